//! Standard book number 国际标准书号 (ISO 2108:2017, GB/T 5795): a GTIN-13 whose prefix is 978 or 979, bare or with its four hyphens.
//!
//! 979-0 belongs to printed music (ISMN). Numbers of ten digits ended with 2006.

use super::checksum::{digits, expect, gs1};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text is a book number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let bare = unhyphenated(text)?;
    digits::<13>(&bare)?;
    if !matches!(bare, [b'9', b'7', b'8', ..] | [b'9', b'7', b'9', b'1'..=b'9', ..]) {
        return Err(Wrong::at(Part::Kind));
    }
    expect(bare[12], gs1(&bare[..12])).map(|()| Certainty::Certain)
}

/// Prefix, group, registrant, publication and check digit without the hyphens between them. How long the middle three are is the agency's.
fn unhyphenated(text: &[u8]) -> Result<[u8; 13], Wrong> {
    let wrong = |part| Err(Wrong::at(part));
    if !text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-') {
        return wrong(Part::Alphabet);
    }
    if text.contains(&b'-') {
        let parts = text.split(|byte| *byte == b'-');
        let well_placed =
            parts.clone().all(|part| !part.is_empty()) && parts.count() == 5 && text.get(3) == Some(&b'-') && text.iter().rev().nth(1) == Some(&b'-');
        if !well_placed {
            return wrong(Part::Form);
        }
    }
    let mut bare = [0; 13];
    let mut count = 0;
    for byte in text.iter().filter(|byte| **byte != b'-') {
        let Some(place) = bare.get_mut(count) else { return wrong(Part::Length) };
        *place = *byte;
        count += 1;
    }
    if count == bare.len() { Ok(bare) } else { wrong(Part::Length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("9780471117094", Ok(Certainty::Certain)),
            ("978-0-471-11709-4", Ok(Certainty::Certain)),
            ("9791090636071", Ok(Certainty::Certain)),
            ("9780471117093", Err(Wrong::check('4'))),
            ("9790060115615", Err(Wrong::at(Part::Kind))),
            ("6901234567892", Err(Wrong::at(Part::Kind))),
            ("978-0471117094", Err(Wrong::at(Part::Form))),
            ("9780-4-711-1709-4", Err(Wrong::at(Part::Form))),
            ("0471117099", Err(Wrong::at(Part::Length))),
            ("978 0471117094", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
