//! A record in the making, out of a source document.

use crate::codes::{Coded, Currency};
use crate::decimal::{Decimal, Malformed};
use crate::document::{
    ABSENT, ALONE, Document, Entry, Fault, FaultKind, HEADER, List, Memory, NONE, Slot, SlotIndex, State, Value, View, pack, to_u32,
};
use crate::shape::Shape;
use crate::time::Timestamp;

/// Slots to be appended to the source's.
pub(super) struct Target {
    shape: &'static Shape,
    base: SlotIndex,
    slots: Vec<Slot>,
    decoded_base: usize,
    decoded: Vec<u8>,
    records: Vec<SlotIndex>,
    /// Source slots whose faults now stand at a target slot.
    moved: Vec<(SlotIndex, SlotIndex)>,
    faults: Vec<Fault>,
}

/// What a source value stands for in a source slot, or from which one it was computed.
fn origin(slot: SlotIndex) -> u32 {
    slot + 1
}

impl Target {
    pub(super) fn after(memory: &Memory, shape: &'static Shape) -> Self {
        Self {
            shape,
            base: to_u32(memory.slots.len()),
            slots: Vec::new(),
            decoded_base: memory.decoded.len(),
            decoded: Vec::new(),
            records: Vec::new(),
            moved: Vec::new(),
            faults: Vec::new(),
        }
    }

    pub(super) fn append_to(mut self, memory: &mut Memory) {
        if !memory.faults.is_empty() {
            crate::sort::sort(&mut self.moved, |a, b| a < b);
            for fault in &mut memory.faults {
                let place = self.moved.partition_point(|(from, _)| *from < fault.slot);
                if let Some((_, to)) = self.moved.get(place).filter(|(from, _)| *from == fault.slot) {
                    fault.slot = *to;
                }
            }
        }
        memory.slots.extend(self.slots);
        memory.decoded.extend(self.decoded);
        memory.faults.extend(self.faults);
        memory.records = self.records;
    }

    #[inline(never)]
    fn open(&mut self, shape: &Shape, parent: SlotIndex, index: usize, from: SlotIndex) -> SlotIndex {
        let header = self.base + to_u32(self.slots.len());
        let index = u16::try_from(index).unwrap_or(u16::MAX);
        self.slots.push(Slot { payload: pack(parent, NONE), origin: origin(from), index, state: State::Present, detail: HEADER });
        let unknown = Slot { payload: 0, origin: 0, index: 0, state: State::Unknown, detail: 0 };
        self.slots.resize(self.slots.len() + shape.fields.len(), unknown);
        header
    }

    #[inline(never)]
    fn slot(&mut self, slot: SlotIndex) -> &mut Slot {
        &mut self.slots[(slot - self.base) as usize]
    }

    /// A record made from a block of the source. All its fields are unknown until they are filled.
    pub(super) fn record<'d, V: View<'d>>(&mut self, document: &'d Document<'d>, from: SlotIndex) -> V {
        let header = self.open(self.shape, NONE, 0, from);
        self.records.push(header);
        V::at(document, header)
    }

    /// The same value under the target's name.
    pub(super) fn copy<T>(&mut self, from: Entry<'_, T>, to: Entry<'_, T>) {
        self.mirror(from.document, from.slot, to.slot);
    }

    #[inline(never)]
    fn mirror(&mut self, document: &Document<'_>, from: SlotIndex, to: SlotIndex) {
        let Slot { payload, state, detail, .. } = *document.slot(from);
        *self.slot(to) = Slot { payload, origin: origin(from), index: 0, state, detail };
        self.moved.push((from, to));
    }

