//! Mobile numbers of mainland China 手机号码 (电信网编号计划): eleven digits of an assigned range, after `+86`, `0086` or `86` if any.
//!
//! Spaces and hyphens may group the digits. A masked number is no number: `phone::read` tells it. Ranges as in phonenumbers 9.0.43.

use super::{Answer, Certainty, Part, Wrong, phone};

/// Whether the text is a mobile number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    if phone::is_padded(text) {
        return Err(Wrong::at(Part::Form));
    }
    let Some(digits) = phone::china_mobile(text) else {
        return Err(Wrong::at(part(text)));
    };
    if is_assigned(&digits) { Ok(Certainty::Likely) } else { Err(Wrong::at(Part::Kind)) }
}

fn is_assigned(digits: &[u8; 11]) -> bool {
    match digits[1..5] {
        [b'3' | b'8', ..] => true,
        [b'4', second, ..] => matches!(second, b'5' | b'7'),
        [b'5' | b'9', second, ..] => second != b'4',
        [b'6', second, third, fourth] => matches!(second, b'2' | b'5'..=b'7') || [second, third, fourth].starts_with(b"10"),
        [b'7', second, third, fourth] => matches!(second, b'0'..=b'3' | b'5'..=b'8') || ([second, third] == *b"40" && matches!(fourth, b'0'..=b'5')),
        _ => false,
    }
}

/// What is wrong with a text that is no mobile number at all.
fn part(text: &[u8]) -> Part {
    let digits = text.iter().filter(|byte| byte.is_ascii_digit()).count();
    if !text.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b' ' | b'-')) {
        Part::Alphabet
    } else if digits == 11 {
        Part::Kind
    } else {
        Part::Length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("13800138000", Ok(Certainty::Likely)),
            ("+86 138 0013 8000", Ok(Certainty::Likely)),
            ("16101234567", Ok(Certainty::Likely)),
            ("17405123456", Ok(Certainty::Likely)),
            ("19912345678", Ok(Certainty::Likely)),
            ("17406123456", Err(Wrong::at(Part::Kind))),
            ("15412345678", Err(Wrong::at(Part::Kind))),
            ("14612345678", Err(Wrong::at(Part::Kind))),
            ("16112345678", Err(Wrong::at(Part::Kind))),
            ("11000000000", Err(Wrong::at(Part::Kind))),
            ("13800138000 ", Err(Wrong::at(Part::Form))),
            ("1380013800", Err(Wrong::at(Part::Length))),
            ("138001380001", Err(Wrong::at(Part::Length))),
            ("138****8000", Err(Wrong::at(Part::Alphabet))),
            ("１3800138000", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
