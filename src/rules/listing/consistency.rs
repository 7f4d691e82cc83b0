//! 信息一致: article numbers, and titles against attributes.

use crate::parts;
use crate::records::transaction::{each_in, known};
use super::measures::{self, Measure};
use super::parts::each;
use crate::document::Undetermined;
use crate::identifiers::gtin;
use crate::records::listing::Listing;

rule! {
    OBJ_014 = "OBJ-014", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["GB12904" "check digit" K, "36061" "references" S], confidence H,
    fields ["gtin", "skus/gtin"], formats ["gtin", "skus/gtin"],
    title "商品条码" / "GTIN",
    says "商品条码不对" / "the GTIN is wrong",
    fix "写明 8、12、13 或 14 位的商品条码，末位为校验码" / "give the GTIN of 8, 12, 13 or 14 digits, the last of which checks the others",
    pass {"gtin": "06901234567892"}, fail {"gtin": "6901234567893"} at "/gtin",
    |listing, found| {
        let own = found.identifier(listing.gtin(), gtin::check);
        let variants = listing.skus().get()?.map_or(Ok(()), |skus| each(skus, |sku| found.identifier(sku.gtin(), gtin::check)));
        own.and(variants)
    }
}

rule! {
    /// Between the listings of a transaction; all others only the platform has.
    OBJ_015 = "OBJ-015", Should, audit, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["derived" "one number, one article" I], confidence M,
    fields ["gtin", "brand", "name", "net_content"],
    title "一码一品" / "one number, one article",
    says "同一商品条码在另一商品上载有不同的品牌或净含量" / "another listing carries the same GTIN with another brand or net content",
    fix "核对商品条码、品牌和净含量" / "check GTIN, brand and net content",
    pass {},
    needs [listings, platform],
    across |transaction, found| {
        let listings = known(transaction.listings())?;
        each_in(transaction.listings(), |listing| {
            let Some(first) = found.twin(listings, listing, Listing::gtin)? else { return Ok(()) };
            let contents = |listing: Listing<'_>| -> Result<_, Undetermined> {
                let Some(net) = listing.net_content().get()? else { return Ok((None, None)) };
                Ok((net.quantity().get()?.map(|quantity| quantity.ten_thousandths), net.unit().get()?))
            };
            if first.brand().get()? != listing.brand().get()? || contents(first)? != contents(listing)? {
                found.at(listing.gtin()).related(first.gtin());
            }
            Ok(())
        })
    },
}

/// The brand that a title's word names by ending in 牌, such as 山泉牌; words that only end so, such as 大牌, name none.
fn named_brand(title: &str) -> Option<&str> {
    const COMMON: &str = "品牌 名牌 大牌 金牌 银牌 王牌 招牌 吊牌 铭牌 车牌 门牌 号牌 奖牌 胸牌 标牌 路牌 狗牌 卡牌 桌牌 纸牌 扑克牌 麻将牌";
    let words = title.split(|c: char| c.is_whitespace() || "【】[]（）()/／|,，·、".chars().any(|mark| mark == c));
    let mut named = words.filter(|word| word.chars().count() > 1 && !COMMON.split(' ').any(|common| word.ends_with(common)));
    named.find_map(|word| word.strip_suffix('牌'))
}

/// Whether no measure of the attributes agrees with this one, though one is of its kind.
fn contradicts(stated: Measure, listing: Listing<'_>) -> Result<bool, Undetermined> {
    let mut comparable = false;
    let mut agrees = |measure: Measure| {
        let same_kind = measure.is_mass == stated.is_mass;
        comparable |= same_kind;
        same_kind && stated.agrees(measure)
    };
    if let Some(net) = listing.net_content().get()?
        && let (Some(quantity), Some(unit)) = (net.quantity().get()?, net.unit().get()?)
        && Measure::new(quantity.ten_thousandths, unit.word()).is_some_and(&mut agrees)
    {
        return Ok(false);
    }
    if listing.spec().get()?.into_iter().flat_map(measures::of).any(&mut agrees) {
        return Ok(false);
    }
    if let Some(skus) = listing.skus().get()? {
        for sku in skus.iter() {
            if sku?.name().get()?.into_iter().flat_map(measures::of).any(&mut agrees) {
                return Ok(false);
            }
        }
    }
    Ok(comparable)
}

rule! {
    /// What a title says otherwise in free words no rule can read: a brand it names as one (…牌), masses and volumes are compared.
    OBJ_016 = "OBJ-016", Should, audit, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "17" S, "CRPL" "20" S, "35411" "4 (topic)" S], confidence M,
    fields ["title", "brand", "spec", "net_content", "skus/name"],
    title "标题与属性一致" / "title agrees with attributes",
    says "标题中的数量与规格或净含量不一致" / "a quantity in the title contradicts specification and net content",
    also [brand "标题中的品牌与品牌属性不一致" / "the brand in the title is not the listing's brand"],
    fix "使标题与品牌、规格和净含量一致" / "let the title agree with brand, specification and net content",
    pass {"title": "山泉 不锈钢保温杯 0.5L"}, fail {"title": "山泉牌 不锈钢保温杯 750mL"} at "/title",
    |listing, found| {
        let Some(title) = listing.title().get()? else { return Ok(()) };
        if let (Some(brand), Some(named)) = (listing.brand().get()?, named_brand(title)) {
            let brand = brand.strip_suffix('牌').unwrap_or(brand);
            if !parts::holds(brand, named) && !parts::holds(named, brand) {
                found.add(listing.title(), "brand").related(listing.brand());
            }
        }
        for stated in measures::of(title) {
            if contradicts(stated, listing)? {
                found.at(listing.title()).related(listing.spec()).related(listing.net_content());
                break;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_brands_that_titles_name() {
        let table = [
            ("山泉牌 保温杯", Some("山泉")),
            ("【山泉牌】保温杯", Some("山泉")),
            ("保温杯 大牌 同款", None),
            ("国际名牌 山泉牌 保温杯", Some("山泉")),
            ("扑克牌 防水", None),
            ("保温杯", None),
            ("牌", None),
        ];
        for (title, expected) in table {
            assert_eq!(named_brand(title), expected, "{title}");
        }
    }
}
