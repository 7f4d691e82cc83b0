//! 知识产权通知: notice, measure, counter-statement, publication.

use crate::document::Undetermined;
use crate::records::aftersale::{Aftersale, AftersaleKind};
use crate::records::grievance::IpNotice;
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::aftersale::{due, due_within_days, last_moment, matter};

/// Days in which the right holder, once the counter-statement reached him, may complain or sue (ECL 43).
const RIGHT_HOLDER_DAYS: i64 = 15;

/// The notice's block; AFS-037 is the one that misses it.
fn notice(case: Aftersale<'_>) -> Result<Option<IpNotice<'_>>, Undetermined> {
    match case.ip_notice().get()? {
        None if case.concerns(AftersaleKind::IpNotice)? => Err(Undetermined),
        given => Ok(given),
    }
}

/// A measure is taken in time: by its own time where that is given, else by being there at all.
fn measured(found: &mut Found<'_>, notice: IpNotice<'_>, days: i64) -> Outcome {
    if notice.measure_at().get()?.is_some() {
        found.require(notice.measure())?;
        found.ordered(notice.received_at(), notice.measure_at())?;
        return due_within_days(found, notice.measure_at(), notice.received_at(), days);
    }
    let Some(received) = notice.received_at().get()? else { return Ok(()) };
    let not_after = last_moment(received, days);
    if notice.measure().get()?.is_none() && found.now()? > not_after {
        found.add(notice.measure(), "overdue").related(notice.received_at()).param("not_after", Param::Time(not_after));
    }
    Ok(())
}

rule! {
    /// A notice without preliminary evidence obliges nobody; a measure taken all the same lacks its ground. The law says "in time" without
    /// a number: the days are a setting.
    AFS_037 = "AFS-037", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "42" S, "derived" "days that count as in time" I], confidence H,
    fields ["kind", "ip_notice", "ip_notice/received_at", "ip_notice/prelim_evidence", "ip_notice/measure", "ip_notice/measure_at",
        "ip_notice/forwarded_at"],
    formats ["ip_notice/received_at", "ip_notice/prelim_evidence/reference", "ip_notice/prelim_evidence/at", "ip_notice/prelim_evidence/digest",
        "ip_notice/measure", "ip_notice/measure_at", "ip_notice/forwarded_at"],
    settings [act_days = 7],
    title "知识产权通知" / "notice of infringement",
    says "没有及时处理知识产权通知" / "the notice of infringement was not acted on in time",
    fix "收到含初步证据的通知后，及时采取必要措施并转送平台内经营者" / "on a notice with preliminary evidence take the necessary measure in time and forward the notice",
    pass {"ip_notice": {"received_at": "2026-02-20T10:00:00+08:00", "measure": "disconnected", "forwarded_at": "2026-02-27T23:59:59.999+08:00",
        "prelim_evidence": {"reference": "notice/5", "at": "2026-02-20T10:00:00+08:00", "digest": "sha256:9f86d081"}}},
    fail {"ip_notice": {"received_at": "2026-02-20T10:00:00+08:00", "measure": "disconnected", "forwarded_at": "2026-02-28T00:00:00+08:00",
        "prelim_evidence": {"reference": "notice/5", "at": "2026-02-20T10:00:00+08:00", "digest": "sha256:9f86d081"}}}
        at "/ip_notice/forwarded_at",
    |case, found| {
        let Some(notice) = matter(found, case, case.ip_notice(), AftersaleKind::IpNotice)? else { return Ok(()) };
        let received = found.require(notice.received_at()).map(|_| ());
        let acted = notice.measure().is_given() || notice.measure_at().is_given();
        if notice.prelim_evidence().get()?.is_none() {
            return if acted { found.require(notice.prelim_evidence()).map(|_| ()) } else { received };
        }
        let days = found.setting("act_days");
        let evidence = found.evidence(notice.prelim_evidence());
        let measure = measured(found, notice, days);
        let forwarded = due_within_days(found, notice.forwarded_at(), notice.received_at(), days);
        found.ordered(notice.received_at(), notice.forwarded_at()).and(evidence).and(measure).and(forwarded).and(received)
    }
}

