//! Lines, what comes with them, and gifts.

use crate::records::transaction::known;
use crate::decimal::Decimal;
use crate::document::{Known, Undetermined};
use crate::records::order::{Order, OrderLine};
use crate::report::Param;

/// What a line comes to: unit price × quantity − discount, in ten-thousandths; `None` when it does not say.
pub(crate) fn line_total(line: OrderLine<'_>) -> Known<i64> {
    let (Some(price), Some(quantity)) = (line.unit_price().get()?, line.quantity().get()?) else { return Ok(None) };
    let discount = line.discount().get()?.unwrap_or_default().ten_thousandths;
    price.times(quantity).map(|gross| Some(gross - discount)).ok_or(Undetermined)
}

/// What a line says it comes to, else what that is.
pub(crate) fn line_paid(line: OrderLine<'_>) -> Result<i64, Undetermined> {
    match line.line_amount().get()? {
        Some(amount) => Ok(amount.ten_thousandths),
        None => line_total(line)?.ok_or(Undetermined),
    }
}

rule! {
    ORD_003 = "ORD-003", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["CRPL" "28 (quantity, price)" S, "31782" "7.1, 7.3 (topic)" S], confidence H,
    fields ["lines", "lines/listing_id", "lines/listing_version", "lines/name", "lines/spec", "lines/quantity", "lines/unit_price"],
    formats ["lines/listing_id", "lines/listing_version", "lines/name", "lines/spec", "lines/quantity", "lines/unit_price"],
    title "订单明细" / "order lines",
    says "数量应大于 0，实为 {actual}" / "quantity should be above 0, is {actual}",
    also [
        no_lines "订单至少要有一项明细" / "an order needs at least one line",
        negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}",
    ],
    fix "每项明细写明商品编号与版本、名称、规格、数量和单价" / "give each line listing id and version, name, spec, quantity and unit price",
    pass {}, fail {"lines": [], "payable_amount": "5.00"} at "/lines",
    |order, found| {
        let lines = found.require(order.lines())?;
        if lines.is_empty() {
            found.problem(order.lines(), "no_lines");
        }
        let mut outcome = Ok(());
        for line in lines.iter() {
            let Ok(line) = line else {
                outcome = Err(Undetermined);
                continue;
            };
            let texts = found.present([line.listing_id(), line.listing_version(), line.name(), line.spec()]);
            let quantity = found.require(line.quantity()).map(|quantity| {
                if quantity.ten_thousandths <= 0 {
                    found.at(line.quantity()).param("actual", Param::Decimal(quantity));
                }
            });
            let price = found.require(line.unit_price()).map(|price| {
                if price.ten_thousandths < 0 {
                    found.add(line.unit_price(), "negative").param("actual", Param::Decimal(price));
                }
            });
            outcome = outcome.and(texts).and(quantity).and(price);
        }
        outcome
    }
}

rule! {
    ORD_004 = "ORD-004", Shall, audit, Transaction on Order,
    home ORDER_PROCESSING, basis ["ECL" "49 (offer accepted by order)" S], confidence H,
    fields ["lines/listing_id", "lines/listing_version", "created_at"],
    title "商品快照" / "listing snapshot",
    says "所引用的商品版本在下单时未在售" / "the listing version was not on sale at order time",
    also [
        no_such_version "没有所引用的商品版本" / "there is no such version of the listing",
        not_yet "所引用的商品版本于 {published_at} 才发布" / "the listing version was published only at {published_at}",
        replaced "下单时所引用的版本已被后来的版本取代" / "a later version had taken its place at order time",
        other_name "商品名称与所引用的版本不同" / "the name is not that of the listing version",
        other_seller "所引用的商品属于另一卖方" / "the listing is another seller's",
    ],
    fix "引用下单时在售的商品版本" / "refer to the listing version that was on sale at order time",
    pass {},
    needs [order, listings],
    across |transaction, found| crate::rules::transaction::offers::was_on_sale(transaction, found),
}

