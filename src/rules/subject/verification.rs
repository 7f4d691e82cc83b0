//! 核验与登记档案: standing in the registry, verification and its renewal, the archive, changes.

use crate::records::transaction::each_in;
use super::periods::{as_of, has_left, within_working_days};
use crate::document::Undetermined;
use crate::records::subject::{RegistrationStatus, Subject, SubjectType, VerificationResult};
use crate::report::Param;
use crate::time::Date;

/// Months after which a verification must be renewed (OTM 24).
const RENEWAL_MONTHS: i64 = 6;
/// Working days for refreshing published data after a change (OTM 12).
const REFRESH_DAYS: i64 = 10;
/// Working days for the merchant to report a change (OTM 26).
const REPORT_DAYS: i64 = 3;
/// Working days for the platform to verify and republish what was reported (OTM 26).
const VERIFY_DAYS: i64 = 7;

rule! {
    /// A registration without an end has none that could have passed; individual businesses have no term at all. How those who have left
    /// the platform fare is no longer its matter.
    SUB_028 = "SUB-028", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["35409" "5, 6 (topic)" S, "REG" "registration and its end" S], confidence M,
    fields ["reg_status", "business_term_to", "subject_type", "exempt_reason", "exited_at"], formats ["reg_status", "business_term_to"],
    title "经营状态" / "standing in the registry",
    says "登记状态为{actual}，不是存续" / "the registration is {actual}, not active",
    also [term "营业期限已于 {valid_to} 届满" / "the business term ended on {valid_to}"],
    fix "恢复正常登记状态或延长营业期限，否则停止经营" / "restore the registration or extend the term, or cease business",
    pass {"business_term_to": "2026-03-01"}, fail {"reg_status": "revoked"} at "/reg_status",
    |subject, found| {
        if !subject.is_registered()? || has_left(subject, found)? {
            return Ok(());
        }
        let status = subject.reg_status().get().and_then(|status| status.ok_or(Undetermined));
        if let Ok(status) = status
            && status != RegistrationStatus::Active
        {
            found.at(subject.reg_status()).param("actual", Param::Word(status.word()));
        }
        let has_term = subject.kind()? != SubjectType::IndividualBusiness;
        if let Some(last) = subject.business_term_to().get()?.filter(|_| has_term)
            && last < Date::of(found.now()?)
        {
            found.add(subject.business_term_to(), "term").param("valid_to", Param::Date(last));
        }
        status.map(|_| ())
    }
}

rule! {
    SUB_029 = "SUB-029", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "27" S, "35409" "6 (topic)" S], confidence H,
    fields ["verification", "verification/at", "verification/method", "verification/by", "verification/result", "subject_type"],
    formats ["verification/at", "verification/by", "verification/result"],
    title "核验记录" / "record of verification",
    says "核验结果为{actual}，不是通过" / "the verification is {actual}, not passed",
    fix "核验经营者身份，记录时间、方式、核验人和结果" / "verify the operator and record when, how, by whom and with what result",
    pass {}, fail {"verification": {"result": "pending"}} at "/verification/result",
    |subject, found| {
        if !subject.kind()?.is_merchant() {
            return Ok(());
        }
        let verification = found.require(subject.verification())?;
        let times = found.require(verification.at()).map(|_| ());
        let how = found.require(verification.method()).map(|_| ());
        let by = found.require(verification.by()).map(|_| ());
        let result = found.require(verification.result())?;
        if result != VerificationResult::Passed {
            found.at(verification.result()).param("actual", Param::Word(result.word()));
        }
        times.and(how).and(by)
    }
}

rule! {
    /// That there is a method at all is SUB-029's.
    SUB_030 = "SUB-030", Should, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["derived" "known methods of verification" I], confidence M,
    fields ["verification/method"], formats ["verification/method"],
    title "核验方式" / "method of verification",
    says "核验方式不在代码表中" / "the method of verification is not in the code list",
    fix "写明核验方式，用代码表中的词" / "name the method by a word of the code list",
    pass {}, fail {"verification": {"method": "phone_call"}} at "/verification/method",
    |subject, _found| match subject.verification().get()? {
        Some(verification) => verification.method().get().map(|_| ()),
        None => Ok(()),
    }
}

rule! {
    /// Six months end on the day of the same number, or on the month's last where it has none, and that day counts to its end at UTC+8.
    SUB_031 = "SUB-031", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["OTM" "24" K, "ZJ" "9" S, "COS-M" "45" S], confidence H,
    fields ["verification/at", "subject_type", "exited_at"],
    title "定期核验更新" / "renewal of the verification",
    says "上次核验已逾六个月，应不迟于 {not_after} 更新" / "the last verification is more than six months old; renewal was due by {not_after}",
    fix "至少每六个月核验更新一次" / "renew the verification at least every six months",
    pass {"verification": {"at": "2025-09-01T00:00:00+08:00"}},
    fail {"verification": {"at": "2025-08-31T23:59:59+08:00"}} at "/verification/at",
    |subject, found| {
        if !subject.kind()?.is_merchant() {
            return Ok(());
        }
        let verification = subject.verification().get()?.ok_or(Undetermined)?;
        let at = verification.at().get()?.ok_or(Undetermined)?;
        let last_day = Date::of(at).plus_months(RENEWAL_MONTHS);
        if Date::of(as_of(subject, found)?) > last_day {
            found.at(verification.at()).param("not_after", Param::Date(last_day));
        }
        Ok(())
    }
}

