//! 产品标识: what the goods are, who made them and to which standard.

use crate::document::{Entry, State, Undetermined};
use crate::identifiers::standard_code;
use crate::records::goods::{Cosmetic, Food, Goods, Textile};
use crate::records::goods_kind::GoodsKind;
use crate::records::listing::Listing;

rule! {
    /// Which kinds of goods have a brand, a model or a specification, `GoodsKind` knows; a grade is never demanded, since no kind always has one.
    OBJ_005 = "OBJ-005", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PQL" "27(3)" S, "PRICE" "13" S, "35411" "5 (topic)" S, "derived" "which kinds have which" I], confidence H,
    fields ["brand", "model", "spec", "grade", "goods_kind"], formats ["brand", "model", "spec", "grade", "goods_kind"],
    title "品牌、型号、规格、等级" / "brand, model, specification, grade",
    says "品牌、型号、规格或等级不全" / "brand, model, specification or grade is incomplete",
    fix "按商品种类写明品牌、型号、规格和等级" / "state brand, model, specification and grade as the kind of goods has them",
    pass {"goods_kind": "electronics"}, fail {"goods_kind": "electronics", "model": null} at "/model",
    |listing, found| {
        if !listing.offers_goods()? {
            return Ok(());
        }
        let Some(kind) = listing.goods_kind().get()? else {
            let all = [listing.brand(), listing.model(), listing.spec()].into_iter().all(|entry| entry.state() == State::Present);
            return if all { Ok(()) } else { Err(Undetermined) };
        };
        let due = [(kind.has_brand(), listing.brand()), (kind.has_model(), listing.model()), (kind.has_spec(), listing.spec())];
        found.present(due.into_iter().filter(|(due, _)| *due).map(|(_, entry)| entry))
    }
}

rule! {
    /// Whether the place named is the true one, no record shows.
    OBJ_006 = "OBJ-006", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PRICE" "13" S, "PQL" "30, 37 (no false origin)" S], confidence H,
    fields ["origin", "kind"], formats ["origin"],
    title "产地" / "place of origin",
    says "未写明产地" / "the place of origin is not stated",
    fix "写明产地" / "state the place of origin",
    pass {}, fail {"origin": null} at "/origin",
    |listing, found| if listing.offers_goods()? { found.require(listing.origin()).map(|_| ()) } else { Ok(()) }
}

rule! {
    /// Goods that go bare, which cannot well be marked, are exempt (PQL 27); publications name their publisher instead.
    OBJ_007 = "OBJ-007", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PQL" "27(2), 36" S], confidence H,
    fields ["manufacturer", "manufacturer/name", "manufacturer/address", "goods_kind"], formats ["manufacturer/name", "manufacturer/address"],
    title "厂名厂址" / "manufacturer",
    says "厂名厂址不全" / "the manufacturer is incomplete",
    fix "写明生产厂的名称和地址" / "name the manufacturer and its address",
    pass {"goods_kind": "fresh_food", "manufacturer": null}, fail {"manufacturer": {"address": null}} at "/manufacturer/address",
    |listing, found| {
        if !listing.offers_goods()? {
            return Ok(());
        }
        if listing.manufacturer().state() == State::Absent {
            match listing.goods_kind().get()? {
                None => return Err(Undetermined),
                Some(kind) if kind.goes_unmarked() => return Ok(()),
                Some(_) => {}
            }
        }
        let manufacturer = found.require(listing.manufacturer())?;
        found.present([manufacturer.name(), manufacturer.address()])
    }
}

/// Whether a category's own block lists what the goods are made of.
fn block_lists_composition(goods: Goods<'_>) -> Result<bool, Undetermined> {
    let given = |known: Option<bool>| known == Some(true);
    Ok(given(goods.food().get()?.map(|food| food.ingredients().is_given()))
        || given(goods.health_food().get()?.map(|food| food.functional_components().is_given()))
        || given(goods.cosmetic().get()?.map(|cosmetic| cosmetic.ingredients().is_given()))
        || given(goods.textile().get()?.map(|textile| textile.fibre().is_given())))
}

rule! {
    /// A category's own list (配料表, 全成分, 纤维成分) serves as well.
    OBJ_008 = "OBJ-008", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PQL" "27(3)" S, "derived" "which kinds need it" I], confidence M,
    fields ["composition", "goods_kind", "goods/food/ingredients", "goods/health_food/functional_components", "goods/cosmetic/ingredients",
        "goods/textile/fibre"],
    formats ["composition"],
    title "主要成分及含量" / "composition",
    says "未写明主要成分及含量" / "main ingredients and contents are not stated",
    fix "写明主要成分的名称和含量" / "state the main ingredients and their contents",
    pass {"composition": null}, fail {"goods_kind": "chemical", "warnings": ["有腐蚀性，避免接触皮肤"], "composition": null} at "/composition",
    |listing, found| {
        if !listing.offers_goods()? || listing.composition().state() == State::Present {
            return Ok(());
        }
        if listing.goods().get()?.map(block_lists_composition).transpose()? == Some(true) {
            return Ok(());
        }
        if listing.goods_kind().get()?.ok_or(Undetermined)?.needs_composition() {
            found.require(listing.composition())?;
        }
        Ok(())
    }
}

