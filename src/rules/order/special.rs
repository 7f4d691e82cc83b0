//! Kinds of trade with duties of their own: profiling, minors, limits, renewals, vouchers, prepayment, cross-border.

use crate::records::order::{Order, SupplyKind};
use crate::report::Param;

rule! {
    ORD_034 = "ORD-034", Shall, audit, Transaction on Order,
    home ORDER_PROCESSING, basis ["PIPL" "24" S, "ALG" "21" S, "ZJ" "14" S, "PPB" "15" S], confidence M,
    since 2021-11-1,
    fields ["lines/unit_price"],
    title "差别待遇" / "unequal treatment",
    says "同等条件下对不同消费者价格不同" / "prices differ between buyers under equal terms",
    fix "同等交易条件下不因消费者特征设置不同价格" / "set no different prices by the buyer's profile under equal terms",
    pass {},
    needs [order, platform],
}

rule! {
    ORD_035 = "ORD-035", Shall, audit, Transaction on Order,
    home ORDER_PROCESSING, basis ["MINL" "59, 60" S], confidence M,
    fields ["lines/age_restricted", "buyer_id"],
    title "年龄核验" / "age check",
    says "限制年龄的商品售给了未成年人" / "age-restricted goods were sold to a minor",
    also [
        not_marked "商品限制年龄，订单明细没有写明" / "the goods are age-restricted, the line does not say so",
    ],
    fix "对限制年龄的商品核验购买者年龄" / "check the buyer's age for age-restricted goods",
    pass {},
    needs [order, listings, subjects],
    across |transaction, found| crate::rules::transaction::offers::of_age(transaction, found),
}

rule! {
    ORD_036 = "ORD-036", Should, audit, Transaction on Order,
    home ORDER_PROCESSING, basis ["derived" "declared limits" I], confidence M,
    fields ["qty_limit", "lines/quantity"], formats ["qty_limit"],
    title "限购与库存" / "limits and stock",
    says "数量 {actual} 超过限购数量 {limit}" / "quantity {actual} is above the limit {limit}",
    also [
        above_stock "数量 {actual} 超过库存 {limit}" / "quantity {actual} is above the stock of {limit}",
    ],
    fix "数量不超过商品声明的限购数量和库存" / "keep the quantity within the listing's limit and stock",
    pass {"qty_limit": 5}, fail {"qty_limit": 1} at "/lines/0/quantity",
    needs [order, listings],
    across |transaction, found| crate::rules::transaction::offers::in_stock(transaction, found),
    |order, found| {
        let (Some(limit), Some(lines)) = (order.qty_limit().get()?, order.lines().get()?) else { return Ok(()) };
        for line in lines.iter() {
            let line = line?;
            if let Some(quantity) = line.quantity().get()?.filter(|quantity| quantity.ten_thousandths > limit.ten_thousandths) {
                found.at(line.quantity()).related(order.qty_limit()).param("limit", Param::Decimal(limit)).param("actual", Param::Decimal(quantity));
            }
        }
        Ok(())
    }
}

