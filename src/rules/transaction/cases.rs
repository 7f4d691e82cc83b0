//! After-sale cases against what they are about: the line, the delivery, the price paid, the refund, the parcels.

use crate::decimal::Decimal;
use crate::document::{Entry, Undetermined, View as _};
use crate::records::aftersale::{Aftersale, AftersaleType, CaseStatus, Reason, RefusalReason};
use crate::records::payment::{Gateway, PaymentChannel};
use crate::records::shipment::Shipment;
use crate::records::transaction::{Transaction, each_in, is, known};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::aftersale::digits;
use crate::rules::order::lines::line_paid;
use crate::rules::payment::is_paid;
use crate::rules::transaction::{money, parcels};
use crate::time::Timestamp;

/// Cases are of the order, of one of its lines and between its parties.
pub(crate) fn of_the_order(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    transaction.each_case(|case| {
        if known(case.order_id())? != known(order.order_id())? {
            found.add(case.order_id(), "other_order").related(order.order_id());
        } else if transaction.line(found, case)?.is_none() {
            found.add(case.line_id(), "no_such_line").related(order.lines());
        }
        for (problem, named, party) in [("other_seller", case.seller_id(), order.seller_id()), ("other_buyer", case.buyer_id(), order.buyer_id())] {
            if let (Some(named_id), Some(id)) = (named.get()?, party.get()?)
                && named_id != id
            {
                found.add(named, problem).related(party);
            }
        }
        Ok(())
    })
}

/// Two records give one event the same time, but for their clocks.
fn at_the_same_time<'r>(found: &mut Found<'_>, told: Entry<'r, Timestamp>, happened: Entry<'r, Timestamp>, tolerance: i64) -> Outcome {
    if let (Some(actual), Some(expected)) = (told.get()?, happened.get()?)
        && actual.0.abs_diff(expected.0) > tolerance.unsigned_abs().saturating_mul(1_000)
    {
        found.add(told, "other_time").related(happened).param("expected", Param::Time(expected)).param("actual", Param::Time(actual));
    }
    Ok(())
}

/// Cases come after the payment, at the time at which they say that it was made.
pub(crate) fn after_payment(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let mut first: Option<(Timestamp, Entry<'_, Timestamp>)> = None;
    each_in(transaction.payments(), |payment| {
        let paid = payment.paid_at().get()?.filter(|_| is_paid(payment) == Ok(true));
        if let Some(at) = paid.filter(|at| first.is_none_or(|(before, _)| *at < before)) {
            first = Some((at, payment.paid_at()));
        }
        Ok(())
    })?;
    let Some((_, paid)) = first else { return Ok(()) };
    let skew = found.setting("clock_skew_seconds");
    transaction.each_case(|case| match case.paid_at().get()? {
        Some(_) => at_the_same_time(found, case.paid_at(), paid, skew),
        None => found.ordered(paid, case.applied_at()),
    })
}

/// The days of a return without reason run from the delivery that the parcels show.
pub(crate) fn days_run_from_delivery(
    transaction: Transaction<'_>,
    found: &mut Found<'_>,
    judge: impl Fn(Aftersale<'_>, &mut Found<'_>, Entry<'_, Timestamp>) -> Outcome,
) -> Outcome {
    let skew = found.setting("clock_skew_seconds");
    transaction.each_case(|case| {
        if case.reason().get()? != Some(Reason::NoReason) {
            return Ok(());
        }
        let line = transaction.line(found, case)?.ok_or(Undetermined)?;
        let Some(signed) = parcels::signed_at(transaction, found, line)? else { return Ok(()) };
        match case.signed_at().get()? {
            Some(_) => at_the_same_time(found, case.signed_at(), signed, skew),
            None => judge(case, found, signed),
        }
    })
}

/// A refusal because the goods are excluded stands only where the order's line is, and the buyer confirmed it there.
pub(crate) fn refused_with_ground(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    transaction.each_case(|case| {
        if case.refusal_reason().get()? != Some(RefusalReason::Excluded) || !case.is_no_reason_return()? {
            return Ok(());
        }
        let line = transaction.line(found, case)?.ok_or(Undetermined)?;
        if line.return_7d_excluded().get()? != Some(true) {
            found.add(case.refusal_reason(), "line_not_excluded").related(line.return_7d_excluded());
        } else if line.return_7d_exclusion_confirmed_at().get()?.is_none() {
            found.add(case.refusal_reason(), "not_confirmed").related(line.return_7d_exclusion_confirmed_at());
        }
        Ok(())
    })
}

/// A listing that promises returns without reason binds the shop.
pub(crate) fn listing_binds(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    transaction.each_case(|case| {
        if case.refusal_reason().get()? != Some(RefusalReason::Excluded) {
            return Ok(());
        }
        let line = transaction.line(found, case)?.ok_or(Undetermined)?;
        let listing = transaction.listing(found, line)?.ok_or(Undetermined)?;
        if listing.return_7d().get()? == Some(true) {
            found.at(case.refusal_reason()).related(listing.return_7d());
        }
        Ok(())
    })
}

/// Goods came back when the parcel that brought them was signed for.
pub(crate) fn came_back_when_signed_for(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let tolerance = found.setting("receipt_hours").saturating_mul(3_600);
    transaction.each_case(|case| {
        let Some(waybill) = case.return_waybill().get()? else { return Ok(()) };
        let parcel = found.find(known(transaction.shipments())?, |shipment| Ok(shipment.waybill_no().get()? == Some(waybill)))?;
        let Some(parcel) = parcel else { return Ok(()) };
        at_the_same_time(found, case.goods_received_at(), parcel.signed_at(), tolerance)
    })
}

/// What is claimed back for a line is at most what was paid for it; for a single piece without further reductions, exactly that.
pub(crate) fn price_is_that_paid(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    transaction.each_case(|case| {
        let returned = case.r#type().get()? == Some(AftersaleType::ReturnRefund);
        let Some(claimed) = case.goods_paid_amount().get()?.filter(|_| returned) else { return Ok(()) };
        let order = transaction.its_order()?;
        let Some(line) = transaction.line(found, case)? else { return Ok(()) };
        let paid = line_paid(line)?;
        let one_piece = known(line.quantity())?.ten_thousandths == Decimal::ONE;
        let reduced = order.discounts().get()?.is_some_and(|discounts| !discounts.is_empty());
        let sum = claimed_so_far(transaction, found, case)?;
        let problem = match () {
            () if sum > paid => "above_line",
            () if claimed.ten_thousandths < paid && one_piece && !reduced => "below_line",
            () => return Ok(()),
        };
        let shown = |value: i64| Param::Decimal(Decimal::exact(value).with_digits(digits(case)));
        found
            .add(case.goods_paid_amount(), problem)
            .related(line.line_amount())
            .param("expected", shown(paid))
            .param("actual", shown(if problem == "above_line" { sum } else { claimed.ten_thousandths }));
        Ok(())
    })
}

/// What cases up to this one claim back for the same line, those that were turned down left out.
fn claimed_so_far<'r>(transaction: Transaction<'r>, found: &mut Found<'_>, case: Aftersale<'r>) -> Result<i64, Undetermined> {
    let (line, this) = (known(case.line_id())?, case.entry().slot);
    let mut sum = 0;
    transaction.each_case(|other| {
        found.look()?;
        let turned_down = other.status().get()?.is_some_and(CaseStatus::is_turned_down);
        let counts = other.entry().slot == this || other.entry().slot < this && !turned_down;
        if counts && is(other.line_id(), line)? && other.r#type().get()? == Some(AftersaleType::ReturnRefund) {
            sum += other.goods_paid_amount().get()?.unwrap_or_default().ten_thousandths;
        }
        Ok(())
    })?;
    Ok(sum)
}

