//! The parcel's way: its events, their order, and silence between them.

use crate::document::Undetermined;
use crate::records::shipment::Shipment;
use crate::records::tracking::{Course, EventCode};
use crate::report::Param;

/// Milliseconds of an hour.
const HOUR: i64 = 3_600_000;

rule! {
    /// Needed once the parcel is with the carrier, and complete once it is signed for.
    LOG_022 = "LOG-022", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "28" S], confidence H,
    fields ["events", "events/code", "shipped_at", "signed_at"],
    title "物流跟踪" / "tracking",
    says "物流跟踪没有揽收事件" / "no event tells of the parcel's acceptance",
    also [no_delivery "已签收，物流跟踪没有妥投事件" / "the parcel is signed for, and no event tells of its delivery"],
    fix "提供从揽收到妥投的全程信息" / "give the whole course, from acceptance to delivery",
    pass {}, fail {"events": []} at "/events",
    |shipment, found| {
        if !shipment.is_carried()? || !shipment.is_accepted()? {
            return Ok(());
        }
        found.require(shipment.events())?;
        let accepted = shipment.reports(&[EventCode::Accepted]).map(|accepted| {
            if !accepted {
                found.at(shipment.events());
            }
        });
        if shipment.signed_at().get()?.is_some() && !shipment.reports(&[EventCode::Delivered])? {
            found.add(shipment.events(), "no_delivery").related(shipment.signed_at());
        }
        accepted
    }
}

rule! {
    /// Codes, and what may follow what: both inferred, so they warn.
    LOG_023 = "LOG-023", Should, gate, Record on Shipment,
    home LOGISTICS, basis ["derived" "list of events and what may follow" I], confidence M,
    fields ["events", "events/code"], formats ["events/code"],
    title "事件代码" / "codes of events",
    says "{from}之后不会有{to}" / "{to} cannot follow {from}",
    fix "使用代码表中的事件代码，按发生的先后排列" / "use codes of the list, in the order of what happened",
    pass {},
    fail {"events": [
        {"code": "accepted", "at": "2026-02-26T18:00:00+08:00", "place": "杭州市西湖区"},
        {"code": "delivered", "at": "2026-02-28T11:20:00+08:00", "place": "北京市海淀区", "operator": "韩梅梅"},
        {"code": "departed", "at": "2026-02-28T12:00:00+08:00", "place": "北京市海淀区"}]} at "/events/2/code",
    |shipment, found| {
        let Some(events) = shipment.events().get()? else { return Ok(()) };
        let mut course = Course::default();
        let mut before = None;
        for event in events.iter() {
            let event = event?;
            let code = found.require(event.code())?;
            match (course.after(code), before.replace((event, code))) {
                (Some(next), _) => course = next,
                (None, Some((earlier, from))) => {
                    found.at(event.code()).related(earlier.code()).param("from", Param::Word(from.word())).param("to", Param::Word(code.word()));
                }
                (None, None) => {}
            }
        }
        Ok(())
    }
}

rule! {
    LOG_024 = "LOG-024", Should, gate, Record on Shipment,
    home LOGISTICS, basis ["derived" "parts of an event" I, "27917" "topic" K], confidence M,
    fields ["events/at", "events/place", "events/operator", "events/code"],
    formats ["events/at", "events/place", "events/operator", "events/note"],
    title "事件要素" / "parts of an event",
    says "事件要素不全" / "the event is incomplete",
    fix "每个事件写明时间和地点，妥投写明经手人" / "give every event its time and place, and delivery its courier",
    pass {},
    fail {"events": [
        {"code": "accepted", "at": "2026-02-26T18:00:00+08:00"},
        {"code": "delivered", "at": "2026-02-28T11:20:00+08:00", "place": "北京市海淀区", "operator": "韩梅梅"}]} at "/events/0/place",
    |shipment, found| {
        let Some(events) = shipment.events().get()? else { return Ok(()) };
        let mut outcome = Ok(());
        for event in events.iter() {
            let Ok(event) = event else {
                outcome = Err(Undetermined);
                continue;
            };
            let time = found.present([event.at()]);
            let mut texts = found.present([event.place()]);
            match event.code().get() {
                Ok(Some(EventCode::Delivered)) => texts = texts.and(found.present([event.operator()])),
                Ok(_) => {}
                Err(undetermined) => texts = Err(undetermined),
            }
            outcome = outcome.and(time).and(texts);
        }
        outcome
    }
}

