//! One document read in several ways: what `serde_json` accepts is accepted, and every way leaves the same findings.

use serde_json::Value;
use std::fmt::Write as _;
use tradelint::{Checker, Options, RecordKind, Report};

/// Judges a document of a kind whose number comes first, so that one list of bytes says both. Panics where two ways differ.
pub fn judge(data: &[u8]) {
    let Some((number, document)) = data.split_first() else { return };
    let kind = RecordKind::ALL[usize::from(*number) % RecordKind::ALL.len()];
    let options = Options { now: Some("2026-03-01T12:00:00+08:00".to_owned()), ..Options::default() };
    let mut checker = Checker::new(kind, options).expect("good options");
    let report = checker.check(document);
    if let Some(accepted) = serde_accepts(document) {
        assert_eq!(is_json(&report), accepted, "{}", String::from_utf8_lossy(document));
    }
    // Once more with the order of members learnt.
    assert_eq!(checker.check(document), report);
    let Ok(text) = core::str::from_utf8(document) else { return };
    if !is_json(&report) || stops(&report) {
        return;
    }
    assert_eq!(checker.check(respelt(text).as_bytes()), report, "respelt: {text}");
    if let Ok(value) = serde_json::from_str::<Value>(text)
        && keeps_all(&value, text)
    {
        assert_eq!(checker.check_value(&value).expect("a value is readable"), report, "as a value: {text}");
    }
}

/// Whether the document was read to its end as JSON.
pub fn is_json(report: &Report) -> bool {
    report.findings.iter().all(|finding| finding.rule != "DOC-001")
}

/// Whether the document ended the check: its size and depth depend on the spelling.
fn stops(report: &Report) -> bool {
    report.findings.iter().any(|finding| ["DOC-005", "DOC-006"].contains(&finding.rule))
}

/// What `serde_json` says of bytes, where it judges by the same rules: its own depth limit and its refusal of lone surrogates aside.
pub fn serde_accepts(bytes: &[u8]) -> Option<bool> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match serde_json::from_slice::<serde::de::IgnoredAny>(bytes) {
        Ok(_) => Some(true),
        Err(error) if error.to_string().contains("recursion limit") || error.to_string().contains("surrogate") => None,
        Err(error) if error.to_string().contains("number out of range") || error.to_string().contains("unicode") => None,
        Err(_) => Some(false),
    }
}

/// Whether a value written again is the same text but for spaces and escapes: it has lost no digits and no member that came twice.
fn keeps_all(value: &Value, text: &str) -> bool {
    respelt(&value.to_string()) == respelt(text)
}

/// The same JSON with every character of its strings escaped and space around every mark.
fn respelt(text: &str) -> String {
    let mut out = String::new();
    let mut units = text.strip_prefix('\u{FEFF}').unwrap_or(text).chars();
    while let Some(unit) = units.next() {
        match unit {
            '"' => {
                out.push('"');
                respell_string(&mut units, &mut out);
                out.push('"');
            }
            '{' | '}' | '[' | ']' | ',' | ':' => {
                let _ = write!(out, "\n{unit}\t ");
            }
            ' ' | '\n' | '\r' | '\t' => {}
            _ => out.push(unit),
        }
    }
    out
}

/// What follows a quote, up to the next one.
fn respell_string(units: &mut core::str::Chars<'_>, out: &mut String) {
    while let Some(unit) = units.next().filter(|unit| *unit != '"') {
        let plain = match unit {
            '\\' => match units.next() {
                Some('u') => {
                    let digits: String = units.by_ref().take(4).collect();
                    let _ = write!(out, "\\u{}", digits.to_ascii_lowercase());
                    continue;
                }
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some(other) => other,
                None => return,
            },
            _ => unit,
        };
        for unit in plain.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
}
