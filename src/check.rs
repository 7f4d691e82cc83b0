//! One check from a read document to its findings.

use crate::adapters::Source;
use crate::bundle::Bundle;
use crate::document::{Document, Fault, FaultKind, Memory, NONE, SlotIndex};
use crate::lexicon::Lexicon;
use crate::options::{Options, OverrideSeverity, Profile, UsageError, moment};
use crate::planned::{Planned, planned};
use crate::read::input::Input;
use crate::read::plan::Plan;
use crate::read::{self, Stop};
use crate::records::RecordKind;
use crate::records::transaction::Members;
use crate::report::{Block, Blocks, Finding, Findings, Found, LOOKS, Listed, Param, Report};
use crate::rule::{Modality, Rule, Scope};
use crate::rules::document;
use crate::shape::Path;
use crate::time::Timestamp;
use serde::Deserializer;

/// Whether this build checks transactions: what is never asked for then is not linked.
const BUNDLES: bool = cfg!(feature = "transaction");

/// Checks documents of one kind under one set of options; its buffers serve one check after the other.
#[derive(Debug)]
pub struct Checker {
    pub(crate) kind: RecordKind,
    pub(crate) options: Options,
    pub(crate) now: Option<Timestamp>,
    pub(crate) source: Option<&'static Source>,
    /// Narrows the rules to those that concern this field, and the findings to those that point at it or relate to it.
    pub(crate) only: Option<String>,
    rules: Vec<Planned>,
    /// The word lists of the rules that have one.
    lexicons: Vec<(usize, Lexicon)>,
    plan: Plan,
    /// What the plan's members were followed by last time.
    order: Vec<u8>,
    memory: Memory,
    /// Where a document is copied to be read.
    buffer: Vec<u8>,
    /// The members of a transaction; none where single records are checked.
    bundle: Option<Bundle>,
    pub(crate) findings: Findings,
    pub(crate) undetermined: Vec<u16>,
    /// What of a transaction rules lack.
    lacking: Vec<(u16, Members)>,
    stopped: bool,
}

/// The judging of one document.
struct Judging<'c> {
    rules: &'c [Planned],
    document: Document<'c>,
    records: &'c [SlotIndex],
    bundle: Option<&'c Bundle>,
    options: &'c Options,
    lexicons: &'c [(usize, Lexicon)],
    now: Option<Timestamp>,
}

impl Judging<'_> {
    /// Judges by each rule. Single records, which are to cost nothing for what transactions need, have their own copy of this.
    fn run<const BUNDLED: bool>(&self, findings: &mut Findings, undetermined: &mut Vec<u16>, lacking: &mut Vec<(u16, Members)>) {
        let audit = self.options.profile == Profile::Audit;
        let bundle = self.bundle.filter(|_| BUNDLES && BUNDLED);
        let Some(first) = self.rules.first() else { return };
        let mut found = self.found(first, findings);
        for planned in self.rules {
            let (records, readable) = bundle.map_or((self.records, !self.records.is_empty()), |bundle| bundle.of(planned.kind));
            let mut decided = !planned.off && readable;
            if !readable && records.is_empty() && !planned.asked {
                continue;
            }
            self.turn(&mut found, planned);
            let rule = planned.rule;
            let applies = |record| planned.applies(&self.document, record, self.now);
            let alone = (planned.alone || !BUNDLED) && !planned.off;
            for record in if alone { records } else { &[] }.iter().copied() {
                if !applies(record) {
                    continue;
                }
                let before = found.findings.len();
                let outcome = (rule.check)(&self.document, record, &mut found);
                let undecided = outcome.is_err() || audit && rule.scope == Scope::Transaction && !BUNDLED;
                decided &= !undecided || found.findings.len() > before;
            }
            if let Some(bundle) = bundle.filter(|bundle| !planned.off && bundle.concerns(rule, records, applies)) {
                let before = found.findings.len();
                (found.lacks, found.looks) = (Members::NONE, LOOKS);
                let outcome = bundle.judge(rule, &self.document, &mut found);
                if !found.lacks.is_empty() {
                    lacking.push((planned.number, found.lacks));
                }
                decided &= outcome.is_ok() || found.findings.len() > before;
            }
            if !decided {
                undetermined.push(planned.number);
            }
        }
    }

    fn found<'f>(&'f self, planned: &Planned, findings: &'f mut Findings) -> Found<'f> {
        Found {
            findings,
            rule: planned.number,
            current: planned.rule,
            now: self.now,
            settings: None,
            lexicon: None,
            audit: self.options.profile == Profile::Audit,
            bundled: self.bundle.is_some(),
            lacks: Members::NONE,
            looks: LOOKS,
        }
    }

    /// Turns to a rule.
    #[inline]
    fn turn<'f>(&'f self, found: &mut Found<'f>, planned: &Planned) {
        (found.rule, found.current) = (planned.number, planned.rule);
        found.settings = planned.set.map(|place| &self.options.overrides.0[place].1);
        found.lexicon = planned.lexicon.map(|place| &self.lexicons[place].1);
        found.looks = LOOKS;
    }
}

