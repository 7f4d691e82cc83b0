//! 七日无理由退货: the right, its exclusions, and what is not as new.

use super::parts::names_any;
use crate::document::Undetermined;
use crate::records::goods_kind::GoodsKind;
use crate::records::listing::{Condition, Listing, ReturnExclusion, SaleMode};
use crate::records::order::SupplyKind;

/// Whether the right concerns the listing: goods and digital content, not services.
fn is_returnable(listing: Listing<'_>) -> Result<bool, Undetermined> {
    Ok(listing.kind().get()? != Some(SupplyKind::Service))
}

rule! {
    OBJ_025 = "OBJ-025", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["CRPL" "25" S, "R7D" "exclusions" K], confidence H,
    fields ["return_7d", "return_7d_exclusion", "kind"], formats ["return_7d"],
    title "七日无理由退货" / "seven-day return",
    says "不适用七日无理由退货的，须写明所属情形" / "an exclusion from the seven-day return needs its ground",
    fix "写明是否适用七日无理由退货；不适用的写明情形代码" / "say whether the seven-day return applies; where not, give the ground's code",
    pass {"return_7d": false, "return_7d_exclusion": "custom_made", "sale_mode": "made_to_order"},
    fail {"return_7d": false} at "/return_7d_exclusion",
    |listing, found| {
        if is_returnable(listing)? && !found.require(listing.return_7d())? && listing.return_7d_exclusion().get()?.is_none() {
            found.at(listing.return_7d_exclusion()).related(listing.return_7d());
        }
        Ok(())
    }
}

rule! {
    /// That the buyer confirms exclusions of the second group at each purchase, the order shows (ORD-022).
    OBJ_026 = "OBJ-026", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["CRPL" "25" S, "R7D" "exclusions confirmed at purchase" K], confidence H,
    fields ["return_7d_exclusion", "return_7d", "condition"], formats ["return_7d_exclusion"],
    title "不适用退货的情形" / "grounds of exclusion",
    says "适用七日无理由退货的商品不应写明不适用情形" / "a listing that grants the seven-day return names no ground of exclusion",
    also [not_marked "以临期或瑕疵为由不适用退货的，须明示成色为临期或瑕疵" / "an exclusion for near expiry or defects needs a condition that says so"],
    fix "只使用法定情形代码，并与退货标志和成色一致" / "use the statutory codes, in agreement with the return flag and the condition",
    pass {"return_7d": false, "return_7d_exclusion": "marked_near_expiry_or_defective", "condition": "flawed", "defects": ["杯盖有划痕"]},
    fail {"return_7d": true, "return_7d_exclusion": "value_drops_on_activation"} at "/return_7d_exclusion",
    |listing, found| {
        let Some(exclusion) = listing.return_7d_exclusion().get()? else { return Ok(()) };
        if listing.return_7d().get()? == Some(true) {
            found.at(listing.return_7d_exclusion()).related(listing.return_7d());
        }
        if exclusion == ReturnExclusion::MarkedDefective && !matches!(listing.condition().get()?, Some(Condition::Flawed | Condition::NearExpiry)) {
            found.add(listing.return_7d_exclusion(), "not_marked").related(listing.condition());
        }
        Ok(())
    }
}

/// Whether goods of that kind may fall under that ground. Goods of no particular kind are given the benefit of the doubt where the law's own
/// words turn on the single article.
fn is_plausible(exclusion: ReturnExclusion, kind: GoodsKind) -> bool {
    use GoodsKind as K;
    use ReturnExclusion as X;
    match exclusion {
        X::CustomMade | X::MarkedDefective => true,
        X::Perishable => matches!(kind, K::FreshFood | K::Food | K::BulkFood | K::Agricultural | K::LivePlantOrAnimal),
        X::Digital => matches!(kind, K::Recording | K::DigitalContent),
        X::Periodical => kind == K::Periodical,
        X::Unsafe => {
            let used_on_body = matches!(kind, K::Cosmetics | K::Hygiene | K::MedicalDevice | K::Textile);
            let spoils = kind.is_food() || kind.is_drug() || matches!(kind, K::FreshFood | K::Agricultural | K::Pesticide | K::Chemical);
            used_on_body || spoils || kind == K::General
        }
        X::ValueDrops => matches!(kind, K::Electronics | K::Appliance | K::Recording | K::DigitalContent | K::General),
    }
}