    /// The first of the entries that is given; where none is, absent, pointing at the last.
    pub(super) fn copy_first<'d, T>(&mut self, from: &[Entry<'d, T>], to: Entry<'d, T>) {
        if let Some(entry) = from.iter().find(|entry| entry.is_given()).or(from.last()) {
            self.copy(*entry, to);
        }
    }

    /// Known not to be there; a finding that misses it points at `from`.
    pub(super) fn absent<S, T>(&mut self, from: Entry<'_, S>, to: Entry<'_, T>) {
        *self.slot(to.slot) = Slot { origin: origin(from.slot), ..ABSENT };
    }

    /// What would be made of a source value that is not there, or could not be read: the same is known of it. Of an object or list that has
    /// nothing in it, nothing is made.
    pub(super) fn without<S, T>(&mut self, from: Entry<'_, S>, to: Entry<'_, T>) {
        match from.state() {
            State::Present => self.absent(from, to),
            _ => self.mirror(from.document, from.slot, to.slot),
        }
    }

    #[inline(never)]
    fn put(&mut self, from: SlotIndex, to: SlotIndex, payload: u64, detail: u8) {
        *self.slot(to) = Slot { payload, origin: origin(from), index: 0, state: State::Present, detail };
    }

    /// A code that the source says in other words.
    pub(super) fn code<S, C: Coded>(&mut self, from: Entry<'_, S>, to: Entry<'_, C>, code: C) {
        self.put(from.slot, to.slot, code.position() as u64, 0);
    }

    /// What the source says in other words than yes and no.
    pub(super) fn flag<S>(&mut self, from: Entry<'_, S>, to: Entry<'_, bool>, value: bool) {
        self.put(from.slot, to.slot, u64::from(value), 0);
    }

    /// A number computed from the source.
    pub(super) fn decimal<S>(&mut self, from: Entry<'_, S>, to: Entry<'_, Decimal>, value: Decimal) {
        let (payload, detail) = value.stored();
        self.put(from.slot, to.slot, payload, detail);
    }

    /// An amount that the source counts in fen; the first of the entries that is given, where none is the last.
    pub(super) fn fen(&mut self, from: &[Entry<'_, i64>], to: Entry<'_, Decimal>) {
        let Some(entry) = from.iter().find(|entry| entry.is_given()).or(from.last()) else { return };
        match entry.ok() {
            Some(fen) => self.decimal(*entry, to, Decimal { ten_thousandths: fen * (Decimal::ONE / 100), fraction_digits: 2 }),
            None => self.without(*entry, to),
        }
    }

    /// A value that the source spells in a way of its own.
    pub(super) fn converted<'d, S: Value<'d>, T: Stored>(
        &mut self,
        from: Entry<'d, S>,
        to: Entry<'d, T>,
        convert: impl FnOnce(S) -> Result<T, Malformed>,
    ) {
        match from.ok().map(convert) {
            Some(Ok(value)) => {
                let (payload, detail) = value.stored();
                self.put(from.slot, to.slot, payload, detail);
            }
            Some(Err(why)) => self.malformed(from, to, why),
            None => self.without(from, to),
        }
    }

    /// A currency that the source names together with something else.
    pub(super) fn currency<S>(&mut self, from: Entry<'_, S>, to: Entry<'_, Currency>, currency: Currency) {
        self.put(from.slot, to.slot, currency.to_payload(), 0);
    }

    /// A value that the source writes in a way that says nothing.
    pub(super) fn malformed<S, T>(&mut self, from: Entry<'_, S>, to: Entry<'_, T>, why: Malformed) {
        *self.slot(to.slot) = Slot { origin: origin(from.slot), state: State::Malformed, ..ABSENT };
        self.faults.push(Fault { slot: to.slot, kind: FaultKind::Malformed(why) });
    }

    /// The given parts with spaces between; absent when none is given, undecided when one is unreadable.
    #[inline(never)]
    pub(super) fn join<'d>(&mut self, parts: &[Entry<'d, &'d str>], to: Entry<'d, &'d str>) {
        let mut text = String::new();
        for part in parts {
            match part.get() {
                Ok(Some(value)) => {
                    text.push_str(if text.is_empty() { "" } else { " " });
                    text.push_str(value);
                }
                Ok(None) => {}
                Err(_) => return self.copy(*part, to),
            }
        }
        let Some(from) = parts.iter().find(|part| part.is_given()).or(parts.first()) else {
            return;
        };
        if text.is_empty() {
            return self.absent(*from, to);
        }
        let start = self.decoded_base + self.decoded.len();
        self.decoded.extend_from_slice(text.as_bytes());
        self.put(from.slot, to.slot, pack(to_u32(start), to_u32(text.len())), 1);
    }

    /// An object made from a block of the source.
    pub(super) fn object<'d, S, V: View<'d>>(&mut self, from: Entry<'d, S>, to: Entry<'d, V>) -> V {
        let block = self.open(V::SHAPE, to.slot, 0, from.slot);
        self.put(from.slot, to.slot, pack(block, 0), 0);
        V::at(to.document, block)
    }

    /// A list of one object made from a block of the source.
    pub(super) fn list_of_one<'d, S, V: View<'d>>(&mut self, from: Entry<'d, S>, to: Entry<'d, List<'d, V>>) -> V {
        let block = self.open(V::SHAPE, to.slot, ALONE, from.slot);
        self.put(from.slot, to.slot, pack(block, 1), 0);
        V::at(to.document, block)
    }

    /// Element by element, in the source's order.
    pub(super) fn list<'d, S: View<'d>, V: View<'d>>(
        &mut self,
        from: Entry<'d, List<'d, S>>,
        to: Entry<'d, List<'d, V>>,
        fill: impl FnMut(&mut Self, S, V),
    ) {
        match from.ok() {
            Some(list) => self.elements(from, &list.blocks().collect::<Vec<_>>(), to, fill),
            None => self.mirror(from.document, from.slot, to.slot),
        }
    }

    /// These elements of a list, in this order.
    pub(super) fn elements<'d, S: View<'d>, V: View<'d>, L>(
        &mut self,
        from: Entry<'d, L>,
        elements: &[SlotIndex],
        to: Entry<'d, List<'d, V>>,
        mut fill: impl FnMut(&mut Self, S, V),
    ) {
        self.mirror(from.document, from.slot, to.slot);
        let (mut first, mut last) = (NONE, NONE);
        for (place, element) in elements.iter().copied().enumerate() {
            let block = self.open(V::SHAPE, to.slot, place, element);
            if last == NONE {
                first = block;
            } else {
                let parent = pack(to.slot, block);
                self.slot(last).payload = parent;
            }
            last = block;
            if from.document.slot(element).state == State::Present {
                fill(self, S::at(from.document, element), V::at(to.document, block));
            } else {
                self.slot(block).state = State::Unreadable;
                self.moved.push((element, block));
            }
        }
        self.put(from.slot, to.slot, pack(first, to_u32(elements.len())), 0);
    }

    /// An identity that the source format promises, which does not hold here.
    pub(super) fn identity<T>(&mut self, at: Entry<'_, T>, identity: &'static str, expected: i64, actual: i64) {
        if expected != actual {
            self.faults.push(Fault { slot: at.slot, kind: FaultKind::SourceIdentity { identity, expected, actual } });
        }
    }
}

