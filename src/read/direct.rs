//! The spellings that nearly all senders use, read straight from the bytes. Whatever is unusual or wrong is declined here and goes the exact
//! way, which alone says what is wrong.

use super::input::{HIGH, Input, all, first, is_unicode, zeros};
use super::plan::Member;
use crate::codes::{self, Currency};
use crate::decimal::Decimal;
use crate::document::{pack, to_u32};
use crate::shape::Leaf;
use crate::time::{DAY, day_number};

/// What goes into the slot, and where the spelling ends.
pub(super) struct Read {
    pub(super) payload: u64,
    pub(super) detail: u8,
    pub(super) end: usize,
}

/// Reads the text that begins at this place, after its quote; reading goes on after the closing one.
#[inline]
pub(super) fn quoted(member: &Member, input: Input<'_>, at: usize) -> Option<Read> {
    let read = match member.leaf {
        Leaf::Text(max) | Leaf::Id(max) => {
            let (to, wide) = input.plain(at);
            fits(to - at, max).then(|| place(at, to)).filter(|_| !wide || is_unicode(input.between(at, to)))
        }
        Leaf::Timestamp => time(input, at),
        Leaf::Decimal | Leaf::Money => {
            let word = input.word(at);
            let quote = zeros(word ^ all(b'"'));
            if quote == 0 { None } else { decimal(word, quote.trailing_zeros() / 8, at) }
        }
        Leaf::Code(_) => code(member, input, at, input.plain(at).0 - at),
        Leaf::Currency => currency(input.between(at, at + 3), at),
        Leaf::Country => country(input.between(at, at + 2), at),
        Leaf::Region => region(input.between(at, at + 6), at),
        _ => None,
    };
    read.filter(|read| input.byte(read.end) == b'"').map(|read| Read { end: read.end + 1, ..read })
}

/// Reads the text of so many bytes that begins at this place, which is known to be Unicode.
#[cfg(any(target_arch = "wasm32", test))]
#[inline]
pub(super) fn sized(member: &Member, input: Input<'_>, at: usize, len: usize) -> Option<Read> {
    let text = || input.between(at, at + len);
    let read = match member.leaf {
        Leaf::Text(max) | Leaf::Id(max) => fits(len, max).then(|| place(at, at + len)),
        Leaf::Timestamp => time(input, at),
        Leaf::Decimal | Leaf::Money if len < 8 => decimal(input.word(at), to_u32(len), at),
        Leaf::Code(_) => code(member, input, at, len),
        Leaf::Currency => currency(text(), at),
        Leaf::Country => country(text(), at),
        Leaf::Region => region(text(), at),
        _ => None,
    };
    read.filter(|read| read.end == at + len)
}

#[inline]
fn bits(payload: u64, detail: u8, end: usize) -> Read {
    Read { payload, detail, end }
}

/// Text stays where it stands.
#[inline]
fn place(from: usize, to: usize) -> Read {
    bits(pack(to_u32(from), to_u32(to - from)), 0, to)
}

/// Whether so many bytes are 1 to `max` characters, which are at most as many.
#[inline]
fn fits(len: usize, max: u32) -> bool {
    len > 0 && len <= max as usize
}

fn currency(code: &[u8], at: usize) -> Option<Read> {
    Currency::from_code(code).map(|currency| bits(currency.to_payload(), 0, at + code.len()))
}

fn country(code: &[u8], at: usize) -> Option<Read> {
    codes::is_country(code).then(|| place(at, at + code.len()))
}

fn region(code: &[u8], at: usize) -> Option<Read> {
    codes::is_region(code).then(|| place(at, at + code.len()))
}

#[inline]
fn code(member: &Member, input: Input<'_>, at: usize, len: usize) -> Option<Read> {
    let [low, high] = [input.word(at), input.word(at + 8)];
    let word = match len {
        0..8 => [first(low, to_u32(len)), 0],
        8..16 => [low, first(high, to_u32(len - 8))],
        16 => [low, high],
        _ => return None,
    };
    let position = member.codes.iter().position(|code| *code == word)?;
    Some(bits(position as u64, 0, at + len))
}

