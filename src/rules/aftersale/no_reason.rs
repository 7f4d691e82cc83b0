//! 七日无理由退货: the period, and the grounds on which it may be refused.

use crate::document::{Entry, Undetermined};
use crate::records::aftersale::{Aftersale, CaseStatus, Reason, RefusalReason};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::aftersale::last_moment;
use crate::time::Timestamp;

/// Days of the statutory period (CRPL 25).
const NO_REASON_DAYS: i64 = 7;

/// Days in which no reason need be given: the statutory ones, or more where the shop promised more.
fn days(case: Aftersale<'_>) -> Result<i64, Undetermined> {
    let Some(promise) = case.promise().get()? else { return Ok(NO_REASON_DAYS) };
    if promise.no_reason_return().get()? != Some(true) {
        return Ok(NO_REASON_DAYS);
    }
    Ok(promise.days().get()?.unwrap_or(NO_REASON_DAYS).max(NO_REASON_DAYS))
}

/// Applied for within the days that run from that signing; and lapse of time is a ground afterwards only.
fn in_time(case: Aftersale<'_>, found: &mut Found<'_>, signed_at: Entry<'_, Timestamp>) -> Outcome {
    let (Some(signed), Some(applied)) = (signed_at.get()?, case.applied_at().get()?) else { return Ok(()) };
    let not_after = last_moment(signed, days(case)?);
    let out_of_time = case.refusal_reason().get()? == Some(RefusalReason::WindowPassed);
    if applied <= not_after && out_of_time {
        found.add(case.refusal_reason(), "in_time").related(case.applied_at()).related(signed_at)
            .param("not_after", Param::Time(not_after));
    }
    if applied > not_after && !out_of_time && !case.status().get()?.is_some_and(CaseStatus::is_turned_down) {
        found.at(case.applied_at()).related(signed_at)
            .param("not_after", Param::Time(not_after)).param("actual", Param::Time(applied));
    }
    Ok(())
}

rule! {
    /// The day after signing is the first of the seven. Where the case does not carry the time of signing, a transaction shows it.
    AFS_006 = "AFS-006", Shall, gate, Transaction on Aftersale,
    home AFTER_SALES, basis ["CRPL" "25" S, "R7D" "counting from the day after signing" K], confidence H,
    fields ["reason", "applied_at", "signed_at", "refusal_reason", "status", "promise", "promise/no_reason_return", "promise/days"],
    formats ["signed_at", "promise/days"],
    settings [clock_skew_seconds = 300],
    title "七日期间" / "seven-day period",
    says "申请时间 {actual} 已过期间末日 {not_after}，不属于无理由退货" / "applied for at {actual}, after the period to {not_after}: no return without reason",
    also [
        in_time "申请未过期间末日 {not_after}，不得以超过期限拒绝" / "applied for within the period, which ended at {not_after}: lapse of time is no ground",
        other_time "签收时间 {actual} 与所记录的 {expected} 不符" / "the time of signing {actual} is not the one on record, {expected}",
    ],
    fix "期间自签收次日起算 7 日；店铺承诺更长的，写明 promise" / "the 7 days start on the day after signing; where the shop promised more, give promise",
    pass {"signed_at": "2026-02-03T00:00:00+08:00"}, fail {"signed_at": "2026-02-02T23:59:59.999+08:00"} at "/applied_at",
    needs [aftersales, order, shipments],
    across |transaction, found| crate::rules::transaction::cases::days_run_from_delivery(transaction, found, in_time),
    |case, found| {
        if case.reason().get()? != Some(Reason::NoReason) {
            return Ok(());
        }
        in_time(case, found, case.signed_at())
    }
}

/// A refusal because the goods are excluded holds only when they are, and the buyer confirmed it when buying.
fn excluded(case: Aftersale<'_>, found: &mut Found<'_>) -> Outcome {
    // Where the case does not say, the order's line does.
    let Some(excluded) = case.return_7d_excluded().get()? else { return Ok(()) };
    if !excluded {
        found.add(case.refusal_reason(), "not_excluded").related(case.return_7d_excluded());
        return Ok(());
    }
    let confirmed = found.require(case.return_7d_exclusion_confirmed_at())?;
    if let Some(paid) = case.paid_at().get()?.filter(|paid| confirmed > *paid) {
        let making = found.add(case.return_7d_exclusion_confirmed_at(), "too_late").related(case.paid_at());
        making.param("not_after", Param::Time(paid)).param("actual", Param::Time(confirmed));
    }
    Ok(())
}

