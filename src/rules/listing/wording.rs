//! Words that must not stand in a listing's texts. The lists are in `wordlists`; callers change them.

use super::category;
use super::parts::each;
use crate::document::{Entry, Undetermined};
use crate::records::listing::Listing;
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::wordlists;

/// A finding for each of the rule's words in a text, with its place: characters (Unicode code points) before it, and of it.
fn search<'r>(found: &mut Found<'_>, entry: Entry<'r, &'r str>) -> Outcome {
    let Some(text) = entry.get()? else { return Ok(()) };
    for hit in found.words_in(text).ok_or(Undetermined)? {
        let making = match hit.word {
            Some(word) => found.at(entry).param("word", Param::Word(word)),
            None => found.add(entry, "given_word"),
        };
        making.param("start", Param::Int(hit.start)).param("length", Param::Int(hit.length));
    }
    Ok(())
}

/// The same in several texts.
fn search_all<'r>(found: &mut Found<'_>, entries: impl IntoIterator<Item = Entry<'r, &'r str>>) -> Outcome {
    let mut outcome = Ok(());
    for entry in entries {
        let searched = search(found, entry);
        outcome = outcome.and(searched);
    }
    outcome
}

/// What a listing says of its goods: name, title and the text of its page.
fn search_page(found: &mut Found<'_>, listing: Listing<'_>) -> Outcome {
    let names = search_all(found, [listing.name(), listing.title()]);
    let text = listing.claims().get()?.map_or(Ok(()), |claims| search(found, claims.text()));
    names.and(text)
}

/// What a food's own label claims.
fn search_food_label(found: &mut Found<'_>, listing: Listing<'_>) -> Outcome {
    let Some(goods) = listing.goods().get()? else { return Ok(()) };
    let Some(food) = goods.food().get()? else { return Ok(()) };
    let name = search(found, food.name());
    let Some(claims) = food.claims().get()? else { return name };
    each(claims, |claim| search(found, claim.text())).and(name)
}

rule! {
    OBJ_060 = "OBJ-060", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ADL" "9(3)" S], confidence H,
    fields ["name", "title", "claims/text"], formats ["claims/text"],
    words wordlists::superlatives::LIST,
    title "绝对化用语" / "superlatives",
    says "不得使用绝对化用语“{word}”" / "the superlative “{word}” may not be used",
    fix "删去该用语，改写可以证实的事实" / "leave the word out and state facts that can be shown",
    pass {"claims": {"text": "最佳食用温度 60 ℃，国家级非物质文化遗产工艺"}},
    fail {"claims": {"text": "口感最佳"}} at "/claims/text",
    |listing, found| search_page(found, listing)
}

rule! {
    OBJ_061 = "OBJ-061", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["FSL" "71, 73" S, "COS" "37, 43" S], confidence H,
    packs [Food, HealthFood, Cosmetics],
    fields ["name", "title", "claims/text", "goods/food/name", "goods/food/claims"], formats ["goods/food/claims"],
    words wordlists::medical_claims::LIST,
    title "医疗功效" / "medical claims",
    says "食品、化妆品不得声称“{word}”等医疗功效" / "food and cosmetics may not claim a medical effect such as “{word}”",
    fix "删去疾病预防、治疗功能的表述" / "leave out what speaks of preventing or treating disease",
    upon crate::rules::listing::example::FOOD,
    pass {"claims": {"text": "本品不能代替药物治疗疾病"}},
    fail {"claims": {"text": "长期食用可降血糖"}} at "/claims/text",
    |listing, found| {
        if category::is_medical(listing)? {
            return Ok(());
        }
        let page = search_page(found, listing);
        search_food_label(found, listing).and(page)
    }
}

rule! {
    OBJ_069 = "OBJ-069", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["SPC8" "1" S, "PEN" "12" S, "CRPL" "26" S], confidence H,
    fields ["claims/terms_text", "after_sales_policy/terms", "after_sales_policy/liability"], formats ["claims/terms_text"],
    words wordlists::void_terms::LIST,
    title "无效格式条款" / "void terms",
    says "条款含有无效内容“{word}”" / "the terms hold the void clause “{word}”",
    fix "删去排除消费者权利或减免经营者责任的条款" / "leave out terms that exclude consumers' rights or the operator's liability",
    pass {"claims": {"terms_text": "签收时请检查外包装，质量问题由本店负责"}},
    fail {"claims": {"terms_text": "签收即视为质量合格，本店保留最终解释权"}} at "/claims/terms_text",
    |listing, found| {
        let terms = listing.claims().get()?.map_or(Ok(()), |claims| search(found, claims.terms_text()));
        let Some(policy) = listing.after_sales_policy().get()? else { return terms };
        search_all(found, [policy.terms(), policy.liability()]).and(terms)
    }
}

rule! {
    OBJ_093 = "OBJ-093", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["7718" "4.4" S], confidence M,
    packs [Food], since 2027-3-16,
    fields ["name", "title", "claims/text", "goods/food/name", "goods/food/claims"],
    words wordlists::free_from::LIST,
    title "零添加声称" / "free-from claims",
    says "预包装食品不得以“{word}”强调未用某种配料" / "prepackaged food may not stress with “{word}” what it is made without",
    fix "删去“零添加”“不添加”等用语，以配料表如实说明" / "leave such words out and let the ingredient list speak",
    upon crate::rules::listing::example::FOOD_OF_2027,
    pass {"goods": {"food": {"claims": ["高膳食纤维"]}}},
    fail {"goods": {"food": {"claims": ["高膳食纤维", "零添加防腐剂"]}}} at "/goods/food/claims/1",
    |listing, found| {
        if category::labelled(listing)?.is_none() {
            return Ok(());
        }
        let page = search_page(found, listing);
        search_food_label(found, listing).and(page)
    }
}
