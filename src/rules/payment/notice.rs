//! What the buyer is shown and told: instruction, confirmation, disclosure, deductions, agreements.

use crate::document::Undetermined;
use crate::records::payment::Payment;
use crate::report::Param;
use crate::rules::payment::amounts::shown;
use crate::rules::payment::is_paid;
use crate::time::{Date, Timestamp};

rule! {
    PAY_024 = "PAY-024", Shall, audit, Evidence on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "55" S], confidence H,
    fields ["instruction_shown", "instruction_shown/amount", "instruction_shown/payee", "instruction_shown/evidence", "amount", "payee/name",
        "paid_at"],
    formats ["instruction_shown/amount", "instruction_shown/payee", "instruction_shown/evidence/reference", "instruction_shown/evidence/at",
        "instruction_shown/evidence/digest"],
    title "核对支付指令" / "instruction shown before paying",
    says "所示金额应为支付金额 {expected}，实为 {actual}" / "the amount shown should be the payment's {expected}, was {actual}",
    also [
        other_payee "所示收款人与支付的收款人不同" / "another payee was shown than the payment's",
        shown_late "支付指令应在支付（{not_after}）之前核对，实为 {actual}" / "the instruction should be shown by the time of payment ({not_after}), was at {actual}",
    ],
    fix "支付前向消费者显示完整的金额和收款人，并留存证据" / "show complete amount and payee before payment, and keep the evidence",
    pass {"instruction_shown": {"amount": "194.00", "payee": "示例商贸有限公司",
        "evidence": {"reference": "ui/cashier-v9", "at": "2026-03-01T10:01:00+08:00", "digest": "sha256:9f86d081"}}},
    fail {"instruction_shown": {"amount": "19.40", "payee": "示例商贸有限公司",
        "evidence": {"reference": "ui/cashier-v9", "at": "2026-03-01T10:01:00+08:00", "digest": "sha256:9f86d081"}}} at "/instruction_shown/amount",
    |payment, found| {
        let instruction = payment.instruction_shown().get()?.ok_or(Undetermined)?;
        let payee = found.require(instruction.payee());
        let amount = found.require(instruction.amount())?;
        if let Some(expected) = payment.amount().get()?.filter(|expected| *expected != amount) {
            found.at(instruction.amount()).related(payment.amount())
                .param("expected", shown(payment, expected)).param("actual", shown(payment, amount));
        }
        if let (Ok(shown), Some(of_payment)) = (payee, payment.payee().get()?)
            && of_payment.name().get()?.is_some_and(|name| name != shown)
        {
            found.add(instruction.payee(), "other_payee").related(of_payment.name());
        }
        let evidence = found.require(instruction.evidence())?;
        found.evidence(instruction.evidence())?;
        if let (Some(at), Some(paid)) = (evidence.at().get()?, payment.paid_at().get()?)
            && at > paid
        {
            found.add(evidence.at(), "shown_late").related(payment.paid_at())
                .param("not_after", Param::Time(paid)).param("actual", Param::Time(at));
        }
        payee.map(|_| ())
    }
}

rule! {
    PAY_025 = "PAY-025", Shall, audit, Record on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "56" S, "derived" "in time" I], confidence H,
    fields ["confirm_notice", "confirm_notice/at", "confirm_notice/channel", "paid_at", "status"],
    formats ["confirm_notice/at", "confirm_notice/channel"], settings [within_hours = 24],
    title "支付确认信息" / "confirmation of payment",
    says "支付确认信息应在 {not_after} 之前发出，实为 {actual}" / "the confirmation should be sent by {not_after}, was at {actual}",
    fix "支付完成后及时向消费者发送确认信息，记录时间和渠道" / "send the buyer a confirmation soon after payment, and record when and how",
    pass {"confirm_notice": {"at": "2026-03-01T10:01:31+08:00", "channel": "app"}}, fail {"confirm_notice": null} at "/confirm_notice",
    |payment, found| {
        if payment.confirm_notice().get()?.is_none() && !is_paid(payment)? {
            return Ok(());
        }
        let notice = found.require(payment.confirm_notice())?;
        let channel = found.present([notice.channel()]);
        let at = found.require(notice.at())?;
        if let Some(paid) = payment.paid_at().get()? {
            let not_after = Timestamp(paid.0 + found.setting("within_hours") * 3_600_000);
            if at > not_after {
                found.at(notice.at()).related(payment.paid_at()).param("not_after", Param::Time(not_after)).param("actual", Param::Time(at));
            }
        }
        found.ordered(payment.paid_at(), notice.at()).and(channel)
    }
}

