//! Each rule's passing example raises nothing from it, its failing one does at the named place; through both doors.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use tradelint::rule::Scope;
use tradelint::{Checker, Options, Profile, RecordKind, Report, examples};

fn report(kind: RecordKind, profile: Profile, input: &Value) -> Report {
    let options = Options { profile, now: Some(examples::NOW.to_owned()), ..Options::default() };
    let mut checker = Checker::new(kind, options).expect("options hold");
    let from_value = checker.check_value(input).expect("a value is always readable");
    let from_bytes = checker.check(input.to_string().as_bytes());
    assert_eq!(from_bytes, from_value, "both doors give one report: {input}");
    from_bytes
}

#[test]
fn passing_examples_pass() {
    for kind in RecordKind::SINGLE.iter().copied() {
        for (rule, text) in kind.rules().iter().zip(kind.texts()) {
            let profile = if rule.gate { Profile::Gate } else { Profile::Audit };
            let report = report(kind, profile, &examples::of(kind, text).pass);
            let found: Vec<_> = report.findings.iter().filter(|finding| finding.rule == rule.id).collect();
            assert!(found.is_empty(), "{}: {found:?}", rule.id);
            let undecided = report.undetermined.contains(&rule.id);
            assert_eq!(undecided, rule.scope == Scope::Transaction && !rule.gate, "{} undetermined", rule.id);
            if rule.gate {
                assert_eq!(report.findings, [], "{}: the example of a gate rule is clean as a whole", rule.id);
            }
        }
    }
}

#[test]
fn failing_examples_fail_where_they_say() {
    for kind in RecordKind::SINGLE.iter().copied() {
        for (rule, text) in kind.rules().iter().zip(kind.texts()) {
            let Some((input, at)) = examples::of(kind, text).fail else {
                assert_eq!(rule.scope, Scope::Transaction, "{} needs a failing example", rule.id);
                continue;
            };
            let profile = if rule.gate { Profile::Gate } else { Profile::Audit };
            let report = report(kind, profile, &input);
            let found: Vec<_> = report.findings.iter().map(|finding| (finding.rule, finding.pointer.as_str())).collect();
            assert!(found.contains(&(rule.id, at)), "{} at {at}: {found:?}", rule.id);
            if rule.gate {
                assert!(found.iter().all(|(id, _)| *id == rule.id), "{} alone: {found:?}", rule.id);
            }
        }
    }
}

#[test]
fn the_kinds_own_examples_conform_under_gate() {
    for kind in RecordKind::ALL.iter().copied() {
        let example: Value = serde_json::from_str(kind.example()).expect("the example is JSON");
        let report = report(kind, Profile::Gate, &example);
        assert_eq!((report.verdict.word(), report.findings.len()), ("conforming", 0), "{report:?}");
    }
}
