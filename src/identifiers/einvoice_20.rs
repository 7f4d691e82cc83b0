//! Number of a fully digitalised electronic invoice 数电发票号码 (国家税务总局公告 2024 年第 11 号).
//!
//! Twenty digits: 1–2 the year, 3–4 the tax authority's region (a province by GB/T 2260, or `91` to `95` for the five cities planned by the
//! state: 大连, 宁波, 厦门, 青岛, 深圳), 5 the channel of issue, 6–20 a sequence. No check digit. Whether the year has come is for rules to say.

use super::checksum::digits;
use super::region_gbt2260::is_mainland;
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text may be such a number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    digits::<20>(text)?;
    let (year, region) = (&text[..2], &text[2..4]);
    // The first were issued in December 2021.
    if year < b"21".as_slice() {
        return Err(Wrong::at(Part::Date));
    }
    if !is_mainland(region) && !matches!(region, [b'9', b'1'..=b'5']) {
        return Err(Wrong::at(Part::Region));
    }
    Ok(Certainty::Likely)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("25322000000000000001", Ok(Certainty::Likely)),
            ("24952000000110579895", Ok(Certainty::Likely)),
            ("20322000000000000001", Err(Wrong::at(Part::Date))),
            ("00000000000000000000", Err(Wrong::at(Part::Date))),
            ("25992000000000000001", Err(Wrong::at(Part::Region))),
            ("25812000000000000001", Err(Wrong::at(Part::Region))),
            ("2532200000000000001", Err(Wrong::at(Part::Length))),
            ("2532200000000000000A", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
