//! The boundary to JavaScript, and the only place that knows of it.
//!
//! Documents come in through one persistent buffer, verdicts go out as a number; only when there is more to say is a report written, onto
//! a tape of machine words and one text that JavaScript reads in place.

#[cfg(feature = "identifiers")]
mod identify;
mod keys;
mod lines;
mod options;
mod tape;

use self::keys::Keys;
use self::lines::Block;
use self::tape::Tape;
use crate::check::Checker;
use crate::options::{Options, Profile};
use crate::read::input::{Input, PADDING};
use crate::records::RecordKind;
use crate::report::Verdict;
use crate::time::Timestamp;
use core::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// Set in a verdict's number when `report` has more to say than the verdict.
const MORE: u32 = 4;

struct Boundary {
    input: Vec<u8>,
    checkers: Vec<Option<Checker>>,
    /// Handle of the last check, and the bytes it read.
    last: (usize, usize),
    tape: Tape,
    keys: Option<Keys>,
}

impl Boundary {
    const EMPTY: Self = Self { input: Vec::new(), checkers: Vec::new(), last: (0, 0), tape: Tape::EMPTY, keys: None };

    /// Keeps a checker under the lowest number that is free.
    fn keep(&mut self, checker: Checker) -> usize {
        let free = self.checkers.iter().position(Option::is_none);
        let handle = free.unwrap_or_else(|| {
            self.checkers.push(None);
            self.checkers.len() - 1
        });
        self.checkers[handle] = Some(checker);
        handle
    }
}

thread_local! {
    static BOUNDARY: RefCell<Boundary> = const { RefCell::new(Boundary::EMPTY) };
}

/// Address of a buffer of at least so many bytes, to write the next document into as UTF-8.
#[wasm_bindgen]
pub fn input(len: usize) -> *mut u8 {
    BOUNDARY.with_borrow_mut(|boundary| {
        if boundary.input.len() < len + PADDING {
            boundary.input.resize(len.next_power_of_two().max(16_384) + PADDING, 0);
        }
        boundary.input.as_mut_ptr()
    })
}

/// Prepares checks; the number it gives names them in `check`. `field` narrows them to one field and its relations.
///
/// # Errors
/// Names the mistake in the options.
#[wasm_bindgen]
pub fn configure(record: &str, options: &JsValue, field: Option<String>) -> Result<usize, JsError> {
    let options = Options::from_js(options)?;
    let mut checker = Checker::new(RecordKind::named(record)?, options)?;
    if let Some(field) = field {
        checker.set_field(&field)?;
    }
    Ok(BOUNDARY.with_borrow_mut(|boundary| boundary.keep(checker)))
}

/// The same for the usual options: a kind of record and a profile by their numbers, and a field whose pointer is the first `field_len` bytes of the
/// buffer, none where that is 0. Gives -1 for a mistake, which `configure` names. Numbers alone cross here: for other values hosts compile
/// a way in first, which takes them as long as the first check.
#[wasm_bindgen]
pub fn prepare(record: usize, profile: usize, field_len: usize) -> i32 {
    BOUNDARY.with_borrow_mut(|boundary| {
        let (Some(kind), Some(profile)) = (RecordKind::ALL.get(record), Profile::ALL.get(profile)) else { return -1 };
        let Ok(mut checker) = Checker::new(*kind, Options { profile: *profile, ..Options::default() }) else { return -1 };
        if field_len > 0 {
            let pointer = boundary.input.get(..field_len).and_then(|bytes| core::str::from_utf8(bytes).ok());
            if pointer.is_none_or(|pointer| checker.set_field(pointer).is_err()) {
                return -1;
            }
        }
        i32::try_from(boundary.keep(checker)).unwrap_or(-1)
    })
}

/// Frees what `configure` prepared.
#[wasm_bindgen]
pub fn release(handle: usize) {
    BOUNDARY.with_borrow_mut(|boundary| {
        if let Some(checker) = boundary.checkers.get_mut(handle) {
            *checker = None;
        }
    });
}