impl Checker {
    /// Prepares checks of a kind of record.
    ///
    /// # Errors
    /// Names the option that is wrong.
    pub fn new(kind: RecordKind, options: Options) -> Result<Self, UsageError> {
        // Without its rules every record would conform.
        RecordKind::named(kind.name())?;
        let now = options.present()?;
        let source = options.from.as_deref().map(|name| Source::named(name, kind)).transpose()?;
        if !(options.overrides.0.is_empty() && options.suppress.is_empty()) {
            refuse_unknown(kind, &options)?;
        }
        // What most checks do without is a call of its own: hosts compile functions when they are first called.
        let lexicons = if kind.rules().iter().any(|rule| rule.words.is_some()) { lexicons(kind, &options)? } else { Vec::new() };
        let plan = Plan::new(source.map_or(kind.shape(), |source| source.shape));
        let order = plan.order();
        let rules = planned(kind, &options, &lexicons);
        let bundle = (BUNDLES && kind == RecordKind::Transaction).then(Bundle::default);
        let (memory, findings, undetermined, lacking) = (Memory::default(), Findings::default(), Vec::new(), Vec::new());
        Ok(Self {
            kind,
            options,
            now,
            source,
            only: None,
            rules,
            lexicons,
            plan,
            order,
            memory,
            buffer: Vec::new(),
            bundle,
            findings,
            undetermined,
            lacking,
            stopped: false,
        })
    }

    /// Sets the present, for rules that are about it.
    pub fn set_now(&mut self, now: Timestamp) {
        self.now = Some(now);
    }

    /// Checks only a field and the relations it takes part in.
    ///
    /// # Errors
    /// When the record kind has no such field.
    pub fn set_field(&mut self, pointer: &str) -> Result<(), UsageError> {
        let path = path_of(pointer);
        let shape = self.source.map_or(self.kind.shape(), |source| source.shape);
        let Some(path) = Path::find(shape, path.as_bytes()) else {
            return Err(UsageError(format!("unknown field `{pointer}` of {}", self.kind.name())));
        };
        // An adapted record's fields have other names than the document's: all rules run, and the findings are narrowed.
        if self.source.is_none() {
            let (kind, path) = if self.bundle.is_some() { member_path(path) } else { (Some(self.kind), path) };
            let concerned =
                |planned: &Planned| kind.is_none_or(|kind| kind == planned.kind && planned.rule.fields.iter().any(|field| field.touches(path)));
            // What rules judge across the members of a transaction stands in no list of fields.
            self.rules.retain(|planned| concerned(planned) || self.bundle.is_some() && planned.rule.across.is_some());
        }
        self.only = Some(pointer.to_owned());
        Ok(())
    }

    /// Checks JSON bytes; true when there is nothing to say: conforming, and no finding of any severity.
    pub fn is_clean(&mut self, bytes: &[u8]) -> bool {
        self.run(bytes);
        !self.has_more_to_say()
    }

    /// Checks JSON bytes.
    pub fn check(&mut self, bytes: &[u8]) -> Report {
        self.run(bytes);
        self.report(bytes)
    }

