//! TypeScript types of records, rules and options.

use super::{Derived, MARK};
use core::fmt::Write as _;
use tradelint::records::RecordKind;
use tradelint::records::transaction::Member;
use tradelint::report::text;
use tradelint::rule::{Bilingual, RuleText};
use tradelint::shape::{Leaf, Shape};
use tradelint::standard::ASPECTS;
use tradelint::{Pack, Profile, rules};

pub(crate) fn files() -> Vec<Derived> {
    let mut out = format!("{MARK}import type {{ Said }} from '../params.js';\n\n");
    names(&mut out, "RecordKind", "RECORD_KINDS", RecordKind::ALL.iter().map(|kind| kind.name()));
    names(&mut out, "Profile", "PROFILES", Profile::ALL.iter().map(|profile| profile.name()));
    names(&mut out, "Pack", "PACKS", Pack::ALL.iter().map(|pack| pack.name()));
    sources(&mut out);
    let ids = rules::document::RULES.iter().chain(RecordKind::SINGLE.iter().flat_map(|kind| kind.rules())).map(|rule| rule.id);
    let _ = writeln!(out, "export type RuleId =\n  | {};\n", ids.map(quoted).collect::<Vec<_>>().join("\n  | "));
    params(&mut out);
    let mut interfaces = Interfaces::default();
    for kind in RecordKind::ALL.iter().copied() {
        interfaces.add(kind.shape(), kind.shape().name, &mut out);
    }
    let kinds: Vec<_> = RecordKind::ALL.iter().map(|kind| format!("  {}: {};\n", kind.name(), kind.shape().name)).collect();
    let kinds = kinds.concat();
    let members: Vec<_> = Member::ALL.iter().filter_map(|member| Some((member.word(), member.kind()?.name()))).collect();
    table(&mut out, "The kind of record of each member of a transaction.", "MEMBERS", members.iter().copied());
    let aspects = ASPECTS.iter().filter(|aspect| RecordKind::named(aspect.record).is_ok()).map(|aspect| (aspect.prefix, aspect.record));
    table(&mut out, "The kind of record that rules judge, by the start of their ids.", "KINDS_BY_ASPECT", aspects);
    let words: Vec<_> = Member::ALL.iter().map(|member| quoted(member.word())).collect();
    let _ = writeln!(
        out,
        "/** What a rule needs of a transaction: one of its members, or what only the platform knows. */\nexport type Member = {};\n",
        words.join(" | ")
    );
    let _ = writeln!(out, "/** Each kind's record. */\nexport interface Records {{\n{kinds}}}");
    vec![("src/js/generated/types.ts".to_owned(), out)]
}

/// The source formats, and which there are of each kind: a format may give records of more than one.
fn sources(out: &mut String) {
    let mut all: Vec<_> = tradelint::Source::all().map(|source| source.name).collect();
    all.sort_unstable();
    all.dedup();
    names(out, "SourceFormat", "SOURCE_FORMATS", all.into_iter());
    let of =
        |kind: RecordKind| tradelint::Source::all().filter(move |source| source.kind == kind).map(|source| quoted(source.name)).collect::<Vec<_>>();
    let lines: Vec<_> = RecordKind::ALL.iter().map(|kind| format!("  {}: [{}],\n", kind.name(), of(*kind).join(", "))).collect();
    let lines = lines.concat();
    let _ = writeln!(
        out,
        "/** The source formats of each kind of record. */\nexport const SOURCES: Readonly<Record<RecordKind, readonly SourceFormat[]>> = {{\n{lines}}};\n"
    );
}

fn table<'n>(out: &mut String, doc: &str, constant: &str, entries: impl Iterator<Item = (&'n str, &'n str)>) {
    let entries: Vec<_> = entries.map(|(name, value)| format!("  {name}: '{value}',\n")).collect();
    let _ = writeln!(out, "/** {doc} */\nexport const {constant}: Readonly<Record<string, RecordKind>> = {{\n{}}};\n", entries.concat());
}

/// What each rule's messages say, as data: a message that takes no params says nothing more than that.
fn params(out: &mut String) {
    let own = |text: &RuleText| -> Vec<String> {
        let also = text.also.iter().map(|(problem, message)| said(message, Some(problem)));
        core::iter::once(said(&text.message, None)).chain(also).collect()
    };
    let texts = rules::document::TEXTS.iter().chain(RecordKind::SINGLE.iter().flat_map(|kind| kind.texts()));
    let lines = texts.map(|text| format!("  '{}': {};\n", text.id, own(text).join(" | ")));
    let lines: String = lines.collect();
    let _ = writeln!(out, "/** What the messages of each rule say, as data. */\nexport interface RuleParams {{\n{lines}}}\n");
    let vocabulary: Vec<_> = text::PROBLEMS.iter().map(|(problem, message)| said(message, Some(problem))).collect();
    let _ = writeln!(out, "/** What the messages that any rule may use say. */\nexport type CommonParams =\n  | {};\n", vocabulary.join("\n  | "));
    let prefix = |kind: RecordKind| {
        let kinds = if kind == RecordKind::Transaction { RecordKind::SINGLE } else { core::slice::from_ref(&kind) };
        let mut prefixes: Vec<_> = kinds.iter().flat_map(|kind| kind.rules()).filter_map(|rule| rule.id.split('-').next()).map(quoted).collect();
        prefixes.dedup();
        format!("  {}: {};\n", kind.name(), prefixes.join(" | "))
    };
    let prefixes: String = RecordKind::ALL.iter().copied().map(prefix).collect();
    let _ = writeln!(out, "/** What the ids of each kind's rules begin with. */\nexport interface RulePrefixes {{\n{prefixes}}}\n");
}

