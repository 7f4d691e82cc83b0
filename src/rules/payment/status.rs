//! The payment's status, what the gateway says of it, and when it was paid.

use crate::rules::payment::is_paid;
use crate::records::transaction::{each_in, known};
use crate::document::Undetermined;
use crate::records::payment::{Payment, PaymentStatus};
use crate::report::{Found, Param};

rule! {
    /// That a payment counts as successful is PAY-013's matter.
    PAY_012 = "PAY-012", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "trade_state" S, "ALI" "trade_status" S, "derived" "normalised list" I], confidence H,
    fields ["status", "gateway", "gateway_status"], formats ["status", "gateway", "gateway_status"],
    title "支付状态" / "payment status",
    says "渠道状态对应 {expected}，支付状态实为 {actual}" / "the gateway's state stands for {expected}, the payment's status is {actual}",
    also [unknown_state "该支付渠道没有此状态" / "the gateway has no such state"],
    fix "使用代码表中的支付状态，并与渠道原始状态相符" / "use a status of the code list that agrees with the gateway's own",
    pass {"status": "closed", "gateway_status": "CLOSED"}, fail {"status": "closed"} at "/status",
    |payment, found| {
        let status = found.require(payment.status());
        let (Some(gateway), Some(state)) = (payment.gateway().get()?, payment.gateway_status().get()?) else { return status.map(|_| ()) };
        let meaning = gateway.meaning(state);
        if meaning.is_none() && gateway.has_known_states() {
            found.problem(payment.gateway_status(), "unknown_state");
        }
        let status = status?;
        if let Some(meaning) = meaning.filter(|_| status != PaymentStatus::Success) {
            contradicted(found, payment, status, meaning);
        }
        Ok(())
    }
}

/// A finding where the gateway's state stands for other statuses than the payment's.
fn contradicted(found: &mut Found<'_>, payment: Payment<'_>, status: PaymentStatus, meaning: &[PaymentStatus]) {
    let Some(expected) = meaning.first().filter(|_| !meaning.contains(&status)) else { return };
    found.at(payment.status()).related(payment.gateway_status())
        .param("expected", Param::Word(expected.word())).param("actual", Param::Word(status.word()));
}

rule! {
    /// That the order was marked paid by nothing else, a transaction shows.
    PAY_013 = "PAY-013", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "trade_state SUCCESS" S, "ALI" "TRADE_SUCCESS, TRADE_FINISHED" S], confidence H,
    packs [WechatPay, Alipay],
    fields ["status", "gateway", "gateway_status"],
    title "成功判定" / "what counts as paid",
    says "渠道状态对应 {expected}，不得记为 {actual}" / "the gateway's state stands for {expected}: it must not be taken for {actual}",
    also [
        not_paid "订单记为已付，却没有支付渠道确认成功的支付" / "the order counts as paid, and no payment is confirmed by its gateway",
    ],
    fix "仅凭 SUCCESS（微信支付）或 TRADE_SUCCESS、TRADE_FINISHED（支付宝）认定支付成功"
        / "take only SUCCESS (WeChat Pay) or TRADE_SUCCESS, TRADE_FINISHED (Alipay) for paid",
    pass {}, fail {"gateway_status": "USERPAYING"} at "/status",
    needs [payments, order],
    across |transaction, found| crate::rules::transaction::money::marked_paid_by_a_payment(transaction, found),
    |payment, found| {
        if payment.status().get()? != Some(PaymentStatus::Success) {
            return Ok(());
        }
        let gateway = payment.gateway().get()?.ok_or(Undetermined)?;
        let state = payment.gateway_status().get()?.ok_or(Undetermined)?;
        let meaning = gateway.meaning(state).ok_or(Undetermined)?;
        contradicted(found, payment, PaymentStatus::Success, meaning);
        Ok(())
    }
}

rule! {
    PAY_014 = "PAY-014", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "success_time" S], confidence H,
    fields ["paid_at", "created_at", "status"], formats ["paid_at", "created_at"],
    settings [clock_skew_seconds = 300],
    title "支付时间" / "time of payment",
    says "支付时间早于创建时间" / "the payment was made before it was created",
    also [
        other_time "订单的支付时间不是任何一笔支付的时间" / "the order's time of payment is that of none of its payments",
    ],
    fix "支付成功后以 RFC 3339 写明支付时间，不早于创建时间" / "once paid, give the time as RFC 3339, not before the payment was created",
    pass {}, fail {"paid_at": "2026-03-01T10:00:04+08:00"} at "/paid_at",
    needs [payments, order],
    across |transaction, found| {
        let order = transaction.its_order()?;
        let (payments, skew) = (known(transaction.payments())?, found.setting("clock_skew_seconds").unsigned_abs().saturating_mul(1_000));
        let after = each_in(transaction.payments(), |payment| found.ordered(order.created_at(), payment.paid_at()));
        let Some(told) = order.paid_at().get()? else { return after };
        let at_that_time = |payment: Payment<'_>| Ok(payment.paid_at().get()?.is_some_and(|paid| paid.0.abs_diff(told.0) <= skew));
        if let Some(paid) = found.find(payments, is_paid)?
            && found.find(payments, at_that_time)?.is_none()
        {
            found.add(order.paid_at(), "other_time").related(paid.paid_at());
        }
        after
    },
    |payment, found| {
        if crate::rules::payment::is_paid(payment)? {
            found.require(payment.paid_at())?;
        }
        found.ordered(payment.created_at(), payment.paid_at())
    }
}

rule! {
    PAY_015 = "PAY-015", Shall, audit, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["derived" "no payment for a closed order" I], confidence M,
    fields ["paid_at", "refund"],
    title "关闭后支付" / "paid after closing",
    says "支付晚于订单关闭，且没有退款" / "paid after the order was closed, and not refunded",
    fix "订单关闭后收到的款项应退还" / "refund what is paid after the order was closed",
    pass {},
    needs [payments, order],
    across |transaction, found| crate::rules::transaction::money::late_payments_go_back(transaction, found),
}
