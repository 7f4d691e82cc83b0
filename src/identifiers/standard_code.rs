//! 标准编号 as goods name the standard they are made to: `GB/T 29606-2013`, `NY/T 391-2021`, `DB33/T 2077-2017`, `T/ZZB 0001-2015`, `Q/ABC 0001S-2020`.
//!
//! Read from the right: year, number, then what kind of standard it is. The number itself is in no list here.

use crate::parts;
use super::{Answer, Certainty, Part, Wrong};

/// Whether it is shaped like the number of a national, trade, local, association or enterprise standard.
///
/// # Errors
/// `Form` when number or year are not there, `Kind` when its beginning names no kind of standard, `Region` when a local one names no province.
pub fn check(text: &[u8]) -> Answer {
    let text = core::str::from_utf8(text).map_err(|_| Wrong::at(Part::Alphabet))?;
    let before_year = without_year(text);
    // Food enterprises mark their safety standards by an S after the number.
    let numbered = before_year.strip_suffix('S').unwrap_or(before_year);
    let beginning = numbered.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = parts::from(numbered, beginning.len());
    if number.is_empty() || number.starts_with('.') || number.ends_with('.') {
        return Err(Wrong::at(Part::Form));
    }
    kind(beginning.trim_end_matches(' ')).map(|()| Certainty::Likely)
}

/// The text before `-yyyy`; all of it where there is no year.
fn without_year(text: &str) -> &str {
    let Some((before, year)) = text.rsplit_once(['-', '–', '—']) else { return text };
    if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) { before } else { text }
}

/// Whether the beginning names a kind of standard.
fn kind(beginning: &str) -> Result<(), Wrong> {
    if let Some(enterprise) = beginning.strip_prefix("Q/") {
        // Latin letters, digits and Chinese characters.
        let fits = |c: char| matches!(c, 'A'..='Z' | 'a'..='z' | '0'..='9' | '\u{3400}'..='\u{9FFF}' | '(' | ')' | '（' | '）' | '_' | '.');
        return if !enterprise.is_empty() && enterprise.chars().all(fits) { Ok(()) } else { Err(Wrong::at(Part::Form)) };
    }
    if let Some(association) = beginning.strip_prefix("T/") {
        return if is_capitals(association) { Ok(()) } else { Err(Wrong::at(Part::Form)) };
    }
    if let Some(region) = beginning.strip_prefix("DBS").or(beginning.strip_prefix("DB")) {
        return local(region.strip_suffix("/T").or(region.strip_suffix('/')).unwrap_or(region).trim_start());
    }
    let code = beginning.strip_suffix("/T").or(beginning.strip_suffix("/Z").filter(|code| *code == "GB")).unwrap_or(beginning);
    if code.len() == 2 && is_capitals(code) {
        return Ok(());
    }
    Err(Wrong::at(if code.contains(|c: char| c.is_ascii_digit()) { Part::Form } else { Part::Kind }))
}

/// A province's two digits, or a city's four, of GB/T 2260.
fn local(region: &str) -> Result<(), Wrong> {
    let mut code = *b"000000";
    let (true, Some(start)) = (matches!(region.len(), 2 | 4), code.get_mut(..region.len())) else { return Err(Wrong::at(Part::Form)) };
    start.copy_from_slice(region.as_bytes());
    if crate::codes::is_region(&code) { Ok(()) } else { Err(Wrong::at(Part::Region)) }
}

fn is_capitals(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_standards_from_other_text() {
        let table: &[(&str, Option<Part>)] = &[
            ("GB 7718-2025", None),
            ("GB/T 29606-2013", None),
            ("GB/T29606—2013", None),
            ("GB/T 7635.1-2002", None),
            ("GB/Z 21922-2008", None),
            ("GB/T 29606", None),
            ("NY/T 391-2021", None),
            ("QB 2460-1999", None),
            ("DB33/T 2077-2017", None),
            ("DB44/ 613-2009", None),
            ("DB3301/T 1100-2019", None),
            ("DBS44/ 006-2016", None),
            ("T/ZZB 0001-2015", None),
            ("Q/ABC 0001S-2020", None),
            ("Q/12XQ 4412-2019", None),
            ("Q/金华山泉 1-2020", None),
            ("NY/Z 391-2021", Some(Part::Kind)),
            ("ISO 9001-2015", Some(Part::Kind)),
            ("gb/t 29606-2013", Some(Part::Kind)),
            ("29606-2013", Some(Part::Kind)),
            ("DB99/T 2077-2017", Some(Part::Region)),
            ("DB333/T 2077-2017", Some(Part::Form)),
            ("DB 2077-2017", Some(Part::Form)),
            ("Q/ 1-2020", Some(Part::Form)),
            ("Q/0001", Some(Part::Form)),
            ("T/ 1-2020", Some(Part::Form)),
            ("GB/T", Some(Part::Form)),
            ("GB/T 29606-13", Some(Part::Form)),
            ("合格品", Some(Part::Form)),
        ];
        for (text, wrong) in table {
            assert_eq!(check(text.as_bytes()).err().map(|wrong| wrong.part), *wrong, "{text}");
        }
    }
}
