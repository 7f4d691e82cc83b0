//! The subject's time on the platform: its shop, the agreement, leaving, and how long its data are kept.

use crate::records::transaction::known;
use crate::records::subject::{ExitReason, Subject, SubjectType};
use crate::report::Param;
use crate::time::Date;

/// Days before its end for which the end must be shown (ECL 16).
const EXIT_NOTICE_DAYS: i64 = 30;
/// Years for which identity data are kept after leaving (OTM 31).
const RETENTION_YEARS: i64 = 3;

rule! {
    SUB_021 = "SUB-021", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["OTM" "25" K], confidence M, since 2021-5-1,
    fields ["shop_name", "shop_url", "subject_type"], formats ["shop_name", "shop_url"],
    title "网店名称和链接" / "shop name and link",
    says "未写明网店名称或链接" / "shop name or link is not given",
    fix "写明网店名称和 https 链接" / "give the shop's name and its https link",
    pass {}, fail {"shop_url": "http://shop.example.com/2001"} at "/shop_url",
    |subject, found| {
        if !subject.kind()?.is_merchant() {
            return Ok(());
        }
        found.present([subject.shop_name(), subject.shop_url()]).and(found.https(subject.shop_url()))
    }
}

rule! {
    /// That it was accepted before a sale, a transaction shows; that it is a version the platform published, only the platform.
    SUB_038 = "SUB-038", Shall, gate, Transaction on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "32, 33" S], confidence H,
    fields ["agreement", "agreement/version", "agreement/accepted_at", "subject_type"], formats ["agreement/version", "agreement/accepted_at"],
    title "平台服务协议" / "platform service agreement",
    says "首次销售前未同意平台服务协议" / "the platform service agreement was not accepted before the first sale",
    fix "记录所同意的平台服务协议版本和时间" / "record which version of the agreement was accepted, and when",
    pass {}, fail {"agreement": {"accepted_at": null}} at "/agreement/accepted_at",
    needs [subjects, order, platform],
    across |transaction, found| {
        let agreement = known(transaction.seller(found)?.agreement())?;
        found.no_later(agreement.accepted_at(), transaction.its_order()?.created_at())
    },
    |subject, found| {
        if !subject.kind()?.is_merchant() {
            return Ok(());
        }
        let agreement = found.require(subject.agreement())?;
        found.present([agreement.version()]).and(found.present([agreement.accepted_at()]))
    }
}

rule! {
    /// Only an operator that ends its trade itself gives notice; that is assumed unless the record names another reason. The notice stands
    /// from the thirtieth day before the end, counted by days at UTC+8.
    SUB_039 = "SUB-039", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "16" S], confidence H,
    fields ["exit_notice_at", "exited_at", "exit_reason", "subject_type"], formats ["exit_notice_at", "exited_at", "exit_reason"],
    title "自行终止公示" / "notice of closing",
    says "终止公示应不晚于 {not_after}（终止前三十日），实为 {actual}" / "the notice of closing should be up by {not_after}, thirty days ahead, was on {actual}",
    fix "自行终止前至少三十日在首页显著位置公示" / "show the closing on the home page at least thirty days ahead",
    pass {"exit_notice_at": "2026-01-30T23:00:00+08:00", "exited_at": "2026-03-01T00:00:00+08:00", "retention_until": "2029-03-01T00:00:00+08:00"},
    fail {"exit_notice_at": "2026-01-31T00:00:00+08:00", "exited_at": "2026-03-01T00:00:00+08:00",
        "retention_until": "2029-03-01T00:00:00+08:00"} at "/exit_notice_at",
    |subject, found| {
        let kind = subject.kind()?;
        if !kind.is_merchant() && !kind.runs_a_site() {
            return Ok(());
        }
        let Some(exited) = subject.exited_at().get()? else { return Ok(()) };
        if subject.exit_reason().get()?.is_some_and(|reason| reason != ExitReason::Closed) {
            return Ok(());
        }
        let notice = Date::of(found.require(subject.exit_notice_at())?);
        let not_after = Date::of(exited).plus_days(-EXIT_NOTICE_DAYS);
        if notice > not_after {
            found.at(subject.exit_notice_at()).related(subject.exited_at())
                .param("not_after", Param::Date(not_after)).param("actual", Param::Date(notice));
        }
        Ok(())
    }
}

rule! {
    /// The duty is about those who sell; while they are there, there is nothing to keep after.
    SUB_040 = "SUB-040", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["OTM" "31" K, "COS-M" "45" S], confidence H,
    fields ["retention_until", "exited_at", "subject_type"], formats ["retention_until"],
    title "身份信息保存" / "keeping identity data",
    says "身份信息自退出平台起至少保存三年" / "identity data are kept for at least three years from leaving the platform",
    fix "将保存期定为退出平台后三年以上" / "keep the data for three years or more from leaving",
    pass {"exit_reason": "removed_by_platform", "exited_at": "2024-02-29T10:00:00+08:00", "retention_until": "2027-02-28T10:00:00+08:00"},
    fail {"exit_reason": "removed_by_platform", "exited_at": "2024-02-29T10:00:00+08:00", "retention_until": "2027-02-28T09:59:59+08:00"}
        at "/retention_until",
    |subject, found| {
        match (subject.kind()?, subject.exited_at().get()?) {
            (SubjectType::Consumer, _) | (_, None) => return Ok(()),
            _ => {}
        }
        found.require(subject.retention_until())?;
        found.kept_for_years(subject.retention_until(), subject.exited_at(), RETENTION_YEARS)
    }
}
