//! A transaction in hand: its members by kind, what it has of what rules need, and how judgements look through it.

use crate::document::{Document, Entry, Known, List, SlotIndex, State, Undetermined, View};
use crate::records::RecordKind;
use crate::records::transaction::{Member, Members, Transaction};
use crate::report::Found;
use crate::rule::{Outcome, Rule};
use crate::time::Timestamp;

/// The members of a transaction; its buffers serve one check after the other.
#[derive(Debug, Default)]
pub(crate) struct Bundle {
    root: Option<SlotIndex>,
    /// By the number of their kind.
    parts: [Part; RecordKind::SINGLE.len()],
    given: Members,
}

/// The members of one kind.
#[derive(Debug, Default)]
struct Part {
    records: Vec<SlotIndex>,
    /// Some are not what they should be.
    unreadable: bool,
}

impl Bundle {
    /// Takes up a transaction; nothing is known of one that could not be read.
    pub(crate) fn take_up(&mut self, document: &Document<'_>, root: Option<SlotIndex>) {
        self.given = Members::NONE;
        for part in &mut self.parts {
            part.records.clear();
            part.unreadable = root.is_none();
        }
        self.root = root;
        let Some(root) = root else { return };
        let transaction = Transaction::at(document, root);
        self.add_list(Member::Subjects, transaction.subjects());
        self.add_list(Member::Listings, transaction.listings());
        self.add(Member::Order, transaction.order(), transaction.order().ok().map(|order| order.entry().slot).into_iter());
        self.add_list(Member::Payments, transaction.payments());
        self.add_list(Member::Shipments, transaction.shipments());
        self.add_list(Member::Aftersales, transaction.aftersales());
    }

    fn add_list<'r, V: View<'r>>(&mut self, member: Member, entry: Entry<'r, List<'r, V>>) {
        self.add(member, entry, entry.ok().iter().flat_map(List::blocks));
    }

    fn add<T>(&mut self, member: Member, entry: Entry<'_, T>, blocks: impl Iterator<Item = SlotIndex>) {
        let (document, state) = (entry.document, entry.state());
        let part = &mut self.parts[member as usize];
        part.unreadable = matches!(state, State::Unreadable | State::Malformed);
        if entry.is_given() {
            self.given = self.given.with(member);
        }
        for block in blocks {
            if document.slot(block).state == State::Present {
                part.records.push(block);
            } else {
                part.unreadable = true;
            }
        }
    }

    /// The readable members of a kind, and whether those are all.
    pub(crate) fn of(&self, kind: RecordKind) -> (&[SlotIndex], bool) {
        self.parts.get(kind as usize).map_or((&[], true), |part| (&part.records, !part.unreadable))
    }

    /// Whether a rule has anything to judge across the members: not when they could not be read, or none of its kind belongs to its packs and days.
    pub(crate) fn concerns(&self, rule: &Rule, records: &[SlotIndex], applies: impl Fn(SlotIndex) -> bool) -> bool {
        let always = rule.packs.is_empty() && rule.since.is_none();
        self.root.is_some() && !rule.needs.is_empty() && (always || records.iter().copied().any(applies))
    }

    /// Judges by a rule across the members, where those it needs are there. `found` learns which it lacks; what only the platform knows
    /// counts under `audit` alone.
    pub(crate) fn judge(&self, rule: &Rule, document: &Document<'_>, found: &mut Found<'_>) -> Outcome {
        let platform = Members::NONE.with(Member::Platform);
        let missing = rule.needs.without(self.given);
        found.lacks = if found.audit { missing } else { missing.without(platform) };
        let ready = missing.without(platform).is_empty();
        let outcome = rule.across.zip(self.root).filter(|_| ready).map_or(Ok(()), |(across, root)| across(document, root, found));
        if found.lacks.is_empty() { outcome } else { Err(Undetermined) }
    }
}

impl Found<'_> {
    /// That the judgement cannot be made without a member of the transaction. What only the platform knows is asked for under `audit` alone.
    ///
    /// # Errors
    /// `Undetermined` where it is asked for.
    pub(crate) fn lack(&mut self, member: Member) -> Result<(), Undetermined> {
        if member == Member::Platform && !self.audit {
            return Ok(());
        }
        self.lacks = self.lacks.with(member);
        Err(Undetermined)
    }

    /// Whether the record is judged as a member of a transaction, across which the rule judges as well.
    pub(crate) fn is_bundled(&self) -> bool {
        self.bundled
    }

    /// What the record does not carry, the transaction may show.
    ///
    /// # Errors
    /// `Undetermined` where the record is alone.
    pub(crate) fn left_to_transaction(&self) -> Outcome {
        if self.bundled { Ok(()) } else { Err(Undetermined) }
    }

    /// A record is kept for so many years after the transaction was completed; one with a time of its own is judged by that as well. That
    /// it says until when is asked for under `audit` alone.
    ///
    /// # Errors
    /// `Undetermined` when a time cannot be read.
    pub(crate) fn kept_after<'r>(
        &mut self,
        until: Entry<'r, Timestamp>,
        own: Entry<'r, Timestamp>,
        completed: Entry<'r, Timestamp>,
        years: i64,
    ) -> Outcome {
        if self.audit && completed.get()?.is_some() && own.get()?.is_none() {
            self.require(until)?;
        }
        self.kept_for_years(until, completed, years)
    }

    /// One more look at an entry in search of others.
    ///
    /// # Errors
    /// `Undetermined` when the rule has looked at too many.
    pub(crate) fn look(&mut self) -> Result<(), Undetermined> {
        self.looks = self.looks.checked_sub(1).ok_or(Undetermined)?;
        Ok(())
    }

    /// The first entry of a list that is the one sought.
    ///
    /// # Errors
    /// `Undetermined` where none is it, and one could not be read or told; or when the rule has looked at too many.
    pub(crate) fn find<'r, V: View<'r>>(&mut self, list: List<'r, V>, is_it: impl Fn(V) -> Result<bool, Undetermined>) -> Known<V> {
        let mut otherwise = Ok(None);
        for entry in list.iter() {
            self.look()?;
            match entry.and_then(|entry| is_it(entry).map(|is| is.then_some(entry))) {
                Ok(None) => {}
                Ok(found) => return Ok(found),
                Err(undetermined) => otherwise = Err(undetermined),
            }
        }
        otherwise
    }

    /// An earlier entry of the list with the same text as this one's.
    ///
    /// # Errors
    /// As those of `find`.
    pub(crate) fn twin<'r, V: View<'r>>(&mut self, list: List<'r, V>, of: V, text: fn(V) -> Entry<'r, &'r str>) -> Known<V> {
        let Some(own) = text(of).get()? else { return Ok(None) };
        let first = self.find(list, |other| Ok(text(other).get()? == Some(own)))?;
        Ok(first.filter(|first| first.entry().slot != of.entry().slot))
    }
}
