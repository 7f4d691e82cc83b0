//! How goods go back: address, formalities, receipt, freight, condition, waybill.

use crate::document::{State, Undetermined};
use crate::identifiers::phone::{self, Phone};
use crate::records::aftersale::{Aftersale, AftersaleType, CaseStatus, RefusalReason};
use crate::records::remedy::{FreightPayer, GoodsCondition, ReturnAddress};
use crate::report::Found;
use crate::rule::Outcome;
use crate::rules::aftersale::due_within_days;

/// Days for the formalities of a return, after which delay counts as refusal (PEN 9(1)).
const FORMALITIES_DAYS: i64 = 15;

/// Whether the seller agreed to a case in which goods go back.
fn is_agreed_return(case: Aftersale<'_>) -> Result<bool, Undetermined> {
    let goes_back = matches!(case.r#type().get()?, Some(AftersaleType::ReturnRefund | AftersaleType::Exchange));
    Ok(goes_back && (case.accepted_at().is_given() || case.status().get()?.is_some_and(CaseStatus::is_agreed)))
}

/// A number the buyer can call: whole, and of mainland China unless the address is elsewhere.
fn callable(found: &mut Found<'_>, address: ReturnAddress<'_>) -> Outcome {
    let in_china = address.country().get()?.is_none_or(|country| country == "CN");
    let Some(text) = address.phone().get()? else { return Ok(()) };
    match phone::read(text.as_bytes()) {
        None => found.problem(address.phone(), "phone"),
        Some(Phone::Masked) => found.problem(address.phone(), "phone_masked"),
        Some(Phone::General) if in_china => found.problem(address.phone(), "phone_china"),
        Some(_) => {}
    }
    Ok(())
}

rule! {
    AFS_010 = "AFS-010", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["PEN" "9(1)" S, "R7D" "contact details" K], confidence H,
    fields ["type", "status", "accepted_at", "return_address", "return_address/address", "return_address/contact", "return_address/phone",
        "return_address/country"],
    formats ["return_address/address", "return_address/contact", "return_address/phone", "return_address/country", "return_address/region_code"],
    title "退货地址" / "return address",
    says "退货地址不全" / "the return address is incomplete",
    also [
        phone "退货联系电话不是电话号码" / "the return contact's phone is no telephone number",
        phone_china "退货联系电话不是中国大陆的手机或固定电话号码" / "the return contact's phone is no mobile or fixed-line number of mainland China",
        phone_masked "退货联系电话须完整，不得遮掩" / "the return contact's phone must be whole, not masked",
    ],
    fix "同意退货时给出真实完整的地址、联系人和电话" / "on agreeing to a return give a true and complete address, contact and phone",
    pass {"return_address": {"phone": "400-820-8820"}}, fail {"return_address": {"contact": null}} at "/return_address/contact",
    |case, found| {
        let address = match case.return_address().state() {
            State::Absent if !is_agreed_return(case)? => return Ok(()),
            _ => found.require(case.return_address())?,
        };
        let complete = found.present([address.address(), address.contact(), address.phone()]);
        callable(found, address).and(complete)
    }
}

rule! {
    /// The law's fifteen days are about returns without reason; for defective goods see AFS-020.
    AFS_011 = "AFS-011", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["PEN" "9(1)" S], confidence H,
    fields ["type", "reason", "status", "applied_at", "accepted_at"], formats ["accepted_at"],
    title "办理退货" / "formalities of the return",
    says "退货应在提出要求后 15 日内办理" / "a return must be arranged within 15 days of being asked for",
    fix "自收到退货要求次日起 15 日内办理退货手续" / "arrange the return within 15 days, starting on the day after it was asked for",
    pass {"accepted_at": "2026-02-12T09:00:00+08:00"},
    fail {"accepted_at": "2026-02-26T00:00:00+08:00", "status": "returning", "status_history": null, "goods_received_at": null, "refunded_at": null,
        "refund": null, "completed_at": null} at "/accepted_at",
    |case, found| {
        if !case.is_no_reason_return()? {
            return Ok(());
        }
        found.ordered(case.applied_at(), case.accepted_at())?;
        // Whoever has the goods back, or the price paid, has arranged the return.
        let arranged = case.goods_received_at().is_given() || case.refunded_at().is_given();
        let over = arranged || case.status().get()?.is_some_and(CaseStatus::is_turned_down);
        if over && !case.accepted_at().is_given() {
            return Ok(());
        }
        due_within_days(found, case.accepted_at(), case.applied_at(), FORMALITIES_DAYS)
    }
}

/// Whether the case has got as far as the seller having the goods.
fn has_goods_back(case: Aftersale<'_>) -> Result<bool, Undetermined> {
    use CaseStatus as S;
    let Some(status) = case.status().get()? else { return Ok(false) };
    Ok(match case.r#type().get()? {
        Some(AftersaleType::ReturnRefund) => {
            let advanced = case.refunded_in_advance().get()? == Some(true);
            status == S::GoodsReceived || !advanced && matches!(status, S::Refunding | S::Refunded | S::Completed)
        }
        Some(AftersaleType::Exchange) => matches!(status, S::GoodsReceived | S::Completed),
        _ => false,
    })
}

