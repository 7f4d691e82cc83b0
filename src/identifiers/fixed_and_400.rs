//! Fixed lines, 400/800 numbers and short service numbers of mainland China 固定电话、400 及服务号码 (电信网编号计划).
//!
//! Area code with its 0 and seven or eight digits, an extension after `-`, `x`, `#` or 转; 400 or 800 and seven digits; 95xxx to 95xxxxxx,
//! 96xxx and 96xxxx, both also behind an area code, 1010xxxx.

use super::phone::{self, Phone};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text is such a number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    if phone::is_padded(text) {
        return Err(Wrong::at(Part::Form));
    }
    match phone::read(text) {
        Some(Phone::ChinaFixed) => Ok(Certainty::Likely),
        _ if is_service(text) => Ok(Certainty::Likely),
        Some(Phone::ChinaMobile) => Err(Wrong::at(Part::Kind)),
        Some(Phone::Masked) => Err(Wrong::at(Part::Alphabet)),
        Some(Phone::General) => Err(Wrong::at(Part::Form)),
        None if text.iter().any(u8::is_ascii_alphabetic) => Err(Wrong::at(Part::Alphabet)),
        None => Err(Wrong::at(Part::Length)),
    }
}

fn is_service(text: &[u8]) -> bool {
    let number = match text {
        [b'0', b'1' | b'2', _, rest @ ..] | [b'0', b'3'..=b'9', _, _, rest @ ..] => rest.strip_prefix(b"-").unwrap_or(rest),
        [b'1', b'0', b'1', b'0', rest @ ..] => return rest.len() == 4 && rest.iter().all(u8::is_ascii_digit),
        _ => text,
    };
    number.iter().all(u8::is_ascii_digit)
        && match number {
            [b'9', b'5', rest @ ..] => (3..=6).contains(&rest.len()),
            [b'9', b'6', rest @ ..] => (3..=4).contains(&rest.len()),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("010-88888888", Ok(Certainty::Likely)),
            ("0755-83788888", Ok(Certainty::Likely)),
            ("0898-6622556", Ok(Certainty::Likely)),
            ("4008888888", Ok(Certainty::Likely)),
            ("8008100000", Ok(Certainty::Likely)),
            ("95588", Ok(Certainty::Likely)),
            ("95137777", Ok(Certainty::Likely)),
            ("96166", Ok(Certainty::Likely)),
            ("0571-96345", Ok(Certainty::Likely)),
            ("075595588", Ok(Certainty::Likely)),
            (" 95588", Err(Wrong::at(Part::Form))),
            ("10108888", Ok(Certainty::Likely)),
            ("12315", Err(Wrong::at(Part::Length))),
            ("010-8888888", Err(Wrong::at(Part::Form))),
            ("400-00-1234", Err(Wrong::at(Part::Form))),
            ("020-123", Err(Wrong::at(Part::Length))),
            ("13800138000", Err(Wrong::at(Part::Kind))),
            ("010-8888****", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
