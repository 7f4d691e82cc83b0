//! Complaints, disputes and recalls.

use crate::document::Undetermined;
use crate::records::aftersale::{Aftersale, AftersaleKind, CaseStatus};
use crate::records::grievance::CostBearer;
use crate::report::Found;
use crate::rule::Outcome;
use crate::rules::aftersale::{due, due_within_days, matter};
use crate::time::Timestamp;

const HOUR: i64 = 3_600_000;
/// Hours that a setting can mean: a year at most.
const MOST_HOURS: i64 = 8_784;

rule! {
    /// A complaint without its block is the matter of AFS-029.
    AFS_028 = "AFS-028", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "59" S, "ZJ" "20" S], confidence H,
    fields ["kind", "type", "complaint", "complaint/channel", "complaint/channel/type", "complaint/channel/address",
        "complaint/channel/published_at", "complaint/channel/working"],
    formats ["complaint/channel/type", "complaint/channel/address", "complaint/channel/published_at"],
    title "投诉举报方式" / "channels of complaint",
    says "投诉举报方式不可用" / "the channel of complaint does not work",
    fix "公布有效的投诉举报方式" / "publish a channel for complaints and reports that works",
    pass {"complaint": {"channel": {"type": "phone", "address": "95000", "published_at": "2025-01-01T00:00:00+08:00", "working": true},
        "received_at": "2026-02-28T12:00:00+08:00", "accepted_at": "2026-02-28T18:00:00+08:00"}},
    fail {"complaint": {"channel": {"type": "phone", "address": "95000", "published_at": "2025-01-01T00:00:00+08:00", "working": false},
        "received_at": "2026-02-28T12:00:00+08:00", "accepted_at": "2026-02-28T18:00:00+08:00"}} at "/complaint/channel/working",
    |case, found| {
        let Some(complaint) = case.complaint().get()? else {
            return if case.concerns(AftersaleKind::Complaint)? { Err(Undetermined) } else { Ok(()) };
        };
        let channel = found.require(complaint.channel())?;
        let kind = found.present([channel.r#type()]);
        let address = found.present([channel.address()]);
        let published = found.present([channel.published_at()]);
        if channel.working().get()? == Some(false) {
            found.at(channel.working());
        }
        kind.and(address).and(published)
    }
}

rule! {
    /// Hours run from minute to minute, days as statutory days; both from receipt. The limits are the platform's own.
    AFS_029 = "AFS-029", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "59" S, "derived" "limits of the platform's rules" I], confidence H,
    fields ["kind", "type", "complaint", "complaint/received_at", "complaint/accepted_at", "complaint/closed_at", "complaint/result"],
    formats ["complaint/received_at", "complaint/accepted_at", "complaint/closed_at", "complaint/result"],
    settings [accept_hours = 24, close_days = 7],
    title "受理与处理" / "acceptance and handling",
    says "投诉没有及时受理或处理" / "the complaint was not accepted or handled in time",
    fix "在平台规则的时限内受理、办结，并记录结果" / "accept and close the complaint within the platform's limits, and record the result",
    pass {"complaint": {"channel": {"type": "online", "address": "https://shop.example/complaints", "published_at": "2025-01-01T00:00:00+08:00"},
        "received_at": "2026-02-20T12:00:00+08:00", "accepted_at": "2026-02-21T12:00:00+08:00", "closed_at": "2026-02-27T23:59:59.999+08:00",
        "result": "settled"}},
    fail {"complaint": {"channel": {"type": "online", "address": "https://shop.example/complaints", "published_at": "2025-01-01T00:00:00+08:00"},
        "received_at": "2026-02-20T12:00:00+08:00", "accepted_at": "2026-02-21T12:00:01+08:00", "closed_at": "2026-02-27T23:59:59.999+08:00",
        "result": "settled"}} at "/complaint/accepted_at",
    |case, found| {
        let Some(complaint) = matter(found, case, case.complaint(), AftersaleKind::Complaint)? else { return Ok(()) };
        let received = found.require(complaint.received_at())?;
        let hours = found.setting("accept_hours").clamp(0, MOST_HOURS);
        let days = found.setting("close_days");
        let accepted = due(found, complaint.accepted_at(), complaint.received_at(), Timestamp(received.0 + hours * HOUR));
        let closed = due_within_days(found, complaint.closed_at(), complaint.received_at(), days);
        if complaint.closed_at().get()?.is_some() {
            found.require(complaint.result())?;
        }
        let first = found.ordered(complaint.received_at(), complaint.accepted_at());
        let then = found.ordered(complaint.accepted_at(), complaint.closed_at());
        first.and(then).and(found.ordered(complaint.received_at(), complaint.closed_at())).and(accepted).and(closed)
    }
}

