//! One check from a read document to its findings.

use crate::adapters::Source;
use crate::document::{Document, Fault, FaultKind, Memory, NONE, SlotIndex};
use crate::lexicon::Lexicon;
use crate::options::{Options, OverrideSeverity, Profile, UsageError, moment};
use crate::read::plan::Plan;
use crate::read::{self, Stop};
use crate::records::RecordKind;
use crate::report::{Block, Blocks, Finding, Findings, Found, Listed, Param, Report};
use crate::rule::{Modality, Rule, Scope};
use crate::rules::document;
use crate::shape::Path;
use crate::time::Timestamp;
use serde::Deserializer;

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
    pub(crate) findings: Findings,
    pub(crate) undetermined: Vec<u16>,
    stopped: bool,
}

/// A rule that the options let run, with all about it that no record changes.
#[derive(Debug)]
struct Planned {
    number: u16,
    rule: &'static Rule,
    /// Place of what the caller set for it.
    set: Option<usize>,
    /// Place of its word list.
    lexicon: Option<usize>,
    /// Not evaluated, by the caller's wish.
    off: bool,
    /// Runs whatever the record says of itself.
    asked: bool,
}

impl Checker {
    /// Prepares checks of a kind of record.
    ///
    /// # Errors
    /// Names the option that is wrong.
    pub fn new(kind: RecordKind, options: Options) -> Result<Self, UsageError> {
        let now = options.present()?;
        let source = options.from.as_deref().map(|name| Source::named(name, kind)).transpose()?;
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
        let lexicons = lexicons(kind, &options)?;
        for suppression in &options.suppress {
            if let Some(until) = &suppression.until {
                moment("suppress.until", until)?;
            }
        }
        let plan = Plan::new(source.map_or(kind.shape(), |source| source.shape));
        let order = plan.order();
        let (memory, findings, undetermined) = (Memory::default(), Findings::default(), Vec::new());
        let rules = planned(kind, &options, &lexicons);
        Ok(Self { kind, options, now, source, only: None, rules, lexicons, plan, order, memory, findings, undetermined, stopped: false })
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
            self.rules.retain(|planned| planned.rule.fields.iter().any(|field| field.touches(path)));
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

    /// Checks a value of any serde format.
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
        let read = self.read(bytes);
        let adapted_from = self.adapt(bytes, read.is_err());
        let records = if self.stopped { &[][..] } else { &self.memory.records };
        let document = &document(&self.memory, bytes, self.shape().0, self.kind, adapted_from);
        Blocks(records.iter().map(|at| Block { document, shape: self.kind.shape(), at: *at })).to_string()
    }

    fn shape(&self) -> (&'static crate::shape::Shape, bool) {
        self.source.map_or((self.kind.shape(), false), |source| (source.shape, true))
    }

    pub(crate) fn run(&mut self, bytes: &[u8]) {
        let read = self.read(bytes);
        self.judge(bytes, read.is_err());
    }

    fn read(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let several = self.source.is_some();
        read::json::read(bytes, &self.plan, &mut self.order, several, &self.options.limits, &mut self.memory)
    }

    /// Replaces the roots that were read by the records they hold. Gives the slot where those begin.
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
        let adapted_from = self.adapt(input, stopped);
        if self.source.is_some() && !self.stopped && self.memory.records.is_empty() && self.memory.faults.is_empty() {
            self.memory.faults.push(Fault { slot: 0, kind: FaultKind::NoRecord });
        }
        let document = document(&self.memory, input, self.shape().0, self.kind, adapted_from);
        let records = if self.stopped { &[][..] } else { &self.memory.records };
        let audit = self.options.profile == Profile::Audit;
        for planned in &self.rules {
            let mut decided = !planned.off && !records.is_empty();
            if records.is_empty() && !planned.asked {
                continue;
            }
            for record in records.iter().copied().filter(|_| !planned.off) {
                if !applies(planned, self.kind, &document, record, self.now) {
                    continue;
                }
                let before = self.findings.len();
                let settings = planned.set.map(|place| &self.options.overrides.0[place].1);
                let lexicon = planned.lexicon.map(|place| &self.lexicons[place].1);
                let mut found = Found { findings: &mut self.findings, rule: planned.number, current: planned.rule, now: self.now, settings, lexicon };
                let outcome = (planned.rule.check)(&document, record, &mut found);
                let undecided = outcome.is_err() || audit && planned.rule.scope == Scope::Transaction;
                decided &= !undecided || self.findings.len() > before;
            }
            if !decided {
                self.undetermined.push(planned.number);
            }
        }
        report_faults(&document, &self.memory.faults, self.kind, self.options.profile, &mut self.findings);
        let found = self.findings.list();
        self.undetermined.retain(|number| !found.iter().any(|raw| raw.rule == *number));
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
            suppressed: listing.suppressed.iter().map(|(rule, pointer)| (rule_of(self.kind, *rule).id, text(*pointer))).collect(),
            truncated: listing.truncated,
        }
    }
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

/// The rules that the profile calls for, in the order of their numbers.
fn planned(kind: RecordKind, options: &Options, lexicons: &[(usize, Lexicon)]) -> Vec<Planned> {
    let overrides = &options.overrides.0;
    let plan = |(number, rule): (usize, &&'static Rule)| {
        let set = overrides.iter().rposition(|(id, _)| id == rule.id);
        Planned {
            number: u16::try_from(number).unwrap_or(u16::MAX),
            rule,
            set,
            lexicon: lexicons.iter().position(|(of, _)| *of == number),
            off: set.is_some_and(|place| overrides[place].1.severity == Some(OverrideSeverity::Off)),
            asked: rule.packs.is_empty() || rule.packs.iter().any(|pack| options.packs.contains(pack)),
        }
    };
    kind.rules().iter().enumerate().filter(|(_, rule)| rule.gate || options.profile == Profile::Audit).map(plan).collect()
}

/// Whether the record belongs to the rule's packs and days; one without a day of its own is judged by the present.
fn applies(planned: &Planned, kind: RecordKind, document: &Document<'_>, record: SlotIndex, now: Option<Timestamp>) -> bool {
    let rule = planned.rule;
    let packed = planned.asked || rule.packs.iter().any(|pack| kind.belongs_to(document, record, *pack));
    let in_force = |since: i64| kind.dated(document, record).or(now).is_none_or(|dated| dated.0 >= since);
    packed && rule.since.is_none_or(in_force)
}

/// A pointer as a path of names: list places left out.
fn path_of(pointer: &str) -> String {
    let names = pointer.split('/').filter(|token| !token.is_empty() && !token.bytes().all(|byte| byte.is_ascii_digit()));
    names.collect::<Vec<_>>().join("/")
}

/// Faults become findings: malformed values under the rule that vouches for the field's form, all else under DOC rules.
fn report_faults(document: &Document<'_>, faults: &[Fault], kind: RecordKind, profile: Profile, findings: &mut Findings) {
    for fault in faults {
        let field = if matches!(fault.kind, FaultKind::Malformed(_)) { document.path(fault.slot) } else { None };
        let vouches = |rule: &&Rule| field.is_some_and(|field| rule.formats.contains(&field)) && (rule.gate || profile == Profile::Audit);
        let vouching = kind.rules().iter().position(vouches).and_then(|number| u16::try_from(number).ok());
        document::report(fault, vouching, document.input, findings);
    }
}
