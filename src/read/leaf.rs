//! Leaves: what a text or number must be to fill a field, and what is left of it in the slot.

use crate::codes::{self, Currency};
use crate::decimal::{Decimal, Malformed};
use crate::shape::Leaf;
use crate::time::{Date, Timestamp};

/// What a scalar leaves in its slot.
pub(crate) enum Scalar {
    /// The text itself.
    Text,
    /// A number and its detail.
    Bits(u64, u8),
}

/// Whether the leaf is written as text. Decimals may be either.
pub(crate) fn takes_text(leaf: Leaf) -> bool {
    !matches!(leaf, Leaf::Bool | Leaf::Int | Leaf::Object(_) | Leaf::List(_) | Leaf::OneOrMany(_))
}

/// Reads text for a leaf.
#[inline(always)]
pub(crate) fn text(leaf: Leaf, text: &[u8]) -> Result<Scalar, Malformed> {
    match leaf {
        Leaf::Text(max) | Leaf::Id(max) => bounded(text, max),
        Leaf::Timestamp => Timestamp::from_rfc3339(text).map(time),
        Leaf::Date => Date::from_iso8601(text).map(|date| time(date.0)),
        Leaf::UtcTimestamp => Timestamp::from_utc(text).map(time),
        Leaf::ChinaTimestamp => Timestamp::from_china(text).map(time),
        Leaf::Decimal | Leaf::Money => Decimal::from_text(text).map(decimal),
        Leaf::Code(list) => list.position(text).map(|at| Scalar::Bits(at as u64, 0)).ok_or(unlisted(text)),
        Leaf::Currency => Currency::from_code(text).map(|currency| Scalar::Bits(currency.to_payload(), 0)).ok_or(unlisted(text)),
        Leaf::Country => codes::is_country(text).then_some(Scalar::Text).ok_or(unlisted(text)),
        Leaf::Region => region(text),
        Leaf::Bool | Leaf::Int | Leaf::Object(_) | Leaf::List(_) | Leaf::OneOrMany(_) => Err(Malformed::Form),
    }
}

/// Reads a JSON number for a leaf; `None` when the leaf takes no number.
pub(crate) fn number(leaf: Leaf, text: &[u8]) -> Option<Result<Scalar, Malformed>> {
    match leaf {
        Leaf::Decimal | Leaf::Money => Some(Decimal::from_number(text).map(decimal)),
        Leaf::Int => Some(integer(text)),
        // A JSON integer stands for its own digits.
        Leaf::Id(max) if text.iter().all(u8::is_ascii_digit) => Some(bounded(text, max)),
        _ => None,
    }
}

fn integer(text: &[u8]) -> Result<Scalar, Malformed> {
    let read = Decimal::from_number(text)?;
    if read.fraction_digits > 0 {
        return Err(Malformed::TooPrecise);
    }
    Ok(Scalar::Bits((read.ten_thousandths / Decimal::ONE).cast_unsigned(), 0))
}

/// Text of 1 to `max` characters (Unicode scalar values).
fn bounded(text: &[u8], max: u32) -> Result<Scalar, Malformed> {
    let max = max as usize;
    if text.is_empty() {
        return Err(Malformed::Empty);
    }
    // Bytes are at least as many as characters, so the count is taken only where it can matter.
    if text.len() > max && text.iter().filter(|byte| **byte & 0xC0 != 0x80).count() > max {
        return Err(Malformed::TooLong);
    }
    Ok(Scalar::Text)
}

fn time(time: Timestamp) -> Scalar {
    Scalar::Bits(time.0.cast_unsigned(), 0)
}

fn decimal(decimal: Decimal) -> Scalar {
    Scalar::Bits(decimal.ten_thousandths.cast_unsigned(), decimal.fraction_digits)
}

fn unlisted(text: &[u8]) -> Malformed {
    if text.is_empty() { Malformed::Empty } else { Malformed::NotListed }
}

fn region(text: &[u8]) -> Result<Scalar, Malformed> {
    if text.is_empty() {
        Err(Malformed::Empty)
    } else if text.len() != 6 || !text.iter().all(u8::is_ascii_digit) {
        Err(Malformed::Form)
    } else if codes::is_region(text) {
        Ok(Scalar::Text)
    } else {
        Err(Malformed::NoSuchRegion)
    }
}
