//! What the buyer pays.

use crate::codes::Currency;
use crate::decimal::Decimal;
use crate::document::{Entry, List, Undetermined};
use crate::records::order::{Fee, Order};
use crate::report::{Found, Param};

/// Fractional digits of the order's currency; the yuan's where none is named.
pub(crate) fn digits(order: Order<'_>) -> u8 {
    order.currency().ok().unwrap_or(Currency::CNY).minor_digits
}

/// The sum of an optional list's amounts.
fn sum<'r>(list: Entry<'r, List<'r, Fee<'r>>>) -> Result<i64, Undetermined> {
    let Some(list) = list.get()? else { return Ok(0) };
    let mut sum = 0;
    for fee in list.iter() {
        sum += fee?.amount().get()?.unwrap_or_default().ten_thousandths;
    }
    Ok(sum)
}

/// What the parts of an order add up to.
fn total(order: Order<'_>) -> Result<i64, Undetermined> {
    let mut total = 0;
    for line in order.lines().get()?.ok_or(Undetermined)?.iter() {
        total += crate::rules::order::lines::line_paid(line?)?;
    }
    total += order.freight().get()?.unwrap_or_default().ten_thousandths;
    total += sum(order.fees())? + sum(order.taxes())?;
    if let Some(discounts) = order.discounts().get()? {
        for discount in discounts.iter() {
            total -= discount?.amount().get()?.unwrap_or_default().ten_thousandths;
        }
    }
    Ok(total)
}

rule! {
    /// What the buyer must pay is what its parts add up to.
    ORD_007 = "ORD-007", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["derived" "arithmetic" I, "PRC" "8" S], confidence H,
    fields ["payable_amount", "lines", "lines/line_amount", "lines/unit_price", "lines/quantity", "lines/discount", "freight", "fees", "fees/amount",
        "taxes", "taxes/amount", "discounts", "discounts/amount"],
    formats ["payable_amount", "freight", "fees/amount", "taxes/amount", "discounts/amount"],
    title "应付金额" / "amount payable",
    says "应付金额应为 {expected}，实为 {actual}" / "amount payable should be {expected}, is {actual}",
    also [negative "应付金额不得为负，实为 {actual}" / "amount payable must not be negative, is {actual}"],
    fix "应付金额 = 各行金额 + 运费 + 税费 − 优惠" / "amount payable = line amounts + freight + taxes and fees − discounts",
    pass {}, fail {"payable_amount": "193.00"} at "/payable_amount",
    |order, found| {
        let digits = digits(order);
        let payable = found.require(order.payable_amount())?;
        if payable.ten_thousandths < 0 {
            found.add(order.payable_amount(), "negative").param("actual", Param::Decimal(payable));
        }
        let expected = total(order)?;
        if payable.ten_thousandths != expected {
            let expected = Decimal::exact(expected).with_digits(digits);
            let mut making = found.at(order.payable_amount()).related(order.lines());
            for part in [order.fees(), order.taxes()] {
                making = if part.is_given() { making.related(part) } else { making };
            }
            making = if order.freight().is_given() { making.related(order.freight()) } else { making };
            making = if order.discounts().is_given() { making.related(order.discounts()) } else { making };
            making.param("expected", Param::Decimal(expected)).param("actual", Param::Decimal(payable.with_digits(digits)));
        }
        Ok(())
    }
}

rule! {
    /// What is shown at checkout is no record; listings must show every fee (OBJ-050).
    ORD_008 = "ORD-008", Shall, audit, Transaction on Order,
    home ORDER_PROCESSING, basis ["PRC" "8" S], confidence H,
    fields ["fees", "fees/name"], formats ["fees/name"],
    title "无未标明费用" / "no unmarked fees",
    says "费用未在商品页或结算页标明" / "a fee is marked neither on the listing nor at checkout",
    fix "逐项标明费用名称和金额" / "mark every fee by name and amount",
    pass {}, fail {"fees": [{"amount": "1.00"}], "payable_amount": "195.00"} at "/fees/0/name",
    needs [order, listings],
    across |transaction, found| crate::rules::transaction::offers::fees_are_listed(transaction, found),
    |order, found| {
        let Some(fees) = order.fees().get()? else { return Ok(()) };
        for fee in fees.iter() {
            found.require(fee?.name())?;
        }
        Ok(())
    }
}

