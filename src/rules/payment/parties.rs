//! Who pays whom, through whom.

use crate::records::transaction::{each_in, known};
use crate::document::{Entry, Undetermined};
use crate::identifiers::phone::{self, Phone};
use crate::records::payment::{Payment, PaymentChannel};
use crate::records::settlement::{InstitutionKind, PaymentBusiness, PaymentInstitution};
use crate::report::Found;
use crate::rule::Outcome;
use crate::rules::payment::{is_paid, one_of, through_gateway};

rule! {
    /// That the order exists, a transaction shows.
    PAY_001 = "PAY-001", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["ATF" "19" S, "NBPI" "25" S], confidence H,
    fields ["payment_id", "order_id"], formats ["payment_id", "order_id"],
    title "支付单与订单关联" / "payment and order linked",
    says "支付所关联的不是该订单" / "the payment is for another order",
    fix "写明支付单号和所支付的订单号" / "name the payment and the order it pays for",
    pass {}, fail {"order_id": null} at "/order_id",
    needs [payments, order],
    across |transaction, found| {
        let own = transaction.its_order()?.order_id();
        each_in(transaction.payments(), |payment| {
            if known(payment.order_id())? != known(own)? {
                found.at(payment.order_id()).related(own);
            }
            Ok(())
        })
    },
    |payment, found| found.present([payment.payment_id(), payment.order_id()])
}

rule! {
    /// That it is the seller or the licensed institution settling for the seller, a transaction shows.
    PAY_006 = "PAY-006", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["NBPI" "25" S, "ATF" "19" S, "ECL" "55" S], confidence H,
    fields ["payee", "payee/name", "payee/account_ref", "payee/merchant_no"],
    formats ["payee/name", "payee/account_ref", "payee/merchant_no"],
    title "收款人" / "payee",
    says "收款人须写明账户或商户号" / "the payee needs an account or a merchant number",
    also [
        other_payee "收款人不是卖方，也不是为其结算的机构" / "the payee is neither the seller nor the institution settling for it",
    ],
    fix "写明收款人名称，以及账户或商户号" / "name the payee and give its account or merchant number",
    pass {"payee": {"account_ref": "6222****0006"}}, fail {"payee": {"name": null}} at "/payee/name",
    needs [payments, order, subjects],
    across |transaction, found| crate::rules::transaction::parties::paid_to_the_seller(transaction, found),
    |payment, found| {
        let payee = found.require(payment.payee())?;
        let name = found.require(payee.name()).map(|_| ());
        if payee.account_ref().get()?.is_none() && payee.merchant_no().get()?.is_none() {
            found.at(payment.payee()).related(payee.account_ref()).related(payee.merchant_no());
        }
        name
    }
}

/// A telephone number or e-mail address in full, where an account is to be shown masked.
fn is_unmasked(account: &str) -> bool {
    let mailbox = account.split_once('@').is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.'));
    (mailbox || phone::read(account.as_bytes()) == Some(Phone::ChinaMobile)) && !account.contains('*')
}

rule! {
    /// Who pays is known once it is paid; cash has no account. A gateway's pseudonym (openid) needs no mask.
    PAY_007 = "PAY-007", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["NBPI" "25" S, "ATF" "19" S], confidence H,
    fields ["payer", "payer/account_ref", "payer/name", "status", "channel"], formats ["payer/account_ref", "payer/name"],
    title "付款人" / "payer",
    says "付款账户须掩码：不得是完整的手机号码或电子邮箱" / "the payer's account must be masked: no complete mobile number or e-mail address",
    fix "写明掩码的付款账户" / "give the payer's account, masked",
    pass {"payer": {"account_ref": "138****8000"}}, fail {"payer": {"account_ref": "13800138000"}} at "/payer/account_ref",
    |payment, found| {
        let in_cash = payment.channel().get()? == Some(PaymentChannel::Cod);
        if payment.payer().get()?.is_none() && (in_cash || !is_paid(payment)?) {
            return Ok(());
        }
        let payer = found.require(payment.payer())?;
        let account = if in_cash { payer.account_ref().get()? } else { Some(found.require(payer.account_ref())?) };
        if account.is_some_and(is_unmasked) {
            found.at(payer.account_ref());
        }
        Ok(())
    }
}

rule! {
    /// That the merchant is the one that sells, a transaction shows.
    PAY_008 = "PAY-008", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["ATF" "19" S, "PBOC43" "merchant category code" K], confidence H,
    fields ["merchant_name", "mcc", "payee/merchant_no", "channel"], formats ["merchant_name", "mcc"],
    title "真实商户名称与商户类别码" / "true merchant name and category code",
    says "商户类别码应为 4 位数字" / "a merchant category code has four digits",
    also [
        other_merchant "商户名称不是实际销售者的名称或店名" / "the merchant named is not the one that really sells, nor its shop",
    ],
    fix "写明实际销售商户的名称、商户号和四位类别码" / "give name, number and four-digit category code of the merchant that really sells",
    pass {}, fail {"mcc": "571"} at "/mcc",
    needs [payments, order, subjects],
    across |transaction, found| crate::rules::transaction::parties::named_as_it_is(transaction, found),
    |payment, found| {
        let name = found.require(payment.merchant_name()).map(|_| ());
        if !through_gateway(payment)? {
            return name;
        }
        let number = payment.payee().get()?.map_or(Ok(()), |payee| found.present([payee.merchant_no()]));
        let code = found.require(payment.mcc())?;
        if code.len() != 4 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            found.at(payment.mcc());
        }
        name.and(number)
    }
}

