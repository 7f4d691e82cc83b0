//! How cases are kept and shown: masking, retention, satisfaction, and requests about an account.

use crate::records::transaction::each_in;
use crate::document::{Entry, Undetermined};
use crate::records::aftersale::{Aftersale, AftersaleKind, CaseStatus};
use crate::records::grievance::AccountRequest;
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::aftersale::{due_within_days, matter};

/// Years that transaction information is kept (ECL 31).
const RETENTION_YEARS: i64 = 3;

/// Characters that stand for hidden ones.
fn hidden(text: &str) -> i64 {
    i64::try_from(text.chars().filter(|character| matches!(character, '*' | '＊' | '•' | '●')).count()).unwrap_or(i64::MAX)
}

fn masked(found: &mut Found<'_>, entry: Entry<'_, &str>, least: i64) -> Outcome {
    if entry.get()?.is_some_and(|text| hidden(text) < least) {
        found.add(entry, "shown").param("least", Param::Int(least));
    }
    Ok(())
}

rule! {
    AFS_040 = "AFS-040", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["PIPL" "51" S, "derived" "how many characters to hide" I], confidence M, since 2021-11-1,
    fields ["buyer", "buyer/phone", "buyer/id_number"], formats ["buyer/name", "buyer/phone", "buyer/id_number"],
    settings [phone_hidden = 4, id_hidden = 8],
    title "脱敏" / "masking",
    says "售后单显示了未脱敏的个人信息" / "the case shows personal data unmasked",
    also [shown "{label}应至少隐去 {least} 个字符" / "{label} should hide at least {least} characters"],
    fix "售后单中以 * 隐去电话和证件号码的中间部分" / "hide the middle of phone and identity numbers in the case by *",
    pass {"buyer": {"id_number": "110105********002X"}}, fail {"buyer": {"phone": "13800138000"}} at "/buyer/phone",
    |case, found| {
        let Some(buyer) = case.buyer().get()? else { return Ok(()) };
        let (phone, number) = (found.setting("phone_hidden"), found.setting("id_hidden"));
        let phone = masked(found, buyer.phone(), phone);
        masked(found, buyer.id_number(), number).and(phone)
    }
}

rule! {
    AFS_041 = "AFS-041", Shall, audit, Record on Aftersale,
    home AFTER_SALES, basis ["OTM" "31" K, "ECL" "31" S], confidence H,
    fields ["retention_until", "completed_at"], formats ["retention_until"],
    title "售后记录保存" / "retention of the case",
    says "售后记录应自完成之日起保存不少于三年" / "the case is to be kept for at least three years after completion",
    fix "自完成之日起保存不少于三年" / "keep the case for at least three years after completion",
    pass {"completed_at": "2024-02-29T10:00:00+08:00", "retention_until": "2027-02-28T10:00:00+08:00"},
    fail {"completed_at": "2024-02-29T10:00:00+08:00", "retention_until": "2027-02-28T09:59:59.999+08:00"} at "/retention_until",
    needs [aftersales, order],
    across |transaction, found| {
        let completed = transaction.its_order()?.completed_at();
        each_in(transaction.aftersales(), |case| found.kept_after(case.retention_until(), case.completed_at(), completed, RETENTION_YEARS))
    },
    |case, found| {
        if case.completed_at().get()?.is_none() {
            return Ok(());
        }
        found.require(case.retention_until())?;
        found.kept_for_years(case.retention_until(), case.completed_at(), RETENTION_YEARS)
    }
}

