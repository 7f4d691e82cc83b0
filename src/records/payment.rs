//! 支付: a payment with its parties, amounts, notice, refunds and what is kept of it.

use super::audit::{AuditEntry, PaymentError, PaymentRisk, UnauthorisedPayment};
use super::callback::{Callback, GatewayRegistration};
use super::common::Evidence;
use super::settlement::{AmountDetail, PaymentFee, PaymentInstitution, PaymentRefund, Reconciliation, Settlement};
use crate::document::Entry;
use crate::options::Pack;
use crate::records::Record;
use crate::rule::Rules;
use crate::time::Timestamp;
use crate::{codes, shape};

codes! {
    /// 支付状态, and what may follow what: see `PaymentStatus::may_become`.
    PaymentStatus {
        Unpaid "unpaid" "未支付",
        Paying "paying" "支付中",
        Success "success" "成功",
        Failed "failed" "失败",
        Closed "closed" "已关闭",
        Revoked "revoked" "已撤销",
        Refunding "refunding" "退款中",
        Refunded "refunded" "已退款",
    }
}

codes! {
    /// 支付方式
    PaymentChannel {
        Bank "bank" "银行",
        Card "card" "银行卡",
        Wallet "wallet" "电子钱包",
        Balance "balance" "支付账户余额",
        Qr "qr" "扫码支付",
        Credit "credit" "信用支付",
        PrepaidCard "prepaid_card" "预付卡",
        DigitalYuan "digital_yuan" "数字人民币",
        CorporateTransfer "corporate_transfer" "对公转账",
        Cod "cod" "货到付款",
    }
}

codes! {
    /// 支付渠道: whose notices and numbers the payment carries.
    Gateway {
        WechatPay "wechat_pay" "微信支付",
        Alipay "alipay" "支付宝",
        UnionPay "unionpay" "银联",
        Bank "bank_direct" "银行直连",
        Other "other" "其他",
    }
}

codes! {
    /// 记录保存方
    RecordKeeper {
        Platform "platform" "平台",
        PaymentInstitution "payment_institution" "支付机构",
    }
}

codes! {
    /// 身份验证要素
    AuthFactor {
        Password "password" "静态密码",
        DynamicCode "dynamic_code" "动态验证码",
        Biometrics "biometrics" "生物特征",
        Certificate "certificate" "数字证书",
        ESignature "e_signature" "电子签名",
    }
}

codes! {
    /// 传输协议版本; TLCP is the SM suite of GB/T 38636.
    TransportVersion {
        Ssl3 "SSLv3" "SSL 3.0",
        Tls10 "TLSv1.0" "TLS 1.0",
        Tls11 "TLSv1.1" "TLS 1.1",
        Tls12 "TLSv1.2" "TLS 1.2",
        Tls13 "TLSv1.3" "TLS 1.3",
        Tlcp "TLCP" "TLCP",
    }
}

