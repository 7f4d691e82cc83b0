//! Cosmetics registration and filing numbers 化妆品注册证编号、备案编号 (化妆品注册备案管理办法 2021 article 59, and what went before).
//!
//! - Special 特殊: `国妆特字` domestic, `国妆特进字` imported, `国妆特制字` Hong Kong, Macao and Taiwan, then year (4) and sequence (4). Before 2021
//!   `国妆特字G` and `国妆特进字J` with the same digits.
//! - Ordinary 普通: a province, `G妆网备字`, year (4) and sequence (6); imported `国妆网备进字`, the province of the agent in brackets, the same
//!   digits. Before that `国妆备进字J`, year (4) and sequence (4).

use super::scan::{Scan, form, year};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text may be a cosmetics number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let mut scan = Scan::new(text);
    if scan.word("国妆") {
        of_the_state(&mut scan)?;
    } else {
        scan.province().ok_or(Wrong::at(Part::Region))?;
        form(scan.word("G妆网备字"))?;
        filed(&mut scan)?;
    }
    scan.end()?;
    Ok(Certainty::Likely)
}

fn of_the_state(scan: &mut Scan<'_>) -> Result<(), Wrong> {
    const KINDS: [&str; 7] = ["特字G", "特进字J", "备进字J", "特字", "特进字", "特制字", "网备进字"];
    match scan.one_of(&KINDS) {
        Some(6) => {
            let bracketed = scan.one_of(&["（", "("]);
            form(bracketed.is_some())?;
            scan.province().ok_or(Wrong::at(Part::Region))?;
            form(scan.one_of(&["）", ")"]) == bracketed)?;
            filed(scan)
        }
        Some(_) => year(&scan.exactly::<8>()?[..4], 1990..=2099),
        None => Err(Wrong::at(Part::Kind)),
    }
}

/// Filing on line began in single provinces, some years before 2014.
fn filed(scan: &mut Scan<'_>) -> Result<(), Wrong> {
    year(&scan.exactly::<10>()?[..4], 2011..=2099)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("粤G妆网备字2019145275", Ok(Certainty::Likely)),
            ("国妆网备进字（沪）2021000001", Ok(Certainty::Likely)),
            ("国妆网备进字(沪)2021000001", Ok(Certainty::Likely)),
            ("国妆特字20210001", Ok(Certainty::Likely)),
            ("国妆特进字20210001", Ok(Certainty::Likely)),
            ("国妆特制字20210001", Ok(Certainty::Likely)),
            ("国妆特字G20150001", Ok(Certainty::Likely)),
            ("国妆备进字J20150001", Ok(Certainty::Likely)),
            ("国妆网备进字（沪)2021000001", Err(Wrong::at(Part::Form))),
            ("国妆网备进字（美）2021000001", Err(Wrong::at(Part::Region))),
            ("国妆网备字20260001", Err(Wrong::at(Part::Kind))),
            ("粤G妆网备字20260001", Err(Wrong::at(Part::Length))),
            ("粤妆网备字2019145275", Err(Wrong::at(Part::Form))),
            ("粤G妆网备字2009145275", Err(Wrong::at(Part::Date))),
            ("粤Ｇ妆网备字2019145275", Err(Wrong::at(Part::Form))),
            ("国妆特字2021001", Err(Wrong::at(Part::Length))),
            ("国妆特字20210001号", Err(Wrong::at(Part::Form))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
