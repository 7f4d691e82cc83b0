//! Bank card number 银行卡号 (ISO/IEC 7812-1, JR/T 0008).
//!
//! 12 to 19 digits, those of 银联 (`62`) 16 to 19, the last by Luhn's formula. Cards that China numbered by itself (first digit 9) are older
//! than the formula's use here, so theirs need not hold. All zeros pass the formula and are no card.

use super::checksum::{all_digits, expect, luhn};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text is a card number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    all_digits(text)?;
    let lengths = if text.starts_with(b"62") { 16..=19 } else { 12..=19 };
    if !lengths.contains(&text.len()) {
        return Err(Wrong::at(Part::Length));
    }
    if text.iter().all(|byte| *byte == b'0') {
        return Err(Wrong::at(Part::Form));
    }
    let (body, last) = text.split_at(text.len() - 1);
    match expect(last[0], luhn(body)) {
        Ok(()) => Ok(Certainty::Certain),
        Err(_) if text[0] == b'9' => Ok(Certainty::Likely),
        Err(wrong) => Err(wrong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("6222020200000000006", Ok(Certainty::Certain)),
            ("5555555555554444", Ok(Certainty::Certain)),
            ("378282246310005", Ok(Certainty::Certain)),
            ("9558800000000000001", Ok(Certainty::Likely)),
            ("4111111111111112", Err(Wrong::check('1'))),
            ("622202020000000", Err(Wrong::at(Part::Length))),
            ("62220202000000000000", Err(Wrong::at(Part::Length))),
            ("41111111111", Err(Wrong::at(Part::Length))),
            ("4111 1111 1111 1111", Err(Wrong::at(Part::Alphabet))),
            ("0000000000000000", Err(Wrong::at(Part::Form))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
