//! 售后: a case of an order, and what stands beside such cases: complaints, disputes, recalls, notices of infringement, reviews, the
//! platform's own declarations, and requests about a user's account. Which of them a record is, `kind` says.

use super::grievance::{Complaint, Dispute, IpNotice, PlatformPromise, Recall, Review, UserAccount};
use super::remedy::{
    AdvancePayment, BuyerView, CaseDeduction, CaseEvidence, CaseRefund, Compensation, CouponsPoints, FreightPayer, GoodsCondition, InvoiceReversal,
    NoReasonPromise, Party, PlatformDecision, ReturnAddress, Satisfaction, Warranty,
};
use crate::document::Undetermined;
use crate::options::Pack;
use crate::records::Record;
use crate::records::common::Evidence;
use crate::rule::Rules;
use crate::time::Timestamp;
use crate::{codes, shape};

codes! {
    /// 记录种类: a case of an order, or one of the matters that stand by themselves.
    AftersaleKind {
        Case "case" "售后单",
        Complaint "complaint" "投诉",
        Dispute "dispute" "争议",
        Recall "recall" "召回",
        IpNotice "ip_notice" "知识产权通知",
        Review "review" "评价",
        Platform "platform" "平台声明",
        UserAccount "user_account" "用户账户",
    }
}

codes! {
    /// 售后类型: what the buyer asks for.
    AftersaleType {
        RefundOnly "refund_only" "仅退款",
        ReturnRefund "return_refund" "退货退款",
        Exchange "exchange" "换货",
        Repair "repair" "维修",
        Reissue "reissue" "补发",
        PriceProtection "price_protection" "价格保护",
        Compensation "compensation" "赔偿",
        Complaint "complaint" "投诉",
        Dispute "dispute" "争议",
        Recall "recall" "召回",
    }
}

codes! {
    /// 售后原因
    Reason {
        NoReason "no_reason" "无理由",
        Quality "quality" "质量问题",
        NotAsDescribed "not_as_described" "与描述不符",
        WrongOrMissing "wrong_or_missing" "错发或漏发",
        Damaged "damaged" "损坏",
        Late "late" "迟延",
        Counterfeit "counterfeit" "假冒",
        Safety "safety" "安全问题",
        Other "other" "其他",
    }
}

codes! {
    /// 拒绝理由
    RefusalReason {
        Excluded "excluded" "不适用无理由退货",
        WindowPassed "window_passed" "超过期限",
        Opened "opened" "已拆封",
        Inspected "inspected" "已查验",
        PartsMissing "parts_missing" "配件缺失",
        Damaged "damaged" "损坏",
        NoDefect "no_defect" "检验无质量问题",
        Other "other" "其他",
    }
}

codes! {
    /// 售后状态, and what may follow what: see `CaseStatus::may_become`.
    CaseStatus {
        Applied "applied" "已申请",
        Accepted "accepted" "已同意",
        Refused "refused" "已拒绝",
        Returning "returning" "退货中",
        GoodsReceived "goods_received" "已收到退货",
        Refunding "refunding" "退款中",
        Refunded "refunded" "已退款",
        Sending "sending" "换补发货中",
        Repairing "repairing" "维修中",
        PlatformReview "platform_review" "平台介入",
        Completed "completed" "已完成",
        Withdrawn "withdrawn" "已撤销",
        Lapsed "lapsed" "逾期关闭",
    }
}

shape! {
    /// 售后状态流转
    CaseStatusChange {
        status: code(CaseStatus) "售后状态",
        at: timestamp "时间",
    }
}

