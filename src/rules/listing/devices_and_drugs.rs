//! Medical devices 医疗器械 and medicines 药品.

use crate::document::Undetermined;
use crate::options::Pack;
use crate::records::Record as _;
use crate::records::licence::RegulatedCategory;
use crate::rules::subject::licences::holds;
use crate::records::transaction::each_in;
use super::category::{self, is_imported};
use crate::identifiers;
use crate::records::goods::Goods;
use crate::records::listing::Listing;

rule! {
    /// Batch and expiry may stand on the package alone, where the listing says so. A maker abroad has no Chinese production licence.
    OBJ_100 = "OBJ-100", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["MDV" "32, 38" S, "MDV-NET" "display on the page" K, "derived" "form of the number" K], confidence M,
    packs [MedicalDevice],
    fields ["goods/medical_device", "goods/medical_device/name", "goods/medical_device/model", "goods/medical_device/spec",
        "goods/medical_device/reg_no", "goods/medical_device/registrant", "goods/medical_device/registrant/name",
        "goods/medical_device/maker_licence", "goods/medical_device/batch", "goods/medical_device/serial", "goods/medical_device/expiry",
        "goods/medical_device/not_shown", "goods/import"],
    formats ["goods/medical_device/name", "goods/medical_device/model", "goods/medical_device/spec", "goods/medical_device/reg_no",
        "goods/medical_device/registrant/name", "goods/medical_device/registrant/address", "goods/medical_device/registrant/contact",
        "goods/medical_device/maker_licence", "goods/medical_device/batch", "goods/medical_device/serial", "goods/medical_device/expiry",
        "goods/medical_device/not_shown"],
    title "医疗器械" / "medical devices",
    says "缺少生产批号或序列号" / "batch or serial number is missing",
    fix "写明名称、型号、规格、注册证或备案编号、注册人、生产许可证、批号或序列号和失效日期" /
        "state name, model, size, number, registrant, the maker's licence, batch or serial number, and expiry",
    upon crate::rules::listing::example::MEDICAL_DEVICE,
    pass {}, fail {"goods": {"medical_device": {"reg_no": "国械注准20154400001"}}} at "/goods/medical_device/reg_no",
    |listing, found| {
        let device = category::required(listing, found, Goods::medical_device)?;
        let texts = found.present([device.name(), device.model(), device.spec(), device.reg_no()]);
        let number = found.identifier(device.reg_no(), identifiers::medical_device::check);
        let registrant = found.require(device.registrant()).and_then(|registrant| found.present([registrant.name()]));
        let licence = if is_imported(listing)? { Ok(()) } else { found.present([device.maker_licence()]) };
        if !device.not_shown().is_given() {
            if !device.batch().is_given() && !device.serial().is_given() {
                found.at(device.batch()).related(device.serial());
            }
            found.present([device.expiry()])?;
        }
        [number, registrant, licence].into_iter().fold(texts, Result::and)
    }
}

rule! {
    /// That the seller may sell medicines, a transaction shows.
    OBJ_101 = "OBJ-101", Shall, gate, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["DRG" "61, 62" S, "DRG-R" "form of the number" K], confidence M,
    packs [Drug],
    fields ["goods/drug", "goods/drug/approval_no", "goods/drug/prescription", "seller_id"], formats ["goods/drug/approval_no"],
    title "药品" / "medicines",
    says "药品信息不全" / "what must be said of the medicine is incomplete",
    also [
        not_licensed "卖方没有药品经营或生产许可" / "the seller has no licence to trade in medicines or to make them",
    ],
    fix "写明批准文号（国药准字加字母和 8 位数字）以及是否处方药" / "state the approval number (国药准字, a letter, 8 digits) and whether it needs a prescription",
    upon crate::rules::listing::example::DRUG,
    pass {}, fail {"goods": {"drug": {"approval_no": "国药准字H2004052"}}} at "/goods/drug/approval_no",
    needs [listings, subjects],
    across |transaction, found| each_in(transaction.listings(), |listing| {
        if !listing.belongs_to(Pack::Drug) {
            return Ok(());
        }
        let seller = transaction.subject(found, listing.seller_id())?.ok_or(Undetermined)?;
        if !holds(seller.licences(), RegulatedCategory::Drug.permitted_by())? {
            found.add(listing.seller_id(), "not_licensed").related(seller.licences());
        }
        Ok(())
    }),
    |listing, found| {
        let drug = category::required(listing, found, Goods::drug)?;
        let given = found.present([drug.approval_no()]);
        let number = found.identifier(drug.approval_no(), identifiers::drug_approval::check);
        found.present([drug.prescription()]).and(number).and(given)
    }
}
