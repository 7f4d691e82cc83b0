//! TypeScript types of records, rules and options.

use super::{Derived, MARK};
use core::fmt::Write as _;
use tradelint::records::RecordKind;
use tradelint::report::text;
use tradelint::rule::{Bilingual, RuleText};
use tradelint::shape::{Leaf, Shape};
use tradelint::{Pack, Profile, rules};

pub(crate) fn files() -> Vec<Derived> {
    let mut out = format!("{MARK}import type {{ Said }} from '../params.js';\n\n");
    names(&mut out, "RecordKind", "RECORD_KINDS", RecordKind::ALL.iter().map(|kind| kind.name()));
    names(&mut out, "Profile", "PROFILES", Profile::ALL.iter().map(|profile| profile.name()));
    names(&mut out, "Pack", "PACKS", Pack::ALL.iter().map(|pack| pack.name()));
    names(&mut out, "SourceFormat", "SOURCE_FORMATS", tradelint::Source::all().map(|source| source.name));
    let ids = rules::document::RULES.iter().chain(RecordKind::ALL.iter().flat_map(|kind| kind.rules())).map(|rule| rule.id);
    let _ = writeln!(out, "export type RuleId =\n  | {};\n", ids.map(quoted).collect::<Vec<_>>().join("\n  | "));
    params(&mut out);
    let mut written = Vec::new();
    for kind in RecordKind::ALL.iter().copied() {
        interface(kind.shape(), &mut written, &mut out);
    }
    let kinds: Vec<_> = RecordKind::ALL.iter().map(|kind| format!("  {}: {};\n", kind.name(), kind.shape().name)).collect();
    let kinds = kinds.concat();
    let _ = writeln!(out, "/** Each kind's record. */\nexport interface Records {{\n{kinds}}}");
    vec![("src/js/generated/types.ts".to_owned(), out)]
}

/// What each rule's messages say, as data: a message that takes no params says nothing more than that.
fn params(out: &mut String) {
    let own = |text: &RuleText| -> Vec<String> {
        let also = text.also.iter().map(|(problem, message)| said(message, Some(problem)));
        core::iter::once(said(&text.message, None)).chain(also).collect()
    };
    let texts = rules::document::TEXTS.iter().chain(RecordKind::ALL.iter().flat_map(|kind| kind.texts()));
    let lines = texts.map(|text| format!("  '{}': {};\n", text.id, own(text).join(" | ")));
    let lines: String = lines.collect();
    let _ = writeln!(out, "/** What the messages of each rule say, as data. */\nexport interface RuleParams {{\n{lines}}}\n");
    let vocabulary: Vec<_> = text::PROBLEMS.iter().map(|(problem, message)| said(message, Some(problem))).collect();
    let _ = writeln!(out, "/** What the messages that any rule may use say. */\nexport type CommonParams =\n  | {};\n", vocabulary.join("\n  | "));
    let prefix = |kind: RecordKind| {
        let mut prefixes: Vec<_> = kind.rules().iter().filter_map(|rule| rule.id.split('-').next()).map(quoted).collect();
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

/// The interface of a shape, those of its parts first; each once.
fn interface(shape: &'static Shape, written: &mut Vec<&'static str>, out: &mut String) {
    if shape.bare || written.contains(&shape.name) {
        return;
    }
    written.push(shape.name);
    for inner in shape.fields.iter().filter_map(|field| field.leaf.shape()) {
        interface(inner, written, out);
    }
    let _ = writeln!(out, "export interface {} {{", shape.name);
    for field in shape.fields {
        let _ = writeln!(out, "  /** {}{} */\n  {}?: {} | null;", field.label, note(field.leaf), field.name, type_of(field.leaf));
    }
    out.push_str("}\n\n");
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

fn type_of(leaf: Leaf) -> String {
    match leaf {
        Leaf::Text(_) | Leaf::Timestamp | Leaf::Date | Leaf::UtcTimestamp | Leaf::ChinaTimestamp | Leaf::Region | Leaf::Currency | Leaf::Country => {
            "string".to_owned()
        }
        Leaf::Id(_) | Leaf::Decimal | Leaf::Money => "string | number".to_owned(),
        Leaf::Bool => "boolean".to_owned(),
        Leaf::Int => "number".to_owned(),
        Leaf::Code(list) => list.words.iter().copied().map(quoted).collect::<Vec<_>>().join(" | "),
        Leaf::Object(shape) => shape.name.to_owned(),
        Leaf::List(shape) if shape.bare => format!("readonly ({})[]", shape.fields.first().map_or_else(String::new, |field| type_of(field.leaf))),
        Leaf::List(shape) => format!("readonly {}[]", shape.name),
        Leaf::OneOrMany(shape) => format!("{0} | readonly {0}[]", shape.name),
    }
}