rule! {
    /// In a transaction, goods came back when the parcel that brought them was signed for.
    AFS_012 = "AFS-012", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["CRPL" "25" S], confidence H,
    fields ["type", "status", "goods_received_at", "applied_at", "refunded_in_advance"], formats ["goods_received_at"],
    settings [receipt_hours = 24],
    title "收到退货" / "receipt of returned goods",
    says "没有记录收到退货的时间" / "when the goods came back is not recorded",
    also [
        other_time "收到退货的时间 {actual} 与所记录的 {expected} 不符" / "the time of receipt {actual} is not the one on record, {expected}",
    ],
    fix "记录收到退货的时间；先退款后收货的，写明 refunded_in_advance" / "record when the goods came, or say refunded_in_advance",
    pass {"goods_received_at": null, "refunded_in_advance": true},
    fail {"goods_received_at": "2026-02-10T08:59:59+08:00"} at "/goods_received_at",
    needs [aftersales, shipments],
    across |transaction, found| crate::rules::transaction::cases::came_back_when_signed_for(transaction, found),
    |case, found| {
        if has_goods_back(case)? {
            found.require(case.goods_received_at())?;
        }
        found.ordered(case.applied_at(), case.goods_received_at())
    }
}

rule! {
    /// That the platform or an insurer pays changes nothing between buyer and seller.
    AFS_016 = "AFS-016", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["CRPL" "24, 25" S], confidence H,
    fields ["type", "reason", "status", "accepted_at", "return_freight_payer", "return_freight_agreed"], formats ["return_freight_payer"],
    title "退货运费" / "freight of the return",
    says "商品不符合质量要求，退货运费应由经营者承担" / "the goods are defective: the seller pays the freight of the return",
    also [not_agreed "无理由退货的运费由消费者承担；由经营者承担的，须写明另有约定" / "without a reason the buyer pays the freight of the return; that the seller does must be agreed"],
    fix "无理由退货由消费者承担，另有约定的除外；质量问题由经营者承担" / "no reason: the buyer, unless agreed otherwise; defects: the seller",
    pass {"return_freight_payer": "seller", "return_freight_agreed": true}, fail {"reason": "quality"} at "/return_freight_payer",
    |case, found| {
        let Some(reason) = case.reason().get()? else { return Ok(()) };
        let goes_back = case.r#type().get()?.is_some_and(AftersaleType::sends_goods_back);
        if !goes_back || !(reason.is_defect() || case.is_no_reason_return()?) {
            return Ok(());
        }
        let Some(payer) = case.return_freight_payer().get()? else {
            // Who pays is settled once the return is agreed to; that nobody is named then leaves it open.
            return if is_agreed_return(case)? { Err(Undetermined) } else { Ok(()) };
        };
        if reason.is_defect() && payer == FreightPayer::Buyer {
            found.at(case.return_freight_payer()).related(case.reason());
        }
        if !reason.is_defect() && payer == FreightPayer::Seller && case.return_freight_agreed().get()? != Some(true) {
            found.add(case.return_freight_payer(), "not_agreed").related(case.reason()).related(case.return_freight_agreed());
        }
        Ok(())
    }
}

