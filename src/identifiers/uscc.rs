//! Unified social credit code 统一社会信用代码 (GB 32100-2015 with amendment 1).
//!
//! Eighteen characters of an alphabet without I, O, S, V and Z: 1 the registering authority, 2 the kind of body, 3–8 the region of
//! registration (GB/T 2260, a province or the state's `100000` included), 9–17 the organisation code of GB 11714, 18 the check character:
//! weights 3^(i-1) mod 31, the sum's complement to 31. Codes made up with a right outer check but a wrong organisation code inside are in
//! circulation, so that mismatch lowers the certainty and refuses nothing.

use super::checksum::{expect, weighted};
use super::{Answer, Certainty, Part, Wrong, org_code_gb11714, scan};

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Authorities, each with the kinds of bodies it registers.
const KINDS: [(u8, &[u8]); 12] = [
    (b'1', b"1239"),   // 机构编制: organ, public institution, mass organisation
    (b'2', b"19"),     // 外交
    (b'3', b"123459"), // 司法行政: law firm, notary, grassroots legal service, forensic, arbitration
    (b'4', b"19"),     // 文化
    (b'5', b"1239"),   // 民政: social organisation, private non-enterprise, foundation
    (b'6', b"129"),    // 旅游
    (b'7', b"129"),    // 宗教
    (b'8', b"19"),     // 工会
    (b'9', b"123"),    // 工商: enterprise, individual household, farmers' cooperative
    (b'A', b"19"),     // 中央军委改革和编制办公室
    (b'N', b"1239"),   // 农业: group, village, township collective
    (b'Y', b"1"),      // 其他
];

/// Whether the text is a unified social credit code.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    if !text.iter().all(|byte| ALPHABET.contains(byte)) {
        return Err(Wrong::at(Part::Alphabet));
    }
    let code: &[u8; 18] = text.try_into().map_err(|_| Wrong::at(Part::Length))?;
    let [authority, kind, rest @ ..] = code;
    if !KINDS.iter().any(|(listed, kinds)| listed == authority && kinds.contains(kind)) {
        return Err(Wrong::at(Part::Kind));
    }
    let (region, organisation) = (&rest[..6], &rest[6..15]);
    if !region.iter().all(u8::is_ascii_digit) {
        return Err(Wrong::at(Part::Alphabet));
    }
    let region = scan::issued_in(region)?;
    expect(code[17], check_character(&code[..17]))?;
    Ok(region.and(Certainty::certain_if(org_code_gb11714::check(organisation).is_ok())))
}

/// The check character of the seventeen characters before it.
#[allow(clippy::cast_possible_truncation)]
pub fn check_character(code: &[u8]) -> u8 {
    let values = code.iter().map(|byte| ALPHABET.iter().position(|listed| listed == byte).unwrap_or(0) as u32);
    ALPHABET[((31 - weighted(values, &WEIGHTS) % 31) % 31) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("91110000600037341L", Ok(Certainty::Certain)),
            ("91100000100003962T", Ok(Certainty::Certain)),
            // The organisation code inside does not hold.
            ("91110000MA0A1B2C0A", Ok(Certainty::Likely)),
            ("91110000600037341M", Err(Wrong::check('L'))),
            ("91110000600037341l", Err(Wrong::at(Part::Alphabet))),
            ("9I110000600037341L", Err(Wrong::at(Part::Alphabet))),
            ("91110000 600037341L", Err(Wrong::at(Part::Alphabet))),
            ("911100A0600037341L", Err(Wrong::at(Part::Alphabet))),
            ("91110000600037341", Err(Wrong::at(Part::Length))),
            ("91110000600037341L0", Err(Wrong::at(Part::Length))),
            ("99110000600037341L", Err(Wrong::at(Part::Kind))),
            ("B1110000600037341L", Err(Wrong::at(Part::Kind))),
            ("91990000600037341L", Err(Wrong::at(Part::Region))),
            ("", Err(Wrong::at(Part::Length))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
