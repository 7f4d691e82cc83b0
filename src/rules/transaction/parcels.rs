//! What was sent against what was ordered: to whom, and what; and what came of it.

use crate::decimal::Decimal;
use crate::document::{Entry, List, Undetermined, View as _};
use crate::records::aftersale::{Aftersale, AftersaleType};
use crate::records::carrier::Carrier;
use crate::records::licence::{HeldLicence, LicenceKind};
use crate::records::order::{Order, OrderLine, OrderStatus, SupplyKind};
use crate::records::payment::{Payer, PaymentChannel};
use crate::records::shipment::{Item, Shipment, WaybillMasking};
use crate::records::subject::{Subject, SubjectType};
use crate::records::tracking::EventCode;
use crate::records::transaction::{Member, Transaction, each_in, is, known};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::order::amounts::digits;
use crate::rules::payment::is_paid;
use crate::rules::subject::names;
use crate::rules::transaction::money;
use crate::time::Timestamp;

/// Shipments are of the order, which is paid by then or is to be paid on delivery.
pub(crate) fn of_a_paid_order(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let (id, payable) = (known(order.order_id())?, known(order.payable_amount())?.ten_thousandths);
    let paid = money::paid(transaction)?;
    each_in(transaction.shipments(), |shipment| {
        if known(shipment.order_id())? != id {
            found.add(shipment.order_id(), "other_order").related(order.order_id());
        }
        if payable > 0 && paid.total == 0 && !paid.to_collect && !shipment.comes_back()? {
            found.add(shipment.order_id(), "unpaid").related(order.status());
        }
        Ok(())
    })
}

/// A carrier among the subjects holds the licence that the shipment names.
pub(crate) fn licence_is_on_file(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    each_in(transaction.shipments(), |shipment| {
        if !shipment.is_carried()? {
            return Ok(());
        }
        let carrier: Carrier<'_> = known(shipment.carrier())?;
        let (Some(name), Some(number)) = (carrier.name().get()?, carrier.licence_no().get()?) else { return Ok(()) };
        let is_it = |subject: Subject<'_>| {
            Ok(subject.subject_type().get()? == Some(SubjectType::LogisticsProvider) && names::same(known(subject.name())?, name))
        };
        let Some(subject) = found.find(known(transaction.subjects())?, is_it)? else { return found.lack(Member::Platform) };
        let on_file =
            |licence: HeldLicence<'_>| Ok(licence.kind().get()? == Some(LicenceKind::ExpressOperation) && licence.number().get()? == Some(number));
        if found.find(known(subject.licences())?, on_file)?.is_none() {
            found.add(carrier.licence_no(), "other_licence").related(subject.licences());
        }
        Ok(())
    })
}

/// Whether two spellings may be of the same text: a star hides the character in its place, and hyphens and spaces between digits count for nothing.
fn agree(one: &str, other: &str) -> bool {
    let characters = |text: &'_ str| text.chars().filter(|character| !matches!(character, ' ' | '-')).collect::<Vec<_>>();
    if names::same(one, other) {
        return true;
    }
    let (one, other) = (characters(one), characters(other));
    one.len() == other.len() && one.iter().zip(&other).all(|(a, b)| a == b || *a == '*' || *b == '*')
}

/// Parcels go to the order's consignee, unless a change is on record. A virtual number stands for the real one.
pub(crate) fn to_the_consignee(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    transaction.each_parcel(|shipment| {
        if !shipment.is_parcel()? || shipment.recipient_change().get()?.is_some() {
            return Ok(());
        }
        let (consignee, recipient) = (known(order.consignee())?, known(shipment.recipient())?);
        let masking = shipment.waybill().get()?.map_or(Ok(None), |waybill| waybill.masked_waybill().get())?;
        let pairs = [
            (recipient.name(), consignee.name(), true),
            (recipient.phone(), consignee.phone(), masking != Some(WaybillMasking::VirtualNumber)),
            (recipient.address(), consignee.address(), true),
            (recipient.region_code(), consignee.region_code(), recipient.region_code().is_given()),
        ];
        for (sent, ordered, compared) in pairs {
            if compared && !agree(known(sent)?, known(ordered)?) {
                found.at(sent).related(ordered);
            }
        }
        Ok(())
    })
}

