//! The rules that options let run, with all about them that no record changes.

use crate::document::{Document, SlotIndex};
use crate::lexicon::Lexicon;
use crate::options::{Options, OverrideSeverity, Profile};
use crate::records::RecordKind;
use crate::rule::Rule;
use crate::time::Timestamp;

/// A rule that the options let run, with all about it that no record changes.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) number: u16,
    /// The kind of record it judges.
    pub(crate) kind: RecordKind,
    pub(crate) rule: &'static Rule,
    /// Judges records one by one; else only the transaction they belong to.
    pub(crate) alone: bool,
    /// Place of what the caller set for it.
    pub(crate) set: Option<usize>,
    /// Place of its word list.
    pub(crate) lexicon: Option<usize>,
    /// Not evaluated, by the caller's wish.
    pub(crate) off: bool,
    /// Runs whatever the record says of itself.
    pub(crate) asked: bool,
}

impl Planned {
    /// Whether the record belongs to the rule's packs and days. Most rules have neither, which is seen where this is called.
    #[inline(always)]
    pub(crate) fn applies(&self, document: &Document<'_>, record: SlotIndex, now: Option<Timestamp>) -> bool {
        (self.asked && self.rule.since.is_none()) || self.is_its_trade_and_day(document, record, now)
    }

    /// The same where the record must be asked; one without a day of its own is judged by the present.
    #[inline(never)]
    fn is_its_trade_and_day(&self, document: &Document<'_>, record: SlotIndex, now: Option<Timestamp>) -> bool {
        let (rule, kind) = (self.rule, self.kind);
        let packed = self.asked || rule.packs.iter().any(|pack| kind.belongs_to(document, record, *pack));
        let in_force = |since: i64| kind.dated(document, record).or(now).is_none_or(|dated| dated.0 >= since);
        packed && rule.since.is_none_or(in_force)
    }
}

/// The rules that the profile calls for, in the order of their numbers.
pub(crate) fn planned(kind: RecordKind, options: &Options, lexicons: &[(usize, Lexicon)]) -> Vec<Planned> {
    let overrides = &options.overrides.0;
    let audit = options.profile == Profile::Audit;
    let across = |rule: &Rule| kind == RecordKind::Transaction && rule.across.is_some();
    let plan = |(number, (kind, rule)): (usize, (RecordKind, &'static Rule))| {
        let set = overrides.iter().rposition(|(id, _)| id == rule.id);
        Planned {
            number: u16::try_from(number).unwrap_or(u16::MAX),
            kind,
            rule,
            alone: rule.gate || audit,
            set,
            lexicon: lexicons.iter().position(|(of, _)| *of == number),
            off: set.is_some_and(|place| overrides[place].1.severity == Some(OverrideSeverity::Off)),
            asked: rule.packs.is_empty() || rule.packs.iter().any(|pack| options.packs.contains(pack)),
        }
    };
    let rules = kind.parts().iter().flat_map(|part| part.rules().iter().map(|rule| (*part, *rule)));
    rules.enumerate().filter(|(_, (_, rule))| rule.gate || audit || across(rule)).map(plan).collect()
}
