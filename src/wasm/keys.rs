//! What records of different files are joined by: one member's value, whatever kind of record it is.

use super::lines;
use super::tape::Tape;
use crate::document::{Memory, Slot, State, unpack};
use crate::options::Limits;
use crate::read::input::Input;
use crate::read::json;
use crate::read::plan::Plan;
use crate::shape::{Field, Leaf, Shape};

/// Characters of a key at most.
const LONGEST: u32 = 1_024;
/// Where a record's only field has its slot, after its header.
const FIELD: usize = 1;

/// What a line is, on the tape.
const BLANK: usize = 0;
const WITHOUT: usize = 1;
const WITH: usize = 2;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads records for one member.
pub(super) struct Keys {
    shape: &'static Shape,
    plan: Plan,
    order: Vec<u8>,
    limits: Limits,
    memory: Memory,
    /// The record that is read, with room behind it.
    padded: Vec<u8>,
}

impl Keys {
    /// Shapes last as long as the program, and so does this one: a program joins by one member, not by many.
    pub(super) fn new(member: &str) -> Self {
        let field = Field {
            name: Box::leak(member.into()),
            #[cfg(feature = "text")]
            label: "",
            leaf: Leaf::Id(LONGEST),
            personal: false,
            blank_is_absent: false,
        };
        let shape: &'static Shape = Box::leak(Box::new(Shape { name: "", fields: Box::leak(Box::new([field])), bare: false }));
        let plan = Plan::new(shape);
        let order = plan.order();
        Self { shape, plan, order, limits: Limits::default(), memory: Memory::default(), padded: Vec::new() }
    }

    pub(super) fn member(&self) -> &str {
        self.shape.fields[0].name
    }

    /// Of each line what it is and where it stands, without what surrounds it; and its key. At the end the place of the next line.
    pub(super) fn write(&mut self, block: &[u8], tape: &mut Tape) {
        tape.clear();
        let mut at = 0;
        while at < block.len() && !tape.is_long() {
            let line = lines::line(&block[at..]);
            let begun = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line).trim_ascii_start();
            let (from, record) = (at + line.len() - begun.len(), begun.trim_ascii_end());
            match self.key(record) {
                _ if record.is_empty() => tape.count(BLANK),
                None => tape.count(WITHOUT),
                Some(key) => {
                    tape.count(WITH);
                    tape.text(key);
                }
            }
            tape.count(from);
            tape.count(from + record.len());
            at += line.len() + 1;
        }
        tape.count(at.min(block.len()));
    }

    /// The member's value as text; none where the record is no JSON object, or the value neither text nor a whole number.
    fn key<'r>(&'r mut self, record: &'r [u8]) -> Option<&'r str> {
        let input = Input::copied(record, &mut self.padded);
        json::read(input, &self.plan, &mut self.order, false, &self.limits, &mut self.memory).ok()?;
        let Memory { slots, decoded, faults, .. } = &self.memory;
        let Slot { state: State::Present, payload, detail, .. } = slots[FIELD] else { return None };
        let (start, len) = unpack(payload);
        let text = if detail == 0 { record } else { decoded };
        let key = text.get(start as usize..start as usize + len as usize).filter(|_| faults.is_empty())?;
        core::str::from_utf8(key).ok()
    }
}
