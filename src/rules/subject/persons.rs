//! Natural persons: their identity papers, verified accounts, minors. No finding here says more than what is wrong.

use crate::document::{Entry, List, Undetermined};
use crate::identifiers::resident_id;
use crate::records::live_room::LivePerson;
use crate::records::subject::{IdType, Subject, SubjectType};
use crate::report::Found;
use crate::rule::Outcome;
use crate::time::Date;

/// Below this age a guardian consents (PIPL 31).
const GUARDED_BELOW: i64 = 14;

rule! {
    SUB_018 = "SUB-018", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ZJ" "8" S, "OTM" "25" K], confidence H,
    fields ["real_name", "id_type", "id_number", "subject_type"], formats ["real_name", "id_type", "id_number"],
    title "未登记自然人的身份" / "identity of an unregistered person",
    says "未登记自然人的档案缺少姓名或证件" / "the archive of an unregistered person lacks name or identity paper",
    fix "建档保存真实姓名、证件类型和证件号码" / "keep real name, kind of identity paper and its number in the archive",
    pass {"subject_type": "exempt_natural_person", "exempt_reason": "home_handicraft", "name": null, "uscc": null, "legal_form": "natural_person",
        "real_name": "李雷", "id_type": "resident_id", "id_number": "11010519491231002X", "regulated_categories": null, "licences": null,
        "settlement_account": {"holder": "李雷"}},
    fail {"subject_type": "exempt_natural_person", "exempt_reason": "home_handicraft", "name": null, "uscc": null, "legal_form": "natural_person",
        "id_type": "resident_id", "id_number": "11010519491231002X", "regulated_categories": null, "licences": null,
        "settlement_account": null} at "/real_name",
    |subject, found| {
        if subject.kind()? != SubjectType::ExemptNaturalPerson {
            return Ok(());
        }
        found.present([subject.real_name(), subject.id_number()]).and(found.require(subject.id_type()).map(|_| ()))
    }
}

/// A number of the resident identity card, or of one built like it; of other papers nothing is known.
fn identity_number(found: &mut Found<'_>, kind: Entry<'_, IdType>, number: Entry<'_, &str>) -> Outcome {
    let Some(text) = number.get()? else { return Ok(()) };
    match kind.get()?.ok_or(Undetermined)? {
        IdType::ResidentId | IdType::HongKongMacaoTaiwanResidence => {}
        // Cards of before December 2023 have three letters and twelve digits.
        IdType::ForeignPermanentResident if text.starts_with('9') => {}
        _ => return Ok(()),
    }
    found.identifier(number, resident_id::check)?;
    if let Some(born) = resident_id::birth_date(text.as_bytes())
        && born > Date::of(found.now()?)
    {
        found.problem(number, "not_born");
    }
    Ok(())
}

fn identity_number_of(found: &mut Found<'_>, person: LivePerson<'_>) -> Outcome {
    identity_number(found, person.id_type(), person.id_number())
}

rule! {
    /// The operator and the presenters of a live room are held to it too.
    SUB_019 = "SUB-019", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["GB11643" "mod 11-2" K], confidence H,
    fields ["id_number", "id_type", "live_room/operator/id_number", "live_room/operator/id_type", "live_room/presenters/id_number",
        "live_room/presenters/id_type"],
    formats ["live_room/operator/id_number", "live_room/operator/id_type", "live_room/presenters/id_number", "live_room/presenters/id_type"],
    title "公民身份号码" / "resident identity number",
    says "公民身份号码不对" / "the resident identity number is wrong",
    also [
        no_such_region "{label}开头六位不是行政区划代码" / "{label} does not begin with a region code",
        not_born "{label}中的出生日期晚于今天" / "the date of birth in {label} is yet to come",
    ],
    fix "对照证件核对 18 位公民身份号码" / "compare the 18 characters with the identity card",
    pass {"id_type": "resident_id", "id_number": "11010519491231002X"},
    fail {"id_type": "resident_id", "id_number": "110105194912310021"} at "/id_number",
    |subject, found| {
        let own = identity_number(found, subject.id_type(), subject.id_number());
        let Some(room) = subject.live_room().get()? else { return own };
        let operator = match room.operator().get()? {
            Some(operator) => identity_number_of(found, operator),
            None => Ok(()),
        };
        let mut outcome = own.and(operator);
        for presenter in room.presenters().get()?.iter().flat_map(List::iter) {
            outcome = outcome.and(presenter.and_then(|presenter| identity_number_of(found, presenter)));
        }
        outcome
    }
}

rule! {
    SUB_046 = "SUB-046", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["CSL" "24" S, "ATF" "21" S], confidence M,
    fields ["real_identity_verified", "can_publish", "can_pay", "subject_type"],
    title "用户真实身份" / "real identity of the user",
    says "可发布信息或支付的账户须经真实身份认证" / "an account that can publish or pay needs a verified identity",
    fix "先认证真实身份，再开通发布或支付功能" / "verify the identity before the account can publish or pay",
    pass {"subject_type": "consumer", "can_publish": true, "real_identity_verified": true, "age": 30},
    fail {"subject_type": "consumer", "can_publish": false, "can_pay": true, "real_identity_verified": false, "age": 30}
        at "/real_identity_verified",
    |subject, found| {
        if subject.kind()? != SubjectType::Consumer {
            return Ok(());
        }
        match (subject.can_publish().get()?, subject.can_pay().get()?) {
            (Some(true), _) | (_, Some(true)) => {}
            (Some(false), Some(false)) => return Ok(()),
            _ => return Err(Undetermined),
        }
        if !found.require(subject.real_identity_verified())? {
            found.at(subject.real_identity_verified()).related(subject.can_publish()).related(subject.can_pay());
        }
        Ok(())
    }
}

rule! {
    SUB_047 = "SUB-047", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["PIPL" "31" S, "NDR" "22" S], confidence H, since 2021-11-1,
    fields ["age", "guardian_consent", "subject_type"],
    formats ["age", "guardian_consent/reference", "guardian_consent/at", "guardian_consent/digest"],
    title "监护人同意" / "guardian's consent",
    says "不满十四周岁的须有监护人同意" / "below the age of fourteen a guardian's consent is needed",
    fix "声明监护人同意的证据：编号、时间和摘要" / "declare the guardian's consent: reference, time and digest",
    pass {"subject_type": "consumer", "can_publish": false, "can_pay": false, "age": 13,
        "guardian_consent": {"reference": "consent/77", "at": "2026-02-01T00:00:00+08:00", "digest": "sha256:9f86d081"}},
    fail {"subject_type": "consumer", "can_publish": false, "can_pay": false, "age": 13} at "/guardian_consent",
    |subject, found| {
        if subject.kind()? != SubjectType::Consumer || subject.age().get()?.ok_or(Undetermined)? >= GUARDED_BELOW {
            return Ok(());
        }
        if subject.guardian_consent().get()?.is_none() {
            found.at(subject.guardian_consent()).related(subject.age());
            return Ok(());
        }
        found.evidence(subject.guardian_consent())
    }
}
