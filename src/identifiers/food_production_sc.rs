//! Food production licence number 食品生产许可证编号 (食品生产许可管理办法 2020 article 29).
//!
//! `SC`, then 14 digits: 1 `1` food or `2` additive, 2–3 the category (food 01–31, additive 01–03), 4–9 the region (GB/T 2260; development
//! zones have codes of their own), 10–13 a sequence, 14 the check digit by MOD 11,10 of GB/T 17710. The former `QS` ended on 2018-10-01.

use super::checksum::{digits, expect, mod_11_10};
use super::{Answer, Part, Wrong, scan};

/// Whether the text is a food production licence number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let number = text.strip_prefix(b"SC").ok_or(Wrong::at(Part::Kind))?;
    let [kind, high, low, ..] = digits::<14>(number)?;
    let known = match (kind, high * 10 + low) {
        (1, category) => (1..=31).contains(&category),
        (2, category) => (1..=3).contains(&category),
        _ => false,
    };
    if !known {
        return Err(Wrong::at(Part::Kind));
    }
    let region = scan::issued_in(&number[3..9])?;
    expect(number[13], mod_11_10(&number[..13])).map(|()| region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifiers::Certainty;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("SC11464010500015", Ok(Certainty::Certain)),
            ("SC10744030704994", Ok(Certainty::Certain)),
            ("SC11834020305038", Err(Wrong::check('7'))),
            ("SC1183402030503", Err(Wrong::at(Part::Length))),
            ("SC1183402030503X", Err(Wrong::at(Part::Alphabet))),
            ("SC31834020305034", Err(Wrong::at(Part::Kind))),
            ("SC13234020305034", Err(Wrong::at(Part::Kind))),
            ("SC20434020305034", Err(Wrong::at(Part::Kind))),
            ("SC11899020305037", Err(Wrong::at(Part::Region))),
            ("QS340018010016", Err(Wrong::at(Part::Kind))),
            ("sc11834020305037", Err(Wrong::at(Part::Kind))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
