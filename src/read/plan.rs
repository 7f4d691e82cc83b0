//! Shapes laid out for reading: keys as machine words, names by their hash, code lists as words.

use super::input::{Input, Plain, first};
use crate::document::to_u32;
use crate::shape::{Field, Leaf, Shape};

/// A shape and all that it holds, made once for a checker.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The shape itself, then those below it.
    blocks: Vec<Block>,
    /// Places of all blocks' learnt orders.
    order_len: usize,
}

/// A shape's members.
#[derive(Debug)]
pub(crate) struct Block {
    pub(super) shape: &'static Shape,
    pub(super) members: Vec<Member>,
    /// Positions by the hash of the name; a free place holds `FREE`.
    names: Vec<u8>,
    /// Where its part of the learnt order begins.
    pub(super) order: usize,
}

/// A key as it stands in a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Of the member at that position.
    Known(usize),
    /// Of none; where reading goes on after its colon.
    Unknown(usize),
    /// To be read exactly.
    Unclear,
}

/// One member.
#[derive(Debug)]
pub(crate) struct Member {
    pub(super) key: Key,
    pub(super) leaf: Leaf,
    /// Of a nested shape its place in the plan.
    pub(super) block: usize,
    pub(super) codes: Vec<Code>,
    pub(super) blank_is_absent: bool,
}

/// A word of a code list of at most 16 bytes: with the quote that ends it, where that is among them, and zeros after that.
pub(super) type Code = [u64; 2];

const FREE: u8 = u8::MAX;

impl Plan {
    pub(crate) fn new(shape: &'static Shape) -> Self {
        let mut plan = Self { blocks: Vec::new(), order_len: 0 };
        plan.add(shape);
        plan
    }

    /// Adds a shape unless it is there; gives its place.
    fn add(&mut self, shape: &'static Shape) -> usize {
        if let Some(known) = self.blocks.iter().position(|block| core::ptr::eq(block.shape, shape)) {
            return known;
        }
        let place = self.blocks.len();
        self.blocks.push(Block { shape, members: Vec::new(), names: names(shape), order: self.order_len });
        self.order_len += shape.fields.len() + 1;
        let members = shape.fields.iter().map(|field| {
            let block = field.leaf.shape().map_or(0, |shape| self.add(shape));
            Member::new(field, block)
        });
        let members = members.collect();
        self.blocks[place].members = members;
        place
    }

    /// The order in which members are expected at first: as they were declared.
    pub(crate) fn order(&self) -> Vec<u8> {
        let mut order = vec![0; self.order_len];
        for block in &self.blocks {
            for (position, expected) in order[block.order..].iter_mut().take(block.members.len()).enumerate() {
                *expected = position_u8(position);
            }
        }
        order
    }

    pub(super) fn root(&self) -> &Block {
        &self.blocks[0]
    }

    pub(super) fn block(&self, place: usize) -> &Block {
        &self.blocks[place]
    }
}

impl Block {
    /// The member of that name.
    pub(super) fn position(&self, name: &[u8]) -> Option<usize> {
        self.search(hash_of(name), |position| self.shape.fields[position].name.as_bytes() == name)
    }

    /// What member's key stands there, if it is plainly written.
    #[inline(always)]
    pub(super) fn standing(&self, input: Input<'_>, at: usize) -> Standing {
        let from = at + 1;
        let Plain { to, wide, quoted } = input.plain(from);
        if wide || !quoted || input.byte(at) != b'"' || input.byte(to + 1) != b':' {
            return Standing::Unclear;
        }
        let len = to - from;
        let word = input.word(from);
        let hash = if len < 8 {
            let word = first(word, to_u32(len));
            hash(word, word, len)
        } else {
            hash(word, input.word(to - 8), len)
        };
        match self.search(hash, |position| self.members[position].key.stands(input, at)) {
            Some(position) => Standing::Known(position),
            None => Standing::Unknown(to + 2),
        }
    }

    #[inline(always)]
    fn search(&self, hash: usize, is: impl Fn(usize) -> bool) -> Option<usize> {
        let mut place = hash;
        loop {
            let position = self.names[place & (self.names.len() - 1)];
            if position == FREE {
                return None;
            }
            if is(usize::from(position)) {
                return Some(usize::from(position));
            }
            place += 1;
        }
    }
}

/// A shape has at most 64 fields.
fn position_u8(position: usize) -> u8 {
    u8::try_from(position).unwrap_or(FREE)
}

/// At most half of the places are taken, so that a search ends soon.
fn names(shape: &Shape) -> Vec<u8> {
    let mut names = vec![FREE; (shape.fields.len() * 2).next_power_of_two()];
    let last = names.len() - 1;
    for (position, field) in shape.fields.iter().enumerate() {
        let mut place = hash_of(field.name.as_bytes());
        while names[place & last] != FREE {
            place += 1;
        }
        names[place & last] = position_u8(position);
    }
    names
}

