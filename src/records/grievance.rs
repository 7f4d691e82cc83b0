//! What stands beside an order's cases: complaints, disputes, recalls, notices of infringement, reviews, the platform's declarations,
//! requests about an account.

use super::common::Evidence;
use crate::{codes, shape};

codes! {
    /// 投诉举报方式
    ChannelType {
        Online "online" "在线",
        Phone "phone" "电话",
        Email "email" "电子邮件",
        Post "post" "信函",
        Counter "counter" "现场",
    }
}

codes! {
    /// 投诉处理结果
    ComplaintResult {
        Upheld "upheld" "支持",
        PartlyUpheld "partly_upheld" "部分支持",
        Rejected "rejected" "不支持",
        Settled "settled" "和解",
        Referred "referred" "移送",
        Withdrawn "withdrawn" "已撤销",
    }
}

codes! {
    /// 争议解决方式 (ECL 60, 63)
    DisputeMethod {
        Negotiation "negotiation" "协商和解",
        Mediation "mediation" "调解",
        Authority "authority" "向有关部门投诉",
        Arbitration "arbitration" "仲裁",
        Suit "suit" "诉讼",
        Online "online" "在线争议解决",
    }
}

codes! {
    /// 争议处理结果
    DisputeResult {
        Settled "settled" "和解",
        ForBuyer "for_buyer" "支持消费者",
        ForSeller "for_seller" "支持经营者",
        Split "split" "各有支持",
        Dismissed "dismissed" "驳回",
        Withdrawn "withdrawn" "已撤销",
    }
}

codes! {
    /// 召回费用承担方
    CostBearer {
        Producer "producer" "生产者",
        Seller "seller" "经营者",
        Platform "platform" "平台",
        Consumer "consumer" "消费者",
    }
}

codes! {
    /// 必要措施 (ECL 42)
    IpMeasure {
        Removed "removed" "删除",
        Blocked "blocked" "屏蔽",
        Disconnected "disconnected" "断开链接",
        Terminated "terminated" "终止交易和服务",
        Other "other" "其他",
    }
}

codes! {
    /// 办理条件: what an account's user is asked for first.
    AccountConditionType {
        IdentityCheck "identity_check" "核验身份",
        OpenOrders "open_orders" "结清未完成的交易",
        ExtraProof "extra_proof" "超出注册所需的证明",
        Fee "fee" "收费",
        Waiver "waiver" "放弃权利",
        OtherAccounts "other_accounts" "注销其他账户",
    }
}

shape! {
    /// 投诉举报方式
    ComplaintChannel {
        r#type: code(ChannelType) "投诉举报方式类别",
        address: text(2048) "投诉举报地址或号码",
        published_at: timestamp "公布时间",
        working: bool "可用",
    }
}

shape! {
    /// 投诉
    Complaint {
        channel: object(ComplaintChannel) "投诉举报方式",
        received_at: timestamp "收到投诉时间",
        accepted_at: timestamp "受理时间",
        closed_at: timestamp "办结时间",
        result: code(ComplaintResult) "投诉处理结果",
    }
}

shape! {
    /// 争议
    Dispute {
        opened_at: timestamp "争议提出时间",
        method: code(DisputeMethod) "争议解决方式",
        closed_at: timestamp "争议结束时间",
        result: code(DisputeResult) "争议处理结果",
        records_asked_at: timestamp "要求提供记录时间",
        records_supplied_at: timestamp "提供原始合同和交易记录时间",
    }
}

shape! {
    /// 召回
    Recall {
        found_at: timestamp "发现缺陷时间",
        stopped_at: timestamp "停止销售时间",
        notified_at: timestamp "通知消费者时间",
        reported_at: timestamp "报告主管部门时间",
        cost_bearer: code(CostBearer) "召回费用承担方",
    }
}

shape! {
    /// 不存在侵权行为的声明
    CounterStatement {
        received_at: timestamp "收到声明时间",
        reached_at: timestamp "声明到达权利人时间",
    }
}

shape! {
    /// 知识产权通知
    IpNotice {
        received_at: timestamp "收到通知时间",
        prelim_evidence: object(Evidence) "初步证据",
        measure: code(IpMeasure) "必要措施",
        measure_at: timestamp "采取措施时间",
        forwarded_at: timestamp "转送通知时间",
        counter_statement: object(CounterStatement) "不存在侵权行为的声明",
        suit_notice_at: timestamp "收到投诉或起诉通知时间",
        restored_at: timestamp "终止措施时间",
        published_at: timestamp "公示时间",
    }
}

shape! {
    /// 评价
    Review {
        enabled: bool "可评价",
        rules_url: text(2048) "评价规则地址",
        deletable: bool "可删除评价",
    }
}

shape! {
    /// 消费者权益保证金
    GuaranteeFund {
        amount: money "保证金数额",
        management: text(1024) "保证金管理",
        r#use: text(1024) "保证金使用",
        refund: text(1024) "保证金退还",
    }
}

shape! {
    /// 平台声明
    PlatformPromise {
        odr: bool "自建争议解决机制",
        odr_rules_url: text(2048) "争议解决规则地址",
        version: text(64) "争议解决规则版本",
        guarantee_fund: object(GuaranteeFund) "消费者权益保证金",
    }
}

shape! {
    /// 办理条件
    AccountCondition {
        r#type: code(AccountConditionType) "条件类别",
    }
}

shape! {
    /// 账户请求
    AccountRequest {
        asked_at: timestamp "提出时间",
        done_at: timestamp "办理完成时间",
        conditions: list(AccountCondition) "办理条件",
    }
}

shape! {
    /// 用户账户
    UserAccount {
        close: object(AccountRequest) "注销账户",
        query: object(AccountRequest) "查询个人信息",
        correct: object(AccountRequest) "更正个人信息",
        delete: object(AccountRequest) "删除个人信息",
    }
}

impl AccountConditionType {
    /// Whether it may be asked for: that the user is who he says, and that trade under way is settled first.
    pub fn is_reasonable(self) -> bool {
        matches!(self, Self::IdentityCheck | Self::OpenOrders)
    }
}
