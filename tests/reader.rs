//! The reader against `serde_json`: it accepts the same documents, and both doors leave the same findings.
#![cfg(not(target_arch = "wasm32"))]

#[path = "fuzz/differential.rs"]
mod differential;

use differential::{is_json, serde_accepts};
use proptest::prelude::*;
use serde_json::{Map, Value};
use tradelint::{Checker, Options, RecordKind};

fn checker(kind: RecordKind) -> Checker {
    Checker::new(kind, Options { now: Some("2026-03-01T12:00:00+08:00".to_owned()), ..Options::default() }).expect("good options")
}

/// Any JSON value that uses the record's own names now and then.
fn json(kind: RecordKind) -> impl Strategy<Value = Value> {
    let names: Vec<&'static str> = names(kind.shape());
    let name = prop_oneof![3 => prop::sample::select(names), 1 => Just("unknown")];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1_000_000_000i64..1_000_000_000).prop_map(|n| Value::from(format!("{}.{:02}", n / 100, n.abs() % 100))),
        "\\PC{0,20}".prop_map(Value::from),
        prop::sample::select(vec!["2026-03-01T10:00:00+08:00", "2026-02-29T10:00:00Z", "CNY", "110108", "paid", "199.00", "-1", "1e3", ""])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..8)
                .prop_map(|members| Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())),
        ]
    })
}

fn names(shape: &'static tradelint::shape::Shape) -> Vec<&'static str> {
    let inner = shape.fields.iter().filter_map(|field| field.leaf.shape()).flat_map(names);
    shape.fields.iter().map(|field| field.name).chain(inner).filter(|name| !name.is_empty()).collect()
}

fn kinds() -> impl Strategy<Value = RecordKind> {
    prop::sample::select(RecordKind::ALL.to_vec())
}

/// A record's example with some values replaced: near enough to real for the rules to have something to say.
fn near_record() -> impl Strategy<Value = (RecordKind, Value)> {
    kinds().prop_flat_map(|kind| {
        let example: Map<String, Value> = serde_json::from_str(kind.example()).expect("an object");
        let names: Vec<String> = example.keys().cloned().collect();
        let changes = prop::collection::vec((prop::sample::select(names), json(kind)), 0..4);
        (Just(kind), Just(example), changes).prop_map(|(kind, mut example, changes)| {
            example.extend(changes);
            (kind, Value::Object(example))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_doors_give_one_report((kind, value) in near_record(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.expect("a value is JSON");
        let mut checker = checker(kind);
        let from_bytes = checker.check(text.as_bytes());
        prop_assert!(is_json(&from_bytes), "{text}");
        prop_assert_eq!(from_bytes, checker.check_value(&value).expect("readable"));
    }

    #[test]
    fn accepts_what_serde_json_accepts((kind, value) in near_record(), cut in any::<prop::sample::Index>(), byte in any::<u8>(), how in 0u8..4) {
        let mut bytes = value.to_string().into_bytes();
        let at = cut.index(bytes.len());
        match how {
            0 => bytes.truncate(at),
            1 => bytes[at] = byte,
            2 => bytes.insert(at, byte),
            _ => { bytes.remove(at); }
        }
        if let Some(accepted) = serde_accepts(&bytes) {
            prop_assert_eq!(is_json(&checker(kind).check(&bytes)), accepted, "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn any_bytes_get_a_report(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let report = checker(RecordKind::Order).check(&bytes);
        prop_assert_ne!(report.verdict.word(), "conforming");
    }

    #[test]
    fn escapes_change_nothing((kind, value) in near_record()) {
        let plain = value.to_string();
        let escaped: Vec<String> = plain.encode_utf16().map(|unit| match u8::try_from(unit).map(char::from) {
            Ok(c) if c.is_ascii() => c.to_string(),
            _ => format!("\\u{unit:04x}"),
        }).collect();
        let escaped = escaped.concat();
        let mut checker = checker(kind);
        prop_assert_eq!(checker.check(plain.as_bytes()), checker.check(escaped.as_bytes()));
    }
}

/// What fuzzing found interesting stays judged.
#[test]
fn every_way_to_read_the_corpus_leaves_the_same_findings() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/corpus/reader");
    let files: Vec<_> = std::fs::read_dir(corpus).expect("the corpus").map(|file| file.expect("a file").path()).collect();
    assert!(files.len() > 100, "{} files", files.len());
    for file in files {
        differential::judge(&std::fs::read(file).expect("a readable file"));
    }
}
