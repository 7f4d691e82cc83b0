//! The gateway's notice: once only, signed, fresh, encrypted, for this merchant, answered in time. Without a notice, a query decides.

use crate::records::callback::Callback;
use crate::records::transaction::{Member, each_in, known};
use crate::document::{Entry, List, Undetermined};
use crate::records::callback::Trust;
use crate::records::payment::{Gateway, Payment};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::payment::{one_of, through_gateway};

/// Characters of a notice's id at most.
const fn longest_id(gateway: Option<Gateway>) -> usize {
    if matches!(gateway, Some(Gateway::WechatPay)) { 36 } else { 128 }
}

/// What must be a notice's own stands with an earlier payment already.
fn repeated_notice<'r>(
    found: &mut Found<'_>,
    payments: List<'r, Payment<'r>>,
    payment: Payment<'r>,
    text: fn(Callback<'r>) -> Entry<'r, &'r str>,
) -> Outcome {
    let Some(callback) = payment.callback().get()? else { return Ok(()) };
    let Some(own) = text(callback).get()? else { return Ok(()) };
    let has_it = |other: Payment<'r>| Ok(other.callback().get()?.map_or(Ok(None), |callback| text(callback).get())? == Some(own));
    if let Some(first) = found.find(payments, has_it)?.and_then(|first| first.callback().ok())
        && text(first).slot != text(callback).slot
    {
        found.add(text(callback), "repeated").related(text(first));
    }
    Ok(())
}

rule! {
    /// How often the notice was processed, it says itself; in a transaction none stands with two payments.
    PAY_016 = "PAY-016", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "id, repeated notices" S, "ALI" "notify_id" S], confidence H,
    fields ["callback", "callback/id", "callback/notify_id", "callback/processed_times", "gateway"],
    formats ["callback/id", "callback/notify_id", "callback/processed_times"],
    title "通知幂等" / "notices take effect once",
    says "同一通知处理了 {actual} 次" / "the notice was processed {actual} times",
    also [
        too_long_id "通知编号最多 {limit} 个字符" / "a notice's id has at most {limit} characters",
        repeated "同一通知用于两笔支付" / "the same notice stands with two payments",
    ],
    fix "写明通知编号，重复的通知只处理一次" / "give the notice's id, and process repeated notices once",
    pass {"callback": {"processed_times": 1}}, fail {"callback": {"id": null}} at "/callback/id",
    needs [payments],
    across |transaction, found| {
        let payments = known(transaction.payments())?;
        each_in(transaction.payments(), |payment| {
            for id in [Callback::id, Callback::notify_id] {
                repeated_notice(found, payments, payment, id)?;
            }
            Ok(())
        })
    },
    |payment, found| {
        let Some(callback) = payment.callback().get()? else { return Ok(()) };
        let id = match (one_of(found, callback.id(), callback.notify_id()), payment.gateway().get()) {
            (Ok((entry, text)), Ok(gateway)) => {
                let limit = longest_id(gateway);
                if text.chars().count() > limit {
                    found.add(entry, "too_long_id").param("limit", Param::Int(i64::try_from(limit).unwrap_or_default()));
                }
                Ok(())
            }
            _ => Err(Undetermined),
        };
        if let Some(times) = callback.processed_times().get()?.filter(|times| *times > 1) {
            found.at(callback.processed_times()).param("actual", Param::Int(times));
        }
        id
    }
}

rule! {
    /// The serial says which certificate signed; Alipay's notices name none.
    PAY_017 = "PAY-017", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "signature" S, "ALI" "sign, sign_type" S, "ECL" "53 (tamper-proof)" S, "derived" "allow-list" I],
    confidence H,
    fields ["callback", "callback/signature", "callback/signature/alg", "callback/signature/serial", "callback/signature/value",
        "callback/signature/verified", "gateway"],
    formats ["callback/signature/alg", "callback/signature/serial", "callback/signature/value"],
    settings [allow_hmac = 0],
    title "验签" / "signature verified",
    says "签名算法 {actual} 不可信" / "the signature algorithm {actual} is not to be trusted",
    also [not_verified "通知未通过验签，不得使用" / "the notice's signature is not verified: it must not be used"],
    fix "使用前以 RSA-SHA256 或 SM2 验签" / "verify the signature by RSA-SHA256 or SM2 before use",
    pass {"callback": {"signature": {"alg": "SM2"}}}, fail {"callback": {"signature": {"alg": "MD5"}}} at "/callback/signature/alg",
    |payment, found| {
        let Some(callback) = payment.callback().get()? else { return Ok(()) };
        let signature = found.require(callback.signature())?;
        let mut outcome = found.present([signature.value()]);
        if payment.gateway().get()? == Some(Gateway::WechatPay) {
            outcome = outcome.and(found.present([signature.serial()]));
        }
        let verified = found.require(signature.verified()).map(|verified| {
            if !verified {
                found.problem(signature.verified(), "not_verified");
            }
        });
        let algorithm = found.require(signature.alg())?;
        let trusted = match algorithm.trust() {
            Trust::Full => true,
            Trust::Symmetric => found.setting("allow_hmac") != 0,
            Trust::Refused => false,
        };
        if !trusted {
            found.at(signature.alg()).param("actual", Param::Word(algorithm.word()));
        }
        outcome.and(verified)
    }
}

