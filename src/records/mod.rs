//! Record kinds, one file each, and what the engine needs to know of them.

pub mod order;

use crate::document::View as _;
use crate::rule::Rule;
use crate::shape::Shape;

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// 订单
    Order,
}

impl RecordKind {
    /// All kinds that can be checked, by number.
    pub const ALL: [Self; 1] = [Self::Order];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Its shape.
    pub const fn shape(self) -> &'static Shape {
        match self {
            Self::Order => order::Order::SHAPE,
        }
    }

    /// Its rules, in the order of their ids.
    pub const fn rules(self) -> &'static [&'static Rule] {
        match self {
            Self::Order => crate::rules::order::RULES,
        }
    }

    /// A record that every rule of `gate` is content with; the rules' examples are patches on it.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Order => order::EXAMPLE,
        }
    }
}
