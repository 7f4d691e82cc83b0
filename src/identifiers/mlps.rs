//! Number of a filing certificate of graded protection 网络安全等级保护备案证明编号 (GB/T 22240; filing form 备案表, note on its number).
//!
//! Eleven digits, a hyphen, five digits: 1–6 the police body by GA 380, which follows the regions of GB/T 2260, 7–11 the unit, then the
//! unit's system. No check digit; bodies of their own may have codes that no list of regions knows.

use super::scan::{self, Scan, form};
use super::{Answer, Certainty};

/// Whether the text may be such a number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let mut scan = Scan::new(text);
    let unit = scan.exactly::<11>()?;
    form(scan.word("-"))?;
    scan.exactly::<5>()?;
    scan.end()?;
    scan::issued_in(&unit[..6])?;
    Ok(Certainty::Likely)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifiers::{Part, Wrong};

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("11010813001-00001", Ok(Certainty::Likely)),
            ("99010813001-00001", Err(Wrong::at(Part::Region))),
            ("110108130011-0001", Err(Wrong::at(Part::Length))),
            ("11010813001-0001", Err(Wrong::at(Part::Length))),
            ("11010813001", Err(Wrong::at(Part::Form))),
            ("11010813001-00001号", Err(Wrong::at(Part::Form))),
            ("1101081300A-00001", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
