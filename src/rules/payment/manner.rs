//! How it is paid: channel, choice of channels, factors of authentication, place of processing, cash on delivery.

use crate::codes::Currency;
use crate::decimal::Decimal;
use crate::document::Undetermined;
use crate::records::payment::{AuthFactor, Payment, PaymentChannel};
use crate::rules::payment::amounts::shown;
use crate::rules::payment::is_paid;

rule! {
    PAY_004 = "PAY-004", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["37401" "5.2 (topic)" I, "PBOC43" "ways of payment" K], confidence M,
    fields ["channel"], formats ["channel"],
    title "支付方式" / "way of payment",
    says "支付方式不在代码表中" / "the way of payment is not in the code list",
    fix "使用代码表中的支付方式" / "use a way of payment of the code list",
    pass {}, fail {"channel": "cash"} at "/channel",
    |payment, found| found.require(payment.channel()).map(|_| ())
}

rule! {
    /// What the platform offered for this payment; a record that does not tell leaves it open.
    PAY_005 = "PAY-005", Should, audit, Record on Payment,
    home PAYMENT_PROCESSING, basis ["ISO32111" "8.9" S, "derived" "more than one way" I], confidence M,
    fields ["payment_methods", "payment_methods/channel"], formats ["payment_methods/channel"],
    title "多种支付方式" / "several ways of payment",
    says "应提供一种以上的支付方式" / "more than one way of payment should be offered",
    fix "至少提供两种不同的支付方式" / "offer at least two different ways of payment",
    pass {"payment_methods": [{"channel": "wallet"}, {"channel": "card"}]}, fail {"payment_methods": [{"channel": "wallet"}]} at "/payment_methods",
    |payment, found| {
        let offered = payment.payment_methods().get()?.ok_or(Undetermined)?;
        let mut first = None;
        for method in offered.iter() {
            let channel = found.require(method?.channel())?;
            if *first.get_or_insert(channel) != channel {
                return Ok(());
            }
        }
        found.at(payment.payment_methods());
        Ok(())
    }
}

/// Yuan a day that may be paid from a balance with fewer than two factors.
const DAILY_WITH_ONE: i64 = 1_000;
/// Yuan a day with two factors, none of them a certificate or electronic signature.
const DAILY_WITHOUT_CERTIFICATE: i64 = 5_000;

/// The different factors among those used: how many, and whether one is a certificate or electronic signature.
fn factors(used: impl Iterator<Item = Result<AuthFactor, Undetermined>>) -> Result<(u32, bool), Undetermined> {
    let mut seen = 0u8;
    let mut certified = false;
    for factor in used {
        let factor = factor?;
        seen |= 1 << factor as u8;
        certified |= matches!(factor, AuthFactor::Certificate | AuthFactor::ESignature);
    }
    Ok((seen.count_ones(), certified))
}

rule! {
    /// The day's total counts where the record has it; the amount alone is what it is at least.
    PAY_028 = "PAY-028", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["PBOC43" "daily limits by factors" K], confidence M,
    fields ["auth_factors", "auth_factors/factor", "auth_factors/at", "daily_balance_total", "channel", "amount", "currency", "status"],
    formats ["auth_factors/factor", "auth_factors/at", "daily_balance_total"],
    title "身份验证要素" / "factors of authentication",
    says "当日余额付款 {actual} 超过 {limit}，须有两类以上验证要素" / "{actual} paid from the balance that day is above {limit}: two factors are needed",
    also [
        no_certificate "当日余额付款 {actual} 超过 {limit}，验证要素须含数字证书或电子签名"
            / "{actual} paid from the balance that day is above {limit}: one factor must be a certificate or electronic signature",
    ],
    fix "记录余额付款所用的验证要素，超过限额的增加要素" / "record the factors used for payment from a balance, and use more above the limits",
    pass {"channel": "balance", "amount": "1000.01", "amount_detail": null, "auth_factors": [{"factor": "password"}, {"factor": "dynamic_code"}]},
    fail {"channel": "balance", "amount": "1000.01", "amount_detail": null, "auth_factors": [{"factor": "password"}]} at "/auth_factors",
    |payment, found| {
        if payment.channel().get()? != Some(PaymentChannel::Balance) || !is_paid(payment)? {
            return Ok(());
        }
        let used = found.require(payment.auth_factors())?;
        let (count, certified) = factors(used.iter().map(|used| used?.factor().get()?.ok_or(Undetermined)))?;
        if payment.currency().get()?.is_some_and(|currency| currency != Currency::CNY) {
            return Err(Undetermined);
        }
        let amount = payment.amount().get()?.ok_or(Undetermined)?;
        let total = payment.daily_balance_total().get()?.filter(|total| total.ten_thousandths > amount.ten_thousandths).unwrap_or(amount);
        let (problem, limit) = if count < 2 { ("", DAILY_WITH_ONE) } else { ("no_certificate", DAILY_WITHOUT_CERTIFICATE) };
        let limit = Decimal::whole(limit);
        if !(count >= 2 && certified) && total.ten_thousandths > limit.ten_thousandths {
            found.add(payment.auth_factors(), problem).related(payment.amount())
                .param("limit", shown(payment, limit)).param("actual", shown(payment, total));
        }
        Ok(())
    }
}

