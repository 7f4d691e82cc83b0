//! The rules' examples as conformance vectors.

use super::Derived;
use serde_json::{Value, json};
use tradelint::records::RecordKind;
use tradelint::rule::Rule;
use tradelint::{Checker, Options, Profile, examples};

pub(crate) fn files() -> Vec<Derived> {
    RecordKind::SINGLE.iter().copied().map(|kind| (format!("tests/vectors/{}/examples.json", kind.name()), of_kind(kind))).collect()
}

fn of_kind(kind: RecordKind) -> String {
    let mut vectors = Vec::new();
    for (rule, text) in kind.rules().iter().zip(kind.texts()) {
        let examples = examples::of(kind, text);
        vectors.push(vector(kind, rule, "pass", &examples.pass));
        if let Some((input, _)) = examples.fail {
            vectors.push(vector(kind, rule, "fail", &input));
        }
    }
    let lines: Vec<String> = vectors.iter().map(Value::to_string).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

fn vector(kind: RecordKind, rule: &Rule, name: &str, input: &Value) -> Value {
    let profile = if rule.gate { Profile::Gate } else { Profile::Audit };
    let options = Options { profile, now: Some(examples::NOW.to_owned()), ..Options::default() };
    let report = Checker::new(kind, options).ok().and_then(|mut checker| checker.check_value(input).ok());
    let expect = report.map(|report| {
        let findings: Vec<_> = report.findings.iter().map(|finding| json!({"rule": finding.rule, "pointer": finding.pointer})).collect();
        json!({"verdict": report.verdict, "findings": findings, "undetermined": report.undetermined})
    });
    json!({
        "id": format!("{}/{name}", rule.id),
        "record": kind.name(),
        "profile": profile.name(),
        "now": examples::NOW,
        "input": input,
        "expect": expect,
    })
}
