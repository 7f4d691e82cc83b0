//! The rules as data, and their words in each language.

use super::{Derived, MARK};
use serde_json::{Map, Value, json};
use tradelint::identifiers::{self, Part};
use tradelint::records::RecordKind;
use tradelint::records::transaction::Member;
use tradelint::report::text::{self, Locale};
use tradelint::rule::{Rule, RuleText, Scope};
use tradelint::shape::Shape;
use tradelint::standard::{ASPECTS, RULESET};
use tradelint::{Profile, examples, rules};

/// What the module for checkouts knows; the Cargo feature `checkout` builds these.
const CHECKOUT: [RecordKind; 2] = [RecordKind::Order, RecordKind::Payment];

pub(crate) fn files() -> Vec<Derived> {
    let mut files = vec![("src/js/generated/version.ts".to_owned(), version()), ("src/js/generated/catalogue.ts".to_owned(), catalogue())];
    files.push(("src/js/generated/aspects.ts".to_owned(), aspects()));
    files.push(("src/js/generated/identifiers.ts".to_owned(), identifiers()));
    files.push(("src/js/generated/personal.ts".to_owned(), personal()));
    for locale in Locale::ALL {
        files.push((format!("src/js/generated/locale/{}.ts", locale.name()), words(locale, RecordKind::SINGLE, "../..")));
        files.push((format!("src/js/generated/locale/checkout/{}.ts", locale.name()), words(locale, &CHECKOUT, "../../..")));
    }
    files
}

fn version() -> String {
    let constant = |name: &str, value: &str| format!("export const {name} = {};\n", json!(value));
    format!("{MARK}{}{}", constant("RULESET", RULESET), constant("VERSION", tradelint::VERSION))
}

/// The identifiers by number, and the parts that may be wrong.
fn identifiers() -> String {
    let names: Vec<_> = identifiers::ALL.iter().map(|identifier| format!("'{}'", identifier.name)).collect();
    let parts: Vec<_> = Part::ALL.iter().map(|part| format!("'{}'", part.word())).collect();
    let titles: Map<String, Value> = identifiers::ALL.iter().map(|i| (i.name.to_owned(), json!({"zh": i.zh, "en": i.en}))).collect();
    format!(
        "{MARK}export const IDENTIFIERS = [\n  {},\n] as const;\nexport type IdentifierName = (typeof IDENTIFIERS)[number];\n\n\
         export const PARTS = [{}] as const;\nexport type IdentifierPart = (typeof PARTS)[number];\n\n\
         export const TITLES: Readonly<Record<IdentifierName, {{ readonly zh: string; readonly en: string }}>> = {};\n",
        names.join(",\n  "),
        parts.join(", "),
        pretty(&titles.into())
    )
}

/// The fields whose values never leave a record.
fn personal() -> String {
    let of = |shape: &'static Shape| -> Value { paths(shape, "").into_iter().filter(|path| is_personal(shape, path)).collect() };
    let mut table: Map<String, Value> = RecordKind::ALL.iter().map(|kind| (kind.name().to_owned(), of(kind.shape()))).collect();
    for source in tradelint::Source::all() {
        table.insert(format!("{}/{}", source.kind.name(), source.name), of(source.shape));
    }
    format!(
        "{MARK}/** Paths of the fields that concern a person, by record kind, or record kind and source format. */\n\
         export const PERSONAL: Readonly<Record<string, readonly string[]>> = {};\n",
        pretty(&table.into())
    )
}

fn is_personal(shape: &'static Shape, path: &str) -> bool {
    shape.find(path).is_some_and(|field| field.personal)
}

/// Every rule of a kind with its texts.
fn rules_of(kind: RecordKind) -> impl Iterator<Item = (&'static Rule, &'static RuleText)> {
    kind.rules().iter().copied().zip(kind.texts().iter().copied())
}

/// The parts of the standard: by themselves, since pages name them that never show the catalogue.
fn aspects() -> String {
    let aspects: Vec<Value> = ASPECTS
        .iter()
        .map(|a| json!({"prefix": a.prefix, "zh": a.zh, "en": a.en, "clause": a.clause, "requirements": a.requirements, "record": a.record}))
        .collect();
    format!(
        "{MARK}import type {{ Aspect }} from '../catalogue.js';\nimport {{ lazy }} from '../lazy.js';\n\n\
         export const aspects = /* @__PURE__ */ lazy<readonly Aspect[]>({});\n",
        table(&aspects.into())
    )
}

fn catalogue() -> String {
    let document = rules::document::RULES.iter().copied().zip(rules::document::TEXTS.iter().copied());
    let mut entries: Vec<Value> = document.map(|(rule, text)| entry("document", rule, text)).collect();
    let mut patches = Map::new();
    let mut records = Map::new();
    for kind in RecordKind::ALL.iter().copied() {
        records.insert(kind.name().to_owned(), serde_json::from_str(kind.example()).unwrap_or_default());
    }
    for kind in RecordKind::SINGLE.iter().copied() {
        for (rule, text) in rules_of(kind) {
            entries.push(entry(kind.name(), rule, text));
            let examples = examples::patches(text);
            let mut pair = json!({"pass": examples.pass});
            if let Some((input, at)) = examples.fail {
                pair["fail"] = json!({"input": input, "at": at});
            }
            patches.insert(rule.id.to_owned(), pair);
        }
    }
    format!(
        "{MARK}import type {{ ExamplePatches, RuleEntry }} from '../catalogue.js';\nimport {{ lazy }} from '../lazy.js';\n\n\
         export const entries = /* @__PURE__ */ lazy<readonly RuleEntry[]>({});\n\n\
         export const patches = /* @__PURE__ */ lazy<ExamplePatches>({});\n",
        table(&entries.into()),
        table(&json!({"records": records, "rules": patches})),
    )
}

