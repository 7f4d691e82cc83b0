//! Food: what its label must say (Food Safety Law 67, GB 7718), and food in bulk and from abroad. Contents and warnings are in `nutrition`.

use super::category::{self, given, is_imported, labelled, maker_with_contact, needed};
use super::lifetime::end_of;
use super::parts::each;
use crate::decimal::Decimal;
use crate::document::Undetermined;
use crate::identifiers;
use crate::records::goods::{Food, Goods, Ingredient};
use crate::records::goods_kind::GoodsKind;
use crate::records::listing::Listing;
use crate::report::{Found, Param};
use crate::rule::Outcome;

rule! {
    /// Goods that individuals import by cross-border retail need no Chinese label and no agent.
    OBJ_082 = "OBJ-082", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "97" S], confidence H,
    packs [Food],
    fields ["goods/import", "goods/import/cross_border", "goods/import/origin_country", "goods/import/agent", "goods/import/agent/name",
        "goods/import/agent/address", "goods/import/agent/contact", "goods/import/cn_label", "goods/import/cn_label/reference"],
    formats ["goods/import/origin_country", "goods/import/agent/name", "goods/import/agent/address", "goods/import/agent/contact",
        "goods/import/cn_label/reference", "goods/import/cn_label/at", "goods/import/cn_label/digest"],
    title "进口预包装食品" / "imported prepackaged food",
    says "进口预包装食品的信息不全" / "what must be said of imported prepackaged food is incomplete",
    fix "写明原产国、境内代理商的名称、地址、联系方式和中文标签" / "state country of origin, the agent in China with address and contact, and the Chinese label",
    upon crate::rules::listing::example::FOOD,
    pass {"goods": {"import": {"origin_country": "NZ", "agent": {"name": "上海海悦食品有限公司", "address": "上海市浦东新区世纪大道8号",
        "contact": "021-58880000"}, "cn_label": {"reference": "LBL-2026-03", "at": "2026-01-05T10:00:00+08:00", "digest": "sm3:00"}}}},
    fail {"goods": {"import": {"origin_country": "NZ", "agent": {"name": "上海海悦食品有限公司", "address": "上海市浦东新区世纪大道8号"},
        "cn_label": {"reference": "LBL-2026-03", "at": "2026-01-05T10:00:00+08:00", "digest": "sm3:00"}}}} at "/goods/import/agent/contact",
    |listing, found| {
        let Some(import) = given(listing, Goods::import)? else { return Ok(()) };
        if labelled(listing).is_ok_and(|food| food.is_none()) {
            return Ok(());
        }
        let origin = found.present([import.origin_country()]);
        if import.cross_border().get()? == Some(true) {
            return origin;
        }
        let agent = maker_with_contact(found, import.agent());
        let label = found.require(import.cn_label()).and_then(|label| found.present([label.reference()]));
        origin.and(agent).and(label)
    }
}

rule! {
    OBJ_083 = "OBJ-083", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "67(1)" S, "7718" "4.2, 4.5" S], confidence H,
    packs [Food],
    fields ["goods/food", "goods/food/name", "goods/food/spec", "goods/food/net_content"], formats ["goods/food/name", "goods/food/spec"],
    title "食品名称、规格、净含量" / "name, size and net content of food",
    says "食品名称、规格、净含量不全" / "name, size or net content of the food is missing",
    fix "写明食品名称、规格和净含量" / "state name, size and net content of the food",
    upon crate::rules::listing::example::FOOD,
    pass {}, fail {"goods": {"food": {"name": null}}} at "/goods/food/name",
    |listing, found| {
        let food = match labelled(listing) {
            Ok(None) => return Ok(()),
            Ok(Some(food)) => food,
            Err(Undetermined) => category::required(listing, found, Goods::food)?,
        };
        let texts = found.present([food.name(), food.spec()]);
        found.present([food.net_content()]).and(texts)
    }
}

/// Ingredients of no more than so much may stand in any order (GB 7718, ingredient list).
const ANY_ORDER_UP_TO: i64 = 2 * Decimal::ONE;