rule! {
    /// That the archive is not later than a listing, a transaction shows.
    SUB_032 = "SUB-032", Shall, audit, Transaction on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "27" S], confidence H,
    fields ["archive_id", "archive_created_at", "subject_type"], formats ["archive_id", "archive_created_at", "subject_id", "platform_id"],
    title "登记档案" / "archive",
    says "首次上架前未建立登记档案" / "there was no archive before the first listing",
    fix "在首次上架前建立登记档案，写明编号和建档时间" / "open the archive before the first listing, with its number and time",
    pass {}, fail {"archive_id": null} at "/archive_id",
    needs [subjects, listings],
    across |transaction, found| each_in(transaction.listings(), |listing| {
        let seller = transaction.subject(found, listing.seller_id())?.ok_or(Undetermined)?;
        found.no_later(seller.archive_created_at(), listing.published_at())
    }),
    |subject, found| {
        if !subject.kind()?.is_merchant() {
            return Ok(());
        }
        found.present([subject.archive_id()]).and(found.present([subject.archive_created_at()]))
    }
}

rule! {
    SUB_033 = "SUB-033", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "15" S, "OTM" "12" K], confidence M,
    fields ["info_changed_at", "published_at", "exited_at"], formats ["info_changed_at", "published_at"], settings [public_holidays = 7],
    title "公示信息更新" / "refreshing what is shown",
    says "变更后未及时更新公示" / "what is shown was not refreshed in time",
    also [
        late "变更后应在 {days} 个工作日内更新公示（至迟 {not_after}），实为 {actual}"
            / "what is shown must be refreshed within {days} working days of the change ({not_after} at the latest), was on {actual}",
        overdue "变更后 {days} 个工作日已过（至迟 {not_after}），尚未更新公示"
            / "{days} working days after the change ({not_after} at the latest) what is shown is not refreshed",
    ],
    fix "自变更之日起十个工作日内更新公示信息" / "refresh what is shown within ten working days of the change",
    pass {"info_changed_at": "2026-02-02T10:00:00+08:00", "published_at": "2026-02-16T10:00:00+08:00"},
    fail {"info_changed_at": "2026-01-05T10:00:00+08:00", "published_at": "2026-01-29T10:00:00+08:00"} at "/published_at",
    |subject, found| {
        let present = as_of(subject, found);
        within_working_days(found, subject.info_changed_at(), subject.published_at(), REFRESH_DAYS, present)
    }
}

rule! {
    SUB_034 = "SUB-034", Shall, audit, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ZJ" "8" S, "OTM" "26" K], confidence H,
    fields ["info_changed_at", "change_submitted_at", "change_verified_at", "published_at", "exited_at", "subject_type"],
    formats ["change_submitted_at", "change_verified_at"], settings [public_holidays = 7],
    title "变更报送与核验" / "reporting and verifying changes",
    says "变更未及时报送或核验" / "a change was not reported or verified in time",
    also [
        late "{label}应在 {days} 个工作日内（至迟 {not_after}），实为 {actual}" / "{label} is due within {days} working days ({not_after} at the latest), was {actual}",
        overdue "{label}应在 {days} 个工作日内（至迟 {not_after}），尚未记录" / "{label} is due within {days} working days ({not_after} at the latest), is not recorded",
    ],
    fix "变更后三个工作日内报送平台，平台七个工作日内核验并更新公示"
        / "report a change to the platform within three working days; the platform verifies and republishes within seven",
    pass {"info_changed_at": "2026-02-02T10:00:00+08:00", "change_submitted_at": "2026-02-05T10:00:00+08:00",
        "change_verified_at": "2026-02-16T10:00:00+08:00", "published_at": "2026-02-16T10:00:00+08:00"},
    fail {"info_changed_at": "2026-01-05T10:00:00+08:00", "change_submitted_at": "2026-01-20T10:00:00+08:00",
        "change_verified_at": "2026-01-21T10:00:00+08:00", "published_at": "2026-01-21T10:00:00+08:00"} at "/change_submitted_at",
    |subject, found| {
        if !subject.kind()?.is_merchant() {
            return Ok(());
        }
        let present = as_of(subject, found);
        let (changed, submitted) = (subject.info_changed_at(), subject.change_submitted_at());
        let mut outcome = within_working_days(found, changed, submitted, REPORT_DAYS, present);
        for done in [subject.change_verified_at(), subject.published_at()] {
            outcome = outcome.and(within_working_days(found, submitted, done, VERIFY_DAYS, present));
        }
        outcome
    }
}
