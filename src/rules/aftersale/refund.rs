//! Paying the price back: when, how much, how, and what is undone with it.

use crate::decimal::Decimal;
use crate::document::{Entry, Undetermined};
use crate::records::aftersale::{Aftersale, AftersaleType, CaseStatus};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::aftersale::{digits, due_within_days};

/// Days from receipt of the goods to the refund (CRPL 25).
const REFUND_DAYS: i64 = 7;
/// Days after which delay counts as deliberate (PEN 9(4)).
const DELIBERATE_DAYS: i64 = 15;

/// The price of goods returned without reason is paid back within days of their receipt.
fn refund_within(case: Aftersale<'_>, found: &mut Found<'_>, days: i64) -> Outcome {
    if !case.is_no_reason_return()? {
        return Ok(());
    }
    let refunded = case.refunded_at().get()?.is_some();
    if !refunded && case.status().get()?.is_some_and(CaseStatus::is_turned_down) {
        return Ok(());
    }
    due_within_days(found, case.refunded_at(), case.goods_received_at(), days)
}

rule! {
    AFS_013 = "AFS-013", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["CRPL" "25" S], confidence H,
    fields ["type", "reason", "status", "refunded_at", "goods_received_at", "refunded_in_advance"], formats ["refunded_at"],
    title "七日退款" / "refund within seven days",
    says "应自收到退货之日起 7 日内退款" / "the price must be paid back within 7 days of receiving the goods",
    fix "自收到退货次日起 7 日内退款；先行退款的，写明 refunded_in_advance" / "pay back within 7 days of receiving the goods, or say refunded_in_advance",
    pass {"refunded_at": "2026-02-21T23:59:59.999+08:00", "refund": null},
    fail {"refunded_at": "2026-02-22T00:00:00+08:00", "refund": null} at "/refunded_at",
    |case, found| {
        if case.refunded_in_advance().get()? != Some(true) {
            found.ordered(case.goods_received_at(), case.refunded_at())?;
        }
        refund_within(case, found, REFUND_DAYS)
    }
}

rule! {
    /// What AFS-013 finds late already, seen once more: beyond fifteen days the law presumes intent.
    AFS_014 = "AFS-014", Shall, audit, Record on Aftersale,
    home AFTER_SALES, basis ["PEN" "9(4)" S], confidence H,
    fields ["type", "reason", "status", "refunded_at", "goods_received_at"],
    title "超 15 日退款" / "refund after fifteen days",
    says "超过 15 日未退款，视为故意拖延" / "a refund after more than 15 days counts as deliberate delay",
    also [
        too_late "退款时间 {actual} 超过 15 日期限 {not_after}，视为故意拖延" / "paid back at {actual}, after the 15 days to {not_after}: counts as deliberate delay",
        overdue "15 日期限 {not_after} 已过，仍未退款，视为故意拖延" / "the 15 days ended at {not_after} without a refund: counts as deliberate delay",
    ],
    fix "立即退款" / "pay back at once",
    pass {"goods_received_at": "2026-02-12T10:00:00+08:00", "refunded_at": "2026-02-27T23:59:59.999+08:00", "refund": null},
    fail {"goods_received_at": "2026-02-12T10:00:00+08:00", "refunded_at": "2026-02-28T00:00:00+08:00", "refund": null} at "/refunded_at",
    |case, found| refund_within(case, found, DELIBERATE_DAYS)
}

/// What is stated as deducted: each deduction with its reason.
fn deducted(case: Aftersale<'_>, found: &mut Found<'_>) -> Result<i64, Undetermined> {
    let Some(deductions) = case.deductions().get()? else { return Ok(0) };
    let mut sum = 0;
    for deduction in deductions.iter() {
        let deduction = deduction?;
        found.present([deduction.reason()])?;
        sum += found.require(deduction.amount())?.ten_thousandths;
        not_negative(found, deduction.amount());
    }
    Ok(sum)
}

fn not_negative(found: &mut Found<'_>, entry: Entry<'_, Decimal>) {
    if entry.ok().is_some_and(|amount| amount.ten_thousandths < 0) {
        found.problem(entry, "negative");
    }
}

