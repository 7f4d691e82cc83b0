//! The boundary to JavaScript, in Node and in a browser (the runner's environment says which).
#![cfg(target_arch = "wasm32")]

use serde::Serialize as _;
use serde_json::{Value, json};
use tradelint::wasm::{check, configure, input, keys, lines, prepare, records, release, report};
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
    fn new(head: *const u32) -> Self {
        let [words, count, text, length] = *memory(head as u32, 4) else { panic!("a head has four words") };
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

    fn report(&mut self) -> Value {
        let verdict = ["conforming", "nonconforming", "undetermined"][self.count() as usize];
        let truncated = self.count() != 0;
        let (findings, undetermined) = (self.list(Self::finding), self.list(Self::word));
        let suppressed = self.list(|tape| json!({"rule": tape.word(), "pointer": tape.text()}));
        json!({"verdict": verdict, "findings": findings, "undetermined": undetermined, "suppressed": suppressed, "truncated": truncated})
    }
}

/// The report as it crosses: without the names of record and profile, which the caller gave.
fn bare_report() -> Value {
    let mut tape = Tape::new(report());
    let report = tape.report();
    assert_eq!((tape.at, tape.read), (tape.words.len(), tape.text.len()), "nothing is left over");
    report
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

/// What `lines` says of as many bytes of the buffer: the number and report of each line that it mentions, how many lines it took, and to where.
fn said_of_lines(handle: usize, len: usize) -> (Vec<(u32, Option<Value>)>, u32, usize) {
    let mut tape = Tape::new(lines(handle, len, NOW));
    let mut said = Vec::new();
    while tape.at < tape.words.len() - 2 {
        let line = tape.count();
        said.push((line, (tape.count() == 1).then(|| tape.report())));
    }
    let (count, end) = (tape.count(), tape.count() as usize);
    assert_eq!((tape.at, tape.read), (tape.words.len(), tape.text.len()), "nothing is left over");
    (said, count, end)
}

#[wasm_bindgen_test]
fn lines_are_judged_as_each_would_be_alone() {
    let handle = handle(RecordKind::Order, &json!({"limits": {"max_bytes": 20_000}}));
    let example = RecordKind::Order.example().replace('\n', " ");
    let long = " ".repeat(20_001);
    let documents: Vec<_> = ["{}", &example, "", "{\"order_id\":\"茶", " \t\r", &long, "[", &example].into_iter().map(str::to_owned).collect();
    for end in ["", "\n"] {
        let block = documents.join("\n") + end;
        write(block.as_bytes());
        let (said, count, taken) = said_of_lines(handle, block.len());
        assert_eq!((count, taken), (8, block.len()));
        let expected: Vec<_> = documents.iter().zip(0u32..).filter(|(document, _)| **document != example).collect();
        assert_eq!(said.len(), expected.len());
        for ((line, report), (document, place)) in said.into_iter().zip(expected) {
            assert_eq!(line, place);
            let is_record = !document.trim_matches([' ', '\t', '\r']).is_empty() || document.len() > 20_000;
            let alone = is_record.then(|| {
                verdict(handle, document.as_bytes());
                bare_report()
            });
            assert_eq!(report, alone, "line {line}");
        }
    }
    assert_eq!(said_of_lines(handle, 0), (Vec::new(), 0, 0));
    release(handle);
}

#[wasm_bindgen_test]
fn line_ends_are_found_wherever_they_stand() {
    let handle = handle(RecordKind::Order, &json!({}));
    for length in 0..200 {
        let block = format!("{}\n{}", " ".repeat(length), "茶".repeat(70));
        write(block.as_bytes());
        let (said, count, _) = said_of_lines(handle, block.len());
        assert_eq!((said[0].0, said[0].1.is_none(), said[1].0, said[1].1.is_some(), count), (0, true, 1, true, 2), "{length}");
    }
    release(handle);
}

#[wasm_bindgen_test]
fn a_tape_of_lines_ends_before_it_is_too_long() {
    let handle = handle(RecordKind::Order, &json!({}));
    let block = "{}\n".repeat(20_000);
    write(block.as_bytes());
    let (said, count, taken) = said_of_lines(handle, block.len());
    assert!(count > 100 && count < 20_000, "{count}");
    assert_eq!((said.len(), taken), (count as usize, count as usize * 3));
    release(handle);
}

/// Of each line of a block what it is to be joined by, and the record itself; and how many bytes were taken.
fn keyed(member: &str, block: &str) -> (Vec<(Option<String>, String)>, usize) {
    write(block.as_bytes());
    let mut tape = Tape::new(keys(member, block.len()));
    let mut lines = Vec::new();
    while tape.at < tape.words.len() - 1 {
        let kind = tape.count();
        let key = (kind == 2).then(|| tape.text());
        let (from, to) = (tape.count() as usize, tape.count() as usize);
        let record = block[from..to].to_owned();
        assert_eq!(kind == 0, record.is_empty());
        lines.push((key, record));
    }
    (lines, tape.count() as usize)
}

#[wasm_bindgen_test]
fn records_are_joined_by_a_members_value() {
    let table: &[(&str, Option<&str>)] = &[
        (r#"{"order_id":"A","order":{"order_id":"B"}}"#, Some("A")),
        (r#"{"order":{"order_id":"B"},"a":[{}],"order_id" : "\u8336\n" }"#, Some("茶\n")),
        (r#"{"order_id":12345678901234567890}"#, Some("12345678901234567890")),
        (r#"{"order_id":"A"}"#, Some("A")),
        (r#"{"note":"\"order_id\":\"B\"","order_id":"茶"}"#, Some("茶")),
        (r#"{"order_id":1.5}"#, None),
        (r#"{"order_id":-1}"#, None),
        (r#"{"order_id":""}"#, None),
        (r#"{"order_id":null}"#, None),
        (r#"{"order_id":["A"]}"#, None),
        (r#"{"order_id":"\ud800"}"#, None),
        (r#"{"order_id":"A","order_id":"B"}"#, None),
        (r#"{"order_id":"A""#, None),
        (r#"{"order_id":"A"}}"#, None),
        (r#"{"order_id":"A","note":tru}"#, None),
        (r#"["order_id"]"#, None),
        (r#"{"order_idd":"A"}"#, None),
        ("{}", None),
        ("7", None),
        ("", None),
    ];
    for (before, after) in [("", ""), (" \t", " \r"), ("\u{feff}", "")] {
        let lines: Vec<_> = table.iter().map(|(line, _)| format!("{before}{line}{after}\n")).collect();
        let (found, taken) = keyed("order_id", &lines.concat());
        let expected: Vec<_> = table.iter().map(|(line, key)| (key.map(str::to_owned), (*line).to_owned())).collect();
        assert_eq!((found, taken), (expected, lines.concat().len()));
    }
    assert_eq!(keyed("茶 \"", r#"{"茶 \"":1}"#).0[0].0.as_deref(), Some("1"));
    let many = "{\"id\":1}\n".repeat(200_000);
    let (found, taken) = keyed("id", &many);
    assert!(found.len() < 200_000 && taken == found.len() * 9, "{taken}");
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
