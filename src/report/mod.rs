//! Findings as data, and the report made of them. Words come last, in the reader's language: see `text`.

mod data;
mod listing;
#[cfg(feature = "text")]
mod places;
mod record;
#[cfg(feature = "text")]
pub mod text;

pub(crate) use self::listing::Listed;
pub(crate) use self::record::{Block, Blocks};
use crate::decimal::Decimal;
use crate::document::{ALONE, Document, NONE, SlotIndex, Undetermined};
use crate::lexicon::{Lexicon, Matches};
use crate::options::Override;
use crate::records::transaction::Members;
use crate::rule::{Modality, Pointed, Rule};
use crate::shape::{Leaf, Path};
use crate::time::{Date, Timestamp};

/// The judgement of a whole record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every rule that ran was decided, and none of severity error failed.
    Conforming,
    /// At least one finding of severity error.
    Nonconforming,
    /// No error found, but not everything could be decided.
    Undetermined,
}

impl Verdict {
    /// What follows from whether there were errors, and whether everything was decided.
    pub(crate) const fn of(errors: bool, decided: bool) -> Self {
        match (errors, decided) {
            (true, _) => Self::Nonconforming,
            (false, true) => Self::Conforming,
            (false, false) => Self::Undetermined,
        }
    }

    /// Its word in reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Conforming => "conforming",
            Self::Nonconforming => "nonconforming",
            Self::Undetermined => "undetermined",
        }
    }
}

/// A parameter of a finding. There is no variant for text out of a record: so no personal value can leak.
#[derive(Clone, Debug, PartialEq)]
pub enum Param {
    /// A count or place.
    Int(i64),
    /// An amount or quantity, shown as decimal text.
    Decimal(Decimal),
    /// A point in time, shown at UTC+8.
    Time(Timestamp),
    /// A day.
    Date(Date),
    /// A fixed word: a code, a problem, a type.
    Word(&'static str),
    /// A check character.
    Character(char),
    /// A path of field names.
    Field(String),
    /// A caller's own text given back (the rule of a suppression).
    Given(String),
}

/// A finding while rules run: slots instead of pointers.
#[derive(Debug)]
pub(crate) struct Raw {
    pub(crate) rule: u16,
    pub(crate) problem: &'static str,
    pub(crate) slot: SlotIndex,
    /// Where its related slots and its params begin; they end where the next finding's begin.
    related: usize,
    params: usize,
}

/// What was found, in buffers that serve one check after the other.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Raw>,
    related: Vec<SlotIndex>,
    params: Vec<(&'static str, Param)>,
}

impl Findings {
    pub(crate) fn clear(&mut self) {
        self.list.clear();
        self.related.clear();
        self.params.clear();
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn list(&self) -> &[Raw] {
        &self.list
    }

    /// The slots that take part in a finding.
    pub(crate) fn related(&self, place: usize) -> &[SlotIndex] {
        let end = self.list.get(place + 1).map_or(self.related.len(), |next| next.related);
        &self.related[self.list[place].related..end]
    }

    /// What a finding's message says.
    pub(crate) fn params(&self, place: usize) -> &[(&'static str, Param)] {
        let end = self.list.get(place + 1).map_or(self.params.len(), |next| next.params);
        &self.params[self.list[place].params..end]
    }

    /// Rules find in many places and seldom: what they leave is added by code that stands here once.
    #[cold]
    #[inline(never)]
    pub(crate) fn add(&mut self, rule: u16, slot: SlotIndex, problem: &'static str) -> Making<'_> {
        self.list.push(Raw { rule, problem, slot, related: self.related.len(), params: self.params.len() });
        Making(self)
    }

    #[inline(never)]
    fn relate(&mut self, slot: SlotIndex) {
        self.related.push(slot);
    }

    #[inline(never)]
    fn tell(&mut self, name: &'static str, value: Param) {
        self.params.push((name, value));
    }

    #[inline(never)]
    fn tell_int(&mut self, name: &'static str, value: i64) {
        self.tell(name, Param::Int(value));
    }

    #[inline(never)]
    fn tell_decimal(&mut self, name: &'static str, value: Decimal) {
        self.tell(name, Param::Decimal(value));
    }

    #[inline(never)]
    fn tell_time(&mut self, name: &'static str, value: Timestamp) {
        self.tell(name, Param::Time(value));
    }

    #[inline(never)]
    fn tell_date(&mut self, name: &'static str, value: Date) {
        self.tell(name, Param::Date(value));
    }

    #[inline(never)]
    fn tell_word(&mut self, name: &'static str, value: &'static str) {
        self.tell(name, Param::Word(value));
    }
}

/// Where rules leave what they find.
pub struct Found<'c> {
    pub(crate) findings: &'c mut Findings,
    pub(crate) rule: u16,
    pub(crate) current: &'static Rule,
    pub(crate) now: Option<Timestamp>,
    pub(crate) settings: Option<&'c Override>,
    pub(crate) lexicon: Option<&'c Lexicon>,
    /// Whether everything is asked for, not only what the document at hand can show.
    pub(crate) audit: bool,
    /// Whether a transaction is judged.
    pub(crate) bundled: bool,
    /// What of a transaction the judgement lacks.
    pub(crate) lacks: Members,
    /// How many entries `find` may still look at.
    pub(crate) looks: u32,
}

/// Entries that one rule looks at in search of others, in one document: bundles with hundreds of members each need fewer.
pub(crate) const LOOKS: u32 = 1 << 18;

/// A finding just made, to be told more of.
pub struct Making<'m>(&'m mut Findings);

impl Making<'_> {
    /// Another field that takes part.
    #[allow(clippy::return_self_not_must_use)]
    pub fn related(self, entry: impl Pointed) -> Self {
        self.0.relate(entry.slot());
        self
    }

