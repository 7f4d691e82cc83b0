//! Reading a text from the front, for numbers that mix Chinese words, letters and digits.

use super::{Certainty, Part, Wrong, checksum, region_gbt2260};

/// What is left to read.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t> {
    rest: &'t [u8],
}

impl<'t> Scan<'t> {
    pub(super) const fn new(text: &'t [u8]) -> Self {
        Self { rest: text }
    }

    /// Takes the word if it stands here.
    pub(super) fn word(&mut self, word: &str) -> bool {
        self.rest.strip_prefix(word.as_bytes()).map(|rest| self.rest = rest).is_some()
    }

    /// Takes the first of the words that stands here, and says which.
    pub(super) fn one_of(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.word(word))
    }

    /// Takes the ASCII digits that stand here.
    pub(super) fn digits(&mut self) -> &'t [u8] {
        let count = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.rest.split_at(count);
        self.rest = rest;
        digits
    }

    /// Takes exactly `N` digits. Fewer or more are a wrong length, unless it is a character among them that cuts them short.
    pub(super) fn exactly<const N: usize>(&mut self) -> Result<&'t [u8; N], Wrong> {
        let digits = self.digits();
        let interrupted = self.rest.first().is_some_and(u8::is_ascii_alphabetic) || self.rest.iter().any(u8::is_ascii_digit);
        let cut_short = digits.len() < N && interrupted;
        digits.try_into().map_err(|_| Wrong::at(if cut_short { Part::Alphabet } else { Part::Length }))
    }

    /// Takes one letter A–Z.
    pub(super) fn letter(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        first.is_ascii_uppercase().then(|| {
            self.rest = rest;
            first
        })
    }

    /// Takes one Chinese character.
    pub(super) fn han(&mut self) -> bool {
        let Some((&[b'\xe4'..=b'\xe9', b'\x80'..=b'\xbf', b'\x80'..=b'\xbf'], rest)) = self.rest.split_first_chunk::<3>() else {
            return false;
        };
        self.rest = rest;
        true
    }

    /// Takes a province's one-character name; its first two digits in GB/T 2260.
    pub(super) fn province(&mut self) -> Option<[u8; 2]> {
        PROVINCES.iter().find(|(name, _)| self.word(name)).map(|(_, code)| **code)
    }

    /// Nothing is left.
    pub(super) fn end(self) -> Result<(), Wrong> {
        if self.rest.is_empty() { Ok(()) } else { Err(Wrong::at(Part::Form)) }
    }
}

/// It stands so, or the arrangement is wrong.
pub(super) const fn form(holds: bool) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err(Wrong::at(Part::Form)) }
}

/// A year of four digits within a range.
pub(super) fn year(digits: &[u8], range: core::ops::RangeInclusive<u32>) -> Result<(), Wrong> {
    let year = checksum::values(digits).fold(0, |year, digit| year * 10 + digit);
    if range.contains(&year) { Ok(()) } else { Err(Wrong::at(Part::Date)) }
}

/// Names of the provinces as numbers carry them (中华人民共和国省级行政区简称), more than one for some.
const PROVINCES: [(&str, &[u8; 2]); 36] = [
    ("京", b"11"),
    ("津", b"12"),
    ("冀", b"13"),
    ("晋", b"14"),
    ("蒙", b"15"),
    ("辽", b"21"),
    ("吉", b"22"),
    ("黑", b"23"),
    ("沪", b"31"),
    ("苏", b"32"),
    ("浙", b"33"),
    ("皖", b"34"),
    ("闽", b"35"),
    ("赣", b"36"),
    ("鲁", b"37"),
    ("豫", b"41"),
    ("鄂", b"42"),
    ("湘", b"43"),
    ("粤", b"44"),
    ("桂", b"45"),
    ("琼", b"46"),
    ("渝", b"50"),
    ("川", b"51"),
    ("蜀", b"51"),
    ("贵", b"52"),
    ("黔", b"52"),
    ("云", b"53"),
    ("滇", b"53"),
    ("藏", b"54"),
    ("陕", b"61"),
    ("秦", b"61"),
    ("甘", b"62"),
    ("陇", b"62"),
    ("青", b"63"),
    ("宁", b"64"),
    ("新", b"65"),
];

/// What the region of issue inside a number vouches for: any that the table has, retired ones and the state's `100000` included, is certain.
pub(super) fn issued_in(code: &[u8]) -> Result<Certainty, Wrong> {
    if code == b"100000" {
        return Ok(Certainty::Certain);
    }
    region_gbt2260::find(code).map(|found| Certainty::certain_if(found.is_listed())).ok_or(Wrong::at(Part::Region))
}
