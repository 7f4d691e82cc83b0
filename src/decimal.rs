//! Exact decimals with at most four fractional digits: amounts and quantities, never through binary floating point.

use core::fmt;

/// Why text is not what its leaf kind asks for. The name is what a report shows as `params.problem`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Malformed {
    /// Not of the written form at all.
    Form,
    /// Empty where something is needed.
    Empty,
    /// More characters than allowed.
    TooLong,
    /// More fractional digits than can be.
    TooPrecise,
    /// Outside what can be represented or allowed.
    OutOfRange,
    /// A time without offset from UTC.
    NoOffset,
    /// A day or time that does not exist.
    NoSuchTime,
    /// Not in the code list.
    NotListed,
    /// Not a province of GB/T 2260.
    NoSuchRegion,
}

impl Malformed {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 9] = [
        Self::Form,
        Self::Empty,
        Self::TooLong,
        Self::TooPrecise,
        Self::OutOfRange,
        Self::NoOffset,
        Self::NoSuchTime,
        Self::NotListed,
        Self::NoSuchRegion,
    ];

    /// The word that stands in `params.problem`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::TooPrecise => "too_precise",
            Self::OutOfRange => "out_of_range",
            Self::NoOffset => "no_offset",
            Self::NoSuchTime => "no_such_time",
            Self::NotListed => "not_listed",
            Self::NoSuchRegion => "no_such_region",
        }
    }
}

/// A decimal in ten-thousandths, with the fractional digits it was written with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    /// The value times 10,000.
    pub ten_thousandths: i64,
    /// Fractional digits as written in text; of a JSON number, as many as its value needs.
    pub fraction_digits: u8,
}

impl Decimal {
    /// Fractional digits that can be held.
    pub const DIGITS: u8 = 4;
    /// One.
    pub const ONE: i64 = 10_000;
    /// The largest magnitude accepted, in ten-thousandths: ten billion units, so that no sum of 65,535 of them overflows.
    const MAX: i64 = 10_000_000_000 * Self::ONE;

    /// Reads `-?digits(.digits)?`, as text in an amount field is written.
    ///
    /// # Errors
    /// What is wrong with the spelling.
    pub fn from_text(text: &[u8]) -> Result<Self, Malformed> {
        let (negative, digits) = match text {
            [] => return Err(Malformed::Empty),
            [b'-', rest @ ..] => (true, rest),
            _ => (false, text),
        };
        let (mut value, mut at) = (0i64, 0);
        while let Some(digit) = digits.get(at).and_then(|byte| digit(*byte)) {
            value = grow(value, digit)?;
            at += 1;
        }
        let mut fraction = 0u8;
        if at == 0 {
            return Err(Malformed::Form);
        }
        if digits.get(at) == Some(&b'.') {
            let start = at + 1;
            at = start;
            while let Some(digit) = digits.get(at).and_then(|byte| digit(*byte)) {
                if fraction < Self::DIGITS {
                    value = grow(value, digit)?;
                    fraction += 1;
                } else if digit != 0 {
                    return Err(Malformed::TooPrecise);
                }
                at += 1;
            }
            if at == start {
                return Err(Malformed::Form);
            }
        }
        if at != digits.len() {
            return Err(Malformed::Form);
        }
        Self::scaled(value, fraction, negative)
    }

    /// Reads a JSON number exactly, exponent included. Its digits are those its value needs: `1.50` and `1.5` are one number.
    ///
    /// # Errors
    /// `TooPrecise` or `OutOfRange`; `Form` when it is no JSON number.
    pub fn from_number(text: &[u8]) -> Result<Self, Malformed> {
        let (mantissa, exponent) = match text.iter().position(|byte| matches!(byte, b'e' | b'E')) {
            None => (text, 0),
            Some(at) => (&text[..at], small_integer(&text[at + 1..])),
        };
        let (negative, mantissa) = match mantissa {
            [b'-', rest @ ..] => (true, rest),
            _ => (false, mantissa),
        };
        let point = mantissa.iter().position(|byte| *byte == b'.').unwrap_or(mantissa.len());
        let count = i64::try_from(mantissa.len()).map_err(|_| Malformed::OutOfRange)?;
        let mut value = 0i64;
        let mut fraction = 0u8;
        // The power of ten of the digit in hand.
        let mut power = i64::try_from(point).map_err(|_| Malformed::OutOfRange)? + exponent;
        for byte in mantissa.iter().filter(|byte| **byte != b'.') {
            power -= 1;
            let digit = digit(*byte).ok_or(Malformed::Form)?;
            if digit != 0 {
                if power < -i64::from(Self::DIGITS) {
                    return Err(Malformed::TooPrecise);
                }
                if power > 14 {
                    return Err(Malformed::OutOfRange);
                }
                if power < 0 {
                    fraction = fraction.max(u8::try_from(-power).unwrap_or(Self::DIGITS));
                }
                let scale = u32::try_from(power + i64::from(Self::DIGITS)).unwrap_or(0);
                value = 10i64.pow(scale).checked_mul(digit).and_then(|part| value.checked_add(part)).ok_or(Malformed::OutOfRange)?;
            }
        }
        if count == 0 || value > Self::MAX {
            return Err(if count == 0 { Malformed::Form } else { Malformed::OutOfRange });
        }
        Ok(Self { ten_thousandths: if negative { -value } else { value }, fraction_digits: fraction })
    }

    fn scaled(value: i64, fraction: u8, negative: bool) -> Result<Self, Malformed> {
        let scale = 10i64.pow(u32::from(Self::DIGITS - fraction));
        let value = value.checked_mul(scale).filter(|value| *value <= Self::MAX).ok_or(Malformed::OutOfRange)?;
        Ok(Self { ten_thousandths: if negative { -value } else { value }, fraction_digits: fraction })
    }