rule! {
    /// A category's code says this only in its own scheme, so the kind of goods is read. What is in stock was not made for the buyer.
    OBJ_027 = "OBJ-027", Should, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["derived" "which ground suits which kind" I], confidence M,
    fields ["return_7d_exclusion", "goods_kind", "kind", "sale_mode", "category_code"],
    title "不适用情形与类目相符" / "exclusion suits the goods",
    says "不适用退货的情形与商品种类不符" / "the ground of exclusion does not suit the kind of goods",
    also [in_stock "现货商品不是消费者定作的商品" / "goods in stock are not made to the buyer's order"],
    fix "选择与商品相符的情形，或适用七日无理由退货" / "choose the ground that suits the goods, or grant the seven-day return",
    pass {"return_7d": false, "return_7d_exclusion": "perishable", "goods_kind": "fresh_food"},
    fail {"return_7d": false, "return_7d_exclusion": "perishable"} at "/return_7d_exclusion",
    |listing, found| {
        let Some(exclusion) = listing.return_7d_exclusion().get()? else { return Ok(()) };
        if exclusion == ReturnExclusion::CustomMade {
            if listing.sale_mode().get()? == Some(SaleMode::InStock) {
                found.add(listing.return_7d_exclusion(), "in_stock").related(listing.sale_mode());
            }
            return Ok(());
        }
        let digital = exclusion == ReturnExclusion::Digital && listing.kind().get()? == Some(SupplyKind::Digital);
        if digital || exclusion == ReturnExclusion::MarkedDefective {
            return Ok(());
        }
        if !is_plausible(exclusion, listing.goods_kind().get()?.ok_or(Undetermined)?) {
            found.at(listing.return_7d_exclusion()).related(listing.goods_kind());
        }
        Ok(())
    }
}

rule! {
    /// Goods that state no condition are offered as new.
    OBJ_028 = "OBJ-028", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["CRPL" "23" S, "SPC8" "7" S, "R7D" "marked at sale" K], confidence M,
    fields ["condition", "defects", "expiry_date"], formats ["condition", "defects"],
    title "瑕疵与二手明示" / "defects and use stated",
    says "有瑕疵的商品须明示其成色" / "goods with defects must say so in their condition",
    also [
        no_defects "二手、翻新或瑕疵商品须写明瑕疵" / "second-hand, refurbished or flawed goods must state their defects",
        no_expiry "临期商品须写明失效日期" / "goods near expiry must state the day of expiry",
    ],
    fix "以成色代码明示二手、翻新、瑕疵或临期，并写明瑕疵或失效日期" / "state second-hand, refurbished, flawed or near expiry by its code, and the defects or the day of expiry",
    pass {"condition": "second_hand", "defects": ["杯身有轻微划痕"]}, fail {"defects": ["杯盖有划痕"]} at "/condition",
    |listing, found| {
        let defects = names_any(listing.defects())?;
        match listing.condition().get()? {
            None | Some(Condition::New) if defects => {
                found.at(listing.condition()).related(listing.defects());
            }
            Some(Condition::SecondHand | Condition::Refurbished | Condition::Flawed) if !defects => {
                found.add(listing.defects(), "no_defects").related(listing.condition());
            }
            Some(Condition::NearExpiry) if !states_expiry(listing)? => {
                found.add(listing.expiry_date(), "no_expiry").related(listing.condition());
            }
            _ => {}
        }
        Ok(())
    }
}

/// Whether a day of expiry is given, by the listing or by its food block.
fn states_expiry(listing: Listing<'_>) -> Result<bool, Undetermined> {
    if listing.expiry_date().get()?.is_some() {
        return Ok(true);
    }
    let food = listing.goods().get()?.map(|goods| goods.food().get()).transpose()?.flatten();
    Ok(food.is_some_and(|food| food.expiry_date().is_given()))
}
