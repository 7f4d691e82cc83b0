//! What ties the shipment to order and after-sale case, and how long its record is kept.

use crate::records::transaction::each_in;
use crate::document::Undetermined;
use crate::records::shipment::Shipment;

rule! {
    /// That the order is paid, or is to be paid on delivery, a transaction shows.
    LOG_001 = "LOG-001", Shall, gate, Transaction on Shipment,
    home LOGISTICS, basis ["OTM" "31" K, "derived" "identification" I], confidence H,
    fields ["shipment_id", "order_id"], formats ["shipment_id", "order_id"],
    title "运单关联" / "shipment and order",
    says "物流单所属订单不存在，或未付款且非货到付款" / "the shipment's order does not exist, or is neither paid nor to be paid on delivery",
    also [
        other_order "物流单所关联的不是该订单" / "the shipment is of another order",
        unpaid "订单未付款且非货到付款，已发货" / "the order was shipped, and is neither paid nor to be paid on delivery",
    ],
    fix "写明物流单号和所属订单号" / "name the shipment and its order by their ids",
    pass {}, fail {"order_id": null} at "/order_id",
    needs [shipments, order, payments],
    across |transaction, found| crate::rules::transaction::parcels::of_a_paid_order(transaction, found),
    |shipment, found| found.present([shipment.shipment_id(), shipment.order_id()])
}

rule! {
    /// The years run from completion. Where that is not told they cannot end sooner than counted from receipt.
    LOG_047 = "LOG-047", Shall, audit, Record on Shipment,
    home LOGISTICS, basis ["OTM" "31" K, "ECL" "31" S], confidence H,
    fields ["retention_until", "completed_at", "signed_at"], formats ["retention_until", "completed_at"], settings [retention_years = 3],
    title "物流信息保存" / "retention",
    says "物流信息保存时间不足" / "the record is not kept long enough",
    fix "自交易完成之日起保存不少于三年" / "keep the record for at least three years after completion",
    pass {"completed_at": "2026-03-01T10:00:00+08:00", "retention_until": "2029-03-01T10:00:00+08:00"},
    fail {"completed_at": "2026-03-01T10:00:00+08:00", "retention_until": "2029-03-01T09:59:59+08:00"} at "/retention_until",
    needs [shipments, order],
    across |transaction, found| {
        let (completed, years) = (transaction.its_order()?.completed_at(), found.setting("retention_years"));
        each_in(transaction.shipments(), |shipment| found.kept_after(shipment.retention_until(), shipment.completed_at(), completed, years))
    },
    |shipment, found| {
        let (until, years) = (shipment.retention_until(), found.setting("retention_years"));
        if shipment.completed_at().get()?.is_some() {
            found.require(until)?;
            return found.kept_for_years(until, shipment.completed_at(), years);
        }
        if shipment.signed_at().get()?.is_none() || found.is_bundled() {
            return Ok(());
        }
        found.kept_for_years(until, shipment.signed_at(), years)?;
        Err(Undetermined)
    }
}

rule! {
    /// That the case and the original shipment exist, a transaction shows.
    LOG_050 = "LOG-050", Shall, gate, Transaction on Shipment,
    home LOGISTICS, basis ["derived" "identification of returns" I], confidence H,
    fields ["is_return", "return_of", "return_of/aftersale_id", "return_of/shipment_id", "shipment_id"],
    formats ["return_of/aftersale_id", "return_of/shipment_id"],
    title "退货运单" / "return parcels",
    says "退货物流单所引用的售后单或原物流单不存在" / "the return refers to an after-sale case or shipment that does not exist",
    also [itself "退货物流单不能以自身为原物流单" / "a return cannot have itself as its original shipment"],
    fix "退货写明售后单号和原物流单号" / "let a return name its after-sale case and its original shipment",
    pass {"is_return": true, "return_of": {"aftersale_id": "AS-1", "shipment_id": "SH-20260201-09"}},
    fail {"is_return": true, "return_of": {"shipment_id": "SH-20260201-09"}} at "/return_of/aftersale_id",
    needs [shipments, aftersales],
    across |transaction, found| crate::rules::transaction::parcels::returns_belong(transaction, found),
    |shipment, found| {
        if shipment.return_of().get()?.is_none() && shipment.is_return().get()? != Some(true) {
            return Ok(());
        }
        let origin = found.require(shipment.return_of())?;
        let ids = found.present([origin.aftersale_id(), origin.shipment_id()]);
        if shipment.shipment_id().get()?.is_some_and(|own| origin.shipment_id().ok() == Some(own)) {
            found.add(origin.shipment_id(), "itself").related(shipment.shipment_id());
        }
        ids
    }
}