shape! {
    /// 售后
    Aftersale {
        schema_version: text(32) "格式版本",
        record_id: id(128) "记录编号",
        created_at: timestamp "记录时间",
        kind: code(AftersaleKind) "记录种类",
        case_id: id(64) "售后单号",
        order_id: id(64) "订单号",
        line_id: id(64) "订单明细编号",
        seller_id: id(64) "卖方编号",
        buyer_id: id(64) personal "买方编号",
        buyer: object(BuyerView) "买方信息",
        r#type: code(AftersaleType) "售后类型",
        reason: code(Reason) "售后原因",
        status: code(CaseStatus) "售后状态",
        status_history: list(CaseStatusChange) "售后状态流转",
        paid_at: timestamp "支付时间",
        signed_at: timestamp "签收时间",
        applied_at: timestamp "申请时间",
        accepted_at: timestamp "办理时间",
        goods_received_at: timestamp "收到退货时间",
        refunded_at: timestamp "退款时间",
        completed_at: timestamp "完成时间",
        return_7d_excluded: bool "不适用七日无理由退货",
        return_7d_exclusion_confirmed_at: timestamp "不适用退货的单次确认时间",
        promise: object(NoReasonPromise) "无理由退货承诺",
        refusal_reason: code(RefusalReason) "拒绝理由",
        remedy_offered: code(AftersaleType) "提出的处理方式",
        rescission_fits: bool "符合解除合同条件",
        return_address: object(ReturnAddress) "退货地址",
        return_waybill: id(64) "退货运单号",
        exchange_shipment: id(64) "换货运单编号",
        return_freight_payer: code(FreightPayer) "退货运费承担方",
        return_freight_agreed: bool "退货运费另有约定",
        goods_condition: code(GoodsCondition) "商品完好情况",
        goods_condition_evidence: object(Evidence) "商品状况证据",
        currency: currency "币种",
        goods_paid_amount: money "退货商品实付价款",
        refund_freight: money "退还运费",
        deductions: list(CaseDeduction) "扣减",
        refund_amount: money "退款金额",
        refunded_in_advance: bool "先行退款",
        refund: object(CaseRefund) "退款记录",
        coupons_points_returned: object(CouponsPoints) "积分、优惠券和赠品的处理",
        warranty: object(Warranty) "三包",
        durable_goods_months: int "耐用商品举证责任月数",
        defect_found_at: timestamp "发现瑕疵时间",
        burden_of_proof: code(Party) "举证责任方",
        compensation: object(Compensation) "赔偿",
        evidence: list(CaseEvidence) "证据",
        platform_decision: object(PlatformDecision) "平台决定",
        advance_payment: object(AdvancePayment) "先行赔付",
        invoiced: bool "已开发票",
        invoice_reversal: object(InvoiceReversal) "红字发票",
        satisfaction: object(Satisfaction) "满意度",
        complaint: object(Complaint) "投诉",
        dispute: object(Dispute) "争议",
        recall: object(Recall) "召回",
        ip_notice: object(IpNotice) "知识产权通知",
        review: object(Review) "评价",
        platform: object(PlatformPromise) "平台声明",
        user_account: object(UserAccount) "用户账户",
        retention_until: timestamp "保存至",
    }
}

impl AftersaleKind {
    /// The type of an order's case about the same matter.
    pub fn case_type(self) -> Option<AftersaleType> {
        match self {
            Self::Complaint => Some(AftersaleType::Complaint),
            Self::Dispute => Some(AftersaleType::Dispute),
            Self::Recall => Some(AftersaleType::Recall),
            Self::Case | Self::IpNotice | Self::Review | Self::Platform | Self::UserAccount => None,
        }
    }
}

impl AftersaleType {
    /// Whether the buyer sends the goods to the seller.
    pub fn sends_goods_back(self) -> bool {
        matches!(self, Self::ReturnRefund | Self::Exchange | Self::Repair)
    }

    /// Whether it makes good what was supplied: repair, exchange, return, supplying what is missing, refund (PEN 8).
    pub fn is_remedy(self) -> bool {
        matches!(self, Self::RefundOnly | Self::ReturnRefund | Self::Exchange | Self::Repair | Self::Reissue)
    }
}

impl Reason {
    /// Whether the goods are not what they should be, for which the seller answers: what the requirements call quality cases.
    pub fn is_defect(self) -> bool {
        use Reason as R;
        matches!(self, R::Quality | R::NotAsDescribed | R::WrongOrMissing | R::Damaged | R::Counterfeit | R::Safety)
    }
}

impl CaseStatus {
    /// The paths that requirement AFS-005 permits: each status and what it may become.
    const TRANSITIONS: &'static [(Self, &'static [Self])] = {
        use CaseStatus as S;
        &[
            (S::Applied, &[S::Accepted, S::Refused, S::Refunding, S::Refunded, S::PlatformReview, S::Completed, S::Withdrawn, S::Lapsed]),
            (
                S::Accepted,
                &[
                    S::Returning,
                    S::GoodsReceived,
                    S::Refunding,
                    S::Refunded,
                    S::Sending,
                    S::Repairing,
                    S::PlatformReview,
                    S::Completed,
                    S::Withdrawn,
                    S::Lapsed,
                ],
            ),
            // A refusal may be taken back, and asked about anew.
            (S::Refused, &[S::Applied, S::Accepted, S::PlatformReview, S::Withdrawn, S::Lapsed]),
            // The price may be paid back before the goods arrive.
            (S::Returning, &[S::GoodsReceived, S::Refunding, S::Refunded, S::PlatformReview, S::Withdrawn, S::Lapsed]),
            (S::GoodsReceived, &[S::Refused, S::Refunding, S::Refunded, S::Sending, S::Repairing, S::PlatformReview, S::Completed]),
            (S::Refunding, &[S::Refunded, S::PlatformReview]),
            (S::Refunded, &[S::Returning, S::GoodsReceived, S::Completed]),
            (S::Sending, &[S::PlatformReview, S::Completed]),
            (S::Repairing, &[S::Refunding, S::Refunded, S::Sending, S::PlatformReview, S::Completed]),
            (
                S::PlatformReview,
                &[S::Accepted, S::Refused, S::Returning, S::Refunding, S::Refunded, S::Sending, S::Repairing, S::Completed, S::Withdrawn, S::Lapsed],
            ),
            (S::Completed, &[]),
            (S::Withdrawn, &[]),
            (S::Lapsed, &[]),
        ]
    };

    /// Whether a case of this status may become one of that status.
    pub fn may_become(self, next: Self) -> bool {
        Self::TRANSITIONS.iter().any(|(status, following)| *status == self && following.contains(&next))
    }

    /// Whether the seller has agreed to what was asked for.
    pub fn is_agreed(self) -> bool {
        use CaseStatus as S;
        matches!(self, S::Accepted | S::Returning | S::GoodsReceived | S::Refunding | S::Refunded | S::Sending | S::Repairing | S::Completed)
    }

    /// Whether the case is over without what was asked for.
    pub fn is_turned_down(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn | Self::Lapsed)
    }
}

