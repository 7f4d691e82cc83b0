//! Postal code 邮政编码 (GB/T 10114): six digits, of which 1–2 the province or a part of it, 3 the district of mail, 4 the county office,
//! 5–6 the delivery office. Hong Kong, Macao and Taiwan have 999077, 999078 and 999079. No check digit.

use super::checksum::digits;
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text may be a postal code.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    let known = match digits::<6>(text)? {
        [9, 9, 9, 0, 7, last] => (7..=9).contains(&last),
        [high, low, ..] => is_province(high * 10 + low),
    };
    if known { Ok(Certainty::Likely) } else { Err(Wrong::at(Part::Region)) }
}

/// The pairs of digits in use, in the order of the country's mail.
fn is_province(pair: u8) -> bool {
    matches!(
        pair,
        1..=7 // Inner Mongolia, Shanxi, Hebei
        | 10..=13 // Beijing, Liaoning, Jilin
        | 15..=16 // Heilongjiang
        | 20..=27 // Shanghai, Jiangsu, Anhui, Shandong
        | 30..=36 // Tianjin, Zhejiang, Jiangxi, Fujian
        | 40..=47 // Chongqing, Hunan, Hubei, Henan
        | 51..=57 // Guangdong, Guangxi, Guizhou, Hainan
        | 61..=67 // Sichuan, Yunnan
        | 71..=75 // Shaanxi, Gansu, Ningxia
        | 81 // Qinghai
        | 83..=86 // Xinjiang, Tibet
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("100000", Ok(Certainty::Likely)),
            ("010000", Ok(Certainty::Likely)),
            ("999077", Ok(Certainty::Likely)),
            ("999076", Err(Wrong::at(Part::Region))),
            ("000000", Err(Wrong::at(Part::Region))),
            ("080000", Err(Wrong::at(Part::Region))),
            ("140000", Err(Wrong::at(Part::Region))),
            ("900000", Err(Wrong::at(Part::Region))),
            ("10000", Err(Wrong::at(Part::Length))),
            ("1000A0", Err(Wrong::at(Part::Alphabet))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
