//! What the carrier does when it takes a parcel in: who sends it, what is in it, whether it is safe.
//!
//! Shippers under a safety agreement are known and answer for their goods: neither is checked parcel by parcel.

use crate::document::Undetermined;
use crate::records::shipment::Shipment;

/// Whether this parcel was taken in without a safety agreement.
fn calls_for_checks(shipment: Shipment<'_>) -> Result<bool, Undetermined> {
    Ok(shipment.is_carried()? && shipment.is_accepted()? && shipment.safety_agreement().get()?.is_none())
}

rule! {
    LOG_015 = "LOG-015", Shall, audit, Record on Shipment,
    home LOGISTICS, basis ["EXP" "22" S], confidence H,
    fields ["sender_id_checked", "sender_id_checked/checked", "sender_id_checked/at", "safety_agreement"],
    formats ["sender_id_checked/at", "safety_agreement"],
    title "实名收寄" / "real-name posting",
    says "收寄时未查验寄件人身份" / "the sender's identity was not checked on acceptance",
    fix "查验寄件人身份并记录时间；协议用户写明安全协议编号" / "check the sender's identity and record when; for contract shippers name the safety agreement",
    pass {"sender_id_checked": {"checked": true, "at": "2026-02-26T17:59:00+08:00"}},
    fail {"sender_id_checked": {"checked": false, "at": "2026-02-26T17:59:00+08:00"}} at "/sender_id_checked/checked",
    |shipment, found| {
        if !calls_for_checks(shipment)? {
            return Ok(());
        }
        let check = found.require(shipment.sender_id_checked())?;
        let at = found.present([check.at()]);
        if !found.require(check.checked())? {
            found.at(check.checked());
        }
        at
    }
}

rule! {
    LOG_016 = "LOG-016", Shall, audit, Record on Shipment,
    home LOGISTICS, basis ["EXP" "31" S], confidence H,
    fields ["inspected_mark", "safety_agreement"],
    title "收寄验视" / "inspection on acceptance",
    says "内件未经收寄验视" / "the contents were not inspected on acceptance",
    fix "验视内件并作出标识；协议用户写明安全协议编号" / "inspect the contents and mark the parcel; for contract shippers name the safety agreement",
    pass {"safety_agreement": "SA-2026-7"}, fail {"inspected_mark": false} at "/inspected_mark",
    |shipment, found| {
        if calls_for_checks(shipment)? && !found.require(shipment.inspected_mark())? {
            found.at(shipment.inspected_mark());
        }
        Ok(())
    }
}

rule! {
    LOG_017 = "LOG-017", Should, audit, Record on Shipment,
    home LOGISTICS, basis ["EXP" "32" S], confidence M,
    fields ["security_screened", "security_check_mark"],
    title "安检标识" / "mark of security screening",
    says "经过安检的快件没有安检标识" / "a screened parcel bears no mark of it",
    fix "安检后加贴安检标识" / "mark screened parcels",
    pass {"security_screened": true, "security_check_mark": true}, fail {"security_screened": true, "security_check_mark": false} at "/security_check_mark",
    |shipment, found| {
        if !shipment.is_carried()? || !shipment.is_accepted()? {
            return Ok(());
        }
        let screened = shipment.security_screened().get()?.ok_or(Undetermined)?;
        if screened && !found.require(shipment.security_check_mark())? {
            found.at(shipment.security_check_mark());
        }
        Ok(())
    }
}
