//! How much is paid: the amount, its parts, fees and settlement.

use crate::records::transaction::{each_in, known};
use crate::codes::Currency;
use crate::decimal::Decimal;
use crate::document::{Entry, List, Undetermined};
use crate::records::payment::Payment;
use crate::records::settlement::{PaymentReduction, Settlement};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::rules::payment::parties::licensed;

/// An amount as a message shows it: with the digits of the payment's currency, the yuan's where none is known.
pub(crate) fn shown(payment: Payment<'_>, amount: Decimal) -> Param {
    Param::Decimal(amount.with_digits(payment.currency().ok().unwrap_or(Currency::CNY).minor_digits))
}

/// An amount that must be there and above zero.
pub(crate) fn positive(found: &mut Found<'_>, payment: Payment<'_>, entry: Entry<'_, Decimal>) -> Result<Decimal, Undetermined> {
    let amount = found.require(entry)?;
    if amount.ten_thousandths <= 0 {
        found.at(entry).param("actual", shown(payment, amount));
    }
    Ok(amount)
}

/// An amount no finer than the minor unit of its currency. Where the currency cannot be told, neither can its unit.
pub(crate) fn in_minor_units(found: &mut Found<'_>, payment: Payment<'_>, entry: Entry<'_, Decimal>) -> Outcome {
    let Some(amount) = entry.get()? else { return Ok(()) };
    let digits = payment.currency().get()?.unwrap_or(Currency::CNY).minor_digits;
    if amount.fraction_digits > digits {
        let count = |digits: u8| Param::Int(i64::from(digits));
        found.add(entry, "minor_digits").param("digits", count(digits)).param("actual", count(amount.fraction_digits));
    }
    Ok(())
}

rule! {
    /// That the payments come to what is due, a transaction shows.
    PAY_002 = "PAY-002", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["ECL" "53 (integrity, consistency), 55" S, "WXP" "amount" S, "ALI" "total_amount" S], confidence H,
    fields ["amount", "currency"], formats ["amount"],
    title "金额一致" / "amount agrees",
    says "支付金额应大于 0，实为 {actual}" / "the amount paid should be above 0, is {actual}",
    also [
        minor_digits "{label}最多 {digits} 位小数，实有 {actual} 位" / "{label} may have {digits} fractional digits, has {actual}",
        other_sum "成功的支付合计应为应付金额 {expected}，实为 {actual}" / "the successful payments should come to the amount payable, {expected}, come to {actual}",
        other_unit "成功的支付合计 {actual} 与应付金额 {expected} 相差百倍：核对单位是分还是元" / "payments of {actual} are a hundred times off the amount payable, {expected}: is the unit fen or yuan?",
        other_paid "实付金额应为 {expected}，实为 {actual}" / "the amount paid should be {expected}, is {actual}",
    ],
    fix "支付金额等于订单应付金额，不超出币种的最小单位" / "pay what the order comes to, no finer than the currency's minor unit",
    pass {"amount": 194}, fail {"amount": "0.00", "amount_detail": null} at "/amount",
    needs [payments, order],
    across |transaction, found| crate::rules::transaction::money::comes_to_what_is_due(transaction, found),
    |payment, found| {
        let amount = positive(found, payment, payment.amount());
        in_minor_units(found, payment, payment.amount()).and(amount.map(|_| ()))
    }
}

rule! {
    /// That it is the order's, a transaction shows.
    PAY_003 = "PAY-003", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["derived" "one currency (ISO 4217)" I, "WXP" "amount.currency" S], confidence H,
    fields ["currency"], formats ["currency"],
    title "币种" / "currency",
    says "支付币种与订单不同" / "the payment is in another currency than the order",
    fix "以 ISO 4217 代码写明与订单相同的币种" / "give the order's currency by its ISO 4217 code",
    pass {}, fail {"currency": "RMB"} at "/currency",
    needs [payments, order],
    across |transaction, found| {
        let own = transaction.its_order()?.currency();
        each_in(transaction.payments(), |payment| {
            if known(payment.currency())? != known(own)? {
                found.at(payment.currency()).related(own);
            }
            Ok(())
        })
    },
    |payment, found| found.require(payment.currency()).map(|_| ())
}

