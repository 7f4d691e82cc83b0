//! What proves the order afterwards: look-up, lists, invoices, warnings, digests, retention.

use crate::parts;
use crate::records::order::OrderLine;
use crate::records::transaction::known;
use crate::decimal::Decimal;
use crate::document::Undetermined;
use crate::records::common::HashAlgorithm;
use crate::records::order::{Invoice, InvoiceType, Order, OrderStatus};
use crate::report::{Found, Param};
use crate::rule::Outcome;

rule! {
    ORD_029 = "ORD-029", Shall, audit, Evidence on Order,
    home ORDER_PROCESSING, basis ["ECL" "50, 62" S, "derived" "look-up and download" I], confidence M,
    fields ["query_url", "export"], formats ["query_url", "export/reference", "export/at", "export/digest"],
    title "查询与下载" / "look-up and download",
    says "订单无法查询或下载" / "the order can be neither looked up nor downloaded",
    fix "给出查询订单的 https 地址，或声明下载证据" / "give an https address for look-up, or declare evidence of the download",
    pass {"query_url": "https://shop.example/orders/20260301-000001"}, fail {"query_url": "ftp://shop.example/orders"} at "/query_url",
    |order, found| match order.query_url().get()? {
        Some(_) => found.https(order.query_url()),
        None => found.evidence(order.export()),
    }
}

rule! {
    ORD_030 = "ORD-030", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["31782" "7.3 (topic)" S, "derived" "parts of the list" I], confidence M,
    packs [TrustedTrade], since 2024-4-1,
    fields ["transaction_list", "transaction_list/order_id", "transaction_list/seller", "transaction_list/buyer", "transaction_list/items",
        "transaction_list/amount", "transaction_list/at", "status", "order_id", "payable_amount"],
    formats ["transaction_list/order_id", "transaction_list/seller", "transaction_list/buyer", "transaction_list/amount", "transaction_list/at",
        "transaction_list/items/name", "transaction_list/items/quantity", "transaction_list/items/unit_price"],
    title "商品成交清单" / "list of goods traded",
    says "清单金额应为 {expected}，实为 {actual}" / "the list's amount should be {expected}, is {actual}",
    also [
        other_order "清单所载订单号与订单不同" / "the list names another order",
        no_items "清单至少要有一项商品" / "the list needs at least one item",
    ],
    fix "完成的订单附成交清单：双方、商品、数量、价格、金额、时间、订单号" / "give the completed order its list: parties, goods, quantity, price, amount, time, order number",
    pass {"transaction_list": {"order_id": "20260301-000001", "seller": "甲店", "buyer": "李雷", "amount": "194.00", "at": "2026-03-01T10:01:30+08:00",
        "items": [{"name": "不锈钢保温杯", "quantity": 2, "unit_price": "99.50"}]}},
    fail {"transaction_list": {"order_id": "20260301-000001", "seller": "甲店", "buyer": "李雷", "amount": "190.00", "at": "2026-03-01T10:01:30+08:00",
        "items": [{"name": "不锈钢保温杯", "quantity": 2, "unit_price": "99.50"}]}} at "/transaction_list/amount",
    |order, found| {
        if order.transaction_list().get()?.is_none() && order.status().get()? != Some(OrderStatus::Completed) {
            return Ok(());
        }
        let list = found.require(order.transaction_list())?;
        let mut outcome = found.present([list.order_id(), list.seller(), list.buyer()]).and(found.present([list.at()]));
        let items = found.require(list.items())?;
        if items.is_empty() {
            found.problem(list.items(), "no_items");
        }
        for item in items.iter() {
            let item = item?;
            outcome = outcome.and(found.present([item.name()])).and(found.present([item.quantity(), item.unit_price()]));
        }
        let amount = found.require(list.amount())?;
        if let Some(payable) = order.payable_amount().get()?.filter(|payable| *payable != amount) {
            let digits = crate::rules::order::amounts::digits(order);
            found.at(list.amount()).related(order.payable_amount())
                .param("expected", Param::Decimal(payable.with_digits(digits))).param("actual", Param::Decimal(amount.with_digits(digits)));
        }
        if let (Some(own), Some(named)) = (order.order_id().get()?, list.order_id().get()?)
            && own != named {
                found.add(list.order_id(), "other_order").related(order.order_id());
            }
        outcome
    }
}

