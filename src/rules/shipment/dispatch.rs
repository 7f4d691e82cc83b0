//! Sending the parcel off: when, by what promise, at what freight, and that the buyer is told.

use crate::codes::Currency;
use crate::document::Undetermined;
use crate::records::shipment::Shipment;
use crate::report::Param;

rule! {
    /// That payment and confirmation came first, a transaction shows.
    LOG_019 = "LOG-019", Shall, gate, Transaction on Shipment,
    home LOGISTICS, basis ["derived" "order of events" I], confidence H,
    fields ["shipped_at", "created_at"], formats ["shipped_at", "created_at"],
    title "发货时间顺序" / "shipped after payment",
    says "发货时间早于付款或订单确认" / "shipped before payment or confirmation of the order",
    fix "在付款和订单确认之后发货，货到付款除外" / "ship after payment and confirmation, unless paid on delivery",
    pass {}, fail {"created_at": "2026-02-26T18:00:01+08:00"} at "/shipped_at",
    needs [shipments, order, payments],
    across |transaction, found| crate::rules::transaction::parcels::after_payment(transaction, found),
    |shipment, found| found.ordered(shipment.created_at(), shipment.shipped_at())
}

rule! {
    /// The promise is the order's; a shipment that repeats it is held to it.
    LOG_020 = "LOG-020", Shall, audit, Transaction on Shipment,
    home LOGISTICS, basis ["ECL" "20" S], confidence H,
    fields ["shipped_at", "promised_ship_at"], formats ["promised_ship_at"],
    title "发货时限" / "time limit of shipping",
    says "应不晚于 {not_after} 发货，实为 {actual}" / "should be shipped by {not_after}, was at {actual}",
    also [
        overdue "应不晚于 {not_after} 发货，至今未发" / "should be shipped by {not_after}, is not shipped yet",
        other_promise "承诺的时间应为订单的 {expected}，实为 {actual}" / "the time promised should be the order's, {expected}, is {actual}",
    ],
    fix "在承诺的时限内发货" / "ship within the time promised",
    pass {}, fail {"shipped_at": "2026-02-27T10:00:01+08:00", "events": []} at "/shipped_at",
    needs [shipments, order],
    across |transaction, found| crate::rules::transaction::promises::shipped_as_promised(transaction, found),
    |shipment, found| {
        let promise = shipment.promised_ship_at();
        let Some(not_after) = promise.get()? else { return Ok(()) };
        match shipment.shipped_at().get()? {
            Some(shipped) if shipped > not_after => {
                found.at(shipment.shipped_at()).related(promise).param("not_after", Param::Time(not_after)).param("actual", Param::Time(shipped));
            }
            None if shipment.is_accepted()? => return Err(Undetermined),
            None if found.now()? > not_after => {
                found.add(shipment.shipped_at(), "overdue").related(promise).param("not_after", Param::Time(not_after));
            }
            _ => {}
        }
        Ok(())
    }
}

rule! {
    LOG_021 = "LOG-021", Should, audit, Record on Shipment,
    home LOGISTICS, basis ["37401" "5.3 (topic)" I], confidence M,
    fields ["ship_notice", "ship_notice/at", "ship_notice/carrier", "ship_notice/waybill_no", "waybill_no", "created_at"],
    formats ["ship_notice/at", "ship_notice/carrier", "ship_notice/waybill_no"],
    title "发货通知" / "notice of shipping",
    says "通知的运单号不是本单的运单号" / "the notice names another waybill number",
    fix "发货后告知买方快递企业和运单号" / "tell the buyer carrier and waybill number once shipped",
    pass {"ship_notice": {"at": "2026-02-26T18:01:00+08:00", "carrier": "中通快递", "waybill_no": "75300000000001"}},
    fail {"ship_notice": {"at": "2026-02-26T18:01:00+08:00", "carrier": "中通快递", "waybill_no": "75300000000002"}} at "/ship_notice/waybill_no",
    |shipment, found| {
        if !shipment.is_carried()? || shipment.ship_notice().get()?.is_none() && !shipment.is_accepted()? {
            return Ok(());
        }
        let notice = found.require(shipment.ship_notice())?;
        let texts = found.present([notice.carrier(), notice.waybill_no()]);
        let at = found.present([notice.at()]);
        if let (Some(told), Some(number)) = (notice.waybill_no().get()?, shipment.waybill_no().get()?) && told != number {
            found.at(notice.waybill_no()).related(shipment.waybill_no());
        }
        found.ordered(shipment.created_at(), notice.at()).and(texts).and(at)
    }
}

rule! {
    /// That it is the order's freight, a transaction shows.
    LOG_039 = "LOG-039", Shall, gate, Transaction on Shipment,
    home LOGISTICS, basis ["PRC" "8, 11" S], confidence M,
    fields ["freight", "currency"], formats ["freight", "currency"],
    title "运费一致" / "freight as ordered",
    says "运费与订单不同" / "the freight is not the order's",
    also [
        negative "运费不得为负，实为 {actual}" / "the freight must not be negative, is {actual}",
        minor_digits "运费最多 {digits} 位小数，实有 {actual} 位" / "the freight may have {digits} fractional digits, has {actual}",
        other_freight "各包裹运费合计应为订单的 {expected}，实为 {actual}" / "the freight over all parcels should be the order's {expected}, is {actual}",
    ],
    fix "按订单的运费收取，免运费的为 0" / "charge the order's freight, or 0 where it is free",
    pass {"freight": "0.00"}, fail {"freight": "-1.00"} at "/freight",
    needs [shipments, order],
    across |transaction, found| crate::rules::transaction::promises::freight_as_ordered(transaction, found),
    |shipment, found| {
        let digits = shipment.currency().get()?.unwrap_or(Currency::CNY).minor_digits;
        let Some(freight) = shipment.freight().get()? else { return Ok(()) };
        if freight.ten_thousandths < 0 {
            found.add(shipment.freight(), "negative").param("actual", Param::Decimal(freight));
        }
        if freight.fraction_digits > digits {
            found.add(shipment.freight(), "minor_digits").related(shipment.currency())
                .param("digits", Param::Int(i64::from(digits))).param("actual", Param::Int(i64::from(freight.fraction_digits)));
        }
        Ok(())
    }
}