rule! {
    ORD_037 = "ORD-037", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["OTM" "18 (2025)" S, "CRPL-IR" "10" S, "PPB" "20" S], confidence H,
    since 2024-7-1,
    fields ["auto_renew", "auto_renew/reminder_at", "auto_renew/consent_at", "auto_renew/renewal_reminder_at", "auto_renew/next_charge_at"],
    formats ["auto_renew/reminder_at", "auto_renew/consent_at", "auto_renew/renewal_reminder_at", "auto_renew/next_charge_at"],
    title "自动续费提醒" / "reminder of renewals",
    says "提醒时间 {actual} 应不晚于 {not_after}" / "the reminder came at {actual}, should come by {not_after}",
    fix "在消费者同意之前和每次续费之前提醒" / "remind the buyer before consent and before each renewal",
    pass {"auto_renew": {"reminder_at": "2026-03-01T09:59:00+08:00", "consent_at": "2026-03-01T09:59:30+08:00"}},
    fail {"auto_renew": {"reminder_at": "2026-03-01T09:59:40+08:00", "consent_at": "2026-03-01T09:59:30+08:00"}} at "/auto_renew/reminder_at",
    |order, found| {
        let Some(renewal) = order.auto_renew().get()? else { return Ok(()) };
        let parts = found.present([renewal.reminder_at(), renewal.consent_at()]);
        let pairs = [(renewal.reminder_at(), renewal.consent_at()), (renewal.renewal_reminder_at(), renewal.next_charge_at())];
        for (reminder, event) in pairs {
            if let (Some(reminded), Some(at)) = (reminder.get()?, event.get()?)
                && reminded > at {
                    found.at(reminder).related(event).param("not_after", Param::Time(at)).param("actual", Param::Time(reminded));
                }
        }
        parts
    }
}

rule! {
    ORD_038 = "ORD-038", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["ECL" "51" S], confidence H,
    fields ["service_voucher", "service_voucher/code", "service_voucher/valid_from", "service_voucher/valid_to", "service_voucher/redeemed_at",
        "lines/kind", "status"],
    formats ["service_voucher/code", "service_voucher/valid_from", "service_voucher/valid_to", "service_voucher/redeemed_at"],
    title "服务凭证" / "service voucher",
    says "服务凭证不全" / "the service voucher is incomplete",
    fix "服务订单付款后给出凭证码和提供服务的时间" / "once paid, give a service order its voucher code and the time of supply",
    pass {"service_voucher": {"code": "V-1", "valid_from": "2026-03-02T00:00:00+08:00", "valid_to": "2026-04-01T00:00:00+08:00"}},
    fail {"service_voucher": {"code": "V-1", "valid_from": "2026-03-02T00:00:00+08:00", "valid_to": "2026-03-01T00:00:00+08:00"}}
        at "/service_voucher/valid_to",
    |order, found| {
        let mut service = false;
        if let Some(lines) = order.lines().get()? {
            for line in lines.iter() {
                service |= line?.kind().get()? == Some(SupplyKind::Service);
            }
        }
        let confirmed = order.status().get()?.is_some_and(crate::records::order::OrderStatus::is_confirmed);
        if order.service_voucher().get()?.is_none() && !(service && confirmed) {
            return Ok(());
        }
        let voucher = found.require(order.service_voucher())?;
        let parts = found.present([voucher.code()]).and(found.present([voucher.valid_from(), voucher.valid_to()]));
        found.ordered(voucher.valid_from(), voucher.valid_to()).and(found.ordered(voucher.valid_from(), voucher.redeemed_at())).and(parts)
    }
}

rule! {
    ORD_039 = "ORD-039", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["PEN" "10" S, "prepaid" "2025" S], confidence M,
    fields ["prepaid", "prepaid/balance", "prepaid/contract", "prepaid/contract/quantity", "prepaid/contract/price", "prepaid/contract/term",
        "prepaid/contract/refund", "prepaid/consumption", "prepaid/consumption/at", "prepaid/consumption/amount"],
    formats ["prepaid/balance", "prepaid/contract/quantity", "prepaid/contract/price", "prepaid/contract/term", "prepaid/contract/refund",
        "prepaid/consumption/at", "prepaid/consumption/amount"],
    title "预付式消费" / "prepayment",
    says "预付式消费记录不全" / "the record of the prepayment is incomplete",
    fix "写明数量、价款、期限、退款方式和余额，并保存消费记录" / "state quantity, price, term, refund and balance, and keep the records of consumption",
    pass {"prepaid": {"balance": "800.00", "contract": {"quantity": 10, "price": "1000.00", "term": "一年", "refund": "按余额退"},
        "consumption": [{"at": "2026-03-02T10:00:00+08:00", "amount": "200.00"}]}},
    fail {"prepaid": {"balance": "800.00", "contract": {"quantity": 10, "price": "1000.00", "term": "一年"}, "consumption": []}}
        at "/prepaid/contract/refund",
    |order, found| {
        let Some(prepaid) = order.prepaid().get()? else { return Ok(()) };
        let balance = found.present([prepaid.balance()]);
        let records = found.require(prepaid.consumption());
        let contract = found.require(prepaid.contract())?;
        let amounts = found.present([contract.quantity(), contract.price()]);
        let texts = found.present([contract.term(), contract.refund()]);
        for consumption in records?.iter() {
            let consumption = consumption?;
            found.present([consumption.at()])?;
            found.present([consumption.amount()])?;
        }
        balance.and(amounts).and(texts)
    }
}

