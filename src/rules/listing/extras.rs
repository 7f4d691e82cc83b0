//! What comes with the goods, or is charged beside the price: gifts, services, fees, tied items, deposits.

use crate::records::transaction::{Member, each_in, is, known};
use super::parts::{each, not_negative};
use super::price::DIGITS;
use crate::document::{Entry, Undetermined};
use crate::records::listing::Listing;
use crate::report::Param;

rule! {
    /// The price stated here is held against the value stated here; in a transaction, so is that of the gift's own listing.
    OBJ_048 = "OBJ-048", Shall, gate, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "18" S, "ADL" "8" S], confidence H,
    fields ["gifts", "gifts/name", "gifts/quantity", "gifts/listing_id", "gifts/stated_value", "gifts/current_price"],
    formats ["gifts/name", "gifts/quantity", "gifts/listing_id", "gifts/stated_value", "gifts/current_price"],
    title "赠品" / "gifts",
    says "赠品标示价值应为本店现价 {expected}，实为 {actual}" / "the gift's stated value should be its current price in the shop, {expected}, is {actual}",
    also [quantity "赠品数量应大于 0，实为 {actual}" / "the gift's quantity should be above 0, is {actual}"],
    fix "写明赠品的名称和数量；标示价值的，与本店现价一致" / "state each gift's name and quantity; a stated value equals its current price in the shop",
    pass {"gifts": [{"name": "杯刷", "quantity": 1, "stated_value": "9.90", "current_price": "9.90"}]},
    fail {"gifts": [{"name": "杯刷", "quantity": 1, "stated_value": "19.90", "current_price": "9.90"}]} at "/gifts/0/stated_value",
    needs [listings],
    across |transaction, found| {
        let listings = known(transaction.listings())?;
        each_in(transaction.listings(), |listing| {
            let Some(gifts) = listing.gifts().get()? else { return Ok(()) };
            each(gifts, |gift| {
                let (Some(id), Some(stated)) = (gift.listing_id().get()?, gift.stated_value().get()?) else { return Ok(()) };
                let Some(own) = found.find(listings, |other| is(other.listing_id(), id))? else { return found.lack(Member::Platform) };
                let current = known(own.price())?;
                if stated != current {
                    found.at(gift.stated_value()).related(own.price())
                        .param("expected", Param::Decimal(current.with_digits(DIGITS))).param("actual", Param::Decimal(stated.with_digits(DIGITS)));
                }
                Ok(())
            })
        })
    },
    |listing, found| {
        let Some(gifts) = listing.gifts().get()? else { return Ok(()) };
        each(gifts, |gift| {
            let name = found.present([gift.name()]);
            let quantity = found.require(gift.quantity()).map(|quantity| {
                if quantity.ten_thousandths <= 0 {
                    found.add(gift.quantity(), "quantity").param("actual", Param::Decimal(quantity));
                }
            });
            if let (Some(stated), Some(current)) = (gift.stated_value().get()?, gift.current_price().get()?) && stated != current {
                found.at(gift.stated_value()).related(gift.current_price())
                    .param("expected", Param::Decimal(current.with_digits(DIGITS))).param("actual", Param::Decimal(stated.with_digits(DIGITS)));
            }
            name.and(quantity)
        })
    }
}

rule! {
    /// A service that does not say who provides it is undetermined, unless a provider is named.
    OBJ_049 = "OBJ-049", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "11" S], confidence H,
    fields ["pricing/extra_services", "pricing/extra_services/name", "pricing/extra_services/price", "pricing/extra_services/by_seller",
        "pricing/extra_services/provider_name"],
    formats ["pricing/extra_services/name", "pricing/extra_services/price", "pricing/extra_services/provider_name"],
    title "附带服务" / "services beside the goods",
    says "由他人提供的附带服务须写明提供者" / "a service that is not the seller's must name its provider",
    also [negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}"],
    fix "配送、安装、调试等收费服务单独标价，并写明提供者" / "price paid delivery, installation and set-up apart, and name the provider",
    pass {"pricing": {"extra_services": [{"name": "上门安装", "price": "50.00", "by_seller": false, "provider_name": "安师傅服务"}]}},
    fail {"pricing": {"extra_services": [{"name": "上门安装", "price": "50.00", "by_seller": false}]}} at "/pricing/extra_services/0/provider_name",
    |listing, found| {
        let Some(services) = listing.pricing().get()?.map(|pricing| pricing.extra_services().get()).transpose()?.flatten() else { return Ok(()) };
        each(services, |service| {
            let parts = found.present([service.name()]).and(found.present([service.price()])).and(not_negative(found, service.price()));
            if service.provider_name().get()?.is_none() {
                match service.by_seller().get()? {
                    Some(true) => {}
                    Some(false) => {
                        found.at(service.provider_name()).related(service.by_seller());
                    }
                    None => return Err(Undetermined),
                }
            }
            parts
        })
    }
}

