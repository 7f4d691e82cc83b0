//! Every vector's expectation holds natively. The same files run in Wasm, in every host and through the command line.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Map, Value};
use std::path::Path;
use tradelint::{Checker, Options, RecordKind};

const OPTIONS: [&str; 7] = ["profile", "packs", "now", "from", "overrides", "suppress", "limits"];

fn vectors() -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut all = Vec::new();
    for kind in RecordKind::ALL.iter().copied() {
        let folder = std::fs::read_dir(root.join(kind.name())).expect("each kind has vectors");
        for file in folder {
            let path = file.expect("readable folder").path();
            let text = std::fs::read(&path).expect("readable vectors");
            let vectors: Vec<Value> = serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            all.extend(vectors);
        }
    }
    all
}

fn input(vector: &Value) -> Vec<u8> {
    if let Some(text) = vector["input_text"].as_str() {
        return text.as_bytes().to_vec();
    }
    if let Some(hex) = vector["input_hex"].as_str() {
        return (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")).collect();
    }
    vector["input"].to_string().into_bytes()
}

fn checker(vector: &Value) -> Checker {
    let kind = RecordKind::named(vector["record"].as_str().expect("a record kind")).expect("a known kind");
    let given = vector.as_object().expect("a vector is an object");
    let options: Map<_, _> = given.iter().filter(|(name, _)| OPTIONS.contains(&name.as_str())).map(|(n, v)| (n.clone(), v.clone())).collect();
    let options: Options = serde_json::from_value(Value::Object(options)).expect("options of a vector");
    Checker::new(kind, options).expect("options hold")
}

/// What differs from the expectation, if anything.
fn difference(vector: &Value) -> Option<String> {
    let expect = &vector["expect"];
    let mut checker = checker(vector);
    let report = checker.check(&input(vector));
    if vector.get("input").is_some() {
        let by_value = checker.check_value(&vector["input"]).expect("a value is always readable");
        if by_value.findings != report.findings || by_value.verdict != report.verdict {
            return Some(format!("the generic door differs: {by_value:?}"));
        }
    }
    let found: Vec<(&str, &str)> = report.findings.iter().map(|finding| (finding.rule, finding.pointer.as_str())).collect();
    let findings = expect["findings"].as_array().expect("expected findings");
    let mut expected: Vec<(&str, &str)> =
        findings.iter().map(|f| (f["rule"].as_str().unwrap_or_default(), f["pointer"].as_str().unwrap_or_default())).collect();
    let mut sorted = found.clone();
    sorted.sort_unstable();
    expected.sort_unstable();
    if sorted != expected {
        return Some(format!("found {found:?}, expected {expected:?}"));
    }
    for want in findings.iter().filter_map(|f| f.get("params").map(|params| (f, params))) {
        let params = |finding: &tradelint::Finding| serde_json::to_value(finding).expect("findings serialise")["params"].clone();
        let close = |finding: &&tradelint::Finding| {
            Some(finding.rule) == want.0["rule"].as_str() && Some(finding.pointer.as_str()) == want.0["pointer"].as_str()
        };
        let holds = |given: &Value| want.1.as_object().is_some_and(|want| want.iter().all(|(name, value)| given.get(name) == Some(value)));
        if !report.findings.iter().filter(close).any(|finding| holds(&params(finding))) {
            let all: Vec<_> = report.findings.iter().filter(close).map(params).collect();
            return Some(format!("params {all:?}, expected {}", want.1));
        }
    }
    if expect["verdict"] != report.verdict.word() {
        return Some(format!("verdict {}, expected {}", report.verdict.word(), expect["verdict"]));
    }
    let lacking = serde_json::to_value(&report).expect("reports serialise")["lacking"].take();
    if lacking.as_object().is_some_and(|lacking| expect["lacking"].as_object().map_or(!lacking.is_empty(), |expected| lacking != expected)) {
        return Some(format!("lacking {lacking}, expected {}", expect["lacking"]));
    }
    let undetermined: Vec<&str> = expect["undetermined"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    (undetermined != report.undetermined).then(|| format!("undetermined {:?}, expected {undetermined:?}", report.undetermined))
}

#[test]
fn every_expectation_holds() {
    let vectors = vectors();
    let wrong: Vec<String> = vectors.iter().filter_map(|vector| difference(vector).map(|what| format!("{}: {what}", vector["id"]))).collect();
    assert!(wrong.is_empty(), "{} of {} vectors:\n{}", wrong.len(), vectors.len(), wrong.join("\n"));
}

#[test]
fn every_vector_has_its_own_id_and_an_expectation() {
    let vectors = vectors();
    let mut ids: Vec<_> = vectors.iter().map(|vector| vector["id"].as_str().expect("an id")).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "ids are unique");
    assert!(vectors.iter().all(|vector| vector["expect"]["verdict"].is_string()));
}

#[test]
fn every_rule_has_vectors_for_and_against_it() {
    let vectors = vectors();
    for kind in RecordKind::SINGLE.iter().copied() {
        for (rule, text) in kind.rules().iter().zip(kind.texts()) {
            let fails = |vector: &&Value| vector["expect"]["findings"].as_array().into_iter().flatten().any(|finding| finding["rule"] == rule.id);
            assert!(text.fail.is_none() || vectors.iter().any(|vector| fails(&vector)), "{} has a failing vector", rule.id);
            assert!(vectors.iter().any(|vector| vector["id"] == format!("{}/pass", rule.id)), "{} has a passing vector", rule.id);
        }
    }
}
