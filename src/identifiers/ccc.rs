//! Number of a certificate of compulsory certification 强制性产品认证 (CCC), as certification bodies write it.
//!
//! Sixteen digits: 1–4 the year, 5–6 the certification body (`01` CQC), 7–10 the product code, whose first two name the class (`09`
//! electronics, `16` telecommunications), 11–16 a sequence. There is no check digit, and no public rule of the number: seen on certificates.

use super::checksum::digits;
use super::scan::year;
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text may be such a number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    digits::<16>(text)?;
    // The system began on 2002-05-01.
    year(&text[..4], 2002..=2099)?;
    let (body, class) = (&text[4..6], &text[6..8]);
    if body == b"00" || class == b"00" {
        return Err(Wrong::at(Part::Kind));
    }
    Ok(Certainty::Likely)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("2019010902164458", Ok(Certainty::Likely)),
            ("1999010902164458", Err(Wrong::at(Part::Date))),
            ("2019000902164458", Err(Wrong::at(Part::Kind))),
            ("2019010000164458", Err(Wrong::at(Part::Kind))),
            ("201901090216445", Err(Wrong::at(Part::Length))),
            ("CQC2019010902164458", Err(Wrong::at(Part::Alphabet))),
            ("2019 010902164458", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
