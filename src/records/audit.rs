//! 稽核: what goes wrong with a payment, what is done about it, and the trail it leaves.

use super::payment::PaymentStatus;
use crate::{codes, shape};

codes! {
    /// 风险等级
    RiskLevel {
        Low "low" "低",
        Medium "medium" "中",
        High "high" "高",
    }
}

codes! {
    /// 风险处置
    RiskAction {
        NoAction "none" "无",
        Verify "verify" "核验",
        Delay "delay" "延迟",
        Limit "limit" "限制",
        Refuse "refuse" "拒绝",
    }
}

codes! {
    /// 稽核事件
    AuditEvent {
        Instruction "instruction" "支付指令",
        Callback "callback" "支付回调",
        Query "query" "主动查单",
        StatusChange "status_change" "状态变更",
        Refund "refund" "退款",
    }
}

shape! {
    /// 支付错误
    PaymentError {
        found_at: timestamp "发现时间",
        cause: text(512) "原因",
        fixed_at: timestamp "纠正时间",
    }
}

shape! {
    /// 未授权支付
    UnauthorisedPayment {
        notified_at: timestamp "通知时间",
        action: text(512) "采取的措施",
        action_at: timestamp "措施时间",
    }
}

shape! {
    /// 交易风险
    PaymentRisk {
        level: code(RiskLevel) "风险等级",
        score: decimal "风险分",
        action: code(RiskAction) "风险处置",
        at: timestamp "处置时间",
    }
}

shape! {
    /// 稽核记录
    AuditEntry {
        id: id(128) "记录编号",
        event: code(AuditEvent) "事件",
        status: code(PaymentStatus) "支付状态",
        at: timestamp "时间",
        previous_hash: text(128) "前一记录摘要",
        hash: text(128) "摘要",
    }
}
