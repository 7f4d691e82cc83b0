//! Periods of working days, and the present as far as it concerns a subject.

use crate::document::{Entry, Undetermined};
use crate::records::subject::Subject;
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::time::Timestamp;

/// The present, or the end of the subject's time on the platform where that came first: what happens later is no matter of the subject.
pub(super) fn as_of(subject: Subject<'_>, found: &Found<'_>) -> Result<Timestamp, Undetermined> {
    let now = found.now()?;
    Ok(subject.exited_at().get()?.map_or(now, |exited| exited.min(now)))
}

/// Whether the subject is gone from the platform.
pub(super) fn has_left(subject: Subject<'_>, found: &Found<'_>) -> Result<bool, Undetermined> {
    match subject.exited_at().get()? {
        Some(exited) => Ok(exited <= found.now()?),
        None => Ok(false),
    }
}

/// `done` comes at most so many working days after `event`; while it has not come (again), the present must not be later than that.
///
/// Which days are public holidays is not known here. What came within so many weekdays is in time; what came later than so many and the
/// setting `public_holidays` is late; in between lies what a calendar must decide.
pub(super) fn within_working_days<'r>(
    found: &mut Found<'_>,
    event: Entry<'r, Timestamp>,
    done: Entry<'r, Timestamp>,
    days: i64,
    present: Result<Timestamp, Undetermined>,
) -> Outcome {
    let Some(start) = event.get()? else { return Ok(()) };
    let done_at = done.get()?.filter(|done_at| *done_at >= start);
    let reached = match done_at {
        Some(done_at) => done_at,
        None => present?,
    };
    if reached <= start.end_of_weekday_plus(days) {
        return Ok(());
    }
    let not_after = start.end_of_weekday_plus(days + found.setting("public_holidays").max(0));
    if reached <= not_after {
        return Err(Undetermined);
    }
    let making = found.add(done, if done_at.is_some() { "late" } else { "overdue" });
    let making = making.related(event).param("days", Param::Int(days)).param("not_after", Param::Time(not_after));
    if let Some(done_at) = done_at {
        making.param("actual", Param::Time(done_at));
    }
    Ok(())
}