rule! {
    /// What was paid for the goods, a transaction shows; where the case carries it, the sum is checked.
    AFS_015 = "AFS-015", Shall, gate, Transaction on Aftersale,
    home AFTER_SALES, basis ["CRPL" "25" S], confidence H,
    fields ["type", "status", "refunded_at", "refund_amount", "goods_paid_amount", "refund_freight", "deductions", "deductions/amount",
        "deductions/reason", "currency"],
    formats ["refund_amount", "goods_paid_amount", "refund_freight", "deductions/amount", "deductions/reason", "currency"],
    title "退还价款" / "price paid back",
    says "退款金额应为 {expected}，实为 {actual}" / "the amount paid back should be {expected}, is {actual}",
    also [
        negative "{label}不得为负" / "{label} must not be negative",
        above_line "退货商品价款合计 {actual} 超过该明细的 {expected}" / "{actual} is claimed back for a line of {expected}",
        below_line "退货商品价款应为 {expected}，实为 {actual}" / "the price paid for the goods should be {expected}, is {actual}",
    ],
    fix "退款金额 = 退货商品实付价款 + 退还运费 − 写明原因的扣减" / "amount paid back = price paid for the goods + freight paid back − deductions stated with their reasons",
    pass {"deductions": [{"reason": "配件缺失", "amount": "9.00"}], "refund_freight": "10.00", "refund_amount": "190.00", "refund": null},
    fail {"refund_amount": "179.00", "refund": null} at "/refund_amount",
    needs [aftersales, order],
    across |transaction, found| crate::rules::transaction::cases::price_is_that_paid(transaction, found),
    |case, found| {
        not_negative(found, case.refund_amount());
        not_negative(found, case.refund_freight());
        if case.r#type().get()? != Some(AftersaleType::ReturnRefund) {
            return Ok(());
        }
        let amount = match case.refund_amount().get()? {
            Some(amount) => amount,
            None if case.is_refunded()? => found.require(case.refund_amount())?,
            None => return Ok(()),
        };
        let deducted = deducted(case, found)?;
        // Where the case does not carry the price paid, the order does.
        let Some(price) = case.goods_paid_amount().get()? else { return Ok(()) };
        let freight = case.refund_freight().get()?.unwrap_or_default();
        let expected = price.ten_thousandths + freight.ten_thousandths - deducted;
        if amount.ten_thousandths != expected {
            let digits = digits(case);
            found.at(case.refund_amount()).related(case.goods_paid_amount()).related(case.refund_freight()).related(case.deductions())
                .param("expected", Param::Decimal(Decimal::exact(expected).with_digits(digits)))
                .param("actual", Param::Decimal(amount.with_digits(digits)));
        }
        Ok(())
    }
}

rule! {
    AFS_018 = "AFS-018", Should, audit, Record on Aftersale,
    home AFTER_SALES, basis ["R7D" "points, coupons and gifts" K], confidence M,
    fields ["type", "status", "refunded_at", "coupons_points_returned", "coupons_points_returned/used", "coupons_points_returned/rule"],
    formats ["coupons_points_returned/rule", "coupons_points_returned/coupons", "coupons_points_returned/points", "coupons_points_returned/gifts"],
    title "积分、优惠券和赠品" / "points, coupons and gifts",
    says "没有写明积分、优惠券和赠品的处理规则" / "how points, coupons and gifts are handled is not stated",
    fix "写明处理规则；订单没有用过的，写 used 为 false" / "state the rule; where the order used none, say used: false",
    pass {"coupons_points_returned": {"used": false, "rule": null}},
    fail {"coupons_points_returned": {"rule": null}} at "/coupons_points_returned/rule",
    |case, found| {
        if case.r#type().get()? != Some(AftersaleType::ReturnRefund) || !case.is_refunded()? {
            return Ok(());
        }
        let handled = found.require(case.coupons_points_returned())?;
        if handled.used().get()? == Some(false) {
            return Ok(());
        }
        found.require(handled.rule()).map(|_| ())
    }
}

