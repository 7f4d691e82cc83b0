//! Points in time. RFC 3339 with offset; what is decided where the standard leaves room:
//!
//! - A leap second (`:60`) is accepted where UTC shows 23:59 and counts as the midnight that follows.
//! - `24:00` is refused: RFC 3339 has hours 00 to 23.
//! - `T` and `Z` may be lower case; a space instead of `T` is refused.
//! - `-00:00` (offset unknown) counts as UTC.
//! - Fractions of any length are accepted and cut to milliseconds.
//!
//! Statutory periods run by calendar days at UTC+8 and start on the day after the event (Civil Code 201); months and years end on the day
//! of the same number, or on the month's last where it has none (202).

use crate::decimal::Malformed;
use core::fmt;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

/// Milliseconds of a day.
pub const DAY: i64 = 86_400_000;
const CHINA_OFFSET: i64 = 8 * 3_600_000;

impl Timestamp {
    /// Reads RFC 3339 with offset.
    ///
    /// # Errors
    /// What is wrong with the spelling, or that there is no such time.
    pub fn from_rfc3339(text: &[u8]) -> Result<Self, Malformed> {
        let (local, second, rest) = date_time(text)?;
        let offset = match rest {
            [b'Z' | b'z'] => 0,
            [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
                let (hours, minutes) = (two([*h1, *h2])?, two([*m1, *m2])?);
                if hours > 23 || minutes > 59 {
                    return Err(Malformed::NoSuchTime);
                }
                let offset = (hours * 60 + minutes) * 60_000;
                if *sign == b'-' { -offset } else { offset }
            }
            [] => return Err(Malformed::NoOffset),
            _ => return Err(Malformed::Form),
        };
        let utc = local - offset;
        if second == 60 && utc.rem_euclid(DAY) >= 1_000 {
            return Err(Malformed::NoSuchTime);
        }
        Ok(Self(utc))
    }

    /// Reads a date and time without offset that its format defines as UTC (`WooCommerce`'s `…_gmt`).
    ///
    /// # Errors
    /// What is wrong with the spelling, or that there is no such time.
    pub fn from_utc(text: &[u8]) -> Result<Self, Malformed> {
        match date_time(text)? {
            (utc, second, []) if second < 60 => Ok(Self(utc)),
            (_, 60, []) => Err(Malformed::NoSuchTime),
            _ => Self::from_rfc3339(text),
        }
    }

    /// Reads `YYYY-MM-DD hh:mm:ss[.fraction]`, with a space or a `T` and no offset, that its format defines as the time of China (UTC+8).
    ///
    /// # Errors
    /// What is wrong with the spelling, or that there is no such time.
    pub fn from_china(text: &[u8]) -> Result<Self, Malformed> {
        let mut buffer = [0; 32];
        let Some(spelled) = buffer.get_mut(..text.len()) else {
            return Self::from_rfc3339(text);
        };
        spelled.copy_from_slice(text);
        if let Some(separator @ b' ') = spelled.get_mut(10) {
            *separator = b'T';
        }
        match date_time(spelled)? {
            (local, second, []) if second < 60 => Ok(Self(local - CHINA_OFFSET)),
            (_, 60, []) => Err(Malformed::NoSuchTime),
            _ => Self::from_rfc3339(text),
        }
    }

    /// The last millisecond of the day at UTC+8 that comes so many days after this one: statutory periods start on the day after the
    /// event and count to the end of their last day.
    #[must_use]
    pub const fn end_of_day_plus(self, days: i64) -> Self {
        let day = (self.0 + CHINA_OFFSET).div_euclid(DAY) + days + 1;
        Self(day * DAY - CHINA_OFFSET - 1)
    }

    /// The last millisecond of the day at UTC+8 that comes so many weekdays, Monday to Friday, after this one. These are working days only
    /// where no public holiday and no weekend worked in exchange for one lies between: both are announced year by year and not known here.
    #[must_use]
    pub const fn end_of_weekday_plus(self, weekdays: i64) -> Self {
        let day = (self.0 + CHINA_OFFSET).div_euclid(DAY);
        // 1970-01-01 was a Thursday. A weekend counts from its Friday.
        let of_week = (day + 3).rem_euclid(7);
        let monday = day - of_week;
        let count = if of_week > 4 { 4 } else { of_week } + weekdays;
        let last = monday + count.div_euclid(5) * 7 + count.rem_euclid(5);
        Self((last + 1) * DAY - CHINA_OFFSET - 1)
    }

