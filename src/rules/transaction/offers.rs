//! What was offered against what was ordered: versions, prices, fees, reductions, what may be returned.

use crate::decimal::Decimal;
use crate::document::{Entry, Undetermined, View as _};
use crate::records::listing::{Listing, ListingStatus, SaleMode};
use crate::records::order::{Discount, Order, OrderLine};
use crate::records::pricing::{Coupon, ListedFee, Sku};
use crate::records::subject::Subject;
use crate::records::transaction::{Member, Transaction, each_in, is, known};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::order::amounts::digits;
use crate::rules::order::lines::line_paid;
use crate::time::Timestamp;

fn shown(order: Order<'_>, ten_thousandths: i64) -> Param {
    Param::Decimal(Decimal::exact(ten_thousandths).with_digits(digits(order)))
}

/// Each line refers to a version of the seller's listing that was on sale when the order was made, by its name.
pub(crate) fn was_on_sale(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    each_in(order.lines(), |line| {
        let Some(listing) = transaction.listing(found, line)? else {
            found.problem(line.listing_version(), "no_such_version");
            return Ok(());
        };
        if known(listing.seller_id())? != known(order.seller_id())? {
            found.add(line.listing_id(), "other_seller").related(listing.seller_id()).related(order.seller_id());
        }
        let names = [listing.name().get()?, listing.title().get()?];
        if !names.contains(&Some(known(line.name())?)) {
            found.add(line.name(), "other_name").related(listing.name());
        }
        on_sale_at(transaction, found, line, listing, known(order.created_at())?)
    })
}

/// From its publication until a later version takes its place. A listing taken off the shelves without one does not say when.
fn on_sale_at<'r>(transaction: Transaction<'r>, found: &mut Found<'_>, line: OrderLine<'r>, listing: Listing<'r>, at: Timestamp) -> Outcome {
    let (id, published) = (known(listing.listing_id())?, known(listing.published_at())?);
    if published > at {
        found.add(line.listing_version(), "not_yet").related(listing.published_at()).param("published_at", Param::Time(published));
        return Ok(());
    }
    let is_later =
        |other: Listing<'r>, until: i64| Ok(is(other.listing_id(), id)? && (published.0 + 1..=until).contains(&known(other.published_at())?.0));
    if let Some(later) = found.find(known(transaction.listings())?, |other| is_later(other, at.0))? {
        found.add(line.listing_version(), "replaced").related(later.published_at());
        return Ok(());
    }
    match known(listing.status())? {
        ListingStatus::OnSale | ListingStatus::SoldOut => {}
        ListingStatus::Draft | ListingStatus::InReview => {
            found.at(line.listing_version()).related(listing.status());
        }
        ListingStatus::OffSale | ListingStatus::Removed => {
            found.find(known(transaction.listings())?, |other| is_later(other, i64::MAX))?.ok_or(Undetermined)?;
        }
    }
    Ok(())
}

/// The marked price of what a line orders: that of its variant, where it names one.
fn marked_price<'r>(found: &mut Found<'_>, line: OrderLine<'r>, listing: Listing<'r>) -> Result<Entry<'r, Decimal>, Undetermined> {
    if let (Some(sku), Some(skus)) = (line.sku().get()?, listing.skus().get()?)
        && let Some(variant) = found.find(skus, |variant| is(variant.sku_id(), sku))?
        && variant.price().is_given()
    {
        return Ok(variant.price());
    }
    Ok(listing.price())
}

/// Each line is sold at the price marked, or at one that the listing states for some condition.
pub(crate) fn price_as_marked(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    transaction.each_line(found, |found, line, listing| {
        let marked = marked_price(found, line, listing)?;
        let (price, expected) = (known(line.unit_price())?, known(marked)?);
        let conditions = listing.pricing().get()?.map_or(Ok(None), |pricing| pricing.price_conditions().get())?;
        let conditional = match conditions {
            Some(conditions) => found.find(conditions, |condition| Ok(condition.price().get()? == Some(price)))?.is_some(),
            None => false,
        };
        if price != expected && !conditional {
            found
                .at(line.unit_price())
                .related(marked)
                .param("expected", shown(order, expected.ten_thousandths))
                .param("actual", shown(order, price.ten_thousandths));
        }
        Ok(())
    })
}

