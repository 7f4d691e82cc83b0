//! Rules name fields that there are, and no two vouch for the form of the same one.
#![cfg(not(target_arch = "wasm32"))]

use tradelint::RecordKind;

#[test]
fn rules_name_fields_of_their_kind() {
    for kind in RecordKind::SINGLE.iter().copied() {
        for rule in kind.texts() {
            for field in rule.fields.iter().chain(rule.formats) {
                assert!(kind.shape().find(field).is_some(), "{}: {} has no field {field}", rule.id, kind.name());
            }
        }
    }
}

#[test]
fn a_fields_form_has_one_rule() {
    for kind in RecordKind::SINGLE.iter().copied() {
        let mut vouched: Vec<(&str, &str)> = kind.texts().iter().flat_map(|rule| rule.formats.iter().map(|field| (*field, rule.id))).collect();
        vouched.sort_unstable();
        for pair in vouched.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{} and {} of {}", pair[0].1, pair[1].1, kind.name());
        }
    }
}
