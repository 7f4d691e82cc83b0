//! To whom, how and when the order is delivered.

use crate::document::{Entry, State, Undetermined};
use crate::identifiers::phone::{self, Phone};
use crate::records::order::{Consignee, Order, SupplyKind};
use crate::report::Found;
use crate::rule::Outcome;

/// Whether goods are to be sent: a line that does not say what it supplies supplies goods.
pub(crate) fn sends_goods(order: Order<'_>) -> Result<bool, Undetermined> {
    let Some(lines) = order.lines().get()? else { return Ok(false) };
    for line in lines.iter() {
        if line?.kind().get()?.unwrap_or(SupplyKind::Goods) == SupplyKind::Goods {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Region code and telephone number by the country's rules; China's where no country is named.
fn well_formed(found: &mut Found<'_>, consignee: Consignee<'_>) -> Outcome {
    let in_china = consignee.country().get()?.is_none_or(|country| country == "CN");
    let phone: Entry<'_, &str> = consignee.phone();
    if let Some(text) = phone.get()? {
        match phone::read(text.as_bytes()) {
            None => found.problem(phone, "phone"),
            Some(Phone::General) if in_china => found.problem(phone, "phone_china"),
            Some(_) => {}
        }
    }
    if in_china { found.require(consignee.region_code()).map(|_| ()) } else { Ok(()) }
}

rule! {
    ORD_018 = "ORD-018", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["EXP" "22" S], confidence H,
    fields ["consignee", "consignee/name", "consignee/phone", "consignee/address", "consignee/region_code", "consignee/country", "lines/kind"],
    formats ["consignee/name", "consignee/phone", "consignee/address", "consignee/region_code", "consignee/country", "consignee/postcode"],
    title "收货信息" / "consignee",
    says "收货信息不全" / "the consignee is incomplete",
    also [
        phone "收货人电话不是电话号码" / "the consignee's phone is no telephone number",
        phone_china "收货人电话不是中国大陆的手机或固定电话号码" / "the consignee's phone is no mobile or fixed-line number of mainland China",
    ],
    fix "实物订单写明收货人姓名、电话、地址和六位行政区划代码" / "for goods give the consignee's name, phone, address and six-digit region code",
    pass {"consignee": {"phone": "138****8000"}}, fail {"consignee": {"phone": "12345"}} at "/consignee/phone",
    |order, found| {
        let consignee = match (order.consignee().state(), sends_goods(order)) {
            (State::Absent, Ok(false)) => return Ok(()),
            (State::Absent, Err(undetermined)) => return Err(undetermined),
            _ => found.require(order.consignee())?,
        };
        let texts = match sends_goods(order) {
            Ok(false) => Ok(()),
            Ok(true) => found.present([consignee.name(), consignee.phone(), consignee.address()]),
            Err(undetermined) => Err(undetermined),
        };
        well_formed(found, consignee).and(texts)
    }
}

rule! {
    ORD_019 = "ORD-019", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["PIPL" "6" S], confidence H, since 2021-11-1,
    fields ["consignee/id_number", "cross_border", "lines/restricted"], formats ["consignee/id_number"],
    title "最小必要" / "no more than delivery needs",
    says "收货信息不得含证件号码，跨境或限制交易商品除外" / "no identity number with the consignee, unless cross-border or restricted goods",
    fix "删去证件号码" / "leave the identity number out",
    pass {}, fail {"consignee": {"id_number": "11010519491231002X"}} at "/consignee/id_number",
    |order, found| {
        let Some(consignee) = order.consignee().get()? else { return Ok(()) };
        if !consignee.id_number().is_given() || order.cross_border().get()? == Some(true) {
            return Ok(());
        }
        if let Some(lines) = order.lines().get()? {
            for line in lines.iter() {
                if line?.restricted().get()? == Some(true) {
                    return Ok(());
                }
            }
        }
        found.at(consignee.id_number()).related(order.cross_border());
        Ok(())
    }
}

rule! {
    ORD_020 = "ORD-020", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["ECL" "20, 51" S, "CRPL" "28" S], confidence H,
    fields ["delivery", "delivery/method", "delivery/promised_ship_at", "delivery/promised_arrive_at", "created_at"],
    formats ["delivery/method", "delivery/promised_ship_at", "delivery/promised_arrive_at"],
    title "交付方式与时限" / "manner and time of delivery",
    says "未约定发货或送达的时限" / "no time limit for shipping or arrival is agreed",
    fix "写明交付方式，以及承诺发货或送达的时间" / "state the manner of delivery and the time promised for shipping or arrival",
    pass {"delivery": {"promised_arrive_at": null}}, fail {"delivery": {"promised_ship_at": null, "promised_arrive_at": null}} at "/delivery",
    |order, found| {
        let delivery = found.require(order.delivery())?;
        let method = found.require(delivery.method()).map(|_| ());
        let (ship, arrive) = (delivery.promised_ship_at(), delivery.promised_arrive_at());
        match (ship.state(), arrive.state()) {
            (State::Absent, State::Absent) => {
                found.at(order.delivery()).related(ship).related(arrive);
            }
            (State::Present, _) | (_, State::Present) => {}
            _ => return Err(Undetermined),
        }
        found.ordered(order.created_at(), ship).and(found.ordered(order.created_at(), arrive)).and(found.ordered(ship, arrive)).and(method)
    }
}
