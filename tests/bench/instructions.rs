//! Checks a document so many times and says nothing: `instructions KIND TIMES FILE`. What one check costs in instructions, `instructions.mjs`
//! tells from two runs under callgrind.

use std::hint::black_box;
use tradelint::{Checker, Options, RecordKind};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, times, file] = &arguments[..] else { panic!("usage: instructions KIND TIMES FILE") };
    let kind = RecordKind::named(kind).expect("a kind of record");
    let times: u32 = times.parse().expect("a number of times");
    let document = std::fs::read(file).expect("a readable file");
    let options = Options { now: Some("2026-03-01T10:05:00+08:00".to_owned()), ..Options::default() };
    let mut checker = Checker::new(kind, options).expect("good options");
    for _ in 0..times {
        black_box(checker.is_clean(black_box(&document)));
    }
}