impl Aftersale<'_> {
    /// The kind of record; one that does not say is a case of an order.
    ///
    /// # Errors
    /// `Undetermined` when it is no kind there is.
    pub fn sort(self) -> Result<AftersaleKind, Undetermined> {
        Ok(self.kind().get()?.unwrap_or(AftersaleKind::Case))
    }

    /// Whether it is a case of an order.
    ///
    /// # Errors
    /// `Undetermined` when its kind is unreadable.
    pub fn is_case(self) -> Result<bool, Undetermined> {
        Ok(self.sort()? == AftersaleKind::Case)
    }

    /// Whether it is about that matter, by its kind or as the type of an order's case.
    ///
    /// # Errors
    /// `Undetermined` when its kind or type is unreadable.
    pub fn concerns(self, matter: AftersaleKind) -> Result<bool, Undetermined> {
        let kind = self.sort()?;
        if kind != AftersaleKind::Case {
            return Ok(kind == matter);
        }
        let Some(own) = matter.case_type() else { return Ok(false) };
        Ok(self.r#type().get()? == Some(own))
    }

    /// Whether it is a return for which no reason need be given.
    ///
    /// # Errors
    /// `Undetermined` when its type or reason is unreadable.
    pub fn is_no_reason_return(self) -> Result<bool, Undetermined> {
        Ok(self.r#type().get()? == Some(AftersaleType::ReturnRefund) && self.reason().get()? == Some(Reason::NoReason))
    }

    /// Whether the price has been paid back.
    ///
    /// # Errors
    /// `Undetermined` when its status is unreadable.
    pub fn is_refunded(self) -> Result<bool, Undetermined> {
        let refunds = matches!(self.r#type().get()?, Some(AftersaleType::ReturnRefund | AftersaleType::RefundOnly));
        let over = matches!(self.status().get()?, Some(CaseStatus::Refunded | CaseStatus::Completed));
        Ok(self.refunded_at().is_given() || refunds && over)
    }
}

impl Record for Aftersale<'_> {
    const EXAMPLE: &'static str = include_str!("aftersale.example.json");
    const RULES: &'static Rules = &crate::rules::aftersale::ALL;

    fn belongs_to(self, _: Pack) -> bool {
        false
    }

    fn dated(self) -> Option<Timestamp> {
        self.applied_at().ok().or_else(|| self.created_at().ok())
    }
}

#[cfg(test)]
mod tests {
    use super::CaseStatus as S;
    use crate::codes::Coded;

    fn all() -> impl Iterator<Item = S> {
        (0..S::LIST.words.len()).map(S::from_position)
    }

    #[test]
    fn each_status_stands_once_in_the_table_of_transitions() {
        let rows: Vec<S> = S::TRANSITIONS.iter().map(|(status, _)| *status).collect();
        assert_eq!(rows, all().collect::<Vec<_>>());
    }

    #[test]
    fn each_status_is_reached_and_none_becomes_itself() {
        for status in all() {
            assert!(status == S::Applied || all().any(|before| before.may_become(status)), "{status:?}");
            assert!(!status.may_become(status), "{status:?}");
        }
    }

    #[test]
    fn permits_and_forbids() {
        let table = [
            (S::Applied, S::Accepted, true),
            (S::Applied, S::GoodsReceived, false),
            (S::GoodsReceived, S::Refunded, true),
            (S::GoodsReceived, S::Refused, true),
            (S::Refunded, S::Refused, false),
            (S::Refused, S::PlatformReview, true),
            (S::Completed, S::Applied, false),
        ];
        for (from, to, permitted) in table {
            assert_eq!(from.may_become(to), permitted, "{from:?} to {to:?}");
        }
    }
}
