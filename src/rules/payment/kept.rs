//! What is kept of the payment: reconciliation, history, retention, audit trail.

use crate::records::transaction::each_in;
use crate::document::{Entry, Undetermined};
use crate::records::audit::{AuditEntry, AuditEvent};
use crate::records::payment::{Payment, PaymentStatus, RecordKeeper};
use crate::records::settlement::Reconciliation;
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::payment::is_paid;
use crate::time::{Date, Timestamp};

/// When it was compared, against the day of payment.
fn in_time(found: &mut Found<'_>, reconciliation: Reconciliation<'_>, paid: Entry<'_, Timestamp>, compared: Date) -> Outcome {
    let Some(paid_at) = paid.get()? else { return Ok(()) };
    let day = Date::of(paid_at);
    let last = day.plus_days(found.setting("within_days"));
    if compared < day {
        found.add(reconciliation.date(), "too_early").related(paid).param("not_before", Param::Date(day)).param("actual", Param::Date(compared));
    } else if compared > last {
        found.at(reconciliation.date()).related(paid).param("not_after", Param::Date(last)).param("actual", Param::Date(compared));
    }
    Ok(())
}

rule! {
    /// Due once the day after the payment is over.
    PAY_033 = "PAY-033", Shall, audit, Record on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "53 (free reconciliation)" S, "derived" "daily" I], confidence H,
    fields ["reconciliation", "reconciliation/date", "reconciliation/channel", "reconciliation/diff", "reconciliation/resolved_at",
        "reconciliation/free_statement", "paid_at", "status"],
    formats ["reconciliation/date", "reconciliation/channel", "reconciliation/diff", "reconciliation/resolved_at"], settings [within_days = 1],
    title "对账" / "reconciliation",
    says "应不晚于 {not_after} 对账，实为 {actual}" / "the statement should be compared by {not_after}, was on {actual}",
    also [
        unresolved "对账有差额而未处理" / "the statement differs, and the difference is not resolved",
        not_free "应免费提供对账服务" / "statements must be free for the user",
    ],
    fix "每日与支付渠道对账，处理差额，并免费向用户提供对账服务" / "compare statements daily, resolve differences, give users statements for free",
    pass {"reconciliation": {"date": "2026-03-02", "channel": "wallet", "diff": "0.00", "free_statement": true}},
    fail {"reconciliation": {"date": "2026-03-03", "channel": "wallet", "diff": "0.00", "free_statement": true}} at "/reconciliation/date",
    |payment, found| {
        let Some(reconciliation) = payment.reconciliation().get()? else {
            if !is_paid(payment)? {
                return Ok(());
            }
            let due = payment.paid_at().get()?.ok_or(Undetermined)?.end_of_day_plus(found.setting("within_days"));
            if found.now()? > due {
                found.problem(payment.reconciliation(), "missing");
            }
            return Ok(());
        };
        let channel = found.present([reconciliation.channel()]);
        let difference = found.require(reconciliation.diff()).map(|diff| diff.ten_thousandths != 0);
        if difference == Ok(true) && !reconciliation.resolved_at().is_given() {
            found.problem(reconciliation.diff(), "unresolved");
        }
        if reconciliation.free_statement().get()? == Some(false) {
            found.problem(reconciliation.free_statement(), "not_free");
        }
        let compared = found.require(reconciliation.date())?;
        in_time(found, reconciliation, payment.paid_at(), compared).and(channel).and(difference.map(|_| ()))
    }
}

/// Years of records a user can have, and years they are kept after the trade.
const YEARS: i64 = 3;
/// Years a payment institution keeps them.
const INSTITUTION_YEARS: i64 = 10;

rule! {
    PAY_034 = "PAY-034", Shall, audit, Record on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "53" S], confidence H,
    fields ["history_years", "history_free"], formats ["history_years"],
    title "三年交易记录" / "three years of records",
    says "应提供至少 {expected} 年的交易记录，实为 {actual} 年" / "at least {expected} years of records should be available, are {actual}",
    also [not_free "应免费提供交易记录" / "the records must be free for the user"],
    fix "免费提供至少三年的交易记录" / "give users at least three years of records for free",
    pass {"history_years": 3, "history_free": true}, fail {"history_years": 2} at "/history_years",
    |payment, found| {
        if payment.history_free().get()? == Some(false) {
            found.problem(payment.history_free(), "not_free");
        }
        let years = payment.history_years().get()?.ok_or(Undetermined)?;
        if years < YEARS {
            found.at(payment.history_years()).param("expected", Param::Int(YEARS)).param("actual", Param::Int(years));
        }
        Ok(())
    }
}

