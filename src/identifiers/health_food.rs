//! Registration and filing numbers of health food 保健食品注册号、备案号 (保健食品注册与备案管理办法 2016 articles 40 and 53, and what went before).
//!
//! - Registered 注册: `国食健注`, `G` domestic or `J` imported, year (4) and sequence (4); from 2003 to 2016 `国食健字` with the same parts.
//! - Filed 备案: `食健备`, `G` or `J`, year (4), province (2, `00` for imports) and sequence (6).
//! - Before 2003: `卫食健字` or `卫食健进字`, the year in brackets, `第`, a sequence, `号`.

use super::scan::{Scan, form, year};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text may be such a number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let mut scan = Scan::new(text);
    if scan.one_of(&["卫食健字", "卫食健进字"]).is_some() {
        of_the_ministry(&mut scan)?;
    } else if scan.word("食健备") {
        origin(&mut scan)?;
        let digits = scan.exactly::<12>()?;
        year(&digits[..4], 2016..=2099)?;
        let province = [digits[4], digits[5], b'0', b'0', b'0', b'0'];
        if digits[4..6] != *b"00" && !crate::codes::is_region(&province) {
            return Err(Wrong::at(Part::Region));
        }
    } else {
        form(scan.one_of(&["国食健注", "国食健字"]).is_some())?;
        origin(&mut scan)?;
        year(&scan.exactly::<8>()?[..4], 2003..=2099)?;
    }
    scan.end()?;
    Ok(Certainty::Likely)
}

/// `G` domestic 国产, `J` imported 进口.
fn origin(scan: &mut Scan<'_>) -> Result<(), Wrong> {
    if scan.one_of(&["G", "J"]).is_some() { Ok(()) } else { Err(Wrong::at(Part::Kind)) }
}

fn of_the_ministry(scan: &mut Scan<'_>) -> Result<(), Wrong> {
    let bracketed = scan.one_of(&["（", "("]);
    form(bracketed.is_some())?;
    year(scan.exactly::<4>()?, 1996..=2003)?;
    form(scan.one_of(&["）", ")"]) == bracketed && scan.word("第") && !scan.digits().is_empty() && scan.word("号"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("国食健注G20230001", Ok(Certainty::Likely)),
            ("国食健注J20190012", Ok(Certainty::Likely)),
            ("国食健字G20100345", Ok(Certainty::Likely)),
            ("食健备G202133000123", Ok(Certainty::Likely)),
            ("食健备J201800000004", Ok(Certainty::Likely)),
            ("卫食健字（1998）第123号", Ok(Certainty::Likely)),
            ("卫食健进字(2001)第0012号", Ok(Certainty::Likely)),
            ("国食健注G2023001", Err(Wrong::at(Part::Length))),
            ("国食健注A20230001", Err(Wrong::at(Part::Kind))),
            ("国食健注G19990001", Err(Wrong::at(Part::Date))),
            ("食健备G202199000123", Err(Wrong::at(Part::Region))),
            ("食健备G20210001", Err(Wrong::at(Part::Length))),
            ("卫食健字（1998)第123号", Err(Wrong::at(Part::Form))),
            ("国药准字H20040527", Err(Wrong::at(Part::Form))),
            ("国食健注G20230001号", Err(Wrong::at(Part::Form))),
            ("", Err(Wrong::at(Part::Form))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
