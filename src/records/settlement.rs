//! What a payment is made of and where its money goes: amounts, fees, institutions, settlement, reconciliation, refunds.

use super::payment::PaymentChannel;
use crate::{codes, shape};

codes! {
    /// 机构类别
    InstitutionKind {
        Bank "bank" "银行",
        PaymentInstitution "payment_institution" "支付机构",
    }
}

codes! {
    /// 支付业务类型, as payment licences name them since 2024-05-01.
    PaymentBusiness {
        StoredValue "stored_value" "储值账户运营",
        TransactionProcessing "transaction_processing" "支付交易处理",
    }
}

codes! {
    /// 退款状态
    RefundStatus {
        Processing "processing" "处理中",
        Success "success" "成功",
        Closed "closed" "已关闭",
        Abnormal "abnormal" "异常",
    }
}

shape! {
    /// 优惠
    PaymentReduction {
        id: id(64) "优惠编号",
        name: text(128) "优惠名称",
        amount: money "优惠金额",
    }
}

shape! {
    /// 金额构成
    AmountDetail {
        total: money "订单总额",
        payer_total: money "付款人实付",
        coupons: list(PaymentReduction) "代金券",
        discounts: list(PaymentReduction) "优惠",
    }
}

shape! {
    /// 手续费
    PaymentFee {
        amount: money "手续费金额",
        disclosed: bool "已明示",
    }
}

shape! {
    /// 许可业务
    LicensedBusiness {
        business: code(PaymentBusiness) "业务类型",
    }
}

shape! {
    /// 支付机构
    PaymentInstitution {
        name: text(128) "机构名称",
        kind: code(InstitutionKind) "机构类别",
        licence_no: text(32) "支付业务许可证编号",
        businesses: list(LicensedBusiness) "许可业务",
    }
}

shape! {
    /// 分账
    SettlementSplit {
        receiver: text(128) personal "分账接收方",
        amount: money "分账金额",
    }
}

shape! {
    /// 结算
    Settlement {
        at: timestamp "结算时间",
        amount: money "结算金额",
        institution: object(PaymentInstitution) "结算机构",
        splits: list(SettlementSplit) "分账",
    }
}

shape! {
    /// 对账
    Reconciliation {
        date: date "对账日期",
        channel: code(PaymentChannel) "对账渠道",
        diff: money "差额",
        resolved_at: timestamp "差额处理时间",
        free_statement: bool "免费提供对账服务",
    }
}

shape! {
    /// 退款
    PaymentRefund {
        refund_id: id(64) "退款单号",
        payment_id: id(64) "原支付单号",
        amount: money "退款金额",
        channel: code(PaymentChannel) "退款方式",
        account_ref: text(128) personal "退款账户",
        buyer_agreed_at: timestamp "消费者同意其他退款方式的时间",
        status: code(RefundStatus) "退款状态",
        requested_at: timestamp "退款申请时间",
        refunded_at: timestamp "退款时间",
    }
}
