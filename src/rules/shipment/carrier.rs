//! The carrier: who it is, its licence, the risk of transport, and what it does with waybill data.

use crate::document::Undetermined;
use crate::records::shipment::{RiskBearer, Shipment};
use crate::report::Param;
use crate::time::Date;

rule! {
    LOG_002 = "LOG-002", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "17" S], confidence H,
    fields ["carrier", "carrier/code", "carrier/name", "kind"], formats ["carrier/code", "carrier/name", "kind"],
    title "快递企业" / "carrier",
    says "快递企业不在代码表中" / "the carrier is not in the code list",
    fix "以代码表中的代码和名称写明快递企业；表外的用 other" / "name the carrier by a code of the list and by its name; `other` for one outside the list",
    pass {"carrier": {"code": "other", "name": "同城快递"}}, fail {"carrier": {"code": "zto"}} at "/carrier/code",
    |shipment, found| {
        if !shipment.is_parcel()? {
            return Ok(());
        }
        let carrier = found.require(shipment.carrier())?;
        let name = found.present([carrier.name()]);
        found.present([carrier.code()]).and(name)
    }
}

rule! {
    /// That the licence is on file, a transaction shows where the carrier is among its subjects.
    LOG_003 = "LOG-003", Shall, audit, Transaction on Shipment,
    home LOGISTICS, basis ["EXP" "17" S], confidence H,
    fields ["carrier/licence_no", "carrier/licence_valid_to", "shipped_at"], formats ["carrier/licence_no", "carrier/licence_valid_to"],
    title "快递业务经营许可" / "express business licence",
    says "发货日 {actual} 晚于许可有效期 {valid_to}" / "shipped on {actual}, after the licence ended on {valid_to}",
    also [
        other_licence "许可证号不是该快递企业在档的许可证号" / "the licence is not one that the carrier has on file",
    ],
    fix "只交由持有效快递业务经营许可的企业寄递，并写明许可证号" / "ship with licensed carriers only, and give the licence number",
    pass {"carrier": {"licence_no": "国邮20100001", "licence_valid_to": "2026-02-26"}},
    fail {"carrier": {"licence_no": "国邮20100001", "licence_valid_to": "2026-02-25"}} at "/carrier/licence_valid_to",
    needs [shipments, subjects],
    across |transaction, found| crate::rules::transaction::parcels::licence_is_on_file(transaction, found),
    |shipment, found| {
        if !shipment.is_carried()? {
            return Ok(());
        }
        let carrier = shipment.carrier().get()?.ok_or(Undetermined)?;
        let licence = found.present([carrier.licence_no()]);
        if let (Some(last), Some(shipped)) = (carrier.licence_valid_to().get()?, shipment.shipped_at().get()?) {
            let day = Date::of(shipped);
            if day > last {
                found.at(carrier.licence_valid_to()).related(shipment.shipped_at())
                    .param("valid_to", Param::Date(last)).param("actual", Param::Date(day));
            }
        }
        licence
    }
}

rule! {
    /// Where nothing is said of it the law itself puts the risk on the seller.
    LOG_038 = "LOG-038", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["ECL" "20" S], confidence M,
    fields ["risk_bearer", "buyer_chose_carrier"], formats ["risk_bearer"],
    title "运输风险" / "risk of transport",
    says "买方未另选快递企业，运输风险由卖方承担" / "the seller bears the risk of transport, as the buyer chose no carrier",
    fix "除买方另选快递企业外，由卖方承担运输风险" / "let the seller bear the risk unless the buyer chose another carrier",
    pass {"risk_bearer": "buyer", "buyer_chose_carrier": true}, fail {"risk_bearer": "buyer"} at "/risk_bearer",
    |shipment, found| {
        let on_buyer = shipment.risk_bearer().get()? == Some(RiskBearer::Buyer);
        if on_buyer && shipment.buyer_chose_carrier().get()? != Some(true) {
            found.at(shipment.risk_bearer()).related(shipment.buyer_chose_carrier());
        }
        Ok(())
    }
}

rule! {
    LOG_048 = "LOG-048", Shall, audit, Evidence on Shipment,
    home LOGISTICS, basis ["EXP" "34" S], confidence H,
    fields ["carrier/data_policy"], formats ["carrier/data_policy/reference", "carrier/data_policy/at", "carrier/data_policy/digest"],
    title "运单数据与销毁" / "waybill data and their destruction",
    says "未声明快递企业妥善保管电子运单数据并定期销毁纸质运单" / "nothing shows that the carrier keeps e-waybill data safe and destroys paper waybills",
    fix "声明证据：编号、时间和摘要" / "declare the evidence: reference, time and digest",
    pass {"carrier": {"data_policy": {"reference": "zto/waybill-policy-3", "at": "2026-01-01T00:00:00+08:00", "digest": "sha256:9f86d081"}}},
    fail {"carrier": {"data_policy": {"reference": "zto/waybill-policy-3", "at": "2026-01-01T00:00:00+08:00"}}} at "/carrier/data_policy/digest",
    |shipment, found| {
        if !shipment.is_carried()? {
            return Ok(());
        }
        let carrier = shipment.carrier().get()?.ok_or(Undetermined)?;
        found.evidence(carrier.data_policy())
    }
}
