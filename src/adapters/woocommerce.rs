//! `WooCommerce` REST API v3 orders: one, a list of them, or either below `data`.
//!
//! Amounts are text. `date_*_gmt` are UTC without offset. Empty text stands for nothing. The identity the format promises: total =
//! line totals + shipping + fees + tax (all totals without tax, `prices_include_tax` or not).

use super::Source;
use super::target::{Target, amount, sum};
use crate::decimal::Decimal;
use crate::document::{Document, Entry, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::order::{Consignee, Order, OrderLine, OrderStatus, SupplyKind};
use crate::shape;

shape! {
    blank_is_absent Address {
        first_name: text(128) personal "名",
        last_name: text(128) personal "姓",
        company: text(256) personal "公司",
        address_1: text(512) personal "地址",
        address_2: text(512) personal "地址续",
        city: text(128) personal "城市",
        state: text(128) personal "州或省",
        postcode: text(16) personal "邮政编码",
        country: country "国家或地区",
        email: text(320) personal "电子邮箱",
        phone: text(64) personal "电话",
    }
}

shape! {
    blank_is_absent Line {
        id: id(64) "明细编号",
        name: text(512) "名称",
        product_id: id(64) "商品编号",
        quantity: decimal "数量",
        subtotal: money "优惠前金额",
        total: money "金额",
        sku: text(64) "SKU",
    }
}

shape! {
    blank_is_absent ShippingLine {
        method_title: text(128) "配送方式",
        total: money "运费",
    }
}

shape! {
    blank_is_absent FeeLine {
        name: text(128) "费用名称",
        total: money "费用金额",
    }
}

/// The order's members stand first in both shapes, so that a view of the one fits a block of the other.
macro_rules! orders {
    ($name:ident { $($more:tt)* }) => {
        shape! {
            blank_is_absent $name {
                id: id(64) "订单编号",
                number: id(64) "订单号",
                status: text(64) "状态",
                currency: currency "币种",
                date_created_gmt: utc "下单时间",
                discount_total: money "优惠合计",
                shipping_total: money "运费合计",
                total: money "合计",
                total_tax: money "税费合计",
                customer_id: id(64) personal "买方编号",
                billing: object(Address) "账单地址",
                shipping: object(Address) "收货地址",
                date_paid_gmt: utc "支付时间",
                date_completed_gmt: utc "完成时间",
                line_items: list(Line) "明细",
                shipping_lines: list(ShippingLine) "运费行",
                fee_lines: list(FeeLine) "费用行",
                $($more)*
            }
        }
    };
}

orders!(WooOrder {});
orders!(WooDocument { data: one_or_many(WooOrder) "数据", });

pub(super) const ORDERS: Source = Source { name: "woocommerce", kind: RecordKind::Order, shape: WooDocument::SHAPE, adapt };

fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    let wrapped = WooDocument::at(document, root).data();
    match wrapped.ok() {
        Some(orders) => orders.readable().for_each(|order| adapt_order(order, target)),
        None => adapt_order(WooOrder::at(document, root), target),
    }
}

/// Refunds, products and other documents have neither an order's total nor its status.
fn adapt_order<'d>(woo: WooOrder<'d>, target: &mut Target) {
    if !woo.total().is_given() && !woo.status().is_given() {
        return;
    }
    let from = woo.entry();
    let order: Order<'d> = target.record(from.document, from.slot);
    target.copy_first(&[woo.number(), woo.id()], order.order_id());
    parties(woo, order, target);
    status(woo, order, target);
    target.copy(woo.date_created_gmt(), order.created_at());
    target.copy(woo.date_paid_gmt(), order.paid_at());
    target.copy(woo.date_completed_gmt(), order.completed_at());
    target.copy(woo.currency(), order.currency());
    amounts(woo, order, target);
    consignee(woo, order, target);
    check_identities(woo, target);
}

/// Customer 0 is a guest, known by the billing address only.
fn parties<'d>(woo: WooOrder<'d>, order: Order<'d>, target: &mut Target) {
    let guest = woo.customer_id().ok() == Some("0");
    match woo.billing().ok().filter(|_| guest || !woo.customer_id().is_given()) {
        Some(billing) => target.copy(billing.email(), order.buyer_id()),
        None => target.copy(woo.customer_id(), order.buyer_id()),
    }
}

/// Shops add states of their own; those say nothing here.
fn status<'d>(woo: WooOrder<'d>, order: Order<'d>, target: &mut Target) {
    let status = match woo.status().ok() {
        Some("checkout-draft") => OrderStatus::Created,
        Some("pending" | "on-hold") => OrderStatus::AwaitingPayment,
        Some("processing") => OrderStatus::Paid,
        Some("completed") => OrderStatus::Completed,
        Some("cancelled") => OrderStatus::Cancelled,
        Some("refunded") => OrderStatus::Refunded,
        Some("failed" | "trash") => OrderStatus::Closed,
        Some(_) => return,
        None => return target.absent(woo.status(), order.status()),
    };
    target.code(woo.status(), order.status(), status);
    if status != OrderStatus::Cancelled {
        target.absent(woo.status(), order.cancel());
    }
}