rule! {
    PAY_026 = "PAY-026", Shall, audit, Evidence on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "53" S, "NBPI" "20, 34" S], confidence H,
    fields ["disclosure"], formats ["disclosure/reference", "disclosure/at", "disclosure/digest"],
    title "支付告知" / "payment service explained",
    says "未声明已告知支付服务的功能、使用方法、注意事项、风险和收费" / "nothing shows that function, use, cautions, risks and fees of the service were told",
    fix "声明证据：编号、时间和摘要" / "declare the evidence: reference, time and digest",
    pass {"disclosure": {"reference": "terms/payment-2026-01", "at": "2026-01-01T00:00:00+08:00", "digest": "sha256:9f86d081"}},
    fail {"disclosure": {"reference": "terms/payment-2026-01", "digest": "sha256:9f86d081"}} at "/disclosure/at",
    |payment, found| found.evidence(payment.disclosure())
}

rule! {
    PAY_030 = "PAY-030", Shall, audit, Evidence on Payment,
    home PAYMENT_PROCESSING, basis ["NBPI" "23" S, "ATF" "15" S], confidence H,
    fields ["account_real_name"], formats ["account_real_name/reference", "account_real_name/at", "account_real_name/digest"],
    title "实名账户" / "account in real name",
    says "未声明支付账户为实名开立" / "nothing shows that the payment account was opened in real name",
    fix "声明证据：编号、时间和摘要" / "declare the evidence: reference, time and digest",
    pass {"account_real_name": {"reference": "kyc/2026-7", "at": "2026-02-01T00:00:00+08:00", "digest": "sha256:9f86d081"}},
    fail {"account_real_name": {"at": "2026-02-01T00:00:00+08:00", "digest": "sha256:9f86d081"}} at "/account_real_name/reference",
    |payment, found| found.evidence(payment.account_real_name())
}

rule! {
    /// The time told is that of the deduction; where it is not told, the payment's own counts.
    PAY_045 = "PAY-045", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["PPB" "20" S], confidence H, since 2026-4-10,
    fields ["auto_debit", "auto_debit/agreement", "auto_debit/notice_at", "auto_debit/debit_at", "auto_debit/amount", "auto_debit/cancel_path",
        "amount", "paid_at"],
    formats ["auto_debit/agreement", "auto_debit/notice_at", "auto_debit/debit_at", "auto_debit/amount", "auto_debit/cancel_path"],
    title "逐次扣款告知" / "told before every deduction",
    says "告知时间 {actual} 应早于扣款时间 {not_after}" / "the buyer was told at {actual}, should be before the deduction at {not_after}",
    also [other_amount "所告知的金额应为扣款金额 {expected}，实为 {actual}" / "the amount told should be the deduction's {expected}, was {actual}"],
    fix "每次扣款前告知时间、金额和取消途径" / "before every deduction tell time, amount and how to cancel",
    pass {"created_at": "2026-05-01T00:00:00+08:00", "paid_at": "2026-05-01T00:00:10+08:00", "callback": null,
        "auto_debit": {"agreement": "AG-1", "notice_at": "2026-04-26T09:00:00+08:00", "debit_at": "2026-05-01T00:00:00+08:00", "amount": "194.00",
        "cancel_path": "我的 > 自动续费 > 关闭"}},
    fail {"created_at": "2026-05-01T00:00:00+08:00", "paid_at": "2026-05-01T00:00:10+08:00", "callback": null,
        "auto_debit": {"agreement": "AG-1", "notice_at": "2026-05-01T00:00:10+08:00", "debit_at": "2026-05-01T00:00:00+08:00", "amount": "194.00",
        "cancel_path": "我的 > 自动续费 > 关闭"}} at "/auto_debit/notice_at",
    |payment, found| {
        let Some(debit) = payment.auto_debit().get()? else { return Ok(()) };
        let texts = found.present([debit.agreement(), debit.cancel_path()]);
        let times = found.present([debit.notice_at(), debit.debit_at()]);
        let amount = found.require(debit.amount())?;
        if let Some(expected) = payment.amount().get()?.filter(|expected| *expected != amount) {
            found.add(debit.amount(), "other_amount").related(payment.amount())
                .param("expected", shown(payment, expected)).param("actual", shown(payment, amount));
        }
        let event = if debit.debit_at().is_given() { debit.debit_at() } else { payment.paid_at() };
        if let (Some(told), Some(at)) = (debit.notice_at().get()?, event.get()?)
            && told >= at
        {
            found.at(debit.notice_at()).related(event).param("not_after", Param::Time(at)).param("actual", Param::Time(told));
        }
        texts.and(times)
    }
}

