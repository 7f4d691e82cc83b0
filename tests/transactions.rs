//! Rules across the records of a transaction: what they need, and what a bundle lacks.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Map, Value, json};
use tradelint::records::transaction::{Member, Members};
use tradelint::rule::Scope;
use tradelint::{Checker, Options, Profile, RecordKind, Report, examples};

fn check(bundle: &Value, profile: Profile) -> Report {
    let options = Options { profile, now: Some(examples::NOW.to_owned()), ..Options::default() };
    Checker::new(RecordKind::Transaction, options).expect("options hold").check(bundle.to_string().as_bytes())
}

fn example() -> Map<String, Value> {
    serde_json::from_str(RecordKind::Transaction.example()).expect("an object")
}

#[test]
fn rules_that_other_records_must_show_say_which() {
    for kind in RecordKind::SINGLE.iter().copied() {
        for rule in kind.rules() {
            let own = Member::ALL.iter().find(|member| member.kind() == Some(kind)).expect("each kind is a member");
            assert!(rule.scope != Scope::Transaction || !rule.needs.is_empty(), "{} needs something", rule.id);
            assert!(rule.across.is_none() || !rule.needs.is_empty(), "{} judges across what it needs", rule.id);
            assert!(rule.needs.is_empty() || rule.needs.has(*own), "{} needs its own record", rule.id);
        }
    }
}

#[test]
fn a_transaction_runs_the_rules_of_all_its_members_once() {
    let all: Vec<&str> = RecordKind::SINGLE.iter().flat_map(|kind| kind.rules()).map(|rule| rule.id).collect();
    let joined: Vec<&str> = RecordKind::Transaction.rules().iter().map(|rule| rule.id).collect();
    assert_eq!(joined, all);
    let texts: Vec<&str> = RecordKind::Transaction.texts().iter().map(|text| text.id).collect();
    assert_eq!(texts, all);
}

#[test]
fn the_members_are_the_single_kinds_in_their_order() {
    let kinds: Vec<_> = Member::ALL.iter().filter_map(|member| member.kind()).collect();
    assert_eq!(kinds, RecordKind::SINGLE);
    let fields: Vec<_> = RecordKind::Transaction.shape().fields.iter().map(|field| field.name).collect();
    let words: Vec<_> = Member::ALL.iter().filter(|member| member.kind().is_some()).map(|member| member.word()).collect();
    assert_eq!(fields, words);
}

#[test]
fn each_member_that_is_left_out_is_lacking_where_it_is_needed() {
    for member in Member::ALL.iter().copied().filter(|member| member.kind().is_some()) {
        let mut bundle = example();
        bundle.remove(member.word());
        let report = check(&Value::Object(bundle), Profile::Gate);
        assert_eq!(report.findings, [], "without {member:?}");
        let lacking = report.lacking.expect("a transaction says what it lacks");
        assert!(!lacking.is_empty() && lacking.iter().all(|(_, lacks)| *lacks == Members::NONE.with(member)), "{member:?}: {lacking:?}");
        let ids: Vec<_> = lacking.iter().map(|(id, _)| *id).collect();
        assert_eq!(report.undetermined, ids, "without {member:?}");
    }
}

#[test]
fn of_nothing_nothing_is_known() {
    let report = check(&json!({}), Profile::Gate);
    assert_eq!((report.verdict.word(), report.findings.len()), ("undetermined", 0));
    let lacking = report.lacking.expect("a transaction says what it lacks");
    assert_eq!(lacking.iter().map(|(id, _)| *id).collect::<Vec<_>>(), report.undetermined);
    for (id, lacks) in lacking {
        let rule = RecordKind::Transaction.rules().iter().find(|rule| rule.id == id).expect("a rule");
        assert_eq!(lacks, rule.needs.without(Members::NONE.with(Member::Platform)), "{id}");
    }
}

#[test]
fn a_single_record_lacks_nothing() {
    let options = Options { profile: Profile::Audit, ..Options::default() };
    let mut checker = Checker::new(RecordKind::Order, options).expect("options hold");
    assert_eq!(checker.check(RecordKind::Order.example().as_bytes()).lacking, None);
}

#[test]
fn null_is_left_out_and_an_empty_list_is_not() {
    let mut bundle = example();
    bundle.insert("aftersales".to_owned(), Value::Null);
    assert!(check(&Value::Object(bundle.clone()), Profile::Gate).undetermined.contains(&"AFS-001"));
    bundle.insert("aftersales".to_owned(), json!([]));
    assert!(!check(&Value::Object(bundle), Profile::Gate).undetermined.contains(&"AFS-001"));
}

#[test]
fn a_member_that_cannot_be_read_is_not_lacking_but_leaves_its_rules_open() {
    let mut bundle = example();
    bundle.insert("shipments".to_owned(), json!("none"));
    let report = check(&Value::Object(bundle), Profile::Gate);
    assert_eq!(report.findings.iter().map(|finding| (finding.rule, finding.pointer.as_str())).collect::<Vec<_>>(), [("DOC-003", "/shipments")]);
    assert!(report.undetermined.contains(&"LOG-002") && report.undetermined.contains(&"ORD-042"));
    assert_eq!(report.lacking, Some(Vec::new()));
}

#[test]
fn both_doors_give_one_report() {
    let bundle = Value::Object(example());
    for profile in Profile::ALL {
        let options = Options { profile, now: Some(examples::NOW.to_owned()), ..Options::default() };
        let mut checker = Checker::new(RecordKind::Transaction, options).expect("options hold");
        assert_eq!(checker.check_value(&bundle).expect("readable"), checker.check(bundle.to_string().as_bytes()));
    }
}