rule! {
    /// Buyers need not answer: that they were asked is what counts.
    AFS_043 = "AFS-043", Should, audit, Record on Aftersale,
    home AFTER_SALES, basis ["31526" "6.15 (topic)" S, "derived" "scale" I], confidence L,
    fields ["kind", "status", "completed_at", "satisfaction", "satisfaction/asked_at", "satisfaction/score"],
    formats ["satisfaction/asked_at", "satisfaction/score"], settings [lowest = 1, highest = 5],
    title "满意度" / "satisfaction",
    says "评分应在 {lowest} 至 {highest} 之间，实为 {actual}" / "the score should be from {lowest} to {highest}, is {actual}",
    fix "完成后邀请消费者评价处理情况" / "ask the buyer to rate the handling once the case is complete",
    pass {"satisfaction": {"score": null}}, fail {"satisfaction": {"score": 6}} at "/satisfaction/score",
    |case, found| {
        let complete = case.is_case()? && case.status().get()? == Some(CaseStatus::Completed);
        let satisfaction = match case.satisfaction().get()? {
            Some(satisfaction) => satisfaction,
            None if complete => found.require(case.satisfaction())?,
            None => return Ok(()),
        };
        let asked = found.present([satisfaction.asked_at()]);
        let (lowest, highest) = (found.setting("lowest"), found.setting("highest"));
        if let Some(score) = satisfaction.score().get()?.filter(|score| !(lowest..=highest).contains(score)) {
            let making = found.at(satisfaction.score()).param("lowest", Param::Int(lowest));
            making.param("highest", Param::Int(highest)).param("actual", Param::Int(score));
        }
        asked
    }
}

/// A request is dealt with in time, and asks no more of the user than is reasonable.
fn dealt_with(found: &mut Found<'_>, request: AccountRequest<'_>, days: i64) -> Outcome {
    found.require(request.asked_at())?;
    found.ordered(request.asked_at(), request.done_at())?;
    if let Some(conditions) = request.conditions().get()? {
        for condition in conditions.iter() {
            let condition = condition?;
            if !found.require(condition.r#type())?.is_reasonable() {
                found.problem(condition.r#type(), "unreasonable");
            }
        }
    }
    due_within_days(found, request.done_at(), request.asked_at(), days)
}

rule! {
    /// The laws say "in time" without a number: the days are a setting.
    AFS_044 = "AFS-044", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "24" S, "PIPL" "45–47" S, "derived" "days that count as in time" I], confidence H,
    fields ["kind", "user_account", "user_account/close", "user_account/close/asked_at", "user_account/close/done_at",
        "user_account/close/conditions",
        "user_account/close/conditions/type", "user_account/query", "user_account/query/asked_at", "user_account/query/done_at",
        "user_account/query/conditions", "user_account/query/conditions/type", "user_account/correct", "user_account/correct/asked_at",
        "user_account/correct/done_at", "user_account/correct/conditions", "user_account/correct/conditions/type", "user_account/delete",
        "user_account/delete/asked_at", "user_account/delete/done_at", "user_account/delete/conditions", "user_account/delete/conditions/type"],
    formats ["user_account/close/asked_at", "user_account/close/done_at", "user_account/close/conditions/type", "user_account/query/asked_at",
        "user_account/query/done_at", "user_account/query/conditions/type", "user_account/correct/asked_at", "user_account/correct/done_at",
        "user_account/correct/conditions/type", "user_account/delete/asked_at", "user_account/delete/done_at", "user_account/delete/conditions/type"],
    settings [done_days = 15],
    title "注销、查询、更正和删除" / "closing, query, correction and deletion",
    says "没有写明用户的任何请求" / "no request of the user is given",
    also [unreasonable "不得对用户的请求设置不合理条件" / "no unreasonable condition may be put on a user's request"],
    fix "及时办理用户的注销、查询、更正和删除请求，不设置不合理条件" / "deal in time with requests to close, query, correct or delete, without unreasonable conditions",
    pass {"user_account": {"close": {"asked_at": "2026-02-10T10:00:00+08:00", "done_at": "2026-02-25T23:59:59.999+08:00",
        "conditions": [{"type": "identity_check"}]}}},
    fail {"user_account": {"close": {"asked_at": "2026-02-10T10:00:00+08:00", "done_at": "2026-02-11T10:00:00+08:00",
        "conditions": [{"type": "identity_check"}, {"type": "fee"}]}}} at "/user_account/close/conditions/1/type",
    |case, found| {
        let Some(account) = matter(found, case, case.user_account(), AftersaleKind::UserAccount)? else { return Ok(()) };
        let days = found.setting("done_days");
        let (mut outcome, mut any) = (Ok(()), false);
        for request in [account.close(), account.query(), account.correct(), account.delete()] {
            any |= request.is_given();
            match request.get() {
                Ok(Some(request)) => outcome = outcome.and(dealt_with(found, request, days)),
                Ok(None) => {}
                Err(Undetermined) => outcome = Err(Undetermined),
            }
        }
        if !any {
            found.at(case.user_account());
        }
        outcome
    }
}