rule! {
    AFS_030 = "AFS-030", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "60, 63" S], confidence H,
    fields ["kind", "type", "status", "dispute", "dispute/opened_at", "dispute/method", "dispute/closed_at", "dispute/result"],
    formats ["dispute/opened_at", "dispute/method", "dispute/closed_at", "dispute/result"],
    title "争议解决" / "dispute resolution",
    says "争议记录不全" / "the record of the dispute is incomplete",
    fix "写明争议提出时间、解决方式；结束后写明结果" / "give time and method of the dispute, and once it is over its result",
    pass {"dispute": {"opened_at": "2026-02-17T10:00:00+08:00", "method": "mediation", "closed_at": "2026-02-20T10:00:00+08:00",
        "result": "settled"}},
    fail {"dispute": {"opened_at": "2026-02-17T10:00:00+08:00", "method": "talks"}} at "/dispute/method",
    |case, found| {
        let Some(dispute) = matter(found, case, case.dispute(), AftersaleKind::Dispute)? else { return Ok(()) };
        let method = found.present([dispute.method()]);
        let opened = found.present([dispute.opened_at()]);
        let own_case = case.concerns(AftersaleKind::Dispute)?;
        let over = dispute.closed_at().is_given() || own_case && case.status().get()? == Some(CaseStatus::Completed);
        let result = if over { found.present([dispute.result()]) } else { Ok(()) };
        found.ordered(dispute.opened_at(), dispute.closed_at()).and(method).and(opened).and(result)
    }
}

rule! {
    /// The law sets no number of days: while the dispute is open, records that were asked for may still come.
    AFS_031 = "AFS-031", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "62" S], confidence H,
    fields ["kind", "type", "dispute", "dispute/records_asked_at", "dispute/records_supplied_at", "dispute/closed_at", "dispute/result"],
    formats ["dispute/records_asked_at", "dispute/records_supplied_at"],
    title "原始合同和交易记录" / "original contract and transaction records",
    says "没有提供原始合同和交易记录" / "the original contract and transaction records were not supplied",
    fix "争议处理中提供原始合同和交易记录，写明时间" / "supply the original contract and records while the dispute is handled, and say when",
    pass {"dispute": {"opened_at": "2026-02-17T10:00:00+08:00", "method": "suit", "records_asked_at": "2026-02-18T10:00:00+08:00",
        "records_supplied_at": "2026-02-19T10:00:00+08:00"}},
    fail {"dispute": {"opened_at": "2026-02-17T10:00:00+08:00", "method": "suit", "records_asked_at": "2026-02-18T10:00:00+08:00",
        "closed_at": "2026-02-25T10:00:00+08:00", "result": "for_buyer"}} at "/dispute/records_supplied_at",
    |case, found| {
        let Some(dispute) = case.dispute().get()? else {
            return if case.concerns(AftersaleKind::Dispute)? { Err(Undetermined) } else { Ok(()) };
        };
        if dispute.records_asked_at().get()?.is_none() {
            return Ok(());
        }
        if dispute.records_supplied_at().get()?.is_some() {
            return found.ordered(dispute.records_asked_at(), dispute.records_supplied_at());
        }
        if dispute.closed_at().is_given() || dispute.result().is_given() {
            found.at(dispute.records_supplied_at()).related(dispute.records_asked_at());
            return Ok(());
        }
        Err(Undetermined)
    }
}

/// Stop, warn and report: each after the defect was found.
fn steps(case: Aftersale<'_>, found: &mut Found<'_>) -> Outcome {
    let Some(recall) = matter(found, case, case.recall(), AftersaleKind::Recall)? else { return Ok(()) };
    let bearer = found.require(recall.cost_bearer());
    if bearer == Ok(CostBearer::Consumer) {
        found.at(recall.cost_bearer());
    }
    let mut outcome = found.present([recall.found_at(), recall.stopped_at(), recall.notified_at(), recall.reported_at()]);
    for step in [recall.stopped_at(), recall.notified_at(), recall.reported_at()] {
        outcome = outcome.and(found.ordered(recall.found_at(), step));
    }
    outcome.and(bearer.map(|_| ()))
}

rule! {
    AFS_036 = "AFS-036", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["CRPL" "19" S, "FSL" "63" S], confidence H,
    fields ["kind", "type", "recall", "recall/found_at", "recall/stopped_at", "recall/notified_at", "recall/reported_at", "recall/cost_bearer"],
    formats ["recall/found_at", "recall/stopped_at", "recall/notified_at", "recall/reported_at", "recall/cost_bearer"],
    title "召回" / "recall",
    says "召回的必要费用不得由消费者承担" / "the consumer must not bear the costs of a recall",
    fix "发现缺陷后停止销售、通知消费者、召回并报告，费用由经营者承担" / "on finding a defect stop selling, warn, recall and report, at the operator's cost",
    pass {"recall": {"found_at": "2026-02-17T10:00:00+08:00", "stopped_at": "2026-02-17T10:00:00+08:00", "notified_at": "2026-02-17T15:00:00+08:00",
        "reported_at": "2026-02-17T16:00:00+08:00", "cost_bearer": "producer"}},
    fail {"recall": {"found_at": "2026-02-17T10:00:00+08:00", "stopped_at": "2026-02-17T10:00:00+08:00", "notified_at": "2026-02-17T15:00:00+08:00",
        "reported_at": "2026-02-17T16:00:00+08:00", "cost_bearer": "consumer"}} at "/recall/cost_bearer",
    |case, found| steps(case, found)
}
