//! Kinds of delivery with duties of their own: cold chain, food, online, services, across the border.

use crate::document::{Entry, Undetermined};
use crate::records::order::SupplyKind;
use crate::records::shipment::{Consignor, Shipment};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::time::Timestamp;

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// Whether the log was silent for too long between two of its times.
fn gap<'r>(found: &mut Found<'_>, from: Entry<'r, Timestamp>, to: Entry<'r, Timestamp>) -> Outcome {
    let (Some(start), Some(end)) = (from.get()?, to.get()?) else { return Ok(()) };
    let limit = found.setting("gap_minutes");
    let actual = end.0 - start.0;
    if actual > limit * MINUTE {
        found.add(to, "gap").related(from).param("limit", Param::Int(limit)).param("actual", Param::Int(actual / MINUTE));
    }
    Ok(())
}

rule! {
    /// The log runs from shipping to signing; it is due once the goods are signed for.
    LOG_042 = "LOG-042", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["FSL-IR" "24, 25" S, "AGR" "topic" S, "derived" "length of a gap" I], confidence M, packs [ColdChain],
    fields ["cold_chain", "cold_chain/min_celsius", "cold_chain/max_celsius", "temperature_log", "temperature_log/at", "temperature_log/celsius",
        "items/cold_chain", "shipped_at", "signed_at"],
    formats ["cold_chain/min_celsius", "cold_chain/max_celsius", "temperature_log/at", "temperature_log/celsius"],
    settings [gap_minutes = 30],
    title "冷链温度" / "temperature of the cold chain",
    says "温度应在 {min} 至 {max} 摄氏度之间，实为 {actual}" / "the temperature should be between {min} and {max} °C, is {actual}",
    also [
        gap "此前 {actual} 分钟没有温度记录，超过 {limit} 分钟" / "{actual} minutes without a reading came before, more than {limit}",
        range "最高温度低于最低温度" / "the highest temperature is below the lowest",
    ],
    fix "写明温度范围，全程记录温度" / "declare the range of temperature, and log it all the way",
    pass {"shipped_at": "2026-02-28T10:20:00+08:00", "events": [
        {"code": "accepted", "at": "2026-02-28T10:20:00+08:00", "place": "北京市朝阳区"},
        {"code": "delivered", "at": "2026-02-28T11:20:00+08:00", "place": "北京市海淀区", "operator": "韩梅梅"}],
        "cold_chain": {"min_celsius": "-25", "max_celsius": "-18"}, "temperature_log": [
        {"at": "2026-02-28T10:20:00+08:00", "celsius": "-20.5"}, {"at": "2026-02-28T10:50:00+08:00", "celsius": "-18"},
        {"at": "2026-02-28T11:20:00+08:00", "celsius": "-25"}]},
    fail {"shipped_at": "2026-02-28T10:50:00+08:00", "events": [
        {"code": "accepted", "at": "2026-02-28T10:50:00+08:00", "place": "北京市朝阳区"},
        {"code": "delivered", "at": "2026-02-28T11:20:00+08:00", "place": "北京市海淀区", "operator": "韩梅梅"}],
        "cold_chain": {"min_celsius": "-25", "max_celsius": "-18"}, "temperature_log": [
        {"at": "2026-02-28T10:50:00+08:00", "celsius": "-17.9"}, {"at": "2026-02-28T11:20:00+08:00", "celsius": "-20"}]}
        at "/temperature_log/0/celsius",
    |shipment, found| {
        let range = found.require(shipment.cold_chain())?;
        let (low, high) = (found.require(range.min_celsius()), found.require(range.max_celsius()));
        let (low, high) = (low?, high?);
        if high.ten_thousandths < low.ten_thousandths {
            found.add(range.max_celsius(), "range").related(range.min_celsius());
        }
        let Some(log) = shipment.temperature_log().get()?.filter(|log| !log.is_empty()) else {
            if shipment.signed_at().get()?.is_some() {
                found.problem(shipment.temperature_log(), "missing");
            }
            return Ok(());
        };
        let mut outcome = Ok(());
        let mut earlier = shipment.shipped_at();
        for reading in log.iter() {
            let reading = reading?;
            outcome = outcome.and(found.present([reading.at()])).and(found.ordered(earlier, reading.at())).and(gap(found, earlier, reading.at()));
            earlier = if reading.at().ok().is_some() { reading.at() } else { earlier };
            let celsius = found.require(reading.celsius())?;
            if celsius.ten_thousandths < low.ten_thousandths || celsius.ten_thousandths > high.ten_thousandths {
                found.at(reading.celsius()).related(shipment.cold_chain())
                    .param("min", Param::Decimal(low)).param("max", Param::Decimal(high)).param("actual", Param::Decimal(celsius));
            }
        }
        outcome.and(gap(found, earlier, shipment.signed_at()))
    }
}

