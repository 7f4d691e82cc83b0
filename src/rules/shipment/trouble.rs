//! When something goes wrong: parcels that cannot be delivered, values, compensation, complaints.

use crate::document::Undetermined;
use crate::records::shipment::{LossBasis, Shipment};
use crate::records::tracking::{EventCode, UndeliverableHandling};
use crate::report::Param;

rule! {
    LOG_034 = "LOG-034", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "26" S], confidence H,
    fields ["undeliverable", "undeliverable/reason", "undeliverable/handling", "undeliverable/sender_asked_at", "events", "events/code", "is_return"],
    formats ["undeliverable/reason", "undeliverable/handling", "undeliverable/sender_asked_at"],
    title "无法投递" / "undeliverable parcels",
    says "快件已退回，没有记录原因和处理" / "the parcel went back, and neither reason nor handling is recorded",
    fix "写明无法投递的原因，退回寄件人或按寄件人要求处理" / "give the reason; return the parcel or do as the sender asked",
    pass {"undeliverable": {"reason": "wrong_address", "handling": "as_sender_asked", "sender_asked_at": "2026-02-28T12:00:00+08:00"}},
    fail {"undeliverable": {"reason": "wrong_address", "handling": "as_sender_asked"}} at "/undeliverable/sender_asked_at",
    |shipment, found| {
        if shipment.undeliverable().get()?.is_none() && !shipment.reports(&[EventCode::Returning, EventCode::Returned])? {
            return Ok(());
        }
        let Some(undeliverable) = shipment.undeliverable().get()? else {
            found.at(shipment.undeliverable()).related(shipment.events());
            return Ok(());
        };
        let reason = found.present([undeliverable.reason()]);
        let handling = found.require(undeliverable.handling())?;
        if handling == UndeliverableHandling::AsSenderAsked { reason.and(found.present([undeliverable.sender_asked_at()])) } else { reason }
    }
}

rule! {
    LOG_035 = "LOG-035", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "21, 27" S], confidence H,
    fields ["declared_value", "insured", "insurance_rule_version", "items/valuable"],
    formats ["declared_value", "insurance_rule_version"],
    title "保价" / "insurance of value",
    says "声明价值应大于 0，实为 {actual}" / "the declared value should be above 0, is {actual}",
    fix "声明贵重物品的价值；保价的写明所依据的保价规则版本" / "declare the value of valuables; for insured parcels name the version of the rule",
    pass {"insured": true, "declared_value": "199.00", "insurance_rule_version": "2026-01"},
    fail {"insured": true, "declared_value": "199.00"} at "/insurance_rule_version",
    |shipment, found| {
        let insured = shipment.insured().get()? == Some(true);
        let mut valuable = false;
        if let Some(items) = shipment.items().get()? {
            for item in items.iter() {
                valuable |= item?.valuable().get()? == Some(true);
            }
        }
        let rule = if insured { found.present([shipment.insurance_rule_version()]) } else { Ok(()) };
        if insured || valuable {
            found.require(shipment.declared_value())?;
        }
        if let Some(value) = shipment.declared_value().get()?.filter(|value| value.ten_thousandths <= 0) {
            found.at(shipment.declared_value()).param("actual", Param::Decimal(value));
        }
        rule
    }
}

rule! {
    /// That the compensation was paid and is enough, only the platform knows. A claim that is not settled yet has no amount.
    LOG_036 = "LOG-036", Shall, gate, Transaction on Shipment,
    home LOGISTICS, basis ["EXP" "27" S], confidence H,
    fields ["loss", "loss/kind", "loss/claimed_at", "loss/paid", "loss/basis", "insured"],
    formats ["loss/kind", "loss/claimed_at", "loss/paid", "loss/basis"],
    title "赔偿" / "compensation",
    says "赔偿依据应为{expected}，实为{actual}" / "compensation should follow {expected}, follows {actual}",
    also [negative "赔偿金额不得为负，实为 {actual}" / "the compensation must not be negative, is {actual}"],
    fix "保价的按保价规则赔偿，未保价的依民事法律赔偿；写明事由、时间和金额" / "compensate insured parcels by the insured rule, others by civil law; give kind, time and amount",
    pass {"loss": {"kind": "damage", "claimed_at": "2026-02-28T15:00:00+08:00", "paid": "99.50", "basis": "civil_law"}},
    fail {"loss": {"kind": "damage", "claimed_at": "2026-02-28T15:00:00+08:00", "paid": "99.50", "basis": "insured_rule"}} at "/loss/basis",
    needs [shipments, platform],
    |shipment, found| {
        let Some(loss) = shipment.loss().get()? else { return Ok(()) };
        let kind = found.present([loss.kind()]);
        let claimed = found.present([loss.claimed_at()]);
        let basis = found.require(loss.basis())?;
        let insured = shipment.insured().get()? == Some(true);
        let expected = if insured { LossBasis::InsuredRule } else { LossBasis::CivilLaw };
        if basis != expected {
            found.at(loss.basis()).related(shipment.insured())
                .param("expected", Param::Word(expected.word())).param("actual", Param::Word(basis.word()));
        }
        let paid = loss.paid().get()?.ok_or(Undetermined)?;
        if paid.ten_thousandths < 0 {
            found.add(loss.paid(), "negative").param("actual", Param::Decimal(paid));
        }
        kind.and(claimed)
    }
}

/// Days in which a carrier must answer a complaint: EXP 28.
const ANSWER_DAYS: i64 = 7;

rule! {
    LOG_037 = "LOG-037", Shall, audit, Record on Shipment,
    home LOGISTICS, basis ["EXP" "28" S], confidence H,
    fields ["complaint", "complaint/received_at", "complaint/answered_at"], formats ["complaint/received_at", "complaint/answered_at"],
    title "快递投诉 7 日" / "complaints answered in seven days",
    says "应不晚于 {not_after} 答复，至今未答复" / "should be answered by {not_after}, is not answered yet",
    fix "自接到投诉起七日内处理并告知用户" / "deal with a complaint within seven days and tell the user",
    pass {"complaint": {"received_at": "2026-02-20T10:00:00+08:00", "answered_at": "2026-02-27T23:59:59+08:00"}},
    fail {"complaint": {"received_at": "2026-02-20T10:00:00+08:00", "answered_at": "2026-02-28T00:00:00+08:00"}} at "/complaint/answered_at",
    |shipment, found| {
        let Some(complaint) = shipment.complaint().get()? else { return Ok(()) };
        let received = found.require(complaint.received_at())?;
        if complaint.answered_at().get()?.is_some() {
            let order = found.ordered(complaint.received_at(), complaint.answered_at());
            return found.within_days(complaint.received_at(), complaint.answered_at(), ANSWER_DAYS).and(order);
        }
        let not_after = received.end_of_day_plus(ANSWER_DAYS);
        if found.now()? > not_after {
            found.at(complaint.answered_at()).related(complaint.received_at()).param("not_after", Param::Time(not_after));
        }
        Ok(())
    }
}