rule! {
    ORD_005 = "ORD-005", Shall, audit, Transaction on Order,
    home ORDER_PROCESSING, basis ["PRC" "8, 19(2)" S], confidence H,
    fields ["lines/unit_price", "lines/listing_version"],
    title "成交价等于标价" / "price as marked",
    says "成交价应为标价 {expected}，实为 {actual}" / "the unit price should be the price marked, {expected}, is {actual}",
    fix "按商品版本所标价格成交" / "sell at the price of that listing version",
    pass {},
    needs [order, listings],
    across |transaction, found| crate::rules::transaction::offers::price_as_marked(transaction, found),
}

rule! {
    ORD_006 = "ORD-006", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["derived" "arithmetic" I], confidence H,
    fields ["lines/line_amount", "lines/unit_price", "lines/quantity", "lines/discount"],
    formats ["lines/line_amount", "lines/discount"],
    title "行金额" / "line amount",
    says "行金额应为 {expected}，实为 {actual}" / "line amount should be {expected}, is {actual}",
    fix "行金额 = 单价 × 数量 − 行优惠" / "line amount = unit price × quantity − line discount",
    pass {"lines": [{"listing_id": "L-1", "listing_version": "1", "name": "n", "spec": "s", "quantity": 3, "unit_price": "1.10", "line_amount": "3.30"}],
        "payable_amount": "8.30"},
    fail {"lines": [{"listing_id": "L-1", "listing_version": "1", "name": "n", "spec": "s", "quantity": 3, "unit_price": "1.10", "line_amount": "3.00"}],
        "payable_amount": "8.00"} at "/lines/0/line_amount",
    |order, found| {
        let Some(lines) = order.lines().get()? else { return Ok(()) };
        let digits = crate::rules::order::amounts::digits(order);
        let mut outcome = Ok(());
        for line in lines.iter() {
            let pair = line.and_then(|line| Ok((line, line.line_amount().get()?, line_total(line)?)));
            match pair {
                Ok((line, Some(amount), Some(expected))) => {
                    // A fractional quantity may be rounded either way to the minor unit; a whole one leaves nothing to round.
                    let unit = 10i64.pow(u32::from(Decimal::DIGITS.saturating_sub(digits)));
                    let whole = line.quantity().ok().is_none_or(|quantity| quantity.ten_thousandths % Decimal::ONE == 0);
                    let off = (amount.ten_thousandths - expected).abs();
                    if off >= if whole { 1 } else { unit } {
                        let expected = Decimal::exact(expected).with_digits(digits);
                        found.at(line.line_amount()).related(line.unit_price()).related(line.quantity()).related(line.discount())
                            .param("expected", Param::Decimal(expected)).param("actual", Param::Decimal(amount.with_digits(digits)));
                    }
                }
                Ok(_) => {}
                Err(undetermined) => outcome = Err(undetermined),
            }
        }
        outcome
    }
}

rule! {
    ORD_021 = "ORD-021", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["ECL" "19" S], confidence H,
    fields ["lines/tied_items", "lines/tied_items/chosen_by_buyer"],
    title "搭售勾选" / "tied items chosen",
    says "搭售商品须由消费者主动选择，不得默认勾选" / "a tied item needs the buyer's own choice, never a default",
    fix "记录消费者对搭售商品的主动选择" / "record the buyer's explicit choice of the tied item",
    pass {"lines": [{"listing_id": "L-1", "listing_version": "1", "name": "n", "spec": "s", "quantity": 1, "unit_price": "1.00",
        "tied_items": [{"listing_id": "L-2", "name": "t", "chosen_by_buyer": true}]}], "payable_amount": "6.00"},
    fail {"lines": [{"listing_id": "L-1", "listing_version": "1", "name": "n", "spec": "s", "quantity": 1, "unit_price": "1.00",
        "tied_items": [{"listing_id": "L-2", "name": "t", "chosen_by_buyer": false}]}], "payable_amount": "6.00"} at "/lines/0/tied_items/0/chosen_by_buyer",
    |order, found| {
        let Some(lines) = order.lines().get()? else { return Ok(()) };
        for line in lines.iter() {
            let Some(tied) = line?.tied_items().get()? else { continue };
            for item in tied.iter() {
                let chosen = item?.chosen_by_buyer();
                if chosen.get()? != Some(true) {
                    found.at(chosen);
                }
            }
        }
        Ok(())
    }
}

