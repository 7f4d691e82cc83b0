//! Medical device registration and filing numbers 医疗器械注册证编号、备案编号 (医疗器械注册与备案管理办法 2021 article 113).
//!
//! - Registered: the authority (`国` or a province), `械注`, `准` domestic, `进` imported or `许` Hong Kong, Macao and Taiwan, then year (4),
//!   class (`2` or `3`), category (2) and sequence (4). The state registers class 3 and all from abroad, provinces domestic class 2.
//! - Filed, class 1: `国` or a province with its city, `械备`, year (4) and sequence (4), with or without `号`.
//! - Until 2014: the authority, `食药监械(准|进|许)字`, year, `第`, class (1), category (2), sequence (4), `号`.

use super::scan::{Scan, form, year};
use super::{Answer, Certainty, Part, Wrong};

/// The present numbers began in 2014.
const SINCE: u32 = 2014;

/// Whether the text may be a medical device number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let mut scan = Scan::new(text);
    let state = scan.word("国");
    if !state && scan.province().is_none() {
        return Err(Wrong::at(Part::Region));
    }
    if scan.word("械注") {
        registered(scan, state)?;
    } else if scan.word("食药监械") {
        registered_before(scan)?;
    } else {
        filed(scan)?;
    }
    Ok(Certainty::Likely)
}

fn registered(mut scan: Scan<'_>, state: bool) -> Result<(), Wrong> {
    let origin = scan.one_of(&["准", "进", "许"]).ok_or(Wrong::at(Part::Kind))?;
    let number = scan.exactly::<11>()?;
    scan.end()?;
    year(&number[..4], SINCE..=2099)?;
    match (state, origin == 0, number[4]) {
        (true, true, b'3') | (true, false, b'2' | b'3') | (false, true, b'2') => Ok(()),
        _ => Err(Wrong::at(Part::Kind)),
    }
}

fn registered_before(mut scan: Scan<'_>) -> Result<(), Wrong> {
    const ORIGINS: [&str; 9] = ["准", "进", "许", "(准)", "(进)", "(许)", "（准）", "（进）", "（许）"];
    scan.one_of(&ORIGINS).ok_or(Wrong::at(Part::Kind))?;
    form(scan.word("字"))?;
    year(scan.exactly::<4>()?, 2000..=SINCE)?;
    form(scan.word("第"))?;
    let [class, ..] = scan.exactly::<7>()?;
    form(scan.word("号"))?;
    scan.end()?;
    if matches!(class, b'1'..=b'3') { Ok(()) } else { Err(Wrong::at(Part::Kind)) }
}

fn filed(mut scan: Scan<'_>) -> Result<(), Wrong> {
    // The city's name: one character, for some prefectures up to three.
    let mut city = 0;
    while !scan.word("械备") {
        form(city < 3 && scan.han())?;
        city += 1;
    }
    let number = scan.exactly::<8>()?;
    scan.word("号");
    scan.end()?;
    year(&number[..4], SINCE..=2099)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("国械注准20153400001", Ok(Certainty::Likely)),
            ("国械注进20192060123", Ok(Certainty::Likely)),
            ("国械注许20193060123", Ok(Certainty::Likely)),
            ("粤械注准20202140456", Ok(Certainty::Likely)),
            ("国械备20150001", Ok(Certainty::Likely)),
            ("沪浦械备20140001号", Ok(Certainty::Likely)),
            ("黔黔东南械备20160001", Ok(Certainty::Likely)),
            ("国食药监械(准)字2013第3400001号", Ok(Certainty::Likely)),
            ("国食药监械进字2013第3400001号", Ok(Certainty::Likely)),
            ("国械注准20154400001", Err(Wrong::at(Part::Kind))),
            ("国械注准20152400001", Err(Wrong::at(Part::Kind))),
            ("粤械注准20203140456", Err(Wrong::at(Part::Kind))),
            ("粤械注进20202140456", Err(Wrong::at(Part::Kind))),
            ("国械注批20153400001", Err(Wrong::at(Part::Kind))),
            ("国械注准19903400001", Err(Wrong::at(Part::Date))),
            ("国械注准2015340000", Err(Wrong::at(Part::Length))),
            ("国械注准2015B400001", Err(Wrong::at(Part::Alphabet))),
            ("国食药监械(准)字2013第4400001号", Err(Wrong::at(Part::Kind))),
            ("国食药监械(准)字2013第3400001", Err(Wrong::at(Part::Form))),
            ("美械注准20202140456", Err(Wrong::at(Part::Region))),
            ("沪浦东新区械备20140001", Err(Wrong::at(Part::Form))),
            ("沪", Err(Wrong::at(Part::Form))),
            ("", Err(Wrong::at(Part::Region))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