/// The fee of that name which a listing shows.
fn listed_fee<'r>(transaction: Transaction<'r>, found: &mut Found<'_>, name: &str) -> Result<Option<ListedFee<'r>>, Undetermined> {
    for listing in known(transaction.listings())?.iter() {
        found.look()?;
        let Some(pricing) = listing?.pricing().get()? else { continue };
        let Some(fees) = pricing.fees().get()? else { continue };
        if let Some(fee) = found.find(fees, |fee| Ok(fee.name().get()? == Some(name)))? {
            return Ok(Some(fee));
        }
    }
    Ok(None)
}

/// Each fee of the order stands on a listing too, where every fee is to be shown (OBJ-050).
pub(crate) fn fees_are_listed(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let Some(fees) = transaction.its_order()?.fees().get()? else { return Ok(()) };
    for fee in fees.iter() {
        let fee = fee?;
        if listed_fee(transaction, found, known(fee.name())?)?.is_none() {
            found.at(fee.entry());
        }
    }
    Ok(())
}

/// No fee is charged above what the listing shows for each of the pieces ordered.
pub(crate) fn fees_as_listed(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let Some(fees) = order.fees().get()? else { return Ok(()) };
    let mut pieces = 0;
    each_in(order.lines(), |line| {
        pieces += known(line.quantity())?.ten_thousandths;
        Ok(())
    })?;
    for fee in fees.iter() {
        let fee = fee?;
        let Some(listed) = listed_fee(transaction, found, known(fee.name())?)? else { continue };
        let most = known(listed.amount())?.times(Decimal::exact(pieces)).ok_or(Undetermined)?;
        let charged = known(fee.amount())?.ten_thousandths;
        if charged > most {
            found
                .add(fee.amount(), "above_listed")
                .related(listed.amount())
                .param("expected", shown(order, most))
                .param("actual", shown(order, charged));
        }
    }
    Ok(())
}

/// Each reduction is one that a listing announced, at the time of the order. Those of the whole platform it must know itself.
pub(crate) fn reductions_hold(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let Some(discounts) = order.discounts().get()? else { return Ok(()) };
    let mut outcome = Ok(());
    for discount in discounts.iter() {
        let judged = discount.and_then(|discount| match (discount.coupon_id().get()?, discount.promotion_id().get()?) {
            (Some(id), _) => match coupon(transaction, found, id)? {
                Some(coupon) => coupon_holds(found, order, discount, coupon),
                None => found.lack(Member::Platform),
            },
            (None, Some(id)) => promotion_holds(transaction, found, discount.promotion_id(), id),
            (None, None) => Ok(()),
        });
        outcome = outcome.and(judged);
    }
    outcome
}

fn coupon<'r>(transaction: Transaction<'r>, found: &mut Found<'_>, id: &str) -> Result<Option<Coupon<'r>>, Undetermined> {
    for listing in known(transaction.listings())?.iter() {
        found.look()?;
        let Some(coupons) = listing?.coupons().get()? else { continue };
        if let Some(coupon) = found.find(coupons, |coupon| Ok(coupon.coupon_id().get()? == Some(id)))? {
            return Ok(Some(coupon));
        }
    }
    Ok(None)
}

fn coupon_holds<'r>(found: &mut Found<'_>, order: Order<'r>, discount: Discount<'r>, coupon: Coupon<'r>) -> Outcome {
    let at = discount.coupon_id();
    ran(found, order, at, coupon.valid_from(), coupon.valid_to())?;
    let (Some(face), Some(amount)) = (coupon.face_value().get()?, discount.amount().get()?) else { return Err(Undetermined) };
    if amount.ten_thousandths > face.ten_thousandths {
        found
            .add(discount.amount(), "above_face")
            .related(coupon.face_value())
            .param("expected", shown(order, face.ten_thousandths))
            .param("actual", shown(order, amount.ten_thousandths));
    }
    let Some(threshold) = coupon.threshold().get()? else { return Ok(()) };
    let mut goods = 0;
    each_in(order.lines(), |line| {
        goods = line_paid(line)?.saturating_add(goods);
        Ok(())
    })?;
    if goods < threshold.ten_thousandths {
        found
            .add(at, "below_threshold")
            .related(coupon.threshold())
            .param("expected", shown(order, threshold.ten_thousandths))
            .param("actual", shown(order, goods));
    }
    Ok(())
}

