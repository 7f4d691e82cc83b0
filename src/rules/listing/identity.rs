//! The listing itself, who offers it, and what kind of thing it is.

use crate::document::View as _;
use crate::records::subject::SubjectType;
use crate::records::transaction::{each_in, is, known};
use super::parts::{each, repeats};
use crate::document::Undetermined;
use crate::records::listing::{CategoryScheme, Listing};
use crate::records::pricing::Sku;
use core::ops::RangeInclusive;

rule! {
    /// In a transaction no version stands twice; that no other listing has the same number, only the platform knows.
    OBJ_001 = "OBJ-001", Shall, gate, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "31" S, "derived" "identifiable records" I], confidence H,
    fields ["listing_id", "skus", "skus/sku_id"], formats ["listing_id", "skus/sku_id"],
    title "商品编号" / "listing number",
    says "同一商品的 SKU 编号重复" / "two variants of the listing have the same SKU number",
    also [
        repeated_version "同一商品的同一版本出现两次" / "the same version of a listing stands there twice",
    ],
    fix "为商品及其每个规格给出唯一且不变的编号" / "give the listing and each of its variants a unique, stable number",
    pass {}, fail {"listing_id": null} at "/listing_id",
    needs [listings, platform],
    across |transaction, found| {
        let listings = known(transaction.listings())?;
        each_in(transaction.listings(), |listing| {
            let (id, version) = (known(listing.listing_id())?, known(listing.version())?);
            let first = found.find(listings, |other| Ok(is(other.listing_id(), id)? && is(other.version(), version)?))?;
            if let Some(first) = first.filter(|first| first.entry().slot != listing.entry().slot) {
                found.add(listing.version(), "repeated_version").related(first.version());
            }
            Ok(())
        })
    },
    |listing, found| {
        let mut outcome = found.require(listing.listing_id()).map(|_| ());
        let Some(skus) = listing.skus().get()? else { return outcome };
        outcome = each(skus, |sku| found.require(sku.sku_id()).map(|_| ())).and(outcome);
        repeats(skus, Sku::sku_id, |first, second| {
            found.at(second.sku_id()).related(first.sku_id());
        });
        outcome
    }
}

rule! {
    /// That the seller is a verified, active subject, a transaction shows.
    OBJ_002 = "OBJ-002", Shall, gate, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "17, 27" S], confidence H,
    fields ["seller_id"], formats ["seller_id"],
    title "经营主体" / "seller",
    says "卖方不是已核验的有效主体" / "the seller is not a verified, active subject",
    also [
        unknown_seller "各主体中没有该卖方" / "none of the subjects is this seller",
        not_verified "发布时卖方的身份核验未通过" / "the seller's identity check was not passed",
        not_active "发布时卖方的登记状态不是存续" / "the seller's registration was not active at publication",
        has_left "卖方已于 {exited_at} 退出平台" / "the seller left the platform at {exited_at}",
    ],
    fix "写明卖方编号" / "name the seller by its id",
    pass {}, fail {"seller_id": null} at "/seller_id",
    needs [listings, subjects],
    across |transaction, found| each_in(transaction.listings(), |listing| {
        crate::rules::transaction::parties::seller_stands(transaction, found, listing.seller_id(), listing.published_at())
    }),
    |listing, found| found.require(listing.seller_id()).map(|_| ())
}

/// 汉字, in the blocks that names are written in.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
}

rule! {
    OBJ_003 = "OBJ-003", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PQL" "27(2)" S, "PRC" "7" S, "PRICE" "13" S], confidence H,
    fields ["name"], formats ["name", "title"],
    title "中文品名" / "name in Chinese",
    says "品名应为中文" / "the name should be in Chinese",
    fix "以中文写明商品或服务的名称" / "name the goods or service in Chinese",
    pass {"name": "T恤"}, fail {"name": "Vacuum flask"} at "/name",
    |listing, found| {
        if !found.require(listing.name())?.chars().any(is_han) {
            found.at(listing.name());
        }
        Ok(())
    }
}

/// Whether a code has the form of its scheme. Whether it is in it, the scheme's own list must show.
fn fits(scheme: CategoryScheme, code: &str) -> bool {
    let digits = |text: &str, counts: RangeInclusive<usize>| counts.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    match scheme {
        CategoryScheme::Platform => true,
        CategoryScheme::Gpc => digits(code, 8..=8),
        // One digit a level for five levels, then three for the sixth, usually set off by a point.
        CategoryScheme::GbT7635 => match code.split_once(['.', '·']) {
            Some((levels, sixth)) => digits(levels, 5..=5) && digits(sixth, 3..=3),
            None => digits(code, 1..=5) || digits(code, 8..=8),
        },
    }
}

rule! {
    OBJ_004 = "OBJ-004", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["37401" "topic" I, "derived" "schemes such as GB/T 7635 and GPC" K], confidence M,
    fields ["category_code", "category_scheme"], formats ["category_code", "category_scheme", "kind"],
    title "类目" / "category",
    says "类目代码不符合所声明的分类体系" / "the category code does not fit the scheme it is declared in",
    fix "写明分类体系和其中的类目代码" / "name the scheme and the category's code in it",
    pass {"category_scheme": "gpc", "category_code": "10001234"}, fail {"category_scheme": "gpc", "category_code": "1620-08"} at "/category_code",
    |listing, found| {
        let scheme = found.require(listing.category_scheme());
        let code = found.require(listing.category_code())?;
        if !fits(scheme?, code) {
            found.at(listing.category_code()).related(listing.category_scheme());
        }
        Ok(())
    }
}

rule! {
    OBJ_036 = "OBJ-036", Shall, audit, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "37" S], confidence H,
    fields ["self_operated_mark", "seller_id"], formats ["self_operated_mark"],
    title "自营区分" / "self-operated business",
    says "自营标记与卖方身份不符" / "the mark of self-operated business does not agree with the seller's status",
    fix "仅对平台自营的商品标记“自营”" / "mark only what the platform itself sells as self-operated",
    pass {},
    needs [listings, subjects],
    across |transaction, found| each_in(transaction.listings(), |listing| {
        let seller = transaction.subject(found, listing.seller_id())?.ok_or(Undetermined)?;
        let by_platform = seller.subject_type().get()? == Some(SubjectType::PlatformOperator);
        let self_operated = seller.self_operated().get()?.unwrap_or(by_platform);
        if listing.self_operated_mark().get()?.unwrap_or_default() != self_operated {
            found.at(listing.self_operated_mark()).related(seller.self_operated());
        }
        Ok(())
    }),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_codes_of_their_scheme() {
        let table = [
            (CategoryScheme::GbT7635, "2", true),
            (CategoryScheme::GbT7635, "23161", true),
            (CategoryScheme::GbT7635, "23161.012", true),
            (CategoryScheme::GbT7635, "23161·012", true),
            (CategoryScheme::GbT7635, "23161012", true),
            (CategoryScheme::GbT7635, "231610", false),
            (CategoryScheme::GbT7635, "2316.012", false),
            (CategoryScheme::GbT7635, "23161.12", false),
            (CategoryScheme::Gpc, "10001234", true),
            (CategoryScheme::Gpc, "1000123", false),
            (CategoryScheme::Gpc, "1000123X", false),
            (CategoryScheme::Platform, "1620-08", true),
        ];
        for (scheme, code, expected) in table {
            assert_eq!(fits(scheme, code), expected, "{} {code}", scheme.word());
        }
    }
}