    /// A parameter of the message. Inlined, so that a rule hands over a bare value where it says which kind of parameter it is.
    #[allow(clippy::return_self_not_must_use)]
    #[inline(always)]
    pub fn param(self, name: &'static str, value: Param) -> Self {
        match value {
            Param::Int(value) => self.0.tell_int(name, value),
            Param::Decimal(value) => self.0.tell_decimal(name, value),
            Param::Time(value) => self.0.tell_time(name, value),
            Param::Date(value) => self.0.tell_date(name, value),
            Param::Word(value) => self.0.tell_word(name, value),
            other => self.0.tell(name, other),
        }
        self
    }
}

impl<'c> Found<'c> {
    /// The rule's own problem, at this entry.
    pub fn at(&mut self, entry: impl Pointed) -> Making<'_> {
        self.push(entry.slot(), "")
    }

    /// A further problem of the rule, or one of the vocabulary.
    pub fn add(&mut self, entry: impl Pointed, problem: &'static str) -> Making<'_> {
        self.push(entry.slot(), problem)
    }

    /// The same with nothing more to say.
    pub fn problem(&mut self, entry: impl Pointed, problem: &'static str) {
        self.push(entry.slot(), problem);
    }

    pub(crate) fn push(&mut self, slot: SlotIndex, problem: &'static str) -> Making<'_> {
        self.findings.add(self.rule, slot, problem)
    }

    /// The present.
    ///
    /// # Errors
    /// `Undetermined` when the caller did not say when it is.
    pub fn now(&self) -> Result<Timestamp, Undetermined> {
        self.now.ok_or(Undetermined)
    }

    /// Where the rule's words stand in a text.
    pub(crate) fn words_in<'t>(&self, text: &'t str) -> Option<Matches<'t>>
    where
        'c: 't,
    {
        self.lexicon.map(|lexicon| lexicon.matches(text))
    }

    /// A number that callers can set.
    pub fn setting(&self, name: &str) -> i64 {
        let set = self.settings.and_then(|rule| rule.settings.get(name)).copied();
        let default = self.current.settings.iter().find(|(setting, _)| *setting == name);
        set.or(default.map(|(_, value)| *value)).unwrap_or_default()
    }
}

/// One finding, by pointers into the document that was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// Its strength, from which severity follows.
    pub modality: Modality,
    /// JSON Pointer (RFC 6901).
    pub pointer: String,
    /// Further fields that take part.
    pub related: Vec<String>,
    /// What the message says, as data. `problem` names a problem other than the rule's own, `field` the standard's field.
    pub params: Vec<(&'static str, Param)>,
}

impl Finding {
    /// The problem's word; empty for the rule's own.
    pub fn problem(&self) -> &'static str {
        self.params
            .iter()
            .find_map(|(name, value)| if let ("problem", Param::Word(word)) = (*name, value) { Some(*word) } else { None })
            .unwrap_or_default()
    }
}

