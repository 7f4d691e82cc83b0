//! Stripe: an event about a payment intent, a charge, a checkout session or a refund.
//!
//! Amounts count the currency's smallest unit as Stripe counts it, currencies are lower case, times are seconds since 1970. The merchant's own
//! number stands in a session's `client_reference_id`, or in `metadata` under `order_id` or `out_trade_no`.

use super::Source;
use super::target::Target;
use crate::codes::Currency;
use crate::decimal::{Decimal, Malformed};
use crate::document::{Document, Entry, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::payment::{Gateway, Payment, PaymentStatus};
use crate::records::settlement::{PaymentRefund, RefundStatus};
use crate::shape;

shape! {
    blank_is_absent StripeMetadata {
        order_id: id(64) "商户订单号",
        out_trade_no: id(64) "商户订单号",
    }
}

shape! {
    blank_is_absent StripeObject {
        id: id(128) "编号",
        object: text(64) "种类",
        amount: int "金额",
        amount_captured: int "已收金额",
        amount_received: int "已收金额",
        amount_refunded: int "已退金额",
        amount_total: int "总金额",
        captured: bool "已收款",
        charge: id(128) "扣款编号",
        client_reference_id: id(64) "商户订单号",
        created: int "创建时间",
        currency: text(3) "币种",
        metadata: object(StripeMetadata) "附加数据",
        payment_intent: id(128) "支付意向编号",
        payment_status: text(64) "支付状态",
        refunded: bool "已全额退款",
        status: text(64) "状态",
    }
}

shape! {
    blank_is_absent StripeData {
        object: object(StripeObject) "对象",
    }
}

shape! {
    blank_is_absent StripeEvent {
        id: id(128) "事件编号",
        account: id(64) "账户",
        created: int "事件时间",
        data: object(StripeData) "数据",
    }
}

pub(super) const PAYMENTS: Source = Source { name: "stripe", kind: RecordKind::Payment, shape: StripeEvent::SHAPE, adapt };

/// Events about other things (customers, payouts, disputes) carry no payment.
fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    let event = StripeEvent::at(document, root);
    let Some(object) = event.data().ok().and_then(|data| data.object().ok()) else { return };
    let kind = object.object().ok();
    if !matches!(kind, Some("payment_intent" | "charge" | "checkout.session" | "refund")) {
        return;
    }
    let entry = event.entry();
    let payment: Payment<'_> = target.record(entry.document, entry.slot);
    target.code(entry, payment.gateway(), Gateway::Other);
    target.absent(entry, payment.cod());
    target.absent(object.id(), payment.trade_no());
    let callback = target.object(entry, payment.callback());
    target.copy(event.id(), callback.id());
    target.absent(event.id(), callback.notify_id());
    if event.account().is_given() {
        target.copy(event.account(), callback.mch_id());
    }
    order_number(object, payment, target);
    match currency_of(object) {
        Some(currency) => target.currency(object.currency(), payment.currency(), currency),
        None if object.currency().is_given() => target.malformed(object.currency(), payment.currency(), Malformed::NotListed),
        None => target.without(object.currency(), payment.currency()),
    }
    match kind {
        Some("payment_intent") => intent(event, object, payment, target),
        Some("charge") => charge(event, object, payment, target),
        Some("checkout.session") => session(event, object, payment, target),
        _ => refund(event, object, payment, target),
    }
}

/// Without one of its own places a number may stand anywhere, so it is unknown.
fn order_number<'d>(object: StripeObject<'d>, payment: Payment<'d>, target: &mut Target) {
    let (own, other) = object.metadata().ok().map_or((None, None), |data| (Some(data.order_id()), Some(data.out_trade_no())));
    let places = [Some(object.client_reference_id()), own, other];
    if let Some(number) = places.into_iter().flatten().find(|place| place.is_given()) {
        target.copy(number, payment.out_trade_no());
    }
}

/// What was received counts once something was: less than was asked for may be captured.
fn intent<'d>(event: StripeEvent<'d>, object: StripeObject<'d>, payment: Payment<'d>, target: &mut Target) {
    target.copy(object.id(), payment.transaction_id());
    target.converted(object.created(), payment.created_at(), super::target::seconds);
    let status = match object.status().ok() {
        Some("requires_payment_method" | "requires_confirmation" | "requires_action") => Some(PaymentStatus::Unpaid),
        Some("processing" | "requires_capture") => Some(PaymentStatus::Paying),
        Some("succeeded") => Some(PaymentStatus::Success),
        Some("canceled") => Some(PaymentStatus::Closed),
        _ => None,
    };
    settle(event, object.status(), status, payment, target);
    let received = status == Some(PaymentStatus::Success) && object.amount_received().is_given();
    amount(object, if received { object.amount_received() } else { object.amount() }, payment.amount(), target);
}

