//! Sender and recipient.

use crate::document::Entry;
use crate::identifiers::phone::{self, Phone};
use crate::records::shipment::{Party, Shipment};
use crate::report::Found;
use crate::rule::Outcome;

/// Name, phone and address are there, and the phone is a number of its country; China where none is named.
fn party<'r>(found: &mut Found<'_>, entry: Entry<'r, Party<'r>>) -> Outcome {
    let party = found.require(entry)?;
    let texts = found.present([party.name(), party.phone(), party.address()]);
    let in_china = party.country().get()?.is_none_or(|country| country == "CN");
    let number = party.phone();
    if let Some(text) = number.get()? {
        match phone::read(text.as_bytes()) {
            None => found.problem(number, "phone"),
            Some(Phone::General) if in_china => found.problem(number, "phone_china"),
            Some(_) => {}
        }
    }
    texts
}

rule! {
    LOG_007 = "LOG-007", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "22" S], confidence H,
    fields ["sender", "sender/name", "sender/phone", "sender/address", "sender/country"],
    formats ["sender/name", "sender/phone", "sender/address", "sender/country", "sender/postcode"],
    title "寄件人" / "sender",
    says "寄件人信息不全" / "the sender is incomplete",
    also [
        phone "寄件人电话不是电话号码" / "the sender's phone is no telephone number",
        phone_china "寄件人电话不是中国大陆的手机或固定电话号码" / "the sender's phone is no mobile or fixed-line number of mainland China",
    ],
    fix "写明寄件人姓名（名称）、地址和电话" / "give the sender's name, address and phone",
    pass {"sender": {"phone": "400-820-8820"}}, fail {"sender": {"address": null}} at "/sender/address",
    |shipment, found| if shipment.is_parcel()? { party(found, shipment.sender()) } else { Ok(()) }
}

rule! {
    LOG_008 = "LOG-008", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "22" S], confidence H,
    fields ["recipient", "recipient/name", "recipient/phone", "recipient/address", "recipient/country"],
    formats ["recipient/name", "recipient/phone", "recipient/address", "recipient/country", "recipient/postcode"],
    title "收件人" / "recipient",
    says "收件人信息不全" / "the recipient is incomplete",
    also [
        phone "收件人电话不是电话号码" / "the recipient's phone is no telephone number",
        phone_china "收件人电话不是中国大陆的手机或固定电话号码" / "the recipient's phone is no mobile or fixed-line number of mainland China",
    ],
    fix "写明收件人姓名（名称）、地址和电话" / "give the recipient's name, address and phone",
    pass {"recipient": {"phone": "138****8000"}}, fail {"recipient": {"phone": "12345678901"}} at "/recipient/phone",
    |shipment, found| if shipment.is_parcel()? { party(found, shipment.recipient()) } else { Ok(()) }
}

rule! {
    /// That the recipient is the order's consignee, a transaction shows; a change must say who asked for it and when.
    LOG_010 = "LOG-010", Shall, audit, Transaction on Shipment,
    home LOGISTICS, basis ["EXP" "25" S, "ECL" "20" S], confidence H,
    fields ["recipient", "recipient_change", "recipient_change/by", "recipient_change/at"], formats ["recipient_change/by", "recipient_change/at"],
    title "收件信息一致" / "recipient as ordered",
    says "收件人与订单的收货人不一致，且无变更记录" / "the recipient is not the order's consignee, and no change is recorded",
    fix "按订单的收货信息寄递；变更须记录由谁何时提出" / "ship to the order's consignee; record who asked for a change and when",
    pass {"recipient_change": {"by": "buyer", "at": "2026-02-26T08:00:00+08:00"}},
    fail {"recipient_change": {"by": "buyer"}} at "/recipient_change/at",
    needs [shipments, order],
    across |transaction, found| crate::rules::transaction::parcels::to_the_consignee(transaction, found),
    |shipment, found| {
        let Some(change) = shipment.recipient_change().get()? else { return Ok(()) };
        let by = found.present([change.by()]);
        found.present([change.at()]).and(by)
    }
}

rule! {
    /// The form alone: the region code by GB/T 2260. Nothing public tells how an address code is built.
    LOG_041 = "LOG-041", Should, gate, Record on Shipment,
    home LOGISTICS, basis ["41832" "topic" S, "GB2260" "codes" K], confidence M,
    fields ["sender/region_code", "sender/address_code", "recipient/region_code", "recipient/address_code"],
    formats ["sender/region_code", "sender/address_code", "recipient/region_code", "recipient/address_code"],
    title "寄递地址编码" / "codes of region and address",
    says "行政区划代码或寄递地址编码不对" / "a region code or address code is wrong",
    fix "以六位行政区划代码写明地区；使用寄递地址编码的照原样写" / "give the region by its six-digit code, and an address code as it was issued",
    pass {"recipient": {"region_code": "820000"}}, fail {"recipient": {"region_code": "991234"}} at "/recipient/region_code",
    |shipment, _found| {
        for party in [shipment.sender(), shipment.recipient()] {
            if let Some(party) = party.get()? {
                party.region_code().get()?;
                party.address_code().get()?;
            }
        }
        Ok(())
    }
}
