//! The spellings that nearly all senders use, read straight from the bytes after the opening quote. Whatever is unusual or wrong is declined
//! here and goes the exact way, which alone says what is wrong.

use super::input::{HIGH, Input, Plain, all, first, zeros};
use super::plan::Member;
use crate::codes::{self, Currency};
use crate::decimal::Decimal;
use crate::document::{pack, to_u32};
use crate::shape::Leaf;
use crate::time::{DAY, day_number};

/// What goes into the slot, and where reading goes on.
pub(super) struct Read {
    pub(super) payload: u64,
    pub(super) detail: u8,
    pub(super) end: usize,
}

/// Reads the text that begins at this place, after its quote.
#[inline(always)]
pub(super) fn text(member: &Member, input: Input<'_>, at: usize) -> Option<Read> {
    match member.leaf {
        Leaf::Text(max) | Leaf::Id(max) => bounded(input, at, max),
        Leaf::Timestamp => time(input, at),
        Leaf::Decimal | Leaf::Money => decimal(input, at),
        Leaf::Code(_) => code(member, input, at),
        Leaf::Currency => closed(input, at, 3).and_then(Currency::from_code).map(|currency| bits(currency.to_payload(), 0, at + 4)),
        Leaf::Country => closed(input, at, 2).filter(|code| codes::is_country(code)).map(|_| place(at, at + 2)),
        Leaf::Region => closed(input, at, 6).filter(|code| codes::is_region(code)).map(|_| place(at, at + 6)),
        _ => None,
    }
}

#[inline(always)]
fn bits(payload: u64, detail: u8, end: usize) -> Read {
    Read { payload, detail, end }
}

/// Text stays where it stands.
#[inline(always)]
fn place(from: usize, to: usize) -> Read {
    bits(pack(to_u32(from), to_u32(to - from)), 0, to + 1)
}

/// So many bytes up to a quote.
#[inline(always)]
fn closed(input: Input<'_>, at: usize, len: usize) -> Option<&[u8]> {
    (input.byte(at + len) == b'"').then(|| input.between(at, at + len))
}

/// Text of 1 to `max` characters, which are at most as many as bytes.
#[inline(always)]
fn bounded(input: Input<'_>, at: usize, max: u32) -> Option<Read> {
    let Plain { to, wide, quoted } = input.plain(at);
    let len = to - at;
    if !quoted || len == 0 || len > max as usize || (wide && !input.is_unicode(at, to)) {
        return None;
    }
    Some(place(at, to))
}

/// A word of at most 16 bytes, compared with its quote where that stands among them.
#[inline(always)]
fn code(member: &Member, input: Input<'_>, at: usize) -> Option<Read> {
    let [low, high] = input.double(at);
    let (in_low, in_high) = (zeros(low ^ all(b'"')), zeros(high ^ all(b'"')));
    let (code, len) = if in_low != 0 {
        ([low & up_to(in_low), 0], in_low.trailing_zeros() / 8)
    } else if in_high != 0 {
        ([low, high & up_to(in_high)], 8 + in_high.trailing_zeros() / 8)
    } else if input.byte(at + 16) == b'"' {
        ([low, high], 16)
    } else {
        return None;
    };
    let position = member.codes.iter().position(|listed| *listed == code)?;
    Some(bits(position as u64, 0, at + len as usize + 1))
}

/// The bits up to the lowest that is set, that one too.
#[inline(always)]
const fn up_to(bits: u64) -> u64 {
    bits ^ (bits - 1)
}

/// High bits of the bytes that are above 9: adding 0x76 carries into them from ten on. Above the lowest of them there may be false ones.
#[inline(always)]
const fn others(values: u64) -> u64 {
    (values.wrapping_add(all(0x76)) | values) & HIGH
}

/// The same eight values if all are 0 to 9.
#[inline(always)]
const fn digits(values: u64) -> Option<u64> {
    if others(values) == 0 { Some(values) } else { None }
}

/// Of values 0 to 9 the two-digit numbers that begin at each byte.
#[inline(always)]
const fn pairs(values: u64) -> u64 {
    values * 10 + (values >> 8)
}

/// The number that eight values 0 to 9 spell, the first one lowest.
#[inline(always)]
const fn number(values: u64) -> u64 {
    let hundreds = pairs(values) & 0x00FF_00FF_00FF_00FF;
    let myriads = (hundreds * 100 + (hundreds >> 16)) & 0x0000_FFFF_0000_FFFF;
    (myriads & 0xFFFF) * 10_000 + (myriads >> 32)
}

const SCALE: [u64; 5] = [10_000, 1_000, 100, 10, 1];

