//! Payloads of other systems as records, one file a format.
//!
//! The source document is read by the same reader into the same arena; an adapter appends a record whose slots know which source
//! slot they came from, so that findings point into the document that was given. A field the source has no place for is unknown, never
//! absent: rules that need it are undetermined.

mod alipay;
mod douyin;
mod easypost;
mod google_merchant;
mod kuaidi100;
mod schemaorg;
mod shopify;
mod shopify_products;
mod stripe;
mod target;
mod unionpay;
mod wechatpay;
mod woocommerce;
mod woocommerce_products;

use crate::document::{Document, Memory, SlotIndex};
use crate::options::UsageError;
use crate::records::RecordKind;
use crate::shape::Shape;
use target::Target;

/// A source format for one kind of record.
#[derive(Debug)]
pub struct Source {
    /// Its name, as in `--from`.
    pub name: &'static str,
    /// The kind of record it gives.
    pub kind: RecordKind,
    /// Shape of its documents.
    pub shape: &'static Shape,
    /// Makes the records that a root block of the source holds.
    adapt: fn(&Document<'_>, SlotIndex, &mut Target),
}

/// All source formats that are built.
static SOURCES: &[Option<Source>] = &[
    built(woocommerce::ORDERS),
    built(shopify::ORDERS),
    built(kuaidi100::TRACKING),
    built(easypost::SHIPMENTS),
    built(schemaorg::PRODUCTS),
    built(woocommerce_products::PRODUCTS),
    built(shopify_products::PRODUCTS),
    built(google_merchant::PRODUCTS),
    built(wechatpay::PAYMENTS),
    built(alipay::PAYMENTS),
    built(unionpay::PAYMENTS),
    built(douyin::PAYMENTS),
    built(stripe::PAYMENTS),
];

/// Decided while compiling: an adapter that is left out is not linked.
const fn built(source: Source) -> Option<Source> {
    if cfg!(feature = "sources") && source.kind.is_built() { Some(source) } else { None }
}

impl Source {
    /// All of them.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        SOURCES.iter().flatten()
    }

    /// The source of that name for that kind.
    ///
    /// # Errors
    /// Names the sources there are.
    pub fn named(name: &str, kind: RecordKind) -> Result<&'static Self, UsageError> {
        let known = || Self::all().filter(|source| source.kind == kind);
        known().find(|source| source.name == name).ok_or_else(|| UsageError::unknown("source format", name, known().map(|source| source.name)))
    }

    /// Replaces the roots that were read by the records they hold.
    #[inline(never)]
    pub(crate) fn adapt(&self, input: &[u8], memory: &mut Memory) {
        let document = Document {
            slots: &memory.slots,
            input,
            decoded: &memory.decoded,
            source: self.shape,
            target: self.kind.shape(),
            adapted_from: crate::document::NONE,
        };
        let mut target = Target::after(memory, self.kind.shape());
        for root in &memory.records {
            (self.adapt)(&document, *root, &mut target);
        }
        target.append_to(memory);
    }
}