rule! {
    /// That the nonce was not seen before, a transaction shows for its own payments. The window's last second is within it.
    PAY_018 = "PAY-018", Should, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "Wechatpay-Timestamp, Wechatpay-Nonce" S, "derived" "five minutes" I], confidence M,
    fields ["callback", "callback/timestamp", "callback/nonce", "callback/received_at", "gateway"],
    formats ["callback/timestamp", "callback/nonce", "callback/received_at"],
    settings [window_seconds = 300],
    title "防重放" / "no replay",
    says "通知时间戳与收到时间相差 {actual} 秒，超过 {limit} 秒" / "the notice's timestamp is {actual} s off its receipt, more than {limit} s",
    also [
        repeated "随机串用过一次以上" / "the nonce was used more than once",
    ],
    fix "拒绝时间戳超出窗口的通知，随机串只用一次" / "refuse notices outside the window, and take each nonce once",
    pass {"callback": {"timestamp": "2026-03-01T09:56:30+08:00"}},
    fail {"callback": {"timestamp": "2026-03-01T09:56:29+08:00"}} at "/callback/timestamp",
    needs [payments, platform],
    across |transaction, found| {
        let payments = known(transaction.payments())?;
        each_in(transaction.payments(), |payment| repeated_notice(found, payments, payment, Callback::nonce))
    },
    |payment, found| {
        let Some(callback) = payment.callback().get()? else { return Ok(()) };
        let signed_headers = payment.gateway().get()? == Some(Gateway::WechatPay);
        let (Some(sent), Some(received)) = (callback.timestamp().get()?, callback.received_at().get()?) else {
            return if signed_headers { Err(Undetermined) } else { Ok(()) };
        };
        let off = (received.0 - sent.0).abs();
        let limit = found.setting("window_seconds");
        if off > limit * 1_000 {
            found.at(callback.timestamp()).related(callback.received_at())
                .param("actual", Param::Int((off + 999).div_euclid(1_000))).param("limit", Param::Int(limit));
        }
        if signed_headers && callback.nonce().get()?.is_none() { Err(Undetermined) } else { Ok(()) }
    }
}

rule! {
    PAY_019 = "PAY-019", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "resource" S], confidence H,
    packs [WechatPay],
    fields ["callback", "callback/resource_type", "callback/resource", "callback/resource/algorithm", "callback/resource/nonce",
        "callback/resource/associated_data"],
    formats ["callback/resource_type", "callback/resource/algorithm", "callback/resource/original_type", "callback/resource/nonce",
        "callback/resource/associated_data"],
    title "密文通知" / "encrypted notice",
    says "微信支付通知的资源类型应为 encrypt-resource" / "the resource of a WeChat Pay notice is of type encrypt-resource",
    fix "写明 encrypt-resource、加密算法、随机串和附加数据" / "state encrypt-resource, cipher, nonce and associated data",
    pass {}, fail {"callback": {"resource_type": "plain"}} at "/callback/resource_type",
    |payment, found| {
        let Some(callback) = payment.callback().get()? else { return Ok(()) };
        let kind = found.require(callback.resource_type()).map(|kind| {
            if kind != "encrypt-resource" {
                found.at(callback.resource_type());
            }
        });
        let resource = found.require(callback.resource())?;
        let cipher = found.present([resource.algorithm()]);
        found.present([resource.nonce(), resource.associated_data()]).and(cipher).and(kind)
    }
}

/// A finding where the notice names another than is registered; nothing where either is not told.
fn same<'r>(found: &mut Found<'_>, named: Entry<'r, &'r str>, registered: Entry<'r, &'r str>, problem: &'static str) -> Outcome {
    if let (Some(one), Some(other)) = (named.get()?, registered.get()?)
        && one != other
    {
        found.add(named, problem).related(registered);
    }
    Ok(())
}

