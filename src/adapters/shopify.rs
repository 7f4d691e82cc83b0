//! Shopify Admin REST orders: `{"orders": […]}`, `{"order": {…}}`, one order, a list, or any of these below `data`.
//!
//! Amounts are text, times have offsets. The identities the format promises: total = subtotal + tax (unless prices include it) +
//! shipping + tip; subtotal = line items − discounts.

use super::Source;
use super::target::{Target, amount, sum};
use crate::document::{Document, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::order::{Consignee, Order, OrderStatus, SupplyKind};
use crate::shape;

shape! {
    blank_is_absent ShopifyAddress {
        first_name: text(128) personal "名",
        last_name: text(128) personal "姓",
        address1: text(512) personal "地址",
        address2: text(512) personal "地址续",
        phone: text(64) personal "电话",
        city: text(128) personal "城市",
        zip: text(16) personal "邮政编码",
        province: text(128) personal "州或省",
        country_code: country "国家或地区",
    }
}

shape! {
    blank_is_absent ShopifyCustomer {
        id: id(64) personal "买方编号",
    }
}

shape! {
    blank_is_absent ShopifyMoney {
        amount: money "金额",
    }
}

shape! {
    blank_is_absent ShopifyMoneySet {
        shop_money: object(ShopifyMoney) "店铺币种金额",
    }
}

shape! {
    blank_is_absent ShopifyLine {
        id: id(64) "明细编号",
        product_id: id(64) "商品编号",
        title: text(512) "名称",
        quantity: decimal "数量",
        price: money "单价",
        sku: text(64) "SKU",
        variant_title: text(512) "规格",
        requires_shipping: bool "需配送",
    }
}

shape! {
    blank_is_absent ShopifyShippingLine {
        price: money "运费",
    }
}

shape! {
    blank_is_absent ShopifyDiscount {
        code: text(64) "优惠码",
    }
}

/// The order's members stand first in all shapes, so that a view of the first fits a block of the others.
macro_rules! orders {
    ($name:ident { $($more:tt)* }) => {
        shape! {
            blank_is_absent $name {
                id: id(64) "订单编号",
                email: text(320) personal "电子邮箱",
                created_at: timestamp "下单时间",
                total_price: money "合计",
                subtotal_price: money "小计",
                total_tax: money "税费合计",
                taxes_included: bool "含税",
                currency: currency "币种",
                financial_status: text(32) "支付状态",
                total_discounts: money "优惠合计",
                total_line_items_price: money "明细合计",
                total_tip_received: money "小费",
                cancelled_at: timestamp "取消时间",
                cancel_reason: text(32) "取消原因",
                phone: text(64) personal "电话",
                fulfillment_status: text(32) "履行状态",
                total_shipping_price_set: object(ShopifyMoneySet) "运费合计",
                shipping_address: object(ShopifyAddress) "收货地址",
                customer: object(ShopifyCustomer) "客户",
                discount_codes: list(ShopifyDiscount) "优惠码",
                line_items: list(ShopifyLine) "明细",
                shipping_lines: list(ShopifyShippingLine) "运费行",
                $($more)*
            }
        }
    };
}

orders!(ShopifyOrder {});
orders!(ShopifyEnvelope {
    orders: one_or_many(ShopifyOrder) "订单",
    order: object(ShopifyOrder) "订单",
});
orders!(ShopifyDocument {
    orders: one_or_many(ShopifyOrder) "订单",
    order: object(ShopifyOrder) "订单",
    data: one_or_many(ShopifyEnvelope) "数据",
});

pub(super) const ORDERS: Source = Source { name: "shopify", kind: RecordKind::Order, shape: ShopifyDocument::SHAPE, adapt };

fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    match ShopifyDocument::at(document, root).data().ok() {
        Some(wrapped) => wrapped.readable().for_each(|envelope| unwrap(document, envelope.entry().slot, target)),
        None => unwrap(document, root, target),
    }
}

fn unwrap(document: &Document<'_>, block: SlotIndex, target: &mut Target) {
    let envelope = ShopifyEnvelope::at(document, block);
    if let Some(orders) = envelope.orders().ok() {
        orders.readable().for_each(|order| adapt_order(order, target));
    } else if let Some(order) = envelope.order().ok() {
        adapt_order(order, target);
    } else {
        adapt_order(ShopifyOrder::at(document, block), target);
    }
}

/// Refunds, transactions and other documents have neither an order's total nor its financial status.
fn adapt_order<'d>(shopify: ShopifyOrder<'d>, target: &mut Target) {
    if !shopify.total_price().is_given() && !shopify.financial_status().is_given() {
        return;
    }
    let from = shopify.entry();
    let order: Order<'d> = target.record(from.document, from.slot);
    target.copy(shopify.id(), order.order_id());
    match shopify.customer().ok() {
        Some(customer) => target.copy(customer.id(), order.buyer_id()),
        None => target.copy(shopify.email(), order.buyer_id()),
    }
    target.copy(shopify.created_at(), order.created_at());
    target.copy(shopify.currency(), order.currency());
    status(shopify, order, target);
    amounts(shopify, order, target);
    consignee(shopify, order, target);
    check_identities(shopify, target);
}

