//! JSON Schemas of the record kinds. They refuse nothing that the rules accept: a value's bounds are asserted only where what lies outside
//! is an error under every profile, and stand as annotations elsewhere. Nothing is required, since what must be there depends on the record.

use super::catalogue::table;
use super::types::note;
use super::{Derived, MARK};
use core::fmt::Write as _;
use serde_json::{Map, Value, json};
use tradelint::records::RecordKind;
use tradelint::report::text::readable;
use tradelint::rule::{Modality, Rule};
use tradelint::shape::{Field, Leaf, Path, Shape};

pub(crate) fn files() -> Vec<Derived> {
    let mut out = format!(
        "{MARK}import {{ lazy }} from '../lazy.js';\nimport type {{ JsonSchema }} from '../schema.js';\nimport type {{ RecordKind }} from './types.js';\n\n"
    );
    out.push_str("/** The JSON Schema (draft 2020-12) of each record kind. */\n");
    out.push_str("export const jsonSchemas: Readonly<Record<RecordKind, () => JsonSchema>> = /* @__PURE__ */ Object.freeze({\n");
    for kind in RecordKind::ALL.iter().copied() {
        let _ = writeln!(out, "  {}: /* @__PURE__ */ lazy<JsonSchema>({}),", kind.name(), table(&of_kind(kind)));
    }
    out.push_str("});\n");
    vec![("src/js/generated/schema.ts".to_owned(), out)]
}

fn of_kind(kind: RecordKind) -> Value {
    let mut parts = Parts { kind, known: Vec::new() };
    let properties = parts.properties(kind.shape(), "");
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.label(),
        "description": kind.name(),
        "type": "object",
        "properties": properties,
    });
    if !parts.known.is_empty() {
        schema["$defs"] = parts.known.into_iter().collect::<Map<_, _>>().into();
    }
    schema
}

/// The parts of a record, each once: a shape that is held to other rules at another place is another part there.
struct Parts {
    kind: RecordKind,
    known: Vec<(String, Value)>,
}

impl Parts {
    fn properties(&mut self, shape: &'static Shape, above: &str) -> Value {
        let named = |field: &'static Field| (field.name.to_owned(), self.described(field, &format!("{above}{}", field.name)));
        shape.fields.iter().map(named).collect::<Map<_, _>>().into()
    }

    fn described(&mut self, field: &'static Field, path: &str) -> Value {
        let mut schema = Map::new();
        schema.insert("title".to_owned(), json!(field.label));
        schema.insert("description".to_owned(), json!(format!("{}{}", readable(field.name), note(field.leaf))));
        let value = match field.leaf {
            Leaf::Object(shape) => self.part(shape, path),
            Leaf::List(shape) => json!({"type": ["array", "null"], "items": self.element(shape, path)}),
            Leaf::OneOrMany(shape) => json!({"anyOf": [self.part(shape, path), {"type": "array", "items": self.element(shape, path)}]}),
            leaf => scalar(leaf, self.asserts(path)),
        };
        schema.extend(value.as_object().cloned().unwrap_or_default());
        schema.into()
    }

    /// An entry of a list. A null that stands for an object there is an error; one that stands for a bare value is not.
    fn element(&mut self, shape: &'static Shape, path: &str) -> Value {
        match shape.fields {
            [field] if shape.bare => scalar(field.leaf, self.asserts(path)),
            _ => {
                let mut part = self.part(shape, path);
                part["type"] = json!("object");
                part
            }
        }
    }

    fn part(&mut self, shape: &'static Shape, path: &str) -> Value {
        let part = json!({"type": ["object", "null"], "properties": self.properties(shape, &format!("{path}/"))});
        let same_name = |name: &str| name.split('-').next() == Some(shape.name);
        let name = if let Some((name, _)) = self.known.iter().find(|(name, known)| same_name(name) && *known == part) {
            name.clone()
        } else {
            let name = match self.known.iter().filter(|(name, _)| same_name(name)).count() {
                0 => shape.name.to_owned(),
                others => format!("{}-{}", shape.name, others + 1),
            };
            self.known.push((name.clone(), part));
            name
        };
        json!({"$ref": format!("#/$defs/{name}")})
    }

    /// Whether a value out of bounds is an error whatever the profile: the first rule that vouches for the field's form reports it.
    fn asserts(&self, path: &str) -> bool {
        let Some((kind, path)) = self.judged_as(path) else { return false };
        let first = |runs: fn(&Rule) -> bool| kind.rules().iter().find(|rule| runs(rule) && rule.formats.contains(&path));
        let is_error = |rule: Option<&&Rule>| rule.is_none_or(|rule| rule.modality == Modality::Shall);
        is_error(first(|rule| rule.gate)) && is_error(first(|_| true))
    }

    /// The kind whose rules judge the field, and its path there: a transaction's member is judged as a record of its own kind.
    fn judged_as(&self, path: &str) -> Option<(RecordKind, Path)> {
        let (kind, path) = match (self.kind, path.split_once('/')) {
            (RecordKind::Transaction, Some((member, rest))) => {
                let member = self.kind.shape().fields.iter().position(|field| field.name == member)?;
                (RecordKind::SINGLE[member], rest)
            }
            (kind, _) => (kind, path),
        };
        Some((kind, Path::find(kind.shape(), path.as_bytes())?))
    }
}

/// What a value may be. Formats are annotations to JSON Schema; what else is said of a value is said as bounds or, unasserted, as examples.
fn scalar(leaf: Leaf, asserted: bool) -> Value {
    let (types, bounds, format) = match leaf {
        Leaf::Text(max) => (&["string", "null"][..], json!({"minLength": 1, "maxLength": max}), None),
        Leaf::Id(max) => (&["string", "integer", "null"][..], json!({"minLength": 1, "maxLength": max}), None),
        Leaf::Bool => (&["boolean", "null"][..], json!({}), None),
        // A fraction is malformed; what is no number at all is of the wrong type.
        Leaf::Int => (if asserted { &["integer", "null"] } else { &["number", "null"][..] }, json!({}), None),
        Leaf::Decimal | Leaf::Money => (&["string", "number", "null"][..], json!({"pattern": r"^-?[0-9]+(\.[0-9]+)?$"}), None),
        Leaf::Timestamp => (&["string", "null"][..], json!({"minLength": 1}), Some("date-time")),
        Leaf::Date => (&["string", "null"][..], json!({"minLength": 1}), Some("date")),
        Leaf::Region => (&["string", "null"][..], json!({"pattern": "^[0-9]{6}$"}), None),
        Leaf::Currency => (&["string", "null"][..], json!({"pattern": "^[A-Z]{3}$"}), None),
        Leaf::Country => (&["string", "null"][..], json!({"pattern": "^[A-Z]{2}$"}), None),
        Leaf::Code(list) => return code(list.words, asserted),
        // Only source formats have these, and only objects the last three.
        Leaf::UtcTimestamp | Leaf::ChinaTimestamp | Leaf::Object(_) | Leaf::List(_) | Leaf::OneOrMany(_) => return json!({}),
    };
    let mut schema = Map::from_iter([("type".to_owned(), json!(types))]);
    if asserted {
        schema.extend(bounds.as_object().cloned().unwrap_or_default());
    }
    if let Some(format) = format {
        schema.insert("format".to_owned(), json!(format));
    }
    schema.into()
}

fn code(words: &[&str], asserted: bool) -> Value {
    if !asserted {
        return json!({"type": ["string", "null"], "examples": words});
    }
    let with_null: Vec<Value> = words.iter().map(|word| json!(word)).chain([Value::Null]).collect();
    json!({"enum": with_null})
}