    /// Checks a value of any serde format: a `serde_json::Value`, or in Wasm a JavaScript value by `serde-wasm-bindgen`.
    ///
    /// # Errors
    /// Only the format's own: what is wrong with the data is in the report.
    pub fn check_value<'de, D: Deserializer<'de>>(&mut self, value: D) -> Result<Report, D::Error> {
        let (shape, several) = self.shape();
        let read = read::value::read(value, shape, several, &self.options.limits, &mut self.memory)?;
        self.judge(&[], read.is_err());
        Ok(self.report(&[]))
    }

    /// The records that JSON bytes hold, without judging them, as a JSON list of objects in the record format: of a source format, what its adapter
    /// makes of them. None where the document cannot be read. They hold values, personal ones too.
    pub fn records(&mut self, bytes: &[u8]) -> String {
        let read = self.read_copy(bytes);
        let adapted_from = self.adapt(bytes, read.is_err());
        let records = if self.stopped { &[][..] } else { &self.memory.records };
        let document = &document(&self.memory, bytes, self.shape().0, self.kind, adapted_from);
        Blocks(records.iter().map(|at| Block { document, shape: self.kind.shape(), at: *at })).to_string()
    }

    fn shape(&self) -> (&'static crate::shape::Shape, bool) {
        self.source.map_or((self.kind.shape(), false), |source| (source.shape, true))
    }

    pub(crate) fn run(&mut self, bytes: &[u8]) {
        let read = self.read_copy(bytes);
        self.judge(bytes, read.is_err());
    }

