//! UTF-8 JSON bytes into slots, in one pass. Accepts what RFC 8259 accepts and nothing else.
//!
//! Members usually come in the order they were declared, so the reader compares the next expected key as whole words and looks
//! it up by name only when that fails. Whatever is unexpected (escapes, other types, errors) takes a slower, exact path.

use super::{MAX_FAULTS, Stop, leaf};
use crate::decimal::Malformed;
use crate::document::{ALONE, Fault, FaultKind, Memory, NONE, SlotIndex, State, pack, to_u32};
use crate::options::Limits;
use crate::shape::{Field, Leaf, Shape};

type Step<T = ()> = Result<T, Stop>;

pub(crate) struct Reader<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    pub(super) memory: &'a mut Memory,
    limits: &'a Limits,
    depth: u32,
    /// The block in hand, to point at when something is wrong outside its fields.
    block: SlotIndex,
}

/// Reads a whole document. What is wrong with it is left in `memory.faults`.
pub(crate) fn read(bytes: &[u8], shape: &'static Shape, several: bool, limits: &Limits, memory: &mut Memory) -> Step {
    memory.clear();
    let root = memory.open(shape, NONE, 0);
    let mut reader = Reader { bytes, at: 0, memory, limits, depth: 0, block: root };
    if bytes.len() > limits.max_bytes as usize {
        let (limit, actual) = (limits.max_bytes, to_u32(bytes.len()));
        return reader.stop(FaultKind::TooLarge { limit, actual });
    }
    reader.at = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    reader.space();
    match reader.peek() {
        Some(b'{') => {
            reader.object(shape, root)?;
            reader.memory.records.push(root);
        }
        Some(b'[') if several => reader.roots(shape, root)?,
        _ => {
            reader.wrong_type(root, "object")?;
        }
    }
    reader.space();
    if reader.at < bytes.len() { reader.not_json("end") } else { Ok(()) }
}

