//! Money that goes back.

use crate::document::View as _;
use crate::records::transaction::{each_in, known};
use crate::decimal::Decimal;
use crate::document::{Entry, Undetermined};
use crate::records::payment::Payment;
use crate::records::settlement::{PaymentRefund, RefundStatus};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::payment::amounts::{in_minor_units, positive, shown};
use crate::rules::payment::is_paid;

/// A judgement of every refund; one that cannot be read leaves it open.
fn each<'r>(payment: Payment<'r>, mut judge: impl FnMut(PaymentRefund<'r>) -> Outcome) -> Outcome {
    let Some(refunds) = payment.refund().get()? else { return Ok(()) };
    let mut outcome = Ok(());
    for refund in refunds.iter() {
        outcome = refund.and_then(&mut judge).and(outcome);
    }
    outcome
}

rule! {
    /// That the original payment exists, this record shows where it is of the same payment; in a transaction no refund stands twice.
    PAY_041 = "PAY-041", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["derived" "a refund of a payment" I], confidence H,
    fields ["refund", "refund/refund_id", "refund/payment_id", "payment_id", "status"], formats ["refund/refund_id", "refund/payment_id"],
    title "退款关联" / "refund linked to its payment",
    says "支付未成功，不能退款" / "the payment did not succeed: there is nothing to refund",
    also [
        other_payment "退款所属的支付单不是本支付单" / "the refund is of another payment",
        repeated "两笔退款的退款单号相同" / "two refunds have the same number",
    ],
    fix "写明退款单号和所退的成功支付" / "name the refund and the successful payment it gives back",
    pass {"status": "refunded", "refund": [{"refund_id": "RF-1", "payment_id": "PM-20260301-0001", "amount": "194.00", "channel": "wallet",
        "status": "success", "requested_at": "2026-03-02T10:00:00+08:00", "refunded_at": "2026-03-02T10:00:09+08:00"}]},
    fail {"refund": [{"refund_id": "RF-1", "amount": "194.00", "channel": "wallet", "status": "processing"}]} at "/refund/0/payment_id",
    needs [payments],
    across |transaction, found| each_in(transaction.payments(), |payment| each(payment, |refund| {
        let Some((_, first)) = crate::rules::transaction::money::refund(transaction, found, known(refund.refund_id())?)? else { return Ok(()) };
        if first.entry().slot != refund.entry().slot {
            found.add(refund.refund_id(), "repeated").related(first.refund_id());
        }
        Ok(())
    })),
    |payment, found| {
        each(payment, |refund| {
            let ids = found.present([refund.refund_id(), refund.payment_id()]);
            if let (Some(own), Some(named)) = (payment.payment_id().get()?, refund.payment_id().get()?)
                && own != named
            {
                found.add(refund.payment_id(), "other_payment").related(payment.payment_id());
            }
            if payment.status().get()?.is_some() && !is_paid(payment)? && refund.status().get()? != Some(RefundStatus::Closed) {
                found.at(refund.payment_id()).related(payment.status());
            }
            ids
        })
    }
}

rule! {
    /// Closed refunds gave nothing back. In a transaction, what cases claim of a payment counts too.
    PAY_042 = "PAY-042", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["derived" "arithmetic" I], confidence H,
    fields ["refund", "refund/amount", "refund/status", "amount", "currency"], formats ["refund/amount"],
    title "退款金额" / "amount of refunds",
    says "退款金额应大于 0，实为 {actual}" / "a refund should be above 0, is {actual}",
    also [
        minor_digits "{label}最多 {digits} 位小数，实有 {actual} 位" / "{label} may have {digits} fractional digits, has {actual}",
        above_payment "退款合计 {actual} 超过支付金额 {expected}" / "refunds of {actual} are above the payment's {expected}",
    ],
    fix "每笔退款大于 0，合计不超过支付金额" / "let each refund be above 0, and all together at most what was paid",
    pass {"refund": [
        {"refund_id": "RF-1", "payment_id": "PM-20260301-0001", "amount": "100.00", "channel": "wallet", "status": "processing"},
        {"refund_id": "RF-2", "payment_id": "PM-20260301-0001", "amount": "94.00", "channel": "wallet", "status": "processing"}]},
    fail {"refund": [
        {"refund_id": "RF-1", "payment_id": "PM-20260301-0001", "amount": "100.00", "channel": "wallet", "status": "processing"},
        {"refund_id": "RF-2", "payment_id": "PM-20260301-0001", "amount": "94.01", "channel": "wallet", "status": "processing"}]} at "/refund",
    needs [payments, aftersales],
    across |transaction, found| crate::rules::transaction::money::no_more_back_than_paid(transaction, found),
    |payment, found| {
        let (mut sum, mut units) = (0, Ok(()));
        each(payment, |refund| {
            let amount = positive(found, payment, refund.amount())?;
            units = units.and(in_minor_units(found, payment, refund.amount()));
            if refund.status().get()? != Some(RefundStatus::Closed) {
                sum += amount.ten_thousandths;
            }
            Ok(())
        })?;
        if sum == 0 {
            return units;
        }
        let paid = payment.amount().get()?.ok_or(Undetermined)?;
        if sum > paid.ten_thousandths {
            found.add(payment.refund(), "above_payment").related(payment.amount())
                .param("expected", shown(payment, paid)).param("actual", shown(payment, Decimal::exact(sum)));
        }
        units
    }
}

