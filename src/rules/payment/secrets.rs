//! What must not be kept, and how the payment travels.

use crate::document::{State, Undetermined, View};
use crate::identifiers::card_number::{self, Exposure};
use crate::records::payment::{Payer, Payment, PaymentCard};
use crate::report::Found;
use crate::rule::Outcome;

/// Every text of the record that could be read, against complete or too thinly masked card numbers. What stands there is never told.
fn card_numbers(found: &mut Found<'_>, payment: Payment<'_>) -> Outcome {
    let record = payment.entry();
    let mut outcome = Ok(());
    for text in record.document.texts(record.slot) {
        match text.state() {
            State::Present => match card_number::find(text.bytes()) {
                Some(Exposure::Full) => {
                    found.at(text);
                }
                Some(Exposure::Mask) => found.problem(text, "mask"),
                None => {}
            },
            State::Malformed | State::Unreadable => outcome = Err(Undetermined),
            State::Absent | State::Unknown => {}
        }
    }
    outcome
}

/// Members that name a secret.
fn secrets(found: &mut Found<'_>, payment: Payment<'_>) {
    let groups = [Some(payment.secrets()), payment.payer().ok().map(Payer::secrets), payment.card().ok().map(PaymentCard::secrets)];
    for secret in groups.into_iter().flatten().flatten().filter(|secret| secret.is_given()) {
        found.problem(secret, "secret");
    }
}

rule! {
    /// Covers every text and id the record format knows, and the usual names of secrets at the payment, its payer and its card. Members the
    /// format does not know are not read; of a source format, what becomes part of the record is covered.
    PAY_029 = "PAY-029", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["NBPI" "26" S, "derived" "first six and last four digits" K], confidence H,
    fields ["schema_version", "record_id", "payment_id", "order_id", "gateway_status", "amount_detail", "payee", "payer", "merchant_name", "mcc",
        "institution", "out_trade_no", "transaction_id", "trade_no", "registered", "callback", "query_fallback", "instruction_shown",
        "confirm_notice", "disclosure", "account_real_name", "settlement", "error", "unauthorised", "audit_trail", "refund", "auto_debit", "cod",
        "service_agreement", "off_platform", "transport", "card", "card_no", "card_number", "cvv", "cvv2", "cvc", "pin", "password", "track_data",
        "fingerprint", "face_image", "biometric"],
    formats ["card_no", "card_number", "payer/card_no", "payer/card_number", "card/card_no", "card/card_number", "card/bank"],
    title "敏感信息不留存" / "no secrets kept",
    says "含有完整的银行卡号" / "a complete bank card number stands here",
    also [
        mask "银行卡号最多显示前 6 位和后 4 位" / "of a card number at most the first six and last four digits may show",
        secret "不得留存{label}" / "{label} must not be kept",
    ],
    fix "删去敏感信息，银行卡号只留前 6 位和后 4 位" / "leave the secret out; of a card number keep the first six and last four digits",
    pass {"payer": {"account_ref": "622202*********0006"}}, fail {"payer": {"account_ref": "6222020200000000006"}} at "/payer/account_ref",
    |payment, found| {
        secrets(found, payment);
        card_numbers(found, payment)
    }
}

rule! {
    /// The addresses that are given; which ones there must be is not this requirement's matter.
    PAY_049 = "PAY-049", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "54" S, "NBPI" "18" S, "derived" "https, TLS 1.2 or the SM suite" I], confidence H,
    fields ["transport", "transport/callback_url", "transport/checkout_url", "transport/tls_version"],
    formats ["transport/callback_url", "transport/checkout_url", "transport/tls_version"],
    title "传输安全" / "secure transport",
    says "传输协议应为 TLS 1.2 以上或 TLCP，实为 {actual}" / "transport should be TLS 1.2 or later, or TLCP, is {actual}",
    fix "回调和收银台使用 https，TLS 不低于 1.2" / "use https for callback and checkout, with TLS 1.2 or later",
    pass {"transport": {"tls_version": "TLCP"}}, fail {"transport": {"callback_url": "http://shop.example/notify"}} at "/transport/callback_url",
    |payment, found| {
        let Some(transport) = payment.transport().get()? else { return Ok(()) };
        let callback = found.https(transport.callback_url());
        let checkout = found.https(transport.checkout_url());
        if let Some(version) = transport.tls_version().get()?.filter(|version| !version.is_secure()) {
            found.at(transport.tls_version()).param("actual", crate::report::Param::Word(version.word()));
        }
        callback.and(checkout)
    }
}
