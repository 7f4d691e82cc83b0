//! The rules' examples as whole records: each is a JSON Merge Patch (RFC 7396) on its kind's example, or on that as another patch
//! has made it an example of some trade.

use crate::records::RecordKind;
use crate::rule::RuleText;
use serde_json::Value;

/// The present of every example.
pub const NOW: &str = "2026-03-01T12:00:00+08:00";

/// One rule's examples.
#[derive(Debug)]
pub struct Examples {
    /// The rule has nothing against it.
    pub pass: Value,
    /// The rule finds something, and where; `None` where only other records could show it.
    pub fail: Option<(Value, &'static str)>,
}

/// A rule's examples.
///
/// # Panics
/// When a declaration's example is no JSON, which a test rules out.
pub fn of(kind: RecordKind, text: &RuleText) -> Examples {
    let record = |patch: Value| {
        let mut record: Value = serde_json::from_str(kind.example()).expect("the kind's example is JSON");
        merge(&mut record, patch);
        record
    };
    let Examples { pass, fail } = patches(text);
    Examples { pass: record(pass), fail: fail.map(|(patch, at)| (record(patch), at)) }
}

/// The same as patches on the kind's example.
///
/// # Panics
/// When a declaration's example is no JSON, which a test rules out.
pub fn patches(text: &RuleText) -> Examples {
    let patch = |patch: &str| {
        let mut all: Value = serde_json::from_str(text.upon).expect("what the rule's examples are upon is JSON");
        compose(&mut all, serde_json::from_str(patch).expect("the rule's example is JSON"));
        all
    };
    Examples { pass: patch(text.pass), fail: text.fail.map(|(patch_of_fail, at)| (patch(patch_of_fail), at)) }
}

/// One patch after another as a single one: `null` stays, for what it removes.
fn compose(first: &mut Value, second: Value) {
    match (first, second) {
        (Value::Object(first), Value::Object(second)) => {
            for (name, value) in second {
                compose(first.entry(name).or_insert(Value::Null), value);
            }
        }
        (first, second) => *first = second,
    }
}

/// RFC 7396: objects merge, `null` removes, all else replaces.
fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let Value::Object(members) = target else {
        return;
    };
    for (name, value) in patch {
        if value.is_null() {
            members.remove(&name);
        } else {
            merge(members.entry(name).or_insert(Value::Null), value);
        }
    }
}
