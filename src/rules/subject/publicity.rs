//! 公示: what everyone can see of the subject, and what nobody should.

use super::leaks;
use crate::document::{Entry, State, Undetermined};
use crate::records::subject::{PublicBlock, RegisteredAs, RegistrationMark, Subject, SubjectType};
use crate::report::{Found, Param};

/// The public block of those who are so registered; `None` for all others. Where only a link to the data is given, they are behind it.
fn shown<'r>(found: &mut Found<'_>, subject: Subject<'r>, registered: RegisteredAs) -> Result<Option<PublicBlock<'r>>, Undetermined> {
    if subject.registered_as()? != Some(registered) {
        return Ok(None);
    }
    if subject.public().state() == State::Absent && subject.licence_publicity_url().state() != State::Absent {
        return Err(Undetermined);
    }
    found.require(subject.public()).map(Some)
}

rule! {
    SUB_013 = "SUB-013", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "15" S, "OTM" "12" K], confidence H,
    fields ["public", "public/uscc", "public/name", "public/type", "public/legal_representative", "public/domicile", "public/registered_capital",
        "licence_publicity_url", "subject_type", "uscc"],
    formats ["public/uscc", "public/name", "public/type", "public/legal_representative", "public/domicile", "public/registered_capital"],
    title "企业公示信息" / "what an enterprise shows",
    says "企业公示信息不全" / "what the enterprise shows is incomplete",
    fix "公示统一社会信用代码、名称、企业类型、法定代表人（负责人）、住所、注册资本"
        / "show the unified social credit code, name, kind of enterprise, legal representative, domicile and registered capital",
    pass {}, fail {"public": {"registered_capital": null}} at "/public/registered_capital",
    |subject, found| {
        let Some(public) = shown(found, subject, RegisteredAs::Enterprise)? else { return Ok(()) };
        found.present([public.uscc(), public.name(), public.r#type(), public.legal_representative(), public.domicile(), public.registered_capital()])
    }
}

rule! {
    SUB_014 = "SUB-014", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["OTM" "12" K], confidence H, since 2021-5-1,
    fields ["public", "public/uscc", "public/name", "public/operator_name", "public/premises", "public/organisation_form", "licence_publicity_url",
        "subject_type", "uscc"],
    formats ["public/operator_name", "public/premises", "public/organisation_form"],
    title "个体工商户公示信息" / "what an individual business shows",
    says "个体工商户公示信息不全" / "what the individual business shows is incomplete",
    fix "公示统一社会信用代码、名称、经营者姓名、经营场所、组成形式"
        / "show the unified social credit code, name, operator, premises and form of organisation",
    pass {"subject_type": "individual_business", "uscc": "92110108MA0EXT121J", "operator_name": "李雷",
        "public": {"operator_name": "李雷", "premises": "北京市海淀区中关村大街1号", "organisation_form": "个人经营"}},
    fail {"subject_type": "individual_business", "uscc": "92110108MA0EXT121J", "operator_name": "李雷",
        "public": {"operator_name": "李雷", "organisation_form": "个人经营"}} at "/public/premises",
    |subject, found| {
        let Some(public) = shown(found, subject, RegisteredAs::IndividualBusiness)? else { return Ok(()) };
        found.present([public.uscc(), public.name(), public.operator_name(), public.premises(), public.organisation_form()])
    }
}

rule! {
    SUB_015 = "SUB-015", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["OTM" "12" K], confidence M, since 2021-5-1,
    fields ["public", "public/uscc", "public/name", "public/legal_representative", "public/domicile", "public/total_contribution",
        "licence_publicity_url", "subject_type", "uscc"],
    formats ["public/total_contribution"],
    title "农民专业合作社公示信息" / "what a farmers' cooperative shows",
    says "农民专业合作社公示信息不全" / "what the farmers' cooperative shows is incomplete",
    fix "公示统一社会信用代码、名称、法定代表人、住所、成员出资总额"
        / "show the unified social credit code, name, legal representative, domicile and total contribution of its members",
    pass {"subject_type": "farmers_cooperative", "uscc": "93110108MA0EXT121F", "public": {"total_contribution": "50万元"}},
    fail {"subject_type": "farmers_cooperative", "uscc": "93110108MA0EXT121F"} at "/public/total_contribution",
    |subject, found| {
        let Some(public) = shown(found, subject, RegisteredAs::FarmersCooperative)? else { return Ok(()) };
        found.present([public.uscc(), public.name(), public.legal_representative(), public.domicile(), public.total_contribution()])
    }
}

rule! {
    /// A mobile number as the shop's own telephone is the shop's choice; anywhere else, and in the field of that name, it is a person's.
    SUB_020 = "SUB-020", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["PIPL" "25, 28" S], confidence H, since 2021-11-1,
    fields ["public", "public/id_number", "public/bank_account", "public/mobile", "public/phone", "public/name", "public/type",
        "public/legal_representative", "public/operator_name", "public/domicile", "public/premises", "public/organisation_form",
        "public/registered_capital", "public/total_contribution"],
    formats ["public/id_number", "public/bank_account", "public/mobile", "public/phone"],
    title "个人信息不公开" / "no personal numbers in public",
    says "公示信息不得含个人号码" / "what is shown must not hold personal numbers",
    also [
        id_number "{label}含公民身份号码，不得公示" / "{label} holds an identity number, which must not be public",
        bank_number "{label}含银行账号，不得公示" / "{label} holds a bank account number, which must not be public",
        mobile "{label}含个人手机号，不得公示" / "{label} holds a personal mobile number, which must not be public",
    ],
    fix "从公示信息中删去该号码，或以 * 遮蔽" / "leave the number out of what is shown, or mask it with *",
    pass {"public": {"phone": "13800138000", "id_number": "110105********002X"}},
    fail {"public": {"id_number": "11010519491231002X"}} at "/public/id_number",
    |subject, found| {
        let Some(public) = subject.public().get()? else { return Ok(()) };
        let numbers = [(public.id_number(), "id_number"), (public.bank_account(), "bank_number"), (public.mobile(), "mobile")];
        let mut outcome = Ok(());
        for (entry, problem) in numbers {
            outcome = outcome.and(forbidden(found, entry, |text| (!text.contains('*')).then_some(problem)));
        }
        outcome = outcome.and(forbidden(found, public.phone(), |text| leaks::personal_number(text).filter(|problem| *problem != "mobile")));
        for entry in [public.name(), public.r#type(), public.legal_representative(), public.operator_name(), public.domicile(), public.premises(),
            public.organisation_form(), public.registered_capital(), public.total_contribution()] {
            outcome = outcome.and(forbidden(found, entry, leaks::personal_number));
        }
        outcome
    }
}

fn forbidden(found: &mut Found<'_>, entry: Entry<'_, &str>, leak: impl Fn(&str) -> Option<&'static str>) -> crate::rule::Outcome {
    if let Some(problem) = entry.get()?.and_then(leak) {
        found.problem(entry, problem);
    }
    Ok(())
}

/// An absolute address of the web. Registries' own pages, which may be linked, are not all https.
fn is_web_address(url: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let (start, rest) = url.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    host.is_some_and(|host| !host.is_empty() && !host.starts_with(['/', '?', '#']) && !host.contains(char::is_whitespace))
}

rule! {
    /// The data themselves or a link to them will do.
    SUB_035 = "SUB-035", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "15" S, "REG" "36" S], confidence H,
    fields ["licence_publicity_url", "public", "subject_type", "exempt_reason"], formats ["licence_publicity_url"],
    title "营业执照公示" / "business licence on show",
    says "首页须公示营业执照信息或其链接" / "the home page must show the data of the business licence or a link to them",
    also [not_url "{label}不是网址" / "{label} is no web address"],
    fix "公示营业执照信息，或写明公示页的网址" / "show the data of the business licence, or give the address of the page that does",
    pass {"public": null}, fail {"public": null, "licence_publicity_url": null} at "/licence_publicity_url",
    |subject, found| {
        let url = subject.licence_publicity_url();
        if url.get()?.is_some_and(|text| !is_web_address(text)) {
            found.problem(url, "not_url");
            return Ok(());
        }
        let kind = subject.kind()?;
        if url.is_given() || !(kind.is_merchant() || kind.runs_a_site()) || !subject.is_registered()? {
            return Ok(());
        }
        if subject.public().get()?.is_none() {
            found.at(url).related(subject.public());
        }
        Ok(())
    }
}

