//! When something goes wrong: errors, unauthorised payments, risk.

use crate::document::{Entry, Undetermined};
use crate::records::audit::{RiskAction, RiskLevel};
use crate::records::payment::Payment;
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::time::Timestamp;

/// Something that must follow an event within a time: not before it, not after the limit, and not left undone once that is over.
fn followed<'r>(found: &mut Found<'_>, event: Entry<'r, Timestamp>, then: Entry<'r, Timestamp>, within: i64) -> Outcome {
    let not_after = Timestamp(found.require(event)?.0 + within);
    match then.get()? {
        Some(at) if at > not_after => {
            found.add(then, "too_late").related(event).param("not_after", Param::Time(not_after)).param("actual", Param::Time(at));
        }
        Some(_) => return found.ordered(event, then),
        None if found.now()? > not_after => found.problem(then, "missing"),
        None => {}
    }
    Ok(())
}

rule! {
    /// The law says in time; how long that is, the caller may set.
    PAY_037 = "PAY-037", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "55" S, "derived" "in time" I], confidence M,
    fields ["error", "error/found_at", "error/cause", "error/fixed_at"], formats ["error/found_at", "error/cause", "error/fixed_at"],
    settings [within_days = 15],
    title "支付错误纠正" / "errors corrected",
    says "支付错误未查明原因或未及时纠正" / "the error's cause was not found, or it was not corrected in time",
    fix "查明支付错误的原因并及时纠正，记录时间" / "find the cause of the error and correct it in time, and record when",
    pass {"error": {"found_at": "2026-03-01T11:00:00+08:00", "cause": "重复扣款"}},
    fail {"error": {"found_at": "2026-03-01T11:00:00+08:00"}} at "/error/cause",
    |payment, found| {
        let Some(error) = payment.error().get()? else { return Ok(()) };
        let cause = found.present([error.cause()]);
        let within = found.setting("within_days") * crate::time::DAY;
        followed(found, error.found_at(), error.fixed_at(), within).and(cause)
    }
}

rule! {
    /// The law says at once; how long that is, the caller may set.
    PAY_038 = "PAY-038", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "57" S, "derived" "at once" I], confidence H,
    fields ["unauthorised", "unauthorised/notified_at", "unauthorised/action", "unauthorised/action_at"],
    formats ["unauthorised/notified_at", "unauthorised/action", "unauthorised/action_at"], settings [within_minutes = 60],
    title "未授权支付" / "unauthorised payment",
    says "得知未授权支付后未立即采取措施" / "no measures were taken at once after the unauthorised payment was notified",
    fix "得知未授权支付后立即采取措施防止损失扩大，记录时间" / "act at once after the notice to keep the loss from growing, and record when",
    pass {"unauthorised": {"notified_at": "2026-03-01T11:00:00+08:00", "action_at": "2026-03-01T12:00:00+08:00", "action": "冻结账户"}},
    fail {"unauthorised": {"notified_at": "2026-03-01T10:59:59+08:00", "action_at": "2026-03-01T12:00:00+08:00", "action": "冻结账户"}}
        at "/unauthorised/action_at",
    |payment, found| {
        let Some(case) = payment.unauthorised().get()? else { return Ok(()) };
        let within = found.setting("within_minutes") * 60_000;
        followed(found, case.notified_at(), case.action_at(), within)
    }
}

rule! {
    /// A platform should, a payment institution shall: the latter raises it by `overrides`.
    PAY_039 = "PAY-039", Should, audit, Record on Payment,
    home PAYMENT_PROCESSING, basis ["ATF" "18" S], confidence M, since 2022-12-1,
    fields ["risk", "risk/level", "risk/score", "risk/action", "risk/at"], formats ["risk/level", "risk/score", "risk/action", "risk/at"],
    title "可疑交易" / "suspicious transactions",
    says "高风险交易未采取核验、延迟、限制等措施" / "nothing was done about a transaction of high risk: verify, delay, limit or refuse",
    fix "监测异常交易，记录风险等级和处置" / "monitor abnormal transactions, and record level and action",
    pass {"risk": {"level": "high", "action": "verify"}}, fail {"risk": {"level": "high", "action": "none"}} at "/risk/action",
    |payment, found| {
        let risk = payment.risk().get()?.ok_or(Undetermined)?;
        if risk.score().get()?.is_none() && risk.level().get()?.is_none() {
            found.problem(risk.level(), "missing");
            return Err(Undetermined);
        }
        if risk.level().get()? == Some(RiskLevel::High) && risk.action().get()?.is_none_or(|action| action == RiskAction::NoAction) {
            found.at(risk.action()).related(risk.level());
        }
        Ok(())
    }
}
