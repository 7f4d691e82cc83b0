//! Code lists: each declared once, with its words as they stand in records and their Chinese terms.

/// A list of words that a field may hold.
#[derive(Debug)]
pub struct CodeList {
    /// The English term of the list.
    pub name: &'static str,
    /// The words, as written in records.
    pub words: &'static [&'static str],
    /// Their Chinese terms.
    #[cfg(feature = "text")]
    pub labels: &'static [&'static str],
}

impl CodeList {
    /// The number of a word.
    pub fn position(&self, word: &[u8]) -> Option<usize> {
        self.words.iter().position(|listed| listed.as_bytes() == word)
    }
}

/// A typed code list.
pub trait Coded: Copy + Sized {
    /// The list.
    const LIST: &'static CodeList;
    /// The code of a word's number; numbers come from `CodeList::position` and are in range.
    fn from_position(position: usize) -> Self;
    /// Its word's number.
    fn position(self) -> usize;
}

/// Declares a code list: `Name { Variant "word" "中文", … }`.
#[macro_export]
#[doc(hidden)]
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $word:literal $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $(#[doc = $label] $variant),+ }

        impl $name {
            /// The word that stands in records.
            #[allow(dead_code)]
            pub fn word(self) -> &'static str {
                <Self as $crate::codes::Coded>::LIST.words[self as usize]
            }
        }

        impl $crate::codes::Coded for $name {
            const LIST: &'static $crate::codes::CodeList =
                &$crate::codes::CodeList {
                name: stringify!($name),
                words: &[$($word),+],
                #[cfg(feature = "text")]
                labels: &[$($label),+],
            };
            fn from_position(position: usize) -> Self {
                const ALL: &[$name] = &[$($name::$variant),+];
                ALL.get(position).copied().unwrap_or(ALL[0])
            }
            fn position(self) -> usize {
                self as usize
            }
        }

        impl $crate::document::Value<'_> for $name {
            fn decode(_: &$crate::document::Document<'_>, slot: &$crate::document::Slot) -> Self {
                $crate::codes::Coded::from_position(slot.position())
            }
        }
    };
}

/// A currency of ISO 4217 (list of 2026-01-01), with the digits of its minor unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    code: [u8; 3],
    /// Fractional digits of the minor unit: 2 for CNY, 0 for JPY, 3 for KWD.
    pub minor_digits: u8,
}

/// Currencies by the digits of their minor unit, sorted. Metals, testing codes and units of account (`XAU`, `XTS`, `XDR`, …) are not money to pay with.
const MINOR: [(u8, &[u8]); 4] = [
    (2, b"AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCNYCOPCOUCRCCUPCVECZKDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHTGHUFIDRILSINRIRRJMDKESKGSKHRKPWKYDKZTLAKLBPLKRLRDLSLMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMXVMYRMZNNADNGNNIONOKNPRNZDPABPENPGKPHPPKRPLNQARRONRSDRUBSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTOPTRYTTDTWDTZSUAHUSDUSNUYUUZSVEDVESWSTXADXCDXCGYERZARZMWZWG"),
    (0, b"BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF"),
    (3, b"BHDIQDJODKWDLYDOMRTND"),
    (4, b"CLFUYW"),
];

impl Currency {
    /// The yuan, which trade in China is priced in unless another currency is named.
    pub const CNY: Self = Self { code: *b"CNY", minor_digits: 2 };

    /// The currency of an alphabetic code.
    pub fn from_code(code: &[u8]) -> Option<Self> {
        let code: [u8; 3] = code.try_into().ok()?;
        if code == *b"CNY" {
            return Some(Self::CNY);
        }
        let (minor_digits, _) = MINOR.into_iter().find(|(_, codes)| codes.as_chunks().0.binary_search(&code).is_ok())?;
        Some(Self { code, minor_digits })
    }

    /// The alphabetic code.
    pub fn code(&self) -> &str {
        core::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// Packs it into a slot.
    pub(crate) fn to_payload(self) -> u64 {
        let [a, b, c] = self.code;
        u64::from(u32::from_le_bytes([a, b, c, self.minor_digits]))
    }

    #[allow(clippy::cast_possible_truncation)]
    pub(crate) fn from_payload(payload: u64) -> Self {
        let [a, b, c, minor_digits] = (payload as u32).to_le_bytes();
        Self { code: [a, b, c], minor_digits }
    }

    /// All codes with their minor digits, for those who compare the table with another.
    pub fn all() -> impl Iterator<Item = Self> {
        MINOR
            .into_iter()
            .flat_map(|(minor_digits, codes)| codes.chunks_exact(3).map(move |code| Self { code: [code[0], code[1], code[2]], minor_digits }))
    }
}

/// ISO 3166-1 alpha-2 codes, sorted.
const COUNTRIES: &[u8] = b"ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// Whether it is a country code of ISO 3166-1.
pub fn is_country(code: &[u8]) -> bool {
    code == b"CN" || <&[u8; 2]>::try_from(code).is_ok_and(|code| COUNTRIES.as_chunks().0.binary_search(code).is_ok())
}

/// Province-level codes of GB/T 2260, the first two digits of every region code: a bit each.
const PROVINCES: u128 = {
    const CODES: &[u8] =
        &[11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82];
    let mut bits = 0;
    let mut at = 0;
    while at < CODES.len() {
        bits |= 1 << CODES[at];
        at += 1;
    }
    bits
};

/// Whether six digits start with a province-level code of GB/T 2260. Counties come and go, so the rest is not held against a list.
pub fn is_region(code: &[u8]) -> bool {
    let [high, low, rest @ ..] = code else { return false };
    let digits = code.len() == 6 && high.is_ascii_digit() && low.is_ascii_digit() && rest.iter().all(u8::is_ascii_digit);
    digits && PROVINCES >> ((high - b'0') * 10 + low - b'0') & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_are_searched_are_sorted() {
        assert!(MINOR.iter().all(|(_, codes)| codes.as_chunks::<3>().0.is_sorted()));
        assert!(COUNTRIES.as_chunks::<2>().0.is_sorted());
    }

    #[test]
    fn tells_regions() {
        for (code, expected) in [
            ("110108", true),
            ("820000", true),
            ("990108", false),
            ("160000", false),
            ("11010", false),
            ("1101080", false),
            ("11010a", false),
            ("", false),
        ] {
            assert_eq!(is_region(code.as_bytes()), expected, "{code}");
        }
    }
}
