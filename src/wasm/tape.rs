//! A report on its way to JavaScript: machine words and one text, read there in one go. A call for each member would take ten times as long.
//!
//! The order is that of `src/js/tape.ts`; of lines, each that has something to say stands there one after the other. Fixed words go as the address and length of a constant of this module, which JavaScript reads once;
//! pieces of the text follow one another, so that a length in UTF-16 units says which is meant.

use crate::check::{Checker, rule_of};
use crate::report::Param;
use core::fmt::{Display, Write as _};

/// Kinds of params.
const WHOLE: u32 = 0;
const NUMBER: u32 = 1;
const TEXT: u32 = 2;
const FIXED: u32 = 3;

/// Words, and bytes of text.
const LONG: usize = 1 << 18;

/// The buffers, and where they are.
pub(super) struct Tape {
    words: Vec<u32>,
    text: String,
    /// Address and length of the words, address and length of the text in bytes.
    head: [u32; 4],
}

impl Tape {
    pub(super) const EMPTY: Self = Self { words: Vec::new(), text: String::new(), head: [0; 4] };

    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.text.clear();
    }

    /// Whether it holds as much as should be read before more is written.
    pub(super) fn is_long(&self) -> bool {
        self.words.len() > LONG || self.text.len() > LONG
    }

    /// The address of the head, which says where all that was written stands.
    pub(super) fn finish(&mut self) -> *const u32 {
        self.head = [address(self.words.as_ptr()), length(self.words.len()), address(self.text.as_ptr()), length(self.text.len())];
        self.head.as_ptr()
    }

    /// Writes the report of a checker's last run.
    pub(super) fn report(&mut self, checker: &Checker, input: &[u8]) {
        let listing = checker.listing(input);
        self.words.push(listing.verdict(checker.undetermined.is_empty()) as u32);
        self.words.push(u32::from(listing.truncated));
        self.count(listing.list.len());
        for listed in &listing.list {
            self.fixed(rule_of(checker.kind, listed.rule).id);
            self.words.push(listed.modality as u32);
            self.text(listing.text(listed.pointer));
            let related = listing.related(listed);
            self.count(related.len());
            related.for_each(|pointer| self.text(pointer));
            let (params, unused) = (checker.params(listed), checker.unused(listed));
            let problem = (!listed.problem.is_empty()).then_some(listed.problem);
            self.count(usize::from(problem.is_some()) + usize::from(listed.field.is_some()) + params.len() + usize::from(unused.is_some()));
            if let Some(problem) = problem {
                self.param("problem", &Param::Word(problem));
            }
            if let Some(field) = listed.field {
                self.named("field", TEXT);
                self.text(listing.text(field));
            }
            for (name, value) in params {
                self.param(name, value);
            }
            if let Some(rule) = unused {
                self.named("rule", TEXT);
                self.text(rule);
            }
        }
        self.count(checker.undetermined.len());
        checker.undetermined.iter().for_each(|number| self.fixed(rule_of(checker.kind, *number).id));
        if let Some(lacking) = checker.lacking() {
            self.count(lacking.len());
            for (number, members) in lacking {
                self.fixed(rule_of(checker.kind, *number).id);
                self.count(members.words().count());
                members.words().for_each(|word| self.fixed(word));
            }
        }
        self.count(listing.suppressed.len());
        for (rule, pointer) in &listing.suppressed {
            self.fixed(rule_of(checker.kind, *rule).id);
            self.text(listing.text(*pointer));
        }
    }

    fn param(&mut self, name: &'static str, value: &Param) {
        match value {
            Param::Int(value) => match i32::try_from(*value) {
                Ok(value) => {
                    self.named(name, WHOLE);
                    self.words.push(value.cast_unsigned());
                }
                Err(_) => self.shown(name, NUMBER, value),
            },
            Param::Decimal(value) => self.shown(name, TEXT, value),
            Param::Time(value) => self.shown(name, TEXT, value),
            Param::Date(value) => self.shown(name, TEXT, value),
            Param::Character(value) => self.shown(name, TEXT, value),
            Param::Word(word) => {
                self.named(name, FIXED);
                self.fixed(word);
            }
            Param::Field(text) | Param::Given(text) => {
                self.named(name, TEXT);
                self.text(text);
            }
        }
    }

    fn named(&mut self, name: &'static str, kind: u32) {
        self.fixed(name);
        self.words.push(kind);
    }

    fn shown(&mut self, name: &'static str, kind: u32, value: &dyn Display) {
        self.named(name, kind);
        let from = self.text.len();
        // Text takes whatever is written.
        let _ = write!(self.text, "{value}");
        self.count(self.text[from..].encode_utf16().count());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(text);
        self.count(if text.is_ascii() { text.len() } else { text.encode_utf16().count() });
    }

    fn fixed(&mut self, word: &'static str) {
        self.words.push(address(word.as_ptr()));
        self.count(word.len());
    }

    pub(super) fn count(&mut self, count: usize) {
        self.words.push(length(count));
    }
}

/// Addresses have 32 bits here.
fn address<T>(pointer: *const T) -> u32 {
    length(pointer.addr())
}

fn length(length: usize) -> u32 {
    crate::document::to_u32(length)
}
