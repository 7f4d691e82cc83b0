//! Google Merchant product data as JSON: the attributes of a feed (`image_link`, `"price": "15.00 USD"`) or the members of the Content API
//! (`imageLink`, `"price": {"value": "15.00", "currency": "USD"}`); one product, a list, or `resources` of a list response.

use super::Source;
use super::target::Target;
use crate::codes::Currency;
use crate::decimal::{Decimal, Malformed};
use crate::document::{Document, Entry, List, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::listing::{CategoryScheme, Condition, Listing, ListingStatus, SaleMode};
use crate::records::order::SupplyKind;
use crate::records::pricing::PriceConditionKind;
use crate::shape;

shape! {
    blank_is_absent GooglePrice {
        text as "": text(64) "价格",
        value: money "金额",
        currency: currency "币种",
    }
}

/// The product's members stand first in both shapes, so that a view of the one fits a block of the other.
macro_rules! products {
    ($name:ident { $($more:tt)* }) => {
        shape! {
            blank_is_absent $name {
                id: id(256) "商品编号",
                offer_id as "offerId": id(64) "商品编号",
                title: text(512) "品名",
                description: text(65536) "详情",
                brand: text(128) "品牌",
                gtin: id(32) "商品条码",
                mpn: text(128) "型号",
                color: text(256) "颜色",
                size: text(256) "尺寸",
                condition: text(32) "成色",
                availability: text(32) "供货情况",
                price: one_or_many(GooglePrice) "价格",
                sale_price: one_or_many(GooglePrice) "促销价",
                sale_price_api as "salePrice": one_or_many(GooglePrice) "促销价",
                sale_dates as "sale_price_effective_date": text(128) "促销时段",
                sale_dates_api as "salePriceEffectiveDate": text(128) "促销时段",
                image_link: text(2048) "图片地址",
                image_link_api as "imageLink": text(2048) "图片地址",
                google_product_category: id(750) "类目",
                google_product_category_api as "googleProductCategory": id(750) "类目",
                $($more)*
            }
        }
    };
}

products!(GoogleProduct {});
products!(GoogleProducts { resources: one_or_many(GoogleProduct) "商品", });

pub(super) const PRODUCTS: Source = Source { name: "google-merchant", kind: RecordKind::Listing, shape: GoogleProducts::SHAPE, adapt };

fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    match GoogleProducts::at(document, root).resources().ok() {
        Some(products) => products.readable().for_each(|product| adapt_product(product, target)),
        None => adapt_product(GoogleProduct::at(document, root), target),
    }
}

/// A product has a title and says whether it can be had, or for what.
fn adapt_product<'d>(google: GoogleProduct<'d>, target: &mut Target) {
    if !google.title().is_given() || !google.availability().is_given() && !google.price().is_given() {
        return;
    }
    let from = google.entry();
    let listing: Listing<'d> = target.record(from.document, from.slot);
    target.copy_first(&[google.offer_id(), google.id()], listing.listing_id());
    target.code(google.title(), listing.kind(), SupplyKind::Goods);
    target.absent(google.title(), listing.service());
    target.absent(google.title(), listing.skus());
    target.copy(google.title(), listing.name());
    target.copy(google.title(), listing.title());
    target.copy(google.brand(), listing.brand());
    target.copy(google.gtin(), listing.gtin());
    target.copy(google.mpn(), listing.model());
    target.join(&[google.color(), google.size()], listing.spec());
    let claims = target.object(google.description(), listing.claims());
    target.copy(google.description(), claims.text());
    let category = [google.google_product_category(), google.google_product_category_api()];
    if category.iter().any(|category| category.is_given()) {
        target.copy_first(&category, listing.category_code());
        target.code(category[0], listing.category_scheme(), CategoryScheme::Platform);
    }
    sale(google, listing, target);
    prices(google, listing, target);
    let pictures = [google.image_link_api(), google.image_link()];
    let link = pictures.into_iter().find(|link| link.is_given()).unwrap_or(google.image_link());
    if link.is_given() {
        let image = target.list_of_one(link, listing.images());
        target.copy(link, image.url());
        target.flag(link, image.main(), true);
    } else {
        target.absent(link, listing.images());
    }
}

/// Words are written with spaces or underscores.
fn sale<'d>(google: GoogleProduct<'d>, listing: Listing<'d>, target: &mut Target) {
    let from = google.availability();
    let sale = match from.ok() {
        Some("in_stock" | "in stock") => Some((ListingStatus::OnSale, SaleMode::InStock)),
        Some("out_of_stock" | "out of stock") => Some((ListingStatus::SoldOut, SaleMode::InStock)),
        Some("preorder" | "backorder") => Some((ListingStatus::OnSale, SaleMode::Presale)),
        _ => None,
    };
    if let Some((status, mode)) = sale {
        target.code(from, listing.status(), status);
        target.code(from, listing.sale_mode(), mode);
    }
    let condition = match google.condition().ok() {
        Some("new") => Condition::New,
        Some("used") => Condition::SecondHand,
        Some("refurbished") => Condition::Refurbished,
        _ => return,
    };
    target.code(google.condition(), listing.condition(), condition);
}

/// A sale price is the price now, and the price what it is compared with; with a period it holds then only.
fn prices<'d>(google: GoogleProduct<'d>, listing: Listing<'d>, target: &mut Target) {
    let prices = google.price();
    let [sales, sales_api] = [google.sale_price(), google.sale_price_api()];
    let sales = if sales_api.is_given() { sales_api } else { sales };
    let pricing = target.object(prices, listing.pricing());
    let dates = [google.sale_dates(), google.sale_dates_api()].into_iter().find(|dates| dates.is_given());
    if !sales.is_given() {
        price(prices, listing.price(), Some(listing.currency()), target);
        target.absent(prices, pricing.compare_price());
        return target.absent(prices, pricing.price_conditions());
    }
    if let Some(dates) = dates {
        price(prices, listing.price(), Some(listing.currency()), target);
        target.absent(prices, pricing.compare_price());
        let condition = target.list_of_one(sales, pricing.price_conditions());
        target.code(sales, condition.kind(), PriceConditionKind::Time);
        target.copy(dates, condition.condition());
        return price(sales, condition.price(), None, target);
    }
    price(sales, listing.price(), Some(listing.currency()), target);
    price(prices, pricing.compare_price(), None, target);
    target.absent(prices, pricing.price_conditions());
}

/// A price of either spelling.
fn price<'d>(from: Entry<'d, List<'d, GooglePrice<'d>>>, to: Entry<'d, Decimal>, currency: Option<Entry<'d, Currency>>, target: &mut Target) {
    let Some(price) = from.ok().and_then(|prices| prices.readable().next()) else {
        return target.without(from, to);
    };
    let Some(text) = price.text().ok() else {
        target.copy(price.value(), to);
        if let Some(currency) = currency {
            target.copy(price.currency(), currency);
        }
        return;
    };
    let (amount, code) = text.split_once(' ').unwrap_or((text, ""));
    match Decimal::from_text(amount.as_bytes()) {
        Ok(amount) => target.decimal(price.text(), to, amount),
        Err(why) => target.malformed(price.text(), to, why),
    }
    let Some(currency) = currency else { return };
    match Currency::from_code(code.as_bytes()) {
        Some(code) => target.currency(price.text(), currency, code),
        None if code.is_empty() => target.absent(price.text(), currency),
        None => target.malformed(price.text(), currency, Malformed::NotListed),
    }
}