/// Kept at least so many years from then.
fn kept(found: &mut Found<'_>, payment: Payment<'_>, from: Entry<'_, Timestamp>, years: i64) -> Result<(), Undetermined> {
    let until = found.require(payment.retention_until())?;
    let not_before = from.get()?.ok_or(Undetermined)?.plus_years(years);
    if until < not_before {
        found.at(payment.retention_until()).related(from).param("not_before", Param::Time(not_before)).param("actual", Param::Time(until));
    }
    Ok(())
}

rule! {
    /// Completion is never before payment: without its time, a period too short from the payment is found, one long enough is left open.
    PAY_035 = "PAY-035", Shall, audit, Record on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "31" S, "OTM" "31" K], confidence H,
    fields ["retention_until", "completed_at", "paid_at", "kept_by", "status"], formats ["retention_until", "completed_at", "kept_by"],
    title "支付记录保存" / "retention",
    says "支付记录应保存至 {not_before} 或以后，实为 {actual}" / "the record should be kept until {not_before} or later, is until {actual}",
    fix "自交易完成之日起保存不少于三年" / "keep the record for at least three years after completion",
    pass {"completed_at": "2026-03-10T10:00:00+08:00", "retention_until": "2029-03-10T10:00:00+08:00"},
    fail {"completed_at": "2026-03-10T10:00:00+08:00", "retention_until": "2029-03-10T09:59:59+08:00"} at "/retention_until",
    needs [payments, order],
    across |transaction, found| {
        let completed = transaction.its_order()?.completed_at();
        each_in(transaction.payments(), |payment| {
            let by_platform = payment.kept_by().get()? != Some(RecordKeeper::PaymentInstitution);
            if by_platform { found.kept_after(payment.retention_until(), payment.completed_at(), completed, YEARS) } else { Ok(()) }
        })
    },
    |payment, found| {
        let completed = payment.completed_at().get()?.is_some();
        if payment.kept_by().get()? == Some(RecordKeeper::PaymentInstitution) || !completed && (!is_paid(payment)? || found.is_bundled()) {
            return Ok(());
        }
        if completed {
            return kept(found, payment, payment.completed_at(), YEARS);
        }
        kept(found, payment, payment.paid_at(), YEARS)?;
        Err(Undetermined)
    }
}

rule! {
    PAY_036 = "PAY-036", Shall, audit, Record on Payment,
    home PAYMENT_PROCESSING, basis ["AML" "34" S, "derived" "scope over payment institutions" K], confidence H,
    packs [PaymentInstitution], since 2025-1-1,
    fields ["retention_until", "paid_at", "status"],
    title "反洗钱保存" / "retention against money laundering",
    says "支付机构的记录应保存至 {not_before} 或以后，实为 {actual}" / "an institution's record should be kept until {not_before} or later, is until {actual}",
    fix "支付机构自交易结束后保存不少于十年" / "a payment institution keeps the record for at least ten years after the transaction",
    pass {"kept_by": "payment_institution", "retention_until": "2036-03-01T10:01:28+08:00"},
    fail {"kept_by": "payment_institution", "retention_until": "2036-03-01T10:01:27+08:00"} at "/retention_until",
    |payment, found| if is_paid(payment)? { kept(found, payment, payment.paid_at(), INSTITUTION_YEARS) } else { Ok(()) }
}

/// Hexadecimal digits of the shortest digest still trusted: 256 bits.
const SHORTEST_DIGEST: usize = 64;

/// One entry after the one before it: its digest, the link to the one before, time and status.
fn linked(found: &mut Found<'_>, before: Option<AuditEntry<'_>>, entry: AuditEntry<'_>) -> Outcome {
    let parts = found.present([entry.event()]).and(found.present([entry.id()])).and(found.present([entry.at()]));
    let digest = found.require(entry.hash())?;
    if digest.len() < SHORTEST_DIGEST || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        found.problem(entry.hash(), "digest");
    }
    let Some(before) = before else { return parts };
    found.ordered(before.at(), entry.at())?;
    let (link, earlier) = (found.require(entry.previous_hash())?, before.hash().get()?);
    if earlier.is_some_and(|earlier| !earlier.eq_ignore_ascii_case(link)) {
        found.at(entry.previous_hash()).related(before.hash());
    }
    parts
}

