//! The findings of a run as a report lists them: with pointers, narrowed, sorted, cut; in a few buffers instead of many small ones.

use super::Verdict;
use crate::check::{Checker, rule_of};
use crate::document::{Document, to_u32};
use crate::report::Param;
use crate::rule::Modality;
use crate::rules::document;
use crate::sort::sort;
use crate::time::Timestamp;
use core::cmp::Ordering;

/// A piece of a listing's text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    from: u32,
    to: u32,
}

/// One finding in a listing.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) rule: u16,
    pub(crate) problem: &'static str,
    pub(crate) modality: Modality,
    pub(crate) pointer: Span,
    /// The standard's field, where the message needs it.
    pub(crate) field: Option<Span>,
    /// Which of `Listing::related`.
    related: (u32, u32),
    /// Place among what rules found, or else of the suppression that was not used.
    origin: Result<usize, usize>,
}

/// Findings in their order, and what becomes of the others.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    text: String,
    related: Vec<Span>,
    pub(crate) list: Vec<Listed>,
    pub(crate) suppressed: Vec<(u16, Span)>,
    pub(crate) truncated: bool,
    errors: bool,
}

impl Listing {
    /// What stands there.
    pub(crate) fn text(&self, span: Span) -> &str {
        self.text.get(span.from as usize..span.to as usize).unwrap_or_default()
    }

    /// Pointers of the fields that take part in a finding.
    pub(crate) fn related(&self, listed: &Listed) -> impl ExactSizeIterator<Item = &str> {
        let (from, to) = listed.related;
        self.related[from as usize..to as usize].iter().map(|span| self.text(*span))
    }

    /// The verdict, when so much was undetermined.
    pub(crate) fn verdict(&self, decided: bool) -> Verdict {
        Verdict::of(self.errors, decided)
    }

    fn write(&mut self, write: impl FnOnce(&mut String)) -> Span {
        let from = to_u32(self.text.len());
        write(&mut self.text);
        Span { from, to: to_u32(self.text.len()) }
    }

    /// Adds what rules found at a place.
    fn add(&mut self, checker: &Checker, document: &Document<'_>, place: usize) {
        let raw = &checker.findings.list()[place];
        let pointer = self.write(|out| document.pointer(raw.slot, out));
        let named = !raw.problem.is_empty() || raw.rule >= document::FIRST;
        let field = named.then(|| self.write(|out| document.field(raw.slot, out))).filter(|field| field.from < field.to);
        // Without the slash that every path begins with.
        let field = field.map(|field| Span { from: field.from + 1, ..field });
        let first = to_u32(self.related.len());
        for slot in checker.findings.related(place) {
            let span = self.write(|out| document.pointer(*slot, out));
            self.related.push(span);
        }
        let related = (first, to_u32(self.related.len()));
        let modality = checker.modality(rule_of(checker.kind, raw.rule));
        self.list.push(Listed { rule: raw.rule, problem: raw.problem, modality, pointer, field, related, origin: Ok(place) });
    }

    /// Leaves only what is at the field or relates to it.
    fn narrow(&mut self, only: &str) {
        let mut list = core::mem::take(&mut self.list);
        list.retain(|listed| touches(self.text(listed.pointer), only) || self.related(listed).any(|pointer| touches(pointer, only)));
        self.list = list;
    }

    /// By pointer, then rule, then what sets apart findings of one rule at one place.
    fn sort(&mut self, checker: &Checker) {
        let mut list = core::mem::take(&mut self.list);
        sort(&mut list, |a, b| self.compare(checker, a, b).is_lt());
        self.list = list;
    }

    fn compare(&self, checker: &Checker, a: &Listed, b: &Listed) -> Ordering {
        let key = |listed: &Listed| (self.text(listed.pointer), rule_of(checker.kind, listed.rule).id, listed.problem);
        key(a).cmp(&key(b)).then_with(|| self.related(a).cmp(self.related(b)))
    }

    /// Takes out what the caller accepted; what was accepted in vain becomes a finding.
    fn suppress(&mut self, checker: &Checker) {
        for (place, suppression) in checker.options.suppress.iter().enumerate() {
            let until = suppression.until.as_deref().and_then(|until| Timestamp::from_rfc3339(until.as_bytes()).ok());
            let over = matches!((until, checker.now), (Some(until), Some(now)) if now > until);
            let mut suppressed = core::mem::take(&mut self.suppressed);
            let mut list = core::mem::take(&mut self.list);
            let before = suppressed.len();
            list.retain(|listed| {
                let same = rule_of(checker.kind, listed.rule).id == suppression.rule
                    && suppression.pointer.as_ref().is_none_or(|pointer| *pointer == self.text(listed.pointer));
                if same && !over {
                    suppressed.push((listed.rule, listed.pointer));
                }
                !same || over
            });
            if suppressed.len() == before {
                let rule = document::number(11);
                let modality = rule_of(checker.kind, rule).modality;
                let (pointer, field) = (Span::default(), None);
                list.insert(0, Listed { rule, problem: "", modality, pointer, field, related: (0, 0), origin: Err(place) });
            }
            (self.suppressed, self.list) = (suppressed, list);
        }
    }
}

/// Whether one path is the other or leads to it.
fn touches(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || short.is_empty())
}

impl Checker {
    /// Lists what the last run found.
    pub(crate) fn listing(&self, input: &[u8]) -> Listing {
        let document = self.document(input);
        let mut listing = Listing::default();
        for place in 0..self.findings.len() {
            listing.add(self, &document, place);
        }
        if let Some(only) = &self.only {
            listing.narrow(only);
        }
        listing.sort(self);
        listing.suppress(self);
        listing.errors = listing.list.iter().any(|listed| listed.modality == Modality::Shall);
        let limit = self.options.limits.max_findings as usize;
        listing.truncated = listing.list.len() > limit;
        listing.list.truncate(limit);
        listing
    }

    /// What a listed finding's message says, apart from its problem and field.
    pub(crate) fn params<'c>(&'c self, listed: &Listed) -> &'c [(&'static str, Param)] {
        listed.origin.map_or(&[], |place| self.findings.params(place))
    }

    /// The rule whose suppression was not used, where that is the finding.
    pub(crate) fn unused(&self, listed: &Listed) -> Option<&str> {
        listed.origin.err().map(|place| self.options.suppress[place].rule.as_str())
    }
}