impl Reader<'_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn fault(&mut self, slot: SlotIndex, kind: FaultKind) {
        if self.memory.faults.len() < MAX_FAULTS {
            self.memory.faults.push(Fault { slot, kind });
        }
    }

    /// Ends the reading: this fault is all there is to say of the document.
    #[cold]
    pub(super) fn stop<T>(&mut self, kind: FaultKind) -> Step<T> {
        self.memory.faults.clear();
        let slot = if matches!(kind, FaultKind::TooDeep { .. }) { self.block } else { 0 };
        self.fault(slot, kind);
        Err(Stop)
    }

    #[cold]
    pub(super) fn not_json<T>(&mut self, expected: &'static str) -> Step<T> {
        let offset = to_u32(self.at.min(self.bytes.len()));
        self.stop(FaultKind::NotJson { offset, expected })
    }

    #[inline]
    pub(super) fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn enter(&mut self) -> Step {
        self.depth += 1;
        if self.depth > self.limits.max_depth {
            let limit = self.limits.max_depth;
            return self.stop(FaultKind::TooDeep { limit });
        }
        self.at += 1;
        self.space();
        Ok(())
    }

    fn leave(&mut self) {
        self.depth -= 1;
        self.at += 1;
    }

    /// After a value: true when another follows, false at the closing bracket, which is left to the caller.
    #[inline]
    fn another(&mut self, close: u8) -> Step<bool> {
        if self.peek() != Some(b',') {
            self.space();
        }
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.space();
                Ok(true)
            }
            Some(byte) if byte == close => Ok(false),
            _ => self.not_json(if close == b'}' { "comma_or_brace" } else { "comma_or_bracket" }),
        }
    }

    /// An object's members into the block's slots. The opening brace is next.
    fn object(&mut self, shape: &'static Shape, block: SlotIndex) -> Step {
        let outer = core::mem::replace(&mut self.block, block);
        self.enter()?;
        let mut seen = 0u64;
        let mut next = 0;
        if self.peek() != Some(b'}') {
            loop {
                if let Some(position) = self.key(shape, next)? {
                    let slot = block + 1 + to_u32(position);
                    if seen & (1 << position) != 0 {
                        self.fault(slot, FaultKind::Duplicate);
                        self.memory.slots[slot as usize] = crate::document::ABSENT;
                    }
                    seen |= 1 << position;
                    next = position + 1;
                    self.value(&shape.fields[position], slot)?;
                } else {
                    self.skip()?;
                }
                if !self.another(b'}')? {
                    break;
                }
            }
        }
        self.leave();
        self.block = outer;
        Ok(())
    }

    /// A member's key and colon: the position of its field, `None` when the shape has none of that name.
    #[inline]
    fn key(&mut self, shape: &'static Shape, next: usize) -> Step<Option<usize>> {
        let rest = &self.bytes[self.at..];
        let expected = shape.fields.iter().enumerate().skip(next);
        for (position, field) in expected.chain(shape.fields.iter().enumerate().take(next)) {
            if field.key.starts(rest) {
                self.at += usize::from(field.key.len);
                if matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
                    self.space();
                }
                return Ok(Some(position));
            }
        }
        self.other_key(shape)
    }

    /// A key that is spelled otherwise (escapes, space before the colon) or unknown.
    fn other_key(&mut self, shape: &'static Shape) -> Step<Option<usize>> {
        if self.peek() != Some(b'"') {
            return self.not_json("member_name");
        }
        let start = self.memory.decoded.len();
        let plain = self.string()?;
        let name = match plain {
            Some((from, to)) => &self.bytes[from..to],
            None => &self.memory.decoded[start..],
        };
        let position = shape.position(name);
        self.memory.decoded.truncate(start);
        self.space();
        if self.peek() != Some(b':') {
            return self.not_json("colon");
        }
        self.at += 1;
        self.space();
        Ok(position)
    }

    /// A value for a field.
    #[inline]
    fn value(&mut self, field: &'static Field, slot: SlotIndex) -> Step {
        match (self.peek(), field.leaf) {
            (Some(b'"'), leaf) if leaf::takes_text(leaf) => self.text(field, slot),
            (Some(b'-' | b'0'..=b'9'), Leaf::Int | Leaf::Decimal | Leaf::Money | Leaf::Id(_)) => self.number(field.leaf, slot),
            (Some(b't' | b'f'), Leaf::Bool) => {
                let value = self.peek() == Some(b't');
                self.word(if value { b"true" } else { b"false" })?;
                self.memory.set(slot, u64::from(value), 0);
                Ok(())
            }
            (Some(b'{'), Leaf::Object(shape)) => {
                let block = self.memory.open(shape, slot, 0);
                self.memory.set(slot, pack(block, 0), 0);
                self.object(shape, block)
            }
            (Some(b'['), Leaf::List(shape) | Leaf::OneOrMany(shape)) => self.list(shape, slot),
            (Some(b'{'), Leaf::OneOrMany(shape)) => self.single(shape, slot),
            (Some(b'n'), _) => self.word(b"null"),
            (Some(_), Leaf::OneOrMany(shape)) if shape.takes_bare() => {
                let block = self.memory.open(shape, slot, ALONE);
                self.memory.set(slot, pack(block, 1), 0);
                self.value(&shape.fields[0], block + 1)
            }
            (_, leaf) => self.wrong_type(slot, leaf.expected()),
        }
    }

    fn text(&mut self, field: &'static Field, slot: SlotIndex) -> Step {
        let start = self.memory.decoded.len();
        let faults = self.memory.faults.len();
        let plain = self.string_of(slot)?;
        if self.memory.faults.len() > faults {
            self.memory.slots[slot as usize].state = State::Unreadable;
            return Ok(());
        }
        let (text, place, aside) = match plain {
            Some((from, to)) => (&self.bytes[from..to], pack(to_u32(from), to_u32(to - from)), 0),
            None => (&self.memory.decoded[start..], pack(to_u32(start), to_u32(self.memory.decoded.len() - start)), 1),
        };
        match leaf::text(field.leaf, text) {
            Err(Malformed::Empty) if field.blank_is_absent => {}
            scalar => self.keep(scalar, slot, place, aside),
        }
        Ok(())
    }

    fn number(&mut self, leaf: Leaf, slot: SlotIndex) -> Step {
        let from = self.at;
        self.skip_number()?;
        let text = &self.bytes[from..self.at];
        let place = pack(to_u32(from), to_u32(self.at - from));
        match leaf::number(leaf, text) {
            Some(scalar) => self.keep(scalar, slot, place, 0),
            None => self.note_wrong_type(slot, leaf.expected(), "number"),
        }
        Ok(())
    }

    pub(super) fn keep(&mut self, scalar: Result<leaf::Scalar, Malformed>, slot: SlotIndex, place: u64, aside: u8) {
        match scalar {
            Ok(leaf::Scalar::Text) => self.memory.set(slot, place, aside),
            Ok(leaf::Scalar::Bits(payload, detail)) => self.memory.set(slot, payload, detail),
            Err(why) => {
                self.memory.slots[slot as usize].state = State::Malformed;
                self.fault(slot, FaultKind::Malformed(why));
            }
        }
    }

    /// A list of objects, or of bare values where the shape says so. The opening bracket is next.
    fn list(&mut self, shape: &'static Shape, slot: SlotIndex) -> Step {
        self.enter()?;
        let (mut first, mut last, mut count) = (NONE, NONE, 0u32);
        let mut readable = true;
        if self.peek() != Some(b']') {
            loop {
                if count >= self.limits.max_items {
                    if readable {
                        readable = false;
                        let limit = self.limits.max_items;
                        self.fault(slot, FaultKind::TooMany { limit });
                    }
                    self.skip()?;
                } else {
                    let block = self.memory.open(shape, slot, count as usize);
                    if last == NONE {
                        first = block
                    } else {
                        self.memory.link(last, block)
                    }
                    last = block;
                    count += 1;
                    self.element(shape, block)?;
                }
                if !self.another(b']')? {
                    break;
                }
            }
        }
        self.leave();
        self.memory.set(slot, pack(first, count), 0);
        if !readable {
            self.memory.slots[slot as usize].state = State::Unreadable;
        }
        Ok(())
    }

    /// One object where a list may stand.
    fn single(&mut self, shape: &'static Shape, slot: SlotIndex) -> Step {
        let block = self.memory.open(shape, slot, ALONE);
        self.memory.set(slot, pack(block, 1), 0);
        self.object(shape, block)
    }

    fn element(&mut self, shape: &'static Shape, block: SlotIndex) -> Step {
        if !shape.bare && self.peek() == Some(b'{') {
            self.object(shape, block)
        } else if shape.takes_bare() {
            self.value(&shape.fields[0], block + 1)
        } else {
            self.wrong_type(block, "object")
        }
    }

    /// A document that is a list of records (what some sources export): each becomes a root block of its own.
    fn roots(&mut self, shape: &'static Shape, root: SlotIndex) -> Step {
        self.memory.slots[root as usize].state = State::Absent;
        self.enter()?;
        let mut count = 0usize;
        if self.peek() != Some(b']') {
            loop {
                if count >= self.limits.max_items as usize {
                    let limit = self.limits.max_items;
                    return self.stop(FaultKind::TooMany { limit });
                }
                let block = self.memory.open(shape, NONE, count);
                self.memory.records.push(block);
                count += 1;
                self.element(shape, block)?;
                if !self.another(b']')? {
                    break;
                }
            }
        }
        self.leave();
        Ok(())
    }

    /// Skips a value of another type than expected and says so.
    #[cold]
    fn wrong_type(&mut self, slot: SlotIndex, expected: &'static str) -> Step {
        let actual = match self.peek() {
            Some(b'"') => "text",
            Some(b'{') => "object",
            Some(b'[') => "list",
            Some(b't' | b'f') => "boolean",
            Some(b'n') => "null",
            Some(1) => "not_a_number",
            Some(2) => "function",
            Some(3) => "unreadable",
            Some(4) => "cyclic",
            _ => "number",
        };
        self.skip()?;
        self.note_wrong_type(slot, expected, actual);
        Ok(())
    }

    pub(super) fn note_wrong_type(&mut self, slot: SlotIndex, expected: &'static str, actual: &'static str) {
        self.memory.slots[slot as usize].state = State::Unreadable;
        self.fault(slot, FaultKind::WrongType { expected, actual });
    }

    pub(super) fn word(&mut self, word: &[u8]) -> Step {
        if self.bytes[self.at..].starts_with(word) {
            self.at += word.len();
            Ok(())
        } else {
            self.not_json("value")
        }
    }

    /// A string; where it stands, or `None` when it had to be decoded, which puts it at the end of `memory.decoded`.
    pub(super) fn string(&mut self) -> Step<Option<(usize, usize)>> {
        self.string_of(self.block)
    }

    pub(super) fn depth_left(&self) -> u32 {
        self.limits.max_depth - self.depth
    }

    pub(super) fn depth_limit(&self) -> u32 {
        self.limits.max_depth
    }

    /// A value that an object of JavaScript can hold and JSON cannot say: written by our own bindings as one control byte.
    pub(super) fn is_beyond_json(&self) -> bool {
        self.limits.beyond_json && matches!(self.peek(), Some(1..=4))
    }
}