rule! {
    /// The right holder's days start on the day after the statement reached him. After them the measure is lifted "in time": the days for
    /// that are a setting. That it is lifted sooner is not judged.
    AFS_038 = "AFS-038", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "43" S, "derived" "days that count as in time" I], confidence H,
    fields ["kind", "ip_notice", "ip_notice/counter_statement", "ip_notice/counter_statement/received_at", "ip_notice/counter_statement/reached_at",
        "ip_notice/suit_notice_at", "ip_notice/restored_at", "ip_notice/measure", "ip_notice/measure_at"],
    formats ["ip_notice/counter_statement/received_at", "ip_notice/counter_statement/reached_at", "ip_notice/suit_notice_at",
        "ip_notice/restored_at"],
    settings [restore_days = 1],
    title "终止措施" / "lifting the measure",
    says "权利人未在 15 日内投诉或起诉，应及时终止措施" / "the right holder neither complained nor sued within 15 days: the measure is to be lifted",
    fix "声明到达权利人 15 日内未收到投诉或起诉通知的，及时终止所采取的措施" / "lift the measure in time when no complaint or suit is notified within 15 days",
    pass {"ip_notice": {"received_at": "2026-02-01T10:00:00+08:00", "measure": "removed", "forwarded_at": "2026-02-02T10:00:00+08:00",
        "prelim_evidence": {"reference": "notice/5", "at": "2026-02-01T10:00:00+08:00", "digest": "sha256:9f86d081"},
        "counter_statement": {"received_at": "2026-02-03T10:00:00+08:00", "reached_at": "2026-02-04T10:00:00+08:00"},
        "restored_at": "2026-02-20T23:59:59.999+08:00"}},
    fail {"ip_notice": {"received_at": "2026-02-01T10:00:00+08:00", "measure": "removed", "forwarded_at": "2026-02-02T10:00:00+08:00",
        "prelim_evidence": {"reference": "notice/5", "at": "2026-02-01T10:00:00+08:00", "digest": "sha256:9f86d081"},
        "counter_statement": {"received_at": "2026-02-03T10:00:00+08:00", "reached_at": "2026-02-04T10:00:00+08:00"},
        "restored_at": "2026-02-21T00:00:00+08:00"}} at "/ip_notice/restored_at",
    |case, found| {
        let Some(notice) = notice(case)? else { return Ok(()) };
        let Some(statement) = notice.counter_statement().get()? else { return Ok(()) };
        if !notice.measure().is_given() && !notice.measure_at().is_given() {
            return Ok(());
        }
        found.ordered(statement.received_at(), statement.reached_at())?;
        // Until it is known to have reached the right holder, no days run.
        let Some(reached) = statement.reached_at().get()? else { return Ok(()) };
        let last = last_moment(reached, RIGHT_HOLDER_DAYS);
        if notice.suit_notice_at().get()?.is_some_and(|sued| sued <= last) {
            return Ok(());
        }
        let days = found.setting("restore_days");
        due(found, notice.restored_at(), statement.reached_at(), last_moment(last, days))
    }
}

rule! {
    AFS_039 = "AFS-039", Shall, audit, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "44" S, "derived" "days that count as in time" I], confidence H,
    fields ["kind", "ip_notice", "ip_notice/received_at", "ip_notice/published_at"], formats ["ip_notice/published_at"], settings [publish_days = 7],
    title "公示通知、声明和结果" / "publication of notices, statements and results",
    says "没有及时公示通知、声明和处理结果" / "notices, statements and results were not made public in time",
    fix "及时公示收到的通知、声明及处理结果" / "publish notices, statements and results in time",
    pass {"ip_notice": {"received_at": "2026-02-20T10:00:00+08:00", "published_at": "2026-02-27T23:59:59+08:00"}},
    fail {"ip_notice": {"received_at": "2026-02-20T10:00:00+08:00"}} at "/ip_notice/published_at",
    |case, found| {
        let Some(notice) = notice(case)? else { return Ok(()) };
        if notice.received_at().get()?.is_none() {
            return Err(Undetermined);
        }
        found.ordered(notice.received_at(), notice.published_at())?;
        let days = found.setting("publish_days");
        due_within_days(found, notice.published_at(), notice.received_at(), days)
    }
}
