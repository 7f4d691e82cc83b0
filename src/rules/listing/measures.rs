//! Masses and volumes as titles write them: `500mL`, `1.5 kg`, `2×250克`.

use crate::parts;

/// A mass or a volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    /// Whether it is a mass; a volume where not.
    pub(crate) is_mass: bool,
    /// Ten-thousandths of a milligram or a microlitre, of one piece.
    pub(crate) size: i64,
    /// Pieces, where the text multiplies: `×2`.
    pub(crate) count: i64,
}

/// Units, longer before shorter; milligrams or microlitres of one. `G` alone is none: it stands for a generation or a gigabyte.
const UNITS: [(&str, bool, i64); 16] = [
    ("千克", true, 1_000_000),
    ("公斤", true, 1_000_000),
    ("毫克", true, 1),
    ("毫升", false, 1_000),
    ("克", true, 1_000),
    ("斤", true, 500_000),
    ("升", false, 1_000_000),
    ("kg", true, 1_000_000),
    ("KG", true, 1_000_000),
    ("Kg", true, 1_000_000),
    ("mg", true, 1),
    ("g", true, 1_000),
    ("mL", false, 1_000),
    ("ml", false, 1_000),
    ("ML", false, 1_000),
    ("L", false, 1_000_000),
];

impl Measure {
    /// Of a quantity in ten-thousandths and a unit; `None` when it is no unit of mass or volume, or too large.
    pub(crate) fn new(ten_thousandths: i64, unit: &str) -> Option<Self> {
        let (_, is_mass, factor) = UNITS.into_iter().find(|(name, _, _)| *name == unit)?;
        Some(Self { is_mass, size: ten_thousandths.checked_mul(factor)?, count: 1 })
    }

    /// Whether both may be said of the same goods: the same for a piece, or for all pieces.
    pub(crate) fn agrees(self, other: Self) -> bool {
        let all = |measure: Self| measure.size.checked_mul(measure.count);
        self.size == other.size || all(self) == Some(other.size) || all(other) == Some(self.size) || all(self).is_some() && all(self) == all(other)
    }
}

/// The measures in a text, in its order.
pub(crate) fn of(text: &str) -> impl Iterator<Item = Measure> {
    let mut at = 0;
    core::iter::from_fn(move || {
        while at < text.len() {
            let Some(start) = parts::from(text, at).find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) else { break };
            let end = start + number_length(parts::from(text, start));
            at = end;
            if let Some((measure, length)) = measure(text, start, end) {
                at += length;
                return Some(measure);
            }
        }
        at = text.len();
        None
    })
}

/// Digits with at most one point between them.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    match parts::from(text, whole).strip_prefix('.').map(digits) {
        Some(fraction) if fraction > 0 => whole + 1 + fraction,
        _ => whole,
    }
}

/// The measure whose number stands there, and the length of what follows the number.
fn measure(text: &str, start: usize, end: usize) -> Option<(Measure, usize)> {
    let (before, after) = (parts::up_to(text, start), parts::from(text, end));
    if before.ends_with(|c: char| c == '.' || c.is_ascii_alphabetic() && !is_times(c)) {
        return None;
    }
    let unit = after.trim_start_matches(' ');
    let (name, _, _) = UNITS.into_iter().find(|(name, _, _)| unit.starts_with(name))?;
    let rest = parts::from(unit, name.len());
    // `5gal` and `2Lite` are other words.
    if name.is_ascii() && rest.starts_with(|c: char| c.is_ascii_alphabetic() && !is_times(c)) {
        return None;
    }
    let number = crate::decimal::Decimal::from_text(&text.as_bytes()[start..end]).ok()?;
    let count = count_after(rest).or_else(|| count_before(before)).unwrap_or(1);
    Some((Measure { count, ..Measure::new(number.ten_thousandths, name)? }, after.len() - rest.len()))
}

fn is_times(c: char) -> bool {
    matches!(c, 'x' | 'X' | '*' | '×')
}

/// `×2` after a unit.
fn count_after(rest: &str) -> Option<i64> {
    let rest = rest.trim_start_matches(' ').strip_prefix(is_times)?.trim_start_matches(' ');
    small(parts::up_to(rest, rest.bytes().take_while(u8::is_ascii_digit).count()))
}

/// `2×` before a number.
fn count_before(before: &str) -> Option<i64> {
    let before = before.trim_end_matches(' ').strip_suffix(is_times)?.trim_end_matches(' ');
    small(parts::from(before, before.trim_end_matches(|c: char| c.is_ascii_digit()).len()))
}

fn small(digits: &str) -> Option<i64> {
    if digits.len() > 4 { None } else { digits.parse().ok().filter(|count| *count > 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_masses_and_volumes() {
        let grams = |size: i64, count| Measure { is_mass: true, size: size * 10_000_000, count };
        let millilitres = |size: i64, count| Measure { is_mass: false, size: size * 10_000_000, count };
        let table: &[(&str, &[Measure])] = &[
            ("保温杯 500mL 银色", &[millilitres(500, 1)]),
            ("大米 2.5 kg", &[grams(2_500, 1)]),
            ("牛奶250毫升×12", &[millilitres(250, 12)]),
            ("牛奶 12 x 250ml", &[millilitres(250, 12)]),
            ("2*500g 白糖", &[grams(500, 2)]),
            ("500mL/1升", &[millilitres(500, 1), millilitres(1_000, 1)]),
            ("苹果3斤", &[grams(1_500, 1)]),
            ("5G手机 128GB", &[]),
            ("A500g 型", &[]),
            ("5gal 桶", &[]),
            ("尺码 XL 180", &[]),
            ("1.2.3g", &[]),
            ("99999999999999999999kg", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(of(text).collect::<Vec<_>>(), *expected, "{text}");
        }
    }

    #[test]
    fn agrees_by_piece_or_by_all() {
        let table = [("500g", "0.5kg", true), ("2×250g", "500g", true), ("500g", "250g×2", true), ("250g×2", "250g", true), ("500g", "450g", false)];
        for (one, other, expected) in table {
            let (one, other) = (of(one).next().unwrap(), of(other).next().unwrap());
            assert_eq!(one.agrees(other), expected, "{one:?} {other:?}");
        }
    }
}
