//! Defective goods: the buyer's choice, the seller's delay, warranty, and who proves what.

use crate::document::{Entry, Undetermined};
use crate::records::aftersale::{Aftersale, AftersaleType, CaseStatus, Reason, RefusalReason};
use crate::records::remedy::{Party, Warranty};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::aftersale::{due_within_days, last_moment};
use crate::time::{Date, Timestamp};

/// Days from receipt in which defective goods may be returned outright (CRPL 24).
const RETURN_DAYS: i64 = 7;
/// Days after which refusal or delay is a violation (PEN 8).
const REMEDY_DAYS: i64 = 15;
/// Months from receipt in which the seller proves that durable goods were sound (CRPL 23).
const BURDEN_MONTHS: i64 = 6;
/// A century: more months than any promise means.
const MOST_MONTHS: i64 = 1_200;

fn is_defect(case: Aftersale<'_>) -> Result<bool, Undetermined> {
    Ok(case.reason().get()?.is_some_and(Reason::is_defect))
}

/// What the seller owes who refused a return that the buyer has no outright right to any more.
fn later_remedy(case: Aftersale<'_>, found: &mut Found<'_>) -> Outcome {
    if case.rescission_fits().get()? == Some(true) {
        found.add(case.status(), "rescission").related(case.rescission_fits());
        return Ok(());
    }
    let offered = found.require(case.remedy_offered())?;
    if !matches!(offered, AftersaleType::Exchange | AftersaleType::Repair | AftersaleType::ReturnRefund) {
        found.add(case.remedy_offered(), "remedy").related(case.status());
    }
    Ok(())
}

rule! {
    /// Judges refusals of a return. Whether goods that the seller found sound were so, the record does not tell.
    AFS_019 = "AFS-019", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["CRPL" "24" S], confidence H,
    fields ["type", "reason", "status", "refusal_reason", "signed_at", "applied_at", "rescission_fits", "remedy_offered"], formats ["remedy_offered"],
    title "质量退货" / "return of defective goods",
    says "收货 7 日内（至 {not_after}）以质量问题退货，不得拒绝" / "defective goods may be returned within 7 days of receipt, until {not_after}: no refusal",
    also [
        rescission "符合解除合同条件的，不得拒绝退货" / "where the contract may be rescinded, the return must not be refused",
        remedy "7 日后拒绝退货的，应提出更换或修理" / "after 7 days, whoever refuses a return offers exchange or repair",
    ],
    fix "7 日内同意退货；之后符合解除条件的退货，否则更换或修理" / "agree to the return within 7 days; afterwards return where rescission fits, else exchange or repair",
    pass {"reason": "quality", "return_freight_payer": "seller", "applied_at": "2026-02-13T00:00:00+08:00", "accepted_at": null, "status": "refused",
        "status_history": null, "refusal_reason": "window_passed", "remedy_offered": "repair", "refunded_at": null, "refund": null,
        "completed_at": null, "goods_received_at": null},
    fail {"reason": "quality", "return_freight_payer": "seller", "applied_at": "2026-02-12T23:59:59.999+08:00", "accepted_at": null,
        "status": "refused", "status_history": null, "refusal_reason": "window_passed", "remedy_offered": "repair", "refunded_at": null,
        "refund": null, "completed_at": null, "goods_received_at": null} at "/status",
    |case, found| {
        let refused = case.status().get()? == Some(CaseStatus::Refused);
        if !refused || case.r#type().get()? != Some(AftersaleType::ReturnRefund) || !is_defect(case)? {
            return Ok(());
        }
        let (Some(signed), Some(applied)) = (case.signed_at().get()?, case.applied_at().get()?) else { return Err(Undetermined) };
        if case.refusal_reason().get()? == Some(RefusalReason::NoDefect) {
            return Err(Undetermined);
        }
        let not_after = last_moment(signed, RETURN_DAYS);
        if applied > not_after {
            return later_remedy(case, found);
        }
        found.at(case.status()).related(case.signed_at()).related(case.applied_at()).param("not_after", Param::Time(not_after));
        Ok(())
    }
}

/// A refusal that may be rightful: whether it is, the record does not tell.
fn has_ground(ground: Option<RefusalReason>) -> bool {
    use RefusalReason as R;
    matches!(ground, Some(R::NoDefect | R::WindowPassed | R::PartsMissing | R::Damaged))
}