rule! {
    /// Other grounds are the matter of AFS-006 (lapse of time), AFS-008 (opened, inspected) and AFS-017 (not intact).
    AFS_007 = "AFS-007", Shall, gate, Transaction on Aftersale,
    home AFTER_SALES, basis ["CRPL" "25" S, "PEN" "9(2)" S], confidence H,
    fields ["type", "reason", "status", "refusal_reason", "return_7d_excluded", "return_7d_exclusion_confirmed_at", "paid_at"],
    formats ["refusal_reason", "return_7d_exclusion_confirmed_at"],
    title "拒绝无理由退货" / "refusing a no-reason return",
    says "这不是拒绝无理由退货的法定理由" / "this is no ground for refusing a return without reason",
    also [
        not_excluded "商品没有标为不适用无理由退货" / "the goods are not marked as excluded from returns without reason",
        too_late "不适用退货应在购买时由消费者确认，不晚于 {not_after}，实为 {actual}" / "the exclusion must be confirmed when buying, by {not_after}, was at {actual}",
        line_not_excluded "订单明细没有标为不适用无理由退货" / "the order's line is not marked as excluded from returns without reason",
        not_confirmed "订单明细没有消费者的单次确认" / "the order's line carries no confirmation by the buyer",
    ],
    fix "写明拒绝理由；以不适用为由的，须有消费者购买时的单次确认" / "give the ground; an exclusion needs the buyer's own confirmation when buying",
    pass {"status": "refused", "status_history": null, "refusal_reason": "excluded", "return_7d_excluded": true,
        "return_7d_exclusion_confirmed_at": "2026-02-01T10:00:00+08:00", "goods_received_at": null, "refunded_at": null, "refund": null,
        "completed_at": null},
    fail {"status": "refused", "status_history": null, "refusal_reason": "excluded", "return_7d_excluded": true, "goods_received_at": null,
        "refunded_at": null, "refund": null, "completed_at": null} at "/return_7d_exclusion_confirmed_at",
    needs [aftersales, order],
    across |transaction, found| crate::rules::transaction::cases::refused_with_ground(transaction, found),
    |case, found| {
        if !case.is_no_reason_return()? {
            return Ok(());
        }
        let refused = case.status().get()? == Some(CaseStatus::Refused);
        let ground = if refused { Some(found.require(case.refusal_reason())?) } else { case.refusal_reason().get()? };
        match ground {
            Some(RefusalReason::Excluded) => excluded(case, found),
            Some(RefusalReason::NoDefect | RefusalReason::Other) => {
                found.at(case.refusal_reason()).related(case.reason());
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

rule! {
    AFS_008 = "AFS-008", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["SPC8" "3" S, "PEN" "9(3)" S], confidence H,
    fields ["refusal_reason"],
    title "拆封查验不得拒退" / "opening is no ground",
    says "不得以已拆封、查验为由拒绝退货" / "that goods were opened or inspected is no ground for refusing their return",
    fix "同意退货；商品不完好的，写明配件缺失或损坏并附证据" / "agree to the return; where the goods are not intact, say so and prove it",
    pass {}, fail {"status": "refused", "status_history": null, "refusal_reason": "opened", "refunded_at": null, "refund": null, "completed_at": null}
        at "/refusal_reason",
    |case, found| {
        if let Some(RefusalReason::Opened | RefusalReason::Inspected) = case.refusal_reason().get()? {
            found.at(case.refusal_reason());
        }
        Ok(())
    }
}

rule! {
    /// Where the case does not carry the promise, a transaction shows that of the listing.
    AFS_009 = "AFS-009", Shall, gate, Transaction on Aftersale,
    home AFTER_SALES, basis ["SPC8" "2" S], confidence H,
    fields ["refusal_reason", "promise", "promise/no_reason_return"], formats ["promise/reference"],
    title "承诺优先" / "the promise binds",
    says "店铺承诺过无理由退货，不得以商品不适用为由拒绝" / "the shop promised returns without reason: that the goods are excluded is no ground",
    fix "按承诺办理退货" / "take the goods back as promised",
    pass {"promise": {"no_reason_return": true, "days": 15}},
    fail {"status": "refused", "status_history": null, "refusal_reason": "excluded", "return_7d_excluded": true,
        "return_7d_exclusion_confirmed_at": "2026-02-01T10:00:00+08:00", "promise": {"no_reason_return": true}, "refunded_at": null,
        "refund": null, "completed_at": null} at "/refusal_reason",
    needs [aftersales, order, listings],
    across |transaction, found| crate::rules::transaction::cases::listing_binds(transaction, found),
    |case, found| {
        let Some(promise) = case.promise().get()? else { return Ok(()) };
        if case.refusal_reason().get()? == Some(RefusalReason::Excluded) && promise.no_reason_return().get()? == Some(true) {
            found.at(case.refusal_reason()).related(promise.no_reason_return());
        }
        Ok(())
    }
}
