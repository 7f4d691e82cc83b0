//! Global location number 参与方位置代码 (GS1 General Specifications, GB/T 16828): thirteen digits, the last of which checks the others.

use super::checksum::{digits, expect, gs1};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text is a location number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    if digits::<13>(text)? == [0; 13] {
        return Err(Wrong::at(Part::Form));
    }
    expect(text[12], gs1(&text[..12])).map(|()| Certainty::Certain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("5412345000013", Ok(Certainty::Certain)),
            ("5412345000012", Err(Wrong::check('3'))),
            ("541234500001", Err(Wrong::at(Part::Length))),
            ("541234500001A", Err(Wrong::at(Part::Alphabet))),
            ("0000000000000", Err(Wrong::at(Part::Form))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
