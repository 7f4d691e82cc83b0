//! Drug approval number 药品批准文号 (药品注册管理办法 2020 article 123, and its predecessor's article 171).
//!
//! `国药准字`, a letter (H chemical 化学药, Z traditional 中药, S biological 生物制品; before, also B, T, F and J), since 2020 possibly `C` (Hong Kong, Macao,
//! Taiwan) or `J` (imported), then 8 digits: a year or place and a sequence. No check digit. Import certificates of old have no `国药准字`.

use super::scan::{Scan, form};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text may be a drug approval number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let mut scan = Scan::new(text);
    form(scan.word("国药准字"))?;
    match scan.letter() {
        // From outside the mainland.
        Some(b'H' | b'Z' | b'S') => {
            scan.one_of(&["C", "J"]);
        }
        Some(b'B' | b'T' | b'F' | b'J') => {}
        _ => return Err(Wrong::at(Part::Kind)),
    }
    scan.exactly::<8>()?;
    scan.end()?;
    Ok(Certainty::Likely)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("国药准字H20040527", Ok(Certainty::Likely)),
            ("国药准字Z11020001", Ok(Certainty::Likely)),
            ("国药准字HJ20210001", Ok(Certainty::Likely)),
            ("国药准字J20130001", Ok(Certainty::Likely)),
            ("国药准字JC20130001", Err(Wrong::at(Part::Alphabet))),
            ("国药准字G20040527", Err(Wrong::at(Part::Kind))),
            ("国药准字h20040527", Err(Wrong::at(Part::Kind))),
            ("国药准字Ｈ20040527", Err(Wrong::at(Part::Kind))),
            ("国药准字H2004052", Err(Wrong::at(Part::Length))),
            ("国药准字H200405271", Err(Wrong::at(Part::Length))),
            ("国药准字H2004０527", Err(Wrong::at(Part::Alphabet))),
            ("国药准字H20040527 ", Err(Wrong::at(Part::Form))),
            ("H20040527", Err(Wrong::at(Part::Form))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