rule! {
    /// The order is checked where amounts are given, and only of what is more than 2 %.
    OBJ_084 = "OBJ-084", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "67(2)" S, "7718" "4.3" S], confidence H,
    packs [Food],
    fields ["goods/food/ingredients", "goods/food/ingredients/name", "goods/food/ingredients/amount_percent"],
    formats ["goods/food/ingredients/name", "goods/food/ingredients/amount_percent"],
    title "配料表" / "ingredients",
    says "配料应按加入量递减排列：{actual}% 在 {before}% 之后" / "ingredients go in descending order of amount: {actual} % stands after {before} %",
    also [no_ingredients "配料表至少要有一种配料" / "the list needs at least one ingredient"],
    fix "列出全部配料，按加入量递减排列" / "list all ingredients in descending order of amount",
    upon crate::rules::listing::example::FOOD,
    pass {"goods": {"food": {"ingredients": [{"name": "燕麦粉", "amount_percent": 60, "allergen": true}, {"name": "白砂糖", "amount_percent": 37},
        {"name": "食用盐", "amount_percent": 1}, {"name": "碳酸氢铵", "amount_percent": 2}]}}},
    fail {"goods": {"food": {"ingredients": [{"name": "白砂糖", "amount_percent": 37}, {"name": "燕麦粉", "amount_percent": 60, "allergen": true}]}}}
        at "/goods/food/ingredients/1/amount_percent",
    |listing, found| {
        let Some(food) = labelled(listing)? else { return Ok(()) };
        let ingredients = found.require(food.ingredients())?;
        if ingredients.is_empty() {
            found.problem(food.ingredients(), "no_ingredients");
        }
        let mut least: Option<(Ingredient<'_>, Decimal)> = None;
        each(ingredients, |ingredient| {
            let name = found.present([ingredient.name()]);
            let amount = ingredient.amount_percent().get()?;
            let Some(amount) = amount.filter(|amount| amount.ten_thousandths > ANY_ORDER_UP_TO) else { return name };
            match least {
                Some((ahead, before)) if amount.ten_thousandths > before.ten_thousandths => {
                    found.at(ingredient.amount_percent()).related(ahead.amount_percent())
                        .param("before", Param::Decimal(before)).param("actual", Param::Decimal(amount));
                }
                _ => least = Some((ingredient, amount)),
            }
            name
        })
    }
}

/// What additives do (GB 2760), and what they are called for short: no names of additives.
const FUNCTIONS: [&str; 27] = [
    "酸度调节剂", "抗结剂", "消泡剂", "抗氧化剂", "漂白剂", "膨松剂", "着色剂", "护色剂", "乳化剂", "增味剂", "面粉处理剂", "被膜剂", "水分保持剂", "防腐剂",
    "稳定剂", "凝固剂", "稳定剂和凝固剂", "甜味剂", "增稠剂", "食品添加剂", "添加剂", "色素", "食用色素", "酸味剂", "保鲜剂", "疏松剂", "发色剂",
];

rule! {
    /// That a name is one of GB 2760 is not checked: the list of some three hundred names is not part of this.
    OBJ_085 = "OBJ-085", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "67(7)" S], confidence M,
    packs [Food],
    fields ["goods/food/additives"], formats ["goods/food/additives"],
    title "食品添加剂不只写功能类别" / "additives named, not only their function",
    says "“{word}”是功能类别，不是食品添加剂的通用名称" / "“{word}” is a function, not the generic name of an additive",
    fix "写明国家标准中的通用名称，如“着色剂（胭脂红）”" / "state the generic name of the national standard, as in 着色剂（胭脂红）",
    upon crate::rules::listing::example::FOOD,
    pass {"goods": {"food": {"additives": ["着色剂（胭脂红）", "山梨酸钾"]}}},
    fail {"goods": {"food": {"additives": ["山梨酸钾", "着色剂"]}}} at "/goods/food/additives/1",
    |listing, found| {
        let Some(food) = labelled(listing)? else { return Ok(()) };
        let Some(additives) = food.additives().get()? else { return Ok(()) };
        each(additives, |additive| {
            let name = additive.text().get()?;
            if let Some(word) = FUNCTIONS.iter().find(|function| name == Some(**function)) {
                found.at(additive.text()).param("word", Param::Word(word));
            }
            Ok(())
        })
    }
}

