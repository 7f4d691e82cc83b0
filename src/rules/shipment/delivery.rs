//! Delivery: when, to whom, where, and by when it was promised.

use crate::document::Undetermined;
use crate::records::shipment::Shipment;
use crate::records::tracking::{DeliveredPlace, EventCode, SignerRole};
use crate::report::Param;

rule! {
    /// The law's time of delivery is that of signing.
    LOG_027 = "LOG-027", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["ECL" "51" S], confidence H,
    fields ["signed_at", "events", "events/code", "shipped_at"], formats ["signed_at"],
    title "签收时间" / "time of signing",
    says "已妥投，没有签收时间" / "the parcel is delivered, and its time of signing is not told",
    fix "妥投后写明签收时间，不早于发货时间" / "give the time of signing once delivered, not before shipping",
    pass {}, fail {"signed_at": null} at "/signed_at",
    |shipment, found| {
        if !shipment.is_parcel()? {
            return Ok(());
        }
        if shipment.signed_at().get()?.is_some() {
            return found.ordered(shipment.shipped_at(), shipment.signed_at());
        }
        if shipment.reports(&[EventCode::Delivered])? {
            found.at(shipment.signed_at()).related(shipment.events());
        }
        Ok(())
    }
}

rule! {
    /// A locker or station has no name of its own.
    LOG_028 = "LOG-028", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "25" S, "ECL" "52" S], confidence H,
    fields ["signed_by", "signed_by/name", "signed_by/role", "signed_at"], formats ["signed_by/name", "signed_by/role"],
    title "签收人" / "who signed",
    says "签收人不是收件人或其指定的代收人" / "the parcel was signed for by neither the recipient nor an agent the recipient named",
    fix "写明签收人的姓名和身份" / "give name and role of who signed",
    pass {"signed_by": {"name": null, "role": "locker"}, "proxy_consent": {"at": "2026-02-28T09:00:00+08:00", "reference": "app/consent/1"}},
    fail {"signed_by": {"role": "neighbour"}} at "/signed_by/role",
    |shipment, found| {
        if !shipment.is_parcel()? || shipment.signed_at().get()?.is_none() && shipment.signed_by().get()?.is_none() {
            return Ok(());
        }
        let signer = found.require(shipment.signed_by())?;
        let role = found.require(signer.role())?;
        if matches!(role, SignerRole::Recipient | SignerRole::Agent) { found.present([signer.name()]) } else { Ok(()) }
    }
}

rule! {
    LOG_029 = "LOG-029", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["ECL" "52" S, "EXM" "lockers and stations" K], confidence H,
    fields ["proxy_consent", "proxy_consent/at", "proxy_consent/reference", "signed_by/role", "signed_at"],
    formats ["proxy_consent/at", "proxy_consent/reference"],
    title "代收须同意" / "consent to delivery by proxy",
    says "代收同意应不晚于签收（{not_after}），实为 {actual}" / "the consent should come by the time of signing ({not_after}), was at {actual}",
    fix "交由他人、快件箱或服务站代收前，取得收件人同意并留存" / "have the recipient's consent, and keep it, before handing over to another person, a locker or a station",
    pass {"signed_by": {"role": "station"}, "proxy_consent": {"at": "2026-02-28T11:20:00+08:00", "reference": "app/consent/1"}},
    fail {"signed_by": {"role": "agent"}} at "/proxy_consent",
    |shipment, found| {
        let Some(signer) = shipment.signed_by().get()? else { return Ok(()) };
        if matches!(signer.role().get()?, None | Some(SignerRole::Recipient)) {
            return Ok(());
        }
        let consent = found.require(shipment.proxy_consent())?;
        let reference = found.present([consent.reference()]);
        let consented = found.require(consent.at())?;
        if let Some(signed) = shipment.signed_at().get()?.filter(|signed| consented > *signed) {
            found.at(consent.at()).related(shipment.signed_at()).param("not_after", Param::Time(signed)).param("actual", Param::Time(consented));
        }
        reference
    }
}

rule! {
    LOG_030 = "LOG-030", Shall, audit, Evidence on Shipment,
    home LOGISTICS, basis ["ECL" "52" S, "EXP" "25" S], confidence H,
    fields ["inspection_prompted"], formats ["inspection_prompted/reference", "inspection_prompted/at", "inspection_prompted/digest"],
    title "提示当面查验" / "invited to check on the spot",
    says "未声明已提示收件人当面查验" / "nothing shows that the recipient was invited to check the goods on the spot",
    fix "声明证据：编号、时间和摘要" / "declare the evidence: reference, time and digest",
    pass {"inspection_prompted": {"reference": "courier/9", "at": "2026-02-28T11:19:00+08:00", "digest": "sha256:9f86d081"}},
    fail {"inspection_prompted": {"at": "2026-02-28T11:19:00+08:00", "digest": "sha256:9f86d081"}} at "/inspection_prompted/reference",
    |shipment, found| {
        let signed = shipment.is_parcel()? && shipment.signed_at().get()?.is_some();
        if signed || shipment.inspection_prompted().is_given() { found.evidence(shipment.inspection_prompted()) } else { Ok(()) }
    }
}

