//! What kind of party it is, and who may do without registration.

use crate::decimal::Decimal;
use crate::document::Undetermined;
use crate::records::subject::{ExemptReason, LegalForm, Subject, SubjectType};
use crate::report::Param;

/// Yearly turnover up to which trade is sporadic and small (OTM 8), in ten-thousandths of a yuan.
const PETTY_TRADE: i64 = 100_000 * 10_000;

rule! {
    SUB_001 = "SUB-001", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "9" S, "32873" "4 (topic)" S], confidence H,
    fields ["subject_type"], formats ["subject_type"],
    title "主体类型" / "kind of subject",
    says "主体类型不在代码表中" / "the kind of subject is not in the code list",
    fix "写明主体类型，用代码表中的词" / "name the kind of subject by a word of the code list",
    pass {}, fail {"subject_type": null} at "/subject_type",
    |subject, found| found.require(subject.subject_type()).map(|_| ())
}

rule! {
    /// An individual business is a natural person in trade (Civil Code 54), so its code gives it away too.
    SUB_002 = "SUB-002", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "9" S], confidence H,
    fields ["subject_type", "legal_form", "uscc"], formats ["legal_form"],
    title "平台经营者" / "platform operator",
    says "平台经营者须为法人或非法人组织，不得为自然人" / "a platform operator is a legal person or unincorporated organisation, never a natural person",
    also [individual_business "统一社会信用代码属个体工商户，平台经营者须为法人或非法人组织"
        / "the unified social credit code is an individual business's; a platform operator is a legal person or unincorporated organisation"],
    fix "由法人或非法人组织担任平台经营者" / "let a legal person or unincorporated organisation operate the platform",
    pass {"subject_type": "platform_operator", "icp_no": "京ICP备17008530号", "edi_licence": "京B2-20200001", "mps_filing_no": "11010802020088"},
    fail {"subject_type": "platform_operator", "icp_no": "京ICP备17008530号", "edi_licence": "京B2-20200001", "mps_filing_no": "11010802020088",
        "legal_form": "natural_person"} at "/legal_form",
    |subject, found| {
        if subject.kind()? != SubjectType::PlatformOperator {
            return Ok(());
        }
        let (form, code) = (subject.legal_form().get()?, subject.uscc().get()?);
        if form == Some(LegalForm::NaturalPerson) {
            found.at(subject.legal_form()).related(subject.subject_type());
        } else if code.is_some_and(|code| code.starts_with("92")) {
            found.add(subject.uscc(), "individual_business").related(subject.subject_type());
        } else if form.is_none() && code.is_none() {
            return Err(Undetermined);
        }
        Ok(())
    }
}

rule! {
    SUB_016 = "SUB-016", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "10, 15" S], confidence H,
    fields ["subject_type", "exempt_reason"], formats ["exempt_reason"],
    title "免登记情形" / "ground of exemption",
    says "未登记的经营者须声明一种免登记情形" / "a seller without registration declares one ground of exemption",
    fix "写明免登记情形，用代码表中的词" / "name the ground of exemption by a word of the code list",
    pass {"subject_type": "exempt_natural_person", "exempt_reason": "convenience_labour", "name": null, "uscc": null, "legal_form": "natural_person",
        "real_name": "李雷", "id_type": "resident_id", "id_number": "11010519491231002X", "regulated_categories": null, "licences": null,
        "settlement_account": {"holder": "李雷"}},
    fail {"subject_type": "exempt_natural_person", "name": null, "uscc": null, "legal_form": "natural_person",
        "real_name": "李雷", "id_type": "resident_id", "id_number": "11010519491231002X", "regulated_categories": null, "licences": null,
        "settlement_account": {"holder": "李雷"}} at "/exempt_reason",
    |subject, found| {
        if subject.kind()? == SubjectType::ExemptNaturalPerson {
            found.require(subject.exempt_reason())?;
        }
        Ok(())
    }
}

rule! {
    /// All shops of the seller, on all platforms, are added up. What the turnover was is not said: it is a person's.
    SUB_017 = "SUB-017", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["OTM" "8" K], confidence M, since 2021-5-1,
    fields ["exempt_reason", "annual_turnover"], formats ["annual_turnover"],
    title "零星小额交易" / "sporadic small trade",
    says "年交易额超过 {limit} 元，不再是零星小额交易" / "yearly turnover is above CNY {limit}, so the trade is no longer sporadic and small",
    fix "年交易额（各平台合计）超过限额的，应办理市场主体登记" / "register once the yearly turnover over all platforms is above the limit",
    pass {"subject_type": "exempt_natural_person", "exempt_reason": "petty_trade", "annual_turnover": "100000.00", "name": null, "uscc": null,
        "legal_form": "natural_person", "real_name": "李雷", "id_type": "resident_id", "id_number": "11010519491231002X",
        "regulated_categories": null, "licences": null, "settlement_account": {"holder": "李雷"}},
    fail {"subject_type": "exempt_natural_person", "exempt_reason": "petty_trade", "annual_turnover": "100000.01", "name": null, "uscc": null,
        "legal_form": "natural_person", "real_name": "李雷", "id_type": "resident_id", "id_number": "11010519491231002X",
        "regulated_categories": null, "licences": null, "settlement_account": {"holder": "李雷"}} at "/annual_turnover",
    |subject, found| {
        if subject.exempt_reason().get()? != Some(ExemptReason::PettyTrade) {
            return Ok(());
        }
        let turnover = subject.annual_turnover().get()?.ok_or(Undetermined)?;
        if turnover.ten_thousandths > PETTY_TRADE {
            let limit = Decimal::exact(PETTY_TRADE).with_digits(2);
            found.at(subject.annual_turnover()).related(subject.exempt_reason()).param("limit", Param::Decimal(limit));
        }
        Ok(())
    }
}
