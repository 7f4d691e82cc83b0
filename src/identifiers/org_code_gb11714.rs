//! Organisation code 组织机构代码 (GB 11714-1997), now characters 9–17 of the unified social credit code.
//!
//! Eight digits or capital letters (A = 10 … Z = 35) and a check character, before which a hyphen may stand: weights 3, 7, 9, 10, 5, 8, 4, 2,
//! the sum's complement to 11; ten is written `X`, eleven `0`.

use super::checksum::{digit, expect, weighted};
use super::{Answer, Certainty, Part, Wrong};

const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Whether the text is an organisation code, with or without its hyphen.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    if !text.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || *byte == b'-') {
        return Err(Wrong::at(Part::Alphabet));
    }
    let (body, found) = match text {
        [body @ .., b'-', found] if body.len() == 8 => (body, *found),
        [body @ .., found] if body.len() == 8 => (body, *found),
        _ => return Err(Wrong::at(Part::Length)),
    };
    if body.contains(&b'-') {
        return Err(Wrong::at(Part::Form));
    }
    let values = body.iter().map(|&byte| u32::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' + 10 }));
    let expected = match 11 - weighted(values, &WEIGHTS) % 11 {
        10 => b'X',
        11 => b'0',
        value => digit(value),
    };
    expect(found, expected).map(|()| Certainty::Certain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("D2143569-X", Ok(Certainty::Certain)),
            ("D2143569X", Ok(Certainty::Certain)),
            ("600037341", Ok(Certainty::Certain)),
            ("D2143569-Y", Err(Wrong::check('X'))),
            ("60003734-2", Err(Wrong::check('1'))),
            ("6000373-41", Err(Wrong::at(Part::Length))),
            ("6000-3734-1", Err(Wrong::at(Part::Length))),
            ("6000373-4", Err(Wrong::at(Part::Form))),
            ("d2143569-X", Err(Wrong::at(Part::Alphabet))),
            ("D2143569", Err(Wrong::at(Part::Length))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