/// The type of a message's params: the names that stand in it in braces.
fn said(message: &Bilingual, problem: Option<&str>) -> String {
    let inside = |part: &'static str| part.split_once('}').map(|(name, _)| name);
    let mut names: Vec<_> = message.en.split('{').skip(1).filter_map(inside).filter(|name| !matches!(*name, "label" | "field")).map(quoted).collect();
    names.sort_unstable();
    names.dedup();
    let names = if names.is_empty() { "never".to_owned() } else { names.join(" | ") };
    format!("Said<{names}{}>", problem.map_or_else(String::new, |problem| format!(", '{problem}'")))
}

fn quoted(word: &str) -> String {
    format!("'{word}'")
}

fn names<'n>(out: &mut String, name: &str, constant: &str, words: impl Iterator<Item = &'n str>) {
    let words = words.map(quoted).collect::<Vec<_>>().join(", ");
    let _ = writeln!(out, "export const {constant} = [{words}] as const;\nexport type {name} = (typeof {constant})[number];\n");
}

/// The interfaces written so far, with the shapes they are of.
#[derive(Default)]
struct Interfaces(Vec<(&'static Shape, String)>);

impl Interfaces {
    /// Writes the interface of a shape, those of its parts first; each once. Parts of different records may share a name: then the later one
    /// takes its record's before its own.
    fn add(&mut self, shape: &'static Shape, record: &str, out: &mut String) {
        if shape.bare || self.name(shape).is_some() {
            return;
        }
        let taken = self.0.iter().any(|(_, name)| name == shape.name);
        let name = if taken { format!("{record}{}", shape.name) } else { shape.name.to_owned() };
        self.0.push((shape, name.clone()));
        for inner in shape.fields.iter().filter_map(|field| field.leaf.shape()) {
            self.add(inner, record, out);
        }
        let _ = writeln!(out, "export interface {name} {{");
        for field in shape.fields {
            let _ = writeln!(out, "  /** {}{} */\n  {}?: {} | null;", field.label, note(field.leaf), field.name, self.type_of(field.leaf));
        }
        out.push_str("}\n\n");
    }

    fn name(&self, shape: &Shape) -> Option<&str> {
        let fields = |shape: &Shape| shape.fields.iter().map(|field| field.name).collect::<Vec<_>>();
        let same = |known: &Shape| known.name == shape.name && fields(known) == fields(shape);
        self.0.iter().find(|(known, _)| same(known)).map(|(_, name)| name.as_str())
    }

    fn type_of(&self, leaf: Leaf) -> String {
        match leaf {
            Leaf::Text(_)
            | Leaf::Timestamp
            | Leaf::Date
            | Leaf::UtcTimestamp
            | Leaf::ChinaTimestamp
            | Leaf::Region
            | Leaf::Currency
            | Leaf::Country => "string".to_owned(),
            Leaf::Id(_) | Leaf::Decimal | Leaf::Money => "string | number".to_owned(),
            Leaf::Bool => "boolean".to_owned(),
            Leaf::Int => "number".to_owned(),
            Leaf::Code(list) => list.words.iter().copied().map(quoted).collect::<Vec<_>>().join(" | "),
            Leaf::Object(shape) => self.name(shape).unwrap_or(shape.name).to_owned(),
            Leaf::List(shape) if shape.bare => {
                format!("readonly ({})[]", shape.fields.first().map_or_else(String::new, |field| self.type_of(field.leaf)))
            }
            Leaf::List(shape) => format!("readonly {}[]", self.name(shape).unwrap_or(shape.name)),
            Leaf::OneOrMany(shape) => format!("{0} | readonly {0}[]", self.name(shape).unwrap_or(shape.name)),
        }
    }
}

pub(crate) fn note(leaf: Leaf) -> String {
    match leaf {
        Leaf::Text(max) | Leaf::Id(max) => format!(", 1 to {max} characters"),
        Leaf::Decimal => ", decimal text or number".to_owned(),
        Leaf::Money => ", amount as decimal text or number".to_owned(),
        Leaf::Timestamp => ", RFC 3339 with offset".to_owned(),
        Leaf::Date => ", YYYY-MM-DD".to_owned(),
        Leaf::UtcTimestamp => ", date and time in UTC".to_owned(),
        Leaf::ChinaTimestamp => ", date and time in China".to_owned(),
        Leaf::Region => ", six digits of GB/T 2260".to_owned(),
        Leaf::Currency => ", ISO 4217".to_owned(),
        Leaf::Country => ", ISO 3166-1 alpha-2".to_owned(),
        Leaf::Bool | Leaf::Int | Leaf::Code(_) | Leaf::Object(_) | Leaf::List(_) | Leaf::OneOrMany(_) => String::new(),
    }
}
