//! What settles a case: compensation, evidence, the platform's decision, its advance payment.

use crate::codes::Currency;
use crate::decimal::Decimal;
use crate::document::Undetermined;
use crate::records::aftersale::{Aftersale, AftersaleType};
use crate::records::remedy::{Compensation, CompensationBasis};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::aftersale::digits;
use crate::time::{Timestamp, start_of_day};

/// Fraud costs three times the price (CRPL 55) …
const FRAUD_TIMES: i64 = 3;
/// … and five hundred yuan at least.
const FRAUD_LEAST: i64 = 500 * Decimal::ONE;

/// At least what the law gives, or the promise if that is more.
fn enough(case: Aftersale<'_>, found: &mut Found<'_>, compensation: Compensation<'_>) -> Outcome {
    let amount = found.require(compensation.amount())?;
    let fraud = found.require(compensation.basis())? == CompensationBasis::Fraud;
    let price = match compensation.price().get()? {
        None => case.goods_paid_amount().get()?,
        given => given,
    };
    let yuan = case.currency().get()?.unwrap_or(Currency::CNY) == Currency::CNY;
    let least_by_law = if fraud && yuan { FRAUD_LEAST } else { 0 };
    let times_price = price.filter(|_| fraud).map_or(0, |price| price.ten_thousandths * FRAUD_TIMES);
    let promised = compensation.promised_amount().get()?.unwrap_or_default().ten_thousandths;
    let least = least_by_law.max(times_price).max(promised);
    if amount.ten_thousandths < least {
        let digits = digits(case);
        found.at(compensation.amount()).related(compensation.price()).related(compensation.promised_amount())
            .param("expected", Param::Decimal(Decimal::exact(least).with_digits(digits))).param("actual", Param::Decimal(amount.with_digits(digits)));
        return Ok(());
    }
    if fraud && price.is_none() { Err(Undetermined) } else { Ok(()) }
}

rule! {
    AFS_025 = "AFS-025", Should, gate, Record on Aftersale,
    home AFTER_SALES, basis ["CRPL" "55" S, "SPC8" "10" S], confidence H,
    fields ["type", "compensation", "compensation/basis", "compensation/price", "compensation/amount", "compensation/promised_amount",
        "goods_paid_amount", "currency"],
    formats ["compensation/basis", "compensation/price", "compensation/amount", "compensation/promised_amount"],
    title "惩罚性赔偿" / "punitive damages",
    says "赔偿金额应不少于 {expected}，实为 {actual}" / "the compensation should be at least {expected}, is {actual}",
    fix "欺诈的，赔偿价款的三倍，不足 500 元的为 500 元；承诺更高的从其承诺" / "for fraud three times the price, at least CNY 500; a higher promise binds",
    pass {"compensation": {"basis": "fraud", "price": "166.66", "amount": "500.00"}},
    fail {"compensation": {"basis": "fraud", "price": "166.67", "amount": "500.00"}} at "/compensation/amount",
    |case, found| {
        let compensation = match case.compensation().get()? {
            Some(compensation) => compensation,
            None if case.r#type().get()? == Some(AftersaleType::Compensation) => found.require(case.compensation())?,
            None => return Ok(()),
        };
        enough(case, found, compensation)
    }
}

