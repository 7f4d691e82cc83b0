//! Number of a value-added telecommunications licence 增值电信业务经营许可证 (电信业务经营许可管理办法), for information services the ICP licence.
//!
//! Either the province, `ICP证`, 6 digits and `号`; or, for the whole country nothing or `合字` (foreign-invested), else the province, then the
//! classes of service joined by `.` (`A1`, `A2`, `B1`, `B2`, each at most once and in this order), a hyphen, year (4) and sequence (4).

use super::icp_filing::province;
use super::scan::{Scan, form, year};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text may be the number of such a licence.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let mut scan = Scan::new(text);
    let whole_country = scan.word("合字") || text.first().is_none_or(u8::is_ascii);
    if !whole_country {
        province(&mut scan)?;
    }
    if !whole_country && scan.word("ICP证") {
        scan.exactly::<6>()?;
        form(scan.word("号"))?;
    } else {
        classes(&mut scan)?;
        form(scan.word("-"))?;
        // The telecommunications regulations are of 2000.
        year(&scan.exactly::<8>()?[..4], 2000..=2099)?;
    }
    scan.end()?;
    Ok(Certainty::Likely)
}

fn classes(scan: &mut Scan<'_>) -> Result<(), Wrong> {
    let mut left: &[&str] = &["A1", "A2", "B1", "B2"];
    loop {
        let class = scan.one_of(left).ok_or(Wrong::at(Part::Kind))?;
        left = &left[class + 1..];
        if !scan.word(".") {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("粤B2-20090059", Ok(Certainty::Likely)),
            ("B1.B2-20100001", Ok(Certainty::Likely)),
            ("A2.B1.B2-20100001", Ok(Certainty::Likely)),
            ("合字B2-20210123", Ok(Certainty::Likely)),
            ("京ICP证030173号", Ok(Certainty::Likely)),
            ("京ICP证030173", Err(Wrong::at(Part::Form))),
            ("ICP证030173号", Err(Wrong::at(Part::Kind))),
            ("京ICP证03017号", Err(Wrong::at(Part::Length))),
            ("粤C2-20090059", Err(Wrong::at(Part::Kind))),
            ("粤B2.B1-20090059", Err(Wrong::at(Part::Kind))),
            ("粤B2.-20090059", Err(Wrong::at(Part::Kind))),
            ("粤B220090059", Err(Wrong::at(Part::Form))),
            ("粤B2-18990059", Err(Wrong::at(Part::Date))),
            ("粤B2-2009005", Err(Wrong::at(Part::Length))),
            ("美B2-20090059", Err(Wrong::at(Part::Region))),
            ("", Err(Wrong::at(Part::Kind))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
