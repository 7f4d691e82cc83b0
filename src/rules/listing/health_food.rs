//! Health food 保健食品: food with a registered function.

use super::category;
use crate::parts;
use crate::identifiers;
use crate::records::goods::Goods;
use crate::records::listing::Listing;

/// How the statement that the product replaces no medicine is worded.
const STATEMENTS: [&str; 2] = ["不能代替药物", "不能替代药物"];

rule! {
    OBJ_095 = "OBJ-095", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "78, 79" S, "HFR" "form of the number" K], confidence H,
    packs [HealthFood],
    fields ["goods/health_food", "goods/health_food/reg_no", "goods/health_food/suitable", "goods/health_food/unsuitable",
        "goods/health_food/functional_components", "goods/health_food/statement"],
    formats ["goods/health_food/reg_no", "goods/health_food/suitable", "goods/health_food/unsuitable",
        "goods/health_food/functional_components", "goods/health_food/statement"],
    title "保健食品" / "health food",
    says "声明须写明“本品不能代替药物”" / "the statement must say that the product does not replace medicine (本品不能代替药物)",
    fix "写明注册号或备案号、适宜人群、不适宜人群、功效成分及含量，并声明“本品不能代替药物”" /
        "state number, for whom it is and is not, its functional components with amounts, and that it does not replace medicine",
    upon crate::rules::listing::example::HEALTH_FOOD,
    pass {}, fail {"goods": {"health_food": {"statement": "请按说明食用"}}} at "/goods/health_food/statement",
    |listing, found| {
        let health_food = category::required(listing, found, Goods::health_food)?;
        let number = found.identifier(health_food.reg_no(), identifiers::health_food::check);
        let texts = found.present([health_food.reg_no(), health_food.suitable(), health_food.unsuitable(), health_food.functional_components()]);
        let statement = found.require(health_food.statement())?;
        if !STATEMENTS.iter().any(|words| parts::holds(statement, words)) {
            found.at(health_food.statement());
        }
        number.and(texts)
    }
}
