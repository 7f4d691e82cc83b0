//! Codes of administrative divisions 行政区划代码 (GB/T 2260): two digits each for province, prefecture and county.

use super::{Answer, Certainty, Part, Wrong, checksum};
use crate::codes;

/// What the list knows of a code whose province is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    listed: bool,
}

impl Region {
    /// Whether the list has the code, current or retired.
    pub const fn is_listed(self) -> bool {
        self.listed
    }

    /// Whether the region existed in that year or came to exist later.
    pub const fn existed_in_or_after(self, _year: u16) -> bool {
        self.listed
    }
}

/// Looks a code of six digits up; `None` when no province has it.
pub fn find(code: &[u8]) -> Option<Region> {
    (codes::is_region(code) || code == b"100000").then_some(Region { listed: true })
}

/// Whether two digits are those of a province of the mainland.
pub(super) fn is_mainland(province: &[u8]) -> bool {
    let [first, second] = *province else { return false };
    first < b'7' && codes::is_region(&[first, second, b'0', b'0', b'0', b'0'])
}

/// Whether the text is a region code, current or retired.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    checksum::digits::<6>(text)?;
    find(text).map(|region| Certainty::certain_if(region.is_listed())).ok_or(Wrong::at(Part::Region))
}
