//! What the rules of all kinds judge across the records of a transaction. Each rule is declared with its kind; here stand the longer of
//! the judgements, by theme.

pub(crate) mod cases;
pub(crate) mod money;
pub(crate) mod offers;
pub(crate) mod parcels;
pub(crate) mod parties;
pub(crate) mod promises;

use crate::rule::{Rule, Rules};

const KINDS: [&Rules; 6] =
    [&super::subject::ALL, &super::listing::ALL, &super::order::ALL, &super::payment::ALL, &super::shipment::ALL, &super::aftersale::ALL];

const COUNT: usize = {
    let (mut count, mut kind) = (0, 0);
    while kind < KINDS.len() {
        count += KINDS[kind].rules.len();
        kind += 1;
    }
    count
};

/// The tables of all kinds one behind the other.
macro_rules! joined {
    ($table:ident, $entry:ty) => {{
        let mut joined: [&'static $entry; COUNT] = [KINDS[0].$table[0]; COUNT];
        let (mut at, mut kind) = (0, 0);
        while kind < KINDS.len() {
            let mut place = 0;
            while place < KINDS[kind].$table.len() {
                joined[at] = KINDS[kind].$table[place];
                at += 1;
                place += 1;
            }
            kind += 1;
        }
        joined
    }};
}

static RULES: [&Rule; COUNT] = joined!(rules, Rule);
#[cfg(feature = "text")]
static TEXTS: [&crate::rule::RuleText; COUNT] = joined!(texts, crate::rule::RuleText);

/// The rules of every kind of record, kind after kind.
pub static ALL: Rules = Rules {
    rules: &RULES,
    #[cfg(feature = "text")]
    texts: &TEXTS,
};
