//! A document that was read: slots in one arena, and the typed views that rules see of them.
//!
//! A block is a header slot followed by one slot a field of its shape. Text stays where it was read; a slot holds its place.

use crate::codes::Currency;
use crate::decimal::{Decimal, Malformed};
use crate::shape::{Field, Leaf, Shape};
use crate::time::{Date, Timestamp};
use core::marker::PhantomData;

/// Where in the arena.
pub type SlotIndex = u32;
pub(crate) const NONE: u32 = u32::MAX;

/// What is known of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not there, or `null`.
    Absent,
    /// The source format has no place for it, so nothing can be said.
    Unknown,
    /// There, but of the wrong JSON type, or more of it than allowed.
    Unreadable,
    /// There, of the right type, but not of the form its kind asks for.
    Malformed,
    /// There and well formed.
    Present,
}

/// One field's value, or a block's header.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Value; of text its start and length; of a header its parent slot and next sibling.
    pub(crate) payload: u64,
    /// In a record made by an adapter: the source slot plus one.
    pub(crate) origin: u32,
    /// Of a header its place in a list.
    pub(crate) index: u16,
    /// What is known.
    pub(crate) state: State,
    /// Of text whether it was decoded aside; of decimals the written digits; of malformed values why.
    pub(crate) detail: u8,
}

pub(crate) const ABSENT: Slot = Slot { payload: 0, origin: 0, index: 0, state: State::Absent, detail: 0 };

/// Place of an object that stands where a list may, without one.
pub(crate) const ALONE: usize = u16::MAX as usize;

pub(crate) const fn pack(low: u32, high: u32) -> u64 {
    low as u64 | (high as u64) << 32
}

#[allow(clippy::cast_possible_truncation)]
pub(crate) const fn unpack(payload: u64) -> (u32, u32) {
    (payload as u32, (payload >> 32) as u32)
}

/// The buffers of a check, kept from one to the next so that nothing is allocated on the clean path.
#[derive(Debug, Default)]
pub struct Memory {
    pub(crate) slots: Vec<Slot>,
    /// Text that had to be decoded.
    pub(crate) decoded: Vec<u8>,
    pub(crate) faults: Vec<Fault>,
    /// The records to judge, by their header slots: one, or several where an adapter finds several.
    pub(crate) records: Vec<SlotIndex>,
}

impl Memory {
    pub(crate) fn clear(&mut self) {
        self.slots.clear();
        self.decoded.clear();
        self.faults.clear();
        self.records.clear();
    }

    /// Opens a block of a shape below a parent slot.
    pub(crate) fn open(&mut self, shape: &Shape, parent: SlotIndex, index: usize) -> SlotIndex {
        let header = to_u32(self.slots.len());
        let index = u16::try_from(index).unwrap_or(u16::MAX);
        self.slots.resize(self.slots.len() + 1 + shape.fields.len(), ABSENT);
        self.slots[header as usize] = Slot { payload: pack(parent, NONE), origin: 0, index, state: State::Present, detail: HEADER };
        header
    }

    /// Makes `next` the sibling after `header`.
    pub(crate) fn link(&mut self, header: SlotIndex, next: SlotIndex) {
        let slot = &mut self.slots[header as usize];
        slot.payload = pack(unpack(slot.payload).0, next);
    }

    pub(crate) fn set(&mut self, slot: SlotIndex, payload: u64, detail: u8) {
        let slot = &mut self.slots[slot as usize];
        (slot.payload, slot.state, slot.detail) = (payload, State::Present, detail);
    }
}

pub(crate) fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Something wrong with the document itself, met while reading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) slot: SlotIndex,
    pub(crate) kind: FaultKind,
}

/// What was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// The bytes stop being JSON here; the word says what was expected.
    NotJson { offset: u32, expected: &'static str },
    /// A member name came twice.
    Duplicate,
    /// Another JSON type than the field's.
    WrongType { expected: &'static str, actual: &'static str },
    /// Not Unicode text.
    NotUnicode,
    /// Nested deeper than the limit.
    TooDeep { limit: u32 },
    /// More bytes than the limit.
    TooLarge { limit: u32, actual: u32 },
    /// More list entries than the limit.
    TooMany { limit: u32 },
    /// Of the right type but not of the form.
    Malformed(Malformed),
    /// Nothing in the document is a record of the kind.
    NoRecord,
    /// An identity that the source format promises does not hold.
    SourceIdentity { identity: &'static str, expected: i64, actual: i64 },
}

/// A document as rules see it.
#[derive(Clone, Copy, Debug)]
pub struct Document<'r> {
    pub(crate) slots: &'r [Slot],
    pub(crate) input: &'r [u8],
    pub(crate) decoded: &'r [u8],
    /// Shape of the block at slot 0, and of the records where an adapter made them.
    pub(crate) source: &'static Shape,
    pub(crate) target: &'static Shape,
    /// Where the adapter's records begin; past the end where there is no adapter.
    pub(crate) adapted_from: SlotIndex,
}

