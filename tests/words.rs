//! What a caller may change of a rule's word list, and which mistakes are named.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::json;
use tradelint::{Checker, Options, RecordKind};

fn mistake(kind: RecordKind, overrides: &serde_json::Value) -> String {
    let options: Options = serde_json::from_value(json!({"overrides": overrides})).expect("options as data");
    Checker::new(kind, options).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn changes_that_hold_are_taken() {
    let words = json!({"add": ["秒杀", "啊".repeat(64)], "remove": ["最佳", "TOP1"], "allow": ["顶级酒店"]});
    assert_eq!(mistake(RecordKind::Listing, &json!({"OBJ-060": {"words": words}})), "");
}

#[test]
fn mistakes_are_named() {
    let bound = "at most 1000 words of 1 to 64 characters, without spaces around them";
    let table = [
        (json!({"OBJ-060": {"words": {"add": [""]}}}), format!("option `overrides.OBJ-060.words.add` must be {bound}")),
        (json!({"OBJ-060": {"words": {"allow": ["啊".repeat(65)]}}}), format!("option `overrides.OBJ-060.words.allow` must be {bound}")),
        (json!({"OBJ-060": {"words": {"remove": [" 最佳"]}}}), format!("option `overrides.OBJ-060.words.remove` must be {bound}")),
        (json!({"OBJ-060": {"words": {"add": vec!["a"; 1001]}}}), format!("option `overrides.OBJ-060.words.add` must be {bound}")),
        (json!({"OBJ-069": {"words": {"remove": ["最佳"]}}}), "option `overrides.OBJ-069`: `words.remove[0]` is not in the rule's list".to_owned()),
        (
            json!({"OBJ-062": {"words": {"add": ["秒杀"]}}}),
            "unknown rule with a word list `OBJ-062`: use one of OBJ-060, OBJ-061, OBJ-069, OBJ-091, OBJ-093".to_owned(),
        ),
    ];
    for (overrides, expected) in table {
        assert_eq!(mistake(RecordKind::Listing, &overrides), expected);
    }
    assert_eq!(
        mistake(RecordKind::Order, &json!({"ORD-007": {"words": {"add": ["秒杀"]}}})),
        "no rule of order has a word list: ORD-007 takes no `words`"
    );
}

#[test]
fn an_unknown_member_is_refused() {
    let options = json!({"overrides": {"OBJ-060": {"words": {"plus": ["秒杀"]}}}});
    assert!(serde_json::from_value::<Options>(options).is_err());
}
