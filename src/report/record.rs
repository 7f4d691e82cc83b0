//! A record as JSON text in the record format: what an adapter made of a source document. What is absent, unknown, unreadable or malformed is left
//! out. Unlike a report, it holds values.

use crate::codes::Currency;
use crate::decimal::Decimal;
use crate::document::{Document, List, Slot, SlotIndex, State, Value as _};
use crate::parts;
use crate::shape::{Leaf, Shape, Text};
use crate::time::{Date, Timestamp};
use core::fmt::{self, Display, Write};

/// A block of a document: a record, or an object within one.
#[derive(Clone, Copy)]
pub(crate) struct Block<'r> {
    pub(crate) document: &'r Document<'r>,
    pub(crate) shape: &'static Shape,
    pub(crate) at: SlotIndex,
}

impl<'r> Block<'r> {
    /// The members that are there and well formed, in the shape's order.
    fn members(self) -> impl Iterator<Item = (&'static str, Member<'r>)> {
        let slots = self.shape.fields.iter().zip(self.at + 1..);
        slots.filter_map(move |(field, slot)| {
            let slot = self.document.slot(slot);
            (slot.state == State::Present).then_some((field.name, Member { document: self.document, leaf: field.leaf, slot }))
        })
    }
}

impl Display for Block<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A bare value's one field has no name.
        if self.shape.bare {
            let Some((_, value)) = self.members().next() else { return out.write_str("null") };
            return value.fmt(out);
        }
        for (place, (name, value)) in self.members().enumerate() {
            write!(out, "{}\"{name}\":{value}", if place == 0 { '{' } else { ',' })?;
        }
        out.write_str(if self.members().next().is_none() { "{}" } else { "}" })
    }
}

/// Blocks as a list.
pub(crate) struct Blocks<I>(pub(crate) I);

impl<'r, I: Iterator<Item = Block<'r>> + Clone> Display for Blocks<I> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("[")?;
        for (place, block) in self.0.clone().enumerate() {
            write!(out, "{}{block}", if place == 0 { "" } else { "," })?;
        }
        out.write_str("]")
    }
}

/// A member's value.
struct Member<'r> {
    document: &'r Document<'r>,
    leaf: Leaf,
    slot: &'r Slot,
}

impl Display for Member<'_> {
    /// Amounts and quantities as decimal text, times at UTC+8.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { document, leaf, slot } = *self;
        match leaf {
            Leaf::Text(_) | Leaf::Id(_) | Leaf::Region | Leaf::Country => quoted(<&str>::decode(document, slot), out),
            Leaf::Bool => bool::decode(document, slot).fmt(out),
            Leaf::Int => i64::decode(document, slot).fmt(out),
            Leaf::Decimal | Leaf::Money => write!(out, "\"{}\"", Decimal::decode(document, slot)),
            Leaf::Timestamp | Leaf::UtcTimestamp | Leaf::ChinaTimestamp => write!(out, "\"{}\"", Timestamp::decode(document, slot)),
            Leaf::Date => write!(out, "\"{}\"", Date::decode(document, slot)),
            Leaf::Currency => write!(out, "\"{}\"", Currency::decode(document, slot).code()),
            Leaf::Code(list) => write!(out, "\"{}\"", list.words.get(slot.position()).copied().unwrap_or_default()),
            Leaf::Object(shape) => Block { document, shape, at: slot.block() }.fmt(out),
            Leaf::List(shape) | Leaf::OneOrMany(shape) => {
                // Which view the list is taken for does not matter: only its blocks are asked for.
                let list = List::<Text<'_, 1>>::decode(document, slot);
                let readable = list.blocks().filter(|at| document.slot(*at).state == State::Present).collect::<Vec<_>>();
                Blocks(readable.iter().map(|at| Block { document, shape, at: *at })).fmt(out)
            }
        }
    }
}

/// A JSON string.
fn quoted(text: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    out.write_char('"')?;
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'"' | b'\\' | ..0x20)) {
        out.write_str(text.get(plain..at).unwrap_or_default())?;
        match byte {
            ..0x20 => write!(out, "\\u{byte:04x}")?,
            _ => write!(out, "\\{}", char::from(byte))?,
        }
        plain = at + 1;
    }
    out.write_str(parts::from(text, plain))?;
    out.write_char('"')
}
