//! Certificates, licences and labels that certain products need whatever their category.

use super::category::given;
use crate::document::Undetermined;
use crate::identifiers;
use crate::records::goods::Goods;
use crate::records::listing::Listing;
use crate::report::Param;
use crate::time::Date;

rule! {
    /// Whether a product is in the catalogue, the listing declares.
    OBJ_080 = "OBJ-080", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["CNCA" "27" S, "derived" "form of the number" K], confidence M,
    fields ["goods/ccc_cert", "goods/ccc_cert/in_catalogue", "goods/ccc_cert/number", "goods/ccc_cert/valid_to"],
    formats ["goods/ccc_cert/number", "goods/ccc_cert/valid_to"],
    title "强制性认证" / "compulsory certification",
    says "强制性产品认证证书已于 {valid_to} 到期" / "the certificate of compulsory certification expired on {valid_to}",
    fix "目录内产品写明有效的认证证书编号（16 位数字）" / "give products of the catalogue the number (16 digits) of a valid certificate",
    pass {"goods": {"ccc_cert": {"in_catalogue": true, "number": "2022011606490096", "valid_to": "2027-08-01"}}},
    fail {"goods": {"ccc_cert": {"in_catalogue": true, "number": "2022011606490096", "valid_to": "2026-02-28"}}} at "/goods/ccc_cert/valid_to",
    |listing, found| {
        let Some(certificate) = given(listing, Goods::ccc_cert)? else { return Ok(()) };
        if !found.require(certificate.in_catalogue())? && !certificate.number().is_given() {
            return Ok(());
        }
        found.require(certificate.number())?;
        found.identifier(certificate.number(), identifiers::ccc::check)?;
        let valid_to = certificate.valid_to().get()?.ok_or(Undetermined)?;
        if Date::of(found.now()?) > valid_to {
            found.at(certificate.valid_to()).param("valid_to", Param::Date(valid_to));
        }
        Ok(())
    }
}

rule! {
    OBJ_081 = "OBJ-081", Should, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["IPL" "licence number" K], confidence M,
    fields ["goods/industrial_licence"], formats ["goods/industrial_licence"],
    title "工业产品生产许可" / "production licence of industrial products",
    says "生产许可证编号应如 XK13-006-01234" / "the licence number should be like XK13-006-01234",
    fix "按许可证书写编号" / "write the number as on the licence",
    pass {"goods": {"industrial_licence": "（浙）XK13-006-01234"}},
    fail {"goods": {"industrial_licence": "XK13-6-1234"}} at "/goods/industrial_licence",
    |listing, found| {
        let Some(goods) = listing.goods().get()? else { return Ok(()) };
        found.identifier(goods.industrial_licence(), identifiers::industrial_licence::check)
    }
}

rule! {
    /// Whether an appliance is in the catalogue, the listing declares.
    OBJ_106 = "OBJ-106", Should, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["EEL" "catalogue, grade" K], confidence M,
    fields ["goods/energy_label", "goods/energy_label/in_catalogue", "goods/energy_label/grade"], formats ["goods/energy_label/grade"],
    title "能效标识" / "energy label",
    says "能效等级应为 1 至 5，实为 {actual}" / "the energy grade should be 1 to 5, is {actual}",
    fix "目录内产品写明能效等级" / "state the energy grade of products of the catalogue",
    pass {"goods": {"energy_label": {"in_catalogue": true, "grade": 1}}},
    fail {"goods": {"energy_label": {"in_catalogue": true, "grade": 6}}} at "/goods/energy_label/grade",
    |listing, found| {
        let Some(label) = given(listing, Goods::energy_label)? else { return Ok(()) };
        if !found.require(label.in_catalogue())? && !label.grade().is_given() {
            return Ok(());
        }
        let grade = found.require(label.grade())?;
        if !(1..=5).contains(&grade) {
            found.at(label.grade()).param("actual", Param::Int(grade));
        }
        Ok(())
    }
}
