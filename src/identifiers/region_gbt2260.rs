//! Code of an administrative division 行政区划代码 (GB/T 2260): two digits each for province, prefecture and county.
//!
//! Codes come and go, and numbers issued under one keep it for ever. The table has every code since the first list of 1980 with the years
//! of its first and last use. A code that it lacks is accepted under a province that exists: it may be newer than the table, or a
//! development zone's.

use super::{Answer, Certainty, Part, Wrong, checksum};
use crate::codes;

/// Made by `regions/make.py`, which describes its layout.
static TABLE: &[u8] = include_bytes!("regions/regions.bin");

/// The year before the first that a byte of the table can tell.
const EPOCH: u16 = 1979;

/// What is known of a code whose province exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// In use.
    Current {
        /// Since this year; `None` when the first list of 1980 has it.
        since: Option<u16>,
    },
    /// Withdrawn.
    Retired {
        /// Since this year; `None` when the first list of 1980 has it.
        since: Option<u16>,
        /// Until some day of this year.
        until: u16,
    },
    /// Not in the table.
    Unlisted,
}

impl Region {
    /// Whether the table has it, in use or not.
    pub const fn is_listed(self) -> bool {
        !matches!(self, Self::Unlisted)
    }

    /// Whether a number could be issued there in that year or later.
    pub const fn was_in_use_from(self, year: u16) -> bool {
        match self {
            Self::Current { .. } => true,
            Self::Retired { until, .. } => until >= year,
            Self::Unlisted => false,
        }
    }
}

/// What is known of a code; `None` when it is not six digits or no province has it.
pub fn find(code: &[u8]) -> Option<Region> {
    if !codes::is_region(code) {
        return None;
    }
    let [p1, p2, r1, r2, c1, c2] = *code else { return None };
    let two = |high: u8, low: u8| (high - b'0') * 10 + (low - b'0');
    Some(look_up(two(p1, p2), two(r1, r2), two(c1, c2)).unwrap_or(Region::Unlisted))
}

/// Whether two digits are those of a province of the mainland.
pub(super) fn is_mainland(province: &[u8]) -> bool {
    let [first, second] = *province else { return false };
    first < b'7' && codes::is_region(&[first, second, b'0', b'0', b'0', b'0'])
}

fn look_up(province: u8, prefecture: u8, county: u8) -> Option<Region> {
    let (length, table) = TABLE.split_first_chunk()?;
    let (mut provinces, years) = table.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
    let mut before = 0;
    while let [code, c1, c2, l1, l2, rest @ ..] = provinces {
        let (prefectures, next) = rest.split_at_checked(usize::from(u16::from_le_bytes([*l1, *l2])))?;
        if *code == province {
            return region(years, before + position(prefectures, prefecture, county)?);
        }
        before += usize::from(u16::from_le_bytes([*c1, *c2]));
        provinces = next;
    }
    None
}

/// How many codes of the province stand before this one.
fn position(mut prefectures: &[u8], prefecture: u8, county: u8) -> Option<usize> {
    let mut before = 0;
    while let [code, count, rest @ ..] = prefectures {
        let (counties, next) = rest.split_at_checked(usize::from(*count))?;
        if *code == prefecture {
            return counties.iter().position(|listed| *listed == county).map(|at| before + at);
        }
        before += counties.len();
        prefectures = next;
    }
    None
}

fn region(years: &[u8], at: usize) -> Option<Region> {
    let (firsts, lasts) = years.split_at(years.len() / 2);
    let year = |count: u8| (count > 0).then_some(EPOCH + u16::from(count));
    let since = year(*firsts.get(at)?);
    Some(match year(*lasts.get(at)?) {
        Some(until) => Region::Retired { since, until },
        None => Region::Current { since },
    })
}

/// Whether the text is a region code: certain when it is in use.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    checksum::digits::<6>(text)?;
    let region = find(text).ok_or(Wrong::at(Part::Region))?;
    Ok(Certainty::certain_if(matches!(region, Region::Current { .. })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_regions_and_their_years() {
        let table = [
            ("110108", Some(Region::Current { since: None })),
            ("110000", Some(Region::Current { since: None })),
            ("440305", Some(Region::Current { since: Some(1990) })),
            ("659012", Some(Region::Current { since: Some(2022) })),
            ("653228", Some(Region::Current { since: Some(2024) })),
            ("820000", Some(Region::Current { since: None })),
            ("110103", Some(Region::Retired { since: None, until: 2010 })),
            ("310119", Some(Region::Retired { since: Some(2001), until: 2009 })),
            ("330103", Some(Region::Retired { since: None, until: 2021 })),
            ("500105", Some(Region::Retired { since: Some(1997), until: 2025 })),
            ("440398", Some(Region::Unlisted)),
            ("119999", Some(Region::Unlisted)),
            ("990000", None),
            ("830000", None),
            ("100000", None),
            ("11010", None),
            ("11010a", None),
        ];
        for (code, expected) in table {
            assert_eq!(find(code.as_bytes()), expected, "{code}");
        }
    }

    /// Every code of the table can be found, which shows that its lengths and counts agree.
    #[test]
    fn finds_as_many_as_the_table_holds() {
        let (mut listed, mut current) = (0, 0);
        for number in 0..1_000_000 {
            let found = find(format!("{number:06}").as_bytes());
            listed += usize::from(found.is_some_and(Region::is_listed));
            current += usize::from(matches!(found, Some(Region::Current { .. })));
        }
        let codes = usize::from(u16::from_le_bytes([TABLE[0], TABLE[1]]));
        assert_eq!(listed, (TABLE.len() - 2 - codes) / 2);
        assert!((3_400..3_600).contains(&current), "{current}");
    }

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("110108", Ok(Certainty::Certain)),
            ("110103", Ok(Certainty::Likely)),
            ("119999", Ok(Certainty::Likely)),
            ("999999", Err(Wrong::at(Part::Region))),
            ("11010A", Err(Wrong::at(Part::Alphabet))),
            ("1101", Err(Wrong::at(Part::Length))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
