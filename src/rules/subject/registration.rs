//! What the registration says of the subject: name, representative, addresses, contacts.

use super::names;
use crate::document::{Entry, State, Undetermined};
use crate::identifiers::phone::{self, Phone};
use crate::records::licence::LicenceKind;
use crate::records::subject::{Subject, SubjectAddress, SubjectType};
use crate::report::Found;
use crate::rule::Outcome;

/// Address in full, with its region where it is in China, which is where no country is named.
fn located(found: &mut Found<'_>, address: SubjectAddress<'_>) -> Outcome {
    let text = found.require(address.address()).map(|_| ());
    match in_china(address) {
        Ok(true) => found.require(address.region_code()).map(|_| ()).and(text),
        Ok(false) => text,
        Err(undetermined) => Err(undetermined),
    }
}

fn in_china(address: SubjectAddress<'_>) -> Result<bool, Undetermined> {
    Ok(address.country().get()?.is_none_or(|country| country == "CN"))
}

rule! {
    /// The licence record is the business licence among the licences; other licences are SUB-025's.
    SUB_003 = "SUB-003", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "15, 27" S, "REG" "8" S], confidence H,
    fields ["name", "subject_type", "exempt_reason", "licences", "licences/kind", "licences/holder_name"], formats ["name"],
    title "名称" / "name",
    says "名称与营业执照上的名称不一致" / "the name differs from the one on the business licence",
    fix "写明登记的名称，与营业执照一致" / "give the registered name as it is on the business licence",
    pass {}, fail {"regulated_categories": null,
        "licences": [{"kind": "business_licence", "number": "91110108MA0EXT121M", "holder_name": "北京样例商贸有限公司"}]} at "/name",
    |subject, found| {
        if !subject.is_registered()? {
            return Ok(());
        }
        let name = found.require(subject.name())?;
        let Some(licences) = subject.licences().get()? else { return Ok(()) };
        let mut outcome = Ok(());
        for licence in licences.iter() {
            let Ok(licence) = licence else {
                outcome = Err(Undetermined);
                continue;
            };
            if licence.kind().ok() != Some(LicenceKind::Business) {
                continue;
            }
            match licence.holder_name().get() {
                Ok(Some(holder)) if !names::same(holder, name) => {
                    found.at(subject.name()).related(licence.holder_name());
                }
                Ok(_) => {}
                Err(undetermined) => outcome = Err(undetermined),
            }
        }
        outcome
    }
}

rule! {
    /// An individual business has an operator, all others a legal representative or person in charge. Of those who run a site or provide a
    /// service the record may not tell which they are: either will do.
    SUB_009 = "SUB-009", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["REG" "8" S, "OTM" "12" K], confidence H,
    fields ["legal_representative", "operator_name", "subject_type", "exempt_reason"], formats ["legal_representative", "operator_name"],
    title "法定代表人、负责人或经营者" / "legal representative or operator",
    says "未写明法定代表人、负责人或经营者" / "neither legal representative nor operator is named",
    fix "写明法定代表人或负责人；个体工商户写明经营者姓名" / "name the legal representative or person in charge; of an individual business its operator",
    pass {}, fail {"legal_representative": null} at "/legal_representative",
    |subject, found| {
        if !subject.is_registered()? {
            return Ok(());
        }
        let (representative, operator) = (subject.legal_representative(), subject.operator_name());
        match subject.kind()? {
            SubjectType::IndividualBusiness => found.require(operator).map(|_| ()),
            SubjectType::Enterprise | SubjectType::FarmersCooperative => found.require(representative).map(|_| ()),
            _ if operator.get()?.is_some() => Ok(()),
            _ => found.require(representative).map(|_| ()),
        }
    }
}