rule! {
    LOG_025 = "LOG-025", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["derived" "time runs forward" I], confidence H,
    fields ["events", "events/at", "shipped_at"],
    title "时间单调" / "events in order of time",
    says "事件时间早于前一事件" / "an event comes before the one ahead of it",
    fix "按时间先后排列事件，不早于发货时间" / "put the events in order of time, none before shipping",
    pass {},
    fail {"events": [
        {"code": "accepted", "at": "2026-02-26T18:00:00+08:00", "place": "杭州市西湖区"},
        {"code": "departed", "at": "2026-02-26T17:59:59+08:00", "place": "杭州转运中心"},
        {"code": "delivered", "at": "2026-02-28T11:20:00+08:00", "place": "北京市海淀区", "operator": "韩梅梅"}]} at "/events/1/at",
    |shipment, found| {
        let Some(events) = shipment.events().get()? else { return Ok(()) };
        let mut earlier = shipment.shipped_at();
        let mut outcome = Ok(());
        for event in events.iter() {
            match event {
                Ok(event) => {
                    outcome = outcome.and(found.ordered(earlier, event.at()));
                    earlier = if event.at().ok().is_some() { event.at() } else { earlier };
                }
                Err(undetermined) => outcome = Err(undetermined),
            }
        }
        outcome
    }
}

rule! {
    /// Only on the way: a parcel that waits to be fetched, or has arrived for good, is not expected to move.
    LOG_026 = "LOG-026", Should, audit, Record on Shipment,
    home LOGISTICS, basis ["derived" "a parcel on its way moves" I], confidence L,
    fields ["events", "events/at", "events/code", "signed_at"], settings [silence_hours = 48],
    title "轨迹停滞" / "silence on the way",
    says "此前 {actual} 小时没有事件，超过 {limit} 小时" / "{actual} hours without an event came before this one, more than {limit}",
    also [since "此后已 {actual} 小时没有事件，超过 {limit} 小时" / "no event for {actual} hours since this one, more than {limit}"],
    fix "向快递企业核实快件的去向" / "ask the carrier where the parcel is",
    pass {},
    fail {"events": [
        {"code": "accepted", "at": "2026-02-26T18:00:00+08:00", "place": "杭州市西湖区"},
        {"code": "delivered", "at": "2026-02-28T18:00:01+08:00", "place": "北京市海淀区", "operator": "韩梅梅"}]} at "/events/1/at",
    |shipment, found| {
        let Some(events) = shipment.events().get()? else { return Ok(()) };
        let limit = found.setting("silence_hours");
        let mut course = Course::default();
        let mut moving_since = None;
        for event in events.iter() {
            let event = event?;
            let at = event.at().get()?.ok_or(Undetermined)?;
            let code = event.code().get()?.ok_or(Undetermined)?;
            if let Some((before, since)) = moving_since {
                let gap = at.0 - since;
                if gap > limit * HOUR {
                    found.at(event.at()).related(before).param("actual", Param::Int(gap / HOUR)).param("limit", Param::Int(limit));
                }
            }
            course = course.after(code).unwrap_or(course);
            let is_moving = matches!(course, Course::Outbound | Course::Returning) && !matches!(code, EventCode::Held | EventCode::Lost);
            moving_since = is_moving.then_some((event.at(), at.0));
        }
        if let Some((last, since)) = moving_since.filter(|_| !shipment.signed_at().is_given()) {
            let gap = found.now()?.0 - since;
            if gap > limit * HOUR {
                found.add(last, "since").param("actual", Param::Int(gap / HOUR)).param("limit", Param::Int(limit));
            }
        }
        Ok(())
    }
}
