//! 明码标价: the price, its unit, and the prices of variants and conditions.

use super::parts::{each, not_negative, repeats};
use crate::codes::Currency;
use crate::decimal::Decimal;
use crate::document::{Entry, List};
use crate::records::listing::Listing;
use crate::records::order::SupplyKind;
use crate::records::pricing::Sku;
use crate::report::{Found, Param};
use crate::rule::Outcome;

/// Fractional digits of prices in yuan.
pub(crate) const DIGITS: u8 = 2;

/// A price that is there is not below zero and no finer than a fen.
fn marked(found: &mut Found<'_>, entry: Entry<'_, Decimal>) -> Outcome {
    if let Some(price) = entry.get()?.filter(|price| price.fraction_digits > DIGITS) {
        found.add(entry, "minor_digits").param("digits", Param::Int(i64::from(DIGITS))).param("actual", Param::Int(i64::from(price.fraction_digits)));
    }
    not_negative(found, entry)
}

rule! {
    /// A service may say how it is priced instead (OBJ-029).
    OBJ_040 = "OBJ-040", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "7, 9" S, "CRPL" "20" S], confidence H,
    fields ["price", "currency", "skus/price", "pricing/list_price", "pricing/detail_price", "pricing/compare_price", "service/pricing_method"],
    formats ["price", "currency", "skus/price"],
    title "明码标价" / "price marked",
    says "价格应以人民币标示" / "prices must be in yuan",
    also [
        negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}",
        minor_digits "{label}最多 {digits} 位小数，实有 {actual} 位" / "{label} may have {digits} fractional digits, has {actual}",
    ],
    fix "以阿拉伯数字和人民币标明价格，最多两位小数" / "mark the price in yuan and Arabic digits, with two fractional digits at most",
    pass {"price": 99.5}, fail {"currency": "USD"} at "/currency",
    |listing, found| {
        let currency = listing.currency().get();
        if matches!(currency, Ok(Some(currency)) if currency != Currency::CNY) {
            found.at(listing.currency());
        }
        let by_method = listing.service().get()?.map(|service| service.pricing_method().get()).transpose()?.flatten().is_some();
        let mut outcome = if by_method { Ok(()) } else { found.require(listing.price()).map(|_| ()) };
        outcome = marked(found, listing.price()).and(outcome).and(currency.map(|_| ()));
        if let Some(pricing) = listing.pricing().get()? {
            for price in [pricing.list_price(), pricing.detail_price(), pricing.compare_price()] {
                outcome = marked(found, price).and(outcome);
            }
        }
        let variants = listing.skus().get()?.map_or(Ok(()), |skus| each(skus, |sku| marked(found, sku.price())));
        outcome.and(variants)
    }
}

rule! {
    OBJ_041 = "OBJ-041", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "7" S], confidence H,
    fields ["price_unit", "kind"], formats ["price_unit"],
    title "计价单位" / "pricing unit",
    says "未写明计价单位" / "the pricing unit is not stated",
    fix "写明计价单位，如 个、千克、次" / "state what the price is for: a piece, a kilogram, a visit",
    pass {}, fail {"price_unit": null} at "/price_unit",
    |listing, found| {
        let service = listing.kind().get()? == Some(SupplyKind::Service);
        if service { Ok(()) } else { found.require(listing.price_unit()).map(|_| ()) }
    }
}

/// Whether the variants' prices differ from the listing's or from each other.
fn prices_differ<'r>(listing: Listing<'r>, skus: List<'r, Sku<'r>>) -> Result<bool, crate::document::Undetermined> {
    let mut seen = listing.price().get()?;
    for sku in skus.iter() {
        let Some(price) = sku?.price().get()? else { continue };
        if *seen.get_or_insert(price) != price {
            return Ok(true);
        }
    }
    Ok(false)
}

rule! {
    OBJ_042 = "OBJ-042", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "7" S], confidence H,
    fields ["skus", "skus/name", "skus/price", "price"], formats ["skus/name"],
    title "分别标示" / "variants marked apart",
    says "价格不同的规格名称相同" / "variants of different prices have the same name",
    fix "价格不同的规格分别标明名称和价格" / "mark each variant that differs in price by its own name and price",
    pass {}, fail {"skus": [{"sku_id": "A", "name": "银色", "price": "99.50"}, {"sku_id": "B", "name": "银色", "price": "109.50"}]} at "/skus/1/name",
    |listing, found| {
        let Some(skus) = listing.skus().get()? else { return Ok(()) };
        if !prices_differ(listing, skus)? {
            return Ok(());
        }
        let outcome = each(skus, |sku| found.present([sku.name()]).and(found.present([sku.price()])));
        repeats(skus, Sku::name, |first, second| {
            if first.price().ok() != second.price().ok() {
                found.at(second.name()).related(first.name()).related(second.price());
            }
        });
        outcome
    }
}

rule! {
    OBJ_043 = "OBJ-043", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "6" S, "PPB" "8" S], confidence H,
    fields ["pricing/price_conditions", "pricing/price_conditions/kind", "pricing/price_conditions/condition", "pricing/price_conditions/price"],
    formats ["pricing/price_conditions/kind", "pricing/price_conditions/condition", "pricing/price_conditions/price"],
    title "交易条件" / "conditions of a price",
    says "不同条件下的价格须写明条件" / "a price under other conditions must state the condition",
    also [negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}"],
    fix "写明会员、数量、地区等交易条件及其价格" / "state the condition (membership, quantity, region …) and its price",
    pass {"pricing": {"price_conditions": [{"kind": "volume", "condition": "满 10 个", "price": "89.50"}]}},
    fail {"pricing": {"price_conditions": [{"kind": "volume", "price": "89.50"}]}} at "/pricing/price_conditions/0/condition",
    |listing, found| {
        let Some(conditions) = listing.pricing().get()?.map(|pricing| pricing.price_conditions().get()).transpose()?.flatten() else { return Ok(()) };
        each(conditions, |conditioned| {
            let parts = found.present([conditioned.condition()]).and(found.present([conditioned.kind()])).and(found.present([conditioned.price()]));
            not_negative(found, conditioned.price()).and(parts)
        })
    }
}

rule! {
    /// Where the detail page's price is not given apart, it is the listing's price.
    OBJ_044 = "OBJ-044", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "20(1)" S], confidence H,
    fields ["pricing/list_price", "pricing/detail_price", "price"], formats ["pricing/list_price", "pricing/detail_price"],
    title "首页价与详情价" / "price on list and detail pages",
    says "首页或搜索页价格 {actual} 低于详情页价格 {expected}" / "the price on the home or search page ({actual}) is below the detail page's ({expected})",
    fix "首页、搜索页与详情页标示同一价格" / "mark the same price on home, search and detail pages",
    pass {"pricing": {"list_price": "99.50", "detail_price": "99.50"}}, fail {"pricing": {"list_price": "99.49"}} at "/pricing/list_price",
    |listing, found| {
        let Some(pricing) = listing.pricing().get()? else { return Ok(()) };
        let Some(listed) = pricing.list_price().get()? else { return Ok(()) };
        let (detail, entry) = match pricing.detail_price().get()? {
            Some(detail) => (detail, pricing.detail_price()),
            None => match listing.price().get()? {
                Some(price) => (price, listing.price()),
                None => return Ok(()),
            },
        };
        if listed.ten_thousandths < detail.ten_thousandths {
            found.at(pricing.list_price()).related(entry)
                .param("expected", Param::Decimal(detail.with_digits(DIGITS))).param("actual", Param::Decimal(listed.with_digits(DIGITS)));
        }
        Ok(())
    }
}
