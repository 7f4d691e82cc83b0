//! The boundary to JavaScript, in Node and in a browser (the runner's environment says which).
#![cfg(target_arch = "wasm32")]

use serde::Serialize as _;
use serde_json::{Value, json};
use tradelint::wasm::{check, configure, input, release, report};
use tradelint::{Checker, Options, RecordKind};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: f64 = 1_772_337_600_000.0;
const MORE: u32 = 4;

fn to_js(value: &Value) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).expect("plain data")
}

fn handle(kind: RecordKind, options: &Value) -> usize {
    configure(kind.name(), &to_js(options), None).expect("good options")
}

/// Writes a document where the bindings write it, and checks it.
fn verdict(handle: usize, document: &[u8]) -> u32 {
    let at = input(document.len());
    // SAFETY: `input` gives room for at least so many bytes, and nothing else uses them until `check`.
    #[allow(unsafe_code)]
    unsafe {
        core::ptr::copy_nonoverlapping(document.as_ptr(), at, document.len());
    }
    check(handle, document.len(), NOW, false)
}

fn bare_report() -> Value {
    serde_wasm_bindgen::from_value(report().expect("something was checked")).expect("plain data")
}

fn error_of(outcome: Result<usize, wasm_bindgen::JsError>) -> String {
    let Err(error) = outcome else { return "no error".to_owned() };
    JsValue::from(error).dyn_into::<js_sys::Error>().expect("an Error").message().into()
}

#[wasm_bindgen_test]
fn a_kinds_example_conforms_and_has_nothing_more_to_say() {
    for kind in RecordKind::ALL.iter().copied() {
        let handle = handle(kind, &json!({}));
        assert_eq!(verdict(handle, kind.example().as_bytes()), 0, "{}", kind.name());
        release(handle);
    }
}

#[wasm_bindgen_test]
fn a_report_crosses_as_plain_objects() {
    let handle = handle(RecordKind::Order, &json!({}));
    assert_eq!(verdict(handle, b"{\"freight\":true}"), 1 | MORE);
    let report = report().expect("something was checked");
    assert!(!report.is_instance_of::<js_sys::Map>());
    let findings = js_sys::Reflect::get(&report, &"findings".into()).expect("a member");
    assert!(js_sys::Array::is_array(&findings));
    let first = &bare_report()["findings"];
    assert!(first.as_array().expect("a list").iter().any(|finding| finding["rule"] == "DOC-003" && finding["pointer"] == "/freight"));
    release(handle);
}

#[wasm_bindgen_test]
fn the_report_is_that_of_the_rust_api() {
    let handle = handle(RecordKind::Order, &json!({"profile": "audit"}));
    let document = br#"{"order_id": "", "lines": [{"quantity": "x"}], "payable_amount": "-1", "lines": []}"#;
    verdict(handle, document);
    let options = Options { profile: tradelint::Profile::Audit, now: Some("2026-03-01T04:00:00Z".to_owned()), ..Options::default() };
    let native = Checker::new(RecordKind::Order, options).expect("good options").check(document);
    assert_eq!(bare_report(), serde_json::to_value(&native).expect("plain data"));
    release(handle);
}

#[wasm_bindgen_test]
fn mistakes_in_options_are_named() {
    let cases = [
        (json!({"profile": "strict"}), "strict"),
        (json!({"profil": "gate"}), "profil"),
        (json!({"limits": {"max_depth": 0}}), "limits.max_depth"),
        (json!({"limits": {"max_dept": 1}}), "max_dept"),
        (json!({"limits": {"max_depth": 1.5}}), "limits.max_depth"),
        (json!({"limits": []}), "limits"),
        (json!({"packs": "food"}), "packs"),
        (json!({"packs": ["nope"]}), "nope"),
        (json!({"overrides": {"ORD-007": {"severity": "fatal"}}}), "fatal"),
        (json!({"overrides": {"ORD-007": {"sev": "off"}}}), "overrides.ORD-007"),
        (json!({"overrides": {"ORD-007": {"settings": {"days": "7"}}}}), "overrides.ORD-007.settings.days"),
        (json!({"suppress": [{"rule": "ORD-007"}]}), "suppress.reason"),
        (json!({"suppress": [{"rule": "ORD-007", "reason": "x", "til": "y"}]}), "til"),
        (json!({"overrides": {"ORD-999": {"severity": "off"}}}), "ORD-999"),
        (json!({"from": "nowhere"}), "nowhere"),
    ];
    for (options, names) in cases {
        let message = error_of(configure("order", &to_js(&options), None));
        assert!(message.contains(names), "{message}");
    }
    assert!(error_of(configure("invoice", &to_js(&json!({})), None)).contains("invoice"));
    assert!(error_of(configure("order", &to_js(&json!({})), Some("/nowhere".to_owned()))).contains("/nowhere"));
}

#[wasm_bindgen_test]
fn a_handle_that_was_released_decides_nothing() {
    let first = handle(RecordKind::Order, &json!({}));
    release(first);
    release(first);
    release(99_999);
    assert_eq!(verdict(first, b"{}"), 2);
    assert_eq!(handle(RecordKind::Order, &json!({})), first, "its number serves again");
    release(first);
}

#[wasm_bindgen_test]
fn what_is_too_large_is_only_measured() {
    let handle = handle(RecordKind::Order, &json!({"limits": {"max_bytes": 10}}));
    assert_eq!(check(handle, 50 << 20, NOW, false), 1 | MORE);
    assert_eq!(bare_report()["findings"][0]["params"], json!({"limit": 10, "actual": 50 << 20}));
    release(handle);
}
