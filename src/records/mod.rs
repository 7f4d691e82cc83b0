//! Record kinds, one file each, and what the engine needs to know of them.

pub mod order;

use crate::document::View as _;
use crate::options::UsageError;
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
    ///
    /// # Errors
    /// Names the kinds there are.
    pub fn named(name: &str) -> Result<Self, UsageError> {
        let known = || Self::ALL.into_iter();
        known().find(|kind| kind.name() == name).ok_or_else(|| UsageError::unknown("record kind", name, known().map(Self::name)))
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

    /// Its rules' texts, in the same order.
    #[cfg(feature = "text")]
    pub const fn texts(self) -> &'static [&'static crate::rule::RuleText] {
        match self {
            Self::Order => crate::rules::order::TEXTS,
        }
    }

    /// A record that every rule of `gate` is content with; the rules' examples are patches on it.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Order => order::EXAMPLE,
        }
    }
}
