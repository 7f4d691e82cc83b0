//! Serial shipping container code 系列货运包装箱代码 (GS1 General Specifications, GB/T 18127): eighteen digits, of which 1 extends the
//! company's range, and 18 checks the others. Unlike a GTIN it may be all zeros: nothing forbids that range to its owner.

use super::checksum::{digits, expect, gs1};
use super::{Answer, Certainty};

/// Whether the text is a container code.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    digits::<18>(text)?;
    expect(text[17], gs1(&text[..17])).map(|()| Certainty::Certain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifiers::{Part, Wrong};

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("106141412345678908", Ok(Certainty::Certain)),
            ("106141412345678907", Err(Wrong::check('8'))),
            ("1061414123456789", Err(Wrong::at(Part::Length))),
            ("10614141234567A907", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
