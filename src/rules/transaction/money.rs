//! What was due, paid and given back.

use crate::decimal::Decimal;
use crate::document::{List, Undetermined};
use crate::records::order::{Order, OrderStatus};
use crate::records::payment::{Payment, PaymentChannel, PaymentStatus};
use crate::records::settlement::{PaymentRefund, RefundStatus};
use crate::records::transaction::{Transaction, each_in, is, known};
use crate::report::{Found, Making, Param};
use crate::rule::Outcome;
use crate::rules::order::amounts::digits;
use crate::rules::payment::is_paid;
use crate::sort::sort;
use crate::time::Timestamp;

/// Related fields that a finding about many of them names.
const NAMED: usize = 8;

fn shown(order: Order<'_>, ten_thousandths: i64) -> Param {
    Param::Decimal(Decimal::exact(ten_thousandths).with_digits(digits(order)))
}

/// Sums of a transaction's payments, in ten-thousandths.
#[derive(Default)]
pub(crate) struct Paid {
    /// Of those that succeeded, given back or not.
    pub(crate) total: i64,
    /// What payers gave of that, after the reductions of the gateway.
    by_payers: i64,
    /// To be collected on delivery, and not yet.
    pub(crate) to_collect: bool,
}

/// What was paid. In several currencies there is no sum: that they differ is another rule's matter.
pub(crate) fn paid(transaction: Transaction<'_>) -> Result<Paid, Undetermined> {
    let currency = transaction.its_order()?.currency().get()?;
    let mut paid = Paid::default();
    each_in(transaction.payments(), |payment| {
        if !is_paid(payment)? {
            paid.to_collect |= payment.channel().get()? == Some(PaymentChannel::Cod);
            return Ok(());
        }
        if payment.currency().get()? != currency {
            return Err(Undetermined);
        }
        let amount = known(payment.amount())?.ten_thousandths;
        let by_payer = payment.amount_detail().get()?.map_or(Ok(None), |detail| detail.payer_total().get())?;
        paid.total += amount;
        paid.by_payers += by_payer.map_or(amount, |by_payer| by_payer.ten_thousandths);
        Ok(())
    })?;
    Ok(paid)
}

/// What was given back of a payment, or is about to be.
fn refunded_of(payment: Payment<'_>) -> Result<i64, Undetermined> {
    let mut sum = 0;
    for refund in payment.refund().get()?.iter().flat_map(List::iter) {
        let refund = refund?;
        if !matches!(known(refund.status())?, RefundStatus::Closed | RefundStatus::Abnormal) {
            sum += known(refund.amount())?.ten_thousandths;
        }
    }
    Ok(sum)
}

fn refunded(transaction: Transaction<'_>) -> Result<i64, Undetermined> {
    let mut sum = 0;
    each_in(transaction.payments(), |payment| {
        sum += refunded_of(payment)?;
        Ok(())
    })?;
    Ok(sum)
}

/// When the payments had made up what is due; none where they have not, or nothing is due.
pub(crate) fn settled_at(transaction: Transaction<'_>) -> Result<Option<Timestamp>, Undetermined> {
    let payable = known(transaction.its_order()?.payable_amount())?.ten_thousandths;
    let payments = known(transaction.payments())?;
    let one = |payment: Payment<'_>| Ok((known(payment.paid_at())?, known(payment.amount())?.ten_thousandths));
    let mut last = None;
    if payments.len() > 1 {
        let mut all = Vec::new();
        each_in(transaction.payments(), |payment| {
            if is_paid(payment)? {
                all.push(one(payment)?);
            }
            Ok(())
        })?;
        sort(&mut all, |a, b| a < b);
        let mut sum = 0;
        last = all
            .iter()
            .find(|(_, amount)| {
                sum += amount;
                sum >= payable
            })
            .map(|(at, _)| *at);
    } else if let Some(payment) = payments.iter().next() {
        let payment = payment?;
        if is_paid(payment)? {
            last = Some(one(payment)?).filter(|(_, amount)| *amount >= payable).map(|(at, _)| at);
        }
    }
    Ok(last.filter(|_| payable > 0))
}

/// The amounts that were paid, named with a finding.
fn name_amounts<'m>(mut making: Making<'m>, transaction: Transaction<'_>) -> Making<'m> {
    let paid = transaction.payments().ok();
    for payment in paid.iter().flat_map(List::readable).filter(|payment| is_paid(*payment) == Ok(true)).take(NAMED) {
        making = making.related(payment.amount());
    }
    making
}

/// What cases had given back: that was for goods, not for having paid too much. Nothing where no cases are known.
fn refunded_for_cases(transaction: Transaction<'_>) -> Result<i64, Undetermined> {
    let mut sum = 0;
    if transaction.aftersales().get()?.is_some() {
        transaction.each_case(|case| {
            sum += case.refund().get()?.map_or(Ok(None), |refund| refund.amount().get())?.unwrap_or_default().ten_thousandths;
            Ok(())
        })?;
    }
    Ok(sum)
}

/// The successful payments come to what is due; what was paid beyond that is given back.
pub(crate) fn comes_to_what_is_due(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let status = known(order.status())?;
    if matches!(status, OrderStatus::Cancelled | OrderStatus::Closed) {
        return Ok(());
    }
    let (payable, paid) = (known(order.payable_amount())?.ten_thousandths, paid(transaction)?);
    let collected_by_now = matches!(status, OrderStatus::Delivered | OrderStatus::Completed);
    let due = status.is_confirmed() && (collected_by_now || !paid.to_collect);
    let surplus = paid.total - payable;
    if surplus < 0 && due || surplus > 0 && refunded(transaction)? - refunded_for_cases(transaction)? < surplus {
        // Gateways count in fen or in yuan.
        let in_other_unit = paid.total > 0 && (payable.checked_mul(100) == Some(paid.total) || paid.total.checked_mul(100) == Some(payable));
        let problem = if in_other_unit { "other_unit" } else { "other_sum" };
        name_amounts(found.add(order.payable_amount(), problem), transaction)
            .param("expected", shown(order, payable))
            .param("actual", shown(order, paid.total));
    }
    let said = order.paid_amount().get()?.map(|said| said.ten_thousandths);
    if let Some(said) = said.filter(|said| due && *said != paid.total && *said != paid.by_payers) {
        name_amounts(found.add(order.paid_amount(), "other_paid"), transaction)
            .param("expected", shown(order, paid.total))
            .param("actual", shown(order, said));
    }
    Ok(())
}

