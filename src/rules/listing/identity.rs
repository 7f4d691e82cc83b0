//! The listing itself, who offers it, and what kind of thing it is.

use crate::document::Undetermined;
use crate::records::listing::Listing;

rule! {
    /// That no other listing has the same number, and that it keeps it, other records must show.
    OBJ_001 = "OBJ-001", Shall, gate, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "31" S, "derived" "identifiable records" I], confidence H,
    fields ["listing_id", "skus/sku_id"], formats ["listing_id", "skus/sku_id"],
    title "商品编号" / "listing number",
    says "同一商品的 SKU 编号重复" / "two variants of the listing have the same SKU number",
    fix "为商品及其每个规格给出唯一且不变的编号" / "give the listing and each of its variants a unique, stable number",
    pass {}, fail {"listing_id": null} at "/listing_id",
    |listing, found| {
        let listing_id = found.require(listing.listing_id()).map(|_| ());
        let Some(skus) = listing.skus().get()? else { return listing_id };
        let mut outcome = listing_id;
        for (place, sku) in skus.iter().enumerate() {
            let Ok(sku) = sku else {
                outcome = Err(Undetermined);
                continue;
            };
            match found.require(sku.sku_id()) {
                Ok(id) => {
                    if let Some(first) = skus.readable().take(place).find(|other| other.sku_id().ok() == Some(id)) {
                        found.at(sku.sku_id()).related(first.sku_id());
                    }
                }
                Err(undetermined) => outcome = Err(undetermined),
            }
        }
        outcome
    }
}
