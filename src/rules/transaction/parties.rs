//! Who takes part: sellers who may sell, and the names under which they are paid.

use crate::document::{Entry, Undetermined};
use crate::records::licence::RegulatedCategory;
use crate::records::listing::Listing;
use crate::records::payment::Payment;
use crate::records::subject::{RegistrationStatus, Subject, VerificationResult};
use crate::records::transaction::{Transaction, each_in, known};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::subject::licences::{held_on, holds};
use crate::rules::subject::names;
use crate::time::{Date, Timestamp};

/// The seller of that id is a subject that was verified, registered and on the platform at that time.
pub(crate) fn seller_stands<'r>(transaction: Transaction<'r>, found: &mut Found<'_>, id: Entry<'r, &'r str>, at: Entry<'r, Timestamp>) -> Outcome {
    let Some(seller) = transaction.subject(found, id)? else {
        found.problem(id, "unknown_seller");
        return Ok(());
    };
    let at_time = known(at)?;
    if let Some(left) = seller.exited_at().get()?.filter(|left| *left <= at_time) {
        found.add(id, "has_left").related(seller.exited_at()).related(at).param("exited_at", Param::Time(left));
    }
    let verification = known(seller.verification())?;
    if known(verification.result())? != VerificationResult::Passed {
        found.add(id, "not_verified").related(verification.result());
    }
    registered(found, id, seller, known(verification.at())?, at_time)
}

/// A registration that was seen to be over before that time; one that was seen so later only may have ended since.
fn registered(found: &mut Found<'_>, id: Entry<'_, &str>, seller: Subject<'_>, seen: Timestamp, at: Timestamp) -> Outcome {
    match seller.reg_status().get()? {
        None | Some(RegistrationStatus::Active) => Ok(()),
        Some(_) if seen <= at => {
            found.add(id, "not_active").related(seller.reg_status());
            Ok(())
        }
        Some(_) => Err(Undetermined),
    }
}

/// Judges each listing of goods that may be sold with a licence only, together with its seller.
fn each_regulated<'r>(
    transaction: Transaction<'r>,
    found: &mut Found<'_>,
    mut judge: impl FnMut(&mut Found<'_>, Listing<'r>, Subject<'r>, RegulatedCategory) -> Outcome,
) -> Outcome {
    each_in(transaction.listings(), |listing| {
        let Some(category) = listing.goods_kind().get()?.and_then(RegulatedCategory::of) else { return Ok(()) };
        let seller = transaction.subject(found, listing.seller_id())?.ok_or(Undetermined)?;
        judge(found, listing, seller, category)
    })
}

/// Sellers hold the licences that the goods of their listings need.
pub(crate) fn licensed(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    each_regulated(transaction, found, |found, listing, seller, category| {
        if !holds(seller.licences(), category.permitted_by())? {
            found.at(seller.licences()).related(listing.goods_kind()).param("category", Param::Word(category.word()));
        }
        Ok(())
    })
}

/// One of those licences was in force on the day of publication, and on that of the order.
pub(crate) fn licensed_then(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let ordered = transaction.its_order()?.created_at();
    each_regulated(transaction, found, |found, listing, seller, category| {
        let kinds = category.permitted_by();
        if !holds(seller.licences(), kinds)? {
            return Ok(());
        }
        for event in [listing.published_at(), ordered] {
            let day = Date::of(known(event)?);
            if !held_on(seller.licences(), kinds, day)? {
                found
                    .add(seller.licences(), "not_then")
                    .related(event)
                    .param("category", Param::Word(category.word()))
                    .param("day", Param::Date(day));
            }
        }
        Ok(())
    })
}

/// The names that a subject trades under, and that of whoever holds its settlement account.
fn own_names(subject: Subject<'_>) -> Result<[Option<&str>; 5], Undetermined> {
    let holder = subject.settlement_account().get()?.map_or(Ok(None), |account| account.holder().get())?;
    Ok([subject.name().get()?, subject.real_name().get()?, subject.operator_name().get()?, subject.actual_seller().get()?, holder])
}

fn is_among(name: &str, names: &[Option<&str>]) -> bool {
    names.iter().flatten().any(|known| names::same(known, name))
}

/// The money goes to the seller, or to the institution that settles for the seller.
pub(crate) fn paid_to_the_seller(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let seller = transaction.seller(found)?;
    let names = own_names(seller)?;
    each_in(transaction.payments(), |payment| {
        let payee = known(payment.payee())?.name();
        if !is_among(known(payee)?, &names) && !is_among(known(payee)?, &institutions(payment)?) {
            found.add(payee, "other_payee").related(seller.name());
        }
        Ok(())
    })
}

fn institutions(payment: Payment<'_>) -> Result<[Option<&str>; 2], Undetermined> {
    let own = payment.institution().get()?.map_or(Ok(None), |institution| institution.name().get())?;
    let settling = payment.settlement().get()?.map_or(Ok(None), |settlement| settlement.institution().get())?;
    Ok([own, settling.map_or(Ok(None), |institution| institution.name().get())?])
}

/// The merchant that payments name is the one that sells, by its name or that of its shop.
pub(crate) fn named_as_it_is(transaction: Transaction<'_>, found: &mut Found<'_>) -> Outcome {
    let seller = transaction.seller(found)?;
    let (names, shop) = (own_names(seller)?, seller.shop_name().get()?);
    each_in(transaction.payments(), |payment| {
        let name = known(payment.merchant_name())?;
        if !is_among(name, &names) && !is_among(name, &[shop]) {
            found.add(payment.merchant_name(), "other_merchant").related(seller.name()).related(seller.shop_name());
        }
        Ok(())
    })
}