/// Whether the goods need not name a Chinese standard: bare goods, publications, imports.
fn is_exempt_from_standard(listing: Listing<'_>) -> Result<bool, Undetermined> {
    let imported = listing.goods().get()?.map(|goods| goods.import().get()).transpose()?.flatten().is_some();
    Ok(imported || listing.goods_kind().get()?.ok_or(Undetermined)?.goes_unmarked())
}

/// The standard's number that a category's own block gives.
fn block_standard(goods: Goods<'_>) -> Result<bool, Undetermined> {
    let named = |entry: Option<Entry<'_, &str>>| entry.is_some_and(Entry::is_given);
    Ok(named(goods.food().get()?.map(Food::standard_code))
        || named(goods.cosmetic().get()?.map(Cosmetic::standard_code))
        || named(goods.textile().get()?.map(Textile::standard)))
}

rule! {
    /// Bare goods, publications and imports need not name one; a category's own block may.
    OBJ_009 = "OBJ-009", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PQL" "26(3)" S, "derived" "forms of standard numbers" K], confidence M,
    fields ["standard_code", "goods_kind", "goods/import", "goods/food/standard_code", "goods/cosmetic/standard_code", "goods/textile/standard"],
    formats ["standard_code"],
    title "执行标准" / "executed standard",
    says "未写明执行标准" / "the executed standard is not named",
    fix "写明执行标准的编号，如 GB/T 29606-2013、Q/ABC 0001-2020" / "name the standard by its number, such as GB/T 29606-2013 or Q/ABC 0001-2020",
    pass {"standard_code": "Q/SQB 001-2024"}, fail {"standard_code": "ISO 9001-2015"} at "/standard_code",
    |listing, found| {
        if !listing.offers_goods()? {
            return Ok(());
        }
        if listing.standard_code().state() != State::Absent {
            return found.identifier(listing.standard_code(), standard_code::check);
        }
        if listing.goods().get()?.map(block_standard).transpose()? == Some(true) || is_exempt_from_standard(listing)? {
            return Ok(());
        }
        found.require(listing.standard_code()).map(|_| ())
    }
}

rule! {
    OBJ_010 = "OBJ-010", Shall, audit, Evidence on Listing,
    home OBJECT_GUARANTEE, basis ["PQL" "27(1), 33" S], confidence H,
    fields ["conformity_evidence"],
    formats ["conformity_evidence/reference", "conformity_evidence/at", "conformity_evidence/digest"],
    title "合格证明" / "evidence of conformity",
    says "未声明检验合格证明" / "no certificate or report of inspection is declared",
    fix "声明合格证或检验报告：编号、时间和摘要" / "declare certificate or report: reference, time and digest",
    pass {"conformity_evidence": {"reference": "QC-2026-0115", "at": "2026-01-16T09:00:00+08:00", "digest": "sha256:9f86d081"}},
    fail {"conformity_evidence": {"reference": "QC-2026-0115", "at": "2026-01-16T09:00:00+08:00"}} at "/conformity_evidence/digest",
    |listing, found| if listing.offers_goods()? { found.evidence(listing.conformity_evidence()) } else { Ok(()) }
}

impl GoodsKind {
    fn has_brand(self) -> bool {
        matches!(self, Self::Appliance | Self::Electronics | Self::Cosmetics)
    }

    fn has_model(self) -> bool {
        matches!(self, Self::Appliance | Self::Electronics | Self::MedicalDevice)
    }

    fn has_spec(self) -> bool {
        let packed = matches!(self, Self::Food | Self::HealthFood | Self::Alcohol | Self::Cosmetics | Self::Hygiene | Self::Pesticide | Self::Chemical);
        packed || self.is_drug() || matches!(self, Self::MedicalDevice | Self::Appliance | Self::Electronics | Self::Textile | Self::Toy)
    }

    /// Goods that go bare, and publications, which name their publisher.
    fn goes_unmarked(self) -> bool {
        matches!(self, Self::FreshFood | Self::BulkFood | Self::Agricultural | Self::LivePlantOrAnimal | Self::DigitalContent) || self.is_publication()
    }

    fn needs_composition(self) -> bool {
        let eaten_or_worn = matches!(self, Self::Food | Self::HealthFood | Self::Cosmetics | Self::Textile);
        eaten_or_worn || self.is_drug() || matches!(self, Self::Pesticide | Self::Chemical)
    }
}