/// A charge that was only authorised is not paid yet. All its refunds so far count as one.
fn charge<'d>(event: StripeEvent<'d>, object: StripeObject<'d>, payment: Payment<'d>, target: &mut Target) {
    target.copy_first(&[object.payment_intent(), object.id()], payment.transaction_id());
    target.converted(object.created(), payment.created_at(), super::target::seconds);
    let captured = object.captured().ok() != Some(false);
    let status = match object.status().ok() {
        Some("succeeded") if object.refunded().ok() == Some(true) => Some(PaymentStatus::Refunded),
        Some("succeeded") if captured => Some(PaymentStatus::Success),
        Some("succeeded" | "pending") => Some(PaymentStatus::Paying),
        Some("failed") => Some(PaymentStatus::Failed),
        _ => None,
    };
    settle(event, object.status(), status, payment, target);
    let taken = captured && object.amount_captured().is_given();
    amount(object, if taken { object.amount_captured() } else { object.amount() }, payment.amount(), target);
    if object.amount_refunded().ok().is_some_and(|refunded| refunded > 0) {
        let refund: PaymentRefund<'d> = target.list_of_one(object.amount_refunded(), payment.refund());
        target.copy_first(&[object.payment_intent(), object.id()], refund.payment_id());
        amount(object, object.amount_refunded(), refund.amount(), target);
        target.code(object.amount_refunded(), refund.status(), RefundStatus::Success);
    }
}

/// A session that was completed may still wait for its money.
fn session<'d>(event: StripeEvent<'d>, object: StripeObject<'d>, payment: Payment<'d>, target: &mut Target) {
    target.copy_first(&[object.payment_intent(), object.id()], payment.transaction_id());
    target.converted(object.created(), payment.created_at(), super::target::seconds);
    amount(object, object.amount_total(), payment.amount(), target);
    let status = match (object.payment_status().ok(), object.status().ok()) {
        (Some("paid"), _) => Some(PaymentStatus::Success),
        (Some("unpaid"), Some("expired")) => Some(PaymentStatus::Closed),
        (Some("unpaid"), Some("complete")) => Some(PaymentStatus::Paying),
        (Some("unpaid"), _) => Some(PaymentStatus::Unpaid),
        _ => None,
    };
    settle(event, object.payment_status(), status, payment, target);
}

/// Its payment's amount the event does not tell.
fn refund<'d>(event: StripeEvent<'d>, object: StripeObject<'d>, payment: Payment<'d>, target: &mut Target) {
    target.copy_first(&[object.payment_intent(), object.charge()], payment.transaction_id());
    let refund: PaymentRefund<'d> = target.list_of_one(object.id(), payment.refund());
    target.copy(object.id(), refund.refund_id());
    target.copy_first(&[object.payment_intent(), object.charge()], refund.payment_id());
    target.converted(object.created(), refund.requested_at(), super::target::seconds);
    amount(object, object.amount(), refund.amount(), target);
    let status = match object.status().ok() {
        Some("succeeded") => RefundStatus::Success,
        Some("pending" | "requires_action") => RefundStatus::Processing,
        Some("failed") => RefundStatus::Abnormal,
        Some("canceled") => RefundStatus::Closed,
        Some(_) => return,
        None => return target.without(object.status(), refund.status()),
    };
    target.code(object.status(), refund.status(), status);
    if status == RefundStatus::Success {
        target.converted(event.created(), refund.refunded_at(), super::target::seconds);
    }
}

/// The status, and the time of a payment: that of the event which tells it.
fn settle<'d>(event: StripeEvent<'d>, state: Entry<'d, &'d str>, status: Option<PaymentStatus>, payment: Payment<'d>, target: &mut Target) {
    target.copy(state, payment.gateway_status());
    let Some(status) = status else { return };
    target.code(state, payment.status(), status);
    if status == PaymentStatus::Success {
        target.converted(event.created(), payment.paid_at(), super::target::seconds);
    }
}

fn currency_of(object: StripeObject<'_>) -> Option<Currency> {
    Currency::from_code(object.currency().ok()?.to_ascii_uppercase().as_bytes())
}

/// Digits of the unit that Stripe counts in: those of ISO 4217 but for the ariary, which it counts whole, and for the króna and the
/// Ugandan shilling, which it still counts in hundredths.
fn digits(currency: Currency) -> u8 {
    match currency.code() {
        "MGA" => 0,
        "ISK" | "UGX" => 2,
        _ => currency.minor_digits,
    }
}

fn amount<'d>(object: StripeObject<'d>, from: Entry<'d, i64>, to: Entry<'d, Decimal>, target: &mut Target) {
    let Some(currency) = currency_of(object) else { return };
    target.converted(from, to, |count: i64| {
        let digits = digits(currency);
        let unit = 10i64.pow(u32::from(Decimal::DIGITS - digits));
        let value = count.checked_mul(unit).ok_or(Malformed::OutOfRange)?;
        // What is counted in hundredths but has none is written without them.
        let whole = digits > currency.minor_digits && value % Decimal::ONE == 0;
        Ok(Decimal { ten_thousandths: value, fraction_digits: if whole { currency.minor_digits } else { digits } })
    });
}
