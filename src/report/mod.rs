//! Findings as data, and the report made of them. Words come last, in the reader's language: see `text`.

mod data;
mod record;
#[cfg(feature = "text")]
pub mod text;

pub(crate) use record::{Block, Blocks};

use crate::decimal::Decimal;
use crate::document::{ALONE, Document, NONE, SlotIndex, Undetermined};
use crate::lexicon::{Lexicon, Matches};
use crate::options::Override;
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
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) rule: u16,
    pub(crate) problem: &'static str,
    pub(crate) slot: SlotIndex,
    pub(crate) related: Vec<SlotIndex>,
    pub(crate) params: Vec<(&'static str, Param)>,
}

/// Where rules leave what they find.
pub struct Found<'c> {
    pub(crate) findings: &'c mut Vec<Raw>,
    pub(crate) rule: u16,
    pub(crate) current: &'static Rule,
    pub(crate) now: Option<Timestamp>,
    pub(crate) settings: Option<&'c Override>,
    pub(crate) lexicon: Option<&'c Lexicon>,
}

/// A finding just made, to be told more of.
pub struct Making<'m>(&'m mut Raw);

impl Making<'_> {
    /// Another field that takes part.
    #[allow(clippy::return_self_not_must_use)]
    pub fn related(self, entry: impl Pointed) -> Self {
        self.0.related.push(entry.slot());
        self
    }

    /// A parameter of the message.
    #[allow(clippy::return_self_not_must_use)]
    pub fn param(self, name: &'static str, value: Param) -> Self {
        self.0.params.push((name, value));
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
        self.findings.push(Raw { rule: self.rule, problem, slot, related: Vec::new(), params: Vec::new() });
        let last = self.findings.len() - 1;
        Making(&mut self.findings[last])
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
    /// Findings that a caller's suppression took out: rule and pointer.
    pub suppressed: Vec<(&'static str, String)>,
    /// Whether there were more findings than the limit.
    pub truncated: bool,
}

impl Document<'_> {
    /// JSON Pointer of a slot into the document that was given.
    pub(crate) fn pointer(&self, slot: SlotIndex) -> String {
        let mut tokens = Vec::new();
        self.walk(slot, true, &mut tokens);
        tokens.iter().rev().fold(String::new(), |mut pointer, token| {
            pointer.push('/');
            pointer.push_str(token);
            pointer
        })
    }

    /// Path of a slot in the standard's own record, without list places.
    pub(crate) fn field(&self, slot: SlotIndex) -> String {
        let mut tokens = Vec::new();
        self.walk(slot, false, &mut tokens);
        tokens.reverse();
        tokens.join("/")
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

    /// Names on the way up, innermost first. In the source, list places count; in the record, they do not.
    fn walk(&self, slot: SlotIndex, source: bool, tokens: &mut Vec<String>) {
        let mut at = slot;
        loop {
            if source && at >= self.adapted_from {
                at = self.source_of(at);
            }
            let (header, field) = self.locate(at);
            if let Some(field) = field.filter(|field| !field.name.is_empty()) {
                tokens.push(field.name.to_owned());
            }
            let parent = self.parent(header);
            let in_list = if parent == NONE {
                // A root below the first is an entry of a document that is a list.
                source && header != 0
            } else {
                let leaf = self.locate(parent).1.map(|field| field.leaf);
                source && matches!(leaf, Some(Leaf::List(_) | Leaf::OneOrMany(_)))
            };
            if in_list && usize::from(self.slot(header).index) != ALONE {
                tokens.push(self.slot(header).index.to_string());
            }
            if parent == NONE {
                return;
            }
            at = parent;
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
