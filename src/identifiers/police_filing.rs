//! Public security filing number of a website 公安联网备案号 (计算机信息网络国际联网安全保护管理办法 article 12).
//!
//! Fourteen digits, of which 1–6 the region (GB/T 2260); as shown on pages, after the province and `公网安备` (a space may follow), before `号`.
//! The province's name is that of its code. No check digit.

use super::scan::{self, Scan, form};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text may be a public security filing number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let mut scan = Scan::new(text);
    let bare = text.first().is_none_or(u8::is_ascii);
    let mut province = None;
    if !bare {
        province = Some(scan.province().ok_or(Wrong::at(Part::Region))?);
        form(scan.word("公网安备"))?;
        scan.word(" ");
    }
    let number = scan.exactly::<14>()?;
    form(bare || scan.word("号"))?;
    scan.end()?;
    scan::issued_in(&number[..6])?;
    if province.is_some_and(|province| !number.starts_with(&province)) {
        return Err(Wrong::at(Part::Region));
    }
    Ok(Certainty::Likely)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("粤公网安备 44010602001800号", Ok(Certainty::Likely)),
            ("京公网安备11010802020088号", Ok(Certainty::Likely)),
            ("44010602001800", Ok(Certainty::Likely)),
            ("沪公网安备44010602001800号", Err(Wrong::at(Part::Region))),
            ("99010602001800", Err(Wrong::at(Part::Region))),
            ("公网安备44010602001800号", Err(Wrong::at(Part::Region))),
            ("粤公网安44010602001800号", Err(Wrong::at(Part::Form))),
            ("粤公网安备44010602001800", Err(Wrong::at(Part::Form))),
            ("44010602001800号", Err(Wrong::at(Part::Form))),
            ("440106020018000", Err(Wrong::at(Part::Length))),
            ("4401060200180X", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
