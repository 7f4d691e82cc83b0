//! 上架: the platform's check, the published version, and how long it is kept.

use crate::records::transaction::each_in;
use super::parts::is_published;
use crate::document::Undetermined;
use crate::records::common::HashAlgorithm;
use crate::records::listing::{Listing, ReviewResult};
use crate::report::Param;

rule! {
    /// A draft, or a listing still under review, is not yet held to it.
    OBJ_031 = "OBJ-031", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["37401" "topic" I, "OTM" "29" K, "ECL" "29" S], confidence M,
    fields ["review", "review/at", "review/by", "review/result", "published_at", "status"],
    formats ["review/at", "review/by", "review/result", "published_at"],
    title "上架审核" / "check before publication",
    says "审核时间 {actual} 应不晚于发布时间 {not_after}" / "the check was at {actual}, should be by publication at {not_after}",
    also [rejected "未通过审核的商品不得发布" / "what the check rejected must not be published"],
    fix "发布前审核，并记录审核时间、审核人和结果" / "check before publishing, and record when, by whom and with what result",
    pass {"review": {"at": "2026-02-01T10:00:00+08:00"}}, fail {"review": {"at": "2026-02-01T10:00:01+08:00"}} at "/review/at",
    |listing, found| {
        if !is_published(listing)?.ok_or(Undetermined)? {
            return Ok(());
        }
        let review = found.require(listing.review())?;
        let by = found.present([review.by()]);
        if found.require(review.result()) == Ok(ReviewResult::Rejected) {
            found.add(review.result(), "rejected").related(listing.status());
        }
        let at = found.require(review.at())?;
        if let Some(published) = listing.published_at().get()?.filter(|published| at > *published) {
            found.at(review.at()).related(listing.published_at())
                .param("not_after", Param::Time(published)).param("actual", Param::Time(at));
        }
        review.result().get()?;
        by
    }
}

rule! {
    OBJ_032 = "OBJ-032", Shall, audit, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "31" S], confidence H,
    fields ["version", "published_at", "content_hash", "hash_alg", "status"], formats ["version", "content_hash", "hash_alg"],
    title "信息版本" / "published version",
    says "{label}应为 {digits} 位十六进制数字" / "{label} should be {digits} hexadecimal digits",
    fix "为每个发布的版本写明版本号、发布时间、内容摘要和算法" / "give each published version its number, time, digest and algorithm",
    pass {}, fail {"content_hash": "9f86d081"} at "/content_hash",
    |listing, found| {
        if !is_published(listing)?.ok_or(Undetermined)? {
            return Ok(());
        }
        let version = found.present([listing.version()]).and(found.present([listing.published_at()]));
        let digest = found.require(listing.content_hash());
        let digits = match found.require(listing.hash_alg())? {
            HashAlgorithm::Sha256 | HashAlgorithm::Sm3 => 64,
            HashAlgorithm::Sha384 => 96,
            HashAlgorithm::Sha512 => 128,
        };
        let digest = digest?;
        if digest.len() != digits || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            found.at(listing.content_hash()).related(listing.hash_alg()).param("digits", Param::Int(i64::try_from(digits).unwrap_or_default()));
        }
        version
    }
}

rule! {
    /// Counted from the listing's last completed transaction; where the record does not name it, nothing can be said.
    OBJ_033 = "OBJ-033", Shall, audit, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "31" S], confidence H,
    fields ["retention_until", "last_completed_at"], formats ["retention_until", "last_completed_at"], settings [retention_years = 3],
    title "信息保存三年" / "retention",
    says "商品信息应保存至 {not_before} 或以后，实为 {actual}" / "the listing should be kept until {not_before} or later, is until {actual}",
    fix "自交易完成之日起保存不少于三年" / "keep the listing for at least three years after the transaction is completed",
    pass {"last_completed_at": "2026-02-20T10:00:00+08:00", "retention_until": "2029-02-20T10:00:00+08:00"},
    fail {"last_completed_at": "2026-02-20T10:00:00+08:00", "retention_until": "2029-02-20T09:59:59+08:00"} at "/retention_until",
    needs [listings, order],
    across |transaction, found| {
        let (completed, years) = (transaction.its_order()?.completed_at(), found.setting("retention_years"));
        each_in(transaction.listings(), |listing| found.kept_after(listing.retention_until(), listing.last_completed_at(), completed, years))
    },
    |listing, found| {
        let Some(completed) = listing.last_completed_at().get()? else { return found.left_to_transaction() };
        let until = found.require(listing.retention_until())?;
        let least = completed.plus_years(found.setting("retention_years"));
        if until < least {
            found.at(listing.retention_until()).related(listing.last_completed_at())
                .param("not_before", Param::Time(least)).param("actual", Param::Time(until));
        }
        Ok(())
    }
}