/// An invoice's parts: number by its type, amount against what was paid.
fn invoice(found: &mut Found<'_>, order: Order<'_>, invoice: Invoice<'_>) -> Outcome {
    let texts = found.present([invoice.title(), invoice.number()]);
    let parts = found.present([invoice.at()]).and(found.present([invoice.r#type()]));
    if let (Some(InvoiceType::Electronic), Some(number)) = (invoice.r#type().get()?, invoice.number().get()?)
        && (number.len() != 20 || !number.bytes().all(|byte| byte.is_ascii_digit())) {
            found.problem(invoice.number(), "e_invoice_number");
        }
    let amount = found.require(invoice.amount())?;
    if let Some(paid) = order.paid_amount().get()? {
        let outside = invoice.non_invoiceable_amount().get()?.unwrap_or_default();
        let expected = Decimal::exact(paid.ten_thousandths - outside.ten_thousandths);
        if amount != expected {
            let digits = crate::rules::order::amounts::digits(order);
            found.at(invoice.amount()).related(order.paid_amount()).related(invoice.non_invoiceable_amount())
                .param("expected", Param::Decimal(expected.with_digits(digits))).param("actual", Param::Decimal(amount.with_digits(digits)));
        }
    }
    texts.and(parts)
}

rule! {
    /// An invoice is due once the order is complete; one that is there earlier is checked as well.
    ORD_031 = "ORD-031", Shall, gate, Record on Order,
    home ORDER_PROCESSING, basis ["ECL" "14" S, "CRPL" "22" S, "INV" "18, 21" S, "derived" "20 digits of electronic invoices" K], confidence M,
    fields ["invoice", "invoice/requested", "invoice/type", "invoice/title", "invoice/amount", "invoice/non_invoiceable_amount", "invoice/number",
        "invoice/at", "paid_amount", "status"],
    formats ["invoice/type", "invoice/title", "invoice/tax_id", "invoice/amount", "invoice/non_invoiceable_amount", "invoice/number", "invoice/at"],
    title "发票" / "invoice",
    says "发票金额应为 {expected}，实为 {actual}" / "the invoice's amount should be {expected}, is {actual}",
    also [
        e_invoice_number "全电发票号码应为 20 位数字" / "the number of an electronic invoice has 20 digits",
        not_issued "消费者索取了发票，订单完成时尚未开具" / "an invoice was asked for and not issued when the order was complete",
    ],
    fix "按实付金额减不开票金额开具发票，写明类型、抬头、号码和时间" / "issue the invoice for what was paid less what is not invoiceable, with type, title, number and time",
    pass {"paid_amount": "194.00", "invoice": {"requested": true, "type": "electronic", "title": "李雷", "amount": "194.00",
        "number": "26110000000000000001", "at": "2026-03-05T10:00:00+08:00"}},
    fail {"paid_amount": "194.00", "invoice": {"requested": true, "type": "electronic", "title": "李雷", "amount": "190.00",
        "number": "26110000000000000001", "at": "2026-03-05T10:00:00+08:00"}} at "/invoice/amount",
    |order, found| {
        let Some(invoiced) = order.invoice().get()? else { return Ok(()) };
        if invoiced.number().is_given() || invoiced.amount().is_given() {
            return invoice(found, order, invoiced);
        }
        let complete = order.status().get()? == Some(OrderStatus::Completed);
        if complete && invoiced.requested().get()? == Some(true) {
            found.problem(order.invoice(), "not_issued");
        }
        Ok(())
    }
}

rule! {
    ORD_032 = "ORD-032", Shall, audit, Transaction on Order,
    home ORDER_PROCESSING, basis ["INV" "19, 21" S], confidence H,
    fields ["invoice/goods_name"], formats ["invoice/goods_name"],
    title "如实开具" / "invoice as traded",
    says "发票所载货物与订单不符" / "the invoice names other goods than the order",
    also [
        above_paid "发票金额 {actual} 超过所付的 {expected}" / "the invoice of {actual} is above the {expected} paid",
    ],
    fix "发票货物名称与订单一致" / "let the invoice name the goods of the order",
    pass {},
    needs [order, payments],
    across |transaction, found| {
        let order = transaction.its_order()?;
        let Some(invoice) = order.invoice().get()? else { return Ok(()) };
        let (Some(amount), Some(goods)) = (invoice.amount().get()?, invoice.goods_name().get()?) else { return Ok(()) };
        let paid = crate::rules::transaction::money::paid(transaction)?.total;
        if amount.ten_thousandths > paid {
            let digits = crate::rules::order::amounts::digits(order);
            found.add(invoice.amount(), "above_paid").related(transaction.payments())
                .param("expected", Param::Decimal(Decimal::exact(paid).with_digits(digits))).param("actual", Param::Decimal(amount.with_digits(digits)));
        }
        // Invoices name goods by the tax classification between stars, then in words of their own: whether those mean the same, people must tell.
        let goods = goods.rsplit('*').next().unwrap_or(goods);
        let named = |line: OrderLine<'_>| known(line.name()).map(|name| parts::holds(name, goods) || parts::holds(goods, name));
        found.find(known(order.lines())?, named)?.map(|_| ()).ok_or(Undetermined)
    },
}

rule! {
    ORD_033 = "ORD-033", Should, audit, Evidence on Order,
    home ORDER_PROCESSING, basis ["31782" "5.3 (topic)" S, "CRPL" "28" S], confidence M,
    fields ["risk_notice"], formats ["risk_notice/reference", "risk_notice/at", "risk_notice/digest"],
    title "交易风险警示" / "risk warning",
    says "未声明已作交易风险警示" / "nothing shows that the risk warning was given",
    fix "声明证据：编号、时间和摘要" / "declare the evidence: reference, time and digest",
    pass {"risk_notice": {"reference": "notice/3", "at": "2026-03-01T09:59:00+08:00", "digest": "sha256:9f86d081"}},
    fail {"risk_notice": {"reference": "notice/3", "at": "2026-03-01T09:59:00+08:00"}} at "/risk_notice/digest",
    |order, found| found.evidence(order.risk_notice())
}

rule! {
    ORD_040 = "ORD-040", Should, audit, Record on Order,
    home ORDER_PROCESSING, basis ["ESL" "5" S, "ECL" "31, 62" S], confidence H,
    fields ["content_hash", "hash_alg"], formats ["content_hash", "hash_alg"],
    title "完整未被更改" / "kept unaltered",
    says "摘要应为 {digits} 位十六进制数字" / "the digest should be {digits} hexadecimal digits",
    fix "写明原始记录的摘要和算法" / "state the digest of the original record and its algorithm",
    pass {"content_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "hash_alg": "sha256"},
    fail {"content_hash": "9f86d081", "hash_alg": "sha256"} at "/content_hash",
    |order, found| {
        let digest = found.require(order.content_hash());
        let algorithm = found.require(order.hash_alg())?;
        let digits = match algorithm {
            HashAlgorithm::Sha256 | HashAlgorithm::Sm3 => 64,
            HashAlgorithm::Sha384 => 96,
            HashAlgorithm::Sha512 => 128,
        };
        let digest = digest?;
        if digest.len() != digits || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            found.at(order.content_hash()).related(order.hash_alg()).param("digits", Param::Int(i64::try_from(digits).unwrap_or_default()));
        }
        Ok(())
    }
}

rule! {
    ORD_041 = "ORD-041", Shall, audit, Record on Order,
    home ORDER_PROCESSING, basis ["ECL" "31" S, "OTM" "31" K], confidence H,
    fields ["retention_until", "completed_at"], formats ["retention_until", "completed_at"], settings [retention_years = 3],
    title "交易信息保存" / "retention",
    says "交易信息应保存至 {not_before} 或以后，实为 {actual}" / "the record should be kept until {not_before} or later, is until {actual}",
    fix "自交易完成之日起保存不少于三年" / "keep the record for at least three years after completion",
    pass {"completed_at": "2026-03-10T10:00:00+08:00", "retention_until": "2029-03-10T10:00:00+08:00"},
    fail {"completed_at": "2026-03-10T10:00:00+08:00", "retention_until": "2029-03-10T09:59:59+08:00"} at "/retention_until",
    |order, found| {
        let Some(completed) = order.completed_at().get()? else { return Ok(()) };
        let until = found.require(order.retention_until())?;
        let least = completed.plus_years(found.setting("retention_years"));
        if until < least {
            found.at(order.retention_until()).related(order.completed_at())
                .param("not_before", Param::Time(least)).param("actual", Param::Time(until));
        }
        Ok(())
    }
}