/// Whether an item is of the goods of a line: by their number and variant, by name where it has no number.
fn is_of(item: Item<'_>, line: OrderLine<'_>) -> Result<bool, Undetermined> {
    let Some(listing) = item.listing_id().get()? else { return is(item.name(), known(line.name())?) };
    let same_variant = match (item.sku().get()?, line.sku().get()?) {
        (Some(sent), Some(ordered)) => sent == ordered,
        _ => true,
    };
    Ok(is(line.listing_id(), listing)? && same_variant)
}

/// Whether a case has the parcel sent in place of another: the order itself did not call for it. Where several parcels go out and the cases
/// are not known, that cannot be told.
fn is_replacement(transaction: Transaction<'_>, found: &mut Found<'_>, shipment: Shipment<'_>) -> Result<bool, Undetermined> {
    let Some(cases) = transaction.aftersales().get()? else {
        let mut outbound = 0;
        transaction.each_parcel(|_| {
            outbound += 1;
            found.look()
        })?;
        return if outbound > 1 { found.lack(Member::Aftersales).map(|()| false) } else { Ok(false) };
    };
    let (id, waybill) = (shipment.shipment_id().get()?, shipment.waybill_no().get()?);
    Ok(found.find(cases, |case| Ok(case.exchange_shipment().get()?.is_some_and(|sent| Some(sent) == id || Some(sent) == waybill)))?.is_some())
}

/// Judges each parcel that the order itself called for.
pub(super) fn each_original<'r>(
    transaction: Transaction<'r>,
    found: &mut Found<'_>,
    mut judge: impl FnMut(&mut Found<'_>, Shipment<'r>) -> Outcome,
) -> Outcome {
    transaction.each_parcel(|shipment| {
        let is_original = shipment.is_parcel()? && !is_replacement(transaction, found, shipment)?;
        if is_original { judge(found, shipment) } else { Ok(()) }
    })
}

/// Judges each item of those.
fn each_item<'r>(transaction: Transaction<'r>, found: &mut Found<'_>, mut judge: impl FnMut(&mut Found<'_>, Item<'r>) -> Outcome) -> Outcome {
    each_original(transaction, found, |found, shipment| each_in(shipment.items(), |item| judge(found, item)))
}

/// What is sent was ordered or given with it; over all parcels no more of it, and no less once the order is complete.
pub(crate) fn as_ordered(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let lines = known(order.lines())?;
    let ordered = each_item(transaction, found, |found, item| {
        if found.find(lines, |line| is_of(item, line))?.is_some() || is_gift(order, found, item)? {
            return Ok(());
        }
        let at = if item.listing_id().is_given() { item.listing_id() } else { item.name() };
        found.at(at).related(order.lines());
        Ok(())
    });
    ordered.and(each_in(order.lines(), |line| quantity_as_ordered(transaction, found, line)))
}

fn is_gift(order: Order<'_>, found: &mut Found<'_>, item: Item<'_>) -> Result<bool, Undetermined> {
    let Some(gifts) = order.gifts().get()? else { return Ok(false) };
    let name = known(item.name())?;
    Ok(found.find(gifts, |gift| is(gift.name(), name))?.is_some())
}

