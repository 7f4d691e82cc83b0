//! The boundary to JavaScript, in Node and in a browser (the runner's environment says which).
#![cfg(target_arch = "wasm32")]

use serde::Serialize as _;
use serde_json::{Value, json};
use tradelint::wasm::{check, configure, input, prepare, records, release, report};
use tradelint::{Checker, Options, Profile, RecordKind};
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

/// Writes a document where the bindings write it.
fn write(document: &[u8]) {
    let at = input(document.len());
    // SAFETY: `input` gives room for at least so many bytes, and nothing else uses them until `check`.
    #[allow(unsafe_code)]
    unsafe {
        core::ptr::copy_nonoverlapping(document.as_ptr(), at, document.len());
    }
}

/// Writes a document and checks it.
fn verdict(handle: usize, document: &[u8]) -> u32 {
    write(document);
    check(handle, document.len(), NOW, false)
}

/// Reads a tape as `src/js/tape.ts` does.
struct Tape {
    words: &'static [u32],
    text: Vec<u16>,
    at: usize,
    read: usize,
}

/// What stands at an address of this module's memory.
#[allow(unsafe_code)]
fn memory<T>(address: u32, count: u32) -> &'static [T] {
    // SAFETY: the engine says that so many stand there, and nothing changes them until the next check.
    unsafe { core::slice::from_raw_parts(address as usize as *const T, count as usize) }
}

impl Tape {
    fn new() -> Self {
        let [words, count, text, length] = *memory(report() as u32, 4) else { panic!("a head has four words") };
        let text = core::str::from_utf8(memory(text, length)).expect("text");
        Self { words: memory(words, count), text: text.encode_utf16().collect(), at: 0, read: 0 }
    }

    fn count(&mut self) -> u32 {
        self.at += 1;
        self.words[self.at - 1]
    }

    fn text(&mut self) -> String {
        let from = self.read;
        self.read += self.count() as usize;
        String::from_utf16(&self.text[from..self.read]).expect("whole characters")
    }

    fn word(&mut self) -> String {
        let (address, length) = (self.count(), self.count());
        String::from_utf8(memory(address, length).to_vec()).expect("a word")
    }

    fn list<T>(&mut self, mut next: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.count()).map(|_| next(self)).collect()
    }

    fn param(&mut self) -> (String, Value) {
        let name = self.word();
        let value = match self.count() {
            0 => json!(self.count().cast_signed()),
            1 => json!(self.text().parse::<i64>().expect("a number")),
            2 => json!(self.text()),
            _ => json!(self.word()),
        };
        (name, value)
    }

    fn finding(&mut self) -> Value {
        let rule = self.word();
        let weight = self.count() as usize;
        let (severity, modality) = (["error", "warning", "note"][weight], ["shall", "should", "may"][weight]);
        let (pointer, related) = (self.text(), self.list(Self::text));
        let params: serde_json::Map<_, _> = self.list(Self::param).into_iter().collect();
        json!({"rule": rule, "severity": severity, "modality": modality, "pointer": pointer, "related": related, "params": params})
    }
}