rule! {
    /// That it was valid and applied by its rule, a transaction shows for what its listings announce; the rest only the platform knows.
    ORD_009 = "ORD-009", Shall, audit, Transaction on Order,
    home ORDER_PROCESSING, basis ["PRC" "19(5)(7), 20(2)" S], confidence H,
    fields ["discounts", "discounts/promotion_id", "discounts/coupon_id"], formats ["discounts/promotion_id", "discounts/coupon_id"],
    title "优惠依据" / "ground of discounts",
    says "优惠须引用促销活动或优惠券" / "a discount must cite a promotion or coupon",
    also [
        not_valid "下单时优惠不在有效期内（{valid_from} 至 {valid_to}）" / "at order time it was not valid ({valid_from} to {valid_to})",
        above_face "优惠金额 {actual} 超过面值 {expected}" / "the reduction of {actual} is above the face value {expected}",
        below_threshold "商品金额 {actual} 未达到使用门槛 {expected}" / "goods of {actual} do not reach the threshold {expected}",
    ],
    fix "写明 promotion_id 或 coupon_id" / "give promotion_id or coupon_id",
    pass {}, fail {"discounts": [{"amount": "5.00"}]} at "/discounts/0",
    needs [order, listings],
    across |transaction, found| crate::rules::transaction::offers::reductions_hold(transaction, found),
    |order, found| {
        let Some(discounts) = order.discounts().get()? else { return Ok(()) };
        for discount in discounts.iter() {
            let discount = discount?;
            if discount.promotion_id().get()?.is_none() && discount.coupon_id().get()?.is_none() {
                found.at(crate::document::View::entry(discount));
            }
        }
        Ok(())
    }
}

/// One amount against the digits of the currency's minor unit.
fn minor_digits(found: &mut Found<'_>, entry: Entry<'_, Decimal>, digits: u8) {
    if let Some(amount) = entry.ok().filter(|amount| amount.fraction_digits > digits) {
        found.add(entry, "minor_digits").param("digits", Param::Int(i64::from(digits))).param("actual", Param::Int(i64::from(amount.fraction_digits)));
    }
}

rule! {
    ORD_010 = "ORD-010", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["derived" "one currency, its minor unit (ISO 4217)" I], confidence H,
    fields ["currency", "lines/currency", "payable_amount", "paid_amount", "freight", "lines/unit_price", "lines/discount", "lines/line_amount",
        "fees/amount", "taxes/amount", "discounts/amount"],
    formats ["currency", "lines/currency", "paid_amount"],
    title "币种" / "currency",
    says "各行币种须与订单相同" / "lines must be in the order's currency",
    also [minor_digits "{label}最多 {digits} 位小数，实有 {actual} 位" / "{label} may have {digits} fractional digits, has {actual}"],
    fix "以 ISO 4217 代码写明一种币种，金额不超出其最小单位" / "name one currency by its ISO 4217 code, amounts no finer than its minor unit",
    pass {}, fail {"currency": "RMB"} at "/currency",
    |order, found| {
        let currency = found.require(order.currency())?;
        let digits = currency.minor_digits;
        for amount in [order.payable_amount(), order.paid_amount(), order.freight()] {
            minor_digits(found, amount, digits);
        }
        for list in [order.fees(), order.taxes()] {
            for fee in list.ok().iter().flat_map(List::readable) {
                minor_digits(found, fee.amount(), digits);
            }
        }
        for discount in order.discounts().ok().iter().flat_map(List::readable) {
            minor_digits(found, discount.amount(), digits);
        }
        let Some(lines) = order.lines().get()? else { return Ok(()) };
        for line in lines.iter() {
            let line = line?;
            for amount in [line.unit_price(), line.discount(), line.line_amount()] {
                minor_digits(found, amount, digits);
            }
            if line.currency().get()?.is_some_and(|other| other != currency) {
                found.at(line.currency()).related(order.currency());
            }
        }
        Ok(())
    }
}
