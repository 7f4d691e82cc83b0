//! How the contract is made: time, confirmation, terms, conclusion.

use crate::document::Undetermined;
use crate::records::order::{ContractState, Order};
use crate::report::Param;
use crate::time::Timestamp;

rule! {
    ORD_011 = "ORD-011", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["ESL" "6 (times identifiable)" S], confidence H,
    fields ["created_at"], formats ["created_at"], settings [clock_skew_seconds = 300],
    title "下单时间" / "time of order",
    says "下单时间 {actual} 晚于当前时间 {now}" / "the order was made at {actual}, after the present {now}",
    fix "以带时区偏移的 RFC 3339 写明下单时间" / "give the time of order as RFC 3339 with offset",
    pass {}, fail {"created_at": "2026-03-01 10:00:00"} at "/created_at",
    |order, found| {
        let created = found.require(order.created_at())?;
        let now = found.now()?;
        if created.0 > now.0 + found.setting("clock_skew_seconds") * 1_000 {
            found.at(order.created_at()).param("now", Param::Time(now)).param("actual", Param::Time(created));
        }
        Ok(())
    }
}

rule! {
    /// Needed once the order is past its making; a cart that is just being submitted has none yet.
    ORD_012 = "ORD-012", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["ECL" "49" S, "37401" "5.2 (topic)" S], confidence M,
    fields ["confirmed_at", "created_at", "status"], formats ["confirmed_at"],
    title "订单确认" / "order confirmation",
    says "订单确认时间早于下单时间" / "the order was confirmed before it was made",
    fix "记录订单确认时间，不早于下单时间" / "record when the order was confirmed, not before it was made",
    pass {}, fail {"confirmed_at": "2026-03-01T09:59:59+08:00"} at "/confirmed_at",
    |order, found| {
        if order.status().get()?.is_some_and(crate::records::order::OrderStatus::is_confirmed) {
            found.require(order.confirmed_at())?;
        }
        found.ordered(order.created_at(), order.confirmed_at())
    }
}

rule! {
    ORD_013 = "ORD-013", Should, audit, Evidence on Order,
    home ORDER_PROCESSING, basis ["ISO32111" "7.3" S, "derived" "notice of the confirmed order" I], confidence M,
    fields ["confirm_notice", "confirm_notice/at", "confirm_notice/channel", "created_at"], formats ["confirm_notice/at", "confirm_notice/channel"],
    title "订单确认通知" / "notice of confirmation",
    says "确认通知早于下单时间" / "the notice came before the order",
    fix "记录确认通知的时间和渠道" / "record when and how the buyer was told",
    pass {"confirm_notice": {"at": "2026-03-01T10:00:03+08:00", "channel": "sms"}},
    fail {"confirm_notice": {"at": "2026-03-01T10:00:03+08:00"}} at "/confirm_notice/channel",
    |order, found| {
        let notice = order.confirm_notice().get()?.ok_or(Undetermined)?;
        found.require(notice.channel())?;
        found.require(notice.at())?;
        found.ordered(order.created_at(), notice.at())
    }
}

rule! {
    ORD_014 = "ORD-014", Shall, audit, Evidence on Order,
    home ORDER_PROCESSING, basis ["ECL" "50" S], confidence H,
    fields ["correction_step_shown"], formats ["correction_step_shown/reference", "correction_step_shown/at", "correction_step_shown/digest"],
    title "更正输入错误" / "correcting input errors",
    says "未声明消费者在提交前可更正输入错误" / "nothing shows that input errors could be corrected before submitting",
    fix "声明证据：编号、时间和摘要" / "declare the evidence: reference, time and digest",
    pass {"correction_step_shown": {"reference": "ui/checkout-v12", "at": "2026-02-01T00:00:00+08:00", "digest": "sha256:9f86d081"}},
    fail {"correction_step_shown": {"reference": "ui/checkout-v12", "digest": "sha256:9f86d081"}} at "/correction_step_shown/at",
    |order, found| found.evidence(order.correction_step_shown())
}

rule! {
    ORD_015 = "ORD-015", Shall, audit, Evidence on Order,
    home ORDER_PROCESSING, basis ["ECL" "50" S], confidence H,
    fields ["contract_steps_shown"], formats ["contract_steps_shown/reference", "contract_steps_shown/at", "contract_steps_shown/digest"],
    title "订立步骤告知" / "steps of contracting shown",
    says "未声明已告知订立合同的步骤、注意事项和下载方法" / "nothing shows that steps, cautions and download of the contract were shown",
    fix "声明证据：编号、时间和摘要" / "declare the evidence: reference, time and digest",
    pass {"contract_steps_shown": {"reference": "ui/checkout-v12", "at": "2026-02-01T00:00:00+08:00", "digest": "sha256:9f86d081"}},
    fail {"contract_steps_shown": {"at": "2026-02-01T00:00:00+08:00", "digest": "sha256:9f86d081"}} at "/contract_steps_shown/reference",
    |order, found| found.evidence(order.contract_steps_shown())
}

rule! {
    /// That the version is one the platform published, only the platform knows.
    ORD_016 = "ORD-016", Shall, gate, Transaction on Order,
    home ORDER_PROCESSING, basis ["ECL" "32, 33" S, "CRPL" "26" S], confidence H,
    fields ["terms", "terms/version", "terms/accepted_at", "created_at"], formats ["terms/version", "terms/accepted_at", "terms/digest"],
    title "条款版本" / "version of terms",
    says "条款应在提交订单（{not_after}）之前同意，实为 {actual}" / "the terms should be accepted by the time of order ({not_after}), were at {actual}",
    fix "记录所同意条款的版本和时间" / "record the version of the terms and when they were accepted",
    pass {}, fail {"terms": {"version": "2026-01", "accepted_at": "2026-03-01T10:00:01+08:00"}} at "/terms/accepted_at",
    needs [order, platform],
    |order, found| {
        let terms = found.require(order.terms())?;
        let version = found.require(terms.version()).map(|_| ());
        let accepted = found.require(terms.accepted_at())?;
        let created: Option<Timestamp> = order.created_at().get()?;
        if let Some(created) = created.filter(|created| accepted > *created) {
            found.at(terms.accepted_at()).related(order.created_at())
                .param("not_after", Param::Time(created)).param("actual", Param::Time(accepted));
        }
        version
    }
}

rule! {
    ORD_017 = "ORD-017", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["ECL" "49" S], confidence H,
    fields ["contract_state", "paid_at"], formats ["contract_state", "paid_at"],
    title "付款后合同成立" / "contract stands once paid",
    says "消费者付款后，不得约定合同不成立" / "once the buyer has paid, the contract cannot count as not concluded",
    fix "付款后合同状态应为 concluded 或其后的状态" / "after payment the contract's state is concluded or later",
    pass {}, fail {"contract_state": "not_concluded"} at "/contract_state",
    |order, found| {
        let state = order.contract_state().get()?;
        let paid = order.paid_at().get()?.is_some();
        if paid && matches!(state, Some(ContractState::NotConcluded | ContractState::Pending)) {
            found.at(order.contract_state()).related(order.paid_at());
        }
        Ok(())
    }
}
