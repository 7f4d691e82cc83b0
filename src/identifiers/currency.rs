//! Currency code 货币代码 (ISO 4217, GB/T 12406): three capital letters of the list of money that can be paid with. `RMB` and numeric codes
//! are not in it.

use super::{Answer, Certainty, Part, Wrong};
use crate::codes::Currency;

/// Whether the text is a currency code.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    if Currency::from_code(text).is_some() {
        return Ok(Certainty::Certain);
    }
    Err(Wrong::at(match text {
        _ if !text.iter().all(u8::is_ascii_uppercase) => Part::Alphabet,
        [_, _, _] => Part::Kind,
        _ => Part::Length,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("CNY", Ok(Certainty::Certain)),
            ("RMB", Err(Wrong::at(Part::Kind))),
            ("cny", Err(Wrong::at(Part::Alphabet))),
            ("156", Err(Wrong::at(Part::Alphabet))),
            ("CNYX", Err(Wrong::at(Part::Length))),
            ("", Err(Wrong::at(Part::Length))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
