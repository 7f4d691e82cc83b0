//! Shopify Admin REST products: `{"products": […]}`, `{"product": {…}}`, one product, a list, or the listing of a sales channel
//! (`product_listing`).
//!
//! Prices are text in the shop's currency, which the product does not name; times have offsets. A product's prices are those of its
//! variants; one without options has a single variant of the name `Default Title`. A barcode may be a GTIN, or any other number.

use super::Source;
use super::target::{Target, meant_as_gtin};
use crate::document::{Document, Entry, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::listing::{CategoryScheme, Listing, ListingStatus};
use crate::records::order::SupplyKind;
use crate::records::pricing::Sku;
use crate::shape;

shape! {
    blank_is_absent ShopifyVariant {
        id: id(64) "规格编号",
        title: text(256) "规格名称",
        price: money "价格",
        compare_at_price: money "被比较价格",
        barcode: text(64) "条码",
        inventory_quantity: int "库存",
        inventory_management: text(64) "库存管理方",
        requires_shipping: bool "需配送",
    }
}

shape! {
    blank_is_absent ShopifyImage {
        src: text(2048) "图片地址",
        width: int "宽度",
        height: int "高度",
    }
}

/// The product's members stand first in both shapes, so that a view of the one fits a block of the other.
macro_rules! products {
    ($name:ident { $($more:tt)* }) => {
        shape! {
            blank_is_absent $name {
                id: id(64) "商品编号",
                product_id: id(64) "商品编号",
                title: text(512) "品名",
                body_html: text(65536) "详情",
                vendor: text(128) "品牌",
                product_type: text(255) "类目",
                status: text(32) "状态",
                available: bool "可购买",
                published_at: timestamp "发布时间",
                variants: list(ShopifyVariant) "规格",
                images: list(ShopifyImage) "图片",
                $($more)*
            }
        }
    };
}

products!(ShopifyProduct {});
products!(ShopifyProducts {
    products: one_or_many(ShopifyProduct) "商品",
    product: one_or_many(ShopifyProduct) "商品",
    product_listing: one_or_many(ShopifyProduct) "商品",
    product_listings: one_or_many(ShopifyProduct) "商品",
});

pub(super) const PRODUCTS: Source = Source { name: "shopify", kind: RecordKind::Listing, shape: ShopifyProducts::SHAPE, adapt };

fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    let envelope = ShopifyProducts::at(document, root);
    let wrapped = [envelope.products(), envelope.product(), envelope.product_listing(), envelope.product_listings()];
    match wrapped.into_iter().find_map(Entry::ok) {
        Some(products) => products.readable().for_each(|product| adapt_product(product, target)),
        None => adapt_product(ShopifyProduct::at(document, root), target),
    }
}

/// Variants and other documents have neither a vendor nor a type.
fn adapt_product<'d>(shopify: ShopifyProduct<'d>, target: &mut Target) {
    if !shopify.vendor().is_given() && !shopify.product_type().is_given() {
        return;
    }
    let from = shopify.entry();
    let listing: Listing<'d> = target.record(from.document, from.slot);
    target.copy_first(&[shopify.product_id(), shopify.id()], listing.listing_id());
    target.copy(shopify.title(), listing.name());
    target.copy(shopify.title(), listing.title());
    target.copy(shopify.vendor(), listing.brand());
    target.copy(shopify.product_type(), listing.category_code());
    target.code(shopify.product_type(), listing.category_scheme(), CategoryScheme::Platform);
    target.copy(shopify.published_at(), listing.published_at());
    let claims = target.object(shopify.body_html(), listing.claims());
    target.copy(shopify.body_html(), claims.text());
    status(shopify, listing, target);
    variants(shopify, listing, target);
    let mut is_first = true;
    target.list(shopify.images(), listing.images(), |target, from: ShopifyImage<'d>, image| {
        target.copy(from.src(), image.url());
        target.flag(from.src(), image.main(), core::mem::take(&mut is_first));
        if from.width().is_given() || from.height().is_given() {
            target.copy(from.width(), image.width());
            target.copy(from.height(), image.height());
        }
    });
}

/// A product's status, or whether a channel's listing can be bought.
fn status<'d>(shopify: ShopifyProduct<'d>, listing: Listing<'d>, target: &mut Target) {
    match (shopify.status().ok(), shopify.available().ok()) {
        (Some("active"), _) => target.code(shopify.status(), listing.status(), ListingStatus::OnSale),
        (Some("draft"), _) => target.code(shopify.status(), listing.status(), ListingStatus::Draft),
        (Some("archived"), _) => target.code(shopify.status(), listing.status(), ListingStatus::OffSale),
        (None, Some(true)) => target.code(shopify.available(), listing.status(), ListingStatus::OnSale),
        (None, Some(false)) => target.code(shopify.available(), listing.status(), ListingStatus::SoldOut),
        _ => {}
    }
}

fn variants<'d>(shopify: ShopifyProduct<'d>, listing: Listing<'d>, target: &mut Target) {
    let Some(variants) = shopify.variants().ok() else { return };
    let Some(first) = variants.readable().next() else { return };
    target.copy(first.price(), listing.price());
    let pricing = target.object(first.compare_at_price(), listing.pricing());
    target.copy(first.compare_at_price(), pricing.compare_price());
    if let Some(shipped) = first.requires_shipping().ok() {
        let kind = if shipped { SupplyKind::Goods } else { SupplyKind::Digital };
        target.code(first.requires_shipping(), listing.kind(), kind);
        target.absent(first.requires_shipping(), listing.service());
    }
    if variants.len() == 1 && first.title().ok() == Some("Default Title") {
        target.absent(first.title(), listing.skus());
        target.absent(first.title(), listing.spec());
        if let Some(stock) = counted(first) {
            target.copy(stock, listing.stock_qty());
        }
        if let Some(gtin) = meant_as_gtin(first.barcode()) {
            target.copy(gtin, listing.gtin());
        }
        return;
    }
    target.absent(shopify.variants(), listing.stock_qty());
    target.list(shopify.variants(), listing.skus(), |target, from: ShopifyVariant<'d>, sku: Sku<'d>| {
        target.copy(from.id(), sku.sku_id());
        target.copy(from.title(), sku.name());
        target.copy(from.price(), sku.price());
        if let Some(stock) = counted(from) {
            target.copy(stock, sku.stock_qty());
        }
        if let Some(gtin) = meant_as_gtin(from.barcode()) {
            target.copy(gtin, sku.gtin());
        }
    });
}

/// The stock, where the shop counts it.
fn counted(variant: ShopifyVariant<'_>) -> Option<Entry<'_, i64>> {
    variant.inventory_management().is_given().then(|| variant.inventory_quantity())
}