/// Checks the first `len` bytes of the buffer. `now` is milliseconds since 1970 in UTC, NaN when not known. `beyond_json` allows the
/// control bytes that stand for values JSON cannot say. A document above the size limit need not be written, only measured.
#[wasm_bindgen]
pub fn check(handle: usize, len: usize, now: f64, beyond_json: bool) -> u32 {
    BOUNDARY.with_borrow_mut(|boundary| {
        let Boundary { input, checkers, last, .. } = boundary;
        let Some(Some(checker)) = checkers.get_mut(handle) else {
            return Verdict::Undetermined as u32;
        };
        *last = (handle, len.min(input.len()));
        set_present(checker, now);
        checker.options.limits.beyond_json = beyond_json;
        if len > checker.options.limits.max_bytes as usize {
            checker.run_oversized(crate::document::to_u32(len));
        } else {
            checker.run_in_place(Input::in_place(input, len));
        }
        if checker.has_more_to_say() { checker.verdict(&input[..last.1]) as u32 | MORE } else { Verdict::Conforming as u32 }
    })
}

/// The report of the last check, without words: the address of a `Tape`. The buffer must still hold its document.
#[wasm_bindgen]
pub fn report() -> *const u32 {
    BOUNDARY.with_borrow_mut(|boundary| {
        let Boundary { input, checkers, last: (handle, len), tape, .. } = boundary;
        match checkers.get(*handle) {
            Some(Some(checker)) => {
                tape.clear();
                tape.report(checker, &input[..*len]);
                tape.finish()
            }
            _ => core::ptr::null(),
        }
    })
}

/// Checks the lines in the first `len` bytes of the buffer, each a document unless it is blank. The address of a `Tape`: of each line that
/// conforms and has no more to say than that, nothing; of each other its number, from 0, whether it is a document, and if so its report; at the
/// end how many lines were taken, and the place of the next. That may come before the last line, lest the tape grow too long.
#[wasm_bindgen]
pub fn lines(handle: usize, len: usize, now: f64) -> *const u32 {
    BOUNDARY.with_borrow_mut(|boundary| {
        let Boundary { input, checkers, tape, .. } = boundary;
        let Some(Some(checker)) = checkers.get_mut(handle) else { return core::ptr::null() };
        set_present(checker, now);
        checker.options.limits.beyond_json = false;
        lines::check(checker, Block::new(input, len), tape);
        tape.finish()
    })
}

/// By which value of a member each of the lines in the first `len` bytes of the buffer is to be joined to others. The address of a `Tape`: of each
/// line 0 where it is blank, 1 where it has no such member or is no record, 2 and the value where it has; then from where to where the record
/// stands. At the end the place of the next line.
#[wasm_bindgen]
pub fn keys(member: &str, len: usize) -> *const u32 {
    BOUNDARY.with_borrow_mut(|boundary| {
        let Boundary { input, tape, keys, .. } = boundary;
        let keys = match keys {
            Some(keys) if keys.member() == member => keys,
            _ => keys.insert(Keys::new(member)),
        };
        keys.write(Block::new(input, len), tape);
        tape.finish()
    })
}

fn set_present(checker: &mut Checker, now: f64) {
    #[allow(clippy::cast_possible_truncation)]
    let instant = Timestamp(now as i64);
    checker.now = (!now.is_nan()).then_some(instant);
}

/// The records that the first `len` bytes of the buffer hold, as JSON text in the record format; none above the size limit.
#[wasm_bindgen]
pub fn records(handle: usize, len: usize) -> String {
    BOUNDARY.with_borrow_mut(|boundary| {
        let checker = boundary.checkers.get_mut(handle).and_then(Option::as_mut);
        match (checker, boundary.input.get(..len)) {
            (Some(checker), Some(document)) if len <= checker.options.limits.max_bytes as usize => {
                checker.options.limits.beyond_json = false;
                checker.records(document)
            }
            _ => "[]".to_owned(),
        }
    })
}