fn entry(record: &str, rule: &Rule, text: &RuleText) -> Value {
    let profiles: Vec<_> = Profile::ALL.into_iter().filter(|profile| rule.gate || *profile == Profile::Audit).map(Profile::name).collect();
    let packs: Vec<_> = rule.packs.iter().map(|pack| pack.name()).collect();
    let settings: Map<String, Value> = rule.settings.iter().map(|(name, default)| ((*name).to_owned(), json!(default))).collect();
    let since = rule.since.map(|since| tradelint::time::Timestamp(since).to_string()[..10].to_owned());
    json!({
        "id": rule.id,
        "aspect": rule.id.split('-').next(),
        "record": record,
        "scope": if rule.scope == Scope::Transaction { "transaction" } else { "record" },
        "status": if rule.scope == Scope::Evidence { "evidence" } else { "checked" },
        "modality": rule.modality.word(),
        "profiles": profiles,
        "packs": packs,
        "since": since,
        "home": text.home.clause,
        "basis": text::basis(text, Locale::En),
        "confidence": text.confidence,
        "title": {"zh": text.title.zh, "en": text.title.en},
        "fields": text.fields,
        "needs": rule.needs.words().collect::<Vec<_>>(),
        "settings": settings,
    })
}

/// Words in a language about records of some kinds, in a module from which the root is that far.
fn words(locale: Locale, kinds: &[RecordKind], root: &str) -> String {
    let texts = kinds.iter().flat_map(|kind| kind.texts()).chain(rules::document::TEXTS);
    let rules: Map<String, Value> = texts.map(|text| (text.id.to_owned(), rule_words(text, locale))).collect();
    let problems: Map<String, Value> = text::PROBLEMS.iter().map(|(name, text)| ((*name).to_owned(), json!(locale.of(*text)))).collect();
    let words: Map<String, Value> = text::WORDS.iter().map(|(word, text)| ((*word).to_owned(), json!(locale.of(*text)))).collect();
    let codes = |kind: &RecordKind| -> Map<String, Value> {
        text::codes(kind.shape(), locale).iter().map(|(word, term)| ((*word).to_owned(), json!(term))).collect()
    };
    let by_kind = |of: &dyn Fn(&RecordKind) -> Map<String, Value>| -> Map<String, Value> {
        kinds.iter().map(|kind| (kind.name().to_owned(), Value::Object(of(kind)))).filter(|(_, table)| table != &json!({})).collect()
    };
    let texts = json!({
        "rules": rules,
        "problems": problems,
        "words": words,
        "codes": by_kind(&codes),
        "labels": by_kind(&|kind| labels(kind.shape(), locale)),
        "members": Member::ALL.iter().map(|member| (member.word().to_owned(), json!(member_term(*member, locale)))).collect::<Map<_, _>>(),
    });
    // A named export: what `require` makes of a default one differs between tools.
    format!(
        "{MARK}import {{ lazy }} from '{root}/lazy.js';\nimport type {{ Locale, Texts }} from '{root}/locale.js';\n\n\
         export const {}: Locale = {{ name: '{}', texts: /* @__PURE__ */ lazy<Texts>({}) }};\n",
        locale.name().replace('-', ""),
        locale.name(),
        table(&texts)
    )
}

/// What a transaction has or lacks, for people.
fn member_term(member: Member, locale: Locale) -> String {
    let label = text::label(RecordKind::Transaction.shape(), member.word(), locale);
    label.unwrap_or_else(|| locale.of(text::PLATFORM).to_owned())
}

fn rule_words(text: &RuleText, locale: Locale) -> Value {
    let mut words = json!({
        "title": locale.of(text.title),
        "message": locale.of(text.message),
        "fix": locale.of(text.fix),
        "home": text.home.clause,
        "basis": text::basis(text, locale),
    });
    if !text.also.is_empty() {
        words["also"] = text.also.iter().map(|(name, text)| ((*name).to_owned(), json!(locale.of(*text)))).collect::<Map<_, _>>().into();
    }
    words
}

/// The fields of a shape by their paths, with their names for people where the path itself does not serve.
fn labels(shape: &'static Shape, locale: Locale) -> Map<String, Value> {
    let labelled = |path: String| text::label(shape, &path, locale).filter(|label| *label != text::readable(&path)).map(|label| (path, json!(label)));
    paths(shape, "").into_iter().filter_map(labelled).collect()
}

fn paths(shape: &'static Shape, above: &str) -> Vec<String> {
    let below = |field: &'static tradelint::shape::Field| {
        let path = format!("{above}{}", field.name);
        let inner = field.leaf.shape().map(|shape| paths(shape, &format!("{path}/"))).unwrap_or_default();
        core::iter::once(path).chain(inner)
    };
    shape.fields.iter().flat_map(below).collect()
}

/// A table as JSON text in a JavaScript string: it is read when it is first wanted.
pub(crate) fn table(value: &Value) -> String {
    format!("'{}'", value.to_string().replace('\\', "\\\\").replace('\'', "\\'"))
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
