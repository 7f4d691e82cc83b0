//! Filings of those who run a site: ICP, value-added telecommunications, public security, and the platform's own.

use crate::identifiers::{Answer, Part, Wrong, icp_filing, icp_licence, police_filing};
use crate::records::subject::{Subject, SubjectType};

/// A filing number, or that of a licence.
fn icp(text: &[u8]) -> Answer {
    icp_licence::check(text).or_else(|_| icp_filing::check(text))
}

/// A licence whose classes of service include B2, to which online data processing and transaction processing belongs.
fn edi(text: &[u8]) -> Answer {
    let certainty = icp_licence::check(text)?;
    let classes = text.split(|byte| *byte == b'-').next().unwrap_or_default();
    if classes.ends_with(b"B2") { Ok(certainty) } else { Err(Wrong::at(Part::Kind)) }
}

rule! {
    SUB_043 = "SUB-043", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ICP" "7, 8, 12" S], confidence H,
    fields ["icp_no", "subject_type"], formats ["icp_no"],
    title "ICP 备案或许可" / "ICP filing or licence",
    says "ICP 备案或许可证号不对" / "the ICP filing or licence number is wrong",
    also [no_such_region "{label}开头不是备案所用的省简称" / "{label} does not begin with a province's name as filings write it"],
    fix "写明 ICP 备案号或许可证号，如 京ICP备12345678号-1" / "give the ICP filing or licence number, such as 京ICP备12345678号-1",
    pass {"icp_no": "京ICP证030173号"}, fail {"icp_no": "京ICP备1700853号"} at "/icp_no",
    |subject, found| {
        if subject.icp_no().get()?.is_none() && subject.kind()?.runs_a_site() {
            found.require(subject.icp_no())?;
        }
        found.identifier(subject.icp_no(), icp)
    }
}

rule! {
    SUB_044 = "SUB-044", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ICP" "7" S, "derived" "class B2, online data processing" K], confidence M,
    fields ["edi_licence", "subject_type"], formats ["edi_licence"],
    title "增值电信业务许可" / "value-added telecommunications licence",
    says "增值电信业务经营许可证号不对" / "the number of the value-added telecommunications licence is wrong",
    also [no_such_region "{label}开头不是省简称" / "{label} does not begin with a province's name",
        kind "增值电信业务经营许可证不含 B2 类业务" / "the value-added telecommunications licence does not cover class B2"],
    fix "写明含 B2 类业务的增值电信业务经营许可证号，如 京B2-20200001" / "give the number of a licence that covers class B2, such as 京B2-20200001",
    pass {"subject_type": "platform_operator", "icp_no": "京ICP备17008530号", "edi_licence": "B1.B2-20200001", "mps_filing_no": "11010802020088"},
    fail {"subject_type": "platform_operator", "icp_no": "京ICP备17008530号", "edi_licence": "B1-20200001", "mps_filing_no": "11010802020088"}
        at "/edi_licence",
    |subject, found| {
        if subject.edi_licence().get()?.is_none() && subject.kind()? == SubjectType::PlatformOperator {
            found.require(subject.edi_licence())?;
        }
        found.identifier(subject.edi_licence(), edi)
    }
}

rule! {
    SUB_045 = "SUB-045", Should, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["derived" "public security filing of websites, 14 digits" K], confidence M,
    fields ["mps_filing_no", "subject_type"], formats ["mps_filing_no"],
    title "公安联网备案" / "public security filing",
    says "公安联网备案号不对" / "the public security filing number is wrong",
    also [no_such_region "{label}中的省简称或行政区划代码不对" / "province or region code in {label} is wrong"],
    fix "写明 14 位公安联网备案号" / "give the 14 digits of the public security filing",
    pass {"mps_filing_no": "京公网安备 11010802020088号"}, fail {"mps_filing_no": "1101080202008"} at "/mps_filing_no",
    |subject, found| {
        if subject.mps_filing_no().get()?.is_none() && subject.kind()?.runs_a_site() {
            found.require(subject.mps_filing_no())?;
        }
        found.identifier(subject.mps_filing_no(), police_filing::check)
    }
}

rule! {
    SUB_050 = "SUB-050", Should, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["32873" "list of changes" S], confidence M, since 2025-8-1,
    fields ["platform_filing", "platform_filing/status", "platform_filing/licence_document", "platform_filing/licence_content", "subject_type"],
    formats ["platform_filing/status", "platform_filing/licence_document", "platform_filing/licence_content"],
    title "平台经营备案与许可" / "the platform's filing and licence",
    says "平台经营备案与许可信息不全" / "the platform's filing and licence are incomplete",
    fix "写明备案状态、许可证件和许可内容" / "give filing status, licence document and licence content",
    pass {"subject_type": "platform_operator", "platform_filing": {"status": "已备案", "licence_document": "增值电信业务经营许可证",
        "licence_content": "在线数据处理与交易处理业务"}},
    fail {"subject_type": "platform_operator", "platform_filing": {"status": "已备案", "licence_document": "增值电信业务经营许可证"}}
        at "/platform_filing/licence_content",
    |subject, found| {
        if subject.kind()? != SubjectType::PlatformOperator {
            return Ok(());
        }
        let filing = found.require(subject.platform_filing())?;
        found.present([filing.status(), filing.licence_document(), filing.licence_content()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_class_b2() {
        let table = [
            ("京B2-20200001", true),
            ("A2.B1.B2-20200001", true),
            ("合字B2-20200001", true),
            ("B1-20200001", false),
            ("京ICP证030173号", false),
            ("京ICP备17008530号", false),
        ];
        for (number, expected) in table {
            assert_eq!(edi(number.as_bytes()).is_ok(), expected, "{number}");
        }
    }
}
