//! Food operation licence number 食品经营许可证编号 (食品经营许可和备案管理办法 2023).
//!
//! `JY`, then 14 digits: 1 the business (`1` sale, `2` catering, `3` canteen), 2–7 the region (GB/T 2260), 8–13 a sequence, 14 the check
//! digit by MOD 11,10 of GB/T 17710. Sellers of nothing but prepackaged food have a filing number with `YB` instead: another kind.

use super::checksum::{digits, expect, mod_11_10};
use super::{Answer, Part, Wrong, scan};

/// Whether the text is a food operation licence number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let number = text.strip_prefix(b"JY").ok_or(Wrong::at(Part::Kind))?;
    let [business, ..] = digits::<14>(number)?;
    if !(1..=3).contains(&business) {
        return Err(Wrong::at(Part::Kind));
    }
    let region = scan::issued_in(&number[1..7])?;
    expect(number[13], mod_11_10(&number[..13])).map(|()| region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifiers::Certainty;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("JY13301080111719", Ok(Certainty::Certain)),
            ("JY23506230105266", Ok(Certainty::Certain)),
            ("JY13301080111718", Err(Wrong::check('9'))),
            ("JY43301080111719", Err(Wrong::at(Part::Kind))),
            ("YB13301080111719", Err(Wrong::at(Part::Kind))),
            ("JY19901080111719", Err(Wrong::at(Part::Region))),
            ("JY1330108011171", Err(Wrong::at(Part::Length))),
            ("JY 13301080111719", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
