//! Douyin 抖音 mini-app payment (担保支付): the JSON in `msg` of a payment's or a refund's notice.
//!
//! Amounts are integers in fen, times seconds since 1970. A refund's notice names the order by Douyin's number only.

use super::Source;
use super::target::Target;
use crate::codes::Currency;
use crate::document::{Document, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::payment::{Gateway, Payment, PaymentChannel, PaymentStatus};
use crate::records::settlement::{PaymentRefund, RefundStatus};
use crate::shape;

shape! {
    blank_is_absent DouyinMessage {
        appid: id(64) "小程序编号",
        cp_orderno: id(64) "商户订单号",
        cp_refundno: id(64) "商户退款单号",
        total_amount: int "支付金额（分）",
        refund_amount: int "退款金额（分）",
        status: text(32) "状态",
        seller_uid: id(64) "卖家商户号",
        paid_at: int "支付时间",
        refunded_at: int "退款时间",
        order_id: id(64) "抖音订单号",
        refund_no: id(64) "抖音退款单号",
    }
}

pub(super) const PAYMENTS: Source = Source { name: "douyin", kind: RecordKind::Payment, shape: DouyinMessage::SHAPE, adapt };

/// Notices about settlements and withdrawals carry neither.
fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    let message = DouyinMessage::at(document, root);
    let is_refund = message.cp_refundno().is_given() || message.refund_amount().is_given();
    if !is_refund && !message.cp_orderno().is_given() {
        return;
    }
    let entry = message.entry();
    let payment: Payment<'_> = target.record(entry.document, entry.slot);
    target.code(entry, payment.gateway(), Gateway::Other);
    target.code(entry, payment.channel(), PaymentChannel::Wallet);
    target.absent(entry, payment.cod());
    target.copy(message.order_id(), payment.transaction_id());
    target.absent(message.order_id(), payment.trade_no());
    target.currency(entry, payment.currency(), Currency::CNY);
    let callback = target.object(entry, payment.callback());
    target.copy(message.appid(), callback.app_id());
    if !is_refund {
        target.copy(message.seller_uid(), callback.mch_id());
    }
    if is_refund { refunded(message, payment, target) } else { paid(message, payment, target) }
}

fn paid<'d>(message: DouyinMessage<'d>, payment: Payment<'d>, target: &mut Target) {
    target.copy(message.cp_orderno(), payment.out_trade_no());
    target.fen(&[message.total_amount()], payment.amount());
    let seller = target.object(message.seller_uid(), payment.payee());
    target.copy(message.seller_uid(), seller.merchant_no());
    target.copy(message.status(), payment.gateway_status());
    match message.status().ok() {
        Some("SUCCESS") => {
            target.code(message.status(), payment.status(), PaymentStatus::Success);
            target.converted(message.paid_at(), payment.paid_at(), super::target::seconds);
        }
        Some("CANCEL") => target.code(message.status(), payment.status(), PaymentStatus::Closed),
        Some(_) => {}
        None => target.without(message.status(), payment.status()),
    }
}

fn refunded<'d>(message: DouyinMessage<'d>, payment: Payment<'d>, target: &mut Target) {
    let refund: PaymentRefund<'d> = target.list_of_one(message.refund_amount(), payment.refund());
    target.copy_first(&[message.refund_no(), message.cp_refundno()], refund.refund_id());
    target.copy(message.order_id(), refund.payment_id());
    target.fen(&[message.refund_amount()], refund.amount());
    match message.status().ok() {
        Some("SUCCESS") => {
            target.code(message.status(), refund.status(), RefundStatus::Success);
            target.converted(message.refunded_at(), refund.refunded_at(), super::target::seconds);
        }
        Some("PROCESSING") => target.code(message.status(), refund.status(), RefundStatus::Processing),
        Some("FAIL") => target.code(message.status(), refund.status(), RefundStatus::Abnormal),
        Some(_) => {}
        None => target.without(message.status(), refund.status()),
    }
}