rule! {
    ORD_022 = "ORD-022", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["CRPL" "25" S, "R7D" "confirmation per purchase" S], confidence H,
    fields ["lines/return_7d_excluded", "lines/return_7d_exclusion_confirmed_at", "paid_at"],
    formats ["lines/return_7d_exclusion_confirmed_at"],
    title "不适用退货的单次确认" / "exclusion from return confirmed",
    says "消费者须在付款前确认该商品不适用七日无理由退货" / "the buyer must confirm the exclusion from the seven-day return before paying",
    also [
        not_marked "商品标明不适用七日无理由退货，订单明细没有写明" / "the listing excludes the goods from returns without reason, the line does not say so",
        returnable "商品标明适用七日无理由退货，订单明细却写为不适用" / "the listing takes returns without reason, the line excludes them",
    ],
    fix "每次购买时取得消费者确认并记录时间" / "have the buyer confirm at each purchase and record when",
    pass {},
    fail {"lines": [{"listing_id": "L-1", "listing_version": "1", "name": "n", "spec": "s", "quantity": 1, "unit_price": "1.00",
        "return_7d_excluded": true}], "payable_amount": "6.00"} at "/lines/0/return_7d_exclusion_confirmed_at",
    needs [order, listings],
    across |transaction, found| crate::rules::transaction::offers::exclusion_as_listed(transaction, found),
    |order, found| {
        let Some(lines) = order.lines().get()? else { return Ok(()) };
        for line in lines.iter() {
            let line = line?;
            if line.return_7d_excluded().get()? != Some(true) {
                continue;
            }
            let confirmed = found.require(line.return_7d_exclusion_confirmed_at())?;
            if let Some(paid) = order.paid_at().get()?.filter(|paid| confirmed > *paid) {
                found.at(line.return_7d_exclusion_confirmed_at()).related(order.paid_at())
                    .param("not_after", Param::Time(paid)).param("actual", Param::Time(confirmed));
            }
        }
        Ok(())
    }
}

rule! {
    /// That the promotion ran, a transaction shows for what its listings announce; the rest only the platform knows.
    ORD_023 = "ORD-023", Shall, gate, Transaction on Order,
    home ORDER_PROCESSING, basis ["PRC" "18" S, "SPC8" "8" S], confidence H,
    fields ["gifts", "gifts/name", "gifts/quantity", "gifts/unit_price", "gifts/promotion_id"],
    formats ["gifts/name", "gifts/quantity", "gifts/unit_price", "gifts/promotion_id"],
    title "赠品行" / "gift lines",
    says "赠品价格应为 0，实为 {actual}" / "the price of a gift should be 0, is {actual}",
    also [
        not_valid "下单时促销活动不在有效期内（{valid_from} 至 {valid_to}）" / "at order time the promotion was not running ({valid_from} to {valid_to})",
    ],
    fix "写明赠品名称、数量和所依据的促销活动" / "name the gift, its quantity and the promotion behind it",
    pass {"gifts": [{"name": "杯刷", "quantity": 1, "unit_price": "0.00", "promotion_id": "M-9"}]},
    fail {"gifts": [{"name": "杯刷", "quantity": 1, "unit_price": "0.00"}]} at "/gifts/0/promotion_id",
    needs [order, listings],
    across |transaction, found| {
        let Some(gifts) = transaction.its_order()?.gifts().get()? else { return Ok(()) };
        let mut outcome = Ok(());
        for gift in gifts.iter() {
            let promotion = gift?.promotion_id();
            outcome = outcome.and(crate::rules::transaction::offers::promotion_holds(transaction, found, promotion, known(promotion)?));
        }
        outcome
    },
    |order, found| {
        let Some(gifts) = order.gifts().get()? else { return Ok(()) };
        for gift in gifts.iter() {
            let gift = gift?;
            let texts = found.present([gift.name(), gift.promotion_id()]);
            found.require(gift.quantity())?;
            if let Some(price) = gift.unit_price().get()?.filter(|price| price.ten_thousandths != 0) {
                found.at(gift.unit_price()).param("actual", Param::Decimal(price));
            }
            texts?;
        }
        Ok(())
    }
}
