//! Date and time with offset 日期时间 (RFC 3339, a profile of ISO 8601-1 = GB/T 7408.1). What is decided where the standard leaves room
//! stands in `time`.

use super::{Answer, Certainty, Part, Wrong};
use crate::decimal::Malformed;
use crate::time::Timestamp;

/// Whether the text is a point in time.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    match Timestamp::from_rfc3339(text) {
        Ok(_) => Ok(Certainty::Certain),
        Err(Malformed::Empty) => Err(Wrong::at(Part::Length)),
        Err(Malformed::NoSuchTime) => Err(Wrong::at(Part::Date)),
        Err(_) => Err(Wrong::at(Part::Form)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("2024-02-29T00:00:00Z", Ok(Certainty::Certain)),
            ("2018-06-08T10:34:56", Err(Wrong::at(Part::Form))),
            ("2018-13-08T10:34:56Z", Err(Wrong::at(Part::Date))),
            ("", Err(Wrong::at(Part::Length))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
