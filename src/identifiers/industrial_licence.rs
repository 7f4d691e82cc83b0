//! Production licence number of industrial products 工业产品生产许可证编号 (工业产品生产许可证管理条例实施办法).
//!
//! `XK`, two digits for the industry, three for the product, five of sequence: `XK13-006-01234`. Licences that a province issued carry its
//! name before, bare or in brackets: `（浙）XK13-006-01234`. No check digit.

use super::scan::{Scan, form};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text may be such a number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let mut scan = Scan::new(text);
    let bracketed = scan.one_of(&["（", "("]);
    let province = scan.province();
    if bracketed.is_some() {
        province.ok_or(Wrong::at(Part::Region))?;
        form(scan.one_of(&["）", ")"]) == bracketed)?;
    }
    form(scan.word("XK"))?;
    scan.exactly::<2>()?;
    form(scan.word("-"))?;
    scan.exactly::<3>()?;
    form(scan.word("-"))?;
    scan.exactly::<5>()?;
    scan.end()?;
    Ok(Certainty::Likely)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("XK13-006-01234", Ok(Certainty::Likely)),
            ("（浙）XK13-006-01234", Ok(Certainty::Likely)),
            ("浙XK13-006-01234", Ok(Certainty::Likely)),
            ("（外）XK13-006-01234", Err(Wrong::at(Part::Region))),
            ("（浙)XK13-006-01234", Err(Wrong::at(Part::Form))),
            ("XK13-006-0123", Err(Wrong::at(Part::Length))),
            ("XK1300601234", Err(Wrong::at(Part::Length))),
            ("QS13-006-01234", Err(Wrong::at(Part::Form))),
            ("xk13-006-01234", Err(Wrong::at(Part::Form))),
            ("", Err(Wrong::at(Part::Form))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