/// A value as a slot holds it.
pub(super) trait Stored {
    fn stored(self) -> (u64, u8);
}

impl Stored for Decimal {
    fn stored(self) -> (u64, u8) {
        (self.ten_thousandths.cast_unsigned(), self.fraction_digits)
    }
}

impl Stored for Timestamp {
    fn stored(self) -> (u64, u8) {
        (self.0.cast_unsigned(), 0)
    }
}

/// The last second of the year 9999, beyond which RFC 3339 has no time.
const LAST_SECOND: i64 = 253_402_300_799;

/// A time that the source counts in seconds since 1970.
pub(super) fn seconds(count: i64) -> Result<Timestamp, Malformed> {
    if (0..=LAST_SECOND).contains(&count) { Ok(Timestamp(count * 1_000)) } else { Err(Malformed::NoSuchTime) }
}

/// The sum of a list's amounts, as far as all can be read.
pub(super) fn sum<'d, V: View<'d>>(list: Entry<'d, List<'d, V>>, amount: impl Fn(V) -> Entry<'d, Decimal>) -> Option<i64> {
    let Some(list) = list.get().ok()? else {
        return Some(0);
    };
    list.iter().map(|element| Some(amount(element.ok()?).get().ok()?.unwrap_or_default().ten_thousandths)).sum()
}

/// An amount; nothing where it is absent, `None` where it is unreadable.
pub(super) fn amount(entry: Entry<'_, Decimal>) -> Option<i64> {
    entry.get().ok().map(|amount| amount.unwrap_or_default().ten_thousandths)
}

/// A number that may be a GTIN or any other, where it is as long as one.
pub(super) fn meant_as_gtin<'d>(number: Entry<'d, &'d str>) -> Option<Entry<'d, &'d str>> {
    let is_meant = |text: &str| matches!(text.len(), 8 | 12 | 13 | 14) && text.bytes().all(|byte| byte.is_ascii_digit());
    number.ok().is_some_and(is_meant).then_some(number)
}
