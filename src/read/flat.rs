//! A JavaScript value that our bindings laid flat: a token for each member, and all texts and numbers in one piece behind one another.
//!
//! It takes only what can be told without a second look. Anything else is declined, and the caller comes again with the same value as JSON,
//! which alone says what is wrong. What is accepted leaves the very same slots and faults as JSON would.

use super::input::Input;
use super::plan::{Block, Member, Plan};
use super::{direct, leaf};
use crate::decimal::Malformed;
use crate::document::{Memory, NONE, SlotIndex, pack, to_u32};
use crate::options::Limits;
use crate::shape::Leaf;

/// Not told here.
#[derive(Debug)]
pub(crate) struct Declined;

type Step<T = ()> = Result<T, Declined>;

/// What a token says of a value; as `src/js/flat.ts` numbers them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Of the object or list that began last.
    End,
    Text,
    Number,
    Object,
    List,
    True,
    False,
    /// `null`, or what JSON has no word for: the size says which.
    Other,
}

/// Kind, the member's position, and the size in UTF-16 units, in 3, 7 and 22 bits.
#[derive(Clone, Copy)]
struct Token(u32);

impl Token {
    fn kind(self) -> Kind {
        const KINDS: [Kind; 8] = [Kind::End, Kind::Text, Kind::Number, Kind::Object, Kind::List, Kind::True, Kind::False, Kind::Other];
        KINDS[(self.0 & 7) as usize]
    }

    fn position(self) -> usize {
        (self.0 >> 3 & 0x7F) as usize
    }

    fn size(self) -> usize {
        (self.0 >> 10) as usize
    }
}

struct Reader<'a> {
    input: Input<'a>,
    /// Where the next text begins.
    at: usize,
    /// All texts are ASCII, so that sizes are lengths.
    ascii: bool,
    tokens: core::slice::Iter<'a, u32>,
    plan: &'a Plan,
    limits: &'a Limits,
    memory: &'a mut Memory,
    depth: u32,
}

/// Reads a whole value, a single object; `text` is UTF-8.
pub(crate) fn read(text: &[u8], ascii: bool, tokens: &[u32], plan: &Plan, limits: &Limits, memory: &mut Memory) -> Step {
    memory.clear();
    let root = memory.open(plan.root().shape, NONE, 0);
    memory.records.push(root);
    let mut reader = Reader { input: Input(text), at: 0, ascii, tokens: tokens.iter(), plan, limits, memory, depth: 0 };
    reader.object(plan.root(), root)?;
    let whole = reader.at == text.len() && reader.tokens.len() == 0;
    if whole { Ok(()) } else { Err(Declined) }
}

impl<'a> Reader<'a> {
    #[inline]
    fn next(&mut self) -> Step<Token> {
        self.tokens.next().map(|token| Token(*token)).ok_or(Declined)
    }

    fn enter(&mut self) -> Step {
        self.depth += 1;
        if self.depth > self.limits.max_depth { Err(Declined) } else { Ok(()) }
    }

    /// The members of an object that began.
    fn object(&mut self, block: &'a Block, header: SlotIndex) -> Step {
        self.enter()?;
        loop {
            let token = self.next()?;
            if token.kind() == Kind::End {
                self.depth -= 1;
                return Ok(());
            }
            let member = block.members.get(token.position()).ok_or(Declined)?;
            self.value(member, header + 1 + to_u32(token.position()), token)?;
        }
    }

    #[inline]
    fn value(&mut self, member: &'a Member, slot: SlotIndex, token: Token) -> Step {
        match (token.kind(), member.leaf) {
            (Kind::Text | Kind::Number | Kind::True | Kind::False | Kind::Other, _) => self.scalar(member, slot, token),
            (Kind::Object, Leaf::Object(shape)) => {
                let header = self.memory.nested(slot, shape);
                self.object(self.plan.block(member.block), header)
            }
            (Kind::Object, Leaf::OneOrMany(shape)) => {
                let header = self.memory.single(slot, shape);
                self.object(self.plan.block(member.block), header)
            }
            (Kind::List, Leaf::List(_) | Leaf::OneOrMany(_)) => self.list(self.plan.block(member.block), slot),
            _ => Err(Declined),
        }
    }