    /// The same for bytes that need not be copied.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn run_in_place(&mut self, input: Input<'_>) {
        let read = self.read(input);
        self.judge(input.document(), read.is_err());
    }

    fn read_copy(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let mut buffer = core::mem::take(&mut self.buffer);
        let read = self.read(Input::copied(bytes, &mut buffer));
        self.buffer = buffer;
        read
    }

    fn read(&mut self, input: Input<'_>) -> Result<(), Stop> {
        let several = self.source.is_some();
        read::json::read(input, &self.plan, &mut self.order, several, &self.options.limits, &mut self.memory)
    }

    /// Of a source format, replaces the roots that were read by the records they hold. Gives the slot where those begin.
    fn adapt(&mut self, input: &[u8], stopped: bool) -> SlotIndex {
        self.stopped = stopped;
        let (Some(source), false) = (self.source, self.stopped) else { return NONE };
        let adapted_from = crate::document::to_u32(self.memory.slots.len());
        source.adapt(input, &mut self.memory);
        adapted_from
    }

    /// The same for a document that is too large to be handed over: only its size is known.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn run_oversized(&mut self, actual: u32) {
        self.memory.clear();
        self.memory.open(self.shape().0, NONE, 0);
        self.memory.faults.push(Fault { slot: 0, kind: FaultKind::TooLarge { limit: self.options.limits.max_bytes, actual } });
        self.judge(&[], true);
    }

    /// Whether the last run found something or left something undecided.
    pub(crate) fn has_more_to_say(&self) -> bool {
        !(self.findings.len() == 0 && self.undetermined.is_empty() && self.options.suppress.is_empty())
    }

    fn judge(&mut self, input: &[u8], stopped: bool) {
        self.findings.clear();
        self.undetermined.clear();
        self.lacking.clear();
        let adapted_from = self.adapt(input, stopped);
        if self.source.is_some() && !self.stopped && self.memory.records.is_empty() && self.memory.faults.is_empty() {
            self.memory.faults.push(Fault { slot: 0, kind: FaultKind::NoRecord });
        }
        let document = document(&self.memory, input, self.shape().0, self.kind, adapted_from);
        let records = if self.stopped { &[][..] } else { &self.memory.records };
        if let Some(bundle) = self.bundle.as_mut().filter(|_| BUNDLES) {
            bundle.take_up(&document, records.first().copied());
        }
        let (rules, options, lexicons, bundle, now) = (&self.rules[..], &self.options, &self.lexicons[..], self.bundle.as_ref(), self.now);
        let judging = Judging { rules, document, records, bundle, options, lexicons, now };
        let run = if BUNDLES && bundle.is_some() { Judging::run::<true> } else { Judging::run::<false> };
        run(&judging, &mut self.findings, &mut self.undetermined, &mut self.lacking);
        if !self.memory.faults.is_empty() {
            report_faults(&document, &self.memory.faults, self.kind, self.options.profile, &mut self.findings);
        }
        if !(self.undetermined.is_empty() && self.lacking.is_empty()) {
            self.settle_undetermined();
        }
    }

    /// A rule that found something is not undetermined.
    #[inline(never)]
    fn settle_undetermined(&mut self) {
        let (found, undetermined) = (self.findings.list(), &mut self.undetermined);
        undetermined.retain(|number| !found.iter().any(|raw| raw.rule == *number));
        self.lacking.retain(|(number, _)| undetermined.contains(number));
    }

    pub(crate) fn modality(&self, rule: &Rule) -> Modality {
        let set = self.options.overrides.get(rule.id).and_then(|set| set.severity).and_then(OverrideSeverity::modality);
        set.unwrap_or(rule.modality)
    }

    /// The verdict of the last run.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn verdict(&self, input: &[u8]) -> crate::Verdict {
        if self.only.is_some() || !self.options.suppress.is_empty() {
            return self.listing(input).verdict(self.undetermined.is_empty());
        }
        let errors = self.findings.list().iter().any(|raw| self.modality(rule_of(self.kind, raw.rule)) == Modality::Shall);
        crate::Verdict::of(errors, self.undetermined.is_empty())
    }

    /// The document of the last run.
    pub(crate) fn document<'r>(&'r self, input: &'r [u8]) -> Document<'r> {
        let adapted = self.source.is_some() && !self.stopped;
        let from = self.memory.records.first().copied().filter(|_| adapted).unwrap_or(NONE);
        document(&self.memory, input, self.shape().0, self.kind, from)
    }

    /// Of a transaction, which undetermined rules lacked what of it in the last run.
    pub(crate) fn lacking(&self) -> Option<&[(u16, Members)]> {
        self.bundle.as_ref().map(|_| &self.lacking[..])
    }

    /// The report of the last run.
    pub(crate) fn report(&self, input: &[u8]) -> Report {
        let listing = self.listing(input);
        let text = |span| listing.text(span).to_owned();
        let finding = |listed: &Listed| {
            let mut params = Vec::new();
            if !listed.problem.is_empty() {
                params.push(("problem", Param::Word(listed.problem)));
            }
            params.extend(listed.field.map(|field| ("field", Param::Field(text(field)))));
            params.extend(self.params(listed).iter().cloned());
            params.extend(self.unused(listed).map(|rule| ("rule", Param::Given(rule.to_owned()))));
            let related = listing.related(listed).map(str::to_owned).collect();
            Finding { rule: rule_of(self.kind, listed.rule).id, modality: listed.modality, pointer: text(listed.pointer), related, params }
        };
        Report {
            record: self.kind.name(),
            profile: self.options.profile.name(),
            verdict: listing.verdict(self.undetermined.is_empty()),
            findings: listing.list.iter().map(finding).collect(),
            undetermined: self.undetermined.iter().map(|number| rule_of(self.kind, *number).id).collect(),
            lacking: self.lacking().map(|lacking| lacking.iter().map(|(number, members)| (rule_of(self.kind, *number).id, *members)).collect()),
            suppressed: listing.suppressed.iter().map(|(rule, pointer)| (rule_of(self.kind, *rule).id, text(*pointer))).collect(),
            truncated: listing.truncated,
        }
    }
}