rule! {
    /// That there is such a refund, and that it went back the way it says, a transaction shows.
    AFS_023 = "AFS-023", Shall, gate, Transaction on Aftersale,
    home AFTER_SALES, basis ["derived" "case and refund agree" I], confidence H,
    fields ["refund", "refund/refund_id", "refund/payment_id", "refund/amount", "refund/channel", "refund/refunded_at", "refund_amount",
        "refunded_at"],
    formats ["refund/refund_id", "refund/payment_id", "refund/amount", "refund/channel", "refund/refunded_at"], settings [clock_skew_seconds = 300],
    title "退款一致" / "case and refund agree",
    says "退款记录金额应为 {expected}，实为 {actual}" / "the refund's amount should be {expected}, is {actual}",
    also [
        other_time "退款记录时间 {actual} 与售后单的退款时间 {expected} 不符" / "the refund's time {actual} is not the case's, {expected}",
        no_such_refund "支付记录中没有这笔退款" / "no payment has such a refund",
        other_payment "退款属于另一笔支付" / "the refund is of another payment",
        other_channel "退款渠道与支付记录不同" / "the refund went another way than the payment's record says",
    ],
    fix "退款记录的金额、渠道和时间与售后单一致" / "let the refund's amount, channel and time agree with the case's",
    pass {"refund": {"refunded_at": "2026-02-16T10:05:00+08:00"}}, fail {"refund": {"amount": "188.00"}} at "/refund/amount",
    needs [aftersales, payments],
    across |transaction, found| crate::rules::transaction::cases::refund_is_on_record(transaction, found),
    |case, found| {
        let Some(refund) = case.refund().get()? else { return Ok(()) };
        let complete = found.present([refund.refund_id(), refund.payment_id(), refund.channel()]);
        let amount = found.require(refund.amount());
        let time = found.require(refund.refunded_at());
        if let (Ok(actual), Some(expected)) = (amount, case.refund_amount().get()?)
            && actual != expected
        {
            let digits = digits(case);
            found.at(refund.amount()).related(case.refund_amount())
                .param("expected", Param::Decimal(expected.with_digits(digits))).param("actual", Param::Decimal(actual.with_digits(digits)));
        }
        let skew = found.setting("clock_skew_seconds").unsigned_abs().saturating_mul(1_000);
        if let (Ok(actual), Some(expected)) = (time, case.refunded_at().get()?)
            && actual.0.abs_diff(expected.0) > skew
        {
            found.add(refund.refunded_at(), "other_time").related(case.refunded_at())
                .param("expected", Param::Time(expected)).param("actual", Param::Time(actual));
        }
        complete.and(amount.map(|_| ())).and(time.map(|_| ()))
    }
}

rule! {
    /// Whether the order was invoiced, the case says or a transaction shows.
    AFS_042 = "AFS-042", Should, audit, Transaction on Aftersale,
    home AFTER_SALES, basis ["INV" "red invoices on return" K], confidence M,
    fields ["type", "status", "refunded_at", "invoiced", "invoice_reversal", "invoice_reversal/number", "invoice_reversal/amount",
        "invoice_reversal/at"],
    formats ["invoice_reversal/number", "invoice_reversal/amount", "invoice_reversal/at"],
    title "红字发票" / "credit note",
    says "已开发票的订单退款后没有开具红字发票" / "an invoiced order was refunded without a credit note",
    fix "退款后开具红字发票，写明号码、金额和时间" / "issue a credit note on refund, with number, amount and time",
    pass {"invoiced": true, "invoice_reversal": {"number": "26330000000000000009", "amount": "-189.00", "at": "2026-02-17T10:00:00+08:00"}},
    fail {"invoiced": true} at "/invoice_reversal",
    needs [aftersales, order],
    across |transaction, found| crate::rules::transaction::cases::credit_note(transaction, found),
    |case, found| {
        if case.invoice_reversal().get()?.is_none() && !(case.invoiced().get()? == Some(true) && case.is_refunded()?) {
            return Ok(());
        }
        let reversal = found.require(case.invoice_reversal())?;
        let number = found.present([reversal.number()]);
        let amount = found.present([reversal.amount()]);
        found.present([reversal.at()]).and(number).and(amount)
    }
}
