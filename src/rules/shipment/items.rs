//! What is in the parcel, and the parcel itself.

use crate::decimal::Decimal;
use crate::document::{Entry, Undetermined};
use crate::records::shipment::{ProhibitedKind, Shipment};
use crate::report::{Found, Param};
use crate::rule::Outcome;

rule! {
    LOG_009 = "LOG-009", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "22" S, "41833" "contents area (topic)" S], confidence H,
    fields ["items", "items/name", "items/nature", "items/quantity"],
    formats ["items/name", "items/nature", "items/quantity", "items/listing_id", "items/sku"],
    title "内件" / "contents",
    says "内件数量应大于 0，实为 {actual}" / "the quantity should be above 0, is {actual}",
    also [no_items "至少要有一项内件" / "a parcel has at least one item"],
    fix "写明每项内件的名称、性质和数量" / "give name, nature and quantity of every item",
    pass {}, fail {"items": [{"name": "不锈钢保温杯", "quantity": 2, "prohibited": "none"}]} at "/items/0/nature",
    |shipment, found| {
        if !shipment.is_parcel()? {
            return Ok(());
        }
        let items = found.require(shipment.items())?;
        if items.is_empty() {
            found.problem(shipment.items(), "no_items");
        }
        let mut outcome = Ok(());
        for item in items.iter() {
            let Ok(item) = item else {
                outcome = Err(Undetermined);
                continue;
            };
            let texts = found.present([item.name(), item.nature()]);
            let quantity = found.require(item.quantity()).map(|quantity| {
                if quantity.ten_thousandths <= 0 {
                    found.at(item.quantity()).param("actual", Param::Decimal(quantity));
                }
            });
            outcome = outcome.and(texts).and(quantity);
        }
        outcome
    }
}

rule! {
    LOG_011 = "LOG-011", Shall, audit, Transaction on Shipment,
    home LOGISTICS, basis ["ECL" "20" S, "derived" "quantities over all parcels" I], confidence H,
    fields ["items", "items/listing_id", "items/quantity"],
    title "发货数量" / "quantities shipped",
    says "内件不在订单中" / "the item is not in the order",
    also [
        too_many "各包裹共发 {actual} 件，多于所订的 {expected} 件" / "{actual} were sent over all parcels, more than the {expected} ordered",
        too_few "各包裹共发 {actual} 件，少于所订的 {expected} 件" / "{actual} were sent over all parcels, fewer than the {expected} ordered",
    ],
    fix "按订单发货" / "ship what was ordered",
    pass {},
    needs [shipments, order],
    across |transaction, found| crate::rules::transaction::parcels::as_ordered(transaction, found),
}

rule! {
    /// Items that do not say whether they are of a prohibited category leave it open.
    LOG_018 = "LOG-018", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "30, 33" S, "derived" "categories of the catalogue" K], confidence H,
    fields ["items/prohibited", "items/restricted", "items/permit_no"], formats ["items/prohibited", "items/permit_no"],
    title "禁限寄" / "prohibited and restricted goods",
    says "内件属禁止寄递的{kind}" / "the item is of a category that must not be sent: {kind}",
    fix "不寄递禁止寄递物品；限制寄递的附许可证号" / "send no prohibited goods; give the permit of restricted ones",
    pass {"items": [{"name": "样刀", "nature": "工具", "quantity": 1, "prohibited": "none", "restricted": true, "permit_no": "P-1"}]},
    fail {"items": [{"name": "打火机油", "nature": "液体", "quantity": 1, "prohibited": "flammable_liquids"}]} at "/items/0/prohibited",
    |shipment, found| {
        if !shipment.is_parcel()? {
            return Ok(());
        }
        let mut outcome = Ok(());
        for item in shipment.items().get()?.ok_or(Undetermined)?.iter() {
            let Ok(item) = item else {
                outcome = Err(Undetermined);
                continue;
            };
            if item.restricted().ok() == Some(true) {
                outcome = outcome.and(found.present([item.permit_no()]));
            }
            match item.prohibited().get() {
                Ok(Some(ProhibitedKind::None)) => {}
                Ok(Some(kind)) => {
                    found.at(item.prohibited()).param("kind", Param::Word(kind.word()));
                }
                Ok(None) | Err(Undetermined) => outcome = Err(Undetermined),
            }
        }
        outcome
    }
}

fn not_negative(found: &mut Found<'_>, entry: Entry<'_, Decimal>) -> Outcome {
    if let Some(actual) = entry.get()?.filter(|value| value.ten_thousandths < 0) {
        found.at(entry).param("least", Param::Int(0)).param("actual", Param::Decimal(actual));
    }
    Ok(())
}

rule! {
    LOG_040 = "LOG-040", Should, gate, Record on Shipment,
    home LOGISTICS, basis ["derived" "measures" I], confidence M,
    fields ["weight_g", "dims_mm", "dims_mm/length", "dims_mm/width", "dims_mm/height", "package_count"],
    formats ["weight_g", "dims_mm/length", "dims_mm/width", "dims_mm/height", "package_count"],
    title "重量、尺寸、件数" / "weight, size and count",
    says "不应小于 {least}，实为 {actual}" / "should not be below {least}, is {actual}",
    fix "重量和尺寸不为负，件数至少为 1" / "weight and size are not negative, the count is at least 1",
    pass {"weight_g": 0}, fail {"package_count": 0} at "/package_count",
    |shipment, found| {
        let mut outcome = not_negative(found, shipment.weight_g());
        if let Some(size) = shipment.dims_mm().get()? {
            for side in [size.length(), size.width(), size.height()] {
                outcome = outcome.and(not_negative(found, side));
            }
        }
        if let Some(count) = shipment.package_count().get()?.filter(|count| *count < 1) {
            found.at(shipment.package_count()).param("least", Param::Int(1)).param("actual", Param::Int(count));
        }
        outcome
    }
}

rule! {
    LOG_044 = "LOG-044", Should, audit, Record on Shipment,
    home LOGISTICS, basis ["ECL" "52" S, "EXP" "9" S], confidence M,
    fields ["packaging", "packaging/material", "packaging/green"], formats ["packaging/material"],
    title "绿色包装" / "packaging",
    says "包装未减量或不可循环" / "the packaging is neither reduced nor reusable",
    fix "写明包装材料，使用减量或可循环的包装" / "name the material, and use reduced or reusable packaging",
    pass {"packaging": {"material": "瓦楞纸箱", "green": true}}, fail {"packaging": {"green": true}} at "/packaging/material",
    |shipment, found| {
        if !shipment.is_parcel()? {
            return Ok(());
        }
        let packaging = found.require(shipment.packaging())?;
        let material = found.present([packaging.material()]);
        if !found.require(packaging.green())? {
            found.at(packaging.green());
        }
        material
    }
}