/// The report as it crosses: without the names of record and profile, which the caller gave.
fn bare_report() -> Value {
    let mut tape = Tape::new();
    let verdict = ["conforming", "nonconforming", "undetermined"][tape.count() as usize];
    let truncated = tape.count() != 0;
    let (findings, undetermined) = (tape.list(Tape::finding), tape.list(Tape::word));
    let suppressed = tape.list(|tape| json!({"rule": tape.word(), "pointer": tape.text()}));
    assert_eq!((tape.at, tape.read), (tape.words.len(), tape.text.len()), "nothing is left over");
    json!({"verdict": verdict, "findings": findings, "undetermined": undetermined, "suppressed": suppressed, "truncated": truncated})
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
fn the_report_is_that_of_the_rust_api() {
    let document = br#"{"order_id": "", "lines": [{"quantity": "x"}], "freight": true, "payable_amount": "-1", "lines": []}"#;
    let cases = [
        json!({}),
        json!({"profile": "audit"}),
        json!({"limits": {"max_findings": 3}}),
        json!({"suppress": [{"rule": "ORD-001", "reason": "known"}, {"rule": "ORD-007", "pointer": "/茶", "reason": "never so"}]}),
    ];
    for given in cases {
        let handle = handle(RecordKind::Order, &given);
        assert_eq!(verdict(handle, document), 1 | MORE);
        let mut options: Options = serde_json::from_value(given).expect("good options");
        options.now = Some("2026-03-01T04:00:00Z".to_owned());
        let native = Checker::new(RecordKind::Order, options).expect("good options").check(document);
        let mut native = serde_json::to_value(&native).expect("plain data");
        let members = native.as_object_mut().expect("an object");
        members.retain(|name, _| name != "record" && name != "profile");
        assert_eq!(bare_report(), native);
        release(handle);
    }
}

/// Rust programs in Wasm hand over JavaScript values through serde.
#[wasm_bindgen_test]
fn values_of_javascript_are_read_as_their_json_text_is() {
    let vectors = [
        include_str!("vectors/order/amounts.json"),
        include_str!("vectors/order/codes.json"),
        include_str!("vectors/order/times.json"),
        include_str!("vectors/payment/examples.json"),
    ];
    for vector in vectors.iter().flat_map(|text| serde_json::from_str::<Vec<Value>>(text).expect("vectors")) {
        let Some(input) = vector.get("input").filter(|_| vector.get("from").is_none()) else { continue };
        let kind = RecordKind::named(vector["record"].as_str().expect("a kind")).expect("a kind");
        let options = Options { profile: Profile::Audit, ..Options::default() };
        let mut checker = Checker::new(kind, options).expect("good options");
        let by_value = checker.check_value(serde_wasm_bindgen::Deserializer::from(to_js(input))).expect("readable");
        let by_text = checker.check(input.to_string().as_bytes());
        assert_eq!(serde_json::to_value(&by_value).expect("data"), serde_json::to_value(&by_text).expect("data"), "{}", vector["id"]);
    }
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
fn the_usual_options_may_come_as_numbers() {
    let field = b"/lines/0/quantity";
    let document = br#"{"lines": [{"quantity": -1}], "freight": "x"}"#;
    let report_of = |handle: usize| (verdict(handle, document), bare_report());
    for (number, profile) in Profile::ALL.iter().enumerate() {
        write(field);
        for length in [0, field.len()] {
            let pointer = (length > 0).then(|| String::from_utf8_lossy(field).into_owned());
            let by_name = configure("order", &to_js(&json!({"profile": profile.name()})), pointer).expect("good options");
            write(field);
            let by_number = usize::try_from(prepare(RecordKind::Order as usize, number, length)).expect("a handle");
            assert_eq!(report_of(by_number), report_of(by_name));
            release(by_name);
            release(by_number);
        }
    }
    write(b"/nowhere");
    assert_eq!([prepare(99, 0, 0), prepare(0, 99, 0), prepare(2, 0, 8), prepare(2, 0, usize::MAX)], [-1; 4]);
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

#[wasm_bindgen_test]
fn records_cross_as_json_text() {
    let handle = handle(RecordKind::Payment, &json!({"from": "alipay", "limits": {"max_bytes": 100}}));
    let written = |document: &[u8]| {
        write(document);
        serde_json::from_str::<Value>(&records(handle, document.len())).expect("JSON text")
    };
    assert_eq!(written(br#"{"trade_status":"TRADE_CLOSED","total_amount":"1.5"}"#)[0]["amount"], "1.5");
    assert_eq!(written(b"{"), json!([]));
    assert_eq!(written(&[b' '; 101]), json!([]), "above the size limit");
    release(handle);
    assert_eq!(records(handle, 2), "[]");
}