rule! {
    /// Where the record does not carry what is registered, only the platform knows it.
    PAY_020 = "PAY-020", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "appid, mchid" S, "ALI" "app_id, seller_id" S], confidence H,
    packs [WechatPay, Alipay],
    fields ["callback", "callback/app_id", "callback/mch_id", "callback/seller_id", "registered", "registered/app_id", "registered/mch_id",
        "registered/seller_id"],
    formats ["callback/app_id", "callback/mch_id", "callback/seller_id", "registered/app_id", "registered/mch_id", "registered/seller_id"],
    title "应用与商户一致" / "the merchant's own notice",
    says "通知所属的应用不是平台登记的应用" / "the notice is for another application than the registered one",
    also [other_merchant "通知所属的商户不是平台登记的商户" / "the notice is for another merchant than the registered one"],
    fix "拒绝不属于平台登记的应用和商户的通知" / "refuse notices that are not for the registered application and merchant",
    pass {}, fail {"callback": {"app_id": "wx9999999999999999"}} at "/callback/app_id",
    needs [payments],
    across |transaction, found| each_in(transaction.payments(), |payment| {
        let unregistered = payment.callback().get()?.is_some() && payment.registered().get()?.is_none();
        if unregistered { found.lack(Member::Platform) } else { Ok(()) }
    }),
    |payment, found| {
        let Some(callback) = payment.callback().get()? else { return Ok(()) };
        let app = found.present([callback.app_id()]);
        let merchant = one_of(found, callback.mch_id(), callback.seller_id()).map(|_| ());
        let Some(registered) = payment.registered().get()? else { return app.and(merchant) };
        let pairs = [
            (callback.app_id(), registered.app_id(), ""),
            (callback.mch_id(), registered.mch_id(), "other_merchant"),
            (callback.seller_id(), registered.seller_id(), "other_merchant"),
        ];
        pairs.into_iter().fold(app.and(merchant), |outcome, (named, registered, problem)| outcome.and(same(found, named, registered, problem)))
    }
}

/// Milliseconds within which `WeChat` Pay wants an answer.
const ANSWER_WITHIN: i64 = 5_000;

rule! {
    PAY_021 = "PAY-021", Should, audit, Record on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "answer within five seconds" S], confidence H,
    packs [WechatPay],
    fields ["callback", "callback/received_at", "callback/acknowledged_at"], formats ["callback/acknowledged_at"],
    title "应答时限" / "answered in time",
    says "应在收到通知后 5 秒内应答，实为 {actual} 毫秒" / "the notice should be answered within 5 s, was after {actual} ms",
    also [unanswered "收到通知 5 秒后仍未应答" / "five seconds after its receipt the notice is not answered"],
    fix "收到通知后 5 秒内应答，业务另行处理" / "answer within 5 s and do the work afterwards",
    pass {"callback": {"acknowledged_at": "2026-03-01T10:01:35+08:00"}}, fail {"callback": {"acknowledged_at": "2026-03-01T10:01:36+08:00"}}
        at "/callback/acknowledged_at",
    |payment, found| {
        let Some(callback) = payment.callback().get()? else { return Ok(()) };
        let received = callback.received_at().get()?.ok_or(Undetermined)?;
        let not_after = crate::time::Timestamp(received.0 + ANSWER_WITHIN);
        match callback.acknowledged_at().get()? {
            Some(answered) if answered > not_after => {
                found.at(callback.acknowledged_at()).related(callback.received_at())
                    .param("actual", Param::Int(answered.0 - received.0));
            }
            Some(_) => {}
            None if found.now()? > not_after => found.problem(callback.acknowledged_at(), "unanswered"),
            None => return Err(Undetermined),
        }
        found.ordered(callback.received_at(), callback.acknowledged_at())
    }
}

rule! {
    /// Asked for where a gateway's payment has got a result and no notice tells it.
    PAY_023 = "PAY-023", Should, audit, Evidence on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "query when no notice came" S], confidence M,
    fields ["query_fallback", "callback", "status", "channel"],
    formats ["query_fallback/reference", "query_fallback/at", "query_fallback/digest"],
    title "主动查单" / "query without a notice",
    says "没有回调，也未声明以主动查单确定状态" / "no notice came, and nothing shows that a query decided the status",
    fix "声明主动查单的证据：编号、时间和摘要" / "declare the evidence of the query: reference, time and digest",
    pass {"callback": null,
        "query_fallback": {"reference": "query/PM-20260301-0001", "at": "2026-03-01T10:06:30+08:00", "digest": "sha256:9f86d081"}},
    fail {"callback": null, "query_fallback": {"reference": "query/PM-20260301-0001", "at": "2026-03-01T10:06:30+08:00"}} at "/query_fallback/digest",
    |payment, found| {
        use crate::records::payment::PaymentStatus as S;
        let open = matches!(payment.status().get()?, Some(S::Unpaid | S::Paying));
        if payment.callback().get()?.is_some() || open || !through_gateway(payment)? {
            return Ok(());
        }
        found.evidence(payment.query_fallback())
    }
}

