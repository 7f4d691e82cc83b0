//! Ways into a document: JSON bytes, and any serde format. Both leave the very same slots.

// What runs for each word or member is inlined whatever the module is optimised for: a call costs more than its work.
#![allow(clippy::inline_always)]

mod direct;
pub(crate) mod input;
pub mod json;
pub mod leaf;
pub mod plan;
mod scan;
pub mod value;

use crate::decimal::Malformed;
use crate::document::{ALONE, Fault, FaultKind, Memory, NONE, SlotIndex, State, pack};
use crate::shape::Shape;

/// What stops the reading; the fault that says why is already kept.
#[derive(Debug)]
pub(crate) struct Stop;

/// Faults kept at most: far more than any report shows.
const MAX_FAULTS: usize = 10_000;

/// A list that is being read.
struct Reading {
    slot: SlotIndex,
    first: SlotIndex,
    last: SlotIndex,
    count: u32,
}

impl Memory {
    fn fault(&mut self, slot: SlotIndex, kind: FaultKind) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Fault { slot, kind });
        }
    }

    #[cold]
    fn wrong_type(&mut self, slot: SlotIndex, expected: &'static str, actual: &'static str) {
        self.slots[slot as usize].state = State::Unreadable;
        self.fault(slot, FaultKind::WrongType { expected, actual });
    }

    /// A scalar as its leaf made it; text is at the place given.
    fn keep(&mut self, scalar: Result<leaf::Scalar, Malformed>, slot: SlotIndex, place: u64, aside: u8) {
        match scalar {
            Ok(leaf::Scalar::Text) => self.set(slot, place, aside),
            Ok(leaf::Scalar::Bits(payload, detail)) => self.set(slot, payload, detail),
            Err(why) => {
                self.slots[slot as usize].state = State::Malformed;
                self.fault(slot, FaultKind::Malformed(why));
            }
        }
    }

    /// Begins a list.
    fn list(&mut self, slot: SlotIndex) -> Reading {
        Reading { slot, first: NONE, last: NONE, count: 0 }
    }

    /// Opens the block of a list's next element.
    fn add(&mut self, list: &mut Reading, shape: &Shape) -> SlotIndex {
        let header = self.open(shape, list.slot, list.count as usize);
        if list.last == NONE {
            list.first = header;
        } else {
            self.link(list.last, header);
        }
        list.last = header;
        list.count += 1;
        header
    }

    /// Ends a list, of which at most so many elements were kept.
    fn close(&mut self, list: &Reading, limit: u32) {
        self.set(list.slot, pack(list.first, list.count.min(limit)), 0);
        if list.count > limit {
            self.slots[list.slot as usize].state = State::Unreadable;
        }
    }

    /// Opens the block of an object that stands where a list may.
    fn single(&mut self, slot: SlotIndex, shape: &Shape) -> SlotIndex {
        let header = self.open(shape, slot, ALONE);
        self.set(slot, pack(header, 1), 0);
        header
    }

    /// Opens the block of a nested object.
    fn nested(&mut self, slot: SlotIndex, shape: &Shape) -> SlotIndex {
        let header = self.open(shape, slot, 0);
        self.set(slot, pack(header, 0), 0);
        header
    }
}