impl<'r> Document<'r> {
    /// A slot; beyond the last there is nothing.
    #[inline]
    pub(crate) fn slot(&self, slot: SlotIndex) -> &'r Slot {
        self.slots.get(slot as usize).unwrap_or(&ABSENT)
    }

    fn text(&self, slot: &Slot) -> &'r str {
        core::str::from_utf8(self.bytes(slot)).unwrap_or_default()
    }

    fn bytes(&self, slot: &Slot) -> &'r [u8] {
        let (start, len) = unpack(slot.payload);
        let bytes = if slot.detail == 0 { self.input } else { self.decoded };
        bytes.get(start as usize..start as usize + len as usize).unwrap_or_default()
    }

    /// The header of the block a slot stands in, and the field it is; no field for a header itself.
    pub(crate) fn locate(&self, slot: SlotIndex) -> (SlotIndex, Option<&'static Field>) {
        let mut header = slot;
        while !self.is_header(header) {
            header -= 1;
        }
        let field = (header != slot).then(|| &self.shape(header).fields[(slot - header - 1) as usize]);
        (header, field)
    }

    /// Headers are the slots whose place is told by those before: found by walking the blocks.
    fn is_header(&self, slot: SlotIndex) -> bool {
        slot == 0 || self.slot(slot).detail == HEADER
    }

    /// Every field of a record that may hold text (ids with it), block after block as they were read, whatever its state.
    pub(crate) fn texts(&'r self, record: SlotIndex) -> impl Iterator<Item = Entry<'r, &'r str>> {
        let end = to_u32(self.slots.len());
        let block = |header: SlotIndex| (header, self.shape(header).fields);
        // The blocks of a record stand one behind the other; the next whose parent stands before them, or that has none, is another record's.
        let next = move |(header, fields): &(SlotIndex, &[Field])| {
            let next = header + 1 + to_u32(fields.len());
            (next < end && (record..end).contains(&self.parent(next))).then(|| block(next))
        };
        core::iter::successors(Some(block(record)), next).flat_map(move |(header, fields)| {
            let fields = fields.iter().zip(header + 1..);
            fields.filter(|(field, _)| matches!(field.leaf, Leaf::Text(_) | Leaf::Id(_))).map(move |(_, slot)| Entry::new(self, slot))
        })
    }

    pub(crate) fn parent(&self, header: SlotIndex) -> SlotIndex {
        unpack(self.slot(header).payload).0
    }

    pub(crate) fn shape(&self, header: SlotIndex) -> &'static Shape {
        let parent = self.parent(header);
        if parent == NONE {
            return if header >= self.adapted_from { self.target } else { self.source };
        }
        self.locate(parent).1.and_then(|field| field.leaf.shape()).unwrap_or(self.source)
    }
}

/// Marks header slots; no leaf writes this detail.
pub(crate) const HEADER: u8 = u8::MAX;

/// Nothing can be said: a value that the judgement needs is unreadable or has no place in the source format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undetermined;

/// A value as far as it is known.
pub type Known<T> = Result<Option<T>, Undetermined>;

/// A typed view of a block.
pub trait View<'r>: Copy {
    /// Its shape.
    const SHAPE: &'static Shape;
    /// The view of a block.
    fn at(document: &'r Document<'r>, block: SlotIndex) -> Self;
    /// The block as an entry, to point at.
    fn entry(self) -> Entry<'r, Self>;
}

/// A field of a record: where it is, and what stands there.
pub struct Entry<'r, T> {
    pub(crate) document: &'r Document<'r>,
    pub(crate) slot: SlotIndex,
    value: PhantomData<T>,
}

impl<T> Clone for Entry<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Entry<'_, T> {}

/// What a slot decodes to.
pub trait Value<'r>: Sized {
    /// Decodes a present slot.
    fn decode(document: &'r Document<'r>, slot: &Slot) -> Self;
}

impl<'r, T> Entry<'r, T> {
    /// The entry of a slot.
    pub fn new(document: &'r Document<'r>, slot: SlotIndex) -> Self {
        Self { document, slot, value: PhantomData }
    }

    /// What is known of it.
    pub fn state(self) -> State {
        self.document.slot(self.slot).state
    }

    /// Whether something stands there, well formed or not.
    pub fn is_given(self) -> bool {
        matches!(self.state(), State::Present | State::Malformed | State::Unreadable)
    }
}