/// Refuses what the options say of rules that the kind does not have.
#[inline(never)]
fn refuse_unknown(kind: RecordKind, options: &Options) -> Result<(), UsageError> {
    let known = |id: &str| kind.rules().iter().chain(document::RULES).any(|rule| rule.id == id);
    for id in options.overrides.0.iter().map(|(id, _)| id.as_str()).chain(options.suppress.iter().map(|s| s.rule.as_str())) {
        if !known(id) {
            return Err(UsageError(format!("unknown rule `{id}` in options: `tradelint rules` lists them")));
        }
    }
    for (id, set) in &options.overrides.0 {
        let settings = kind.rules().iter().find(|rule| rule.id == id.as_str()).map_or(&[][..], |rule| rule.settings);
        if let Some(name) = set.settings.0.iter().map(|(name, _)| name).find(|name| !settings.iter().any(|(setting, _)| setting == name)) {
            return Err(UsageError::unknown(&format!("setting of {id}"), name, settings.iter().map(|(setting, _)| *setting)));
        }
        let listed = kind.rules().iter().filter(|rule| rule.words.is_some());
        if set.words.is_some() && !listed.clone().any(|rule| rule.id == id.as_str()) {
            return Err(no_word_list(kind, id, listed.map(|rule| rule.id)));
        }
    }
    for suppression in &options.suppress {
        if let Some(until) = &suppression.until {
            moment("suppress.until", until)?;
        }
    }
    Ok(())
}

fn no_word_list(kind: RecordKind, id: &str, listed: impl Iterator<Item = &'static str> + Clone) -> UsageError {
    if listed.clone().next().is_none() {
        return UsageError(format!("no rule of {} has a word list: {id} takes no `words`", kind.name()));
    }
    UsageError::unknown("rule with a word list", id, listed)
}

/// The word lists of a kind's rules, with the caller's changes.
fn lexicons(kind: RecordKind, options: &Options) -> Result<Vec<(usize, Lexicon)>, UsageError> {
    let listed = kind.rules().iter().enumerate().filter_map(|(number, rule)| Some((number, rule, rule.words?)));
    let lexicon = |(number, rule, list): (usize, &&Rule, _)| {
        let changes = options.overrides.get(rule.id).and_then(|set| set.words.as_ref());
        let lexicon = Lexicon::new(list, changes).map_err(|error| UsageError(format!("option `overrides.{}`: {error}", rule.id)))?;
        Ok((number, lexicon))
    };
    listed.map(lexicon).collect()
}

pub(crate) fn rule_of(kind: RecordKind, number: u16) -> &'static Rule {
    match number.checked_sub(document::FIRST) {
        Some(place) => document::RULES[usize::from(place)],
        None => kind.rules()[usize::from(number)],
    }
}

fn document<'r>(
    memory: &'r Memory,
    input: &'r [u8],
    source: &'static crate::shape::Shape,
    kind: RecordKind,
    adapted_from: SlotIndex,
) -> Document<'r> {
    Document { slots: &memory.slots, input, decoded: &memory.decoded, source, target: kind.shape(), adapted_from }
}

/// A path in a transaction as that member's kind and the path in it; no kind for the transaction itself.
fn member_path(path: Path) -> (Option<RecordKind>, Path) {
    let (position, rest) = path.outermost();
    (position.and_then(|position| RecordKind::SINGLE.get(position).copied()), rest)
}

/// A pointer as a path of names: list places left out.
fn path_of(pointer: &str) -> String {
    let names = pointer.split('/').filter(|token| !token.is_empty() && !token.bytes().all(|byte| byte.is_ascii_digit()));
    names.collect::<Vec<_>>().join("/")
}

/// Faults become findings: malformed values under the rule that vouches for the field's form, all else under DOC rules.
#[inline(never)]
fn report_faults(document: &Document<'_>, faults: &[Fault], kind: RecordKind, profile: Profile, findings: &mut Findings) {
    for fault in faults {
        let path = if matches!(fault.kind, FaultKind::Malformed(_)) { document.path(fault.slot) } else { None };
        let (of, field) = match path.filter(|_| kind == RecordKind::Transaction).map(member_path) {
            Some((of, field)) => (of, Some(field)),
            None => (Some(kind), path),
        };
        let vouches = |rule: &Rule| field.is_some_and(|field| rule.formats.contains(&field)) && (rule.gate || profile == Profile::Audit);
        let mut rules = kind.parts().iter().flat_map(|part| part.rules().iter().map(|rule| (Some(*part) == of, *rule)));
        let vouching = rules.position(|(own, rule)| own && vouches(rule)).and_then(|number| u16::try_from(number).ok());
        document::report(fault, vouching, document.input, findings);
    }
}
