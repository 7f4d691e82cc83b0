//! What food is made of, as far as eaters must be warned or told: allergens, nutrients, genetically modified organisms.

use super::category::labelled;
use super::parts::each;
use crate::parts;
use crate::document::{List, Undetermined};
use crate::lexicon::Matches;
use crate::records::goods::{Nutrient, NutritionExemption};
use crate::records::goods_kind::GoodsKind;
use crate::records::listing::Listing;
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::shape::Text;
use crate::time::{Timestamp, start_of_day};
use crate::wordlists;

/// The groups of allergens that words in a text belong to, as bits. A caller's own words are a group beside the eight.
fn groups(matches: Option<Matches<'_>>) -> Result<u32, Undetermined> {
    Ok(matches.ok_or(Undetermined)?.fold(0, |groups, hit| groups | 1 << hit.group))
}

fn groups_of_all<'r, const MAX: u32>(found: &Found<'_>, texts: List<'r, Text<'r, MAX>>) -> Result<u32, Undetermined> {
    texts.iter().try_fold(0, |all, text| Ok(all | text?.text().get()?.map_or(Ok(0), |text| groups(found.words_in(text)))?))
}

rule! {
    /// The groups are found by the words that ingredient lists use; an ingredient may instead be marked in the list itself.
    OBJ_091 = "OBJ-091", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["7718" "4.12" S], confidence M,
    packs [Food], since 2027-3-16,
    fields ["goods/food/allergens", "goods/food/ingredients", "goods/food/ingredients/name", "goods/food/ingredients/allergen"],
    formats ["goods/food/allergens"],
    words wordlists::allergens::LIST,
    title "致敏物质提示" / "allergens",
    says "配料中的致敏物质没有提示" / "an allergen among the ingredients is not warned of",
    fix "在配料表中标出致敏物质，或在邻近位置提示，如“含有小麦、大豆”" / "mark the allergen in the list of ingredients, or warn of it beside, as in 含有小麦、大豆",
    upon crate::rules::listing::example::FOOD_OF_2027,
    pass {"goods": {"food": {"ingredients": [{"name": "小麦粉"}, {"name": "大豆粉", "allergen": true}, {"name": "食用盐"}], "allergens": ["含有麸质谷物"]}}},
    fail {"goods": {"food": {"ingredients": [{"name": "小麦粉"}, {"name": "花生酱"}], "allergens": ["含有小麦"]}}} at "/goods/food/ingredients/1/name",
    |listing, found| {
        let Some(food) = labelled(listing)? else { return Ok(()) };
        let warned = food.allergens().get()?.map_or(Ok(0), |texts| groups_of_all(found, texts))?;
        let ingredients = food.ingredients().get()?.ok_or(Undetermined)?;
        each(ingredients, |ingredient| {
            let Some(name) = ingredient.name().get()? else { return Ok(()) };
            let holds = groups(found.words_in(name))?;
            if holds & !warned != 0 && ingredient.allergen().get()? != Some(true) {
                found.at(ingredient.name()).related(food.allergens());
            }
            Ok(())
        })
    }
}

/// A nutrient that the table must have: its word in findings, its names, whether a reference value exists for it.
struct Mandatory {
    word: &'static str,
    names: &'static [&'static str],
    has_reference: bool,
    /// Since GB 28050-2025.
    is_new: bool,
}