/// Whether the text is the number of a payment licence: `Z` and 13 digits.
fn is_licence(number: &str) -> bool {
    number.len() == 14 && number.strip_prefix('Z').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A bank, or an institution with the number of its payment licence.
pub(crate) fn licensed(found: &mut Found<'_>, institution: PaymentInstitution<'_>) -> Outcome {
    let name = found.require(institution.name()).map(|_| ());
    if institution.kind().get()? == Some(InstitutionKind::Bank) {
        return name;
    }
    let licence: Entry<'_, &str> = institution.licence_no();
    if !is_licence(found.require(licence)?) {
        found.problem(licence, "licence");
    }
    name
}

/// Whether the licence, where its businesses are listed, covers accounts that hold balances.
fn covers_balances(institution: PaymentInstitution<'_>) -> Result<bool, Undetermined> {
    let Some(businesses) = institution.businesses().get()? else { return Ok(true) };
    for listed in businesses.iter() {
        if listed?.business().get()? == Some(PaymentBusiness::StoredValue) {
            return Ok(true);
        }
    }
    Ok(false)
}

rule! {
    PAY_009 = "PAY-009", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["NBPI" "2, 16" S, "derived" "form of licence numbers" K], confidence H,
    fields ["institution", "institution/name", "institution/kind", "institution/licence_no", "institution/businesses",
        "institution/businesses/business", "channel"],
    formats ["institution/name", "institution/kind", "institution/licence_no", "institution/businesses/business"],
    title "支付业务许可" / "licence for payment business",
    says "支付账户余额付款须由许可储值账户运营的机构办理" / "payment from a balance needs an institution licensed to run stored-value accounts",
    also [licence "支付业务许可证编号应为 Z 和 13 位数字" / "the number of a payment licence is Z and 13 digits"],
    fix "写明银行，或支付机构及其支付业务许可证编号" / "name the bank, or the payment institution with its licence number",
    pass {"institution": {"name": "示例银行", "kind": "bank", "licence_no": null}},
    fail {"institution": {"licence_no": null}} at "/institution/licence_no",
    |payment, found| {
        let channel = payment.channel().get()?;
        if channel == Some(PaymentChannel::Cod) && payment.institution().get()?.is_none() {
            return Ok(());
        }
        let institution = found.require(payment.institution())?;
        let licence = licensed(found, institution);
        let bank = institution.kind().get()? == Some(InstitutionKind::Bank);
        if channel == Some(PaymentChannel::Balance) && !bank && !covers_balances(institution)? {
            found.at(institution.businesses()).related(payment.channel());
        }
        licence
    }
}

rule! {
    /// That no other payment of the merchant has the number, a transaction shows for its own payments. Banks, cash and transfers have their own numbers.
    PAY_010 = "PAY-010", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "out_trade_no" S, "ALI" "out_trade_no" S], confidence H,
    fields ["out_trade_no", "gateway", "channel"], formats ["out_trade_no"],
    title "商户订单号" / "merchant order number",
    says "微信支付的商户订单号应为 6 至 32 位数字、字母或 _-|*" / "WeChat Pay takes 6 to 32 digits, letters or _-|* as merchant order number",
    also [
        repeated "同一商户订单号用于两笔支付" / "two payments have the same merchant order number",
    ],
    fix "写明同一商户号下唯一的商户订单号" / "give the merchant order number, unique under the merchant number",
    pass {"out_trade_no": "A_b-*|"}, fail {"out_trade_no": "2026/03/01"} at "/out_trade_no",
    needs [payments, platform],
    across |transaction, found| {
        let payments = known(transaction.payments())?;
        each_in(transaction.payments(), |payment| {
            if let Some(first) = found.twin(payments, payment, Payment::out_trade_no)? {
                found.add(payment.out_trade_no(), "repeated").related(first.out_trade_no());
            }
            Ok(())
        })
    },
    |payment, found| {
        if !through_gateway(payment)? && payment.out_trade_no().get()?.is_none() {
            return Ok(());
        }
        let number = found.require(payment.out_trade_no())?;
        let well_formed = || (6..=32).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-|*".contains(&byte));
        if payment.gateway().get()? == Some(crate::records::payment::Gateway::WechatPay) && !well_formed() {
            found.at(payment.out_trade_no()).related(payment.gateway());
        }
        Ok(())
    }
}

rule! {
    /// That no other payment has the number, a transaction shows for its own payments.
    PAY_011 = "PAY-011", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "53 (trackable and auditable)" S], confidence H,
    fields ["transaction_id", "trade_no", "status", "channel"], formats ["transaction_id", "trade_no"],
    title "交易流水号" / "gateway transaction number",
    says "交易流水号重复" / "the transaction number is not unique",
    fix "支付成功后写明支付渠道的交易流水号" / "once paid, give the gateway's transaction number",
    pass {"transaction_id": null, "trade_no": "2026030122001499160501589436"}, fail {"transaction_id": null} at "/transaction_id",
    needs [payments, platform],
    across |transaction, found| {
        let payments = known(transaction.payments())?;
        each_in(transaction.payments(), |payment| {
            for number in [Payment::transaction_id, Payment::trade_no] {
                if let Some(first) = found.twin(payments, payment, number)? {
                    found.at(number(payment)).related(number(first));
                }
            }
            Ok(())
        })
    },
    |payment, found| {
        if !is_paid(payment)? || !through_gateway(payment)? {
            return Ok(());
        }
        one_of(found, payment.transaction_id(), payment.trade_no()).map(|_| ())
    }
}