/// Years for which a carrier of food keeps its records after transport: FSL-IR 25.
const FOOD_RECORD_YEARS: i64 = 2;

/// A party to the transport of food.
fn consignor<'r>(found: &mut Found<'_>, entry: Entry<'r, Consignor<'r>>) -> Outcome {
    let party = found.require(entry)?;
    found.present([party.name(), party.address(), party.contact()])
}

rule! {
    LOG_043 = "LOG-043", Shall, audit, Record on Shipment,
    home LOGISTICS, basis ["FSL-IR" "25" S], confidence H, packs [Food],
    fields ["food_consignment", "food_consignment/consignor", "food_consignment/consignor/name", "food_consignment/consignor/address",
        "food_consignment/consignor/contact", "food_consignment/consignee", "food_consignment/consignee/name", "food_consignment/consignee/address",
        "food_consignment/consignee/contact", "food_consignment/ended_at", "food_consignment/retention_until", "items/food"],
    formats ["food_consignment/consignor/name", "food_consignment/consignor/address", "food_consignment/consignor/contact",
        "food_consignment/consignee/name", "food_consignment/consignee/address", "food_consignment/consignee/contact",
        "food_consignment/ended_at", "food_consignment/retention_until"],
    title "食品运输记录" / "records of transporting food",
    says "食品运输记录不全" / "the record of transporting food is incomplete",
    fix "记录委托方和收货方的名称、地址、联系方式，运输结束后保存不少于二年" / "record name, address and contact of consignor and consignee, and keep it for two years after transport",
    pass {"food_consignment": {"consignor": {"name": "甲店", "address": "杭州市文三路1号", "contact": "0571-87654321"},
        "consignee": {"name": "李雷", "address": "北京市中关村大街1号", "contact": "13800138000"},
        "ended_at": "2026-02-28T11:20:00+08:00", "retention_until": "2028-02-28T11:20:00+08:00"}},
    fail {"food_consignment": {"consignor": {"name": "甲店", "address": "杭州市文三路1号", "contact": "0571-87654321"},
        "consignee": {"name": "李雷", "address": "北京市中关村大街1号", "contact": "13800138000"},
        "ended_at": "2026-02-28T11:20:00+08:00", "retention_until": "2028-02-28T11:19:59+08:00"}} at "/food_consignment/retention_until",
    |shipment, found| {
        if !shipment.is_carried()? {
            return Ok(());
        }
        let record = found.require(shipment.food_consignment())?;
        let parties = consignor(found, record.consignor()).and(consignor(found, record.consignee()));
        if record.ended_at().get()?.is_some() {
            found.require(record.retention_until())?;
        }
        found.kept_for_years(record.retention_until(), record.ended_at(), FOOD_RECORD_YEARS).and(parties)
    }
}

/// The time of delivery that the record states, against the one that the law goes by.
fn delivered_at<'r>(found: &mut Found<'_>, shipment: Shipment<'r>, expected: Entry<'r, Timestamp>) -> Outcome {
    if let (Some(actual), Some(at)) = (shipment.signed_at().get()?, expected.get()?)
        && actual != at
    {
        found.at(shipment.signed_at()).related(expected).param("expected", Param::Time(at)).param("actual", Param::Time(actual));
    }
    Ok(())
}

/// Whether what is no parcel has been delivered, by what the record says.
fn is_done(shipment: Shipment<'_>) -> Result<bool, Undetermined> {
    Ok(shipment.signed_at().get()?.is_some() || shipment.completed_at().get()?.is_some())
}

rule! {
    LOG_045 = "LOG-045", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["ECL" "51" S], confidence H,
    fields ["kind", "online_delivery", "online_delivery/system", "online_delivery/entered_at", "online_delivery/retrievable", "signed_at"],
    formats ["online_delivery/system", "online_delivery/entered_at"],
    title "在线传输交付" / "delivery online",
    says "交付时间应为进入买方指定系统的时间 {expected}，实为 {actual}" / "the time of delivery should be that of entry into the buyer's system, {expected}, is {actual}",
    also [not_retrievable "交付内容须能够检索识别" / "what was delivered must be retrievable"],
    fix "写明买方指定的系统和进入该系统的时间，能够检索识别" / "name the buyer's designated system and the time of entry; it must be retrievable",
    pass {"kind": "digital", "online_delivery": {"system": "buyer@example.com", "entered_at": "2026-02-28T11:20:00+08:00", "retrievable": true}},
    fail {"kind": "digital", "online_delivery": {"system": "buyer@example.com", "entered_at": "2026-02-28T11:20:01+08:00", "retrievable": true}}
        at "/signed_at",
    |shipment, found| {
        if shipment.supplies()? != SupplyKind::Digital || shipment.online_delivery().get()?.is_none() && !is_done(shipment)? {
            return Ok(());
        }
        let delivery = found.require(shipment.online_delivery())?;
        let system = found.present([delivery.system()]);
        let entered = found.present([delivery.entered_at()]);
        if !found.require(delivery.retrievable())? {
            found.problem(delivery.retrievable(), "not_retrievable");
        }
        delivered_at(found, shipment, delivery.entered_at()).and(system).and(entered)
    }
}