rule! {
    /// Imported food names its agent in China instead.
    OBJ_086 = "OBJ-086", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "67(3)" S, "7718" "4.6" S], confidence H,
    packs [Food],
    fields ["goods/food/producer", "goods/food/producer/name", "goods/food/producer/address", "goods/food/producer/contact", "goods/import"],
    formats ["goods/food/producer/name", "goods/food/producer/address", "goods/food/producer/contact"],
    title "食品生产者" / "producer of food",
    says "生产者的名称、地址、联系方式不全" / "name, address or contact of the producer is missing",
    fix "写明生产者的名称、地址和联系方式" / "state the producer's name, address and contact",
    upon crate::rules::listing::example::FOOD,
    pass {}, fail {"goods": {"food": {"producer": {"contact": null}}}} at "/goods/food/producer/contact",
    |listing, found| {
        let Some(food) = labelled(listing)? else { return Ok(()) };
        if is_imported(listing)? && !food.producer().is_given() {
            return Ok(());
        }
        maker_with_contact(found, food.producer())
    }
}

rule! {
    /// A period of months or years may end on the day of the same number or the day before: labels count both ways.
    OBJ_087 = "OBJ-087", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "67(1)(4)" S, "7718" "4.7" S], confidence H,
    packs [Food],
    fields ["goods/food/shelf_life", "goods/food/shelf_life/count", "goods/food/shelf_life/unit", "goods/food/production_date",
        "goods/food/expiry_date"],
    formats ["goods/food/shelf_life/count", "goods/food/shelf_life/unit", "goods/food/production_date", "goods/food/expiry_date"],
    settings [early_days = 1],
    title "保质期与日期标示" / "shelf life and dates",
    says "保质期到期日应为 {expected}，实为 {actual}" / "the date of expiry should be {expected}, is {actual}",
    also [no_period "保质期应大于 0，实为 {actual}" / "the shelf life should be above 0, is {actual}"],
    fix "写明保质期；日期按年、月、日的顺序标示，且与保质期相符" / "state the shelf life; give dates as year, month, day, and in agreement with it",
    upon crate::rules::listing::example::FOOD,
    pass {"goods": {"food": {"production_date": "2026-01-31", "shelf_life": {"count": 1, "unit": "month"}, "expiry_date": "2026-02-28"}}},
    fail {"goods": {"food": {"production_date": "2026-01-10", "shelf_life": {"count": 12, "unit": "month"}, "expiry_date": "2027-02-10"}}}
        at "/goods/food/expiry_date",
    |listing, found| {
        let Some(food) = labelled(listing)? else { return Ok(()) };
        let shelf_life = found.require(food.shelf_life())?;
        let unit = found.present([shelf_life.unit()]);
        let count = found.require(shelf_life.count())?;
        if count <= 0 {
            found.add(shelf_life.count(), "no_period").param("actual", Param::Int(count));
            return Ok(());
        }
        dates_agree(found, food).and(unit)
    }
}

fn dates_agree(found: &mut Found<'_>, food: Food<'_>) -> Outcome {
    if let (Some(made), Some(expires), Some(shelf_life)) = (food.production_date().get()?, food.expiry_date().get()?, food.shelf_life().get()?)
        && let Some(expected) = end_of(made, shelf_life)?
        && (expires > expected || expires < expected.plus_days(-found.setting("early_days")))
    {
        let making = found.at(food.expiry_date()).related(food.production_date()).related(food.shelf_life());
        making.param("expected", Param::Date(expected)).param("actual", Param::Date(expires));
    }
    Ok(())
}

rule! {
    OBJ_088 = "OBJ-088", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "67(6)" S, "7718" "4.8" S], confidence H,
    packs [Food],
    fields ["goods/food/storage"], formats ["goods/food/storage"],
    title "贮存条件" / "storage",
    says "缺少贮存条件" / "the storage condition is missing",
    fix "写明贮存条件" / "state how the food is to be stored",
    upon crate::rules::listing::example::FOOD,
    pass {}, fail {"goods": {"food": {"storage": null}}} at "/goods/food/storage",
    |listing, found| labelled(listing)?.map_or(Ok(()), |food| found.present([food.storage()]))
}