fn status<'d>(shopify: ShopifyOrder<'d>, order: Order<'d>, target: &mut Target) {
    if shopify.cancelled_at().is_given() {
        target.code(shopify.cancelled_at(), order.status(), OrderStatus::Cancelled);
        let cancel = target.object(shopify.cancelled_at(), order.cancel());
        target.copy(shopify.cancelled_at(), cancel.at());
        target.copy(shopify.cancel_reason(), cancel.reason());
        return;
    }
    target.absent(shopify.cancelled_at(), order.cancel());
    let status = match (shopify.financial_status().ok(), shopify.fulfillment_status().ok()) {
        (Some("pending" | "authorized" | "partially_paid"), _) => OrderStatus::AwaitingPayment,
        (Some("paid" | "partially_refunded"), Some("fulfilled")) => OrderStatus::Shipped,
        (Some("paid" | "partially_refunded"), Some("partial")) => OrderStatus::Preparing,
        (Some("paid" | "partially_refunded"), _) => OrderStatus::Paid,
        (Some("refunded"), _) => OrderStatus::Refunded,
        (Some("voided"), _) => OrderStatus::Closed,
        (Some(_), _) => return,
        (None, _) => return target.absent(shopify.financial_status(), order.status()),
    };
    target.code(shopify.financial_status(), order.status(), status);
}

/// Discounts are given once for the whole order; those of the lines are part of them.
fn amounts<'d>(shopify: ShopifyOrder<'d>, order: Order<'d>, target: &mut Target) {
    target.list(shopify.line_items(), order.lines(), |target, from: ShopifyLine<'d>, line| {
        target.copy(from.id(), line.line_id());
        target.copy(from.product_id(), line.listing_id());
        target.copy(from.title(), line.name());
        target.copy(from.variant_title(), line.spec());
        target.copy(from.sku(), line.sku());
        target.copy(from.quantity(), line.quantity());
        target.copy(from.price(), line.unit_price());
        target.absent(from.price(), line.line_amount());
        target.absent(from.price(), line.discount());
        target.absent(from.price(), line.currency());
        match from.requires_shipping().ok() {
            Some(true) => target.code(from.requires_shipping(), line.kind(), SupplyKind::Goods),
            Some(false) => target.code(from.requires_shipping(), line.kind(), SupplyKind::Digital),
            None => {}
        }
    });
    match shopify.total_shipping_price_set().ok().and_then(|set| set.shop_money().ok()) {
        Some(money) => target.copy(money.amount(), order.freight()),
        None => freight(shopify, order, target),
    }
    if shopify.taxes_included().ok() == Some(true) {
        target.absent(shopify.taxes_included(), order.taxes());
    } else {
        let tax = target.list_of_one(shopify.total_tax(), order.taxes());
        target.copy(shopify.total_tax(), tax.amount());
    }
    let tip = target.list_of_one(shopify.total_tip_received(), order.fees());
    target.copy(shopify.total_tip_received(), tip.amount());
    let discount = target.list_of_one(shopify.total_discounts(), order.discounts());
    target.copy(shopify.total_discounts(), discount.amount());
    if let Some(first) = shopify.discount_codes().ok().and_then(|codes| codes.readable().next()) {
        target.copy(first.code(), discount.coupon_id());
    }
    target.copy(shopify.total_price(), order.payable_amount());
}

fn freight<'d>(shopify: ShopifyOrder<'d>, order: Order<'d>, target: &mut Target) {
    if let Some(total) = sum(shopify.shipping_lines(), ShopifyShippingLine::price) {
        target.decimal(shopify.shipping_lines(), order.freight(), crate::decimal::Decimal::exact(total));
    }
}

fn consignee<'d>(shopify: ShopifyOrder<'d>, order: Order<'d>, target: &mut Target) {
    let Some(address) = shopify.shipping_address().ok() else {
        return target.absent(shopify.shipping_address(), order.consignee());
    };
    let consignee: Consignee<'d> = target.object(shopify.shipping_address(), order.consignee());
    target.join(&[address.first_name(), address.last_name()], consignee.name());
    target.join(&[address.address1(), address.address2(), address.city(), address.province()], consignee.address());
    target.copy_first(&[address.phone(), shopify.phone(), address.phone()], consignee.phone());
    target.copy(address.zip(), consignee.postcode());
    target.copy(address.country_code(), consignee.country());
    target.absent(shopify.customer(), consignee.id_number());
}

fn check_identities(shopify: ShopifyOrder<'_>, target: &mut Target) {
    let set = shopify.total_shipping_price_set().ok().and_then(|set| set.shop_money().ok());
    let shipping = set.map_or_else(|| sum(shopify.shipping_lines(), ShopifyShippingLine::price), |money| amount(money.amount()));
    let included = shopify.taxes_included().ok() == Some(true);
    let tax = if included { Some(0) } else { amount(shopify.total_tax()) };
    let (subtotal, tip) = (amount(shopify.subtotal_price()), amount(shopify.total_tip_received()));
    if let (Some(subtotal), Some(tax), Some(shipping), Some(tip), Some(total)) = (subtotal, tax, shipping, tip, amount(shopify.total_price())) {
        let identity =
            if included { "total_price = subtotal_price + shipping + tip" } else { "total_price = subtotal_price + total_tax + shipping + tip" };
        target.identity(shopify.total_price(), identity, subtotal + tax + shipping + tip, total);
    }
    let parts = (shopify.total_line_items_price().ok(), amount(shopify.total_discounts()), shopify.subtotal_price().ok());
    if let (Some(items), Some(discounts), Some(subtotal)) = parts {
        let expected = items.ten_thousandths - discounts;
        target.identity(shopify.subtotal_price(), "subtotal_price = total_line_items_price - total_discounts", expected, subtotal.ten_thousandths);
    }
}