/// A refusal without a ground, upheld beyond the days.
fn refused(case: Aftersale<'_>, found: &mut Found<'_>) -> Outcome {
    if has_ground(case.refusal_reason().get()?) {
        return Err(Undetermined);
    }
    let not_after = last_moment(case.applied_at().get()?.ok_or(Undetermined)?, REMEDY_DAYS);
    if found.now()? > not_after {
        found.at(case.status()).related(case.applied_at()).param("not_after", Param::Time(not_after));
    }
    Ok(())
}

/// When the case was made good: refund or completion.
fn remedied(case: Aftersale<'_>, kind: AftersaleType) -> Entry<'_, Timestamp> {
    let refunds = matches!(kind, AftersaleType::ReturnRefund | AftersaleType::RefundOnly);
    if refunds && (case.refunded_at().is_given() || !case.completed_at().is_given()) { case.refunded_at() } else { case.completed_at() }
}

rule! {
    /// The seller's days run from the application to acceptance, and from receipt of the goods to the remedy: the time in which the buyer
    /// sends them back is not the seller's delay.
    AFS_020 = "AFS-020", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["PEN" "8" S], confidence H,
    fields ["type", "reason", "status", "refusal_reason", "applied_at", "accepted_at", "goods_received_at", "refunded_at", "completed_at"],
    formats ["completed_at"],
    title "质量问题超 15 日" / "fifteen days for defects",
    says "无正当理由拒绝，已超过 15 日期限 {not_after}" / "refused without a ground beyond the 15 days, which ended at {not_after}",
    fix "15 日内修理、更换、退货或退款" / "repair, exchange, take back or refund within 15 days",
    pass {"type": "refund_only", "reason": "damaged", "goods_received_at": null, "refunded_at": "2026-02-25T23:59:59.999+08:00", "refund": null},
    fail {"type": "refund_only", "reason": "damaged", "goods_received_at": null, "refunded_at": "2026-02-26T00:00:00+08:00", "refund": null}
        at "/refunded_at",
    |case, found| {
        let Some(kind) = case.r#type().get()?.filter(|kind| kind.is_remedy()) else { return Ok(()) };
        let status = case.status().get()?;
        if !is_defect(case)? || matches!(status, Some(CaseStatus::Withdrawn | CaseStatus::Lapsed)) {
            return Ok(());
        }
        let remedy = remedied(case, kind);
        if status == Some(CaseStatus::Refused) && !remedy.is_given() {
            return refused(case, found);
        }
        if !kind.sends_goods_back() {
            return due_within_days(found, remedy, case.applied_at(), REMEDY_DAYS);
        }
        if case.goods_received_at().is_given() {
            due_within_days(found, remedy, case.goods_received_at(), REMEDY_DAYS)?;
        }
        let settled = case.goods_received_at().is_given() || remedy.is_given();
        if settled && !case.accepted_at().is_given() {
            return Ok(());
        }
        due_within_days(found, case.accepted_at(), case.applied_at(), REMEDY_DAYS)
    }
}

/// Term and visits in their order of time.
fn in_order(found: &mut Found<'_>, warranty: Warranty<'_>) -> Outcome {
    if let Some(period) = warranty.period().get()? {
        let (from, to) = (found.require(period.from()), found.require(period.to()));
        if let (Ok(from), Ok(to)) = (from, to)
            && to < from
        {
            found.add(period.to(), "too_early").related(period.from()).param("not_before", Param::Date(from)).param("actual", Param::Date(to));
        }
        from.and(to)?;
    }
    let Some(visits) = warranty.repairs().get()? else { return Ok(()) };
    let mut before: Option<Entry<'_, Timestamp>> = None;
    for visit in visits.iter() {
        let visit = visit?;
        found.require(visit.received_at())?;
        found.present([visit.fault()])?;
        found.ordered(visit.received_at(), visit.returned_at())?;
        if let Some(earlier) = before.replace(visit.received_at()) {
            found.ordered(earlier, visit.received_at())?;
        }
    }
    Ok(())
}

rule! {
    /// Which goods are listed, the lists of the authorities say: the record says whether these are.
    AFS_021 = "AFS-021", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["CRPL" "24" S, "derived" "lists of goods" K], confidence M,
    fields ["type", "applied_at", "warranty", "warranty/listed", "warranty/period", "warranty/period/from", "warranty/period/to", "warranty/card_no",
        "warranty/repairs", "warranty/repairs/received_at", "warranty/repairs/returned_at", "warranty/repairs/fault", "status"],
    formats ["warranty/period/from", "warranty/period/to", "warranty/card_no", "warranty/repairs/received_at", "warranty/repairs/returned_at",
        "warranty/repairs/fault", "warranty/repairs/result"],
    title "三包" / "warranty",
    says "三包期内的维修没有维修记录" / "a repair within the warranty has no record of the repair",
    fix "三包商品写明有效期、凭证号和每次维修" / "for listed goods give term, card number and every repair",
    pass {"warranty": {"listed": true, "period": {"from": "2026-02-05", "to": "2027-02-04"}, "card_no": "W-1",
        "repairs": [{"received_at": "2026-02-11T10:00:00+08:00", "returned_at": "2026-02-13T10:00:00+08:00", "fault": "不通电"}]}},
    fail {"warranty": {"listed": true, "card_no": "W-1"}} at "/warranty/period",
    |case, found| {
        let Some(warranty) = case.warranty().get()? else { return Ok(()) };
        if warranty.listed().get()? == Some(true) {
            let card = found.present([warranty.card_no()]);
            found.require(warranty.period()).map(|_| ()).and(card)?;
        }
        in_order(found, warranty)?;
        let repaired = case.r#type().get()? == Some(AftersaleType::Repair) && case.status().get()? == Some(CaseStatus::Completed);
        let Some(period) = warranty.period().get()?.filter(|_| repaired) else { return Ok(()) };
        let (Some(applied), Some(to)) = (case.applied_at().get()?, period.to().get()?) else { return Ok(()) };
        if Date::of(applied) <= to && warranty.repairs().get()?.is_none_or(|visits| visits.is_empty()) {
            found.at(warranty.repairs()).related(case.applied_at());
        }
        Ok(())
    }
}

rule! {
    AFS_022 = "AFS-022", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["CRPL" "23" S], confidence H,
    fields ["reason", "durable_goods_months", "signed_at", "applied_at", "defect_found_at", "burden_of_proof", "refusal_reason"],
    formats ["durable_goods_months", "defect_found_at", "burden_of_proof"],
    title "六个月举证" / "burden of proof for six months",
    says "瑕疵在 {not_after} 前发现，应由经营者举证" / "the defect was found by {not_after}: the seller has the burden of proof",
    also [months "经营者的举证期不得短于 {expected} 个月，实为 {actual} 个月" / "the seller has the burden of proof for at least {expected} months, here {actual}"],
    fix "耐用商品自接受之日起六个月内发现瑕疵的，由经营者举证" / "let the seller prove where durable goods turn out defective within six months of receipt",
    pass {"reason": "quality", "return_freight_payer": "seller", "durable_goods_months": 6, "burden_of_proof": "seller"},
    fail {"reason": "quality", "return_freight_payer": "seller", "durable_goods_months": 6, "burden_of_proof": "buyer"} at "/burden_of_proof",
    |case, found| {
        let Some(months) = case.durable_goods_months().get()? else { return Ok(()) };
        if months < BURDEN_MONTHS {
            found.add(case.durable_goods_months(), "months").param("expected", Param::Int(BURDEN_MONTHS)).param("actual", Param::Int(months));
        }
        if !is_defect(case)? {
            return Ok(());
        }
        let met = case.defect_found_at().get()?.or(case.applied_at().get()?);
        let (Some(signed), Some(met)) = (case.signed_at().get()?, met) else { return Err(Undetermined) };
        let not_after = last_moment(signed.plus_months(months.clamp(BURDEN_MONTHS, MOST_MONTHS)), 0);
        if met > not_after {
            return Ok(());
        }
        // Who found the goods sound has taken up the burden, and says so.
        let disputed = case.refusal_reason().get()? == Some(RefusalReason::NoDefect);
        let bearer = if disputed { Some(found.require(case.burden_of_proof())?) } else { case.burden_of_proof().get()? };
        if bearer.is_some_and(|party| party != Party::Seller) {
            found.at(case.burden_of_proof()).related(case.signed_at()).related(case.durable_goods_months())
                .param("not_after", Param::Time(not_after));
        }
        Ok(())
    }
}
