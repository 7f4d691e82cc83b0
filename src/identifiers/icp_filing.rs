//! ICP filing number 互联网信息服务备案编号 (非经营性互联网信息服务备案管理办法).
//!
//! The province, `ICP备`, year and sequence of the filer (2 + 6 digits, since 2020 4 + 6), `号`, and for one of its services a hyphen and
//! its number, followed by `A` for an app, `X` for a mini-program, `K` for a quick app. No check digit.

use super::scan::{Scan, form, year};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text may be an ICP filing number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let mut scan = Scan::new(text);
    province(&mut scan)?;
    form(scan.word("ICP备"))?;
    match scan.digits() {
        [_, _, sequence @ ..] if sequence.len() == 6 => {}
        [years @ .., _, _, _, _, _, _] if years.len() == 4 => year(years, 2000..=2099)?,
        _ => return Err(Wrong::at(Part::Length)),
    }
    form(scan.word("号"))?;
    if scan.word("-") {
        form(matches!(scan.digits(), [b'1'..=b'9', rest @ ..] if rest.len() < 4))?;
        scan.one_of(&["A", "X", "K"]);
    }
    scan.end()?;
    Ok(Certainty::Likely)
}

/// The province by the name that the filing system uses: 蜀, 黔 and 滇, not 川, 贵 and 云.
pub(super) fn province(scan: &mut Scan<'_>) -> Result<(), Wrong> {
    let unused = scan.one_of(&["川", "贵", "云", "秦"]).is_some();
    if unused || scan.province().is_none() { Err(Wrong::at(Part::Region)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("京ICP备17008530号", Ok(Certainty::Likely)),
            ("京ICP备2023014659号", Ok(Certainty::Likely)),
            ("鄂ICP备15020535号-4", Ok(Certainty::Likely)),
            ("沪ICP备12345678号-2A", Ok(Certainty::Likely)),
            ("沪ICP备12345678号-12X", Ok(Certainty::Likely)),
            ("蜀ICP备2026009415号-1", Ok(Certainty::Likely)),
            ("川ICP备17008530号", Err(Wrong::at(Part::Region))),
            ("ICP备17008530号", Err(Wrong::at(Part::Region))),
            ("京ICP备1700853号", Err(Wrong::at(Part::Length))),
            ("京ICP备170085301号", Err(Wrong::at(Part::Length))),
            ("京ICP备1823014659号", Err(Wrong::at(Part::Date))),
            ("京icp备17008530号", Err(Wrong::at(Part::Form))),
            ("京ICP17008530号", Err(Wrong::at(Part::Form))),
            ("京ICP备17008530", Err(Wrong::at(Part::Form))),
            ("京ICP备17008530号-", Err(Wrong::at(Part::Form))),
            ("京ICP备17008530号-0", Err(Wrong::at(Part::Form))),
            ("京ICP备17008530号-1B", Err(Wrong::at(Part::Form))),
            ("京ICP备 17008530号", Err(Wrong::at(Part::Length))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