/// A promotion that the order refers to there ran when the order was made.
pub(crate) fn promotion_holds<'r>(transaction: Transaction<'r>, found: &mut Found<'_>, at: Entry<'r, &'r str>, id: &str) -> Outcome {
    let is_it = |listing: Listing<'r>| Ok(listing.promotion().get()?.map_or(Ok(None), |promotion| promotion.promotion_id().get())? == Some(id));
    let Some(listing) = found.find(known(transaction.listings())?, is_it)? else { return found.lack(Member::Platform) };
    let promotion = known(listing.promotion())?;
    ran(found, transaction.its_order()?, at, promotion.start(), promotion.end())
}

fn ran<'r>(found: &mut Found<'_>, order: Order<'r>, at: Entry<'r, &'r str>, from: Entry<'r, Timestamp>, to: Entry<'r, Timestamp>) -> Outcome {
    let (start, end, ordered) = (known(from)?, known(to)?, known(order.created_at())?);
    if !(start..=end).contains(&ordered) {
        found
            .add(at, "not_valid")
            .related(from)
            .related(to)
            .related(order.created_at())
            .param("valid_from", Param::Time(start))
            .param("valid_to", Param::Time(end));
    }
    Ok(())
}

/// A line is excluded from returns exactly where its listing says so.
pub(crate) fn exclusion_as_listed(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    transaction.each_line(found, |found, line, listing| {
        let excluded = line.return_7d_excluded().get()? == Some(true);
        match listing.return_7d().get()? {
            Some(false) if !excluded => {
                found.add(line.return_7d_excluded(), "not_marked").related(listing.return_7d());
            }
            Some(true) if excluded => {
                found.add(line.return_7d_excluded(), "returnable").related(listing.return_7d());
            }
            _ => {}
        }
        Ok(())
    })
}

/// Lines of goods that minors may not buy say so, and their buyer is known to be of age.
pub(crate) fn of_age(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    const OF_AGE: i64 = 18;
    let order = transaction.its_order()?;
    transaction.each_line(found, |found, line, listing| {
        let (marked, listed) = (line.age_restricted().get()? == Some(true), listing.age_restricted().get()? == Some(true));
        if listed && !marked {
            found.add(line.age_restricted(), "not_marked").related(listing.age_restricted());
        }
        if !listed && !marked {
            return Ok(());
        }
        let buyer: Option<Subject<'_>> = transaction.subject(found, order.buyer_id())?;
        let Some(buyer) = buyer else { return found.lack(Member::Platform) };
        if known(buyer.age())? < OF_AGE {
            found.at(line.age_restricted()).related(buyer.age());
        }
        Ok(())
    })
}

/// No line orders more than the version it refers to had in stock; what is not there yet has none.
pub(crate) fn in_stock(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    transaction.each_line(found, |found, line, listing| {
        if matches!(listing.sale_mode().get()?, Some(SaleMode::Presale | SaleMode::MadeToOrder)) {
            return Ok(());
        }
        let of_variant = match (line.sku().get()?, listing.skus().get()?) {
            (Some(sku), Some(skus)) => found.find(skus, |variant| is(variant.sku_id(), sku))?,
            _ => None,
        };
        let stock = of_variant.map_or(listing.stock_qty(), Sku::stock_qty);
        let (Some(limit), quantity) = (stock.get()?, known(line.quantity())?) else { return Ok(()) };
        if quantity.ten_thousandths > limit.saturating_mul(Decimal::ONE) {
            found.add(line.quantity(), "above_stock").related(stock).param("limit", Param::Int(limit)).param("actual", Param::Decimal(quantity));
        }
        Ok(())
    })
}

/// Reviews of this order stand where it is completed and has the goods. Those of other orders the platform must know.
pub(crate) fn reviews_are_real(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let id = known(order.order_id())?;
    each_in(transaction.listings(), |listing| {
        let Some(claims) = listing.claims().get()? else { return Ok(()) };
        let Some(reviews) = claims.reviews().get()? else { return Ok(()) };
        let goods = known(listing.listing_id())?;
        let mut outcome = Ok(());
        for review in reviews.iter() {
            let named = review?.order_id();
            if known(named)? != id {
                outcome = outcome.and(found.lack(Member::Platform));
            } else if order.completed_at().get()?.is_none() {
                found.add(named, "not_completed").related(order.status());
            } else if found.find(known(order.lines())?, |line| is(line.listing_id(), goods))?.is_none() {
                found.add(named, "not_of_listing").related(order.lines());
            }
        }
        outcome
    })
}