/// The refund that a case names is on record with its payment: amount, way and time.
pub(crate) fn refund_is_on_record(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let skew = found.setting("clock_skew_seconds");
    transaction.each_case(|case| {
        let Some(named) = case.refund().get()? else { return Ok(()) };
        let Some((payment, refund)) = money::refund(transaction, found, known(named.refund_id())?)? else {
            found.problem(named.refund_id(), "no_such_refund");
            return Ok(());
        };
        if named.payment_id().get()? != payment.payment_id().get()? {
            found.add(named.payment_id(), "other_payment").related(payment.payment_id());
        }
        let (told, given) = (known(named.amount())?, known(refund.amount())?);
        if told != given {
            let shown = |value: Decimal| Param::Decimal(value.with_digits(digits(case)));
            found.at(named.amount()).related(refund.amount()).param("expected", shown(given)).param("actual", shown(told));
        }
        let ways = [refund.channel().get()?.map(PaymentChannel::word), payment.gateway().get()?.map(Gateway::word)];
        if !ways.contains(&Some(known(named.channel())?)) {
            found.add(named.channel(), "other_channel").related(refund.channel());
        }
        at_the_same_time(found, named.refunded_at(), refund.refunded_at(), skew)
    })
}

/// The parcels that a case names are among those of the transaction.
pub(crate) fn parcels_are_there(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    transaction.each_case(|case| {
        for named in [case.return_waybill(), case.exchange_shipment()] {
            let Some(number) = named.get()? else { continue };
            let is_it = |shipment: Shipment<'_>| Ok(shipment.waybill_no().get()? == Some(number) || shipment.shipment_id().get()? == Some(number));
            if found.find(known(transaction.shipments())?, is_it)?.is_none() {
                found.add(named, "no_such_shipment").related(transaction.shipments());
            }
        }
        Ok(())
    })
}

/// A refund of an order that was invoiced needs its credit note, whatever the case says.
pub(crate) fn credit_note(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let Some(invoice) = transaction.its_order()?.invoice().get()? else { return Ok(()) };
    if invoice.number().get()?.is_none() {
        return Ok(());
    }
    transaction.each_case(|case| {
        if case.is_refunded()? && case.invoiced().get()? != Some(true) && case.invoice_reversal().get()?.is_none() {
            found.add(case.invoice_reversal(), "missing").related(invoice.number());
        }
        Ok(())
    })
}
