//! Stock, and when and how what is sold reaches the buyer.

use super::parts::{each, not_negative};
use crate::document::{Entry, Undetermined};
use crate::records::listing::{Listing, ListingStatus, SaleMode};
use crate::report::{Found, Param};
use crate::rule::Outcome;

/// The number, where it is not below zero.
fn whole(found: &mut Found<'_>, entry: Entry<'_, i64>) -> Result<Option<i64>, Undetermined> {
    let number = entry.get()?;
    if let Some(number) = number.filter(|number| *number < 0) {
        found.add(entry, "negative").param("actual", Param::Int(number));
        return Ok(None);
    }
    Ok(number)
}

/// What all variants have in stock; `None` when one does not say, or there is none.
fn variants_stock(found: &mut Found<'_>, listing: Listing<'_>) -> Result<Option<i64>, Undetermined> {
    let Some(skus) = listing.skus().get()?.filter(|skus| !skus.is_empty()) else { return Ok(None) };
    let mut sum = Some(0i64);
    each(skus, |sku| {
        let stock = whole(found, sku.stock_qty())?;
        sum = sum.zip(stock).map(|(sum, stock)| sum.saturating_add(stock));
        Ok(())
    })?;
    Ok(sum)
}

rule! {
    /// What is made to order, or sold ahead, needs no stock; nor do services.
    OBJ_019 = "OBJ-019", Should, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["37401" "topic" I], confidence M,
    fields ["stock_qty", "skus/stock_qty", "status", "sale_mode"], formats ["stock_qty", "skus/stock_qty", "status", "sale_mode"],
    title "库存" / "stock",
    says "库存为 0 的商品不应标为在售" / "goods out of stock should not be on sale",
    also [negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}"],
    fix "补充库存，或改为售罄或预售" / "add stock, or mark as sold out or as sold ahead",
    pass {"stock_qty": 0, "status": "sold_out"}, fail {"stock_qty": 0} at "/stock_qty",
    |listing, found| {
        let stock = whole(found, listing.stock_qty())?;
        let of_variants = variants_stock(found, listing)?;
        let on_sale = listing.status().get()? == Some(ListingStatus::OnSale);
        let ahead = matches!(listing.sale_mode().get()?, Some(SaleMode::Presale | SaleMode::MadeToOrder));
        if !on_sale || ahead || !listing.offers_goods()? {
            return Ok(());
        }
        if stock == Some(0) {
            found.at(listing.stock_qty()).related(listing.status());
        } else if of_variants == Some(0) && listing.stock_qty().get()?.is_none() {
            found.at(listing.skus()).related(listing.status());
        }
        Ok(())
    }
}

rule! {
    OBJ_020 = "OBJ-020", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["CRPL" "28 (time and manner of performance)" S, "ECL" "20" S], confidence H,
    packs [Presale],
    fields ["sale_mode", "delivery/ship_by", "delivery/deliver_on", "published_at"], formats ["delivery/ship_by", "delivery/deliver_on"],
    title "预售交付时间" / "delivery of what is sold ahead",
    says "预售商品未写明交付日期或最迟发货时间" / "what is sold ahead states neither day of delivery nor latest time of shipping",
    fix "写明交付日期或最迟发货时间" / "state the day of delivery or the latest time of shipping",
    pass {"sale_mode": "presale", "delivery": {"ship_by": "2026-04-01T00:00:00+08:00"}}, fail {"sale_mode": "presale"} at "/delivery",
    |listing, found| {
        let Some(delivery) = listing.delivery().get()? else {
            found.at(listing.delivery());
            return Ok(());
        };
        if delivery.ship_by().get()?.is_none() && delivery.deliver_on().get()?.is_none() {
            found.at(listing.delivery()).related(listing.sale_mode());
        }
        found.ordered(listing.published_at(), delivery.ship_by())
    }
}

/// How, when, where to and for what fee: goods need all of it, a service or digital content the manner and the time.
fn delivery(found: &mut Found<'_>, listing: Listing<'_>) -> Outcome {
    let delivery = found.require(listing.delivery())?;
    let mut outcome = found.present([delivery.method()]);
    if listing.offers_goods()? {
        outcome = outcome.and(found.present([delivery.area()])).and(found.present([delivery.fee()]));
    }
    if delivery.ship_by().get()?.is_none() && delivery.deliver_on().get()?.is_none() {
        outcome = outcome.and(found.present([delivery.promised_hours()]));
    }
    let hours = whole(found, delivery.promised_hours()).map(|_| ());
    not_negative(found, delivery.fee()).and(hours).and(outcome)
}

rule! {
    /// Hours promised, a latest time of shipping or a day of delivery: each says when.
    OBJ_021 = "OBJ-021", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["CRPL" "28" S, "ECL" "20" S], confidence H,
    fields ["delivery", "delivery/method", "delivery/area", "delivery/promised_hours", "delivery/fee", "kind"],
    formats ["delivery/method", "delivery/area", "delivery/promised_hours", "delivery/fee"],
    title "履行期限和方式" / "time and manner of performance",
    says "履行期限、方式或费用不全" / "time, manner or cost of performance is incomplete",
    also [negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}"],
    fix "写明交付方式、范围、时限和运费" / "state manner, area, time and cost of delivery",
    pass {"delivery": {"fee": "0.00"}}, fail {"delivery": {"promised_hours": null}} at "/delivery/promised_hours",
    |listing, found| delivery(found, listing)
}