impl<'r, T: Value<'r>> Entry<'r, T> {
    /// The value; `None` when absent.
    ///
    /// # Errors
    /// `Undetermined` when it is there but unreadable, or has no place in the source format.
    pub fn get(self) -> Known<T> {
        let slot = self.document.slot(self.slot);
        match slot.state {
            State::Present => Ok(Some(T::decode(self.document, slot))),
            State::Absent => Ok(None),
            State::Unknown | State::Unreadable | State::Malformed => Err(Undetermined),
        }
    }

    /// The value if it is there and well formed.
    pub fn ok(self) -> Option<T> {
        let slot = self.document.slot(self.slot);
        if slot.state == State::Present { Some(T::decode(self.document, slot)) } else { None }
    }
}

impl<'r> Entry<'r, &'r str> {
    /// The bytes of a text that is there.
    pub(crate) fn bytes(self) -> &'r [u8] {
        self.document.bytes(self.document.slot(self.slot))
    }
}

impl<'r> Value<'r> for &'r str {
    fn decode(document: &'r Document<'r>, slot: &Slot) -> Self {
        document.text(slot)
    }
}

impl Value<'_> for bool {
    fn decode(_: &Document<'_>, slot: &Slot) -> Self {
        slot.payload != 0
    }
}

impl Value<'_> for i64 {
    fn decode(_: &Document<'_>, slot: &Slot) -> Self {
        slot.payload.cast_signed()
    }
}

impl Value<'_> for Decimal {
    fn decode(_: &Document<'_>, slot: &Slot) -> Self {
        Self { ten_thousandths: slot.payload.cast_signed(), fraction_digits: slot.detail }
    }
}

impl Value<'_> for Timestamp {
    fn decode(_: &Document<'_>, slot: &Slot) -> Self {
        Self(slot.payload.cast_signed())
    }
}

impl Value<'_> for Date {
    fn decode(_: &Document<'_>, slot: &Slot) -> Self {
        Self(Timestamp(slot.payload.cast_signed()))
    }
}

impl Value<'_> for Currency {
    fn decode(_: &Document<'_>, slot: &Slot) -> Self {
        Self::from_payload(slot.payload)
    }
}

impl Slot {
    /// The block that an object or list slot leads to.
    #[doc(hidden)]
    pub fn block(&self) -> SlotIndex {
        unpack(self.payload).0
    }

    /// The number of a code in its list.
    #[doc(hidden)]
    pub fn position(&self) -> usize {
        usize::try_from(self.payload).unwrap_or(usize::MAX)
    }
}

/// A list of blocks.
#[derive(Clone, Copy)]
pub struct List<'r, V> {
    document: &'r Document<'r>,
    first: SlotIndex,
    count: u32,
    view: PhantomData<V>,
}

impl<'r, V: View<'r>> Value<'r> for List<'r, V> {
    fn decode(document: &'r Document<'r>, slot: &Slot) -> Self {
        let (first, count) = unpack(slot.payload);
        Self { document, first, count, view: PhantomData }
    }
}

impl<'r, V: View<'r>> List<'r, V> {
    /// Entries it has.
    pub fn len(&self) -> u32 {
        self.count
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The blocks of all entries, readable or not.
    pub(crate) fn blocks(&self) -> ListBlocks<'r> {
        ListBlocks { document: self.document, next: self.first }
    }

    /// The entries; one that is no object yields `Undetermined`.
    pub fn iter(&self) -> impl Iterator<Item = Result<V, Undetermined>> + use<'r, V> {
        Entries { blocks: self.blocks(), view: PhantomData }
    }

    /// The entries that are objects.
    pub fn readable(&self) -> impl Iterator<Item = V> + use<'r, V> {
        self.iter().filter_map(Result::ok)
    }
}

/// Iterates over the blocks of a list, each of which knows the next.
pub(crate) struct ListBlocks<'r> {
    document: &'r Document<'r>,
    next: SlotIndex,
}

impl Iterator for ListBlocks<'_> {
    type Item = SlotIndex;

    fn next(&mut self) -> Option<SlotIndex> {
        let block = self.next;
        if block == NONE {
            return None;
        }
        self.next = unpack(self.document.slot(block).payload).1;
        Some(block)
    }
}

/// Iterates over the entries of a list.
struct Entries<'r, V> {
    blocks: ListBlocks<'r>,
    view: PhantomData<V>,
}

impl<'r, V: View<'r>> Iterator for Entries<'r, V> {
    type Item = Result<V, Undetermined>;

    fn next(&mut self) -> Option<Self::Item> {
        let block = self.blocks.next()?;
        let document = self.blocks.document;
        Some(if document.slot(block).state == State::Present { Ok(V::at(document, block)) } else { Err(Undetermined) })
    }
}
