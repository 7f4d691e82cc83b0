//! `WooCommerce` REST API v3 products: one, a list of them, or either below `data`.
//!
//! Prices are text in the shop's currency, which the product does not name. Empty text stands for nothing. A variable product names its
//! variations by number only. Variations by themselves are no listings.

use super::Source;
use super::target::{Target, meant_as_gtin};
use crate::document::{Document, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::listing::{CategoryScheme, Listing, ListingStatus, SaleMode};
use crate::records::order::SupplyKind;
use crate::shape;

shape! {
    blank_is_absent WooImage {
        src: text(2048) "图片地址",
    }
}

shape! {
    blank_is_absent WooCategory {
        id: id(64) "类目编号",
    }
}

shape! {
    blank_is_absent WooBrand {
        name: text(128) "品牌",
    }
}

/// The product's members stand first in both shapes, so that a view of the one fits a block of the other.
macro_rules! products {
    ($name:ident { $($more:tt)* }) => {
        shape! {
            blank_is_absent $name {
                id: id(64) "商品编号",
                name: text(512) "品名",
                r#type: text(32) "商品类型",
                status: text(32) "状态",
                description: text(65536) "详情",
                price: money "价格",
                regular_price: money "原价",
                on_sale: bool "促销中",
                is_virtual as "virtual": bool "虚拟商品",
                downloadable: bool "可下载",
                stock_quantity: int "库存",
                stock_status: text(32) "库存状态",
                global_unique_id: text(64) "商品条码",
                categories: list(WooCategory) "类目",
                brands: list(WooBrand) "品牌",
                images: list(WooImage) "图片",
                $($more)*
            }
        }
    };
}

products!(WooProduct {});
products!(WooProducts { data: one_or_many(WooProduct) "数据", });

pub(super) const PRODUCTS: Source = Source { name: "woocommerce", kind: RecordKind::Listing, shape: WooProducts::SHAPE, adapt };

fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    match WooProducts::at(document, root).data().ok() {
        Some(products) => products.readable().for_each(|product| adapt_product(product, target)),
        None => adapt_product(WooProduct::at(document, root), target),
    }
}

/// Every product has a type; variations, orders and other documents have none.
fn adapt_product<'d>(woo: WooProduct<'d>, target: &mut Target) {
    if !woo.r#type().is_given() {
        return;
    }
    let from = woo.entry();
    let listing: Listing<'d> = target.record(from.document, from.slot);
    target.copy(woo.id(), listing.listing_id());
    target.copy(woo.name(), listing.name());
    target.copy(woo.name(), listing.title());
    let claims = target.object(woo.description(), listing.claims());
    target.copy(woo.description(), claims.text());
    sale(woo, listing, target);
    price(woo, listing, target);
    if let Some(category) = woo.categories().ok().and_then(|categories| categories.readable().next()) {
        target.copy(category.id(), listing.category_code());
        target.code(woo.categories(), listing.category_scheme(), CategoryScheme::Platform);
    } else {
        target.absent(woo.categories(), listing.category_code());
    }
    if let Some(brand) = woo.brands().ok().and_then(|brands| brands.readable().next()) {
        target.copy(brand.name(), listing.brand());
    }
    if let Some(gtin) = meant_as_gtin(woo.global_unique_id()) {
        target.copy(gtin, listing.gtin());
    }
    let mut is_first = true;
    target.list(woo.images(), listing.images(), |target, from: WooImage<'d>, image| {
        target.copy(from.src(), image.url());
        target.flag(from.src(), image.main(), core::mem::take(&mut is_first));
    });
}

/// What is supplied, and whether it can be bought. Shops add states of their own; those say nothing here.
fn sale<'d>(woo: WooProduct<'d>, listing: Listing<'d>, target: &mut Target) {
    let kind = match (woo.downloadable().ok(), woo.is_virtual().ok()) {
        (Some(true), _) => Some(SupplyKind::Digital),
        (_, Some(true)) => Some(SupplyKind::Service),
        (_, Some(false)) => Some(SupplyKind::Goods),
        _ => None,
    };
    if let Some(kind) = kind {
        target.code(woo.is_virtual(), listing.kind(), kind);
        if kind != SupplyKind::Service {
            target.absent(woo.is_virtual(), listing.service());
        }
    }
    target.copy(woo.stock_quantity(), listing.stock_qty());
    let status = match (woo.status().ok(), woo.stock_status().ok()) {
        (Some("publish"), Some("outofstock")) => ListingStatus::SoldOut,
        (Some("publish"), _) => ListingStatus::OnSale,
        (Some("draft" | "auto-draft"), _) => ListingStatus::Draft,
        (Some("pending" | "future"), _) => ListingStatus::InReview,
        (Some("private" | "trash"), _) => ListingStatus::OffSale,
        (Some(_), _) => return,
        (None, _) => return target.absent(woo.status(), listing.status()),
    };
    target.code(woo.status(), listing.status(), status);
    match woo.stock_status().ok() {
        Some("onbackorder") => target.code(woo.stock_status(), listing.sale_mode(), SaleMode::Presale),
        Some("instock" | "outofstock") => target.code(woo.stock_status(), listing.sale_mode(), SaleMode::InStock),
        _ => {}
    }
}

/// The regular price is what a sale price is compared with.
fn price<'d>(woo: WooProduct<'d>, listing: Listing<'d>, target: &mut Target) {
    target.copy(woo.price(), listing.price());
    let pricing = target.object(woo.regular_price(), listing.pricing());
    match woo.on_sale().ok() {
        Some(true) => target.copy(woo.regular_price(), pricing.compare_price()),
        Some(false) => target.absent(woo.regular_price(), pricing.compare_price()),
        None => {}
    }
    if woo.r#type().ok() != Some("variable") {
        target.absent(woo.r#type(), listing.skus());
    }
}