rule! {
    SUB_010 = "SUB-010", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "27" S, "REG" "8" S], confidence H,
    fields ["domicile", "domicile/address", "domicile/region_code", "domicile/country", "subject_type", "exempt_reason"],
    formats ["domicile/address", "domicile/region_code", "domicile/country"],
    title "住所" / "domicile",
    says "住所不全" / "the domicile is incomplete",
    fix "写明登记的住所或经营场所及其六位行政区划代码" / "give the registered domicile or premises with its six-digit region code",
    pass {"domicile": {"country": "CN"}}, fail {"domicile": {"region_code": null}} at "/domicile/region_code",
    |subject, found| {
        if !subject.is_registered()? {
            return Ok(());
        }
        let domicile = found.require(subject.domicile())?;
        located(found, domicile)
    }
}

rule! {
    /// Whether the subject trades at its domicile only the record can say; who has no registered domicile must say where.
    SUB_011 = "SUB-011", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["OTM" "25" K, "ZJ" "8" S], confidence M,
    fields ["actual_address", "actual_address/address", "actual_address/region_code", "actual_address/country", "operates_at_domicile",
        "domicile/network_premises", "subject_type"],
    formats ["actual_address/address", "actual_address/region_code", "actual_address/country"],
    title "实际经营地址" / "actual business address",
    says "住所并非实际经营地，须写明实际经营地址" / "the domicile is not where business is done: the actual address is needed",
    fix "写明实际经营地址及其六位行政区划代码" / "give the actual business address with its six-digit region code",
    pass {}, fail {"operates_at_domicile": false} at "/actual_address",
    |subject, found| {
        let kind = subject.kind()?;
        if matches!(kind, SubjectType::Consumer | SubjectType::LiveRoom) {
            return Ok(());
        }
        if let Some(actual) = subject.actual_address().get()? {
            return located(found, actual);
        }
        let network = match subject.domicile().get()? {
            Some(domicile) => domicile.network_premises().get()? == Some(true),
            None => kind == SubjectType::ExemptNaturalPerson,
        };
        match subject.operates_at_domicile().get()? {
            Some(true) if !network => Ok(()),
            None if !network => Err(Undetermined),
            _ => {
                found.at(subject.actual_address()).related(subject.operates_at_domicile()).related(subject.domicile());
                Ok(())
            }
        }
    }
}

/// Whether the telephone number can be one of the subject's country.
fn reachable(found: &mut Found<'_>, entry: Entry<'_, &str>, abroad: bool, fits: fn(Phone) -> bool, problem: &'static str) -> Outcome {
    let Some(text) = entry.get()? else { return Ok(()) };
    if !phone::read(text.as_bytes()).is_some_and(|phone| abroad || phone == Phone::Masked || fits(phone)) {
        found.problem(entry, problem);
    }
    Ok(())
}

rule! {
    SUB_012 = "SUB-012", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "27" S, "CRPL" "28, 44" S], confidence H,
    fields ["contacts", "contacts/phone", "contacts/mobile", "domicile/country", "subject_type"],
    formats ["contacts/phone", "contacts/mobile", "contacts/person", "contacts/email"],
    title "联系方式" / "contacts",
    says "联系电话和手机至少写明一项" / "a telephone or mobile number is needed",
    also [
        phone "联系电话不是中国大陆的手机或固定电话号码" / "the telephone number is no mobile or fixed-line number of mainland China",
        mobile "联系手机不是中国大陆的手机号码" / "the mobile number is no mobile number of mainland China",
    ],
    fix "写明有效的联系电话或手机" / "give a telephone or mobile number that works",
    pass {"contacts": {"phone": null}}, fail {"contacts": {"phone": null, "mobile": null}} at "/contacts",
    |subject, found| {
        if matches!(subject.kind()?, SubjectType::Consumer | SubjectType::LiveRoom) {
            return Ok(());
        }
        let contacts = found.require(subject.contacts())?;
        let (phone, mobile) = (contacts.phone(), contacts.mobile());
        if phone.state() == State::Absent && mobile.state() == State::Absent {
            found.at(subject.contacts()).related(phone).related(mobile);
            return Ok(());
        }
        let abroad = match subject.domicile().get()? {
            Some(domicile) => !in_china(domicile)?,
            None => false,
        };
        let fixed = reachable(found, phone, abroad, |phone| phone != Phone::General, "phone");
        reachable(found, mobile, abroad, |phone| phone == Phone::ChinaMobile, "mobile").and(fixed)
    }
}
