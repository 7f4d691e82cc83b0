//! The order's status, its history, and how it is changed or ended.

use crate::document::Undetermined;
use crate::records::order::{Order, OrderStatus};
use crate::report::Param;

rule! {
    ORD_024 = "ORD-024", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["derived" "list of states" I], confidence M,
    fields ["status"], formats ["status"],
    title "订单状态" / "order status",
    says "订单状态不在代码表中" / "the order status is not in the code list",
    fix "使用代码表中的订单状态" / "use a status of the code list",
    pass {}, fail {"status": "sent"} at "/status",
    |order, found| found.require(order.status()).map(|_| ())
}

rule! {
    ORD_025 = "ORD-025", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["derived" "permitted transitions" I, "ECL" "31 (completeness)" S], confidence H,
    fields ["status_history", "status_history/status", "status_history/at", "status"], formats ["status_history/status", "status_history/at"],
    title "状态流转" / "history of the status",
    says "状态不能由 {from} 变为 {to}" / "the status cannot go from {from} to {to}",
    also [last_status "最后一次流转应为订单状态 {expected}，实为 {actual}" / "the last change should be to the order's status {expected}, is to {actual}"],
    fix "按时间先后记录每次状态流转，最后一次等于订单状态" / "record each change of status in order of time; the last one is the order's status",
    pass {"status": "paid"},
    fail {"status": "shipped", "status_history": [
        {"status": "created", "at": "2026-03-01T10:00:00+08:00"}, {"status": "shipped", "at": "2026-03-01T11:00:00+08:00"}]} at "/status_history/1/status",
    |order, found| {
        found.history(order.status_history(), order.status(), |change| (change.status(), change.at()), OrderStatus::may_become)
    }
}

rule! {
    /// By the order's own times; in a transaction also by those of its payments.
    ORD_026 = "ORD-026", Should, audit, Transaction on Order,
    home ORDER_PROCESSING, basis ["derived" "an offer that lapses" I], confidence M,
    fields ["pay_deadline", "closed_at", "paid_at", "status"], formats ["pay_deadline", "closed_at"],
    title "超时关闭" / "closing at the deadline",
    says "支付期限 {deadline} 已过，订单仍待付款" / "the order still awaits payment after its deadline {deadline}",
    also [
        paid_after_close "支付时间 {actual} 晚于关闭时间 {not_after}" / "paid at {actual}, after the order was closed at {not_after}",
        paid_after_deadline "支付时间 {actual} 晚于支付期限 {not_after}" / "paid at {actual}, after the deadline {not_after}",
    ],
    fix "到期未付的订单应关闭，关闭后不再收款" / "close the unpaid order at its deadline and take no payment afterwards",
    pass {}, fail {"paid_at": "2026-03-01T10:30:01+08:00"} at "/paid_at",
    needs [order, payments],
    across |transaction, found| crate::rules::transaction::money::paid_in_time(transaction, found),
    |order, found| {
        let deadline = order.pay_deadline().get()?;
        if let Some(paid) = order.paid_at().get()? {
            let limits = [("paid_after_close", order.closed_at()), ("paid_after_deadline", order.pay_deadline())];
            for (problem, limit) in limits {
                if let Some(not_after) = limit.get()?.filter(|limit| paid > *limit) {
                    found.add(order.paid_at(), problem).related(limit)
                        .param("not_after", Param::Time(not_after)).param("actual", Param::Time(paid));
                }
            }
        } else if let (Some(deadline), Some(OrderStatus::Created | OrderStatus::AwaitingPayment)) = (deadline, order.status().get()?)
            && found.now()? > deadline {
                found.at(order.status()).related(order.pay_deadline()).param("deadline", Param::Time(deadline));
            }
        Ok(())
    }
}

rule! {
    /// That a paid order's cancelling led to a refund, a transaction shows.
    ORD_027 = "ORD-027", Shall, gate, Transaction on Order,
    home ORDER_PROCESSING, basis ["PEN" "8, 10" S, "derived" "who, why, when" I], confidence M,
    fields ["cancel", "cancel/by", "cancel/reason", "cancel/at", "status", "created_at"], formats ["cancel/by", "cancel/reason", "cancel/at"],
    title "取消" / "cancelling",
    says "取消须写明取消人、原因和时间" / "cancelling needs who, why and when",
    also [
        not_refunded "已付 {expected}，只退 {actual}" / "{expected} was paid, only {actual} refunded",
    ],
    fix "写明取消人、原因和时间；已付款的须退款" / "state who cancelled, why and when; refund what was paid",
    pass {"status": "cancelled", "status_history": null, "cancel": {"by": "buyer", "reason": "不想要了", "at": "2026-03-01T10:05:00+08:00"}},
    fail {"status": "cancelled", "status_history": null, "cancel": {"by": "buyer", "at": "2026-03-01T10:05:00+08:00"}} at "/cancel/reason",
    needs [order, payments],
    across |transaction, found| crate::rules::transaction::money::cancelled_is_refunded(transaction, found),
    |order, found| {
        let cancelled = order.status().get()? == Some(OrderStatus::Cancelled);
        if !cancelled && order.cancel().get()?.is_none() {
            return Ok(());
        }
        let cancel = found.require(order.cancel())?;
        let parties = found.present([cancel.by(), cancel.reason()]);
        found.require(cancel.at())?;
        parties.and(found.ordered(order.created_at(), cancel.at()))
    }
}

rule! {
    ORD_028 = "ORD-028", Should, gate, Record on Order,
    home ORDER_PROCESSING, basis ["37401" "5.2 (topic)" I, "ESL" "5" S], confidence M,
    fields ["modify_history", "modify_history/field", "modify_history/actor", "modify_history/at", "modify_history/old", "modify_history/new",
        "modify_history/consented_at"],
    formats ["modify_history/field", "modify_history/actor", "modify_history/at", "modify_history/old", "modify_history/new",
        "modify_history/consented_at"],
    title "订单修改" / "changes of the order",
    says "订单修改记录不全" / "the record of a change is incomplete",
    fix "每次修改记录修改项、修改人、时间、新旧值和消费者同意时间" / "record field, actor, time, old and new value and the buyer's consent of each change",
    pass {"modify_history": [{"field": "/consignee/address", "actor": "buyer", "at": "2026-03-01T11:00:00+08:00", "old": "甲", "new": "乙",
        "consented_at": "2026-03-01T11:00:00+08:00"}]},
    fail {"modify_history": [{"field": "/consignee/address", "actor": "seller", "at": "2026-03-01T11:00:00+08:00", "old": "甲", "new": "乙"}]}
        at "/modify_history/0/consented_at",
    |order, found| {
        let Some(history) = order.modify_history().get()? else { return Ok(()) };
        let mut outcome = Ok(());
        for change in history.iter() {
            let Ok(change) = change else {
                outcome = Err(Undetermined);
                continue;
            };
            let texts = found.present([change.field(), change.actor(), change.old(), change.new()]);
            let times = found.present([change.at(), change.consented_at()]);
            outcome = outcome.and(texts).and(times).and(found.ordered(order.created_at(), change.at()));
        }
        outcome
    }
}