/// Digits with at most four after a point, seven characters in all, not negative.
#[inline(always)]
fn decimal(input: Input<'_>, at: usize) -> Option<Read> {
    let word = input.word(at);
    let quote = zeros(word ^ all(b'"'));
    if quote == 0 {
        return None;
    }
    let len = quote.trailing_zeros() / 8;
    let text = first(word, len);
    let point = zeros(text ^ all(b'.')).trailing_zeros() / 8;
    let (digits, count, fraction) = if point < len {
        let after = if point == 0 { text } else { text >> (8 * point) };
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
    let read = bits(value * SCALE[fraction as usize], fraction as u8, at + len as usize + 1);
    Some(read)
}

const DATE: u64 = u64::from_le_bytes(*b"0000-00-");
const HOUR: u64 = u64::from_le_bytes(*b"00T00:00");
const SECOND: u64 = u64::from_le_bytes(*b":00\0\0\0\0\0");

/// `YYYY-MM-DDThh:mm:ss` with `Z`, `.mmmZ` or `±hh:mm`, no leap second.
#[inline(always)]
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

/// What follows the seconds, of which five bytes are given: milliseconds to add, and where the closing quote ends.
#[inline(always)]
fn zone(input: Input<'_>, at: usize, rest: u64) -> Option<(i64, usize)> {
    const UTC: u64 = u64::from_le_bytes(*b"Z\"\0\0\0\0\0\0");
    const MILLIS: u64 = u64::from_le_bytes(*b".000Z\0\0\0");
    const OFFSET: u64 = u64::from_le_bytes(*b"\x0000:0\0\0\0");
    if first(rest, 2) == UTC {
        return Some((0, at + 2));
    }
    let sign = match input.byte(at) {
        b'+' => -60_000,
        b'-' => 60_000,
        b'.' => {
            let values = digits(rest ^ MILLIS)?;
            let millis = number(values >> 8 << 40);
            let whole = values & 0x00FF_0000_00FF == 0 && input.byte(at + 5) == b'"';
            return whole.then_some((i64::try_from(millis).ok()?, at + 6));
        }
        _ => return None,
    };
    let last = u64::from(input.byte(at + 5) ^ b'0');
    let values = digits((rest & !0xFF) ^ OFFSET | last << 40)?;
    let [_, hours, _, _, minutes, ..] = pairs(values).to_le_bytes();
    let colon = values & 0xFF00_0000 == 0;
    if !colon || hours > 23 || minutes > 59 || input.byte(at + 6) != b'"' {
        return None;
    }
    Some((sign * (i64::from(hours) * 60 + i64::from(minutes)), at + 7))
}

/// A JSON integer of at most seven digits, not negative.
#[inline(always)]
pub(super) fn integer(leaf: Leaf, input: Input<'_>, at: usize) -> Option<Read> {
    let scale = match leaf {
        Leaf::Decimal | Leaf::Money => SCALE[0],
        Leaf::Int => 1,
        _ => return None,
    };
    let word = input.word(at);
    let values = word ^ all(b'0');
    let others = others(values);
    let len = others.trailing_zeros() / 8;
    if others == 0 || len == 0 || (len > 1 && input.byte(at) == b'0') || !ends_number(input.byte(at + len as usize)) {
        return None;
    }
    Some(bits(number(values << (64 - 8 * len)) * scale, 0, at + len as usize))
}

/// Whether a number cannot go on with this byte.
#[inline(always)]
const fn ends_number(byte: u8) -> bool {
    !matches!(byte, b'.' | b'e' | b'E')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::leaf;
    use crate::shape::Field;

    fn member(leaf: Leaf) -> Member {
        let field = Field {
            name: "name",
            #[cfg(feature = "text")]
            label: "",
            leaf,
            personal: false,
            blank_is_absent: false,
        };
        Member::new(Box::leak(Box::new(field)), 0)
    }

    /// What is read here is what the exact way makes of the same text.
    fn agrees(leaf: Leaf, text: &str) -> bool {
        let quoted = format!("{text}\",");
        let Some(read) = super::text(&member(leaf), Input::copied(quoted.as_bytes(), &mut Vec::new()), 0) else {
            return false;
        };
        assert_eq!(read.end, text.len() + 1, "{text}");
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
            for other in
                [format!("{word}_"), format!("{word}\0"), format!("{word}\0\0\0\0"), word[1..].to_owned(), word.to_uppercase(), String::new()]
            {
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
            let read = integer(Leaf::Money, Input::copied(text.as_bytes(), &mut Vec::new()), 0);
            assert_eq!(read.as_ref().map(|read| read.payload), expected, "{text}");
            assert!(read.is_none_or(|read| read.end == text.len() - 1), "{text}");
        }
        for text in ["1.5,", "1e2,", "12345678,", "", "x"] {
            assert!(integer(Leaf::Money, Input::copied(text.as_bytes(), &mut Vec::new()), 0).is_none(), "{text}");
        }
    }
}