rule! {
    LOG_031 = "LOG-031", Shall, audit, Record on Shipment,
    home LOGISTICS, basis ["EXP" "25" S], confidence H,
    fields ["delivered_place", "signed_at"], formats ["delivered_place"],
    title "投递地址" / "place of delivery",
    says "投递地点不是约定的地址或自提点" / "delivered at a place other than the agreed address or pick-up point",
    fix "投递到约定的收件地址或约定的自提点" / "deliver at the agreed address or at an agreed pick-up point",
    pass {"delivered_place": "agreed_pickup_point"}, fail {"delivered_place": "elsewhere"} at "/delivered_place",
    |shipment, found| {
        let signed = shipment.is_parcel()? && shipment.signed_at().get()?.is_some();
        match shipment.delivered_place().get()? {
            Some(DeliveredPlace::Elsewhere) => {
                found.at(shipment.delivered_place());
            }
            None if signed => return Err(Undetermined),
            _ => {}
        }
        Ok(())
    }
}

rule! {
    /// Late is late whatever the cause, but the cause must be on record.
    LOG_032 = "LOG-032", Shall, audit, Record on Shipment,
    home LOGISTICS, basis ["ECL" "20, 52" S], confidence H,
    fields ["signed_at", "promised_arrive_at", "delay_cause", "events"], formats ["promised_arrive_at", "delay_cause"],
    title "配送时限" / "time limit of delivery",
    says "应不晚于 {not_after} 送达，实为 {actual}" / "should be delivered by {not_after}, was at {actual}",
    also [
        overdue "应不晚于 {not_after} 送达，至今未送达" / "should be delivered by {not_after}, is not delivered yet",
        other_promise "承诺的时间应为订单的 {expected}，实为 {actual}" / "the time promised should be the order's, {expected}, is {actual}",
    ],
    fix "在承诺的时限内送达；延误的记录原因" / "deliver within the time promised; record the cause of a delay",
    pass {}, fail {"promised_arrive_at": "2026-02-28T11:19:59+08:00", "delay_cause": "大雪封路"} at "/signed_at",
    needs [shipments, order],
    across |transaction, found| crate::rules::transaction::promises::delivered_as_promised(transaction, found),
    |shipment, found| {
        if !shipment.is_parcel()? {
            return Ok(());
        }
        let promise = shipment.promised_arrive_at();
        let Some(not_after) = promise.get()? else { return found.left_to_transaction() };
        match shipment.signed_at().get()? {
            Some(signed) if signed > not_after => {
                found.at(shipment.signed_at()).related(promise).param("not_after", Param::Time(not_after)).param("actual", Param::Time(signed));
            }
            None if shipment.reports(&[EventCode::Delivered])? => return Err(Undetermined),
            None if found.now()? > not_after => {
                found.add(shipment.signed_at(), "overdue").related(promise).param("not_after", Param::Time(not_after));
            }
            _ => return Ok(()),
        }
        found.present([shipment.delay_cause()])
    }
}

rule! {
    /// Where trying again could have helped: not for parcels refused, wrongly addressed or out of area.
    LOG_033 = "LOG-033", Should, audit, Record on Shipment,
    home LOGISTICS, basis ["27917" "topic" K], confidence M,
    fields ["attempts", "attempts/at", "attempts/fee", "undeliverable", "undeliverable/reason"], formats ["attempts/at", "attempts/fee"],
    settings [free_attempts = 2],
    title "投递次数" / "attempts at delivery",
    says "退回之前应免费投递至少 {least} 次，实为 {actual} 次" / "at least {least} free attempts should come before the return, there were {actual}",
    fix "退回之前免费投递至少两次" / "try at least twice, free of charge, before returning the parcel",
    pass {"undeliverable": {"reason": "absent", "handling": "returned_to_sender"},
        "attempts": [{"at": "2026-02-27T10:00:00+08:00"}, {"at": "2026-02-28T10:00:00+08:00", "fee": "0.00"}]},
    fail {"undeliverable": {"reason": "absent", "handling": "returned_to_sender"},
        "attempts": [{"at": "2026-02-27T10:00:00+08:00"}, {"at": "2026-02-28T10:00:00+08:00", "fee": "5.00"}]} at "/attempts",
    |shipment, found| {
        let Some(undeliverable) = shipment.undeliverable().get()? else {
            let went_back = shipment.reports(&[EventCode::Returning, EventCode::Returned])?;
            return if went_back { Err(Undetermined) } else { Ok(()) };
        };
        if !undeliverable.reason().get()?.ok_or(Undetermined)?.calls_for_attempts() {
            return Ok(());
        }
        let mut free = 0;
        for attempt in shipment.attempts().get()?.ok_or(Undetermined)?.iter() {
            let attempt = attempt?;
            found.present([attempt.at()])?;
            free += i64::from(attempt.fee().get()?.unwrap_or_default().ten_thousandths == 0);
        }
        let least = found.setting("free_attempts");
        if free < least {
            found.at(shipment.attempts()).related(shipment.undeliverable()).param("least", Param::Int(least)).param("actual", Param::Int(free));
        }
        Ok(())
    }
}
