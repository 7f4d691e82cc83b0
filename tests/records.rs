//! Records written out again: what was read is what is written, whatever stands in it.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use serde_json::{Value, json};
use tradelint::{Checker, Options, RecordKind};

fn records(kind: RecordKind, from: Option<&str>, document: &str) -> Value {
    let options = Options { from: from.map(str::to_owned), ..Options::default() };
    let mut checker = Checker::new(kind, options).expect("good options");
    serde_json::from_str(&checker.records(document.as_bytes())).expect("JSON text")
}

/// Numbers as decimal text, as records are written.
fn spelled(value: Value) -> Value {
    match value {
        Value::Array(list) => list.into_iter().map(spelled).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, spelled(value))).collect(),
        Value::Number(number) => Value::String(number.to_string()),
        other => other,
    }
}

#[test]
fn each_kinds_example_is_written_as_it_was_read() {
    for kind in RecordKind::ALL.iter().copied() {
        let example: Value = serde_json::from_str(kind.example()).expect("JSON text");
        assert_eq!(spelled(records(kind, None, kind.example())), spelled(json!([example])), "{}", kind.name());
    }
}

#[test]
fn several_records_of_one_document_are_listed() {
    let order = |number: &str, fen: u32| json!({"mchid": "1", "out_trade_no": number, "trade_state": "SUCCESS", "amount": {"total_amount": fen, "currency": "CNY"}});
    let document = json!({"combine_appid": "wx1", "combine_mchid": "9", "sub_orders": [order("A", 1), order("B", 123_456)]});
    let list = records(RecordKind::Payment, Some("wechatpay"), &document.to_string());
    assert_eq!(list[0]["amount"], "0.01");
    assert_eq!((&list[1]["out_trade_no"], &list[1]["amount"]), (&json!("B"), &json!("1234.56")));
    assert_eq!(list[1]["callback"], json!({"app_id": "wx1", "mch_id": "9"}));
}

#[test]
fn what_cannot_be_read_is_left_out() {
    let kind = RecordKind::Payment;
    assert_eq!(records(kind, Some("alipay"), "{"), json!([]));
    assert_eq!(records(kind, Some("alipay"), r#"{"notify_id": "1"}"#), json!([]));
    assert_eq!(
        records(kind, None, r#"{"amount": "1.x", "status": 7, "cod": null, "refund": [3, {"amount": "1.50"}]}"#),
        json!([{"refund": [{"amount": "1.50"}]}])
    );
}

proptest! {
    #[test]
    fn any_text_comes_back(name in ".{1,64}", control in "[\\x00-\\x1f\"\\\\/\u{7f}\u{2028}]{1,32}") {
        let name = name + &control;
        let document = json!([{"payee": {"name": name}}]);
        prop_assert_eq!(records(RecordKind::Payment, None, &document[0].to_string()), document);
    }
}
