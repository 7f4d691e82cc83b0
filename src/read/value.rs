//! The generic door: any serde format (`serde_json::Value`, JavaScript values, YAML, …) into the same slots as JSON bytes.

use super::{Stop, leaf};
use crate::decimal::Malformed;
use crate::document::{ABSENT, Fault, FaultKind, Memory, NONE, SlotIndex, State, pack, to_u32};
use crate::options::Limits;
use crate::shape::{Field, Leaf, Shape};
use core::fmt;
use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

struct Reader<'a> {
    memory: &'a mut Memory,
    limits: &'a Limits,
    depth: u32,
    block: SlotIndex,
}

/// Reads a whole value.
///
/// `Ok(Err(Stop))` when the document is at fault, `Err` when the format itself failed.
pub(crate) fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    shape: &'static Shape,
    several: bool,
    limits: &Limits,
    memory: &mut Memory,
) -> Result<Result<(), Stop>, D::Error> {
    memory.clear();
    let root = memory.open(shape, NONE, 0);
    let mut reader = Reader { memory, limits, depth: 0, block: root };
    let place = if several { Place::Roots(shape) } else { Place::Root(shape) };
    match (Seed { reader: &mut reader, place, slot: root }).deserialize(deserializer) {
        Ok(()) => Ok(Ok(())),
        Err(_) if stopped(memory) => Ok(Err(Stop)),
        Err(error) => Err(error),
    }
}

fn stopped(memory: &Memory) -> bool {
    matches!(memory.faults.last(), Some(Fault { kind: FaultKind::TooDeep { .. } | FaultKind::TooLarge { .. }, .. }))
}