rule! {
    /// The time when the service was in fact supplied prevails over that of the voucher.
    LOG_046 = "LOG-046", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["ECL" "51" S], confidence H,
    fields ["kind", "service_delivery", "service_delivery/voucher_at", "service_delivery/performed_at", "signed_at"],
    formats ["service_delivery/voucher_at", "service_delivery/performed_at"],
    title "服务交付时间" / "time of a service",
    says "交付时间应为提供服务的时间 {expected}，实为 {actual}" / "the time of delivery should be that of the service, {expected}, is {actual}",
    also [no_time "须写明凭证载明的时间或实际提供服务的时间" / "the time on the voucher, or of the service itself, must be told"],
    fix "写明凭证载明的时间；与实际不一致的，写明实际提供服务的时间" / "give the time on the voucher, or that of the service itself where it differs",
    pass {"kind": "service", "service_delivery": {"voucher_at": "2026-02-28T09:00:00+08:00", "performed_at": "2026-02-28T11:20:00+08:00"}},
    fail {"kind": "service", "service_delivery": {"voucher_at": "2026-02-28T09:00:00+08:00"}} at "/signed_at",
    |shipment, found| {
        if shipment.supplies()? != SupplyKind::Service || shipment.service_delivery().get()?.is_none() && !is_done(shipment)? {
            return Ok(());
        }
        let delivery = found.require(shipment.service_delivery())?;
        if delivery.performed_at().get()?.is_some() {
            return delivered_at(found, shipment, delivery.performed_at());
        }
        if delivery.voucher_at().get()?.is_none() {
            found.problem(shipment.service_delivery(), "no_time");
        }
        delivered_at(found, shipment, delivery.voucher_at())
    }
}

/// Digits of a commodity code: six are common to all countries, ten are used in China.
const HS_DIGITS: core::ops::RangeInclusive<usize> = 6..=10;

fn is_hs_code(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && HS_DIGITS.contains(&text.bytes().filter(u8::is_ascii_digit).count())
}

rule! {
    LOG_049 = "LOG-049", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "26" S, "ECL" "26" S, "derived" "digits of a code" K], confidence M, packs [CrossBorder],
    fields ["cross_border", "customs", "customs/declaration_no", "customs/hs_codes", "customs/status"],
    formats ["customs/declaration_no", "customs/hs_codes", "customs/status"],
    title "通关信息" / "customs",
    says "商品编码应为 6 至 10 位数字" / "a commodity code has 6 to 10 digits",
    also [no_codes "至少要有一个商品编码" / "at least one commodity code is needed"],
    fix "写明报关单号、商品编码和通关状态" / "give the declaration's number, the commodity codes and the status",
    pass {"cross_border": true, "customs": {"declaration_no": "I20260000000000001", "hs_codes": ["9617.00", "9617009000"], "status": "released"}},
    fail {"cross_border": true, "customs": {"declaration_no": "I20260000000000001", "hs_codes": ["9617"], "status": "released"}} at "/customs/hs_codes/0",
    |shipment, found| {
        if !shipment.is_parcel()? {
            return Ok(());
        }
        let customs = found.require(shipment.customs())?;
        let number = found.present([customs.declaration_no()]);
        let status = found.present([customs.status()]);
        let codes = found.require(customs.hs_codes())?;
        if codes.is_empty() {
            found.problem(customs.hs_codes(), "no_codes");
        }
        for code in codes.iter() {
            let code = code?.text();
            if code.get()?.is_some_and(|code| !is_hs_code(code)) {
                found.at(code);
            }
        }
        number.and(status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_commodity_codes() {
        let table =
            [("961700", true), ("9617.00.90", true), ("9617009000", true), ("96170", false), ("96170090001", false), ("9617-00", false), ("", false)];
        for (text, is) in table {
            assert_eq!(is_hs_code(text), is, "{text}");
        }
    }
}