/// Shapes where secrets turn up in practice declare them under their usual names: the reader passes over members it does not know, so
/// only a declared one can be found to be there (PAY-029).
macro_rules! with_secrets {
    ($(#[$doc:meta])* $name:ident { $($fields:tt)* }) => {
        shape! {
            $(#[$doc])*
            $name {
                $($fields)*
                card_no: text(64) personal "银行卡号（掩码）",
                card_number: text(64) personal "银行卡号（掩码）",
                cvv: id(4294967295) personal "卡验证码",
                cvv2: id(4294967295) personal "卡验证码",
                cvc: id(4294967295) personal "卡验证码",
                pin: id(4294967295) personal "个人识别码",
                password: id(4294967295) personal "密码",
                track_data: id(4294967295) personal "磁道数据",
                fingerprint: id(4294967295) personal "指纹样本",
                face_image: id(4294967295) personal "人脸样本",
                biometric: id(4294967295) personal "生物特征样本",
            }
        }

        impl<'r> $name<'r> {
            /// What must not be kept, whatever it holds.
            pub fn secrets(self) -> [Entry<'r, &'r str>; 9] {
                [self.cvv(), self.cvv2(), self.cvc(), self.pin(), self.password(), self.track_data(), self.fingerprint(), self.face_image(),
                    self.biometric()]
            }
        }
    };
}

shape! {
    /// 收款人
    Payee {
        name: text(128) personal "收款人名称",
        account_ref: text(128) personal "收款账户",
        merchant_no: id(64) "商户号",
    }
}

with_secrets! {
    /// 付款人
    Payer {
        account_ref: text(128) personal "付款账户（掩码）",
        name: text(128) personal "付款人姓名",
    }
}

shape! {
    /// 可选支付方式
    OfferedMethod {
        channel: code(PaymentChannel) "支付方式",
    }
}

shape! {
    /// 支付指令核对
    InstructionShown {
        amount: money "所示金额",
        payee: text(128) personal "所示收款人",
        evidence: object(Evidence) "核对证据",
    }
}

shape! {
    /// 支付确认信息
    PaymentNotice {
        at: timestamp "通知时间",
        channel: text(64) "通知渠道",
    }
}

shape! {
    /// 已用验证要素
    AuthFactorUsed {
        factor: code(AuthFactor) "验证要素",
        at: timestamp "验证时间",
    }
}

shape! {
    /// 处理地
    ProcessingRegion {
        processing: country "处理地",
        settlement: country "清算地",
        storage: country "存储地",
    }
}

shape! {
    /// 自动扣款
    AutoDebit {
        agreement: id(128) "扣款协议编号",
        notice_at: timestamp "告知时间",
        debit_at: timestamp "所告知的扣款时间",
        amount: money "所告知的金额",
        cancel_path: text(2048) "取消途径",
    }
}

shape! {
    /// 代收货款
    CashOnDelivery {
        collector: text(128) "代收人",
        mandate: id(128) "代收委托编号",
        amount: money "代收金额",
        at: timestamp "代收时间",
        receipt: id(128) "收据编号",
    }
}

shape! {
    /// 支付服务协议变更
    ServiceAgreement {
        version: text(64) "协议版本",
        announced_at: timestamp "公告时间",
        effective_at: timestamp "生效时间",
    }
}

shape! {
    /// 传输安全
    PaymentTransport {
        callback_url: text(2048) "回调地址",
        checkout_url: text(2048) "收银台地址",
        tls_version: code(TransportVersion) "传输协议版本",
    }
}

with_secrets! {
    /// 银行卡
    PaymentCard {
        bank: text(64) "发卡行",
    }
}

with_secrets! {
    /// 支付
    Payment {
        schema_version: text(32) "格式版本",
        record_id: id(128) "记录编号",
        kept_by: code(RecordKeeper) "记录保存方",
        payment_id: id(64) "支付单号",
        order_id: id(64) "订单号",
        status: code(PaymentStatus) "支付状态",
        gateway: code(Gateway) "支付渠道",
        gateway_status: text(32) "渠道原始状态",
        channel: code(PaymentChannel) "支付方式",
        created_at: timestamp "创建时间",
        paid_at: timestamp "支付时间",
        completed_at: timestamp "交易完成时间",
        currency: currency "币种",
        amount: money "支付金额",
        amount_detail: object(AmountDetail) "金额构成",
        fee: object(PaymentFee) "手续费",
        payee: object(Payee) "收款人",
        payer: object(Payer) "付款人",
        merchant_name: text(128) "商户名称",
        mcc: text(4) "商户类别码",
        institution: object(PaymentInstitution) "支付机构",
        out_trade_no: id(64) "商户订单号",
        transaction_id: id(64) "交易流水号",
        trade_no: id(64) "交易流水号",
        registered: object(GatewayRegistration) "平台登记的应用与商户",
        callback: object(Callback) "支付回调",
        query_fallback: object(Evidence) "主动查单",
        payment_methods: list(OfferedMethod) "可选支付方式",
        instruction_shown: object(InstructionShown) "支付指令核对",
        confirm_notice: object(PaymentNotice) "支付确认信息",
        disclosure: object(Evidence) "支付告知",
        auth_factors: list(AuthFactorUsed) "身份验证要素",
        daily_balance_total: money "当日余额付款累计",
        account_real_name: object(Evidence) "实名账户",
        cross_border: bool "跨境支付",
        region: object(ProcessingRegion) "处理地",
        settlement: object(Settlement) "结算",
        reconciliation: object(Reconciliation) "对账记录",
        history_years: int "可查询交易记录的年数",
        history_free: bool "免费提供交易记录",
        retention_until: timestamp "保存至",
        error: object(PaymentError) "支付错误",
        unauthorised: object(UnauthorisedPayment) "未授权支付",
        risk: object(PaymentRisk) "交易风险",
        audit_trail: list(AuditEntry) "稽核记录",
        refund: list(PaymentRefund) "退款",
        auto_debit: object(AutoDebit) "自动扣款",
        cod: object(CashOnDelivery) "代收货款",
        service_agreement: object(ServiceAgreement) "支付服务协议变更",
        off_platform: object(Evidence) "未引导线下支付",
        transport: object(PaymentTransport) "传输安全",
        card: object(PaymentCard) "银行卡",
    }
}

impl PaymentStatus {
    /// Whether a payment of this status may become one of that status.
    pub fn may_become(self, next: Self) -> bool {
        use PaymentStatus as S;
        let permitted: &[Self] = match self {
            S::Unpaid => &[S::Paying, S::Success, S::Failed, S::Closed, S::Revoked],
            S::Paying => &[S::Unpaid, S::Success, S::Failed, S::Closed, S::Revoked],
            S::Failed => &[S::Unpaid, S::Paying, S::Closed, S::Revoked],
            // Money may be taken back at the counter (撤销) or refunded.
            S::Success => &[S::Refunding, S::Refunded, S::Revoked],
            // What was paid after the closing goes back.
            S::Closed => &[S::Refunding, S::Refunded],
            S::Refunding => &[S::Refunded, S::Success],
            // A gateway closes a trade that is refunded in full.
            S::Refunded => &[S::Closed],
            S::Revoked => &[],
        };
        permitted.contains(&next)
    }

    /// Whether money has been paid, be it refunded since.
    pub fn is_paid(self) -> bool {
        matches!(self, Self::Success | Self::Refunding | Self::Refunded)
    }
}

/// A gateway's own words for states, and the statuses that a record may hold while the gateway says so; first the one it means by itself.
type GatewayStates = &'static [(&'static str, &'static [PaymentStatus])];

const WECHAT_PAY_STATES: GatewayStates = {
    use PaymentStatus as S;
    &[
        ("SUCCESS", &[S::Success, S::Refunding, S::Refunded]),
        ("REFUND", &[S::Refunding, S::Refunded]),
        ("NOTPAY", &[S::Unpaid, S::Paying]),
        ("CLOSED", &[S::Closed]),
        ("REVOKED", &[S::Revoked]),
        ("USERPAYING", &[S::Paying]),
        ("PAYERROR", &[S::Failed]),
    ]
};

const ALIPAY_STATES: GatewayStates = {
    use PaymentStatus as S;
    &[
        ("WAIT_BUYER_PAY", &[S::Unpaid, S::Paying]),
        ("TRADE_CLOSED", &[S::Closed, S::Refunded]),
        ("TRADE_SUCCESS", &[S::Success, S::Refunding, S::Refunded]),
        ("TRADE_FINISHED", &[S::Success, S::Refunding, S::Refunded]),
    ]
};

impl Gateway {
    const fn states(self) -> Option<GatewayStates> {
        match self {
            Self::WechatPay => Some(WECHAT_PAY_STATES),
            Self::Alipay => Some(ALIPAY_STATES),
            Self::UnionPay | Self::Bank | Self::Other => None,
        }
    }

    /// Whether its words for states are known here.
    pub const fn has_known_states(self) -> bool {
        self.states().is_some()
    }

    /// The statuses its word for a state stands for; `None` for a word it does not have.
    pub fn meaning(self, word: &str) -> Option<&'static [PaymentStatus]> {
        self.states()?.iter().find(|(known, _)| *known == word).map(|(_, statuses)| *statuses)
    }
}

impl TransportVersion {
    /// Whether it is at least TLS 1.2, or the SM suite.
    pub fn is_secure(self) -> bool {
        matches!(self, Self::Tls12 | Self::Tls13 | Self::Tlcp)
    }
}

impl Record for Payment<'_> {
    const EXAMPLE: &'static str = include_str!("payment.example.json");
    const RULES: &'static Rules = &crate::rules::payment::ALL;

    fn belongs_to(self, pack: Pack) -> bool {
        match pack {
            Pack::WechatPay => self.gateway().ok() == Some(Gateway::WechatPay),
            Pack::Alipay => self.gateway().ok() == Some(Gateway::Alipay),
            Pack::PaymentInstitution => self.kept_by().ok() == Some(RecordKeeper::PaymentInstitution),
            _ => false,
        }
    }

    fn dated(self) -> Option<Timestamp> {
        self.created_at().ok().or(self.paid_at().ok())
    }
}
