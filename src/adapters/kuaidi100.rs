//! Kuaidi100 快递100: the JSON of a push (`param`), or the answer to a query.
//!
//! Times are those of China. Pushes put the newest event first, some answers the oldest; the first and last time tell which. The state of
//! each event (`statusCode`) is there only with `resultv2`; without it only the parcel's state is told, which is that of the newest event.
//! The push names the second leg of an international parcel (`destResult`) apart; it is left out here.

use super::Source;
use super::target::Target;
use crate::codes::Coded;
use crate::document::{Document, Entry, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::carrier::CarrierCode;
use crate::records::order::SupplyKind;
use crate::records::shipment::Shipment;
use crate::records::tracking::{EventCode, SignerRole};
use crate::shape;

shape! {
    blank_is_absent Datum {
        time: china "时间",
        ftime: china "格式化时间",
        context: text(1024) personal "内容",
        status_code as "statusCode": id(16) "子状态",
        area_name as "areaName": text(256) "行政区域名称",
        location: text(256) "地点",
    }
}

/// The result's members stand first in both shapes, so that a view of the one fits a block of the other.
macro_rules! results {
    ($name:ident { $($more:tt)* }) => {
        shape! {
            blank_is_absent $name {
                state: id(16) "状态",
                com: text(64) "快递公司编码",
                nu: id(64) "单号",
                data: list(Datum) "物流轨迹",
                $($more)*
            }
        }
    };
}

results!(Tracking {});
results!(Push {
    com_new as "comNew": text(64) "纠正后的快递公司编码",
    last_result as "lastResult": object(Tracking) "最新查询结果",
});

pub(super) const TRACKING: Source = Source { name: "kuaidi100", kind: RecordKind::Shipment, shape: Push::SHAPE, adapt };

fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    let push = Push::at(document, root);
    if let Some(tracking) = push.last_result().ok() {
        adapt_tracking(tracking, &[push.com_new(), tracking.com()], target);
    } else {
        let tracking = Tracking::at(document, root);
        adapt_tracking(tracking, &[tracking.com()], target);
    }
}

/// Where no parcel was found there is neither number nor event.
fn adapt_tracking<'d>(tracking: Tracking<'d>, carriers: &[Entry<'d, &'d str>], target: &mut Target) {
    let way = oldest_first(tracking);
    if !tracking.nu().is_given() && way.is_empty() {
        return;
    }
    let from = tracking.entry();
    let shipment: Shipment<'d> = target.record(from.document, from.slot);
    target.code(tracking.nu(), shipment.kind(), SupplyKind::Goods);
    target.copy(tracking.nu(), shipment.waybill_no());
    carrier(carriers, shipment, target);
    target.elements(tracking.data(), &way, shipment.events(), |target, datum: Datum<'d>, event| {
        target.copy_first(&[datum.ftime(), datum.time()], event.at());
        target.copy(datum.context(), event.note());
        if datum.area_name().is_given() || datum.location().is_given() {
            target.copy_first(&[datum.area_name(), datum.location()], event.place());
        }
        let state = state_of(tracking, datum, &way);
        if let Some(code) = state.ok().and_then(event_of) {
            target.code(state, event.code(), code);
        }
    });
    signing(tracking, &way, shipment, target);
}

/// The events by their places in the document, turned where it puts the newest first.
fn oldest_first(tracking: Tracking<'_>) -> Vec<SlotIndex> {
    let Some(data) = tracking.data().ok() else { return Vec::new() };
    let mut way: Vec<_> = data.blocks().collect();
    let time = |datum: Datum<'_>| datum.ftime().ok().or(datum.time().ok());
    let mut times = data.readable().filter_map(time);
    if times.next().is_some_and(|first| times.last().is_some_and(|last| first > last)) {
        way.reverse();
    }
    way
}

/// The carrier's codes are those of this service.
fn carrier<'d>(codes: &[Entry<'d, &'d str>], shipment: Shipment<'d>, target: &mut Target) {
    let Some(from) = codes.iter().copied().find(|code| code.is_given()).or(codes.last().copied()) else { return };
    let Some(word) = from.ok() else {
        return target.absent(from, shipment.carrier());
    };
    let own = [CarrierCode::SelfDelivery, CarrierCode::Other].map(CarrierCode::word);
    let listed = CarrierCode::LIST.position(word.as_bytes()).filter(|_| !own.contains(&word));
    let carrier = target.object(from, shipment.carrier());
    target.code(from, carrier.code(), listed.map_or(CarrierCode::Other, CarrierCode::from_position));
    target.absent(from, carrier.waybill_patterns());
}

/// An event's state: its own, or for the newest event without one the parcel's.
fn state_of<'d>(tracking: Tracking<'d>, datum: Datum<'d>, way: &[SlotIndex]) -> Entry<'d, &'d str> {
    let is_newest = way.last() == Some(&datum.entry().slot);
    if is_newest && !datum.status_code().is_given() { tracking.state() } else { datum.status_code() }
}

/// What a state says happened; nothing where it says no more than that the parcel is somewhere on its way, or waits to be taken in.
fn event_of(state: &str) -> Option<EventCode> {
    Some(match state {
        "1" | "103" => EventCode::Accepted,
        "1002" => EventCode::Departed,
        "1001" => EventCode::Arrived,
        "5" => EventCode::OutForDelivery,
        "3" | "301" | "302" | "303" | "304" => EventCode::Delivered,
        "14" | "203" | "204" | "206" => EventCode::FailedAttempt,
        "205" | "208" | "501" => EventCode::Held,
        "6" => EventCode::Returning,
        "4" => EventCode::Returned,
        "209" => EventCode::Damaged,
        "8" | "10" | "11" | "12" | "13" => EventCode::Customs,
        _ => return None,
    })
}

fn is_delivered(state: &str) -> bool {
    event_of(state) == Some(EventCode::Delivered)
}

/// Signed when the parcel was first said to be delivered. Who signed is told by the sub-state only.
fn signing<'d>(tracking: Tracking<'d>, way: &[SlotIndex], shipment: Shipment<'d>, target: &mut Target) {
    let document = shipment.entry().document;
    let is_delivery = |datum: &Datum<'d>| state_of(tracking, *datum, way).ok().is_some_and(is_delivered);
    let Some(datum) = way.iter().map(|block| Datum::at(document, *block)).find(is_delivery) else {
        if tracking.state().is_given() {
            target.absent(tracking.state(), shipment.signed_at());
            target.absent(tracking.state(), shipment.signed_by());
        }
        return;
    };
    target.copy_first(&[datum.ftime(), datum.time()], shipment.signed_at());
    let role = match datum.status_code().ok() {
        Some("301") => SignerRole::Recipient,
        Some("303") => SignerRole::Agent,
        _ => return,
    };
    let signer = target.object(datum.status_code(), shipment.signed_by());
    target.code(datum.status_code(), signer.role(), role);
}