/// The status an entry leaves behind, if it tells one; a finding where the one before could not become it.
fn status_after(found: &mut Found<'_>, status: Option<PaymentStatus>, entry: AuditEntry<'_>) -> Result<Option<PaymentStatus>, Undetermined> {
    let Some(next) = entry.status().get()? else { return Ok(status) };
    if let Some(from) = status.filter(|from| *from != next && !from.may_become(next)) {
        found.add(entry.status(), "transition").param("from", Param::Word(from.word())).param("to", Param::Word(next.word()));
    }
    Ok(Some(next))
}

rule! {
    /// Digests are compared along the chain; what they are digests of is not in the record.
    PAY_040 = "PAY-040", Shall, audit, Record on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "53" S, "NBPI" "25" S, "derived" "permitted transitions" I], confidence H,
    fields ["audit_trail", "audit_trail/id", "audit_trail/event", "audit_trail/status", "audit_trail/at", "audit_trail/previous_hash",
        "audit_trail/hash", "status", "callback"],
    formats ["audit_trail/id", "audit_trail/event", "audit_trail/status", "audit_trail/at", "audit_trail/previous_hash", "audit_trail/hash"],
    title "可跟踪稽核、不可篡改" / "auditable and tamper-proof",
    says "摘要链断开：与前一记录的摘要不符" / "the chain is broken: not the digest of the entry before",
    also [
        digest "摘要应为至少 64 位十六进制数字" / "a digest has at least 64 hexadecimal digits",
        transition "支付状态不能由 {from} 变为 {to}" / "the status cannot go from {from} to {to}",
        last_status "最后的状态应为支付状态 {expected}，实为 {actual}" / "the last status should be the payment's {expected}, is {actual}",
        no_instruction "稽核记录中没有支付指令" / "the trail has no payment instruction",
        no_callback "稽核记录中没有支付回调" / "the trail has no callback, though the payment has one",
    ],
    fix "以编号、时间和摘要链记录支付指令、回调和每次状态变更" / "chain instruction, callback and each change of status by id, time and digest",
    pass {"audit_trail": [
        {"id": "A1", "event": "instruction", "status": "paying", "at": "2026-03-01T10:00:05+08:00",
         "hash": "1111111111111111111111111111111111111111111111111111111111111111"},
        {"id": "A2", "event": "callback", "status": "success", "at": "2026-03-01T10:01:30+08:00",
         "previous_hash": "1111111111111111111111111111111111111111111111111111111111111111",
         "hash": "2222222222222222222222222222222222222222222222222222222222222222"}]},
    fail {"audit_trail": [
        {"id": "A1", "event": "instruction", "status": "paying", "at": "2026-03-01T10:00:05+08:00",
         "hash": "1111111111111111111111111111111111111111111111111111111111111111"},
        {"id": "A2", "event": "callback", "status": "success", "at": "2026-03-01T10:01:30+08:00",
         "previous_hash": "3333333333333333333333333333333333333333333333333333333333333333",
         "hash": "2222222222222222222222222222222222222222222222222222222222222222"}]} at "/audit_trail/1/previous_hash",
    |payment, found| {
        let trail = found.require(payment.audit_trail())?;
        let (mut before, mut status, mut outcome) = (None, None, Ok(()));
        let (mut instructed, mut called_back) = (false, false);
        for entry in trail.iter() {
            let entry = entry?;
            outcome = outcome.and(linked(found, before, entry));
            status = status_after(found, status, entry)?;
            let event = entry.event().get()?;
            instructed |= event == Some(AuditEvent::Instruction);
            called_back |= event == Some(AuditEvent::Callback);
            before = Some(entry);
        }
        if !instructed {
            found.problem(payment.audit_trail(), "no_instruction");
        }
        if !called_back && payment.callback().get()?.is_some() {
            found.add(payment.audit_trail(), "no_callback").related(payment.callback());
        }
        if let (Some(last), Some(expected)) = (status, payment.status().get()?.filter(|expected| Some(*expected) != status)) {
            found.add(payment.audit_trail(), "last_status").related(payment.status())
                .param("expected", Param::Word(expected.word())).param("actual", Param::Word(last.word()));
        }
        outcome
    }
}
