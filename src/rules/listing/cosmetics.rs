//! Cosmetics 化妆品: their label, and the number they are registered or filed under.

use super::category::{self, is_imported, maker, needed};
use crate::document::Undetermined;
use crate::identifiers;
use crate::records::goods::Goods;
use crate::records::listing::Listing;

rule! {
    /// A maker abroad has no Chinese production licence.
    OBJ_098 = "OBJ-098", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["COS" "36" S], confidence H,
    packs [Cosmetics],
    fields ["goods/cosmetic", "goods/cosmetic/name", "goods/cosmetic/reg_no", "goods/cosmetic/registrant", "goods/cosmetic/registrant/name",
        "goods/cosmetic/registrant/address", "goods/cosmetic/maker", "goods/cosmetic/maker/name", "goods/cosmetic/maker/address",
        "goods/cosmetic/production_licence", "goods/cosmetic/standard_code", "goods/cosmetic/ingredients", "goods/cosmetic/net_content",
        "goods/cosmetic/use_period", "goods/cosmetic/usage", "goods/cosmetic/warnings", "goods/import"],
    formats ["goods/cosmetic/name", "goods/cosmetic/registrant/name", "goods/cosmetic/registrant/address", "goods/cosmetic/registrant/contact",
        "goods/cosmetic/maker/name", "goods/cosmetic/maker/address", "goods/cosmetic/maker/contact", "goods/cosmetic/production_licence",
        "goods/cosmetic/standard_code", "goods/cosmetic/ingredients", "goods/cosmetic/use_period", "goods/cosmetic/usage",
        "goods/cosmetic/warnings"],
    title "化妆品标签项" / "label of cosmetics",
    says "化妆品标签信息不全" / "the label of the cosmetic is incomplete",
    also [no_ingredients "全成分至少要有一种" / "at least one ingredient is needed"],
    fix "写明化妆品标签的全部项目" / "state every item of a cosmetic's label",
    upon crate::rules::listing::example::COSMETIC,
    pass {}, fail {"goods": {"cosmetic": {"use_period": null}}} at "/goods/cosmetic/use_period",
    |listing, found| {
        let cosmetic = category::required(listing, found, Goods::cosmetic)?;
        let texts = found.present([cosmetic.name(), cosmetic.reg_no(), cosmetic.standard_code(), cosmetic.use_period(), cosmetic.usage(),
            cosmetic.warnings()]);
        let net_content = found.present([cosmetic.net_content()]);
        let registrant = maker(found, cosmetic.registrant());
        let made_by = maker(found, cosmetic.maker());
        let licence = if is_imported(listing)? { Ok(()) } else { found.present([cosmetic.production_licence()]) };
        let ingredients = found.require(cosmetic.ingredients()).map(|ingredients| {
            if ingredients.is_empty() {
                found.problem(cosmetic.ingredients(), "no_ingredients");
            }
        });
        [net_content, registrant, made_by, licence, ingredients].into_iter().fold(texts, Result::and)
    }
}

rule! {
    OBJ_099 = "OBJ-099", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["COS-R" "form of the number" K], confidence M,
    packs [Cosmetics],
    fields ["goods/cosmetic/reg_no"], formats ["goods/cosmetic/reg_no"],
    title "化妆品注册证或备案编号" / "registration or filing number of cosmetics",
    says "编号应如 国妆特字20210001 或 浙G妆网备字2024012345" / "the number should be like 国妆特字20210001 or 浙G妆网备字2024012345",
    fix "按注册证或备案凭证书写编号" / "write the number as on the certificate",
    upon crate::rules::listing::example::COSMETIC,
    pass {"goods": {"cosmetic": {"reg_no": "国妆特字20210001"}}},
    fail {"goods": {"cosmetic": {"reg_no": "浙G妆网备字20240001"}}} at "/goods/cosmetic/reg_no",
    |listing, found| {
        let number = needed(listing, Goods::cosmetic)?.reg_no();
        // That it is missing, the label's rule says.
        number.get()?.ok_or(Undetermined)?;
        found.identifier(number, identifiers::cosmetics::check)
    }
}