/// Line totals already have their discounts taken off, so the order has none besides.
fn amounts<'d>(woo: WooOrder<'d>, order: Order<'d>, target: &mut Target) {
    let shipped = woo.shipping_lines();
    let has_shipping = shipped.ok().is_some_and(|lines| !lines.is_empty());
    target.list(woo.line_items(), order.lines(), |target, from: Line<'d>, line: OrderLine<'d>| {
        target.copy(from.id(), line.line_id());
        target.copy(from.product_id(), line.listing_id());
        target.copy(from.name(), line.name());
        target.copy(from.sku(), line.sku());
        target.copy(from.quantity(), line.quantity());
        target.copy(from.total(), line.line_amount());
        target.absent(from.total(), line.currency());
        price(from, line, target);
        if has_shipping {
            target.code(shipped, line.kind(), SupplyKind::Goods);
        }
    });
    target.copy(woo.shipping_total(), order.freight());
    target.list(woo.fee_lines(), order.fees(), |target, from, fee| {
        target.copy(from.name(), fee.name());
        target.copy(from.total(), fee.amount());
    });
    let tax = target.list_of_one(woo.total_tax(), order.taxes());
    target.copy(woo.total_tax(), tax.amount());
    target.absent(woo.discount_total(), order.discounts());
    target.copy(woo.total(), order.payable_amount());
}

/// The unit price before discount is the subtotal by the quantity, where that comes out even. (`price` is after discount, and binary.)
fn price<'d>(from: Line<'d>, line: OrderLine<'d>, target: &mut Target) {
    let (Some(subtotal), Some(total), Some(quantity)) = (from.subtotal().ok(), from.total().ok(), from.quantity().ok()) else {
        return;
    };
    let gross = i128::from(subtotal.ten_thousandths) * i128::from(Decimal::ONE);
    let count = i128::from(quantity.ten_thousandths);
    if count <= 0 || gross % count != 0 {
        return;
    }
    if let Ok(price) = i64::try_from(gross / count) {
        target.decimal(from.subtotal(), line.unit_price(), Decimal::exact(price));
        target.decimal(from.subtotal(), line.discount(), Decimal::exact(subtotal.ten_thousandths - total.ten_thousandths));
    }
}

/// The shipping address, or the billing address where there is none; its telephone number is often the billing one.
fn consignee<'d>(woo: WooOrder<'d>, order: Order<'d>, target: &mut Target) {
    let named = |address: &Address<'d>| address.address_1().is_given() || address.country().is_given();
    let shipping = woo.shipping().ok();
    let billing = woo.billing().ok();
    let (from, address) = match (shipping.filter(named), billing) {
        (Some(address), _) => (woo.shipping(), address),
        (None, Some(address)) => (woo.billing(), address),
        (None, None) => return target.absent(woo.shipping(), order.consignee()),
    };
    let consignee: Consignee<'d> = target.object(from, order.consignee());
    target.join(&[address.first_name(), address.last_name(), address.company()], consignee.name());
    target.join(&[address.address_1(), address.address_2(), address.city(), address.state()], consignee.address());
    target.copy(address.country(), consignee.country());
    target.copy(address.postcode(), consignee.postcode());
    let phones: Vec<Entry<'d, &'d str>> = [shipping, billing].into_iter().flatten().map(Address::phone).collect();
    target.copy_first(&phones, consignee.phone());
    // Provinces are written in the shop's own codes, never those of GB/T 2260.
    target.absent(woo.customer_id(), consignee.id_number());
}

fn check_identities(woo: WooOrder<'_>, target: &mut Target) {
    let lines = sum(woo.line_items(), Line::total);
    let shipping = sum(woo.shipping_lines(), ShippingLine::total);
    let fees = sum(woo.fee_lines(), FeeLine::total);
    if let (Some(lines), Some(shipping), Some(fees), Some(tax), Some(total)) = (lines, shipping, fees, amount(woo.total_tax()), amount(woo.total())) {
        target.identity(
            woo.total(),
            "total = Σ line_items.total + Σ shipping_lines.total + Σ fee_lines.total + total_tax",
            lines + shipping + fees + tax,
            total,
        );
    }
    if let (Some(shipping), Some(total)) = (shipping, amount(woo.shipping_total())) {
        target.identity(woo.shipping_total(), "shipping_total = Σ shipping_lines.total", shipping, total);
    }
}