    /// From a count of whole units.
    pub const fn whole(units: i64) -> Self {
        Self { ten_thousandths: units * Self::ONE, fraction_digits: 0 }
    }

    /// From ten-thousandths, digits as many as needed.
    pub const fn exact(ten_thousandths: i64) -> Self {
        let mut digits = Self::DIGITS;
        let mut rest = ten_thousandths;
        while digits > 0 && rest % 10 == 0 {
            rest /= 10;
            digits -= 1;
        }
        Self { ten_thousandths, fraction_digits: digits }
    }

    /// The product in ten-thousandths, of which half of one goes up; `None` when it is too large.
    pub fn times(self, other: Self) -> Option<i64> {
        let (one, two) = (self.ten_thousandths, other.ten_thousandths);
        // Numbers below 200,000, as nearly all are, need no 128 bits.
        if let (Ok(one), Ok(two)) = (i32::try_from(one), i32::try_from(two)) {
            return Some((i64::from(one) * i64::from(two) + Self::ONE / 2).div_euclid(Self::ONE));
        }
        let product = i128::from(one) * i128::from(two) + i128::from(Self::ONE / 2);
        i64::try_from(product.div_euclid(i128::from(Self::ONE))).ok()
    }

    /// Shown with at least this many fractional digits.
    #[must_use]
    pub fn with_digits(self, digits: u8) -> Self {
        Self { fraction_digits: Self::exact(self.ten_thousandths).fraction_digits.max(digits), ..self }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.ten_thousandths == other.ten_thousandths
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.ten_thousandths.unsigned_abs();
        let unit = Self::ONE.unsigned_abs();
        let sign = if self.ten_thousandths < 0 { "-" } else { "" };
        write!(out, "{sign}{}", magnitude / unit)?;
        if self.fraction_digits == 0 {
            return Ok(());
        }
        let mut rest = magnitude % unit;
        out.write_str(".")?;
        for _ in 0..self.fraction_digits.min(Self::DIGITS) {
            rest *= 10;
            write!(out, "{}", rest / unit)?;
            rest %= unit;
        }
        Ok(())
    }
}

fn digit(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

fn grow(value: i64, digit: i64) -> Result<i64, Malformed> {
    value.checked_mul(10).and_then(|value| value.checked_add(digit)).ok_or(Malformed::OutOfRange)
}

/// The exponent of a JSON number; beyond ±10,000 it is that.
fn small_integer(text: &[u8]) -> i64 {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let value = digits.iter().fold(0i64, |value, byte| (value * 10 + i64::from(byte.wrapping_sub(b'0'))).min(10_000));
    if negative { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, and the ten-thousandths and digits it holds.
    type Row = (&'static str, Result<(i64, u8), Malformed>);

    #[test]
    fn reads_text_on_its_digits() {
        let table: &[Row] = &[
            ("199.00", Ok((1_990_000, 2))),
            ("0.1", Ok((1_000, 1))),
            ("-5", Ok((-50_000, 0))),
            ("1.2345", Ok((12_345, 4))),
            ("1.23450", Ok((12_345, 4))),
            ("1.23456", Err(Malformed::TooPrecise)),
            ("", Err(Malformed::Empty)),
            (".5", Err(Malformed::Form)),
            ("5.", Err(Malformed::Form)),
            ("+5", Err(Malformed::Form)),
            ("1,000.00", Err(Malformed::Form)),
            ("1e2", Err(Malformed::Form)),
            ("99999999999999999999", Err(Malformed::OutOfRange)),
        ];
        for (text, expected) in table {
            let read = Decimal::from_text(text.as_bytes()).map(|d| (d.ten_thousandths, d.fraction_digits));
            assert_eq!(read, *expected, "{text}");
        }
    }

    #[test]
    fn reads_numbers_by_value() {
        let table: &[Row] = &[
            ("199.00", Ok((1_990_000, 0))),
            ("1.5e2", Ok((1_500_000, 0))),
            ("15e-1", Ok((15_000, 1))),
            ("1e-5", Err(Malformed::TooPrecise)),
            ("0e99", Ok((0, 0))),
            ("1e99", Err(Malformed::OutOfRange)),
            ("-0.25", Ok((-2_500, 2))),
            ("0.1000000000000000055", Err(Malformed::TooPrecise)),
        ];
        for (text, expected) in table {
            let read = Decimal::from_number(text.as_bytes()).map(|d| (d.ten_thousandths, d.fraction_digits));
            assert_eq!(read, *expected, "{text}");
        }
    }

    #[test]
    fn multiplies_with_half_up() {
        let table: &[(&str, &str, Option<i64>)] = &[
            ("99.50", "2", Some(1_990_000)),
            ("0.0001", "0.5", Some(1)),
            ("0.0001", "0.4999", Some(0)),
            ("-0.0001", "0.5", Some(0)),
            ("-3", "0.5", Some(-15_000)),
            ("1000000", "1000000", Some(10_000_000_000_000_000)),
            ("-1000000.0001", "1.5", Some(-15_000_000_001)),
            ("10000000000", "10000000000", None),
        ];
        for (one, two, expected) in table {
            let read = |text: &str| Decimal::from_text(text.as_bytes()).unwrap();
            assert_eq!(read(one).times(read(two)), *expected, "{one} × {two}");
        }
    }

    #[test]
    fn shows_as_written() {
        assert_eq!(Decimal::from_text(b"198.50").unwrap().to_string(), "198.50");
        assert_eq!(Decimal::exact(-12_300).to_string(), "-1.23");
        assert_eq!(Decimal::whole(3).with_digits(2).to_string(), "3.00");
    }
}
