//! `EasyPost` trackers and shipments: one, a list of trackers, or the one that an event brings (`result`).
//!
//! Events stand oldest first. What comes before acceptance (`pre_transit`: a label was made) is no event of the parcel's way. Weights are
//! in ounces and sizes in inches, with no exact counterpart in grams and millimetres, so they are left out.

use super::Source;
use super::target::Target;
use crate::document::{Document, Entry, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::carrier::CarrierCode;
use crate::records::order::SupplyKind;
use crate::records::shipment::{Party, Shipment};
use crate::records::tracking::EventCode;
use crate::shape;

shape! {
    blank_is_absent EasypostAddress {
        name: text(128) personal "姓名",
        company: text(128) personal "公司",
        street1: text(512) personal "地址",
        street2: text(512) personal "地址续",
        city: text(128) personal "城市",
        state: text(128) personal "州或省",
        zip: text(16) personal "邮政编码",
        country: country "国家或地区",
        phone: text(64) personal "电话",
    }
}

shape! {
    blank_is_absent EasypostPlace {
        city: text(128) "城市",
        state: text(128) "州或省",
        country: text(64) "国家或地区",
    }
}

shape! {
    blank_is_absent EasypostDetail {
        message: text(1024) personal "说明",
        status: text(64) "状态",
        status_detail: text(64) "子状态",
        datetime: timestamp "时间",
        tracking_location: object(EasypostPlace) "地点",
    }
}

shape! {
    blank_is_absent EasypostTracker {
        tracking_code: id(64) "运单号",
        status: text(64) "状态",
        signed_by: text(128) personal "签收人",
        carrier: text(64) "快递企业",
        shipment_id: id(64) "物流单号",
        tracking_details: list(EasypostDetail) "物流轨迹",
    }
}

shape! {
    blank_is_absent EasypostRate {
        carrier: text(64) "快递企业",
    }
}

shape! {
    blank_is_absent EasypostCustomsItem {
        description: text(512) "内件名称",
        quantity: decimal "内件数量",
        hs_tariff_number: text(16) "商品编码",
    }
}

shape! {
    blank_is_absent EasypostCustoms {
        customs_items: list(EasypostCustomsItem) "申报商品",
    }
}

/// The tracker's members stand first in both shapes, so that a view of the one fits a block of the other.
macro_rules! objects {
    ($name:ident { $($more:tt)* }) => {
        shape! {
            blank_is_absent $name {
                tracking_code: id(64) "运单号",
                status: text(64) "状态",
                signed_by: text(128) personal "签收人",
                carrier: text(64) "快递企业",
                shipment_id: id(64) "物流单号",
                tracking_details: list(EasypostDetail) "物流轨迹",
                id: id(64) "编号",
                object: text(64) "对象类别",
                created_at: timestamp "建单时间",
                is_return: bool "退货",
                sender_address as "from_address": object(EasypostAddress) "寄件地址",
                to_address: object(EasypostAddress) "收件地址",
                selected_rate: object(EasypostRate) "所选运价",
                insurance: money "保价金额",
                customs_info: object(EasypostCustoms) "通关信息",
                tracker: object(EasypostTracker) "物流跟踪",
                $($more)*
            }
        }
    };
}

objects!(EasypostObject {});
objects!(EasypostDocument {
    result: object(EasypostObject) "结果",
    trackers: list(EasypostObject) "物流跟踪",
});

pub(super) const SHIPMENTS: Source = Source { name: "easypost", kind: RecordKind::Shipment, shape: EasypostDocument::SHAPE, adapt };

fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    let envelope = EasypostDocument::at(document, root);
    if let Some(trackers) = envelope.trackers().ok() {
        trackers.readable().for_each(|tracker| adapt_object(tracker, target));
    } else if let Some(result) = envelope.result().ok() {
        adapt_object(result, target);
    } else {
        adapt_object(EasypostObject::at(document, root), target);
    }
}

fn adapt_object<'d>(object: EasypostObject<'d>, target: &mut Target) {
    let from = object.entry();
    let tracker = EasypostTracker::at(from.document, from.slot);
    match object.object().ok() {
        Some("Tracker") => {
            let shipment: Shipment<'d> = target.record(from.document, from.slot);
            target.copy(tracker.shipment_id(), shipment.shipment_id());
            parcel(object.tracking_code(), tracker.carrier(), shipment, target);
            way(tracker, shipment, target);
        }
        Some("Shipment") => adapt_shipment(object, target),
        // Events about other things, rates, insurances and the like.
        _ => {}
    }
}

fn adapt_shipment<'d>(object: EasypostObject<'d>, target: &mut Target) {
    let from = object.entry();
    let shipment: Shipment<'d> = target.record(from.document, from.slot);
    target.copy(object.id(), shipment.shipment_id());
    target.copy(object.created_at(), shipment.created_at());
    target.copy(object.is_return(), shipment.is_return());
    let carriers = [object.selected_rate().ok().map(EasypostRate::carrier), object.tracker().ok().map(EasypostTracker::carrier)];
    let carrier = carriers.into_iter().flatten().find(|carrier| carrier.is_given());
    parcel(object.tracking_code(), carrier.unwrap_or(object.carrier()), shipment, target);
    party(object.sender_address(), shipment.sender(), target);
    party(object.to_address(), shipment.recipient(), target);
    insurance(object, shipment, target);
    customs(object, shipment, target);
    match object.tracker().ok() {
        Some(tracker) => way(tracker, shipment, target),
        None => target.absent(object.tracker(), shipment.events()),
    }
}

