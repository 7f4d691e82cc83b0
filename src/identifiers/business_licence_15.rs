//! Business registration number 工商注册号 of fifteen digits (GS 15-2006), before the unified social credit code.
//!
//! 1–6 the registry's region (GB/T 2260, the state's `100000` included), 7–14 a sequence, 15 the check digit by ISO 7064 MOD 11,10.

use super::checksum::{digits, expect, mod_11_10};
use super::{Answer, scan};

/// Whether the text is a registration number of fifteen digits.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    digits::<15>(text)?;
    let region = scan::issued_in(&text[..6])?;
    expect(text[14], mod_11_10(&text[..14])).map(|()| region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifiers::{Certainty, Part, Wrong};

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("110108000000016", Ok(Certainty::Certain)),
            ("500105000032458", Ok(Certainty::Certain)),
            ("110108000000017", Err(Wrong::check('6'))),
            ("991080000000016", Err(Wrong::at(Part::Region))),
            ("11010800000001", Err(Wrong::at(Part::Length))),
            ("11010800000001X", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