/// High bits of the bytes that are above 9: adding 0x76 carries into them from ten on. Above the lowest of them there may be false ones.
const fn others(values: u64) -> u64 {
    (values.wrapping_add(all(0x76)) | values) & HIGH
}

/// The same eight values if all are 0 to 9.
const fn digits(values: u64) -> Option<u64> {
    if others(values) == 0 { Some(values) } else { None }
}

/// Of values 0 to 9 the two-digit numbers that begin at each byte.
const fn pairs(values: u64) -> u64 {
    values * 10 + (values >> 8)
}

/// The number that eight values 0 to 9 spell, the first one lowest.
const fn number(values: u64) -> u64 {
    let hundreds = pairs(values) & 0x00FF_00FF_00FF_00FF;
    let myriads = (hundreds * 100 + (hundreds >> 16)) & 0x0000_FFFF_0000_FFFF;
    (myriads & 0xFFFF) * 10_000 + (myriads >> 32)
}

const SCALE: [u64; 5] = [10_000, 1_000, 100, 10, 1];

/// The first bytes of a word, at most seven: digits with at most four after a point, not negative.
#[inline]
fn decimal(word: u64, len: u32, at: usize) -> Option<Read> {
    let text = first(word, len);
    let point = zeros(text ^ all(b'.')).trailing_zeros() / 8;
    let (digits, count, fraction) = if point < len {
        let after = text >> (8 * point);
        (first(text, point) | (after >> 8) << (8 * point), len - 1, len - 1 - point)
    } else {
        (text, len, 0)
    };
    // A digit must stand on either side of a point.
    if count == 0 || fraction > u32::from(Decimal::DIGITS) || point == 0 || point + 1 == len {
        return None;
    }
    let value = number(self::digits((digits << (64 - 8 * count)) ^ (all(b'0') << (64 - 8 * count)))?);
    #[allow(clippy::cast_possible_truncation)]
    let fraction_digits = fraction as u8;
    Some(bits(value * SCALE[fraction as usize], fraction_digits, at + len as usize))
}

const DATE: u64 = u64::from_le_bytes(*b"0000-00-");
const HOUR: u64 = u64::from_le_bytes(*b"00T00:00");
const SECOND: u64 = u64::from_le_bytes(*b":00\0\0\0\0\0");

/// `YYYY-MM-DDThh:mm:ss` with `Z`, `.mmmZ` or `±hh:mm`, no leap second.
#[inline]
fn time(input: Input<'_>, at: usize) -> Option<Read> {
    // Marks become zero, digits their values.
    let (date, hour, rest) = (input.word(at) ^ DATE, input.word(at + 8) ^ HOUR, input.word(at + 16));
    let second = first(rest, 3) ^ SECOND;
    let marks = date & 0xFF00_00FF_0000_0000 | hour & 0x0000_FF00_00FF_0000 | second & 0xFF;
    if marks != 0 {
        return None;
    }
    let (date, hour, second) = (pairs(digits(date)?).to_le_bytes(), pairs(digits(hour)?).to_le_bytes(), pairs(digits(second)?).to_le_bytes());
    let [.., minute, _] = hour;
    let (day, hour, second) = (hour[0], hour[3], second[1]);
    let year = u32::from(date[0]) * 100 + u32::from(date[2]);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let days = day_number(year, u32::from(date[5]), u32::from(day))?;
    let seconds = (u32::from(hour) * 60 + u32::from(minute)) * 60 + u32::from(second);
    let (millis, end) = zone(input, at + 19, rest >> 24)?;
    let utc = days * DAY + i64::from(seconds) * 1_000 + millis;
    Some(bits(utc.cast_unsigned(), 0, end))
}

