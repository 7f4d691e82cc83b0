//! What several of the listing's rules ask.

use crate::decimal::Decimal;
use crate::document::{Entry, Known, List, View};
use crate::records::listing::{Listing, ListingStatus};
use crate::records::pricing::Sku;
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::sort::sort;

/// Checks every entry that is an object, whatever the others are; undetermined when one is none or could not be judged.
pub(crate) fn each<'r, V: View<'r>>(list: List<'r, V>, mut check: impl FnMut(V) -> Outcome) -> Outcome {
    let mut outcome = Ok(());
    for entry in list.iter() {
        let checked = entry.and_then(&mut check);
        outcome = outcome.and(checked);
    }
    outcome
}

/// The list is there and has entries.
pub(crate) fn listed<'r, V: View<'r>>(found: &mut Found<'_>, entry: Entry<'r, List<'r, V>>) -> Outcome {
    if found.require(entry)?.is_empty() {
        found.problem(entry, "empty");
    }
    Ok(())
}

/// Whether a list that may be left out has entries.
pub(crate) fn names_any<'r, V: View<'r>>(entry: Entry<'r, List<'r, V>>) -> Result<bool, crate::document::Undetermined> {
    Ok(entry.get()?.is_some_and(|list| !list.is_empty()))
}

/// The amount is not below zero, where it is there.
pub(crate) fn not_negative(found: &mut Found<'_>, entry: Entry<'_, Decimal>) -> Outcome {
    if let Some(amount) = entry.get()?.filter(|amount| amount.ten_thousandths < 0) {
        found.add(entry, "negative").param("actual", Param::Decimal(amount));
    }
    Ok(())
}

/// Whether the listing was put before buyers; `None` when neither status nor time of publication say so.
pub(crate) fn is_published(listing: Listing<'_>) -> Known<bool> {
    use ListingStatus as S;
    Ok(match listing.status().get()? {
        Some(S::Draft | S::InReview) => Some(false),
        Some(S::OnSale | S::SoldOut | S::OffSale | S::Removed) => Some(true),
        None => listing.published_at().get()?.map(|_| true),
    })
}

/// Variants up to which looking back is cheaper than sorting.
const FEW: u32 = 32;

/// Each pair of neighbours, in the list's order, whose text is the same.
pub(crate) fn repeats<'r>(skus: List<'r, Sku<'r>>, text: fn(Sku<'r>) -> Entry<'r, &'r str>, mut pair: impl FnMut(Sku<'r>, Sku<'r>)) {
    let texts = || skus.readable().enumerate().filter_map(|(place, sku)| text(sku).ok().map(|text| (text, place, sku)));
    if skus.len() > FEW {
        let mut sorted: Vec<_> = texts().collect();
        sort(&mut sorted, |a, b| (a.0, a.1) < (b.0, b.1));
        let mut same: Vec<_> = sorted.windows(2).filter(|two| two[0].0 == two[1].0).map(|two| (two[1].1, two[0].2, two[1].2)).collect();
        sort(&mut same, |a, b| a.0 < b.0);
        for (_, first, second) in same {
            pair(first, second);
        }
        return;
    }
    for (text, place, sku) in texts() {
        if let Some((_, _, first)) = texts().take_while(|(_, earlier, _)| *earlier < place).filter(|(other, _, _)| *other == text).last() {
            pair(first, sku);
        }
    }
}
