//! UTF-8 JSON bytes into slots, in one pass. Accepts what RFC 8259 accepts and nothing else.
//!
//! Senders write members in the same order document after document, so the reader compares the key that followed last time, as whole words, and
//! looks a name up only when that fails. Usual spellings are read `direct`; whatever is unexpected (escapes, other types, errors) takes a
//! slower, exact path. Every step takes the place it begins at and gives the place it ends at, so that the place stays in a register.

use super::input::Input;
use super::plan::{Block, Member, Plan};
use super::{Stop, direct, leaf};
use crate::decimal::Malformed;
use crate::document::{ABSENT, FaultKind, Memory, NONE, SlotIndex, State, pack, to_u32};
use crate::options::Limits;
use crate::shape::Leaf;
use core::num::NonZero;

/// Where reading goes on, or that it does not. Never the document's first byte, so that a step fits a register.
pub(super) type Step<T = NonZero<usize>> = Result<T, Stop>;

/// Reading goes on there.
#[inline(always)]
#[allow(clippy::unnecessary_wraps)]
pub(super) fn on(at: usize) -> Step {
    Ok(NonZero::new(at).unwrap_or(NonZero::<usize>::MIN))
}

pub(crate) struct Reader<'a> {
    pub(super) input: Input<'a>,
    pub(super) memory: &'a mut Memory,
    plan: &'a Plan,
    /// After each member the one that followed last time.
    order: &'a mut [u8],
    limits: &'a Limits,
    depth: u32,
    /// The block in hand, to point at when something is wrong outside its fields.
    block: SlotIndex,
}

/// Reads a whole document. What is wrong with it is left in `memory.faults`.
pub(crate) fn read(input: Input<'_>, plan: &Plan, order: &mut [u8], several: bool, limits: &Limits, memory: &mut Memory) -> Step<()> {
    memory.clear();
    let root = memory.open(plan.root().shape, NONE, 0);
    let mut reader = Reader { input, memory, plan, order, limits, depth: 0, block: root };
    if input.len() > limits.max_bytes as usize {
        let (limit, actual) = (limits.max_bytes, to_u32(input.len()));
        return reader.stop(FaultKind::TooLarge { limit, actual });
    }
    let at = input.space(if input.document().starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 });
    let at = match input.byte(at) {
        b'{' => {
            reader.memory.records.push(root);
            reader.object(plan.root(), root, at)?
        }
        b'[' if several => reader.roots(root, at)?,
        _ => reader.wrong_type(root, "object", at)?,
    };
    let at = input.space(at.get());
    if at < input.len() { reader.not_json(at, "end") } else { Ok(()) }
}

impl<'a> Reader<'a> {
    /// Ends the reading: this fault is all there is to say of the document.
    #[cold]
    pub(super) fn stop<T>(&mut self, kind: FaultKind) -> Step<T> {
        let slot = if matches!(kind, FaultKind::TooDeep { .. }) { self.block } else { 0 };
        self.memory.faults.clear();
        self.memory.fault(slot, kind);
        Err(Stop)
    }

    #[cold]
    pub(super) fn not_json<T>(&mut self, at: usize, expected: &'static str) -> Step<T> {
        let offset = to_u32(at.min(self.input.len()));
        self.stop(FaultKind::NotJson { offset, expected })
    }

    /// After an opening bracket.
    fn enter(&mut self, at: usize) -> Step {
        self.depth += 1;
        if self.depth > self.limits.max_depth {
            let limit = self.limits.max_depth;
            return self.stop(FaultKind::TooDeep { limit });
        }
        on(self.input.space(at + 1))
    }

    /// After a closing one.
    fn leave(&mut self, at: usize) -> Step {
        self.depth -= 1;
        on(at + 1)
    }

    /// After a value: true and the place after the comma, or false and the place of the closing bracket.
    #[inline(always)]
    fn another(&mut self, close: u8, at: usize) -> Step<(bool, usize)> {
        match self.input.byte(at) {
            b',' => Ok((true, at + 1)),
            byte if byte == close => Ok((false, at)),
            _ => self.another_after_space(close, at),
        }
    }

    #[inline(never)]
    fn another_after_space(&mut self, close: u8, at: usize) -> Step<(bool, usize)> {
        let at = self.input.space(at);
        match self.input.byte(at) {
            b',' => Ok((true, at + 1)),
            byte if byte == close => Ok((false, at)),
            _ => self.not_json(at, if close == b'}' { "comma_or_brace" } else { "comma_or_bracket" }),
        }
    }

    /// An object's members into the block's slots. The opening brace is next.
    fn object(&mut self, block: &'a Block, header: SlotIndex, at: usize) -> Step {
        let outer = core::mem::replace(&mut self.block, header);
        let mut at = self.enter(at)?.get();
        if self.input.byte(at) != b'}' {
            at = self.members(block, header, at)?.get();
        }
        self.block = outer;
        self.leave(at)
    }