rule! {
    SUB_036 = "SUB-036", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["OTM" "27" K], confidence M, since 2021-5-1,
    fields ["registration_mark", "subject_type"], formats ["registration_mark"],
    title "登记标记" / "mark of registration",
    says "登记标记应为{expected}，与主体类型相符" / "the mark of registration should be {expected}, to agree with the kind of subject",
    fix "在页面上区分标记已登记和未登记的经营者" / "mark registered and unregistered sellers apart on the page",
    pass {}, fail {"registration_mark": "unregistered"} at "/registration_mark",
    |subject, found| {
        let kind = subject.kind()?;
        if !kind.is_merchant() {
            return Ok(());
        }
        let mark = found.require(subject.registration_mark())?;
        let expected = if kind == SubjectType::ExemptNaturalPerson { RegistrationMark::Unregistered } else { RegistrationMark::Registered };
        if mark != expected {
            found.at(subject.registration_mark()).related(subject.subject_type()).param("expected", Param::Word(expected.word()));
        }
        Ok(())
    }
}

rule! {
    /// A platform operator and an enterprise can be the platform's own seller, so theirs must be told either way.
    SUB_037 = "SUB-037", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "37" S, "ZJ" "12" S], confidence H,
    fields ["self_operated", "self_operated_mark", "actual_seller", "subject_type"], formats ["self_operated_mark", "actual_seller"],
    title "自营标记" / "mark of self-operated business",
    says "自营业务须标明自营，并写明实际销售者" / "self-operated business must be marked, with the actual seller named",
    fix "写明自营标记和实际销售者" / "give the mark shown and the actual seller",
    pass {"self_operated": true, "self_operated_mark": "自营", "actual_seller": "北京示例商贸有限公司"},
    fail {"self_operated": true, "self_operated_mark": "自营"} at "/actual_seller",
    |subject, found| {
        match subject.self_operated().get()? {
            Some(true) => found.present([subject.self_operated_mark(), subject.actual_seller()]),
            None if matches!(subject.kind()?, SubjectType::PlatformOperator | SubjectType::Enterprise) => Err(Undetermined),
            Some(false) | None => Ok(()),
        }
    }
}
