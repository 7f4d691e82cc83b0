//! Resident identity number 公民身份号码 (GB 11643-1999), and the two numbers built like it.
//!
//! Eighteen characters: 1–6 the region of first issue (GB/T 2260), 7–14 the day of birth, 15–17 a sequence (odd for men), 18 the check
//! character by ISO 7064 MOD 11-2. Residence permits of Hong Kong, Macao and Taiwan residents 港澳台居民居住证 have the region 810000, 820000
//! or 830000. Permanent residence cards of foreigners 外国人永久居留身份证 have, since 2023-12-01, `9`, the province of application, the
//! numeric country code (not held against a list) and the same rest. Numbers of fifteen digits ceased to be valid on 2013-01-01.
//!
//! A region code stays in the number when the region is gone, and children get that of the day of issue, so the list of regions lowers the
//! certainty and refuses nothing but unknown provinces.

use super::checksum::{expect, mod_11_2};
use super::{Answer, Certainty, Part, Wrong, region_gbt2260};
use crate::time::Date;

/// The year no living person was born before.
const EARLIEST: &[u8] = b"1850";

/// Whether the text is an identity number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    if !text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'X') {
        return Err(Wrong::at(Part::Alphabet));
    }
    let number: &[u8; 18] = text.try_into().map_err(|_| Wrong::at(Part::Length))?;
    if number[..17].contains(&b'X') {
        return Err(Wrong::at(Part::Alphabet));
    }
    let certainty = issued_in(&number[..6], &number[6..10])?;
    birth(number).ok_or(Wrong::at(Part::Date))?;
    expect(number[17], mod_11_2(&number[..17]))?;
    Ok(certainty)
}

/// The day of birth in a number of the right form; rules hold it against their present.
pub fn birth_date(text: &[u8]) -> Option<Date> {
    check(text).ok().and_then(|_| birth(text.try_into().ok()?))
}

fn birth(number: &[u8; 18]) -> Option<Date> {
    let [_, _, _, _, _, _, y1, y2, y3, y4, m1, m2, d1, d2, ..] = *number;
    let date = Date::from_iso8601(&[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2]).ok()?;
    (number[6..10] >= *EARLIEST).then_some(date)
}

/// Whether such a number may start so.
fn issued_in(region: &[u8], birth_year: &[u8]) -> Answer {
    let unknown = Err(Wrong::at(Part::Region));
    match region {
        b"810000" | b"820000" | b"830000" => Ok(Certainty::Certain),
        [b'9', province @ .., _, _, _] if region_gbt2260::is_mainland(province) => Ok(Certainty::Likely),
        [b'7'..=b'9', ..] => unknown,
        _ => {
            let Some(region) = region_gbt2260::find(region) else { return unknown };
            let year = birth_year.iter().fold(0, |year, byte| year * 10 + u16::from(byte - b'0'));
            Ok(Certainty::certain_if(region.was_in_use_from(year)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("11010519491231002X", Ok(Certainty::Certain)),
            // 110103 went in 2010, which cannot be the region of one born later; 119901 is in no list.
            ("110103200901010019", Ok(Certainty::Certain)),
            ("110103201501010014", Ok(Certainty::Likely)),
            ("119901199001010017", Ok(Certainty::Likely)),
            ("810000199408230021", Ok(Certainty::Certain)),
            ("830000199201300022", Ok(Certainty::Certain)),
            // A foreigner's card: applied for in Beijing, country 840.
            ("911840199001010018", Ok(Certainty::Likely)),
            ("911840199001010011", Err(Wrong::check('8'))),
            ("999840199001010018", Err(Wrong::at(Part::Region))),
            ("110105194912310021", Err(Wrong::check('X'))),
            ("11010519491231002x", Err(Wrong::at(Part::Alphabet))),
            ("1101051949123100X2", Err(Wrong::at(Part::Alphabet))),
            ("110105491231002", Err(Wrong::at(Part::Length))),
            ("110105200102290010", Err(Wrong::at(Part::Date))),
            ("110105184912310027", Err(Wrong::at(Part::Date))),
            ("110105199013010014", Err(Wrong::at(Part::Date))),
            ("990105199001010014", Err(Wrong::at(Part::Region))),
            ("810001199408230021", Err(Wrong::at(Part::Region))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn tells_the_day_of_birth() {
        assert_eq!(birth_date(b"11010519491231002X").map(|date| date.to_string()).as_deref(), Some("1949-12-31"));
        assert_eq!(birth_date(b"110105194912310021"), None);
    }
}
