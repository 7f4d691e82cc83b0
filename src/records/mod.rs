//! Record kinds, one file each, and what the engine needs to know of them.

pub mod aftersale;
pub mod audit;
pub mod callback;
pub mod carrier;
pub mod claims;
pub mod common;
pub mod goods;
pub mod goods_kind;
pub mod grievance;
pub mod licence;
pub mod listing;
pub mod live_room;
pub mod order;
pub mod payment;
pub mod pricing;
pub mod remedy;
pub mod settlement;
pub mod shipment;
pub mod subject;
pub mod tracking;
pub mod transaction;

use crate::document::{Document, SlotIndex, View};
use crate::options::{Pack, UsageError};
use crate::rule::{Rule, Rules};
use crate::shape::Shape;
use crate::time::Timestamp;

/// What a record's view tells the engine beside its shape.
pub trait Record: Copy {
    /// A record that every rule of `gate` is content with; the rules' examples are patches on it.
    const EXAMPLE: &'static str;
    /// Its rules.
    const RULES: &'static Rules;
    /// Whether the record itself says that it is that kind of trade.
    fn belongs_to(self, pack: Pack) -> bool;
    /// The day by which rules with dates judge it.
    fn dated(self) -> Option<Timestamp>;
}

/// Declares the kinds of record: `Variant "name" module::View "中文",`.
macro_rules! record_kinds {
    ($($variant:ident $name:literal $module:ident::$view:ident $label:literal,)+) => {
        /// A kind of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum RecordKind { $(#[doc = $label] $variant),+ }

        impl RecordKind {
            /// All kinds that can be checked, by number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Its Chinese term.
            #[cfg(feature = "text")]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// Its shape.
            pub const fn shape(self) -> &'static Shape {
                match self { $(Self::$variant => if cfg!(feature = $name) { $module::$view::SHAPE } else { &Shape::NONE }),+ }
            }

            /// Whether this build checks it.
            pub const fn is_built(self) -> bool {
                match self { $(Self::$variant => cfg!(feature = $name)),+ }
            }

            const fn all_rules(self) -> &'static Rules {
                match self { $(Self::$variant => if cfg!(feature = $name) { $module::$view::RULES } else { &Rules::NONE }),+ }
            }

            /// A record that every rule of `gate` is content with; the rules' examples are patches on it.
            pub const fn example(self) -> &'static str {
                match self { $(Self::$variant => $module::$view::EXAMPLE),+ }
            }

            pub(crate) fn belongs_to(self, document: &Document<'_>, record: SlotIndex, pack: Pack) -> bool {
                match self { $(Self::$variant => cfg!(feature = $name) && $module::$view::at(document, record).belongs_to(pack)),+ }
            }

            pub(crate) fn dated(self, document: &Document<'_>, record: SlotIndex) -> Option<Timestamp> {
                match self { $(Self::$variant => if cfg!(feature = $name) { $module::$view::at(document, record).dated() } else { None }),+ }
            }
        }
    };
}

record_kinds! {
    Subject "subject" subject::Subject "主体",
    Listing "listing" listing::Listing "商品信息",
    Order "order" order::Order "订单",
    Payment "payment" payment::Payment "支付",
    Shipment "shipment" shipment::Shipment "物流",
    Aftersale "aftersale" aftersale::Aftersale "售后",
    Transaction "transaction" transaction::Transaction "交易",
}

impl RecordKind {
    /// The kinds of single records, which have rules of their own, by number; a transaction bundles these.
    pub const SINGLE: &'static [Self] = Self::ALL.split_at(6).0;

    /// The kinds whose rules it runs: its own, or those of all that it bundles.
    pub(crate) fn parts(self) -> &'static [Self] {
        if self == Self::Transaction { Self::SINGLE } else { core::slice::from_ref(&Self::ALL[self as usize]) }
    }

    /// The kind of that name, where this build checks it.
    ///
    /// # Errors
    /// Names the kinds there are.
    pub fn named(name: &str) -> Result<Self, UsageError> {
        let known = || Self::ALL.iter().copied().filter(|kind| kind.is_built());
        known().find(|kind| kind.name() == name).ok_or_else(|| UsageError::unknown("record kind", name, known().map(Self::name)))
    }

    /// Its rules, in the order of their ids.
    pub const fn rules(self) -> &'static [&'static Rule] {
        self.all_rules().rules
    }

    /// Its rules' texts, in the same order.
    #[cfg(feature = "text")]
    pub const fn texts(self) -> &'static [&'static crate::rule::RuleText] {
        self.all_rules().texts
    }
}
