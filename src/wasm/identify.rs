//! Identifiers by themselves.

use super::BOUNDARY;
use crate::identifiers::{self, Certainty, Part, Wrong};
use wasm_bindgen::prelude::wasm_bindgen;

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