/// The report of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The record kind's name.
    pub record: &'static str,
    /// The profile's name.
    pub profile: &'static str,
    /// The judgement.
    pub verdict: Verdict,
    /// Sorted by pointer, then rule.
    pub findings: Vec<Finding>,
    /// Rules that could not be decided.
    pub undetermined: Vec<&'static str>,
    /// Of a transaction: which of these lack which of its members. None for a single record.
    pub lacking: Option<Vec<(&'static str, Members)>>,
    /// Findings that a caller's suppression took out: rule and pointer.
    pub suppressed: Vec<(&'static str, String)>,
    /// Whether there were more findings than the limit.
    pub truncated: bool,
}

impl Document<'_> {
    /// JSON Pointer of a slot into the document that was given.
    pub(crate) fn pointer(&self, slot: SlotIndex, out: &mut String) {
        self.write(slot, true, out);
    }

    /// Path of a slot in the standard's own record, without list places, after a slash.
    pub(crate) fn field(&self, slot: SlotIndex, out: &mut String) {
        self.write(slot, false, out);
    }

    /// Path of a slot from the root of its record; none for a slot of a source document.
    pub(crate) fn path(&self, slot: SlotIndex) -> Option<Path> {
        if self.adapted_from != NONE && slot < self.adapted_from {
            return None;
        }
        let mut path = Path::ROOT;
        let mut at = slot;
        loop {
            let (header, field) = self.locate(at);
            // A bare value of a list is the list's field.
            if field.is_some_and(|field| !field.name.is_empty()) {
                path = path.within(at - header - 1);
            }
            at = self.parent(header);
            if at == NONE {
                return Some(path);
            }
        }
    }

    /// Names from the root down. In the source, list places count; in the record, they do not.
    fn write(&self, slot: SlotIndex, source: bool, out: &mut String) {
        let at = if source && slot >= self.adapted_from { self.source_of(slot) } else { slot };
        let (header, field) = self.locate(at);
        let parent = self.parent(header);
        // A root below the first is an entry of a document that is a list.
        let mut in_list = source && header != 0;
        if parent != NONE {
            self.write(parent, source, out);
            in_list = source && matches!(self.locate(parent).1.map(|field| field.leaf), Some(Leaf::List(_) | Leaf::OneOrMany(_)));
        }
        let place = self.slot(header).index;
        if in_list && usize::from(place) != ALONE {
            out.push('/');
            push_number(place, out);
        }
        if let Some(field) = field.filter(|field| !field.name.is_empty()) {
            out.push('/');
            out.push_str(field.name);
        }
    }

    /// The source slot that an adapter made this one from; where it made it from nothing, that of the nearest block around it.
    fn source_of(&self, slot: SlotIndex) -> SlotIndex {
        let mut at = slot;
        loop {
            let origin = self.slot(at).origin;
            if origin > 0 {
                return origin - 1;
            }
            let (header, _) = self.locate(at);
            if header != at {
                at = header;
                continue;
            }
            let parent = self.parent(header);
            if parent == NONE {
                return 0;
            }
            at = parent;
        }
    }
}

fn push_number(number: u16, out: &mut String) {
    if number >= 10 {
        push_number(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}