rule! {
    /// A refusal because of the goods' condition needs its evidence; without a declaration nothing can be said.
    AFS_017 = "AFS-017", Shall, audit, Record on Aftersale,
    home AFTER_SALES, basis ["CRPL" "25" S, "R7D" "what counts as intact" K], confidence M,
    fields ["refusal_reason", "goods_condition", "goods_condition_evidence"],
    formats ["goods_condition", "goods_condition_evidence/reference", "goods_condition_evidence/at", "goods_condition_evidence/digest"],
    title "商品完好" / "condition of the goods",
    says "商品记为完好，不得以损坏或配件缺失拒绝" / "the goods are recorded as intact: damage or missing parts are no ground for refusing them",
    fix "写明退回商品的状况；以此拒绝的，声明证据" / "record the condition of the goods; declare the evidence where it is a ground for refusing them",
    pass {"status": "refused", "status_history": null, "refusal_reason": "damaged", "goods_condition": "damaged", "refunded_at": null, "refund": null,
        "completed_at": null, "goods_condition_evidence": {"reference": "video/77", "at": "2026-02-14T11:20:00+08:00", "digest": "sha256:9f86d081"}},
    fail {"status": "refused", "status_history": null, "refusal_reason": "damaged", "refunded_at": null, "refund": null, "completed_at": null}
        at "/refusal_reason",
    |case, found| {
        let Some(RefusalReason::PartsMissing | RefusalReason::Damaged) = case.refusal_reason().get()? else { return Ok(()) };
        if found.require(case.goods_condition())? == GoodsCondition::Intact {
            found.at(case.refusal_reason()).related(case.goods_condition());
        }
        found.evidence(case.goods_condition_evidence())
    }
}

rule! {
    /// That there is such a shipment, a transaction shows.
    AFS_024 = "AFS-024", Shall, gate, Transaction on Aftersale,
    home AFTER_SALES, basis ["derived" "what is sent has a shipment" I], confidence H,
    fields ["type", "status", "goods_received_at", "exchange_shipment", "return_waybill"], formats ["exchange_shipment", "return_waybill"],
    title "换货与退货物流" / "shipments of the case",
    says "没有关联运单" / "the shipment is not linked",
    also [
        no_such_shipment "各物流单中没有这张运单" / "none of the shipments is this one",
    ],
    fix "写明退货运单号；换货或补发的，写明发货运单" / "give the waybill of the return, and the shipment of what is sent instead",
    pass {"type": "exchange", "status": "completed", "status_history": null, "exchange_shipment": "SH-8002", "reason": "quality",
        "return_freight_payer": "seller", "refund_amount": null, "refund": null, "refunded_at": null},
    fail {"return_waybill": null} at "/return_waybill",
    needs [aftersales, shipments],
    across |transaction, found| crate::rules::transaction::cases::parcels_are_there(transaction, found),
    |case, found| {
        use CaseStatus as S;
        let (kind, status) = (case.r#type().get()?, case.status().get()?);
        let comes_back = matches!(kind, Some(AftersaleType::ReturnRefund | AftersaleType::Exchange));
        let on_its_way = matches!(status, Some(S::Returning | S::GoodsReceived)) || case.goods_received_at().is_given();
        if comes_back && on_its_way {
            found.present([case.return_waybill()])?;
        }
        let another_comes = matches!(kind, Some(AftersaleType::Exchange | AftersaleType::Reissue));
        if another_comes && matches!(status, Some(S::Sending | S::Completed)) { found.present([case.exchange_shipment()]) } else { Ok(()) }
    }
}
