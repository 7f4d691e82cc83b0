//! Postal item identifier (UPU standard S10, in China that of EMS and registered post).
//!
//! Two letters for the service, 8 digits, a check digit (weights 8, 6, 4, 2, 3, 5, 9, 7, the sum's complement to 11; ten is written 0,
//! eleven 5), and the country of posting (ISO 3166-1 alpha-2). Services that S10 has not assigned are only likely.

use super::checksum::{digit, digits, expect, values, weighted};
use super::{Answer, Certainty, Part, Wrong};
use crate::codes;

const WEIGHTS: [u32; 8] = [8, 6, 4, 2, 3, 5, 9, 7];

/// Whether the text is a postal item identifier.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    if !text.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return Err(Wrong::at(Part::Alphabet));
    }
    let [s1, s2, body @ .., found, c1, c2] = text else {
        return Err(Wrong::at(Part::Length));
    };
    if body.len() != WEIGHTS.len() {
        return Err(Wrong::at(Part::Length));
    }
    if ![s1, s2, c1, c2].into_iter().all(u8::is_ascii_uppercase) {
        return Err(Wrong::at(Part::Form));
    }
    digits::<8>(body)?;
    if !codes::is_country(&[*c1, *c2]) {
        return Err(Wrong::at(Part::Region));
    }
    expect(*found, check_digit(body))?;
    Ok(Certainty::certain_if(is_assigned(*s1, *s2)))
}

/// Parcels, EMS, e-commerce, express letters, M-bags, registered, untracked and insured letters; business replies; domestic services.
const fn is_assigned(first: u8, second: u8) -> bool {
    match first {
        b'B'..=b'E' | b'H' | b'L'..=b'N' | b'P' | b'R' | b'U' | b'V' | b'Z' => true,
        b'Q' => second <= b'M',
        b'A' => second >= b'V',
        b'G' => matches!(second, b'A' | b'D'),
        _ => false,
    }
}

/// Whether two letters, nine digits and two letters make it meant as one.
pub fn is_written_like(text: &[u8]) -> bool {
    let [s1, s2, number @ .., c1, c2] = text else { return false };
    number.len() == 9 && number.iter().all(u8::is_ascii_digit) && [s1, s2, c1, c2].into_iter().all(u8::is_ascii_uppercase)
}

fn check_digit(body: &[u8]) -> u8 {
    match 11 - weighted(values(body), &WEIGHTS) % 11 {
        10 => b'0',
        11 => b'5',
        value => digit(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("RB123456785GB", Ok(Certainty::Certain)),
            ("LW489083733CN", Ok(Certainty::Certain)),
            ("AV123456785GB", Ok(Certainty::Certain)),
            ("AA123456785GB", Ok(Certainty::Likely)),
            ("XB123456785GB", Ok(Certainty::Likely)),
            ("RB123456786US", Err(Wrong::check('5'))),
            ("RB123456785XX", Err(Wrong::at(Part::Region))),
            ("1B123456785US", Err(Wrong::at(Part::Form))),
            ("RB12345678SUS", Err(Wrong::check('5'))),
            ("RB1234S6785US", Err(Wrong::at(Part::Alphabet))),
            ("rb123456785gb", Err(Wrong::at(Part::Alphabet))),
            ("RB12345678GB", Err(Wrong::at(Part::Length))),
            ("RB", Err(Wrong::at(Part::Length))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn writes_ten_and_eleven_as_digits() {
        assert_eq!(check_digit(b"00004000"), b'0');
        assert_eq!(check_digit(b"00000000"), b'5');
    }
}
