//! The words that rules are made of: present, format, ordered times, within days, kept for years, a history of states, evidence.

use crate::codes::Coded;
use crate::document::{Entry, List, State, Undetermined, Value, View};
use crate::identifiers::Answer;
use crate::parts;
use crate::report::{Found, Param};
use crate::rule::{Outcome, Pointed};
use crate::time::Timestamp;

impl Found<'_> {
    /// The value, or a finding that it is missing.
    ///
    /// # Errors
    /// `Undetermined` where it is missing too, so that `?` ends what depends on it.
    pub fn require<'r, T: Value<'r>>(&mut self, entry: Entry<'r, T>) -> Result<T, Undetermined> {
        if let Some(value) = entry.get()? {
            Ok(value)
        } else {
            self.problem(entry, "missing");
            Err(Undetermined)
        }
    }

    /// A finding for each of the entries that is missing; an error when one cannot be told.
    ///
    /// # Errors
    /// `Undetermined` when one has no place in the source format.
    pub fn present<P: Pointed>(&mut self, entries: impl IntoIterator<Item = P>) -> Outcome {
        let mut outcome = Ok(());
        for entry in entries {
            match entry.known() {
                State::Absent => self.problem(entry, "missing"),
                State::Present => {}
                State::Unknown | State::Unreadable | State::Malformed => outcome = Err(Undetermined),
            }
        }
        outcome
    }

    /// `later` is not before `earlier`, where both are there.
    ///
    /// # Errors
    /// `Undetermined` when one cannot be read.
    pub fn ordered<'r>(&mut self, earlier: Entry<'r, Timestamp>, later: Entry<'r, Timestamp>) -> Outcome {
        if let (Some(first), Some(second)) = (earlier.get()?, later.get()?)
            && second < first
        {
            self.add(later, "too_early").related(earlier).param("not_before", Param::Time(first)).param("actual", Param::Time(second));
        }
        Ok(())
    }

    /// `deed` is not after `event`, where both are there; found at the deed.
    ///
    /// # Errors
    /// `Undetermined` when one cannot be read.
    pub fn no_later<'r>(&mut self, deed: Entry<'r, Timestamp>, event: Entry<'r, Timestamp>) -> Outcome {
        if let (Some(done), Some(not_after)) = (deed.get()?, event.get()?)
            && done > not_after
        {
            self.add(deed, "too_late").related(event).param("not_after", Param::Time(not_after)).param("actual", Param::Time(done));
        }
        Ok(())
    }

    /// The text is such an identifier, where it is there. What a personal one should be is not said.
    ///
    /// # Errors
    /// `Undetermined` when it cannot be read.
    pub fn identifier<'r>(&mut self, entry: Entry<'r, &'r str>, check: fn(&[u8]) -> Answer) -> Outcome {
        let Some(text) = entry.get()? else {
            return Ok(());
        };
        if let Err(wrong) = check(text.as_bytes()) {
            let personal = entry.document.locate(entry.slot).1.is_some_and(|field| field.personal);
            let making = self.add(entry, wrong.part.word());
            if let Some(expected) = wrong.expected.filter(|_| !personal) {
                making.param("expected", Param::Character(expected));
            }
        }
        Ok(())
    }

    /// The text is an https address, where it is there.
    ///
    /// # Errors
    /// `Undetermined` when it cannot be read.
    pub fn https<'r>(&mut self, entry: Entry<'r, &'r str>) -> Outcome {
        let Some(url) = entry.get()? else {
            return Ok(());
        };
        let host = url.get(..8).filter(|scheme| scheme.eq_ignore_ascii_case("https://")).map(|scheme| parts::from(url, scheme.len()));
        if host.is_none_or(|host| host.is_empty() || host.starts_with(['/', '?', '#']) || host.contains(char::is_whitespace)) {
            self.problem(entry, "not_https");
        }
        Ok(())
    }

    /// `later` is at most so many statutory days after `earlier`, where both are there: the day after the event is the first, and the
    /// last one counts to its end, at UTC+8.
    ///
    /// # Errors
    /// `Undetermined` when one cannot be read.
    pub fn within_days<'r>(&mut self, earlier: Entry<'r, Timestamp>, later: Entry<'r, Timestamp>, days: i64) -> Outcome {
        if let (Some(first), Some(second)) = (earlier.get()?, later.get()?) {
            let not_after = first.end_of_day_plus(days);
            if second > not_after {
                self.add(later, "too_late").related(earlier).param("not_after", Param::Time(not_after)).param("actual", Param::Time(second));
            }
        }
        Ok(())
    }

    /// `until` is at least so many years after `from`, where both are there.
    ///
    /// # Errors
    /// `Undetermined` when one cannot be read.
    pub fn kept_for_years<'r>(&mut self, until: Entry<'r, Timestamp>, from: Entry<'r, Timestamp>, years: i64) -> Outcome {
        if let (Some(until_when), Some(start)) = (until.get()?, from.get()?) {
            let not_before = start.plus_years(years);
            if until_when < not_before {
                self.add(until, "too_early").related(from).param("not_before", Param::Time(not_before)).param("actual", Param::Time(until_when));
            }
        }
        Ok(())
    }

    /// An evidence declaration: undetermined while it is not there; where it is, it says what, when and by which digest.
    ///
    /// # Errors
    /// `Undetermined` when nothing is declared.
    pub fn evidence<'r>(&mut self, entry: Entry<'r, crate::records::common::Evidence<'r>>) -> Outcome {
        let Some(evidence) = entry.get()? else {
            return Err(Undetermined);
        };
        self.present([evidence.reference(), evidence.digest()])?;
        self.require(evidence.at()).map(|_| ())
    }

    /// A history of states: times in order, each step one that may follow, the last the state that the record has now (`last_status`
    /// where it is not; the rule's own problem where a state cannot follow).
    ///
    /// # Errors
    /// `Undetermined` when a part of it is missing or cannot be read.
    pub fn history<'r, V: View<'r>, S: Coded + PartialEq + Value<'r>>(
        &mut self,
        history: Entry<'r, List<'r, V>>,
        current: Entry<'r, S>,
        parts: fn(V) -> (Entry<'r, S>, Entry<'r, Timestamp>),
        may_become: fn(S, S) -> bool,
    ) -> Outcome {
        let Some(history) = history.get()? else { return Ok(()) };
        let word = |status: S| Param::Word(S::LIST.words[status.position()]);
        let mut before = None;
        for change in history.iter() {
            let (entry, at) = parts(change?);
            let status = self.require(entry)?;
            self.require(at)?;
            if let Some((earlier, since, from)) = before.replace((entry, at, status)) {
                self.ordered(since, at)?;
                if !may_become(from, status) {
                    self.at(entry).related(earlier).param("from", word(from)).param("to", word(status));
                }
            }
        }
        if let (Some((last, _, actual)), Some(expected)) = (before, current.get()?)
            && actual != expected
        {
            self.add(last, "last_status").related(current).param("expected", word(expected)).param("actual", word(actual));
        }
        Ok(())
    }
}