/// What the value in hand is read for.
#[derive(Clone, Copy)]
enum Place {
    Root(&'static Shape),
    Roots(&'static Shape),
    Field(&'static Field),
    Element(&'static Shape),
    /// No field takes it; only its depth counts.
    Skipped,
}

struct Seed<'r, 'a> {
    reader: &'r mut Reader<'a>,
    place: Place,
    slot: SlotIndex,
}

impl Reader<'_> {
    fn stop<E: Error>(&mut self, kind: FaultKind) -> E {
        self.memory.faults.clear();
        self.memory.faults.push(Fault { slot: self.block, kind });
        E::custom("the document stops the check")
    }

    fn enter<E: Error>(&mut self) -> Result<(), E> {
        self.depth += 1;
        let limit = self.limits.max_depth;
        if self.depth > limit { Err(self.stop(FaultKind::TooDeep { limit })) } else { Ok(()) }
    }

    fn keep_text(&mut self, field: &'static Field, slot: SlotIndex, text: &str, number: bool) {
        let leaf = field.leaf;
        let start = self.memory.decoded.len();
        let scalar = if number { leaf::number(leaf, text.as_bytes()) } else { Some(leaf::text(leaf, text.as_bytes())) };
        match scalar {
            Some(Ok(leaf::Scalar::Text)) => {
                self.memory.decoded.extend_from_slice(text.as_bytes());
                self.memory.set(slot, pack(to_u32(start), to_u32(text.len())), 1);
            }
            Some(Err(Malformed::Empty)) if field.blank_is_absent => {}
            Some(scalar) => self.memory.keep(scalar, slot, 0, 0),
            None => self.memory.wrong_type(slot, leaf.expected(), "number"),
        }
    }
}

impl<'a> Seed<'_, 'a> {
    /// A value of another type than the place takes.
    fn other(self, actual: &'static str) {
        match self.place {
            Place::Skipped => {}
            Place::Field(field) => self.reader.memory.wrong_type(self.slot, field.leaf.expected(), actual),
            Place::Element(shape) if shape.takes_bare() => self.reader.memory.wrong_type(self.slot + 1, shape.fields[0].leaf.expected(), actual),
            Place::Root(_) | Place::Roots(_) | Place::Element(_) => self.reader.memory.wrong_type(self.slot, "object", actual),
        }
    }

    fn number(self, text: &str) {
        let seed = self.bare();
        match seed.place {
            Place::Field(field) if leaf::takes_number(field.leaf) => {
                seed.reader.keep_text(field, seed.slot, text, true);
            }
            _ => seed.other("number"),
        }
    }

    /// A bare value where an object may stand fills the object's nameless field, where it has one.
    fn bare(self) -> Self {
        match self.place {
            Place::Field(Field { leaf: Leaf::OneOrMany(shape), .. }) if shape.takes_bare() => {
                let block = self.reader.memory.single(self.slot, shape);
                Seed { place: Place::Field(&shape.fields[0]), slot: block + 1, ..self }
            }
            Place::Element(shape) if shape.takes_bare() => Seed { place: Place::Field(&shape.fields[0]), slot: self.slot + 1, ..self },
            _ => self,
        }
    }

    fn skipped(&mut self) -> Seed<'_, 'a> {
        Seed { reader: self.reader, place: Place::Skipped, slot: self.slot }
    }

    fn members<'de, A: MapAccess<'de>>(self, mut map: A, shape: &'static Shape, block: SlotIndex) -> Result<(), A::Error> {
        let outer = core::mem::replace(&mut self.reader.block, block);
        self.reader.enter()?;
        let mut seen = 0u64;
        while let Some(position) = map.next_key_seed(Name(shape))? {
            let Some(position) = position else {
                map.next_value_seed(Seed { reader: self.reader, place: Place::Skipped, slot: block })?;
                continue;
            };
            let slot = block + 1 + to_u32(position);
            if seen & (1 << position) != 0 {
                self.reader.memory.fault(slot, FaultKind::Duplicate);
                self.reader.memory.slots[slot as usize] = ABSENT;
            }
            seen |= 1 << position;
            map.next_value_seed(Seed { reader: self.reader, place: Place::Field(&shape.fields[position]), slot })?;
        }
        self.reader.depth -= 1;
        self.reader.block = outer;
        Ok(())
    }

    fn elements<'de, A: SeqAccess<'de>>(self, mut list: A, shape: &'static Shape) -> Result<(), A::Error> {
        let roots = matches!(self.place, Place::Roots(_));
        let (slot, reader) = (self.slot, self.reader);
        reader.enter()?;
        let (mut first, mut last, mut count, mut readable) = (NONE, NONE, 0u32, true);
        loop {
            let limit = reader.limits.max_items;
            if count >= limit {
                if list.next_element_seed(Seed { reader, place: Place::Skipped, slot })?.is_none() {
                    break;
                }
                if readable {
                    readable = false;
                    reader.memory.fault(slot, FaultKind::TooMany { limit });
                }
                continue;
            }
            let slots = reader.memory.slots.len();
            let block = reader.memory.open(shape, if roots { NONE } else { slot }, count as usize);
            let (place, at) = if shape.bare { (Place::Field(&shape.fields[0]), block + 1) } else { (Place::Element(shape), block) };
            if list.next_element_seed(Seed { reader, place, slot: at })?.is_none() {
                reader.memory.slots.truncate(slots);
                break;
            }
            if roots {
                reader.memory.records.push(block);
            } else if last == NONE {
                first = block;
            } else {
                reader.memory.link(last, block);
            }
            last = block;
            count += 1;
        }
        reader.depth -= 1;
        if roots {
            reader.memory.slots[slot as usize].state = State::Absent;
        } else {
            reader.memory.set(slot, pack(first, count), 0);
            if !readable {
                reader.memory.slots[slot as usize].state = State::Unreadable;
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        match self.place {
            Place::Field(_) => {}
            Place::Element(shape) if shape.takes_bare() => {}
            _ => self.other("null"),
        }
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        let seed = self.bare();
        match seed.place {
            Place::Field(Field { leaf: Leaf::Bool, .. }) => seed.reader.memory.set(seed.slot, u64::from(value), 0),
            _ => seed.other("boolean"),
        }
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.number(&value.to_string());
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.number(&value.to_string());
        Ok(())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.number(&value.to_string());
        Ok(())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.number(&value.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match self.place {
            _ if !value.is_finite() => self.other("not_a_number"),
            // An id that became a float has lost digits, or may have.
            Place::Field(Field { leaf: Leaf::Id(_), .. }) => self.other("number"),
            _ => self.number(&value.to_string()),
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        let seed = self.bare();
        match seed.place {
            Place::Field(field) if leaf::takes_text(field.leaf) => seed.reader.keep_text(field, seed.slot, value, false),
            _ => seed.other("text"),
        }
        Ok(())
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<(), E> {
        self.other("bytes");
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        match self.place {
            Place::Field(Field { leaf: Leaf::Object(shape), .. }) => {
                let block = self.reader.memory.nested(self.slot, shape);
                self.members(map, shape, block)
            }
            Place::Field(Field { leaf: Leaf::OneOrMany(shape), .. }) => {
                let block = self.reader.memory.single(self.slot, shape);
                self.members(map, shape, block)
            }
            Place::Root(shape) | Place::Roots(shape) => {
                let root = self.slot;
                self.reader.memory.records.push(root);
                self.members(map, shape, root)
            }
            Place::Element(shape) => {
                let block = self.slot;
                self.members(map, shape, block)
            }
            Place::Field(_) | Place::Skipped => {
                self.reader.enter()?;
                while map.next_key_seed(Name(&EMPTY))?.is_some() {
                    map.next_value_seed(self.skipped())?;
                }
                self.reader.depth -= 1;
                self.other("object");
                Ok(())
            }
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        match self.place {
            Place::Field(Field { leaf: Leaf::List(shape) | Leaf::OneOrMany(shape), .. }) => self.elements(list, shape),
            Place::Roots(shape) => self.elements(list, shape),
            _ => {
                self.reader.enter()?;
                while list.next_element_seed(self.skipped())?.is_some() {}
                self.reader.depth -= 1;
                self.other("list");
                Ok(())
            }
        }
    }
}

/// A member's name as a position in the shape; `None` when the shape has none of that name.
struct Name(&'static Shape);

static EMPTY: Shape = Shape { name: "", fields: &[], bare: false };

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<usize>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<usize>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a member name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.position(name.as_bytes()))
    }
}
