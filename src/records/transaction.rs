//! 交易: the records of one order, bundled so that they can be held against each other.
//!
//! A member that is left out is not known, and what depends on it is undetermined. A list that is given is taken to be complete: `[]` says
//! that there are none.

use super::aftersale::Aftersale;
use super::listing::Listing;
use super::order::{Order, OrderLine};
use super::payment::Payment;
use super::shipment::Shipment;
use super::subject::Subject;
use crate::document::{Entry, List, State, Undetermined, View};
use crate::options::Pack;
use crate::records::{Record, RecordKind};
use crate::report::Found;
use crate::rule::{Outcome, Rules};
use crate::shape;
use crate::time::Timestamp;

shape! {
    /// 交易
    Transaction {
        subjects: list(Subject) "主体",
        listings: list(Listing) "商品信息各版本",
        order: object(Order) "订单",
        payments: list(Payment) "支付",
        shipments: list(Shipment) "物流",
        aftersales: list(Aftersale) "售后",
    }
}

/// Declares what a rule may need: `Variant "word" Kind,`, the kind being that of the member's records.
macro_rules! members {
    ($($(#[$doc:meta])* $variant:ident $word:literal $($kind:ident)?,)+) => {
        /// What a judgement across records needs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Member { $($(#[$doc])* $variant),+ }

        impl Member {
            /// All, by number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its word in reports: the name of the bundle's member.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The kind of its records; none where no bundle has it.
            pub const fn kind(self) -> Option<RecordKind> {
                match self { $(Self::$variant => members!(@kind $($kind)?)),+ }
            }
        }
    };
    (@kind) => { None };
    (@kind $kind:ident) => { Some(RecordKind::$kind) };
}

members! {
    /// 主体
    Subjects "subjects" Subject,
    /// 商品信息
    Listings "listings" Listing,
    /// 订单
    Order "order" Order,
    /// 支付
    Payments "payments" Payment,
    /// 物流
    Shipments "shipments" Shipment,
    /// 售后
    Aftersales "aftersales" Aftersale,
    /// What no bundle shows: the platform's other transactions, its published rules, terms and accounts.
    Platform "platform",
}

/// A set of members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Members(u8);

impl Members {
    /// None.
    pub const NONE: Self = Self(0);

    /// With this one too.
    #[must_use]
    pub const fn with(self, member: Member) -> Self {
        Self(self.0 | 1 << member as u8)
    }

    /// Without those.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Those of both.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether it has this one.
    pub const fn has(self, member: Member) -> bool {
        self.0 & 1 << member as u8 != 0
    }

    /// Whether it has none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Their words, in their order.
    pub fn words(self) -> impl Iterator<Item = &'static str> + Clone {
        Member::ALL.iter().filter(move |member| self.has(**member)).map(|member| member.word())
    }
}

/// A value that a judgement cannot do without.
pub(crate) fn known<'r, T: crate::document::Value<'r>>(entry: Entry<'r, T>) -> Result<T, Undetermined> {
    entry.get()?.ok_or(Undetermined)
}

/// Whether a text that a judgement cannot do without is that one. Both were found to be Unicode when they were read: bytes tell.
pub(crate) fn is(entry: Entry<'_, &str>, text: &str) -> Result<bool, Undetermined> {
    match entry.state() {
        State::Present => Ok(entry.bytes() == text.as_bytes()),
        _ => Err(Undetermined),
    }
}

/// Judges each entry of a list that must be there.
pub(crate) fn each_in<'r, V: View<'r>>(list: Entry<'r, List<'r, V>>, mut judge: impl FnMut(V) -> Outcome) -> Outcome {
    let mut outcome = Ok(());
    for entry in known(list)?.iter() {
        let judged = entry.and_then(&mut judge);
        outcome = outcome.and(judged);
    }
    outcome
}

impl<'r> Transaction<'r> {
    /// The order.
    pub(crate) fn its_order(self) -> Result<Order<'r>, Undetermined> {
        known(self.order())
    }

    /// The subject of that id; none where no subject has it.
    pub(crate) fn subject(self, found: &mut Found<'_>, id: Entry<'r, &'r str>) -> Result<Option<Subject<'r>>, Undetermined> {
        let id = known(id)?;
        found.find(known(self.subjects())?, |subject| is(subject.subject_id(), id))
    }

    /// Who sells by the order; undetermined where the bundle does not have that subject, which is another rule's matter.
    pub(crate) fn seller(self, found: &mut Found<'_>) -> Result<Subject<'r>, Undetermined> {
        self.subject(found, self.its_order()?.seller_id())?.ok_or(Undetermined)
    }

    /// The listing, in the version, that a line refers to; none where no listing is that.
    pub(crate) fn listing(self, found: &mut Found<'_>, line: OrderLine<'r>) -> Result<Option<Listing<'r>>, Undetermined> {
        let (id, version) = (known(line.listing_id())?, known(line.listing_version())?);
        found.find(known(self.listings())?, |listing| Ok(is(listing.listing_id(), id)? && is(listing.version(), version)?))
    }

    /// The order's line that a case is about; none where no line is that.
    pub(crate) fn line(self, found: &mut Found<'_>, case: Aftersale<'r>) -> Result<Option<OrderLine<'r>>, Undetermined> {
        let id = known(case.line_id())?;
        found.find(known(self.its_order()?.lines())?, |line| is(line.line_id(), id))
    }

    /// Judges each line with the listing it refers to. What refers to none is another rule's matter.
    pub(crate) fn each_line(self, found: &mut Found<'_>, mut judge: impl FnMut(&mut Found<'_>, OrderLine<'r>, Listing<'r>) -> Outcome) -> Outcome {
        each_in(self.its_order()?.lines(), |line| match self.listing(found, line)? {
            Some(listing) => judge(found, line, listing),
            None => Err(Undetermined),
        })
    }

    /// Judges each parcel that goes to the buyer.
    pub(crate) fn each_parcel(self, mut judge: impl FnMut(Shipment<'r>) -> Outcome) -> Outcome {
        each_in(self.shipments(), |shipment| if shipment.comes_back()? { Ok(()) } else { judge(shipment) })
    }

    /// Judges each case of the order.
    pub(crate) fn each_case(self, mut judge: impl FnMut(Aftersale<'r>) -> Outcome) -> Outcome {
        each_in(self.aftersales(), |case| if case.is_case()? { judge(case) } else { Ok(()) })
    }
}

impl Record for Transaction<'_> {
    const EXAMPLE: &'static str = include_str!("transaction.example.json");
    const RULES: &'static Rules = &crate::rules::transaction::ALL;

    fn belongs_to(self, _: Pack) -> bool {
        false
    }

    fn dated(self) -> Option<Timestamp> {
        self.order().ok().and_then(|order| order.created_at().ok())
    }
}
