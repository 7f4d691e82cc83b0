//! What a case is: the order's line it belongs to, what is asked for and why, and where it stands.

use crate::records::aftersale::{Aftersale, AftersaleKind, CaseStatus};
use crate::report::Param;

rule! {
    /// That the order has such a line, a transaction shows.
    AFS_001 = "AFS-001", Shall, gate, Transaction on Aftersale,
    home AFTER_SALES, basis ["OTM" "31" K, "derived" "a case belongs to an order's line" I], confidence H,
    fields ["kind", "case_id", "order_id", "line_id"],
    formats ["case_id", "order_id", "line_id", "seller_id", "buyer_id", "record_id", "schema_version", "created_at"],
    title "售后单关联" / "link of the case",
    says "售后单没有关联订单明细" / "the case is not linked to an order's line",
    also [
        other_order "售后单所关联的不是该订单" / "the case is of another order",
        no_such_line "订单没有这项明细" / "the order has no such line",
        other_seller "售后单的卖方与订单不同" / "the case names another seller than the order",
        other_buyer "售后单的买方与订单不同" / "the case names another buyer than the order",
    ],
    fix "写明售后单号、订单号和订单明细编号" / "give the numbers of the case, the order and the order's line",
    pass {"line_id": 1}, fail {"line_id": null} at "/line_id",
    needs [aftersales, order],
    across |transaction, found| crate::rules::transaction::cases::of_the_order(transaction, found),
    |case, found| {
        if !case.is_case()? {
            return Ok(());
        }
        found.present([case.case_id(), case.order_id(), case.line_id()])
    }
}

rule! {
    AFS_002 = "AFS-002", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["CRPL" "24–25" S, "derived" "list of types" I], confidence H,
    fields ["kind", "type"], formats ["kind", "type"],
    title "售后类型" / "type of case",
    says "售后类型与记录种类（{kind}）不符" / "the type is not one of a record of kind {kind}",
    fix "使用代码表中的售后类型" / "use a type of the code list",
    pass {"kind": null}, fail {"type": "return"} at "/type",
    |case, found| {
        let kind = case.sort()?;
        if kind == AftersaleKind::Case {
            return found.require(case.r#type()).map(|_| ());
        }
        if case.r#type().get()?.is_some_and(|given| kind.case_type() != Some(given)) {
            found.at(case.r#type()).related(case.kind()).param("kind", Param::Word(kind.word()));
        }
        Ok(())
    }
}

rule! {
    AFS_003 = "AFS-003", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["derived" "list of reasons" I], confidence M,
    fields ["kind", "reason"], formats ["reason"],
    title "售后原因" / "reason",
    says "售后原因不在代码表中" / "the reason is not in the code list",
    fix "使用代码表中的原因；都不合适时写 other" / "use a reason of the code list; other where none fits",
    pass {"reason": "late"}, fail {"reason": null} at "/reason",
    |case, found| if case.is_case()? { found.require(case.reason()).map(|_| ()) } else { Ok(()) }
}

rule! {
    /// Where the case does not carry the time of payment, a transaction shows it.
    AFS_004 = "AFS-004", Shall, gate, Transaction on Aftersale,
    home AFTER_SALES, basis ["derived" "order of events" I], confidence H,
    fields ["kind", "applied_at", "paid_at"], formats ["applied_at", "paid_at"],
    settings [clock_skew_seconds = 300],
    title "申请时间" / "time of application",
    says "申请时间早于支付时间" / "the case was applied for before payment",
    also [
        other_time "支付时间 {actual} 与所记录的 {expected} 不符" / "the time of payment {actual} is not the one on record, {expected}",
    ],
    fix "写明申请时间，不早于支付时间" / "give the time of application, not before that of payment",
    pass {"applied_at": "2026-02-10T01:00:00Z"}, fail {"applied_at": "2026-02-01T10:01:29+08:00"} at "/applied_at",
    needs [aftersales, payments],
    across |transaction, found| crate::rules::transaction::cases::after_payment(transaction, found),
    |case, found| {
        if case.is_case()? {
            found.require(case.applied_at())?;
        }
        found.ordered(case.paid_at(), case.applied_at())
    }
}

rule! {
    AFS_005 = "AFS-005", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["derived" "list of states, permitted transitions" I], confidence H,
    fields ["kind", "status", "status_history", "status_history/status", "status_history/at"],
    formats ["status", "status_history/status", "status_history/at"],
    title "售后状态" / "status of the case",
    says "状态不能由 {from} 变为 {to}" / "the status cannot go from {from} to {to}",
    also [last_status "最后一次流转应为售后状态 {expected}，实为 {actual}" / "the last change should be to the case's status {expected}, is to {actual}"],
    fix "按时间先后记录每次状态流转，最后一次等于售后状态" / "record each change of status in order of time; the last one is the case's status",
    pass {"status_history": null},
    fail {"status_history": [{"status": "applied", "at": "2026-02-10T09:00:00+08:00"},
        {"status": "goods_received", "at": "2026-02-14T11:00:00+08:00"},
        {"status": "completed", "at": "2026-02-16T10:00:05+08:00"}]} at "/status_history/1/status",
    |case, found| {
        if case.is_case()? {
            found.require(case.status())?;
        }
        found.history(case.status_history(), case.status(), |change| (change.status(), change.at()), CaseStatus::may_become)
    }
}
