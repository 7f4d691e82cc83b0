//! What a listing claims beside plain words: patents, figures, its place among search results, approved advertising.

use super::parts::each;
use crate::parts;
use crate::document::Undetermined;
use crate::records::listing::Listing;
use crate::report::Param;
use crate::time::Date;

rule! {
    OBJ_062 = "OBJ-062", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ADL" "12" S], confidence H,
    fields ["claims/patent_claims", "claims/patent_claims/number", "claims/patent_claims/kind", "claims/patent_claims/valid_to"],
    formats ["claims/patent_claims/number", "claims/patent_claims/kind", "claims/patent_claims/valid_to"],
    title "专利声称" / "patent claims",
    says "专利已于 {valid_to} 到期" / "the patent expired on {valid_to}",
    fix "写明专利号和专利种类；已终止的专利不得声称" / "state number and kind of the patent, and claim none that has ended",
    pass {"claims": {"patent_claims": [{"number": "ZL202010123456.X", "kind": "invention", "valid_to": "2040-02-20"}]}},
    fail {"claims": {"patent_claims": [{"number": "ZL200510123456.X", "kind": "invention", "valid_to": "2025-02-20"}]}}
        at "/claims/patent_claims/0/valid_to",
    |listing, found| {
        let Some(claims) = listing.claims().get()? else { return Ok(()) };
        let Some(patents) = claims.patent_claims().get()? else { return Ok(()) };
        each(patents, |patent| {
            let kind = found.present([patent.kind()]);
            let number = found.present([patent.number()]);
            // A patent without its last day may have ended.
            let valid_to = patent.valid_to().get()?.ok_or(Undetermined)?;
            if Date::of(found.now()?) > valid_to {
                found.at(patent.valid_to()).param("valid_to", Param::Date(valid_to));
            }
            number.and(kind)
        })
    }
}

rule! {
    OBJ_063 = "OBJ-063", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ADL" "11" S], confidence H,
    fields ["claims/cited_data", "claims/cited_data/statement", "claims/cited_data/source"],
    formats ["claims/cited_data/statement", "claims/cited_data/source"],
    title "引证出处" / "sources of figures",
    says "引用的数据或引语没有出处" / "the figure or quotation has no source",
    fix "为引用的数据、统计资料、调查结果、引语写明出处" / "give each figure, survey and quotation its source",
    pass {"claims": {"cited_data": [{"statement": "保温 12 小时不低于 58 ℃", "source": "检验报告 W-2026-0117"}]}},
    fail {"claims": {"cited_data": [{"statement": "九成用户回购"}]}} at "/claims/cited_data/0/source",
    |listing, found| {
        let Some(claims) = listing.claims().get()? else { return Ok(()) };
        let Some(cited) = claims.cited_data().get()? else { return Ok(()) };
        each(cited, |cited| found.present([cited.statement(), cited.source()]))
    }
}

rule! {
    OBJ_064 = "OBJ-064", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "40" S, "ADL" "14" S], confidence H,
    fields ["claims/paid_ranking", "claims/paid_ranking/paid", "claims/paid_ranking/mark"], formats ["claims/paid_ranking/mark"],
    title "竞价排名标识" / "mark of paid ranking",
    says "竞价排名的商品须显著标明“广告”" / "goods ranked for payment must be marked 广告 (advertisement)",
    fix "在竞价排名的结果上显著标明“广告”" / "mark paid results 广告, where it is seen",
    pass {"claims": {"paid_ranking": {"paid": true, "mark": "广告"}}},
    fail {"claims": {"paid_ranking": {"paid": true, "mark": "推荐"}}} at "/claims/paid_ranking/mark",
    |listing, found| {
        let Some(claims) = listing.claims().get()? else { return Ok(()) };
        let Some(ranking) = claims.paid_ranking().get()? else { return Ok(()) };
        if found.require(ranking.paid())? && !parts::holds(found.require(ranking.mark())?, "广告") {
            found.at(ranking.mark()).related(ranking.paid());
        }
        Ok(())
    }
}

rule! {
    OBJ_065 = "OBJ-065", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ADL" "46" S], confidence H,
    packs [Drug, MedicalDevice, HealthFood, Pesticide],
    fields ["claims/ad_approval_no"], formats ["claims/ad_approval_no"],
    title "广告审查" / "approval of advertising",
    says "缺少广告审查批准文号" / "the approval number of the advertisement is missing",
    fix "药品、医疗器械、保健食品、农药的广告先经审查，并写明批准文号" / "have advertising of medicines, devices, health food and pesticides approved, and state the number",
    upon crate::rules::listing::example::DRUG,
    pass {}, fail {"claims": {"ad_approval_no": null}} at "/claims/ad_approval_no",
    |listing, found| {
        let claims = found.require(listing.claims())?;
        found.present([claims.ad_approval_no()])
    }
}
