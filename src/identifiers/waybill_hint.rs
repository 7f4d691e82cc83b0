//! Waybill numbers 快递运单号 as the larger carriers of China write them now.
//!
//! No carrier publishes its rule, ranges are reused and change, and nothing but the postal S10 has a check digit: a match is a hint at the
//! carrier, a mismatch a reason to look, neither is proof. Forms as seen on waybills and in the tables of tracking services.

use super::{Answer, Certainty, Part, Wrong, upu_s10};

/// A carrier whose numbers have a form of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// 顺丰
    Sf,
    /// 圆通
    Yto,
    /// 中通
    Zto,
    /// 申通
    Sto,
    /// 韵达
    Yunda,
    /// 极兔
    Jt,
    /// 京东
    Jd,
    /// 中国邮政、EMS
    Post,
    /// 德邦
    Deppon,
}

impl Carrier {
    /// All of them.
    pub const ALL: [Self; 9] = [Self::Sf, Self::Yto, Self::Zto, Self::Sto, Self::Yunda, Self::Jt, Self::Jd, Self::Post, Self::Deppon];

    /// Whether the number has a form that this carrier uses.
    pub fn fits(self, number: &[u8]) -> bool {
        match self {
            Self::Sf => digits_after(number, "SF", &[13]) || digits_after(number, "", &[12]),
            Self::Yto => digits_after(number, "YT", &[13, 15]),
            Self::Zto => digits_after(number, "7", &[11, 13]),
            Self::Sto => digits_after(number, "77", &[11, 13]),
            Self::Yunda => ["31", "43", "46"].into_iter().any(|prefix| digits_after(number, prefix, &[11, 13])),
            Self::Jt => digits_after(number, "JT", &[13]),
            Self::Jd => is_jd(number),
            Self::Post => is_post(number),
            Self::Deppon => digits_after(number, "DPK", &[12]),
        }
    }
}

/// Whether the text has a form that one of these carriers uses.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    if text.is_empty() {
        return Err(Wrong::at(Part::Length));
    }
    if !text.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || *byte == b'-') {
        return Err(Wrong::at(Part::Alphabet));
    }
    if upu_s10::is_written_like(text) {
        return upu_s10::check(text);
    }
    if Carrier::ALL.into_iter().any(|carrier| carrier.fits(text)) { Ok(Certainty::Likely) } else { Err(Wrong::at(Part::Form)) }
}

/// `JD`, `JDV` or `JDX` and the like, for a parcel of several followed by its number and their count: `-1-2-`.
fn is_jd(number: &[u8]) -> bool {
    let mut parts = number.split(|byte| *byte == b'-');
    let Some(body) = parts.next().and_then(|main| main.strip_prefix(b"JD")) else {
        return false;
    };
    let package = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (None, ..) => true,
        (Some(at), Some(of), Some(b""), None) => [at, of].into_iter().all(|count| !count.is_empty() && count.iter().all(u8::is_ascii_digit)),
        _ => false,
    };
    package && (11..=13).contains(&body.len()) && body.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

fn is_post(number: &[u8]) -> bool {
    const PREFIXES: [&str; 9] = ["10", "11", "50", "51", "95", "96", "97", "98", "99"];
    upu_s10::check(number).is_ok() || PREFIXES.into_iter().any(|prefix| digits_after(number, prefix, &[11]))
}

/// The prefix, then as many digits as one of the counts says, and nothing more.
fn digits_after(number: &[u8], prefix: &str, counts: &[usize]) -> bool {
    number.strip_prefix(prefix.as_bytes()).is_some_and(|rest| counts.contains(&rest.len()) && rest.iter().all(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_at_carriers() {
        let table: [(&str, &[Carrier]); 12] = [
            ("SF1000000000001", &[Carrier::Sf]),
            ("YT1000000000001", &[Carrier::Yto]),
            ("75300000000001", &[Carrier::Zto]),
            ("773000000000001", &[Carrier::Sto]),
            ("753000000001", &[Carrier::Sf, Carrier::Zto]),
            ("4310000000001", &[Carrier::Yunda]),
            ("JT0000000000001", &[Carrier::Jt]),
            ("JDV000000000001-1-2-", &[Carrier::Jd]),
            ("DPK366013054101", &[Carrier::Deppon]),
            ("LW489083733CN", &[Carrier::Post]),
            ("9810000000001", &[Carrier::Post]),
            ("JD0000000000001-1", &[]),
        ];
        for (number, expected) in table {
            let found: Vec<_> = Carrier::ALL.into_iter().filter(|carrier| carrier.fits(number.as_bytes())).collect();
            assert_eq!(found, expected, "{number}");
        }
    }

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("SF1000000000001", Ok(Certainty::Likely)),
            ("LW489083733CN", Ok(Certainty::Certain)),
            ("LW489083734CN", Err(Wrong::check('3'))),
            ("YT00000000000010000", Err(Wrong::at(Part::Form))),
            ("SF 1000000000001", Err(Wrong::at(Part::Alphabet))),
            ("", Err(Wrong::at(Part::Length))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
