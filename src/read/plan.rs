//! Shapes laid out for reading: keys as machine words, names by their hash, code lists as words.

use super::input::Input;
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

/// A word of a code list of at most 16 bytes, filled up with zeros.
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

    /// Of each block its members' names, and the places of those blocks that stand in them.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn layout(&self) -> impl Iterator<Item = (Vec<&'static str>, Vec<Option<usize>>)> {
        self.blocks.iter().map(|block| {
            let names = block.shape.fields.iter().map(|field| field.name).collect();
            let inner = block.members.iter().map(|member| member.leaf.shape().map(|_| member.block)).collect();
            (names, inner)
        })
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
        let mut place = hash(name);
        loop {
            let position = self.names[place & (self.names.len() - 1)];
            if position == FREE {
                return None;
            }
            if self.shape.fields[usize::from(position)].name.as_bytes() == name {
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
        let mut place = hash(field.name.as_bytes());
        while names[place & last] != FREE {
            place += 1;
        }
        names[place & last] = position_u8(position);
    }
    names
}

/// By the first and the last eight bytes and the length, well mixed in the lower bits.
fn hash(name: &[u8]) -> usize {
    let input = Input(name);
    let len = name.len();
    let mixed = (input.word(0) ^ input.word(len.saturating_sub(8)).rotate_left(23) ^ len as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    #[allow(clippy::cast_possible_truncation)]
    let lower = (mixed >> 40) as usize;
    lower
}

impl Member {
    pub(super) fn new(field: &Field, block: usize) -> Self {
        let codes = match field.leaf {
            Leaf::Code(list) => list.words.iter().map(|word| code(word.as_bytes())).collect(),
            _ => Vec::new(),
        };
        Self { key: Key::new(field.name), leaf: field.leaf, block, codes, blank_is_absent: field.blank_is_absent }
    }
}

fn code(word: &[u8]) -> Code {
    // No text has these bytes: a longer word is left to the exact path.
    if word.len() > 16 { [u64::MAX; 2] } else { [Input(word).word(0), Input(word).word(8)] }
}

/// `"name":` as machine words, so that an expected key is compared two words at a time.
#[derive(Debug)]
pub(super) struct Key {
    /// The first 16 bytes, and which bits of them count.
    head: u128,
    mask: u128,
    /// The bytes after those.
    tail: Box<[u8]>,
    /// Length in bytes with both quotes and the colon.
    pub(super) len: usize,
}

impl Key {
    const HEAD: usize = 16;

    fn new(name: &str) -> Self {
        let key = format!("\"{name}\":");
        let mut head = [0; Self::HEAD];
        let mut mask = [0; Self::HEAD];
        for ((head, mask), byte) in head.iter_mut().zip(&mut mask).zip(key.bytes()) {
            (*head, *mask) = (byte, u8::MAX);
        }
        let tail = key.as_bytes().get(Self::HEAD..).unwrap_or_default().into();
        Self { head: u128::from_le_bytes(head), mask: u128::from_le_bytes(mask), tail, len: key.len() }
    }

    /// Whether it stands there.
    #[inline]
    pub(super) fn stands(&self, input: Input<'_>, at: usize) -> bool {
        (input.double(at) ^ self.head) & self.mask == 0 && (self.tail.is_empty() || self.goes_on(input, at + Self::HEAD))
    }

    fn goes_on(&self, input: Input<'_>, at: usize) -> bool {
        input.between(at, at + self.tail.len()) == &*self.tail
    }
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
                let others = [format!("{}_", field.name), field.name.to_uppercase(), format!("x{}", field.name)];
                for other in others.into_iter().filter(|other| other != field.name) {
                    assert_eq!(block.position(other.as_bytes()), None, "{other}");
                }
            }
        });
    }

    #[test]
    fn a_key_stands_only_where_it_is_whole() {
        every_block(|block| {
            for (field, member) in block.shape.fields.iter().zip(&block.members) {
                let key = format!("\"{}\":1", field.name);
                assert!(member.key.stands(Input(key.as_bytes()), 0), "{key}");
                assert!(member.key.stands(Input(&key.as_bytes()[..key.len() - 1]), 0), "{key}");
                assert!(!member.key.stands(Input(&key.as_bytes()[..key.len() - 2]), 0), "{key}");
                assert!(!member.key.stands(Input(key.replace(':', " ").as_bytes()), 0), "{key}");
            }
        });
    }
}