rule! {
    /// That no more is charged than is shown, a transaction shows; fees that no listing shows are found by ORD-008.
    OBJ_050 = "OBJ-050", Shall, gate, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "8" S, "PRICE" "13" S], confidence H,
    fields ["pricing/fees", "pricing/fees/name", "pricing/fees/amount"], formats ["pricing/fees/name", "pricing/fees/amount"],
    title "费用标明" / "fees shown",
    says "收取了未标明的费用" / "a fee is charged that is not shown",
    also [
        negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}",
        above_listed "收取的费用 {actual} 高于所标明的 {expected}" / "the fee charged, {actual}, is above the {expected} shown",
    ],
    fix "逐项标明费用的名称和金额" / "show every fee by name and amount",
    pass {"pricing": {"fees": [{"name": "包装费", "amount": "2.00"}]}}, fail {"pricing": {"fees": [{"name": "包装费"}]}} at "/pricing/fees/0/amount",
    needs [listings, order],
    across |transaction, found| crate::rules::transaction::offers::fees_as_listed(transaction, found),
    |listing, found| {
        let Some(fees) = listing.pricing().get()?.map(|pricing| pricing.fees().get()).transpose()?.flatten() else { return Ok(()) };
        each(fees, |fee| {
            let parts = found.present([fee.name()]).and(found.present([fee.amount()]));
            not_negative(found, fee.amount()).and(parts)
        })
    }
}

/// The flag; undetermined where it is not said.
fn said(flag: Entry<'_, bool>) -> Result<bool, Undetermined> {
    flag.get()?.ok_or(Undetermined)
}

rule! {
    OBJ_052 = "OBJ-052", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "19" S], confidence H,
    fields ["bundles", "bundles/preselected", "bundles/conspicuous"], formats ["bundles/listing_id", "bundles/name", "bundles/price"],
    title "搭售非默认" / "no tie by default",
    says "搭售的商品或服务不得默认勾选" / "a tied item must not be preselected",
    also [inconspicuous "搭售须以显著方式提请注意" / "a tie must be pointed out conspicuously"],
    fix "由消费者主动选择搭售，并显著提示" / "let the buyer choose the tied item, and point it out conspicuously",
    pass {"bundles": [{"listing_id": "L-9", "name": "杯刷", "price": "9.90", "preselected": false, "conspicuous": true}]},
    fail {"bundles": [{"listing_id": "L-9", "name": "杯刷", "price": "9.90", "preselected": true, "conspicuous": true}]} at "/bundles/0/preselected",
    |listing, found| {
        let Some(bundles) = listing.bundles().get()? else { return Ok(()) };
        each(bundles, |bundle| {
            let (preselected, conspicuous) = (said(bundle.preselected()), said(bundle.conspicuous()));
            if preselected == Ok(true) {
                found.at(bundle.preselected());
            }
            if conspicuous == Ok(false) {
                found.problem(bundle.conspicuous(), "inconspicuous");
            }
            preselected.and(conspicuous).map(|_| ())
        })
    }
}

rule! {
    /// Whether the conditions of refund are reasonable is for people to judge; that manner and procedure are stated is checked.
    OBJ_054 = "OBJ-054", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "21" S], confidence H,
    fields ["pricing/deposit", "pricing/deposit/amount", "pricing/deposit/refund_manner", "pricing/deposit/refund_procedure"],
    formats ["pricing/deposit/amount", "pricing/deposit/refund_manner", "pricing/deposit/refund_procedure", "pricing/deposit/refund_conditions"],
    title "押金" / "deposit",
    says "押金的金额、退还方式或程序不全" / "the deposit's amount, manner or procedure of refund is incomplete",
    also [negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}"],
    fix "写明押金金额、退还的方式和程序" / "state the deposit's amount, and the manner and procedure of its refund",
    pass {"pricing": {"deposit": {"amount": "50.00", "refund_manner": "原路退回", "refund_procedure": "归还后一日内退还"}}},
    fail {"pricing": {"deposit": {"amount": "50.00", "refund_manner": "原路退回"}}} at "/pricing/deposit/refund_procedure",
    |listing, found| {
        let Some(deposit) = listing.pricing().get()?.map(|pricing| pricing.deposit().get()).transpose()?.flatten() else { return Ok(()) };
        let texts = found.present([deposit.refund_manner(), deposit.refund_procedure()]);
        let amount = found.present([deposit.amount()]);
        not_negative(found, deposit.amount()).and(amount).and(texts)
    }
}