rule! {
    ORD_042 = "ORD-042", Shall, audit, Transaction on Order,
    home ORDER_PROCESSING, basis ["derived" "closed loop of order, payment and shipment" I], confidence H,
    fields ["status", "completed_at"],
    title "闭环" / "closed loop",
    says "完成的订单没有成功的支付" / "the completed order has no successful payment",
    also [
        no_delivery "完成的订单没有已送达的运单" / "the completed order has no delivered shipment",
    ],
    fix "为完成的订单关联支付和运单" / "link the completed order to its payment and shipment",
    pass {},
    needs [order, payments, shipments],
    across |transaction, found| crate::rules::transaction::parcels::loop_is_closed(transaction, found),
}

rule! {
    /// That order, payment and waybill agree (三单对碰), a transaction shows.
    ORD_043 = "ORD-043", Shall, gate, Transaction on Order,
    home ORDER_PROCESSING, basis ["ECL" "26, 72" S, "derived" "parts of the declaration" K], confidence M,
    packs [CrossBorder],
    fields ["cross_border", "customs", "customs/payer_name", "customs/payer_id_number", "customs/declared_value", "customs/items",
        "customs/items/hs_code"],
    formats ["customs/payer_name", "customs/payer_id_number", "customs/declared_value", "customs/items/hs_code", "customs/items/name"],
    title "三单对碰" / "three documents agree",
    says "商品编码应为 10 位数字" / "an HS code here has 10 digits",
    also [
        no_items "申报至少要有一项商品" / "the declaration needs at least one item",
        other_payer "申报的支付人与付款人不同" / "the payer declared is not the one who paid",
        other_value "申报价值应为所付的 {expected}，实为 {actual}" / "the declared value should be what was paid, {expected}, is {actual}",
        other_goods "运单申报的商品编码不在订单申报之中" / "the parcel declares a code that the order does not",
    ],
    fix "写明支付人身份、申报价值和十位商品编码" / "state the payer's identity, the declared value and ten-digit HS codes",
    pass {"cross_border": true, "customs": {"payer_name": "李雷", "payer_id_number": "11010519491231002X", "declared_value": "194.00",
        "items": [{"hs_code": "9617009000", "name": "保温杯"}]}},
    fail {"cross_border": true, "customs": {"payer_name": "李雷", "payer_id_number": "11010519491231002X", "declared_value": "194.00",
        "items": [{"hs_code": "9617", "name": "保温杯"}]}} at "/customs/items/0/hs_code",
    needs [order, payments, shipments],
    across |transaction, found| crate::rules::transaction::parcels::three_documents_agree(transaction, found),
    |order, found| {
        let customs = found.require(order.customs())?;
        let payer = found.present([customs.payer_name(), customs.payer_id_number()]);
        let value = found.present([customs.declared_value()]);
        let items = found.require(customs.items())?;
        if items.is_empty() {
            found.problem(customs.items(), "no_items");
        }
        for item in items.iter() {
            let code = item?.hs_code();
            if found.require(code)?.bytes().filter(u8::is_ascii_digit).count() != 10 {
                found.at(code);
            }
        }
        payer.and(value)
    }
}