/// What follows the seconds, of which five bytes are given: milliseconds to add, and where it ends.
#[inline]
fn zone(input: Input<'_>, at: usize, rest: u64) -> Option<(i64, usize)> {
    const MILLIS: u64 = u64::from_le_bytes(*b".000Z\0\0\0");
    const OFFSET: u64 = u64::from_le_bytes(*b"\x0000:0\0\0\0");
    let sign = match input.byte(at) {
        b'+' => -60_000,
        b'-' => 60_000,
        b'Z' => return Some((0, at + 1)),
        b'.' => {
            let values = digits(rest ^ MILLIS)?;
            let millis = i64::try_from(number(values >> 8 << 40)).ok()?;
            return (values & 0x00FF_0000_00FF == 0).then_some((millis, at + 5));
        }
        _ => return None,
    };
    let last = u64::from(input.byte(at + 5) ^ b'0');
    let values = digits((rest & !0xFF) ^ OFFSET | last << 40)?;
    let [_, hours, _, _, minutes, ..] = pairs(values).to_le_bytes();
    let colon = values & 0xFF00_0000 == 0;
    if !colon || hours > 23 || minutes > 59 {
        return None;
    }
    Some((sign * (i64::from(hours) * 60 + i64::from(minutes)), at + 6))
}

/// A JSON integer of at most seven digits, not negative.
#[inline]
pub(super) fn integer(leaf: Leaf, input: Input<'_>, at: usize) -> Option<Read> {
    let word = input.word(at);
    let others = others(word ^ all(b'0'));
    if others == 0 {
        return None;
    }
    let len = others.trailing_zeros() / 8;
    whole(leaf, word, len, at).filter(|read| ends_number(input.byte(read.end)))
}

/// The same of so many bytes.
#[cfg(any(target_arch = "wasm32", test))]
#[inline]
pub(super) fn sized_integer(leaf: Leaf, input: Input<'_>, at: usize, len: usize) -> Option<Read> {
    let word = input.word(at);
    (len < 8 && others(first(word ^ all(b'0'), to_u32(len))) == 0).then(|| whole(leaf, word, to_u32(len), at))?
}

/// The first bytes of a word, at most seven, all of them digits.
#[inline]
fn whole(leaf: Leaf, word: u64, len: u32, at: usize) -> Option<Read> {
    let scale = match leaf {
        Leaf::Decimal | Leaf::Money => SCALE[0],
        Leaf::Int => 1,
        _ => return None,
    };
    let leading_zero = word & 0xFF == u64::from(b'0');
    if len == 0 || (len > 1 && leading_zero) {
        return None;
    }
    let values = word ^ all(b'0');
    Some(bits(number(values << (64 - 8 * len)) * scale, 0, at + len as usize))
}