    fn members(&mut self, block: &'a Block, header: SlotIndex, mut at: usize) -> Step {
        let mut seen = 0u64;
        let mut before = block.order;
        loop {
            let (position, value) = self.key(block, before, at)?;
            at = if let Some(position) = position {
                let slot = header + 1 + to_u32(position);
                if seen & (1 << position) != 0 {
                    self.memory.fault(slot, FaultKind::Duplicate);
                    self.memory.slots[slot as usize] = ABSENT;
                }
                seen |= 1 << position;
                before = block.order + position + 1;
                self.value(&block.members[position], slot, value)?.get()
            } else {
                self.skip_after_space(value)?.get()
            };
            let more;
            (more, at) = self.another(b'}', at)?;
            if !more {
                return on(at);
            }
        }
    }

    /// A member's key and colon: the position of its field, `None` when the shape has none of that name, and the place after the colon.
    #[inline(always)]
    fn key(&mut self, block: &'a Block, before: usize, at: usize) -> Step<(Option<usize>, usize)> {
        let expected = usize::from(self.order[before]);
        match block.members.get(expected) {
            Some(member) if member.key.stands(self.input, at) => Ok((Some(expected), at + member.key.len)),
            _ => self.key_elsewhere(block, before, at),
        }
    }

    /// A key that was not expected, or stands after white space.
    #[inline(never)]
    fn key_elsewhere(&mut self, block: &'a Block, before: usize, at: usize) -> Step<(Option<usize>, usize)> {
        let at = self.input.space(at);
        let expected = usize::from(self.order[before]);
        match block.members.get(expected) {
            Some(member) if member.key.stands(self.input, at) => return Ok((Some(expected), at + member.key.len)),
            _ => {}
        }
        match block.standing(self.input, at) {
            Some(position) => {
                self.learn(before, position);
                Ok((Some(position), at + block.members[position].key.len))
            }
            None => self.other_key(block, before, at),
        }
    }

    fn learn(&mut self, before: usize, position: usize) {
        if let Ok(position) = u8::try_from(position) {
            self.order[before] = position;
        }
    }

    /// A key that is spelled otherwise (escapes, space before the colon) or is unknown.
    fn other_key(&mut self, block: &'a Block, before: usize, at: usize) -> Step<(Option<usize>, usize)> {
        if self.input.byte(at) != b'"' {
            return self.not_json(at, "member_name");
        }
        let start = self.memory.decoded.len();
        let (plain, after) = self.string(self.block, at)?;
        let position = match plain {
            Some((from, to)) => block.position(self.input.between(from, to)),
            None => block.position(&self.memory.decoded[start..]),
        };
        self.memory.decoded.truncate(start);
        if let Some(position) = position {
            self.learn(before, position);
        }
        let colon = self.input.space(after);
        if self.input.byte(colon) != b':' {
            return self.not_json(colon, "colon");
        }
        Ok((position, colon + 1))
    }

    /// A value for a field. Called in one place, for each member: a call would be a fifth of its cost.
    #[inline(always)]
    fn value(&mut self, member: &'a Member, slot: SlotIndex, at: usize) -> Step {
        let at = if self.input.byte(at) == b' ' { self.input.space(at) } else { at };
        let read = match self.input.byte(at) {
            b'"' => direct::text(member, self.input, at + 1),
            b'0'..=b'9' => direct::integer(member.leaf, self.input, at),
            _ => None,
        };
        match read {
            Some(read) => {
                self.memory.set(slot, read.payload, read.detail);
                on(read.end)
            }
            None => self.exact(member, slot, at),
        }
    }

    #[inline(never)]
    fn exact(&mut self, member: &'a Member, slot: SlotIndex, at: usize) -> Step {
        let at = self.input.space(at);
        match (self.input.byte(at), member.leaf) {
            (b'{', Leaf::Object(shape)) => {
                let header = self.memory.nested(slot, shape);
                self.object(self.plan.block(member.block), header, at)
            }
            (b'{', Leaf::OneOrMany(shape)) => {
                let header = self.memory.single(slot, shape);
                self.object(self.plan.block(member.block), header, at)
            }
            (b'[', Leaf::List(_) | Leaf::OneOrMany(_)) => self.list(self.plan.block(member.block), slot, at),
            (b'"', leaf) if leaf::takes_text(leaf) => self.text(member, slot, at),
            (b'-' | b'0'..=b'9', Leaf::Int | Leaf::Decimal | Leaf::Money | Leaf::Id(_)) => self.number(member.leaf, slot, at),
            (b't', Leaf::Bool) => self.boolean(true, slot, at),
            (b'f', Leaf::Bool) => self.boolean(false, slot, at),
            (b'n', _) => self.word("null", at),
            (_, Leaf::OneOrMany(shape)) if shape.takes_bare() => {
                let header = self.memory.single(slot, shape);
                self.exact(&self.plan.block(member.block).members[0], header + 1, at)
            }
            (_, leaf) => self.wrong_type(slot, leaf.expected(), at),
        }
    }

