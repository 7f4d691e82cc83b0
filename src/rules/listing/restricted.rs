//! What may not be sold on the net, or not to minors.

use crate::document::Undetermined;
use crate::records::goods_kind::GoodsKind;
use crate::records::listing::Listing;

impl GoodsKind {
    /// 不得通过网络销售
    fn is_banned_online(self) -> bool {
        self.is_controlled_drug() || matches!(self, Self::Tobacco | Self::ECigarette)
    }

    /// 不得向未成年人销售
    fn is_kept_from_minors(self) -> bool {
        matches!(self, Self::Alcohol | Self::Tobacco | Self::ECigarette | Self::Lottery | Self::Knife)
    }
}

rule! {
    /// Category codes differ by scheme, so the kind of goods that the listing declares decides; without it nothing can be said.
    OBJ_034 = "OBJ-034", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "13" S, "DRG" "61" S, "derived" "tobacco and e-cigarettes" K], confidence H,
    fields ["category_code", "goods_kind", "kind"],
    title "禁售" / "not to be sold online",
    says "此类商品不得通过网络销售" / "goods of this kind may not be sold online",
    fix "下架该商品" / "take the goods off sale",
    pass {}, fail {"goods_kind": "tobacco", "age_restricted": true, "age_check": "real_name"} at "/goods_kind",
    |listing, found| {
        let kind = match listing.goods_kind().get()? {
            Some(kind) => kind,
            None if listing.offers_goods()? => return Err(Undetermined),
            None => return Ok(()),
        };
        if kind.is_banned_online() {
            found.at(listing.goods_kind()).related(listing.category_code());
        }
        Ok(())
    }
}

rule! {
    OBJ_035 = "OBJ-035", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["MINL" "59, 60" S], confidence M,
    fields ["age_restricted", "age_check", "goods_kind", "kind"], formats ["age_restricted", "age_check"],
    title "限制未成年人" / "not for minors",
    says "此类商品须标明限制未成年人购买" / "goods of this kind must be marked as not for minors",
    also [no_check "限制未成年人购买的商品须写明年龄核验方式" / "goods not for minors must say how age is checked"],
    fix "标明限制并写明年龄核验方式" / "mark the restriction and say how age is checked",
    pass {"goods_kind": "knife", "warnings": ["刀刃锋利"], "age_restricted": true, "age_check": "real_name"},
    fail {"goods_kind": "knife", "warnings": ["刀刃锋利"]} at "/age_restricted",
    |listing, found| {
        let restricted = listing.age_restricted().get()? == Some(true);
        if restricted && listing.age_check().get()?.is_none() {
            found.add(listing.age_check(), "no_check").related(listing.age_restricted());
        }
        if restricted || !listing.offers_goods()? {
            return Ok(());
        }
        if listing.goods_kind().get()?.ok_or(Undetermined)?.is_kept_from_minors() {
            found.at(listing.age_restricted()).related(listing.goods_kind());
        }
        Ok(())
    }
}