const fn mandatory(word: &'static str, names: &'static [&'static str], has_reference: bool, is_new: bool) -> Mandatory {
    Mandatory { word, names, has_reference, is_new }
}

/// 1+4 of GB 28050-2011, 1+6 of GB 28050-2025. Sugar has no reference value (NRV).
const MANDATORY: [Mandatory; 7] = [
    mandatory("energy", &["能量"], true, false),
    mandatory("protein", &["蛋白质"], true, false),
    mandatory("fat", &["脂肪"], true, false),
    mandatory("saturated_fat", &["饱和脂肪", "饱和脂肪酸"], true, true),
    mandatory("carbohydrate", &["碳水化合物"], true, false),
    mandatory("sugar", &["糖"], false, true),
    mandatory("sodium", &["钠"], true, false),
];

/// GB 28050-2025 is in force from here.
const NEW_EDITION: Timestamp = Timestamp(start_of_day(2027, 3, 16));

impl Mandatory {
    /// Its line of the table; parts of a nutrient are indented by dashes there.
    fn line<'r>(&self, table: List<'r, Nutrient<'r>>) -> Option<Nutrient<'r>> {
        let named = |name: &str| self.names.contains(&name.trim_start_matches(['—', '-', '－', ' ', '\u{3000}']));
        table.readable().find(|line| line.name().ok().is_some_and(named))
    }

    fn check(&self, found: &mut Found<'_>, line: Nutrient<'_>) -> Outcome {
        let amount = found.present([line.amount()]);
        let unit = found.present([line.unit()]);
        let reference = if self.has_reference { found.present([line.nrv_percent()]) } else { Ok(()) };
        amount.and(unit).and(reference)
    }
}

rule! {
    /// Amounts are single numbers: a range is malformed.
    OBJ_092 = "OBJ-092", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["28050" "4.1, 3.4" S, "derived" "GB 28050-2011 before 2027-03-16" K], confidence M,
    packs [Food],
    fields ["goods/food/nutrition", "goods/food/nutrition/name", "goods/food/nutrition/amount", "goods/food/nutrition/unit",
        "goods/food/nutrition/nrv_percent", "goods/food/nutrition_exemption", "published_at"],
    formats ["goods/food/nutrition/name", "goods/food/nutrition/amount", "goods/food/nutrition/unit", "goods/food/nutrition/nrv_percent",
        "goods/food/nutrition_exemption"],
    title "营养成分表" / "nutrition table",
    says "营养成分表缺少{nutrient}" / "the nutrition table lacks {nutrient}",
    fix "标示能量、蛋白质、脂肪、碳水化合物、钠及其 NRV%，自 2027-03-16 起还有饱和脂肪和糖；豁免的写明理由" /
        "state energy, protein, fat, carbohydrate and sodium with NRV%, from 2027-03-16 also saturated fat and sugar; or why the food is exempt",
    upon crate::rules::listing::example::FOOD,
    pass {"goods": {"food": {"nutrition": null, "nutrition_exemption": "small_package"}}},
    fail {"goods": {"food": {"nutrition": [{"name": "能量", "amount": 1880, "unit": "kJ", "nrv_percent": 22},
        {"name": "蛋白质", "amount": "7.5", "unit": "g", "nrv_percent": 13}, {"name": "脂肪", "amount": "18.2", "unit": "g", "nrv_percent": 30},
        {"name": "碳水化合物", "amount": "62.0", "unit": "g", "nrv_percent": 21}]}}} at "/goods/food/nutrition",
    |listing, found| {
        let Some(food) = labelled(listing)? else { return Ok(()) };
        let exemption: Option<NutritionExemption> = food.nutrition_exemption().get()?;
        if exemption.is_some() || listing.goods_kind().get()? == Some(GoodsKind::Alcohol) {
            return Ok(());
        }
        let table = found.require(food.nutrition())?;
        let dated = match listing.published_at().get()? {
            Some(published) => published,
            None => found.now()?,
        };
        let mut outcome = table.iter().try_for_each(|line| line.map(|_| ()));
        for nutrient in MANDATORY.iter().filter(|nutrient| !nutrient.is_new || dated >= NEW_EDITION) {
            match nutrient.line(table) {
                Some(line) => outcome = nutrient.check(found, line).and(outcome),
                None => drop(found.at(food.nutrition()).param("nutrient", Param::Word(nutrient.word))),
            }
        }
        outcome
    }
}

rule! {
    /// Whether it holds any, the listing declares.
    OBJ_094 = "OBJ-094", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "69" S], confidence H,
    packs [Food],
    fields ["goods/food/contains_gmo", "goods/food/gmo"], formats ["goods/food/gmo"],
    title "转基因标示" / "mark of genetic modification",
    says "转基因食品的标示须有“转基因”字样" / "the mark of genetically modified food must hold the word 转基因",
    fix "显著标示，如“转基因大豆加工品”" / "mark it where it is seen, as in 转基因大豆加工品",
    upon crate::rules::listing::example::FOOD,
    pass {"goods": {"food": {"contains_gmo": true, "gmo": "转基因大豆加工品"}}},
    fail {"goods": {"food": {"contains_gmo": true, "gmo": "大豆加工品"}}} at "/goods/food/gmo",
    |listing, found| {
        let Some(food) = labelled(listing)? else { return Ok(()) };
        if food.contains_gmo().get()? == Some(true) && !parts::holds(found.require(food.gmo())?, "转基因") {
            found.at(food.gmo()).related(food.contains_gmo());
        }
        Ok(())
    }
}
