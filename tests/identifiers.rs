//! The identifiers' published vectors hold, and every identifier has some.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Map, Value};
use tradelint::identifiers::{self, Certainty};

fn vectors() -> Map<String, Value> {
    serde_json::from_str(include_str!("identifiers/vectors.json")).expect("vectors are JSON")
}

/// Whether the answer is what the vector says: `valid` true, false, `warn` (accepted, not certain) or `retired` (an accepted region that
/// is no more).
fn holds(answer: identifiers::Answer, valid: &Value) -> bool {
    match valid {
        Value::Bool(valid) => answer.is_ok() == *valid,
        Value::String(word) if word == "warn" => answer == Ok(Certainty::Likely),
        Value::String(word) if word == "retired" => answer.is_ok(),
        _ => panic!("no such expectation: {valid}"),
    }
}

#[test]
fn every_vector_holds() {
    let mut failures = Vec::new();
    let mut count = 0;
    for (name, vectors) in vectors() {
        let identifier = identifiers::named(&name).unwrap_or_else(|| panic!("no identifier {name}"));
        for vector in vectors.as_array().expect("a list of vectors") {
            let text = vector["value"].as_str().expect("a value");
            let answer = (identifier.check)(text.as_bytes());
            if !holds(answer, &vector["valid"]) {
                failures.push(format!("{name} {text}: {answer:?}, expected {}", vector["valid"]));
            }
            count += 1;
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(count >= 200, "only {count} vectors were read");
}

#[test]
fn every_identifier_has_vectors_both_ways() {
    let vectors = vectors();
    for identifier in identifiers::ALL {
        let valid = |expected: bool| vectors[identifier.name].as_array().is_some_and(|all| all.iter().any(|vector| vector["valid"] == expected));
        assert!(valid(true) && valid(false), "{}", identifier.name);
    }
}

#[test]
fn names_and_terms_are_unique() {
    for (at, identifier) in identifiers::ALL.iter().enumerate() {
        assert!(identifiers::ALL[..at].iter().all(|other| other.name != identifier.name && other.zh != identifier.zh && other.en != identifier.en));
        assert!(core::ptr::eq(identifiers::named(identifier.name).expect("named"), identifier));
    }
    assert!(identifiers::named("resident-id").is_none());
}

/// Whatever comes, an answer comes back: no text of any identifier, cut or with one byte changed, makes another panic.
#[test]
fn no_text_panics() {
    for vector in vectors().values().flat_map(|vectors| vectors.as_array().cloned().unwrap_or_default()) {
        let text = vector["value"].as_str().unwrap_or_default().as_bytes();
        for identifier in identifiers::ALL {
            for at in 0..=text.len() {
                let _ = (identifier.check)(&text[..at]);
                let mut changed = text.to_vec();
                for byte in [0, b'0', b'9', b'X', b'-', b'*', 0x80, 0xff] {
                    if let Some(place) = changed.get_mut(at) {
                        *place = byte;
                        let _ = (identifier.check)(&changed);
                    }
                }
            }
        }
    }
}