    fn list(&mut self, block: &'a Block, slot: SlotIndex) -> Step {
        self.enter()?;
        let mut list = self.memory.list(slot);
        loop {
            let token = self.next()?;
            if token.kind() == Kind::End {
                self.depth -= 1;
                self.memory.close(&list, self.limits.max_items);
                return Ok(());
            }
            if list.count >= self.limits.max_items {
                return Err(Declined);
            }
            let header = self.memory.add(&mut list, block.shape);
            match token.kind() {
                Kind::Object if !block.shape.bare => self.object(block, header)?,
                Kind::Object | Kind::List => return Err(Declined),
                _ if block.shape.takes_bare() => self.scalar(&block.members[0], header + 1, token)?,
                _ => self.wrong_type(header, "object", token)?,
            }
        }
    }

    #[inline]
    fn scalar(&mut self, member: &Member, slot: SlotIndex, token: Token) -> Step {
        let at = self.at;
        let read = match token.kind() {
            Kind::Text if leaf::takes_text(member.leaf) => {
                self.take(token)?;
                direct::sized(member, self.input, at, self.at - at)
            }
            Kind::Number if leaf::takes_number(member.leaf) => {
                self.take(token)?;
                direct::sized_integer(member.leaf, self.input, at, self.at - at)
            }
            Kind::True | Kind::False if matches!(member.leaf, Leaf::Bool) => {
                self.memory.set(slot, u64::from(token.kind() == Kind::True), 0);
                return Ok(());
            }
            // Absent, as one entry of several bare ones.
            Kind::Other if token.size() == 0 => return Ok(()),
            // A single bare value, where several may stand.
            _ if matches!(member.leaf, Leaf::OneOrMany(_)) => return Err(Declined),
            _ => return self.wrong_type(slot, member.leaf.expected(), token),
        };
        match read {
            Some(read) => self.memory.set(slot, read.payload, read.detail),
            None => self.exact(member, slot, token, at),
        }
        Ok(())
    }

    #[inline(never)]
    fn exact(&mut self, member: &Member, slot: SlotIndex, token: Token, at: usize) {
        let text = self.input.between(at, self.at);
        let place = pack(to_u32(at), to_u32(text.len()));
        let scalar = if token.kind() == Kind::Number { leaf::number(member.leaf, text) } else { Some(leaf::text(member.leaf, text)) };
        match scalar {
            Some(Err(Malformed::Empty)) if member.blank_is_absent => {}
            Some(scalar) => self.memory.keep(scalar, slot, place, 0),
            None => self.memory.wrong_type(slot, member.leaf.expected(), "number"),
        }
    }

    fn wrong_type(&mut self, slot: SlotIndex, expected: &'static str, token: Token) -> Step {
        let actual = match (token.kind(), token.size()) {
            (Kind::Text, _) => "text",
            (Kind::Number, _) => "number",
            (Kind::True | Kind::False, _) => "boolean",
            (Kind::Other, 1) => "not_a_number",
            (Kind::Other, 2) => "function",
            _ => "null",
        };
        if matches!(token.kind(), Kind::Text | Kind::Number) {
            self.take(token)?;
        }
        self.memory.wrong_type(slot, expected, actual);
        Ok(())
    }

    /// Goes past a text.
    #[inline]
    fn take(&mut self, token: Token) -> Step {
        if self.ascii {
            self.at += token.size();
            return Ok(());
        }
        self.take_units(token.size())
    }

    /// Goes past so many UTF-16 units. A replacement character may stand for half of a surrogate pair, which only JSON can say.
    fn take_units(&mut self, mut units: usize) -> Step {
        while units > 0 {
            if units >= 8 && self.input.is_ascii(self.at) {
                (self.at, units) = (self.at + 8, units - 8);
                continue;
            }
            let (bytes, width) = match self.input.byte(self.at) {
                0..0x80 => (1, 1),
                0..0xE0 => (2, 1),
                0xEF if self.input.between(self.at, self.at + 3) == "\u{FFFD}".as_bytes() => return Err(Declined),
                0..0xF0 => (3, 1),
                _ => (4, 2),
            };
            self.at += bytes;
            units = units.checked_sub(width).ok_or(Declined)?;
        }
        Ok(())
    }
}
