//! `WeChat` Pay `APIv3`: the decrypted `resource` of a payment notice (direct, through a service provider, combined) or of a refund notice.
//!
//! Amounts are integers in fen, times RFC 3339. The envelope around the resource, with signature and receipt, is not part of it.

use super::Source;
use super::target::Target;
use crate::document::{Document, Entry, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::payment::{Gateway, Payment, PaymentChannel, PaymentStatus};
use crate::records::settlement::{PaymentRefund, RefundStatus};
use crate::{codes, shape};

codes! {
    /// 退款状态
    WechatRefundState {
        Success "SUCCESS" "退款成功",
        Closed "CLOSED" "退款关闭",
        Abnormal "ABNORMAL" "退款异常",
        Processing "PROCESSING" "退款处理中",
    }
}

shape! {
    blank_is_absent WechatPayer {
        openid: text(128) personal "用户标识",
        sp_openid: text(128) personal "用户服务商标识",
        sub_openid: text(128) personal "用户子标识",
    }
}

shape! {
    /// Of a payment, a refund, or an order within a combined payment, which has names of its own.
    blank_is_absent WechatAmount {
        total: int "总金额（分）",
        refund: int "退款金额（分）",
        payer_total: int "用户支付金额（分）",
        payer_refund: int "用户退款金额（分）",
        currency: currency "货币类型",
        total_amount: int "标价金额（分）",
        payer_amount: int "现金支付金额（分）",
    }
}

shape! {
    blank_is_absent WechatPromotion {
        coupon_id: id(64) "券编号",
        name: text(128) "优惠名称",
        amount: int "优惠券面额（分）",
    }
}

/// A payment's members stand first in both shapes, so that a view of the one fits a block of the other.
macro_rules! transactions {
    ($name:ident { $($more:tt)* }) => {
        shape! {
            blank_is_absent $name {
                appid: id(64) "应用编号",
                mchid: id(64) "商户号",
                sp_appid: id(64) "服务商应用编号",
                sp_mchid: id(64) "服务商户号",
                sub_mchid: id(64) "子商户号",
                out_trade_no: id(64) "商户订单号",
                transaction_id: id(64) "微信支付订单号",
                trade_state: text(32) "交易状态",
                success_time: timestamp "支付或退款完成时间",
                payer: object(WechatPayer) "支付者",
                amount: object(WechatAmount) "金额",
                promotion_detail: list(WechatPromotion) "优惠功能",
                $($more)*
            }
        }
    };
}

transactions!(WechatTransaction {});
transactions!(WechatDocument {
    out_refund_no: id(64) "商户退款单号",
    refund_id: id(64) "微信支付退款单号",
    refund_status: code(WechatRefundState) "退款状态",
    create_time: timestamp "退款创建时间",
    user_received_account: text(128) personal "退款入账账户",
    combine_appid: id(64) "合单发起方应用编号",
    combine_mchid: id(64) "合单发起方商户号",
    combine_payer_info: object(WechatPayer) "支付者",
    sub_orders: list(WechatTransaction) "子单",
});

pub(super) const PAYMENTS: Source = Source { name: "wechatpay", kind: RecordKind::Payment, shape: WechatDocument::SHAPE, adapt };

/// Whom a payment concerns, as the document names them.
struct Parties<'d> {
    app: [Entry<'d, &'d str>; 2],
    merchant: [Entry<'d, &'d str>; 2],
    payer: Entry<'d, WechatPayer<'d>>,
}

/// Certificates, contracts and envelopes whose resource is still encrypted hold no payment.
fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    let wechat = WechatDocument::at(document, root);
    let transaction = WechatTransaction::at(document, root);
    if let Some(orders) = wechat.sub_orders().ok() {
        for order in orders.readable() {
            let (app, merchant) = (wechat.combine_appid(), wechat.combine_mchid());
            adapt_transaction(order, &Parties { app: [app, app], merchant: [merchant, merchant], payer: wechat.combine_payer_info() }, target);
        }
    } else if wechat.refund_status().is_given() || wechat.refund_id().is_given() {
        adapt_refund(wechat, target);
    } else if wechat.trade_state().is_given() || wechat.transaction_id().is_given() {
        let app = [wechat.sp_appid(), wechat.appid()];
        let merchant = [wechat.sp_mchid(), wechat.mchid()];
        adapt_transaction(transaction, &Parties { app, merchant, payer: wechat.payer() }, target);
    }
}

/// What every record made here says: a payment through `WeChat` Pay, never in cash.
fn record<'d>(from: WechatTransaction<'d>, target: &mut Target) -> Payment<'d> {
    let entry = from.entry();
    let payment: Payment<'d> = target.record(entry.document, entry.slot);
    target.code(entry, payment.gateway(), Gateway::WechatPay);
    target.code(entry, payment.channel(), PaymentChannel::Wallet);
    target.absent(entry, payment.cod());
    target.copy(from.out_trade_no(), payment.out_trade_no());
    target.copy(from.transaction_id(), payment.transaction_id());
    target.absent(from.transaction_id(), payment.trade_no());
    payment
}

