//! What rules on a kind of goods have in common: its block, who stands behind it, whether it is theirs to judge.

use crate::document::{Entry, Known, Undetermined, Value};
use crate::records::goods::{Food, Goods, Maker};
use crate::records::goods_kind::GoodsKind;
use crate::records::listing::Listing;
use crate::report::Found;
use crate::rule::Outcome;

/// The block of a category, where it is given.
pub(super) fn given<'r, T: Value<'r>>(listing: Listing<'r>, block: fn(Goods<'r>) -> Entry<'r, T>) -> Known<T> {
    listing.goods().get()?.map_or(Ok(None), |goods| block(goods).get())
}

/// The same, or a finding that it is missing.
pub(super) fn required<'r, T: Value<'r>>(
    listing: Listing<'r>,
    found: &mut Found<'_>,
    block: fn(Goods<'r>) -> Entry<'r, T>,
) -> Result<T, Undetermined> {
    let goods = found.require(listing.goods())?;
    found.require(block(goods))
}

/// The same for the category's other rules: one of them reports that it is missing, and these cannot tell.
pub(super) fn needed<'r, T: Value<'r>>(listing: Listing<'r>, block: fn(Goods<'r>) -> Entry<'r, T>) -> Result<T, Undetermined> {
    given(listing, block)?.ok_or(Undetermined)
}

/// The label of a prepackaged food. None where the food is fresh, in bulk or health food and says no more: those have rules of their own.
pub(super) fn labelled(listing: Listing<'_>) -> Known<Food<'_>> {
    let food = given(listing, Goods::food)?;
    let other = matches!(listing.goods_kind().get()?, Some(GoodsKind::FreshFood | GoodsKind::BulkFood | GoodsKind::HealthFood))
        || given(listing, Goods::bulk_food)?.is_some()
        || given(listing, Goods::health_food)?.is_some();
    if food.is_some() || other { Ok(food) } else { Err(Undetermined) }
}

/// Whether the goods are a medicine or medical device, which may speak of treatment.
pub(super) fn is_medical(listing: Listing<'_>) -> Result<bool, Undetermined> {
    let by_kind = listing.goods_kind().get()?.is_some_and(|kind| kind.is_drug() || kind == GoodsKind::MedicalDevice);
    Ok(by_kind || given(listing, Goods::drug)?.is_some() || given(listing, Goods::medical_device)?.is_some())
}

/// Whether the goods are imported: makers abroad have no Chinese licence and follow no Chinese product standard.
pub(super) fn is_imported(listing: Listing<'_>) -> Result<bool, Undetermined> {
    Ok(given(listing, Goods::import)?.is_some())
}

/// Name and address of who stands behind the goods.
pub(super) fn maker<'r>(found: &mut Found<'_>, entry: Entry<'r, Maker<'r>>) -> Outcome {
    let maker = found.require(entry)?;
    found.present([maker.name(), maker.address()])
}

/// The same, and how to reach them.
pub(super) fn maker_with_contact<'r>(found: &mut Found<'_>, entry: Entry<'r, Maker<'r>>) -> Outcome {
    let maker = found.require(entry)?;
    found.present([maker.name(), maker.address(), maker.contact()])
}