    /// Months later by the calendar of UTC+8; a day that the month lacks becomes its last.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let local = self.0 + CHINA_OFFSET;
        let (year, month, day) = civil(local.div_euclid(DAY));
        let count = year * 12 + month - 1 + months;
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
        let day = day.min(days_in_month(year, month));
        Self(days_from_civil(year, month, day) * DAY + local.rem_euclid(DAY) - CHINA_OFFSET)
    }

    /// Years later by the calendar of UTC+8; 29 February becomes 28 February where there is none.
    #[must_use]
    pub fn plus_years(self, years: i64) -> Self {
        self.plus_months(years * 12)
    }
}

/// A day of the calendar, from its midnight at UTC+8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub Timestamp);

impl Date {
    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// What is wrong with the spelling, or that there is no such day.
    pub fn from_iso8601(text: &[u8]) -> Result<Self, Malformed> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
            return Err(if text.is_empty() { Malformed::Empty } else { Malformed::Form });
        };
        let (year, month, day) = (two([y1, y2])? * 100 + two([y3, y4])?, two([m1, m2])?, two([d1, d2])?);
        if !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
            return Err(Malformed::NoSuchTime);
        }
        Ok(Self(Timestamp(start_of_day(year, month, day))))
    }

    /// The day that a point in time falls on.
    #[must_use]
    pub const fn of(time: Timestamp) -> Self {
        let day = (time.0 + CHINA_OFFSET).div_euclid(DAY);
        Self(Timestamp(day * DAY - CHINA_OFFSET))
    }

    /// Days later.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self(Timestamp(self.0.0 + days * DAY))
    }

    /// Months later; a day that the month lacks becomes its last.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        Self(self.0.plus_months(months))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil((self.0.0 + CHINA_OFFSET).div_euclid(DAY));
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 at UTC+8, the clock of this trade.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.0 + CHINA_OFFSET;
        let (year, month, day) = civil(local.div_euclid(DAY));
        let seconds = local.rem_euclid(DAY) / 1_000;
        let (h, m, s) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        write!(out, "{year:04}-{month:02}-{day:02}T{h:02}:{m:02}:{s:02}+08:00")
    }
}

/// Midnight at UTC+8, as milliseconds since 1970-01-01T00:00:00Z.
pub const fn start_of_day(year: i64, month: i64, day: i64) -> i64 {
    days_from_civil(year, month, day) * DAY - CHINA_OFFSET
}

/// `YYYY-MM-DDThh:mm:ss[.fraction]`: milliseconds as if UTC, the second, and what follows.
fn date_time(text: &[u8]) -> Result<(i64, i64, &[u8]), Malformed> {
    let Some((head, mut rest)) = text.split_first_chunk::<19>() else {
        return Err(if text.is_empty() { Malformed::Empty } else { Malformed::Form });
    };
    let at = |i: usize| two([head[i], head[i + 1]]);
    let marks = head[4] == b'-' && head[7] == b'-' && head[10] | 0x20 == b't' && head[13] == b':' && head[16] == b':';
    if !marks {
        return Err(Malformed::Form);
    }
    let (year, month, day) = (at(0)? * 100 + at(2)?, at(5)?, at(8)?);
    let (hour, minute, second) = (at(11)?, at(14)?, at(17)?);
    if hour > 23 || minute > 59 || second > 60 || !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
        return Err(Malformed::NoSuchTime);
    }
    let mut millis = 0;
    if let [b'.', fraction @ ..] = rest {
        let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return Err(Malformed::Form);
        }
        for place in 0..3 {
            millis = millis * 10 + fraction.get(place).filter(|_| place < digits).map_or(0, |byte| i64::from(byte - b'0'));
        }
        rest = &fraction[digits..];
    }
    if second == 60 {
        millis = 0;
    }
    let seconds = (hour * 60 + minute) * 60 + second;
    Ok((days_from_civil(year, month, day) * DAY + seconds * 1_000 + millis, second, rest))
}