    fn boolean(&mut self, value: bool, slot: SlotIndex, at: usize) -> Step {
        self.memory.set(slot, u64::from(value), 0);
        self.word(if value { "true" } else { "false" }, at)
    }

    fn text(&mut self, member: &Member, slot: SlotIndex, at: usize) -> Step {
        let start = self.memory.decoded.len();
        let faults = self.memory.faults.len();
        let (plain, end) = self.string(slot, at)?;
        if self.memory.faults.len() > faults {
            self.memory.slots[slot as usize].state = State::Unreadable;
            return on(end);
        }
        let (text, place, aside) = match plain {
            Some((from, to)) => (self.input.between(from, to), pack(to_u32(from), to_u32(to - from)), 0),
            None => (&self.memory.decoded[start..], pack(to_u32(start), to_u32(self.memory.decoded.len() - start)), 1),
        };
        match leaf::text(member.leaf, text) {
            Err(Malformed::Empty) if member.blank_is_absent => {}
            scalar => self.memory.keep(scalar, slot, place, aside),
        }
        on(end)
    }

    fn number(&mut self, leaf: Leaf, slot: SlotIndex, at: usize) -> Step {
        let end = self.skip_number(at)?.get();
        match leaf::number(leaf, self.input.between(at, end)) {
            Some(scalar) => self.memory.keep(scalar, slot, pack(to_u32(at), to_u32(end - at)), 0),
            None => self.memory.wrong_type(slot, leaf.expected(), "number"),
        }
        on(end)
    }

    /// A list of objects, or of bare values where the shape says so. The opening bracket is next.
    fn list(&mut self, block: &'a Block, slot: SlotIndex, at: usize) -> Step {
        let mut at = self.enter(at)?.get();
        let mut list = self.memory.list(slot);
        let mut more = self.input.byte(at) != b']';
        while more {
            if list.count < self.limits.max_items {
                let header = self.memory.add(&mut list, block.shape);
                at = self.element(block, header, at)?.get();
            } else {
                if list.count == self.limits.max_items {
                    let limit = self.limits.max_items;
                    self.memory.fault(slot, FaultKind::TooMany { limit });
                }
                list.count += 1;
                at = self.skip_after_space(at)?.get();
            }
            (more, at) = self.another(b']', at)?;
        }
        self.memory.close(&list, self.limits.max_items);
        self.leave(at)
    }

    fn element(&mut self, block: &'a Block, header: SlotIndex, at: usize) -> Step {
        let at = self.input.space(at);
        if !block.shape.bare && self.input.byte(at) == b'{' {
            self.object(block, header, at)
        } else if block.shape.takes_bare() {
            self.exact(&block.members[0], header + 1, at)
        } else {
            self.wrong_type(header, "object", at)
        }
    }

    /// A document that is a list of records (what some sources export): each becomes a root block of its own.
    fn roots(&mut self, root: SlotIndex, at: usize) -> Step {
        self.memory.slots[root as usize].state = State::Absent;
        let mut at = self.enter(at)?.get();
        let block = self.plan.root();
        let mut count = 0;
        let mut more = self.input.byte(at) != b']';
        while more {
            if count >= self.limits.max_items {
                let limit = self.limits.max_items;
                return self.stop(FaultKind::TooMany { limit });
            }
            let header = self.memory.open(block.shape, NONE, count as usize);
            self.memory.records.push(header);
            count += 1;
            at = self.element(block, header, at)?.get();
            (more, at) = self.another(b']', at)?;
        }
        self.leave(at)
    }

    fn skip_after_space(&mut self, at: usize) -> Step {
        self.skip(self.input.space(at))
    }

    /// Skips a value of another type than expected and says so.
    #[cold]
    fn wrong_type(&mut self, slot: SlotIndex, expected: &'static str, at: usize) -> Step {
        let actual = match self.input.byte(at) {
            b'"' => "text",
            b'{' => "object",
            b'[' => "list",
            b't' | b'f' => "boolean",
            b'n' => "null",
            1 => "not_a_number",
            2 => "function",
            3 => "unreadable",
            4 => "cyclic",
            _ => "number",
        };
        let end = self.skip(at)?;
        self.memory.wrong_type(slot, expected, actual);
        Ok(end)
    }

    pub(super) fn word(&mut self, word: &str, at: usize) -> Step {
        if self.input.between(at, at + word.len()) == word.as_bytes() { on(at + word.len()) } else { self.not_json(at, "value") }
    }

    pub(super) fn depth_left(&self) -> u32 {
        self.limits.max_depth - self.depth
    }

    pub(super) fn depth_limit(&self) -> u32 {
        self.limits.max_depth
    }

    /// A value that an object of JavaScript can hold and JSON cannot say: written by our own bindings as one control byte.
    pub(super) fn is_beyond_json(&self, byte: u8) -> bool {
        self.limits.beyond_json && (1..=4).contains(&byte)
    }

    /// The block in hand.
    pub(super) fn block(&self) -> SlotIndex {
        self.block
    }
}