/// An order that counts as paid has a payment that succeeded.
pub(crate) fn marked_paid_by_a_payment(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let status = known(order.status())?;
    let marked = order.paid_at().get()?.is_some() || status.is_confirmed();
    let payments = known(transaction.payments())?;
    if !marked || found.find(payments, is_paid)?.is_some() || paid(transaction)?.to_collect {
        return Ok(());
    }
    let at = if order.paid_at().is_given() { order.paid_at().slot } else { order.status().slot };
    let mut making = found.push(at, "not_paid");
    for payment in payments.readable().take(NAMED) {
        making = making.related(payment.status());
    }
    Ok(())
}

/// What came in after the order was closed has gone back.
pub(crate) fn late_payments_go_back(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let Some(closed) = transaction.its_order()?.closed_at().get()? else { return Ok(()) };
    each_in(transaction.payments(), |payment| {
        let late = payment.paid_at().get()?.is_some_and(|paid| paid > closed);
        if late && is_paid(payment)? && refunded_of(payment)? < known(payment.amount())?.ten_thousandths {
            found.at(payment.paid_at()).related(transaction.its_order()?.closed_at());
        }
        Ok(())
    })
}

/// No payment came in after the order was closed, or after the deadline.
pub(crate) fn paid_in_time(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    each_in(transaction.payments(), |payment| {
        let Some(paid) = payment.paid_at().get()? else { return Ok(()) };
        for (problem, limit) in [("paid_after_close", order.closed_at()), ("paid_after_deadline", order.pay_deadline())] {
            if let Some(not_after) = limit.get()?.filter(|limit| paid > *limit) {
                found.add(payment.paid_at(), problem).related(limit).param("not_after", Param::Time(not_after)).param("actual", Param::Time(paid));
                break;
            }
        }
        Ok(())
    })
}

/// A cancelled order keeps none of what was paid.
pub(crate) fn cancelled_is_refunded(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    if known(order.status())? != OrderStatus::Cancelled {
        return Ok(());
    }
    let (paid, back) = (paid(transaction)?.total, refunded(transaction)?);
    if back < paid {
        name_amounts(found.add(order.cancel(), "not_refunded"), transaction)
            .param("expected", shown(order, paid))
            .param("actual", shown(order, back));
    }
    Ok(())
}

/// A payment of which more is claimed back by cases than was paid.
pub(crate) fn no_more_back_than_paid(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    each_in(transaction.payments(), |payment| {
        let (id, paid) = (known(payment.payment_id())?, known(payment.amount())?.ten_thousandths);
        let mut claimed = 0;
        transaction.each_case(|case| {
            found.look()?;
            let Some(refund) = case.refund().get()? else { return Ok(()) };
            if refund.payment_id().get()? == Some(id) {
                claimed += known(refund.amount())?.ten_thousandths;
            }
            Ok(())
        })?;
        if claimed > paid {
            let order = transaction.its_order()?;
            found.add(payment.amount(), "above_payment").param("expected", shown(order, paid)).param("actual", shown(order, claimed));
        }
        Ok(())
    })
}

/// The refund of that number, and the payment it gives back.
pub(crate) fn refund<'r>(
    transaction: Transaction<'r>,
    found: &mut Found<'_>,
    id: &str,
) -> Result<Option<(Payment<'r>, PaymentRefund<'r>)>, Undetermined> {
    for payment in known(transaction.payments())?.iter() {
        found.look()?;
        let payment = payment?;
        let Some(refunds) = payment.refund().get()? else { continue };
        if let Some(refund) = found.find(refunds, |refund| is(refund.refund_id(), id))? {
            return Ok(Some((payment, refund)));
        }
    }
    Ok(None)
}

/// Refunds that succeeded were agreed to by the case behind them, after it was applied for; an order that is refunded is so in full.
pub(crate) fn refunds_follow_cases(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let cases = transaction.each_case(|case| {
        let Some(named) = case.refund().get()? else { return Ok(()) };
        let Some((_, refund)) = refund(transaction, found, known(named.refund_id())?)? else { return Ok(()) };
        if known(refund.status())? == RefundStatus::Success && known(case.status())?.is_turned_down() {
            found.add(refund.status(), "case_refused").related(case.status());
        }
        found.ordered(case.applied_at(), refund.refunded_at())
    });
    let order = transaction.its_order()?;
    if known(order.status())? == OrderStatus::Refunded {
        let (paid, back) = (paid(transaction)?.total, refunded(transaction)?);
        if back < paid {
            name_amounts(found.add(order.status(), "not_refunded"), transaction)
                .param("expected", shown(order, paid))
                .param("actual", shown(order, back));
        }
    }
    cases
}

/// Whether some payment succeeded.
pub(crate) fn any_paid(transaction: Transaction<'_>, found: &mut Found<'_>) -> Result<bool, Undetermined> {
    let has_paid = |payment: Payment<'_>| Ok(payment.status().get()?.is_some_and(PaymentStatus::is_paid));
    Ok(found.find(known(transaction.payments())?, has_paid)?.is_some())
}
