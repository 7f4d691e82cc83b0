//! How long goods are fit for use, and the harm they may do.

use super::parts::{listed, names_any};
use crate::document::Undetermined;
use crate::records::goods::{Goods, Period, PeriodUnit};
use crate::records::goods_kind::GoodsKind;
use crate::records::listing::{Listing, ListingStatus};
use crate::report::Param;
use crate::time::Date;

impl GoodsKind {
    /// 限期使用的产品
    fn has_limited_life(self) -> bool {
        matches!(self, Self::Food | Self::BulkFood | Self::HealthFood | Self::Cosmetics | Self::Pesticide) || self.is_drug()
    }

    /// Goods that easily do harm when misused.
    fn harms_when_misused(self) -> bool {
        matches!(self, Self::Knife | Self::Pesticide | Self::Chemical) || self.is_drug()
    }
}

/// Whether a category's own block gives the dates or the period.
fn block_dates(goods: Goods<'_>) -> Result<bool, Undetermined> {
    let food = goods.food().get()?.is_some_and(|food| food.expiry_date().is_given() || food.shelf_life().is_given());
    let bulk = goods.bulk_food().get()?.is_some_and(|food| food.shelf_life().is_given());
    let cosmetic = goods.cosmetic().get()?.is_some_and(|cosmetic| cosmetic.use_period().is_given());
    let device = goods.medical_device().get()?.is_some_and(|device| device.expiry().is_given());
    Ok(food || bulk || cosmetic || device)
}

rule! {
    /// Goods are of limited life by their kind, or because a period is given. The law asks for production date with period, or for the day of expiry.
    OBJ_011 = "OBJ-011", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PQL" "27(4)" S, "derived" "which kinds are of limited life" I], confidence H,
    fields ["production_date", "safe_use_period", "expiry_date", "goods_kind", "goods"],
    formats ["production_date", "safe_use_period/count", "safe_use_period/unit", "expiry_date"],
    title "生产日期和使用期限" / "production date and period of use",
    says "限期使用的商品未写明期限" / "goods of limited life state no period",
    fix "写明生产日期和安全使用期，或者失效日期" / "state the production date and the period of safe use, or the day of expiry",
    pass {"production_date": "2026-01-15", "safe_use_period": {"count": 5, "unit": "year"}},
    fail {"safe_use_period": {"count": 5, "unit": "year"}} at "/production_date",
    |listing, found| {
        if !listing.offers_goods()? || listing.expiry_date().get()?.is_some() {
            return Ok(());
        }
        let period = listing.safe_use_period().get()?;
        if let Some(period) = period {
            let parts = found.present([period.count()]).and(found.present([period.unit()]));
            return found.require(listing.production_date()).map(|_| ()).and(parts);
        }
        if listing.goods().get()?.map(block_dates).transpose()? == Some(true) {
            return Ok(());
        }
        if listing.goods_kind().get()?.ok_or(Undetermined)?.has_limited_life() {
            found.at(listing.production_date()).related(listing.expiry_date()).related(listing.safe_use_period());
        }
        Ok(())
    }
}

/// The day a period after a date ends by.
pub(super) fn end_of(made: Date, period: Period<'_>) -> Result<Option<Date>, Undetermined> {
    let (Some(count), Some(unit)) = (period.count().get()?, period.unit().get()?) else { return Ok(None) };
    // A century is more than goods last, and keeps the sum in range.
    if !(1..=36_600).contains(&count) {
        return Ok(None);
    }
    Ok(Some(match unit {
        PeriodUnit::Day => made.plus_days(count),
        PeriodUnit::Month => made.plus_months(count),
        PeriodUnit::Year => made.plus_months(count * 12),
    }))
}

rule! {
    /// Labels count the day of production as the first or as none, so the sum and the day before it both hold.
    OBJ_012 = "OBJ-012", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PQL" "35" S, "derived" "production date + period" I], confidence H,
    fields ["expiry_date", "production_date", "safe_use_period", "status"], settings [early_days = 1],
    title "保质期" / "expiry",
    says "失效日期应为 {expected}，实为 {actual}" / "the day of expiry should be {expected}, is {actual}",
    also [
        expired "在售商品已于 {actual} 失效" / "goods on sale expired on {actual}",
        period "期限应大于 0，实为 {actual}" / "the period should be above 0, is {actual}",
    ],
    fix "失效日期 = 生产日期 + 保质期；下架失效商品" / "day of expiry = production date + period; take expired goods off sale",
    pass {"production_date": "2026-01-15", "safe_use_period": {"count": 18, "unit": "month"}, "expiry_date": "2027-07-14"},
    fail {"production_date": "2026-01-15", "safe_use_period": {"count": 18, "unit": "month"}, "expiry_date": "2027-08-15"} at "/expiry_date",
    |listing, found| {
        let period = listing.safe_use_period().get()?;
        if let Some(period) = period && let Some(count) = period.count().get()?.filter(|count| *count < 1) {
            found.add(period.count(), "period").param("actual", Param::Int(count));
        }
        let Some(expiry) = listing.expiry_date().get()? else { return Ok(()) };
        if let (Some(made), Some(period)) = (listing.production_date().get()?, period) && let Some(expected) = end_of(made, period)? {
            let earliest = expected.plus_days(-found.setting("early_days"));
            if expiry < earliest || expiry > expected {
                found.at(listing.expiry_date()).related(listing.production_date()).related(listing.safe_use_period())
                    .param("expected", Param::Date(expected)).param("actual", Param::Date(expiry));
            }
        }
        match listing.status().get()? {
            Some(ListingStatus::OnSale) if expiry < Date::of(found.now()?) => {
                found.add(listing.expiry_date(), "expired").related(listing.status()).param("actual", Param::Date(expiry));
                Ok(())
            }
            None if expiry < Date::of(found.now()?) => Err(Undetermined),
            _ => Ok(()),
        }
    }
}

/// Whether a category's own block warns.
fn block_warns(goods: Goods<'_>) -> Result<bool, Undetermined> {
    let cosmetic = goods.cosmetic().get()?.is_some_and(|cosmetic| cosmetic.warnings().is_given());
    Ok(cosmetic || goods.toy().get()?.is_some_and(|toy| toy.warnings().is_given()))
}

rule! {
    /// Goods call for warnings by their kind, or by a hazard that the listing names.
    OBJ_013 = "OBJ-013", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PQL" "27(5), 28" S, "CRPL" "18" S, "derived" "which kinds do harm when misused" I], confidence H,
    fields ["warnings", "hazards", "hazards/kind", "goods_kind", "goods/cosmetic/warnings", "goods/toy/warnings"],
    formats ["warnings", "hazards/kind"],
    title "警示说明" / "warnings",
    says "未写明警示说明" / "no warning is given",
    fix "写明使用警示，易碎、易燃、有毒等商品写明储运注意事项" / "warn of misuse; for fragile, flammable or toxic goods say how to store and carry them",
    pass {"hazards": [{"kind": "fragile"}], "warnings": ["易碎，轻拿轻放"]}, fail {"hazards": [{"kind": "fragile"}]} at "/warnings",
    |listing, found| {
        if !listing.offers_goods()? || names_any(listing.warnings())? {
            return Ok(());
        }
        let hazardous = names_any(listing.hazards())?;
        if !hazardous && !listing.goods_kind().get()?.ok_or(Undetermined)?.harms_when_misused() {
            return Ok(());
        }
        if !hazardous && listing.goods().get()?.map(block_warns).transpose()? == Some(true) {
            return Ok(());
        }
        listed(found, listing.warnings())
    }
}