rule! {
    OBJ_089 = "OBJ-089", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "67(5)" S, "7718" "4.10, 8.7" S], confidence H,
    packs [Food],
    fields ["goods/food/standard_code", "goods/import"], formats ["goods/food/standard_code"],
    title "产品标准代号" / "product standard of food",
    says "缺少产品标准代号" / "the product standard is missing",
    fix "写明产品标准代号，如 GB/T 20980-2021；进口食品除外" / "state the product standard, such as GB/T 20980-2021; imports need none",
    upon crate::rules::listing::example::FOOD,
    pass {}, fail {"goods": {"food": {"standard_code": "20980"}}} at "/goods/food/standard_code",
    |listing, found| {
        let Some(food) = labelled(listing)? else { return Ok(()) };
        if !is_imported(listing)? {
            found.present([food.standard_code()])?;
        }
        found.identifier(food.standard_code(), identifiers::standard_code::check)
    }
}

rule! {
    OBJ_090 = "OBJ-090", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "67(8)" S, "derived" "structure and check character" S], confidence H,
    packs [Food],
    fields ["goods/food/production_licence", "goods/import"], formats ["goods/food/production_licence"],
    title "食品生产许可证编号" / "food production licence",
    says "缺少食品生产许可证编号" / "the food production licence is missing",
    fix "写明 SC 加 14 位数字的编号；进口食品除外" / "state SC and its 14 digits; imports need none",
    upon crate::rules::listing::example::FOOD,
    pass {}, fail {"goods": {"food": {"production_licence": "SC11464010500016"}}} at "/goods/food/production_licence",
    |listing, found| {
        let Some(food) = labelled(listing)? else { return Ok(()) };
        if !is_imported(listing)? {
            found.present([food.production_licence()])?;
        }
        found.identifier(food.production_licence(), identifiers::food_production_sc::check)
    }
}

rule! {
    /// Date and batch may stand on the package alone, where the listing says so.
    OBJ_097 = "OBJ-097", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "68" S], confidence H,
    packs [Food],
    fields ["goods/bulk_food", "goods/bulk_food/name", "goods/bulk_food/production_date", "goods/bulk_food/batch", "goods/bulk_food/not_shown",
        "goods/bulk_food/shelf_life", "goods/bulk_food/operator", "goods/bulk_food/operator/name", "goods/bulk_food/operator/address",
        "goods/bulk_food/operator/contact"],
    formats ["goods/bulk_food/name", "goods/bulk_food/production_date", "goods/bulk_food/batch", "goods/bulk_food/not_shown",
        "goods/bulk_food/shelf_life/count", "goods/bulk_food/shelf_life/unit", "goods/bulk_food/operator/name",
        "goods/bulk_food/operator/address", "goods/bulk_food/operator/contact"],
    title "散装食品" / "food in bulk",
    says "缺少生产日期或生产批号" / "production date or batch is missing",
    fix "写明名称、生产日期或批号、保质期，经营者的名称、地址和联系方式" / "state name, production date or batch, shelf life, and the operator with address and contact",
    upon crate::rules::listing::example::BULK_FOOD,
    pass {}, fail {"goods": {"bulk_food": {"batch": null}}} at "/goods/bulk_food/batch",
    |listing, found| {
        let bulk = match listing.goods_kind().get()? {
            Some(GoodsKind::BulkFood) => category::required(listing, found, Goods::bulk_food)?,
            _ if given(listing, Goods::bulk_food)?.is_none() => return Ok(()),
            _ => needed(listing, Goods::bulk_food)?,
        };
        let name = found.present([bulk.name()]);
        if !bulk.production_date().is_given() && !bulk.batch().is_given() && !bulk.not_shown().is_given() {
            found.at(bulk.batch()).related(bulk.production_date());
        }
        let operator = maker_with_contact(found, bulk.operator());
        let shelf_life = found.require(bulk.shelf_life())?;
        let unit = found.present([shelf_life.unit()]);
        found.present([shelf_life.count()]).and(unit).and(operator).and(name)
    }
}