fn two(digits: [u8; 2]) -> Result<i64, Malformed> {
    let [high, low] = digits.map(|byte| byte.wrapping_sub(b'0'));
    if high > 9 || low > 9 {
        return Err(Malformed::Form);
    }
    Ok(i64::from(high * 10 + low))
}

/// Days of a month of the Gregorian calendar.
const fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a Gregorian date (Hinnant's algorithm, years counted from March).
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Days of a common year before each month, and its own days.
const MONTHS: [(u32, u32); 12] =
    [(0, 31), (31, 28), (59, 31), (90, 30), (120, 31), (151, 30), (181, 31), (212, 31), (243, 30), (273, 31), (304, 30), (334, 31)];

/// Days since 1970-01-01 of a date as it is written, from year 0 on; `None` when there is no such day. In 32 bits, which Wasm engines divide by
/// constants without dividing.
pub(crate) fn day_number(year: u32, month: u32, day: u32) -> Option<i64> {
    let &(before, length) = MONTHS.get((month as usize).wrapping_sub(1))?;
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let (before, length) = if leap { (before + u32::from(month > 2), length + u32::from(month == 2)) } else { (before, length) };
    // Years of either kind since 0000-01-01, which is 719,528 days before 1970.
    let leap_years = year.div_ceil(4) - year.div_ceil(100) + year.div_ceil(400);
    (1..=length).contains(&day).then(|| i64::from(year * 365 + leap_years + before + day - 1) - 719_528)
}

/// The Gregorian date of days since 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decides_what_is_a_time() {
        let table: &[(&str, Result<i64, Malformed>)] = &[
            ("1970-01-01T00:00:00Z", Ok(0)),
            ("2026-03-01T08:00:00+08:00", Ok(1_772_323_200_000)),
            ("2026-03-01t00:00:00.1239z", Ok(1_772_323_200_123)),
            ("2016-12-31T23:59:60Z", Ok(1_483_228_800_000)),
            ("2017-01-01T07:59:60+08:00", Ok(1_483_228_800_000)),
            ("2017-01-01T07:58:60+08:00", Err(Malformed::NoSuchTime)),
            ("2026-03-01T24:00:00Z", Err(Malformed::NoSuchTime)),
            ("2026-02-29T00:00:00Z", Err(Malformed::NoSuchTime)),
            ("2024-02-29T00:00:00-00:00", Ok(1_709_164_800_000)),
            ("2026-03-01T00:00:00", Err(Malformed::NoOffset)),
            ("2026-03-01 00:00:00Z", Err(Malformed::Form)),
            ("2026-03-01T00:00:00+0800", Err(Malformed::Form)),
            ("2026-03-01", Err(Malformed::Form)),
            ("", Err(Malformed::Empty)),
        ];
        for (text, expected) in table {
            assert_eq!(Timestamp::from_rfc3339(text.as_bytes()).map(|t| t.0), *expected, "{text}");
        }
    }

    #[test]
    fn counts_weekdays() {
        // 2026-03-02 was a Monday.
        let table = [
            ("2026-03-02T09:00:00+08:00", 0, "2026-03-02T23:59:59+08:00"),
            ("2026-03-02T09:00:00+08:00", 3, "2026-03-05T23:59:59+08:00"),
            ("2026-03-02T09:00:00+08:00", 5, "2026-03-09T23:59:59+08:00"),
            ("2026-03-06T23:59:59+08:00", 1, "2026-03-09T23:59:59+08:00"),
            ("2026-03-06T16:00:00Z", 1, "2026-03-09T23:59:59+08:00"),
            ("2026-03-08T00:00:00+08:00", 10, "2026-03-20T23:59:59+08:00"),
            ("2026-03-04T00:00:00+08:00", 10, "2026-03-18T23:59:59+08:00"),
            ("1969-12-31T12:00:00Z", 1, "1970-01-01T23:59:59+08:00"),
        ];
        for (from, weekdays, expected) in table {
            let from = Timestamp::from_rfc3339(from.as_bytes()).unwrap();
            assert_eq!(from.end_of_weekday_plus(weekdays).to_string(), expected, "{from} + {weekdays}");
        }
    }

    #[test]
    fn numbers_days_in_two_ways_alike() {
        for year in 0..=9_999u32 {
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let [y, m, d] = [year, month, day].map(i64::from);
                let exists = (1..=12).contains(&m) && (1..=days_in_month(y, m)).contains(&d);
                assert_eq!(day_number(year, month, day), exists.then(|| days_from_civil(y, m, d)), "{year}-{month}-{day}");
            }
        }
    }

    #[test]
    fn reads_the_time_of_china() {
        let table: &[(&str, Result<&str, Malformed>)] = &[
            ("2026-03-01 08:00:00", Ok("2026-03-01T08:00:00+08:00")),
            ("2026-03-01T08:00:00", Ok("2026-03-01T08:00:00+08:00")),
            ("2026-03-01 08:00:00.999", Ok("2026-03-01T08:00:00+08:00")),
            ("2026-03-01T00:00:00Z", Ok("2026-03-01T08:00:00+08:00")),
            ("2026-03-01 08:00:00+08:00", Err(Malformed::Form)),
            ("2026-03-01 08:00:60", Err(Malformed::NoSuchTime)),
            ("2026-02-29 08:00:00", Err(Malformed::NoSuchTime)),
            ("2026-03-01 08:00", Err(Malformed::Form)),
            ("2026-03-01_08:00:00", Err(Malformed::Form)),
            ("", Err(Malformed::Empty)),
        ];
        for (text, expected) in table {
            assert_eq!(Timestamp::from_china(text.as_bytes()).map(|time| time.to_string()), expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn counts_statutory_days_to_the_end_of_the_last() {
        let table = [
            ("2026-02-05T15:20:00+08:00", 7, "2026-02-12T23:59:59+08:00"),
            ("2026-02-05T00:00:00+08:00", 7, "2026-02-12T23:59:59+08:00"),
            ("2026-02-05T23:59:59+08:00", 7, "2026-02-12T23:59:59+08:00"),
            ("2026-02-05T16:00:00Z", 7, "2026-02-13T23:59:59+08:00"),
            ("2024-02-22T10:00:00+08:00", 7, "2024-02-29T23:59:59+08:00"),
            ("2025-02-22T10:00:00+08:00", 7, "2025-03-01T23:59:59+08:00"),
            ("2025-12-25T10:00:00+08:00", 7, "2026-01-01T23:59:59+08:00"),
            ("2024-02-14T10:00:00+08:00", 15, "2024-02-29T23:59:59+08:00"),
        ];
        for (from, days, expected) in table {
            let from = Timestamp::from_rfc3339(from.as_bytes()).unwrap();
            let last = from.end_of_day_plus(days);
            assert_eq!(last.to_string(), expected, "{from} + {days}");
            assert_eq!((last.0 + 1 + CHINA_OFFSET).rem_euclid(DAY), 0, "the next millisecond is the next day's first");
        }
    }

    #[test]
    fn adds_months_at_their_ends() {
        let table = [
            ("2024-01-31T10:00:00+08:00", 1, "2024-02-29T10:00:00+08:00"),
            ("2025-01-31T10:00:00+08:00", 1, "2025-02-28T10:00:00+08:00"),
            ("2024-02-29T10:00:00+08:00", 12, "2025-02-28T10:00:00+08:00"),
            ("2024-02-29T10:00:00+08:00", 48, "2028-02-29T10:00:00+08:00"),
            ("2024-12-31T23:59:59+08:00", 6, "2025-06-30T23:59:59+08:00"),
            ("2024-12-31T16:00:00Z", 1, "2025-02-01T00:00:00+08:00"),
            ("2023-11-30T10:00:00+08:00", 3, "2024-02-29T10:00:00+08:00"),
            ("2026-03-31T10:00:00+08:00", -1, "2026-02-28T10:00:00+08:00"),
        ];
        for (from, months, expected) in table {
            let from = Timestamp::from_rfc3339(from.as_bytes()).unwrap();
            assert_eq!(from.plus_months(months).to_string(), expected, "{from} + {months}");
        }
    }

    #[test]
    fn adds_years_at_leap_days() {
        let leap = Timestamp::from_rfc3339(b"2024-02-29T10:00:00+08:00").unwrap();
        assert_eq!(leap.plus_years(3).to_string(), "2027-02-28T10:00:00+08:00");
        assert_eq!(leap.plus_years(4).to_string(), "2028-02-29T10:00:00+08:00");
    }
}
