//! AFS 售后服务: the 44 requirements of after-sales service.

use crate::codes::Currency;
use crate::document::{Entry, Known, Value};
use crate::records::aftersale::{Aftersale, AftersaleKind};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::time::Timestamp;

registry! {
    cases, no_reason, returning, refund, quality, settlement, grievance, platform, infringement, keeping;
    cases::AFS_001, cases::AFS_002, cases::AFS_003, cases::AFS_004, cases::AFS_005,
    no_reason::AFS_006, no_reason::AFS_007, no_reason::AFS_008, no_reason::AFS_009,
    returning::AFS_010, returning::AFS_011, returning::AFS_012, refund::AFS_013, refund::AFS_014, refund::AFS_015,
    returning::AFS_016, returning::AFS_017, refund::AFS_018, quality::AFS_019, quality::AFS_020, quality::AFS_021, quality::AFS_022,
    refund::AFS_023, returning::AFS_024, settlement::AFS_025, settlement::AFS_026, settlement::AFS_027,
    grievance::AFS_028, grievance::AFS_029, grievance::AFS_030, grievance::AFS_031, platform::AFS_032, platform::AFS_033,
    settlement::AFS_034, platform::AFS_035, grievance::AFS_036, infringement::AFS_037, infringement::AFS_038, infringement::AFS_039,
    keeping::AFS_040, keeping::AFS_041, refund::AFS_042, keeping::AFS_043, keeping::AFS_044,
}

/// Days that a number from a record or a setting can mean: a hundred years at most.
const DAYS: core::ops::RangeInclusive<i64> = 0..=36_500;

pub(crate) fn clamped(days: i64) -> i64 {
    days.clamp(*DAYS.start(), *DAYS.end())
}

/// The end of the last of so many statutory days after an event.
pub(crate) fn last_moment(event: Timestamp, days: i64) -> Timestamp {
    event.end_of_day_plus(clamped(days))
}

/// A deed is done by that time: too late when it came afterwards, overdue when the time has passed without it.
pub(crate) fn due<'r>(found: &mut Found<'_>, deed: Entry<'r, Timestamp>, event: Entry<'r, Timestamp>, not_after: Timestamp) -> Outcome {
    let making = match deed.get()? {
        Some(done) if done > not_after => found.add(deed, "too_late").param("actual", Param::Time(done)),
        None if found.now()? > not_after => found.add(deed, "overdue"),
        _ => return Ok(()),
    };
    making.related(event).param("not_after", Param::Time(not_after));
    Ok(())
}

/// The same within statutory days of an event, where the event is there.
pub(crate) fn due_within_days<'r>(found: &mut Found<'_>, deed: Entry<'r, Timestamp>, event: Entry<'r, Timestamp>, days: i64) -> Outcome {
    let Some(start) = event.get()? else { return Ok(()) };
    due(found, deed, event, last_moment(start, days))
}

/// The block that a record about this matter must have; `None` where it is about another and has none.
pub(crate) fn matter<'r, T: Value<'r>>(found: &mut Found<'_>, record: Aftersale<'r>, block: Entry<'r, T>, about: AftersaleKind) -> Known<T> {
    match block.get()? {
        None if record.concerns(about)? => found.require(block).map(Some),
        given => Ok(given),
    }
}

/// Fractional digits of the case's currency; the yuan's where none is named.
pub(crate) fn digits(case: Aftersale<'_>) -> u8 {
    case.currency().ok().unwrap_or(Currency::CNY).minor_digits
}