/// Lines of the same goods count together, at the first of them.
fn quantity_as_ordered<'r>(transaction: Transaction<'r>, found: &mut Found<'_>, line: OrderLine<'r>) -> Outcome {
    let order = transaction.its_order()?;
    if line.kind().get()?.is_some_and(|kind| kind != SupplyKind::Goods) {
        return Ok(());
    }
    let (mut wanted, mut first) = (0, None);
    let (goods, sku) = (known(line.listing_id())?, line.sku().get()?);
    each_in(order.lines(), |other| {
        found.look()?;
        if is(other.listing_id(), goods)? && other.sku().get()? == sku {
            wanted += known(other.quantity())?.ten_thousandths;
            first = first.or(Some(other.entry().slot));
        }
        Ok(())
    })?;
    if first != Some(line.entry().slot) {
        return Ok(());
    }
    let (mut sent, mut last) = (0, None);
    each_item(transaction, found, |found, item| {
        found.look()?;
        if is_of(item, line)? {
            sent += known(item.quantity())?.ten_thousandths;
            last = Some(item);
        }
        Ok(())
    })?;
    let params = [("expected", Param::Decimal(Decimal::exact(wanted))), ("actual", Param::Decimal(Decimal::exact(sent)))];
    let is_short = sent < wanted && matches!(known(order.status())?, OrderStatus::Delivered | OrderStatus::Completed);
    let making = match last.filter(|_| sent > wanted) {
        Some(item) => found.add(item.quantity(), "too_many").related(line.quantity()),
        None if !is_short || is_let_off(transaction, found, line)? => return Ok(()),
        None => found.add(line.quantity(), "too_few").related(transaction.shipments()),
    };
    params.into_iter().fold(making, |making, (name, value)| making.param(name, value));
    Ok(())
}

/// Whether a case settled that goods of the line are not sent.
fn is_let_off<'r>(transaction: Transaction<'r>, found: &mut Found<'_>, line: OrderLine<'r>) -> Result<bool, Undetermined> {
    let Some(cases) = transaction.aftersales().get()? else {
        found.lack(Member::Aftersales)?;
        return Ok(true);
    };
    let id = line.line_id().get()?;
    let settles = |case: Aftersale<'_>| {
        let settled = matches!(case.r#type().get()?, Some(AftersaleType::RefundOnly | AftersaleType::Reissue));
        Ok(settled && case.line_id().get()? == id)
    };
    Ok(found.find(cases, settles)?.is_some())
}

/// Parcels leave after the order was confirmed and paid.
pub(crate) fn after_payment(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let confirmed = order.confirmed_at().get()?;
    let cash_on_delivery = found.find(known(transaction.payments())?, |payment| Ok(payment.channel().get()? == Some(PaymentChannel::Cod)))?.is_some();
    let settled = if cash_on_delivery { None } else { money::settled_at(transaction)? };
    transaction.each_parcel(|shipment| {
        let Some(shipped) = shipment.shipped_at().get()? else { return Ok(()) };
        if settled.is_some_and(|settled| shipped < settled) {
            let making = found.at(shipment.shipped_at());
            let paid = transaction.payments().ok();
            let last = paid.iter().flat_map(List::readable).find(|payment| payment.paid_at().ok() == settled && is_paid(*payment) == Ok(true));
            if let Some(payment) = last {
                making.related(payment.paid_at());
            }
        } else if confirmed.is_some_and(|confirmed| shipped < confirmed) {
            found.at(shipment.shipped_at()).related(order.confirmed_at());
        }
        Ok(())
    })
}

/// Returns are of a case and a shipment of the transaction, and leave after the case was applied for.
pub(crate) fn returns_belong(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    each_in(transaction.shipments(), |shipment| {
        let Some(origin) = shipment.return_of().get()? else { return Ok(()) };
        let (case_id, sent_id) = (known(origin.aftersale_id())?, known(origin.shipment_id())?);
        match found.find(known(transaction.aftersales())?, |case| is(case.case_id(), case_id))? {
            Some(case) => found.ordered(case.applied_at(), shipment.shipped_at())?,
            None => found.problem(origin.aftersale_id(), ""),
        }
        if found.find(known(transaction.shipments())?, |sent| is(sent.shipment_id(), sent_id))?.is_none() {
            found.problem(origin.shipment_id(), "");
        }
        Ok(())
    })
}

/// Whether some line of the order is of goods; one that does not say what it supplies is.
pub(super) fn supplies_goods(order: Order<'_>) -> Result<bool, Undetermined> {
    let mut goods = false;
    each_in(order.lines(), |line| {
        goods |= line.kind().get()?.unwrap_or(SupplyKind::Goods) == SupplyKind::Goods;
        Ok(())
    })?;
    Ok(goods)
}