/// Mixes a name's first and last eight bytes, filled up with zeros, and its length, so that the lower bits are good.
#[inline(always)]
fn hash(first: u64, last: u64, len: usize) -> usize {
    let mixed = (first ^ last.rotate_left(23) ^ len as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    #[allow(clippy::cast_possible_truncation)]
    let lower = (mixed >> 40) as usize;
    lower
}

fn hash_of(name: &[u8]) -> usize {
    let word = |text: &[u8]| text.iter().take(8).rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
    hash(word(name), word(&name[name.len().saturating_sub(8)..]), name.len())
}

impl Member {
    pub(super) fn new(field: &'static Field, block: usize) -> Self {
        let codes = match field.leaf {
            Leaf::Code(list) => list.words.iter().copied().map(code).collect(),
            _ => Vec::new(),
        };
        Self { key: Key::new(field.name), leaf: field.leaf, block, codes, blank_is_absent: field.blank_is_absent }
    }
}

fn code(word: &str) -> Code {
    let mut code = [0; AT_ONCE];
    match code.get_mut(..word.len()) {
        Some(place) => place.copy_from_slice(word.as_bytes()),
        // No text has these bytes: a longer word is left to the exact path.
        None => return [u64::MAX; 2],
    }
    if let Some(end) = code.get_mut(word.len()) {
        *end = b'"';
    }
    double(code)
}

/// `"name":` as machine words: an expected key is compared in two of them or, when it is longer, in its first and its last sixteen bytes.
#[derive(Debug)]
pub(super) struct Key {
    /// The first bytes, and which bits of them count.
    head: [u64; 2],
    mask: [u64; 2],
    /// The last sixteen bytes of a key that is longer.
    tail: [u64; 2],
    /// Length in bytes with both quotes and the colon.
    pub(super) len: usize,
    /// Bytes in the middle that are in neither; keys of more than 32 bytes have them.
    middle: &'static [u8],
}

/// So many bytes are compared at once.
const AT_ONCE: usize = 16;

impl Key {
    fn new(name: &'static str) -> Self {
        let len = name.len() + 3;
        let byte = |at: usize| match at {
            0 => b'"',
            at if at < len - 2 => name.as_bytes()[at - 1],
            at if at < len => [b'"', b':'][at + 2 - len],
            _ => 0,
        };
        let from = |start: usize| double(core::array::from_fn(|at| byte(start + at)));
        let mask = double(core::array::from_fn(|at| if at < len { 0xFF } else { 0 }));
        let tail = len.checked_sub(AT_ONCE).map_or([0; 2], from);
        // All of a middle lies in the name.
        let middle = name.as_bytes().get(AT_ONCE - 1..len.saturating_sub(AT_ONCE + 1)).unwrap_or_default();
        Self { head: from(0), mask, tail, len, middle }
    }

    /// Whether it stands there.
    #[inline(always)]
    pub(super) fn stands(&self, input: Input<'_>, at: usize) -> bool {
        let [low, high] = input.double(at);
        ((low ^ self.head[0]) & self.mask[0]) | ((high ^ self.head[1]) & self.mask[1]) == 0 && (self.len <= AT_ONCE || self.goes_on(input, at))
    }

    #[inline(always)]
    fn goes_on(&self, input: Input<'_>, at: usize) -> bool {
        let [low, high] = input.double(at + self.len - AT_ONCE);
        (low ^ self.tail[0]) | (high ^ self.tail[1]) == 0 && (self.middle.is_empty() || self.agrees_in_the_middle(input, at + AT_ONCE))
    }

    fn agrees_in_the_middle(&self, input: Input<'_>, at: usize) -> bool {
        input.between(at, at + self.middle.len()) == self.middle
    }
}

/// Sixteen bytes as two words.
fn double(bytes: [u8; AT_ONCE]) -> [u64; 2] {
    [0, 8].map(|from| u64::from_le_bytes(core::array::from_fn(|at| bytes[from + at])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::RecordKind;

    fn every_block(mut look: impl FnMut(&Block)) {
        for kind in RecordKind::ALL {
            Plan::new(kind.shape()).blocks.iter().for_each(&mut look);
        }
    }

    #[test]
    fn finds_each_member_by_its_name_and_no_other() {
        every_block(|block| {
            for (position, field) in block.shape.fields.iter().enumerate() {
                assert_eq!(block.position(field.name.as_bytes()), Some(position), "{}", field.name);
                let key = format!("\"{}\":", field.name);
                assert_eq!(block.standing(Input::copied(key.as_bytes(), &mut Vec::new()), 0), Standing::Known(position), "{key}");
                let others = [format!("{}_", field.name), field.name.to_uppercase(), format!("x{}", field.name)];
                for other in others.into_iter().filter(|other| other != field.name) {
                    assert_eq!(block.position(other.as_bytes()), None, "{other}");
                    let key = format!("\"{other}\":");
                    assert_eq!(block.standing(Input::copied(key.as_bytes(), &mut Vec::new()), 0), Standing::Unknown(key.len()), "{key}");
                }
            }
        });
    }

    #[test]
    fn a_key_that_is_not_plain_is_unclear() {
        let block = &Plan::new(RecordKind::Order.shape()).blocks[0];
        for key in ["", "x", "\"order_id", "\"order_id\" :", "\"order\\u005fid\":", "\"订单\":", "'order_id':"] {
            assert_eq!(block.standing(Input::copied(key.as_bytes(), &mut Vec::new()), 0), Standing::Unclear, "{key}");
        }
    }

    #[test]
    fn a_key_stands_only_where_it_is_whole() {
        every_block(|block| {
            for (field, member) in block.shape.fields.iter().zip(&block.members) {
                let key = format!("\"{}\":1", field.name);
                let stands = |text: &str| member.key.stands(Input::copied(text.as_bytes(), &mut Vec::new()), 0);
                assert!(stands(&key) && stands(&key[..key.len() - 1]), "{key}");
                for at in 0..key.len() - 1 {
                    let mut other = key.clone();
                    other.replace_range(at..=at, "~");
                    assert!(!stands(&other) && !stands(&key[..at]), "{other}");
                }
            }
        });
    }
}
