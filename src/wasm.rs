//! The boundary to JavaScript, and the only place that knows of it.
//!
//! Documents come in through one persistent buffer, verdicts go out as a number; only when there is more to say is an object made.

use crate::check::Checker;
use crate::identifiers::{self, Certainty, Part, Wrong};
use crate::options::{Limits, Options, Override, Suppression, UsageError, field_names};
use crate::records::RecordKind;
use crate::report::Verdict;
use crate::time::Timestamp;
use core::cell::RefCell;
use serde::{Deserialize, Serialize as _};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsError, JsValue};

/// Set in a verdict's number when `report` has more to say than the verdict.
const MORE: u32 = 4;

#[derive(Default)]
struct Boundary {
    input: Vec<u8>,
    checkers: Vec<Option<Checker>>,
    /// Handle of the last check, and the bytes it read.
    last: (usize, usize),
}

thread_local! {
    static BOUNDARY: RefCell<Boundary> = RefCell::default();
}

/// Address of a buffer of at least so many bytes, to write the next document into as UTF-8.
#[wasm_bindgen]
pub fn input(len: usize) -> *mut u8 {
    BOUNDARY.with_borrow_mut(|boundary| {
        if boundary.input.len() < len {
            boundary.input.resize(len.next_power_of_two().max(16_384), 0);
        }
        boundary.input.as_mut_ptr()
    })
}

/// Prepares checks; the number it gives names them in `check`. `field` narrows them to one field and its relations.
///
/// # Errors
/// Names the mistake in the options.
#[wasm_bindgen]
pub fn configure(record: &str, options: JsValue, field: Option<String>) -> Result<usize, JsError> {
    let options = options_from(options)?;
    let mut checker = Checker::new(RecordKind::named(record)?, options)?;
    if let Some(field) = field {
        checker.set_field(&field)?;
    }
    Ok(BOUNDARY.with_borrow_mut(|boundary| {
        let free = boundary.checkers.iter().position(Option::is_none);
        let handle = free.unwrap_or_else(|| {
            boundary.checkers.push(None);
            boundary.checkers.len() - 1
        });
        boundary.checkers[handle] = Some(checker);
        handle
    }))
}

/// Reads options. serde-wasm-bindgen asks an object for the members it wants and never sees the others: they are looked for here.
fn options_from(given: JsValue) -> Result<Options, JsError> {
    known_members::<Options>("options", &given)?;
    known_members::<Limits>("limits", &member(&given, "limits"))?;
    for (id, set) in entries(&member(&given, "overrides")) {
        known_members::<Override>(&format!("overrides.{id}"), &set)?;
    }
    for (_, suppression) in entries(&member(&given, "suppress")) {
        known_members::<Suppression>("suppress", &suppression)?;
    }
    Ok(serde_wasm_bindgen::from_value(given)?)
}

fn member(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or_default()
}

fn entries(object: &JsValue) -> impl Iterator<Item = (String, JsValue)> {
    let entries = object.dyn_ref::<js_sys::Object>().map(js_sys::Object::entries).unwrap_or_default();
    (0..entries.length())
        .map(move |at| entries.get(at).unchecked_into::<js_sys::Array>())
        .map(|pair| (pair.get(0).as_string().unwrap_or_default(), pair.get(1)))
}

fn known_members<T: for<'de> Deserialize<'de>>(what: &str, object: &JsValue) -> Result<(), UsageError> {
    let known = field_names::<T>();
    match entries(object).find(|(name, _)| !known.contains(&name.as_str())) {
        Some((name, _)) => Err(UsageError::unknown(&format!("member of {what}"), &name, known.iter().copied())),
        None => Ok(()),
    }
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
#[allow(clippy::cast_possible_truncation)]
pub fn check(handle: usize, len: usize, now: f64, beyond_json: bool) -> u32 {
    BOUNDARY.with_borrow_mut(|boundary| {
        let Boundary { input, checkers, last } = boundary;
        let Some(Some(checker)) = checkers.get_mut(handle) else {
            return Verdict::Undetermined as u32;
        };
        *last = (handle, len.min(input.len()));
        checker.now = (!now.is_nan()).then_some(Timestamp(now as i64));
        checker.options.limits.beyond_json = beyond_json;
        let document = &input[..len.min(input.len())];
        if len > checker.options.limits.max_bytes as usize {
            checker.run_oversized(crate::document::to_u32(len));
        } else {
            checker.run(document);
        }
        if checker.has_more_to_say() { checker.verdict(document) as u32 | MORE } else { Verdict::Conforming as u32 }
    })
}

/// The report of the last check, without words; the buffer must still hold its document.
///
/// # Errors
/// Only when nothing was checked yet.
#[wasm_bindgen]
pub fn report() -> Result<JsValue, JsError> {
    BOUNDARY.with_borrow(|boundary| {
        let (handle, len) = boundary.last;
        let Some(Some(checker)) = boundary.checkers.get(handle) else {
            return Err(JsError::new("nothing was checked"));
        };
        let report = checker.report(&boundary.input[..len]);
        Ok(report.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
    })
}

/// Whether the first `len` bytes of the buffer are such an identifier, by its number in the list. In the lowest byte 0 stands for likely, 1
/// for certain, and 2 and more for the part that is wrong; above it stands the check character that would be right, if that can be told.
#[wasm_bindgen]
pub fn identify(number: usize, len: usize) -> u32 {
    BOUNDARY.with_borrow(|boundary| {
        let text = boundary.input.get(..len).unwrap_or_default();
        let answer = identifiers::ALL.get(number).map_or(Err(Wrong::at(Part::Form)), |identifier| (identifier.check)(text));
        match answer {
            Ok(Certainty::Likely) => 0,
            Ok(Certainty::Certain) => 1,
            Err(Wrong { part, expected }) => (part as u32 + 2) | expected.map_or(0, u32::from) << 8,
        }
    })
}
