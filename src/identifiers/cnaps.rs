//! Bank branch number of the payment system 支付系统行号、联行号 (CNAPS).
//!
//! Twelve digits: 1–3 the bank, 4–7 the place by the People's Bank's own codes, 8–11 the branch, 12 the check digit. No public text
//! names the rule of the last; ISO 7064 MOD 11,10 holds for all of 77 numbers in use.

use super::checksum::{digits, expect, mod_11_10};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text is a branch number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    if digits::<12>(text)?[..3] == [0; 3] {
        return Err(Wrong::at(Part::Kind));
    }
    expect(text[11], mod_11_10(&text[..11])).map(|()| Certainty::Certain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("102100099996", Ok(Certainty::Certain)),
            ("313651027012", Ok(Certainty::Certain)),
            ("102100099995", Err(Wrong::check('6'))),
            ("000100099996", Err(Wrong::at(Part::Kind))),
            ("10210009999", Err(Wrong::at(Part::Length))),
            ("10210009999A", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
