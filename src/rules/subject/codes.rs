//! 统一社会信用代码, character by character. Each rule judges its own part, so that one wrong part hides no other.

use crate::codes::is_region;
use crate::document::Undetermined;
use crate::identifiers::{Part, org_code_gb11714, uscc};
use crate::records::subject::{RegisteredAs, Subject};
use crate::report::Param;

/// The code where it is there and made of the right characters; `None` where it is not there.
fn characters(subject: Subject<'_>) -> Result<Option<&[u8; 18]>, Undetermined> {
    let Some(text) = subject.uscc().get()? else { return Ok(None) };
    match form(text) {
        None => text.as_bytes().try_into().map(Some).map_err(|_| Undetermined),
        Some(_) => Err(Undetermined),
    }
}

/// What is wrong with a code's length or characters.
fn form(text: &str) -> Option<Part> {
    if text.chars().count() != 18 {
        return Some(Part::Length);
    }
    let stands = |byte: u8| matches!(byte, b'0'..=b'9' | b'A'..=b'Z') && !b"IOSVZ".contains(&byte);
    (!text.bytes().all(stands)).then_some(Part::Alphabet)
}

rule! {
    SUB_004 = "SUB-004", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["OTM" "12, 25" K, "ZJ" "8" S, "GB32100" "form of the code" K], confidence H,
    fields ["uscc", "subject_type", "exempt_reason"], formats ["uscc"],
    title "统一社会信用代码" / "unified social credit code",
    says "统一社会信用代码须为 18 位" / "the unified social credit code has 18 characters",
    fix "写明 18 位统一社会信用代码：数字和除 I、O、S、V、Z 外的大写字母" / "give the code's 18 characters: digits, and capital letters without I, O, S, V and Z",
    pass {}, fail {"uscc": "91110108MAOEXT121M"} at "/uscc",
    |subject, found| {
        match subject.uscc().get()? {
            Some(text) => {
                if let Some(part) = form(text) {
                    found.problem(subject.uscc(), part.word());
                }
                Ok(())
            }
            None if subject.is_registered()? => found.require(subject.uscc()).map(|_| ()),
            None => Ok(()),
        }
    }
}

rule! {
    SUB_005 = "SUB-005", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["GB32100" "check character, mod 31" K], confidence H,
    fields ["uscc"],
    title "统一社会信用代码校验码" / "check character of the unified social credit code",
    says "统一社会信用代码的校验码应为 {expected}" / "the check character of the unified social credit code should be {expected}",
    fix "对照营业执照核对统一社会信用代码" / "compare the code with the business licence",
    pass {}, fail {"uscc": "91110108MA0EXT121N"} at "/uscc",
    |subject, found| {
        let Some(code) = characters(subject)? else { return Ok(()) };
        let expected = uscc::check_character(&code[..17]);
        if code[17] != expected {
            found.at(subject.uscc()).param("expected", Param::Character(char::from(expected)));
        }
        Ok(())
    }
}

rule! {
    SUB_006 = "SUB-006", Should, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["GB11714" "check character, mod 11" K], confidence H,
    fields ["uscc"],
    title "组织机构代码" / "organisation code",
    says "统一社会信用代码第 9–17 位不是有效的组织机构代码" / "characters 9 to 17 of the unified social credit code are no valid organisation code",
    fix "对照营业执照核对统一社会信用代码第 9–17 位" / "compare characters 9 to 17 with the business licence",
    pass {}, fail {"uscc": "91110108MA0EXT122Q"} at "/uscc",
    |subject, found| {
        let Some(code) = characters(subject)? else { return Ok(()) };
        if org_code_gb11714::check(&code[8..17]).is_err() {
            found.at(subject.uscc());
        }
        Ok(())
    }
}

rule! {
    /// Those who run a site or provide a service may be registered elsewhere than with the market regulator; theirs must only exist.
    SUB_007 = "SUB-007", Should, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["GB32100" "registering authority and kind" K], confidence M,
    fields ["uscc", "subject_type"],
    title "登记类别" / "kind of registration",
    says "此类主体的统一社会信用代码应以 {expected} 开头" / "the unified social credit code of such a subject should begin with {expected}",
    also [kind "统一社会信用代码开头两位不是登记管理部门和机构类别" / "the first two characters of the unified social credit code name no authority and kind"],
    fix "核对主体类型与统一社会信用代码" / "compare the kind of subject with the code",
    pass {}, fail {"uscc": "92110108MA0EXT121J"} at "/uscc",
    |subject, found| {
        let Some(code) = characters(subject)? else { return Ok(()) };
        if uscc::check(code).is_err_and(|wrong| wrong.part == Part::Kind) {
            found.problem(subject.uscc(), "kind");
            return Ok(());
        }
        let kind = subject.kind()?;
        if !kind.is_merchant() {
            return Ok(());
        }
        let registered = subject.registered_as()?;
        let expected = RegisteredAs::PREFIXES.into_iter().find(|(kind, _)| Some(*kind) == registered).map(|(_, prefix)| prefix);
        if let Some(expected) = expected.filter(|expected| !code.starts_with(expected.as_bytes())) {
            found.at(subject.uscc()).related(subject.subject_type()).param("expected", Param::Word(expected));
        }
        Ok(())
    }
}

rule! {
    SUB_008 = "SUB-008", Should, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["GB2260" "province codes" K], confidence M,
    fields ["uscc"],
    title "登记机关行政区划" / "region of registration",
    says "统一社会信用代码第 3–8 位不是 GB/T 2260 的行政区划代码" / "characters 3 to 8 of the unified social credit code are no region code of GB/T 2260",
    fix "对照营业执照核对统一社会信用代码第 3–8 位" / "compare characters 3 to 8 with the business licence",
    pass {}, fail {"uscc": "91990108MA0EXT121C"} at "/uscc",
    |subject, found| {
        let Some(code) = characters(subject)? else { return Ok(()) };
        // 100000 is the state's own registry.
        if !is_region(&code[2..8]) && &code[2..8] != b"100000" {
            found.at(subject.uscc());
        }
        Ok(())
    }
}
