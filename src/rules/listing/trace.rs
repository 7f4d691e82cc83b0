//! Where goods come from and how good they are found: traceability and quality information.

use super::category::given;
use super::parts::each;
use crate::document::{Entry, List};
use crate::identifiers;
use crate::records::goods::{Goods, TraceEvent, TraceParticipant};
use crate::records::listing::Listing;
use crate::report::Found;
use crate::rule::Outcome;

rule! {
    OBJ_107 = "OBJ-107", Should, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["36061" "scope" S, "39322" "scope" S, "45814" "contents" S, "derived" "fields" I], confidence M,
    fields ["goods/trace", "goods/trace/code", "goods/trace/batch", "goods/trace/serial", "goods/trace/events", "goods/trace/events/at",
        "goods/trace/participants", "goods/trace/participants/uscc", "goods/trace/participants/gln"],
    formats ["goods/trace/code", "goods/trace/batch", "goods/trace/serial", "goods/trace/events/kind", "goods/trace/events/at",
        "goods/trace/events/place", "goods/trace/participants/name", "goods/trace/participants/uscc", "goods/trace/participants/gln"],
    title "追溯信息" / "traceability",
    says "追溯信息不全" / "the traceability information is incomplete",
    also [
        no_participants "至少要有一个追溯参与方" / "at least one participant is needed",
        no_identity "追溯参与方须有统一社会信用代码或全球位置码" / "a participant needs a unified social credit code or a GLN",
        no_events "至少要有一个追溯事件" / "at least one event is needed",
    ],
    fix "写明追溯码、批次或序列号、参与方的代码和按时间排列的事件" / "state trace code, batch or serial number, participants by code, and events in order of time",
    pass {"goods": {"trace": {"code": "6901234567892-20260110-01", "batch": "20260110", "events": [
        {"kind": "生产", "at": "2026-01-10T09:00:00+08:00", "place": "金华"}, {"kind": "出厂", "at": "2026-01-12T15:00:00+08:00", "place": "金华"}],
        "participants": [{"name": "金华山泉杯业有限公司", "uscc": "91350100M000100Y43"}]}}},
    fail {"goods": {"trace": {"code": "6901234567892-20260110-01", "batch": "20260110", "events": [
        {"kind": "生产", "at": "2026-01-10T09:00:00+08:00", "place": "金华"}, {"kind": "出厂", "at": "2026-01-09T15:00:00+08:00", "place": "金华"}],
        "participants": [{"name": "金华山泉杯业有限公司", "uscc": "91350100M000100Y43"}]}}} at "/goods/trace/events/1/at",
    |listing, found| {
        let Some(trace) = given(listing, Goods::trace)? else { return Ok(()) };
        let code = found.present([trace.code()]);
        if !trace.batch().is_given() && !trace.serial().is_given() {
            found.problem(trace.batch(), "missing");
        }
        let participants = participants(found, trace.participants());
        events(found, trace.events()).and(participants).and(code)
    }
}

fn participants<'r>(found: &mut Found<'_>, entry: Entry<'r, List<'r, TraceParticipant<'r>>>) -> Outcome {
    let participants = found.require(entry)?;
    if participants.is_empty() {
        found.problem(entry, "no_participants");
    }
    each(participants, |participant| {
        if !participant.uscc().is_given() && !participant.gln().is_given() {
            found.problem(participant.uscc(), "no_identity");
        }
        let uscc = found.identifier(participant.uscc(), identifiers::uscc::check);
        let gln = found.identifier(participant.gln(), identifiers::gln::check);
        uscc.and(gln)
    })
}

fn events<'r>(found: &mut Found<'_>, entry: Entry<'r, List<'r, TraceEvent<'r>>>) -> Outcome {
    let events = found.require(entry)?;
    if events.is_empty() {
        found.problem(entry, "no_events");
    }
    let mut before: Option<TraceEvent<'_>> = None;
    each(events, |event| {
        let told = found.present([event.kind()]);
        let timed = found.present([event.at()]);
        let ordered = before.map_or(Ok(()), |before| found.ordered(before.at(), event.at()));
        before = Some(event);
        told.and(timed).and(ordered)
    })
}

rule! {
    /// The members that the standards ask for are not public; those here are the ones any statement of quality has.
    OBJ_108 = "OBJ-108", Should, audit, Record on Listing,
    home OBJECT_GUARANTEE, basis ["33992" "scope" S, "32866" "scope" S, "derived" "fields" I], confidence L,
    fields ["goods/quality_info", "goods/quality_info/standard_code", "goods/quality_info/inspection", "goods/quality_info/inspection/reference",
        "goods/quality_info/inspection/at", "goods/quality_info/result"],
    formats ["goods/quality_info/standard_code", "goods/quality_info/inspection/reference", "goods/quality_info/inspection/at",
        "goods/quality_info/inspection/digest", "goods/quality_info/result"],
    title "质量信息" / "quality information",
    says "质量信息不全" / "the quality information is incomplete",
    fix "写明所依据的质量标准、检验报告和检验结论" / "state the standard applied, the inspection report and its result",
    pass {"goods": {"quality_info": {"standard_code": "GB/T 29606-2013", "result": "合格",
        "inspection": {"reference": "W-2026-0117", "at": "2026-01-17T10:00:00+08:00", "digest": "sm3:00"}}}},
    fail {"goods": {"quality_info": {"standard_code": "GB/T 29606-2013",
        "inspection": {"reference": "W-2026-0117", "at": "2026-01-17T10:00:00+08:00", "digest": "sm3:00"}}}} at "/goods/quality_info/result",
    |listing, found| {
        let Some(quality) = given(listing, Goods::quality_info)? else { return Ok(()) };
        let stated = found.present([quality.standard_code(), quality.result()]);
        let inspection = found.require(quality.inspection())?;
        let reported = found.present([inspection.reference()]);
        found.present([inspection.at()]).and(reported).and(stated)
    }
}