fn parcel<'d>(number: Entry<'d, &'d str>, carrier: Entry<'d, &'d str>, shipment: Shipment<'d>, target: &mut Target) {
    target.code(number, shipment.kind(), SupplyKind::Goods);
    target.copy(number, shipment.waybill_no());
    let Some(name) = carrier.ok() else {
        return target.absent(carrier, shipment.carrier());
    };
    let code = match name {
        "USPS" => CarrierCode::Usps,
        "FedEx" => CarrierCode::Fedex,
        "SFExpress" => CarrierCode::Sf,
        name if name.starts_with("UPS") => CarrierCode::Ups,
        name if name.starts_with("DHL") => CarrierCode::Dhl,
        _ => CarrierCode::Other,
    };
    let own = target.object(carrier, shipment.carrier());
    target.code(carrier, own.code(), code);
    target.copy(carrier, own.name());
    target.absent(carrier, own.waybill_patterns());
}

fn party<'d>(from: Entry<'d, EasypostAddress<'d>>, to: Entry<'d, Party<'d>>, target: &mut Target) {
    let Some(address) = from.ok() else { return target.without(from, to) };
    let party = target.object(from, to);
    target.copy_first(&[address.name(), address.company(), address.name()], party.name());
    target.join(&[address.street1(), address.street2(), address.city(), address.state()], party.address());
    target.copy(address.zip(), party.postcode());
    target.copy(address.country(), party.country());
    target.copy(address.phone(), party.phone());
}

fn insurance<'d>(object: EasypostObject<'d>, shipment: Shipment<'d>, target: &mut Target) {
    target.copy(object.insurance(), shipment.declared_value());
    if object.insurance().is_given() {
        target.flag(object.insurance(), shipment.insured(), true);
    } else {
        target.absent(object.insurance(), shipment.insured());
    }
}

/// What is in the parcel is told for customs only.
fn customs<'d>(object: EasypostObject<'d>, shipment: Shipment<'d>, target: &mut Target) {
    let Some(declared) = object.customs_info().ok() else {
        return target.absent(object.customs_info(), shipment.customs());
    };
    target.list(declared.customs_items(), shipment.items(), |target, from: EasypostCustomsItem<'d>, item| {
        target.copy(from.description(), item.name());
        target.copy(from.quantity(), item.quantity());
    });
    let customs = target.object(object.customs_info(), shipment.customs());
    target.list(declared.customs_items(), customs.hs_codes(), |target, from: EasypostCustomsItem<'d>, code| {
        target.copy(from.hs_tariff_number(), code.text());
    });
}

/// Events and signing, which is when the parcel was first delivered; where its status is in error nothing is known of that.
fn way<'d>(tracker: EasypostTracker<'d>, shipment: Shipment<'d>, target: &mut Target) {
    let details = tracker.tracking_details();
    let Some(list) = details.ok() else { return target.without(details, shipment.events()) };
    let is_made_only = |block: &SlotIndex| EasypostDetail::at(details.document, *block).status().ok() == Some("pre_transit");
    let events: Vec<_> = list.blocks().filter(|block| !is_made_only(block)).collect();
    target.elements(details, &events, shipment.events(), |target, detail: EasypostDetail<'d>, event| {
        target.copy(detail.datetime(), event.at());
        target.copy(detail.message(), event.note());
        match detail.tracking_location().ok() {
            Some(place) => target.join(&[place.city(), place.state(), place.country()], event.place()),
            None => target.absent(detail.tracking_location(), event.place()),
        }
        if let Some(code) = event_of(detail) {
            target.code(detail.status(), event.code(), code);
        }
    });
    if let Some(delivery) = list.readable().find(|detail| event_of(*detail) == Some(EventCode::Delivered)) {
        target.copy(delivery.datetime(), shipment.signed_at());
        signer(tracker, shipment, target);
    } else if !matches!(tracker.status().ok(), None | Some("unknown" | "error" | "delivered")) {
        target.absent(tracker.status(), shipment.signed_at());
        target.absent(tracker.status(), shipment.signed_by());
    }
}

fn signer<'d>(tracker: EasypostTracker<'d>, shipment: Shipment<'d>, target: &mut Target) {
    if !tracker.signed_by().is_given() {
        return target.absent(tracker.signed_by(), shipment.signed_by());
    }
    let signer = target.object(tracker.signed_by(), shipment.signed_by());
    target.copy(tracker.signed_by(), signer.name());
}

/// What an event's status says happened; nothing where it says no more than that the parcel is on its way.
fn event_of(detail: EasypostDetail<'_>) -> Option<EventCode> {
    Some(match (detail.status().ok()?, detail.status_detail().ok().unwrap_or_default()) {
        (_, "damaged") => EventCode::Damaged,
        (_, "lost") => EventCode::Lost,
        ("in_transit", "received_at_origin_facility") => EventCode::Accepted,
        ("in_transit", "departed_facility" | "departed_origin_facility") => EventCode::Departed,
        ("in_transit", "arrived_at_facility" | "arrived_at_destination" | "received_at_destination_facility") => EventCode::Arrived,
        ("in_transit", "held") | ("available_for_pickup", _) => EventCode::Held,
        ("out_for_delivery", _) => EventCode::OutForDelivery,
        ("delivered", _) => EventCode::Delivered,
        ("failure", "refused" | "delivery_exception") => EventCode::FailedAttempt,
        ("return_to_sender", _) => EventCode::Returning,
        _ => return None,
    })
}
