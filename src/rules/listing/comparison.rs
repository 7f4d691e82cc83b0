//! 价格比较: compared prices, their basis, and prices raised before a discount.

use super::price::DIGITS;
use crate::parts;
use crate::decimal::Decimal;
use crate::document::{Entry, Known, Undetermined};
use crate::records::listing::Listing;
use crate::records::pricing::{CompareBasis, PricePoint, Pricing};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::time::{DAY, Timestamp};

/// The deal price that a compared price is bound to: what the basis names; without basis the lowest of seven days, else the last.
fn ceiling(pricing: Pricing<'_>) -> Known<Entry<'_, Decimal>> {
    let given = |entry: Entry<'_, Decimal>| entry.get().map(|price| price.is_some());
    let (lowest, last) = (pricing.lowest_deal_price_7d(), pricing.last_deal_price());
    match pricing.compare_basis().get()? {
        Some(CompareBasis::LowestDeal) => Ok(Some(lowest)),
        Some(CompareBasis::LastDeal) => Ok(Some(last)),
        Some(_) => Ok(None),
        None if given(lowest)? => Ok(Some(lowest)),
        None if given(last)? => Ok(Some(last)),
        None => Err(Undetermined),
    }
}

rule! {
    /// What was really paid before the promotion, only the platform's other orders show; the listing's own statement of it is held against the price here.
    OBJ_045 = "OBJ-045", Shall, gate, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "16" S], confidence H,
    fields ["pricing/compare_price", "pricing/compare_basis", "pricing/lowest_deal_price_7d", "pricing/last_deal_price"],
    formats ["pricing/compare_price", "pricing/compare_basis", "pricing/lowest_deal_price_7d", "pricing/last_deal_price"],
    title "被比较价格" / "compared price",
    says "被比较价格 {actual} 高于成交价 {expected}" / "the compared price {actual} is above the deal price {expected}",
    fix "说明被比较价格的依据；未说明的，不高于前七日最低成交价或最后一次成交价" /
        "state the compared price's basis; without one, keep to the lowest deal price of seven days or the last deal price",
    pass {"pricing": {"compare_price": "109.00", "lowest_deal_price_7d": "109.00"}},
    fail {"pricing": {"compare_price": "129.00", "lowest_deal_price_7d": "109.00"}} at "/pricing/compare_price",
    needs [listings, platform],
    |listing, found| {
        let Some(pricing) = listing.pricing().get()? else { return Ok(()) };
        let Some(compared) = pricing.compare_price().get()? else { return Ok(()) };
        let Some(bound) = ceiling(pricing)? else { return Ok(()) };
        let most = bound.get()?.ok_or(Undetermined)?;
        if compared.ten_thousandths > most.ten_thousandths {
            found.at(pricing.compare_price()).related(bound).related(pricing.compare_basis())
                .param("expected", Param::Decimal(most.with_digits(DIGITS))).param("actual", Param::Decimal(compared.with_digits(DIGITS)));
        }
        Ok(())
    }
}

rule! {
    OBJ_046 = "OBJ-046", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "16" S], confidence H,
    fields ["pricing/compare_basis", "pricing/compare_label"], formats ["pricing/compare_label"],
    title "厂商建议零售价" / "suggested retail price",
    says "以厂商建议零售价比较的，须标示为建议零售价" / "a comparison with the suggested retail price must be labelled as such",
    fix "标示为“厂商建议零售价”" / "label it 厂商建议零售价",
    pass {"pricing": {"compare_price": "129.00", "compare_basis": "msrp", "compare_label": "厂商建议零售价"}},
    fail {"pricing": {"compare_price": "129.00", "compare_basis": "msrp", "compare_label": "原价"}} at "/pricing/compare_label",
    |listing, found| {
        let Some(pricing) = listing.pricing().get()? else { return Ok(()) };
        if pricing.compare_basis().get()? != Some(CompareBasis::Msrp) {
            return Ok(());
        }
        if !parts::holds(found.require(pricing.compare_label())?, "建议零售价") {
            found.at(pricing.compare_label()).related(pricing.compare_basis());
        }
        Ok(())
    }
}

/// When a price came into force, and what it was.
fn step(point: PricePoint<'_>) -> Result<(Timestamp, Decimal), Undetermined> {
    point.at().get()?.zip(point.price().get()?).ok_or(Undetermined)
}

/// Steps up within the window before the start, where the compared price rests on them: a discount computed from it is none.
fn raised(found: &mut Found<'_>, listing: Listing<'_>, pricing: Pricing<'_>, start: Timestamp) -> Outcome {
    let (Some(history), Some(compared)) = (pricing.price_history().get()?, pricing.compare_price().get()?) else { return Ok(()) };
    let window = start.0 - found.setting("window_days") * DAY..start.0;
    let mut before: Option<(Timestamp, Decimal)> = None;
    for point in history.iter() {
        let point = point?;
        let (at, price) = step(point)?;
        if let Some((earlier, lower)) = before {
            if at < earlier {
                return Err(Undetermined);
            }
            let rests_on_it = price.ten_thousandths > lower.ten_thousandths && compared.ten_thousandths > lower.ten_thousandths;
            if rests_on_it && window.contains(&at.0) {
                let making = found.at(point.price()).related(pricing.compare_price()).related(listing.promotion());
                let making = making.param("at", Param::Time(at)).param("expected", Param::Decimal(lower.with_digits(DIGITS)));
                making.param("actual", Param::Decimal(price.with_digits(DIGITS)));
            }
        }
        before = Some((at, price));
    }
    Ok(())
}

rule! {
    /// How short "shortly before" is, the law leaves open: the default is the seven days it counts deal prices by. Points must stand in time order; what
    /// prices there were besides, only the platform knows.
    OBJ_047 = "OBJ-047", Shall, audit, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "17" S, "derived" "the window is a setting" I], confidence M,
    fields ["pricing/price_history", "pricing/price_history/at", "pricing/price_history/price", "pricing/compare_price", "promotion/start"],
    formats ["pricing/price_history/at", "pricing/price_history/price"], settings [window_days = 7],
    title "先涨后降" / "raised, then discounted",
    says "折扣所依据的价格于 {at} 由 {expected} 提高到 {actual}" / "the price behind the discount was raised from {expected} to {actual} at {at}",
    fix "不以促销前临时提高的价格计算折扣" / "compute no discount from a price raised just before the promotion",
    pass {"pricing": {"compare_price": "109.00", "price_history": [{"at": "2026-01-01T00:00:00+08:00", "price": "109.00"}]}},
    fail {"pricing": {"compare_price": "129.00", "compare_basis": "undiscounted", "price_history": [
        {"at": "2026-01-01T00:00:00+08:00", "price": "109.00"}, {"at": "2026-02-25T00:00:00+08:00", "price": "129.00"}]},
        "promotion": {"promotion_id": "M-1", "scope": "全店", "rule": "直降", "start": "2026-03-01T00:00:00+08:00", "end": "2026-03-08T00:00:00+08:00"}}
        at "/pricing/price_history/1/price",
    needs [listings, platform],
    |listing, found| {
        let Some(pricing) = listing.pricing().get()? else { return Ok(()) };
        let Some(promotion) = listing.promotion().get()? else { return Ok(()) };
        let Some(start) = promotion.start().get()? else { return Ok(()) };
        raised(found, listing, pricing, start)
    }
}