/// The last four digits that an account shows, masked or not.
fn last_four(account: &str) -> Option<&[u8]> {
    account.as_bytes().last_chunk::<4>().filter(|last| last.iter().all(u8::is_ascii_digit)).map(<[u8; 4]>::as_slice)
}

/// Accounts are told apart by the last four digits both show; names and pseudonyms say nothing.
fn same_account<'r>(found: &mut Found<'_>, paid_from: Entry<'r, &'r str>, refunded_to: Entry<'r, &'r str>) -> Outcome {
    if let (Some(from), Some(to)) = (paid_from.get()?.and_then(last_four), refunded_to.get()?.and_then(last_four))
        && from != to
    {
        found.add(refunded_to, "other_account").related(paid_from);
    }
    Ok(())
}

rule! {
    PAY_043 = "PAY-043", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["R7D" "same way as paid" K], confidence M,
    fields ["refund", "refund/channel", "refund/account_ref", "refund/buyer_agreed_at", "channel", "payer/account_ref"],
    formats ["refund/channel", "refund/account_ref", "refund/buyer_agreed_at"],
    title "原路退回" / "refunded the way it was paid",
    says "退款方式 {actual} 与支付方式 {expected} 不同，消费者未同意" / "refunded by {actual}, paid by {expected}, and the buyer did not agree to it",
    also [other_account "退款账户与付款账户不同，消费者未同意" / "refunded to another account than it was paid from, and the buyer did not agree to it"],
    fix "按原支付方式和账户退款；采用其他方式的，记录消费者同意的时间" / "refund the way and to the account it was paid from, or record when the buyer agreed otherwise",
    pass {"refund": [{"refund_id": "RF-1", "payment_id": "PM-20260301-0001", "amount": "100.00", "channel": "bank", "status": "processing",
        "buyer_agreed_at": "2026-03-02T10:00:00+08:00"}]},
    fail {"refund": [{"refund_id": "RF-1", "payment_id": "PM-20260301-0001", "amount": "100.00", "channel": "bank", "status": "processing"}]}
        at "/refund/0/channel",
    needs [payments],
    |payment, found| each(payment, |refund| {
        if refund.buyer_agreed_at().get()?.is_some() || refund.status().get()? == Some(RefundStatus::Closed) {
            return Ok(());
        }
        let account = match payment.payer().get()? {
            Some(payer) => same_account(found, payer.account_ref(), refund.account_ref()),
            None => Ok(()),
        };
        let paid_by = payment.channel().get()?.ok_or(Undetermined)?;
        let refunded_by = refund.channel().get()?.ok_or(Undetermined)?;
        if refunded_by != paid_by {
            found.at(refund.channel()).related(payment.channel())
                .param("expected", Param::Word(paid_by.word())).param("actual", Param::Word(refunded_by.word()));
        }
        account
    })
}

rule! {
    /// That order and after-sale say the same, a transaction shows.
    PAY_044 = "PAY-044", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["derived" "list of states, order of times" I], confidence H,
    fields ["refund", "refund/status", "refund/requested_at", "refund/refunded_at", "paid_at"],
    formats ["refund/status", "refund/requested_at", "refund/refunded_at"],
    title "退款状态" / "status of refunds",
    says "退款状态不在代码表中" / "the refund's status is not in the code list",
    also [
        case_refused "售后单未同意退款，退款却已成功" / "the case was turned down, yet the refund succeeded",
        not_refunded "订单记为已退款，只退 {actual}，已付 {expected}" / "the order counts as refunded, yet only {actual} of {expected} went back",
    ],
    fix "使用代码表中的退款状态；退款成功的写明时间，不早于申请" / "use a status of the code list; once refunded give the time, not before the request",
    pass {"refund": [{"refund_id": "RF-1", "payment_id": "PM-20260301-0001", "amount": "100.00", "channel": "wallet", "status": "success",
        "requested_at": "2026-03-02T10:00:00+08:00", "refunded_at": "2026-03-02T10:00:00+08:00"}]},
    fail {"refund": [{"refund_id": "RF-1", "payment_id": "PM-20260301-0001", "amount": "100.00", "channel": "wallet", "status": "success",
        "requested_at": "2026-03-02T10:00:00+08:00", "refunded_at": "2026-03-02T09:59:59+08:00"}]} at "/refund/0/refunded_at",
    needs [payments, order, aftersales],
    across |transaction, found| crate::rules::transaction::money::refunds_follow_cases(transaction, found),
    |payment, found| {
        each(payment, |refund| {
            if found.require(refund.status())? == RefundStatus::Success {
                found.present([refund.refunded_at()])?;
            }
            let order = found.ordered(refund.requested_at(), refund.refunded_at());
            found.ordered(payment.paid_at(), refund.requested_at()).and(found.ordered(payment.paid_at(), refund.refunded_at())).and(order)
        })
    }
}
