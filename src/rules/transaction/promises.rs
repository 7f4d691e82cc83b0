//! What the order promised of its parcels: when they leave and arrive, and what their freight is.

use crate::decimal::Decimal;
use crate::document::{Entry, Undetermined};
use crate::records::order::OrderStatus;
use crate::records::transaction::{Transaction, known};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::order::amounts::digits;
use crate::rules::transaction::parcels::{each_original, supplies_goods};
use crate::time::Timestamp;

/// A promise of the order binds its parcels; one that a parcel repeats is the same.
fn promise<'r>(
    found: &mut Found<'_>,
    of_order: Entry<'r, Timestamp>,
    of_parcel: Entry<'r, Timestamp>,
    done: Entry<'r, Timestamp>,
) -> Result<bool, Undetermined> {
    let promised = known(of_order)?;
    match (of_parcel.get()?, done.get()?) {
        (Some(repeated), _) if repeated != promised => {
            found.add(of_parcel, "other_promise").related(of_order).param("expected", Param::Time(promised)).param("actual", Param::Time(repeated));
        }
        (None, Some(at)) if at > promised => {
            found.at(done).related(of_order).param("not_after", Param::Time(promised)).param("actual", Param::Time(at));
            return Ok(false);
        }
        _ => {}
    }
    Ok(true)
}

/// Parcels leave within the time that the order promised; some parcel has, once that time is over.
pub(crate) fn shipped_as_promised(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let delivery = known(order.delivery())?;
    let mut none = true;
    let kept = each_original(transaction, found, |found, shipment| {
        none = false;
        promise(found, delivery.promised_ship_at(), shipment.promised_ship_at(), shipment.shipped_at()).map(|_| ())
    });
    let to_be_sent = matches!(known(order.status())?, OrderStatus::Paid | OrderStatus::Preparing | OrderStatus::Shipped);
    if none && to_be_sent && supplies_goods(order)? {
        let not_after = known(delivery.promised_ship_at())?;
        if found.now()? > not_after {
            found.add(transaction.shipments(), "overdue").related(delivery.promised_ship_at()).param("not_after", Param::Time(not_after));
        }
    }
    kept
}

/// Parcels arrive within the time that the order promised, or say why they did not.
pub(crate) fn delivered_as_promised(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let delivery = known(transaction.its_order()?.delivery())?;
    each_original(transaction, found, |found, shipment| {
        if !promise(found, delivery.promised_arrive_at(), shipment.promised_arrive_at(), shipment.signed_at())? {
            found.present([shipment.delay_cause()])?;
        }
        Ok(())
    })
}

/// The freight of all parcels is that of the order. Parcels that do not say what theirs is leave room below it.
pub(crate) fn freight_as_ordered(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let (mut charged, mut first, mut all_say) = (0, None, true);
    each_original(transaction, found, |_, shipment| {
        match shipment.freight().get()? {
            Some(freight) => {
                charged += freight.ten_thousandths;
                first = first.or(Some(shipment.freight()));
            }
            None => all_say = false,
        }
        Ok(())
    })?;
    let due = order.freight().get()?.unwrap_or_default().ten_thousandths;
    if let Some(freight) = first.filter(|_| charged > due || charged < due && all_say) {
        let shown = |value| Param::Decimal(Decimal::exact(value).with_digits(digits(order)));
        found.add(freight, "other_freight").related(order.freight()).param("expected", shown(due)).param("actual", shown(charged));
    }
    Ok(())
}