rule! {
    PAY_031 = "PAY-031", Shall, audit, Record on Payment,
    home PAYMENT_PROCESSING, basis ["NBPI" "18, 19" S], confidence H, since 2024-5-1,
    fields ["region", "region/processing", "region/settlement", "region/storage", "cross_border"],
    formats ["region/processing", "region/settlement", "region/storage"],
    title "境内处理" / "processed in China",
    says "境内交易须在境内处理、清算和存储" / "a domestic trade must be processed, settled and stored in mainland China",
    also [abroad "境内交易的{label}应为 CN" / "for a domestic trade, {label} should be CN"],
    fix "境内交易在境内处理、清算和存储" / "process, settle and store domestic trades in mainland China",
    pass {"region": {"processing": "CN", "settlement": "CN", "storage": "CN"}},
    fail {"region": {"processing": "CN", "settlement": "CN", "storage": "SG"}} at "/region/storage",
    |payment, found| {
        if payment.cross_border().get()? == Some(true) {
            return Ok(());
        }
        let region = payment.region().get()?.ok_or(Undetermined)?;
        let mut outcome = Ok(());
        for place in [region.processing(), region.settlement(), region.storage()] {
            match place.get() {
                Ok(Some("CN")) => {}
                Ok(Some(_)) => {
                    found.add(place, "abroad");
                }
                Ok(None) | Err(Undetermined) => outcome = Err(Undetermined),
            }
        }
        outcome
    }
}

rule! {
    /// That the collector carried the parcel, a transaction shows.
    PAY_046 = "PAY-046", Should, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "52" S], confidence M,
    fields ["cod", "cod/collector", "cod/mandate", "cod/amount", "cod/at", "cod/receipt", "channel", "status", "amount", "created_at"],
    formats ["cod/collector", "cod/mandate", "cod/amount", "cod/at", "cod/receipt"],
    title "代收货款" / "cash on delivery",
    says "代收金额应为支付金额 {expected}，实为 {actual}" / "the amount collected should be the payment's {expected}, is {actual}",
    also [
        other_collector "代收人不是承运的快递企业" / "the collector carries none of the parcels",
    ],
    fix "写明代收人、委托、金额、时间和收据" / "state collector, mandate, amount, time and receipt",
    pass {"channel": "cod", "cod": {"collector": "示例快递", "mandate": "DS-1", "amount": "194.00", "at": "2026-03-01T11:00:00+08:00", "receipt": "R-1"}},
    fail {"channel": "cod", "cod": {"collector": "示例快递", "amount": "194.00", "at": "2026-03-01T11:00:00+08:00", "receipt": "R-1"}} at "/cod/mandate",
    needs [payments, shipments],
    across |transaction, found| crate::rules::transaction::parcels::collected_by_the_carrier(transaction, found),
    |payment, found| {
        let due = payment.channel().get()? == Some(PaymentChannel::Cod) && is_paid(payment)?;
        if !due && payment.cod().get()?.is_none() {
            return Ok(());
        }
        let cod = found.require(payment.cod())?;
        let texts = found.present([cod.collector(), cod.mandate(), cod.receipt()]);
        let times = found.present([cod.at()]).and(found.ordered(payment.created_at(), cod.at()));
        let collected = found.require(cod.amount())?;
        if let Some(amount) = payment.amount().get()?.filter(|amount| *amount != collected) {
            found.at(cod.amount()).related(payment.amount())
                .param("expected", shown(payment, amount)).param("actual", shown(payment, collected));
        }
        texts.and(times)
    }
}