/// The sum of an optional list's amounts.
fn sum<'r>(list: Entry<'r, List<'r, PaymentReduction<'r>>>) -> Result<i64, Undetermined> {
    let Some(list) = list.get()? else { return Ok(0) };
    let mut sum = 0;
    for reduction in list.iter() {
        sum += reduction?.amount().get()?.ok_or(Undetermined)?.ten_thousandths;
    }
    Ok(sum)
}

rule! {
    PAY_022 = "PAY-022", Shall, gate, Record on Payment,
    home PAYMENT_PROCESSING, basis ["WXP" "amount, promotion_detail" S, "ALI" "buyer_pay_amount" S, "derived" "arithmetic" I], confidence H,
    fields ["amount_detail", "amount_detail/total", "amount_detail/payer_total", "amount_detail/coupons", "amount_detail/coupons/amount",
        "amount_detail/discounts", "amount_detail/discounts/amount", "amount"],
    formats ["amount_detail/total", "amount_detail/payer_total", "amount_detail/coupons/id", "amount_detail/coupons/name",
        "amount_detail/coupons/amount", "amount_detail/discounts/id", "amount_detail/discounts/name", "amount_detail/discounts/amount"],
    title "实付加优惠等于订单金额" / "paid plus reductions make the total",
    says "订单总额应为实付加优惠 {expected}，实为 {actual}" / "the total should be what is paid plus reductions, {expected}, is {actual}",
    also [
        other_total "订单总额应等于支付金额 {expected}，实为 {actual}" / "the total should be the payment's amount {expected}, is {actual}",
        negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}",
    ],
    fix "付款人实付 + 代金券 + 优惠 = 订单总额 = 支付金额" / "paid by the payer + coupons + discounts = total = amount of the payment",
    pass {"amount_detail": {"payer_total": "184.00", "discounts": [{"name": "满减", "amount": "5.00"}]}},
    fail {"amount_detail": {"payer_total": "188.00"}} at "/amount_detail/total",
    |payment, found| {
        let Some(detail) = payment.amount_detail().get()? else { return Ok(()) };
        let paid = found.require(detail.payer_total());
        let total = found.require(detail.total())?;
        if let Some(amount) = payment.amount().get()?.filter(|amount| *amount != total) {
            found.add(detail.total(), "other_total").related(payment.amount())
                .param("expected", shown(payment, amount)).param("actual", shown(payment, total));
        }
        let paid = paid?;
        if paid.ten_thousandths < 0 {
            found.add(detail.payer_total(), "negative").param("actual", shown(payment, paid));
        }
        let expected = Decimal::exact(paid.ten_thousandths + sum(detail.coupons())? + sum(detail.discounts())?);
        if total != expected {
            let mut making = found.at(detail.total()).related(detail.payer_total());
            for part in [detail.coupons(), detail.discounts()] {
                making = if part.is_given() { making.related(part) } else { making };
            }
            making.param("expected", shown(payment, expected)).param("actual", shown(payment, total));
        }
        Ok(())
    }
}

rule! {
    /// That no other fee was taken, only the platform knows.
    PAY_027 = "PAY-027", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["NBPI" "34" S], confidence M, since 2024-5-1,
    fields ["fee", "fee/amount", "fee/disclosed"], formats ["fee/amount"],
    title "手续费" / "fee",
    says "手续费未向用户明示" / "the fee was not shown to the user",
    also [negative "手续费不得为负，实为 {actual}" / "the fee must not be negative, is {actual}"],
    fix "写明手续费金额，并事先向用户明示" / "state the fee, and show it to the user beforehand",
    pass {"fee": {"amount": "1.16", "disclosed": true}}, fail {"fee": {"amount": "1.16", "disclosed": false}} at "/fee/disclosed",
    needs [payments, platform],
    |payment, found| {
        let Some(fee) = payment.fee().get()? else { return Ok(()) };
        let amount = found.require(fee.amount())?;
        if amount.ten_thousandths < 0 {
            found.add(fee.amount(), "negative").param("actual", shown(payment, amount));
        }
        if amount.ten_thousandths != 0 && fee.disclosed().get()? != Some(true) {
            found.at(fee.disclosed()).related(fee.amount());
        }
        Ok(())
    }
}