/// Hexadecimal digits of a digest, with or without the name of its algorithm before a colon.
fn is_digest(text: &str) -> bool {
    let (lengths, digits): (&[usize], _) = match text.split_once(':') {
        Some(("sha256" | "sm3", digits)) => (&[64], digits),
        Some(("sha384", digits)) => (&[96], digits),
        Some(("sha512", digits)) => (&[128], digits),
        Some(_) => return false,
        None => (&[64, 96, 128], text),
    };
    lengths.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

rule! {
    AFS_026 = "AFS-026", Should, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "62" S, "ESL" "8" S], confidence M,
    fields ["evidence", "evidence/type", "evidence/at", "evidence/digest"],
    formats ["evidence/type", "evidence/at", "evidence/digest", "evidence/reference", "evidence/by"],
    title "证据" / "evidence",
    says "证据摘要应为十六进制的 SHA-256、SHA-384、SHA-512 或 SM3" / "the digest should be SHA-256, SHA-384, SHA-512 or SM3 in hexadecimal digits",
    fix "每件证据写明类型、时间和摘要" / "give type, time and digest of each piece of evidence",
    pass {"evidence": [{"type": "image", "at": "2026-02-14T11:20:00+08:00",
        "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]},
    fail {"evidence": [{"type": "image", "at": "2026-02-14T11:20:00+08:00", "digest": "9f86d081"}]} at "/evidence/0/digest",
    |case, found| {
        let Some(pieces) = case.evidence().get()? else { return Ok(()) };
        let mut outcome = Ok(());
        for piece in pieces.iter() {
            let Ok(piece) = piece else {
                outcome = Err(Undetermined);
                continue;
            };
            outcome = outcome.and(found.present([piece.r#type()])).and(found.present([piece.at()])).and(found.present([piece.digest()]));
            if piece.digest().ok().is_some_and(|digest| !is_digest(digest)) {
                found.at(piece.digest());
            }
        }
        outcome
    }
}

/// From this day on a platform's rules may not force refunds without return on its merchants (PRULE).
const NO_FORCED_REFUND_SINCE: Timestamp = Timestamp(start_of_day(2026, 2, 1));

rule! {
    AFS_027 = "AFS-027", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["PRULE" "refund only (2026-02-01)" S, "ECL" "63" S], confidence M,
    fields ["type", "platform_decision", "platform_decision/at", "platform_decision/rule_version", "platform_decision/reason",
        "platform_decision/seller_heard_at", "platform_decision/by_rule_alone"],
    formats ["platform_decision/at", "platform_decision/rule_version", "platform_decision/reason", "platform_decision/seller_heard_at"],
    title "平台介入" / "the platform's decision",
    says "平台不得以规则强制商家仅退款" / "a platform must not impose refunds without return by its rules",
    also [too_late "听取商家意见应不晚于作出决定（{not_after}），实为 {actual}" / "the seller must be heard before the decision, by {not_after}, was at {actual}"],
    fix "写明决定时间、规则版本、理由，并在决定前听取商家意见" / "give time, rule version and reason of the decision, and hear the seller before it",
    pass {"platform_decision": {"at": "2026-02-15T10:00:00+08:00", "rule_version": "2026-01", "reason": "商家未按期处理",
        "seller_heard_at": "2026-02-15T10:00:00+08:00"}},
    fail {"platform_decision": {"at": "2026-02-15T10:00:00+08:00", "rule_version": "2026-01", "reason": "商家未按期处理"}}
        at "/platform_decision/seller_heard_at",
    |case, found| {
        let Some(decision) = case.platform_decision().get()? else { return Ok(()) };
        let texts = found.present([decision.rule_version(), decision.reason()]);
        let times = found.present([decision.at(), decision.seller_heard_at()]);
        let (at, heard) = (decision.at().get()?, decision.seller_heard_at().get()?);
        if let (Some(at), Some(heard)) = (at, heard)
            && heard > at
        {
            found.add(decision.seller_heard_at(), "too_late").related(decision.at())
                .param("not_after", Param::Time(at)).param("actual", Param::Time(heard));
        }
        let forbidden = at.is_some_and(|at| at >= NO_FORCED_REFUND_SINCE) && decision.by_rule_alone().get()? == Some(true);
        if forbidden && case.r#type().get()? == Some(AftersaleType::RefundOnly) {
            found.at(decision.by_rule_alone()).related(case.r#type());
        }
        texts.and(times)
    }
}

rule! {
    /// That the platform made the promise, only its published rules show.
    AFS_034 = "AFS-034", Should, gate, Transaction on Aftersale,
    home AFTER_SALES, basis ["ECL" "58" S, "CRPL" "44" S], confidence M,
    fields ["advance_payment", "advance_payment/promise", "advance_payment/promised_at", "advance_payment/amount", "advance_payment/paid_at"],
    formats ["advance_payment/promise", "advance_payment/promised_at", "advance_payment/amount", "advance_payment/paid_at"],
    title "先行赔付" / "advance payment",
    says "先行赔付记录不全" / "the record of the advance payment is incomplete",
    fix "写明平台的先行赔付承诺；已赔付的，写明金额和时间" / "state the platform's promise to pay first; once paid, amount and time",
    pass {"advance_payment": {"promise": "正品保障服务 3.2", "promised_at": "2025-06-01T00:00:00+08:00", "amount": "189.00",
        "paid_at": "2026-02-15T10:00:00+08:00"}},
    fail {"advance_payment": {"amount": "189.00", "paid_at": "2026-02-15T10:00:00+08:00"}} at "/advance_payment/promise",
    needs [aftersales, platform],
    |case, found| {
        let Some(advance) = case.advance_payment().get()? else { return Ok(()) };
        let promise = found.present([advance.promise()]);
        let mut payment = Ok(());
        if advance.amount().is_given() || advance.paid_at().is_given() {
            payment = found.present([advance.amount()]).and(found.present([advance.paid_at()]));
        }
        found.ordered(advance.promised_at(), advance.paid_at()).and(promise).and(payment)
    }
}

#[cfg(test)]
mod tests {
    use super::is_digest;

    #[test]
    fn tells_digests_by_length_and_algorithm() {
        let digits = |count: usize| "0a".repeat(count / 2);
        let table = [
            (digits(64), true),
            (digits(96), true),
            (digits(128), true),
            (digits(40), false),
            (format!("sha256:{}", digits(64)), true),
            (format!("sm3:{}", digits(64)), true),
            (format!("sha512:{}", digits(64)), false),
            (format!("md5:{}", digits(32)), false),
            (format!("sha256:{}zz", digits(62)), false),
            (String::new(), false),
        ];
        for (text, expected) in table {
            assert_eq!(is_digest(&text), expected, "{text}");
        }
    }
}
