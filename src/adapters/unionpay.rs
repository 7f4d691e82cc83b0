//! `UnionPay` 银联 gateway 5.1.0: the form fields of a back notice or a query's answer, decoded once, as a JSON object.
//!
//! Amounts are text in fen, times `yyyyMMddHHmmss` at UTC+8, currencies ISO 4217 numbers. A refund or a void is an order of its own with its own
//! `orderId`; `origQryId` names the payment it belongs to. An answer to a query says in `origRespCode` what became of the transaction.

use super::Source;
use super::target::Target;
use crate::codes::Currency;
use crate::decimal::{Decimal, Malformed};
use crate::document::{Document, Entry, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::callback::SignatureAlgorithm;
use crate::records::payment::{Gateway, Payment, PaymentChannel, PaymentStatus};
use crate::records::settlement::{PaymentRefund, RefundStatus};
use crate::shape;
use crate::time::Timestamp;

shape! {
    blank_is_absent UnionPayNotice {
        sign_method as "signMethod": text(2) "签名方法",
        signature: text(2048) "签名",
        txn_type as "txnType": text(2) "交易类型",
        mer_id as "merId": id(64) "商户号",
        order_id as "orderId": id(64) "商户订单号",
        txn_time as "txnTime": text(14) "订单发送时间",
        txn_amt as "txnAmt": text(12) "交易金额（分）",
        currency_code as "currencyCode": text(3) "交易币种",
        query_id as "queryId": id(64) "交易查询流水号",
        orig_query_id as "origQryId": id(64) "原交易查询流水号",
        orig_order_id as "origOrderId": id(64) "原商户订单号",
        resp_code as "respCode": text(2) "应答码",
        orig_resp_code as "origRespCode": text(2) "原交易应答码",
        acc_no as "accNo": text(1024) personal "账号",
    }
}

pub(super) const PAYMENTS: Source = Source { name: "unionpay", kind: RecordKind::Payment, shape: UnionPayNotice::SHAPE, adapt };

/// What became of a transaction; nothing for one whose codes say neither.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Done,
    Open,
    Failed,
}

/// A6 is success with a defect; 03 to 05 want a query later.
fn outcome(code: &str) -> Outcome {
    match code {
        "00" | "A6" => Outcome::Done,
        "03" | "04" | "05" => Outcome::Open,
        _ => Outcome::Failed,
    }
}

fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    let notice = UnionPayNotice::at(document, root);
    if !notice.order_id().is_given() && !notice.query_id().is_given() {
        return;
    }
    let entry = notice.entry();
    let payment: Payment<'_> = target.record(entry.document, entry.slot);
    target.code(entry, payment.gateway(), Gateway::UnionPay);
    target.absent(entry, payment.cod());
    target.copy_first(&[notice.orig_order_id(), notice.order_id()], payment.out_trade_no());
    target.copy_first(&[notice.orig_query_id(), notice.query_id()], payment.transaction_id());
    target.absent(notice.query_id(), payment.trade_no());
    let code = if notice.orig_resp_code().is_given() { notice.orig_resp_code() } else { notice.resp_code() };
    target.copy(code, payment.gateway_status());
    parties(notice, payment, target);
    match notice.txn_type().ok() {
        Some("01") => paid(notice, code, payment, target),
        Some("04") => refunded(notice, code, payment, target),
        Some("31") => voided(notice, code, payment, target),
        _ => {}
    }
}

fn paid<'d>(notice: UnionPayNotice<'d>, code: Entry<'d, &'d str>, payment: Payment<'d>, target: &mut Target) {
    target.code(notice.txn_type(), payment.channel(), PaymentChannel::Card);
    target.converted(notice.txn_time(), payment.created_at(), time);
    target.converted(notice.txn_amt(), payment.amount(), fen);
    currency(notice, payment, target);
    let Some(word) = code.ok() else { return target.without(code, payment.status()) };
    let status = match outcome(word) {
        Outcome::Done => PaymentStatus::Success,
        Outcome::Open => PaymentStatus::Paying,
        Outcome::Failed => PaymentStatus::Failed,
    };
    target.code(code, payment.status(), status);
    target.absent(code, payment.refund());
}

/// Its payment's amount the notice does not tell.
fn refunded<'d>(notice: UnionPayNotice<'d>, code: Entry<'d, &'d str>, payment: Payment<'d>, target: &mut Target) {
    currency(notice, payment, target);
    let refund: PaymentRefund<'d> = target.list_of_one(notice.txn_type(), payment.refund());
    target.copy_first(&[notice.query_id(), notice.order_id()], refund.refund_id());
    target.copy(notice.orig_query_id(), refund.payment_id());
    target.converted(notice.txn_amt(), refund.amount(), fen);
    target.converted(notice.txn_time(), refund.requested_at(), time);
    let Some(word) = code.ok() else { return target.without(code, refund.status()) };
    let status = match outcome(word) {
        Outcome::Done => RefundStatus::Success,
        Outcome::Open => RefundStatus::Processing,
        Outcome::Failed => RefundStatus::Abnormal,
    };
    target.code(code, refund.status(), status);
}

/// A void takes back the whole payment.
fn voided<'d>(notice: UnionPayNotice<'d>, code: Entry<'d, &'d str>, payment: Payment<'d>, target: &mut Target) {
    target.converted(notice.txn_amt(), payment.amount(), fen);
    currency(notice, payment, target);
    if code.ok().is_some_and(|code| outcome(code) == Outcome::Done) {
        target.code(code, payment.status(), PaymentStatus::Revoked);
    }
}

/// Cards issued in China pay in yuan; the numbers of other currencies are not read here.
fn currency<'d>(notice: UnionPayNotice<'d>, payment: Payment<'d>, target: &mut Target) {
    match notice.currency_code().ok() {
        Some("156") => target.currency(notice.currency_code(), payment.currency(), Currency::CNY),
        Some(_) => target.malformed(notice.currency_code(), payment.currency(), Malformed::NotListed),
        None => target.without(notice.currency_code(), payment.currency()),
    }
}

/// `accNo` is encrypted or masked by `UnionPay`. Whether the signature was verified the notice cannot tell.
fn parties<'d>(notice: UnionPayNotice<'d>, payment: Payment<'d>, target: &mut Target) {
    let seller = target.object(notice.mer_id(), payment.payee());
    target.copy(notice.mer_id(), seller.merchant_no());
    let callback = target.object(notice.entry(), payment.callback());
    target.copy(notice.mer_id(), callback.mch_id());
    target.absent(notice.mer_id(), callback.seller_id());
    let signature = target.object(notice.signature(), callback.signature());
    target.copy(notice.signature(), signature.value());
    if notice.sign_method().ok() == Some("01") {
        target.code(notice.sign_method(), signature.alg(), SignatureAlgorithm::RsaSha256);
    }
}

fn fen(text: &str) -> Result<Decimal, Malformed> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let fen: i64 = text.parse().ok().filter(|_| digits).ok_or(Malformed::Form)?;
    Ok(Decimal { ten_thousandths: fen * (Decimal::ONE / 100), fraction_digits: 2 })
}

fn time(text: &str) -> Result<Timestamp, Malformed> {
    let digits: [u8; 14] = text.as_bytes().try_into().map_err(|_| Malformed::Form)?;
    // The spelling of every time in China, with the digits in their places; what is no digit is no time.
    let mut spelled = *b"0000-00-00 00:00:00";
    for (place, digit) in spelled.iter_mut().filter(|byte| **byte == b'0').zip(digits) {
        *place = digit;
    }
    Timestamp::from_china(&spelled)
}