/// Whether a number cannot go on with this byte.
const fn ends_number(byte: u8) -> bool {
    !matches!(byte, b'.' | b'e' | b'E')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::leaf;
    use crate::shape::Field;

    fn member(leaf: Leaf) -> Member {
        Member::new(
            &Field {
                name: "name",
                #[cfg(feature = "text")]
                label: "",
                leaf,
                personal: false,
                blank_is_absent: false,
            },
            0,
        )
    }

    /// What is read here is what the exact way makes of the same text.
    fn agrees(leaf: Leaf, text: &str) -> bool {
        let followed = format!("{text}\",");
        let quoted = quoted(&member(leaf), Input(followed.as_bytes()), 0);
        let followed = format!("{text}12.5");
        let sized = sized(&member(leaf), Input(followed.as_bytes()), 0, text.len());
        let facts = |read: &Read| (read.payload, read.detail);
        if sized.as_ref().map(facts) != quoted.as_ref().map(facts) {
            // What a quoted text must escape can stand in one whose length is known.
            assert!(quoted.is_none() && text.contains(['"', '\\', '\t']), "{text}");
        }
        let Some(read) = quoted else {
            return false;
        };
        assert_eq!(read.end, text.len() + 1, "{text}");
        assert_eq!(sized.map(|read| read.end), Some(text.len()), "{text}");
        match leaf::text(leaf, text.as_bytes()) {
            Ok(leaf::Scalar::Bits(payload, detail)) => assert_eq!((read.payload, read.detail), (payload, detail), "{text}"),
            Ok(leaf::Scalar::Text) => assert_eq!(read.payload, pack(0, to_u32(text.len())), "{text}"),
            Err(why) => panic!("{text} is {why:?}"),
        }
        true
    }

    #[test]
    fn decimals() {
        for text in ["0", "7", "12345", "1234567", "0.1", "99.50", "123.456", "1.2345", "007.10", "10.0000", "12.3400"] {
            assert!(agrees(Leaf::Money, text), "{text} is read");
        }
        for text in ["", ".", "5.", ".5", "-1", "+1", "1,5", "1.2.3", "1.23450", "12345678", "1e2", " 1", "1 ", "1.-2", "/1", ":1", "1\\u0030", "١"]
        {
            assert!(!agrees(Leaf::Money, text), "{text} is declined");
        }
    }

    #[test]
    fn times() {
        for text in [
            "1970-01-01T00:00:00Z",
            "2026-03-01T10:05:09+08:00",
            "2026-03-01T10:05:09-11:30",
            "0000-02-29T23:59:59Z",
            "9999-12-31T23:59:59-23:59",
            "2024-02-29T10:05:09.007Z",
            "2000-02-29T00:00:00.250Z",
        ] {
            assert!(agrees(Leaf::Timestamp, text), "{text} is read");
        }
        for text in [
            "",
            "2026-03-01",
            "2026-03-01T10:05:09",
            "2026-03-01t10:05:09Z",
            "2026-03-01T10:05:09z",
            "2026-03-01 10:05:09Z",
            "2026-02-29T10:05:09Z",
            "1900-02-29T10:05:09Z",
            "2026-00-01T10:05:09Z",
            "2026-13-01T10:05:09Z",
            "2026-03-00T10:05:09Z",
            "2026-03-32T10:05:09Z",
            "2026-03-01T24:00:00Z",
            "2026-03-01T23:60:00Z",
            "2016-12-31T23:59:60Z",
            "2026-03-01T10:05:09+24:00",
            "2026-03-01T10:05:09+08:60",
            "2026-03-01T10:05:09+0800",
            "2026-03-01T10:05:09+08-00",
            "2026-03-01T10:05:09+08:0",
            "2026-03-01T10:05:09+08:000",
            "2026-03-01T10:05:09.00Z",
            "2026-03-01T10:05:09.0000Z",
            "2026-03-01T10:05:09.12:Z",
            "2O26-03-01T10:05:09Z",
            "2026-03-01T10:05:0:Z",
            "2026-03-01T10:05:09*08:00",
        ] {
            assert!(!agrees(Leaf::Timestamp, text), "{text} is declined");
        }
    }

    #[test]
    fn bounded_text() {
        for text in ["a", "abcdefgh", "茶"] {
            assert!(agrees(Leaf::Text(8), text), "{text} is read");
        }
        for text in ["", "abcdefghi", "茶茶茶", "a\\n", "a\tb"] {
            assert!(!agrees(Leaf::Text(8), text), "{text} is declined");
        }
    }

    #[test]
    fn codes() {
        use crate::codes::Coded as _;
        let list = crate::records::order::OrderStatus::LIST;
        for word in list.words {
            assert!(agrees(Leaf::Code(list), word), "{word} is read");
            for other in [format!("{word}_"), word[1..].to_owned(), word.to_uppercase(), String::new()] {
                assert!(!agrees(Leaf::Code(list), &other), "{other} is declined");
            }
        }
        for (leaf, good, bad) in [(Leaf::Currency, "JPY", "jpy"), (Leaf::Country, "DE", "XX"), (Leaf::Region, "110108", "990108")] {
            assert!(agrees(leaf, good) && !agrees(leaf, bad) && !agrees(leaf, ""), "{good}, {bad}");
        }
    }

    #[test]
    fn integers() {
        for (text, expected) in
            [("1,", Some(10_000)), ("1234567}", Some(12_345_670_000)), ("20 ", Some(200_000)), ("0,", Some(0)), ("012,", None), ("-1,", None)]
        {
            let read = integer(Leaf::Money, Input(text.as_bytes()), 0);
            assert_eq!(read.as_ref().map(|read| read.payload), expected, "{text}");
            assert!(read.is_none_or(|read| read.end == text.len() - 1), "{text}");
        }
        for text in ["1.5,", "1e2,", "12345678,", "", "x"] {
            assert!(integer(Leaf::Money, Input(text.as_bytes()), 0).is_none(), "{text}");
        }
    }
}