fn adapt_transaction<'d>(from: WechatTransaction<'d>, parties: &Parties<'d>, target: &mut Target) {
    let payment = record(from, target);
    status(from, payment, target);
    target.copy(from.success_time(), payment.paid_at());
    amounts(from, payment, target);
    let seller = target.object(from.mchid(), payment.payee());
    target.copy_first(&[from.sub_mchid(), from.mchid()], seller.merchant_no());
    match parties.payer.ok() {
        Some(wechat) => {
            let payer = target.object(parties.payer, payment.payer());
            target.copy_first(&[wechat.sp_openid(), wechat.sub_openid(), wechat.openid()], payer.account_ref());
        }
        None => target.without(parties.payer, payment.payer()),
    }
    let callback = target.object(from.entry(), payment.callback());
    target.copy_first(&parties.app, callback.app_id());
    target.copy_first(&parties.merchant, callback.mch_id());
    target.absent(parties.merchant[1], callback.seller_id());
}

/// A state that `WeChat` Pay does not have stands for nothing. In every state but REFUND there are no refunds.
fn status<'d>(from: WechatTransaction<'d>, payment: Payment<'d>, target: &mut Target) {
    let state = from.trade_state();
    target.copy(state, payment.gateway_status());
    match state.ok().map(|word| (word, Gateway::WechatPay.meaning(word))) {
        Some((word, Some([status, ..]))) => {
            target.code(state, payment.status(), *status);
            if word != "REFUND" {
                target.absent(state, payment.refund());
            }
        }
        Some(_) => {}
        None => target.without(state, payment.status()),
    }
}

/// What the payer pays is known once it is paid; without `promotion_detail` no coupon was used.
fn amounts<'d>(from: WechatTransaction<'d>, payment: Payment<'d>, target: &mut Target) {
    let Some(amount) = from.amount().ok() else {
        target.without(from.amount(), payment.amount());
        target.without(from.amount(), payment.currency());
        return;
    };
    target.copy(amount.currency(), payment.currency());
    target.fen(&[amount.total_amount(), amount.total()], payment.amount());
    if !amount.payer_total().is_given() && !amount.payer_amount().is_given() {
        return;
    }
    let detail = target.object(from.amount(), payment.amount_detail());
    target.fen(&[amount.total_amount(), amount.total()], detail.total());
    target.fen(&[amount.payer_amount(), amount.payer_total()], detail.payer_total());
    target.absent(from.promotion_detail(), detail.discounts());
    target.list(from.promotion_detail(), detail.coupons(), |target, promotion: WechatPromotion<'d>, coupon| {
        target.copy(promotion.coupon_id(), coupon.id());
        target.copy(promotion.name(), coupon.name());
        target.fen(&[promotion.amount()], coupon.amount());
    });
}

/// The notice tells of one refund, and of its payment little more than the amounts.
fn adapt_refund(wechat: WechatDocument<'_>, target: &mut Target) {
    let entry = wechat.entry();
    let from = WechatTransaction::at(entry.document, entry.slot);
    let payment = record(from, target);
    let seller = target.object(wechat.mchid(), payment.payee());
    target.copy(wechat.mchid(), seller.merchant_no());
    let callback = target.object(entry, payment.callback());
    target.copy_first(&[wechat.sp_mchid(), wechat.mchid()], callback.mch_id());
    target.absent(wechat.mchid(), callback.seller_id());
    let refund: PaymentRefund<'_> = match wechat.amount().ok() {
        Some(amount) => target.list_of_one(amount.refund(), payment.refund()),
        None => target.list_of_one(wechat.amount(), payment.refund()),
    };
    target.copy(wechat.refund_id(), refund.refund_id());
    target.copy(wechat.transaction_id(), refund.payment_id());
    target.copy(wechat.user_received_account(), refund.account_ref());
    target.copy(wechat.success_time(), refund.refunded_at());
    if wechat.create_time().is_given() {
        target.copy(wechat.create_time(), refund.requested_at());
    }
    refund_status(wechat, payment, refund, target);
    if let Some(amount) = wechat.amount().ok() {
        target.fen(&[amount.total()], payment.amount());
        target.fen(&[amount.refund()], refund.amount());
    } else {
        target.without(wechat.amount(), payment.amount());
        target.without(wechat.amount(), refund.amount());
    }
}

/// One refund says of its payment's status only as much: under way, or all given back.
fn refund_status<'d>(wechat: WechatDocument<'d>, payment: Payment<'d>, refund: PaymentRefund<'d>, target: &mut Target) {
    let state = wechat.refund_status();
    let Some(word) = state.ok() else {
        return target.without(state, refund.status());
    };
    let status = match word {
        WechatRefundState::Success => RefundStatus::Success,
        WechatRefundState::Closed => RefundStatus::Closed,
        WechatRefundState::Abnormal => RefundStatus::Abnormal,
        WechatRefundState::Processing => RefundStatus::Processing,
    };
    target.code(state, refund.status(), status);
    let all = wechat.amount().ok().is_some_and(|amount| amount.refund().ok().is_some() && amount.refund().ok() == amount.total().ok());
    match status {
        RefundStatus::Success if all => target.code(state, payment.status(), PaymentStatus::Refunded),
        RefundStatus::Processing => target.code(state, payment.status(), PaymentStatus::Refunding),
        _ => {}
    }
}
