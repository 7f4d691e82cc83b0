//! Alipay's asynchronous notice: its form fields, decoded once, as a JSON object.
//!
//! Amounts are text in yuan; times `yyyy-MM-dd HH:mm:ss` at UTC+8, that of the refund with milliseconds. `refund_fee` is what was refunded in
//! all so far. The browser's return has neither `trade_status` nor `notify_id`, and proves no payment.

use super::Source;
use super::target::Target;
use crate::codes::Currency;
use crate::document::{Document, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::callback::SignatureAlgorithm;
use crate::records::payment::{Gateway, Payment, PaymentChannel, PaymentStatus};
use crate::records::settlement::RefundStatus;
use crate::shape;

shape! {
    blank_is_absent AlipayNotice {
        notify_time: china "通知时间",
        notify_id: id(128) "通知编号",
        app_id: id(64) "应用编号",
        sign_type: text(16) "签名类型",
        sign: text(2048) "签名",
        trade_no: id(64) "支付宝交易号",
        out_trade_no: id(64) "商户订单号",
        out_biz_no: id(64) "商户业务号",
        buyer_id: id(64) personal "买家编号",
        buyer_open_id: text(128) personal "买家开放编号",
        buyer_logon_id: text(128) personal "买家登录号",
        seller_id: id(64) "卖家编号",
        seller_email: text(128) personal "卖家登录号",
        trade_status: text(32) "交易状态",
        total_amount: money "订单金额",
        buyer_pay_amount: money "买家付款金额",
        refund_fee: money "累计退款金额",
        gmt_create: china "交易创建时间",
        gmt_payment: china "交易付款时间",
        gmt_refund: china "交易退款时间",
        gmt_close: china "交易结束时间",
        voucher_detail_list: text(4096) "优惠券信息",
    }
}

pub(super) const PAYMENTS: Source = Source { name: "alipay", kind: RecordKind::Payment, shape: AlipayNotice::SHAPE, adapt };

/// Notices about other things (contracts, transfers) carry no trade.
fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    let notice = AlipayNotice::at(document, root);
    if !notice.trade_status().is_given() && !notice.total_amount().is_given() {
        return;
    }
    let entry = notice.entry();
    let payment: Payment<'_> = target.record(entry.document, entry.slot);
    target.code(entry, payment.gateway(), Gateway::Alipay);
    target.code(entry, payment.channel(), PaymentChannel::Wallet);
    target.absent(entry, payment.cod());
    target.copy(notice.out_trade_no(), payment.out_trade_no());
    target.copy(notice.trade_no(), payment.trade_no());
    target.absent(notice.trade_no(), payment.transaction_id());
    target.copy(notice.gmt_create(), payment.created_at());
    target.copy(notice.gmt_payment(), payment.paid_at());
    status(notice, payment, target);
    amounts(notice, payment, target);
    parties(notice, payment, target);
    callback(notice, payment, target);
    refund(notice, payment, target);
}

/// What was refunded in all, above zero.
fn is_refunded(notice: AlipayNotice<'_>) -> bool {
    notice.refund_fee().ok().is_some_and(|fee| fee.ten_thousandths > 0)
}

/// A closed trade was refunded in full, or never paid. A state that Alipay does not have stands for nothing.
fn status<'d>(notice: AlipayNotice<'d>, payment: Payment<'d>, target: &mut Target) {
    let state = notice.trade_status();
    target.copy(state, payment.gateway_status());
    let Some(word) = state.ok() else {
        return target.without(state, payment.status());
    };
    let Some([status, ..]) = Gateway::Alipay.meaning(word) else { return };
    let status = if *status == PaymentStatus::Closed && is_refunded(notice) { PaymentStatus::Refunded } else { *status };
    target.code(state, payment.status(), status);
    if word == "TRADE_FINISHED" {
        target.copy(notice.gmt_close(), payment.completed_at());
    }
}

/// Vouchers are listed where some were used: as JSON within text, which is not read here.
fn amounts<'d>(notice: AlipayNotice<'d>, payment: Payment<'d>, target: &mut Target) {
    target.copy(notice.total_amount(), payment.amount());
    target.currency(notice.total_amount(), payment.currency(), Currency::CNY);
    if !notice.buyer_pay_amount().is_given() {
        return;
    }
    let detail = target.object(notice.buyer_pay_amount(), payment.amount_detail());
    target.copy(notice.total_amount(), detail.total());
    target.copy(notice.buyer_pay_amount(), detail.payer_total());
    target.absent(notice.buyer_pay_amount(), detail.discounts());
    if !notice.voucher_detail_list().is_given() {
        target.absent(notice.voucher_detail_list(), detail.coupons());
    }
}

/// The login is masked by Alipay; the buyer's ids are pseudonyms.
fn parties<'d>(notice: AlipayNotice<'d>, payment: Payment<'d>, target: &mut Target) {
    let seller = target.object(notice.seller_id(), payment.payee());
    target.copy(notice.seller_id(), seller.merchant_no());
    target.copy(notice.seller_email(), seller.account_ref());
    let accounts = [notice.buyer_logon_id(), notice.buyer_open_id(), notice.buyer_id()];
    match accounts.into_iter().find(|account| account.is_given()) {
        Some(account) => {
            let payer = target.object(account, payment.payer());
            target.copy(account, payer.account_ref());
        }
        None => target.absent(notice.buyer_id(), payment.payer()),
    }
}

/// Whether the signature was verified the notice cannot tell. Without `sign_type` the merchant's own settings name the algorithm.
fn callback<'d>(notice: AlipayNotice<'d>, payment: Payment<'d>, target: &mut Target) {
    let callback = target.object(notice.entry(), payment.callback());
    target.copy(notice.notify_id(), callback.notify_id());
    target.absent(notice.notify_id(), callback.id());
    target.copy(notice.notify_time(), callback.timestamp());
    target.copy(notice.app_id(), callback.app_id());
    target.copy(notice.seller_id(), callback.seller_id());
    target.absent(notice.seller_id(), callback.mch_id());
    let signature = target.object(notice.sign(), callback.signature());
    target.copy(notice.sign(), signature.value());
    match notice.sign_type().ok() {
        Some("RSA2") => target.code(notice.sign_type(), signature.alg(), SignatureAlgorithm::Rsa2),
        Some("RSA") => target.code(notice.sign_type(), signature.alg(), SignatureAlgorithm::Rsa),
        Some("MD5") => target.code(notice.sign_type(), signature.alg(), SignatureAlgorithm::Md5),
        _ => {}
    }
}

/// All refunds so far as one, of which the last one's number and time are told.
fn refund<'d>(notice: AlipayNotice<'d>, payment: Payment<'d>, target: &mut Target) {
    if notice.refund_fee().get().is_err() {
        return target.without(notice.refund_fee(), payment.refund());
    }
    if !is_refunded(notice) {
        return target.absent(notice.refund_fee(), payment.refund());
    }
    let refund = target.list_of_one(notice.refund_fee(), payment.refund());
    target.copy(notice.refund_fee(), refund.amount());
    target.copy(notice.trade_no(), refund.payment_id());
    target.code(notice.refund_fee(), refund.status(), RefundStatus::Success);
    target.copy(notice.gmt_refund(), refund.refunded_at());
    if notice.out_biz_no().is_given() {
        target.copy(notice.out_biz_no(), refund.refund_id());
    }
}