/// A completed order was paid for, and its goods were delivered, by then.
pub(crate) fn loop_is_closed(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    if known(order.status())? != OrderStatus::Completed {
        return Ok(());
    }
    if known(order.payable_amount())?.ten_thousandths > 0 && !money::any_paid(transaction, found)? {
        found.at(order.status()).related(transaction.payments());
    }
    if !supplies_goods(order)? {
        return Ok(());
    }
    let mut delivered = false;
    each_original(transaction, found, |found, shipment| {
        delivered |= shipment.signed_at().get()?.is_some() || shipment.reports(&[EventCode::Delivered])?;
        found.ordered(shipment.signed_at(), order.completed_at())
    })?;
    if !delivered {
        found.add(order.status(), "no_delivery").related(transaction.shipments());
    }
    Ok(())
}

/// When the goods of a line were signed for: the last parcel with any of them, or of all where none says what it holds.
pub(crate) fn signed_at<'r>(
    transaction: Transaction<'r>,
    found: &mut Found<'_>,
    line: OrderLine<'r>,
) -> Result<Option<Entry<'r, Timestamp>>, Undetermined> {
    let mut last: Option<(Timestamp, Entry<'r, Timestamp>)> = None;
    transaction.each_parcel(|shipment| {
        found.look()?;
        let holds = match shipment.items().get()? {
            Some(items) => found.find(items, |item| is_of(item, line))?.is_some(),
            None => true,
        };
        let signed = shipment.signed_at().get()?.filter(|_| holds);
        if let Some(at) = signed.filter(|at| last.is_none_or(|(before, _)| before < *at)) {
            last = Some((at, shipment.signed_at()));
        }
        Ok(())
    })?;
    Ok(last.map(|(_, entry)| entry))
}

/// Cash on delivery is taken by the carrier of a parcel, not before it left.
pub(crate) fn collected_by_the_carrier(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    each_in(transaction.payments(), |payment| {
        let Some(cod) = payment.cod().get()? else { return Ok(()) };
        let collector = known(cod.collector())?;
        let carries = |shipment: Shipment<'_>| Ok(names::same(known(known(shipment.carrier())?.name())?, collector));
        if let Some(shipment) = found.find(known(transaction.shipments())?, carries)? {
            return found.ordered(shipment.shipped_at(), cod.at());
        }
        found.add(cod.collector(), "other_collector").related(transaction.shipments());
        Ok(())
    })
}

/// Order, payment and waybill of an import declare the same (三单对碰): who pays, how much, and which goods.
pub(crate) fn three_documents_agree(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let order = transaction.its_order()?;
    let customs = known(order.customs())?;
    let payer = known(customs.payer_name())?;
    let payers = each_in(transaction.payments(), |payment| {
        let Some(paid_by) = payment.payer().get()?.map(Payer::name) else { return Err(Undetermined) };
        if is_paid(payment)? && !agree(known(paid_by)?, payer) {
            found.add(customs.payer_name(), "other_payer").related(paid_by);
        }
        Ok(())
    });
    let declared = known(customs.items())?;
    let goods = transaction.each_parcel(|shipment| {
        let Some(codes) = known(shipment.customs())?.hs_codes().get()? else { return Err(Undetermined) };
        for code in codes.iter() {
            let code = code?.text();
            let text = known(code)?;
            if found.find(declared, |item| is(item.hs_code(), text))?.is_none() {
                found.add(code, "other_goods").related(customs.items());
            }
        }
        Ok(())
    });
    let (value, paid) = (known(customs.declared_value())?.ten_thousandths, money::paid(transaction)?.total);
    if value != paid && paid > 0 {
        let shown = |value| Param::Decimal(Decimal::exact(value).with_digits(digits(order)));
        found
            .add(customs.declared_value(), "other_value")
            .related(transaction.payments())
            .param("expected", shown(paid))
            .param("actual", shown(value));
    }
    payers.and(goods)
}