/// Days between the announcement and the day a changed agreement takes effect.
const ANNOUNCED_DAYS: i64 = 30;

rule! {
    PAY_047 = "PAY-047", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["NBPI" "20" S], confidence H,
    packs [PaymentInstitution], since 2024-5-1,
    fields ["service_agreement", "service_agreement/version", "service_agreement/announced_at", "service_agreement/effective_at"],
    formats ["service_agreement/version", "service_agreement/announced_at", "service_agreement/effective_at"],
    title "支付协议变更公告" / "change of the agreement announced",
    says "协议变更生效应不早于公告 30 日后（{not_before}），实为 {actual}"
        / "the change should take effect 30 days after its announcement, on {not_before}, does on {actual}",
    fix "变更支付服务协议至少提前 30 日公告" / "announce a change of the payment agreement at least 30 days ahead",
    pass {"kept_by": "payment_institution", "service_agreement": {"version": "2026-2", "announced_at": "2026-01-30T18:00:00+08:00",
        "effective_at": "2026-03-01T00:00:00+08:00"}},
    fail {"kept_by": "payment_institution", "service_agreement": {"version": "2026-2", "announced_at": "2026-01-31T00:00:00+08:00",
        "effective_at": "2026-03-01T00:00:00+08:00"}} at "/service_agreement/effective_at",
    |payment, found| {
        let Some(agreement) = payment.service_agreement().get()? else { return Ok(()) };
        let version = found.present([agreement.version()]);
        let announced = found.require(agreement.announced_at());
        let effective = found.require(agreement.effective_at())?;
        let not_before = Date::of(announced?).plus_days(ANNOUNCED_DAYS);
        if Date::of(effective) < not_before {
            found.at(agreement.effective_at()).related(agreement.announced_at())
                .param("not_before", Param::Date(not_before)).param("actual", Param::Date(Date::of(effective)));
        }
        version
    }
}

rule! {
    PAY_048 = "PAY-048", Should, audit, Evidence on Payment,
    home PAYMENT_PROCESSING, basis ["SPC8" "5" S], confidence L,
    fields ["off_platform"], formats ["off_platform/reference", "off_platform/at", "off_platform/digest"],
    title "引导线下支付" / "payment directed elsewhere",
    says "未声明工作人员没有引导消费者以平台外的方式支付" / "nothing shows that staff did not direct payment outside the platform",
    fix "声明证据：编号、时间和摘要" / "declare the evidence: reference, time and digest",
    pass {"off_platform": {"reference": "audit/2026-02", "at": "2026-02-28T00:00:00+08:00", "digest": "sha256:9f86d081"}},
    fail {"off_platform": {"reference": "audit/2026-02", "at": "2026-02-28T00:00:00+08:00"}} at "/off_platform/digest",
    |payment, found| found.evidence(payment.off_platform())
}