/// The parts that a settlement is split into, and their sum.
fn splits(found: &mut Found<'_>, settlement: Settlement<'_>) -> Result<Option<i64>, Undetermined> {
    let Some(splits) = settlement.splits().get()? else { return Ok(None) };
    let (mut sum, mut outcome) = (0, Ok(()));
    for split in splits.iter() {
        let split = split?;
        outcome = outcome.and(found.present([split.receiver()]));
        sum += found.require(split.amount())?.ten_thousandths;
    }
    outcome.map(|()| Some(sum))
}

rule! {
    /// That no other hands held the money, only the platform knows.
    PAY_032 = "PAY-032", Shall, gate, Transaction on Payment,
    home PAYMENT_PROCESSING, basis ["NBPI" "2, 27, 30" S, "derived" "arithmetic of splits" I], confidence M,
    fields ["settlement", "settlement/at", "settlement/amount", "settlement/institution", "settlement/institution/name",
        "settlement/institution/kind", "settlement/institution/licence_no", "settlement/splits", "settlement/splits/receiver",
        "settlement/splits/amount", "amount", "paid_at"],
    formats ["settlement/at", "settlement/amount", "settlement/institution/name", "settlement/institution/kind", "settlement/institution/licence_no",
        "settlement/institution/businesses/business", "settlement/splits/receiver", "settlement/splits/amount"],
    title "分账与无二清" / "splits, and no unlicensed clearing",
    says "分账合计应为结算金额 {expected}，实为 {actual}" / "the splits should add up to the settlement's {expected}, are {actual}",
    also [
        above_payment "结算金额 {actual} 超过支付金额 {expected}" / "the settlement of {actual} is above the payment's {expected}",
        licence "支付业务许可证编号应为 Z 和 13 位数字" / "the number of a payment licence is Z and 13 digits",
    ],
    fix "由银行或持证支付机构结算，分账合计等于结算金额" / "settle through a bank or licensed institution, with splits that add up",
    pass {"settlement": {"at": "2026-03-02T02:00:00+08:00", "amount": "194.00", "institution": {"name": "示例银行", "kind": "bank"},
        "splits": [{"receiver": "示例商贸有限公司", "amount": "184.30"}, {"receiver": "示例平台", "amount": "9.70"}]}},
    fail {"settlement": {"at": "2026-03-02T02:00:00+08:00", "amount": "194.00", "institution": {"name": "示例银行", "kind": "bank"},
        "splits": [{"receiver": "示例商贸有限公司", "amount": "184.30"}, {"receiver": "示例平台", "amount": "9.60"}]}} at "/settlement/amount",
    needs [payments, platform],
    |payment, found| {
        let Some(settlement) = payment.settlement().get()? else { return Ok(()) };
        let at = found.present([settlement.at()]).and(found.ordered(payment.paid_at(), settlement.at()));
        let institution = found.require(settlement.institution()).and_then(|institution| licensed(found, institution));
        let splits = splits(found, settlement);
        let amount = found.require(settlement.amount())?;
        if let Some(paid) = payment.amount().get()?.filter(|paid| amount.ten_thousandths > paid.ten_thousandths) {
            found.add(settlement.amount(), "above_payment").related(payment.amount())
                .param("expected", shown(payment, paid)).param("actual", shown(payment, amount));
        }
        if let Some(sum) = splits?.filter(|sum| *sum != amount.ten_thousandths) {
            found.at(settlement.amount()).related(settlement.splits())
                .param("expected", shown(payment, amount)).param("actual", shown(payment, Decimal::exact(sum)));
        }
        at.and(institution)
    }
}
