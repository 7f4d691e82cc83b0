//! schema.org products and offers as JSON-LD: a product, an offer, a list of such, or a `@graph`.
//!
//! Nearly every member may be text, an object or a list of both, and text may carry its language. Where several are given the first counts,
//! of texts in several languages the Chinese one. References to other nodes (`@id` alone) are not followed: what they stand for is unknown.

use super::Source;
use super::target::Target;
use crate::codes::Currency;
use crate::decimal::Decimal;
use crate::document::{Document, Entry, List, SlotIndex, View};
use crate::records::RecordKind;
use crate::records::listing::{Condition, Listing, ListingStatus, SaleMode};
use crate::records::order::SupplyKind;
use crate::records::pricing::{CompareBasis, PriceConditionKind, Pricing};
use crate::shape;

shape! {
    blank_is_absent Words {
        text as "": text(65536) "文本",
        value as "@value": text(65536) "文本",
        language as "@language": text(64) "语言",
    }
}

shape! {
    /// A thing, or its name.
    blank_is_absent Thing {
        text as "": text(512) "名称",
        name: one_or_many(Words) "名称",
        id as "@id": text(2048) "标识",
    }
}

shape! {
    blank_is_absent SchemaImage {
        text as "": text(2048) "图片地址",
        url: text(2048) "图片地址",
        content_url as "contentUrl": text(2048) "图片地址",
    }
}

shape! {
    blank_is_absent Specification {
        price: money "价格",
        price_currency as "priceCurrency": currency "币种",
        price_type as "priceType": one_or_many(Words) "价格类别",
        tiers as "validForMemberTier": one_or_many(Thing) "会员等级",
    }
}

shape! {
    blank_is_absent SchemaOffer {
        price: money "价格",
        low_price as "lowPrice": money "最低价格",
        price_currency as "priceCurrency": currency "币种",
        availability: one_or_many(Words) "供货情况",
        item_condition as "itemCondition": one_or_many(Words) "成色",
        specifications as "priceSpecification": one_or_many(Specification) "价格说明",
    }
}

/// The product's members stand first in all shapes, so that a view of the first fits a block of the others.
macro_rules! nodes {
    ($name:ident { $($more:tt)* }) => {
        shape! {
            blank_is_absent $name {
                types as "@type": one_or_many(Words) "类别",
                name: one_or_many(Words) "品名",
                sku: id(64) "商品编号",
                product_id as "productID": id(64) "商品编号",
                description: one_or_many(Words) "详情",
                image: one_or_many(SchemaImage) "图片",
                brand: one_or_many(Thing) "品牌",
                model: one_or_many(Thing) "型号",
                mpn: one_or_many(Words) "型号",
                gtin: id(64) "商品条码",
                gtin14: id(64) "商品条码",
                gtin13: id(64) "商品条码",
                gtin12: id(64) "商品条码",
                gtin8: id(64) "商品条码",
                color: one_or_many(Thing) "颜色",
                size: one_or_many(Thing) "尺寸",
                country_of_origin as "countryOfOrigin": one_or_many(Thing) "产地",
                offers: one_or_many(SchemaOffer) "报价",
                $($more)*
            }
        }
    };
}

nodes!(SchemaProduct {});

/// What may stand by itself: a product, or an offer.
macro_rules! standing {
    ($name:ident { $($more:tt)* }) => {
        nodes!($name {
            product_group_id as "productGroupID": id(64) "商品编号",
            variants as "hasVariant": one_or_many(SchemaProduct) "规格",
            item_offered as "itemOffered": one_or_many(SchemaProduct) "商品",
            price: money "价格",
            low_price as "lowPrice": money "最低价格",
            price_currency as "priceCurrency": currency "币种",
            availability: one_or_many(Words) "供货情况",
            item_condition as "itemCondition": one_or_many(Words) "成色",
            specifications as "priceSpecification": one_or_many(Specification) "价格说明",
            $($more)*
        });
    };
}

standing!(SchemaNode {});
standing!(SchemaDocument { graph as "@graph": one_or_many(SchemaNode) "图", });

pub(super) const PRODUCTS: Source = Source { name: "schemaorg", kind: RecordKind::Listing, shape: SchemaDocument::SHAPE, adapt };

/// An offer's members, of an offer below a product or of one that stands by itself.
#[derive(Clone, Copy)]
struct Offered<'d> {
    price: Entry<'d, Decimal>,
    low_price: Entry<'d, Decimal>,
    currency: Entry<'d, Currency>,
    availability: Entry<'d, List<'d, Words<'d>>>,
    condition: Entry<'d, List<'d, Words<'d>>>,
    specifications: Entry<'d, List<'d, Specification<'d>>>,
}

macro_rules! offered {
    ($of:ident) => {
        Offered {
            price: $of.price(),
            low_price: $of.low_price(),
            currency: $of.price_currency(),
            availability: $of.availability(),
            condition: $of.item_condition(),
            specifications: $of.specifications(),
        }
    };
}

fn adapt(document: &Document<'_>, root: SlotIndex, target: &mut Target) {
    match SchemaDocument::at(document, root).graph().ok() {
        Some(nodes) => nodes.readable().for_each(|node| adapt_node(node, target)),
        None => adapt_node(SchemaNode::at(document, root), target),
    }
}

/// Products and offers; all other nodes are about something else.
fn adapt_node<'d>(node: SchemaNode<'d>, target: &mut Target) {
    const PRODUCTS: [&str; 5] = ["Product", "IndividualProduct", "SomeProducts", "ProductModel", "ProductGroup"];
    let from = node.entry();
    let is = |names: &[&str]| {
        let types = node.types().ok();
        types.is_some_and(|types| types.readable().any(|words| words.text().ok().is_some_and(|name| names.contains(&term(name)))))
    };
    if is(&PRODUCTS) {
        let product = SchemaProduct::at(from.document, from.slot);
        let listing: Listing<'d> = target.record(from.document, from.slot);
        adapt_product(product, listing, target);
        if !product.sku().is_given() && !product.product_id().is_given() && node.product_group_id().is_given() {
            target.copy(node.product_group_id(), listing.listing_id());
        }
        variants(node, listing, target);
        if let Some(offer) = first_offer(product).or_else(|| node.variants().ok()?.readable().find_map(first_offer)) {
            adapt_offer(offered!(offer), listing, target);
        } else {
            no_offer(product, listing, target);
        }
    } else if is(&["Offer", "AggregateOffer"]) {
        let listing: Listing<'d> = target.record(from.document, from.slot);
        match node.item_offered().ok().and_then(|items| items.readable().next()) {
            Some(product) => adapt_product(product, listing, target),
            None => target.without(node.item_offered(), listing.name()),
        }
        target.absent(node.item_offered(), listing.skus());
        adapt_offer(offered!(node), listing, target);
    }
}

/// The term at the end of an address or of a prefixed name: `https://schema.org/InStock`, `schema:InStock`.
fn term(name: &str) -> &str {
    name.rsplit(['/', '#', ':']).next().unwrap_or(name)
}

/// Where the text of several stands: the Chinese one, or the first.
fn words<'d>(entry: Entry<'d, List<'d, Words<'d>>>) -> Option<Entry<'d, &'d str>> {
    let all = entry.ok()?;
    let in_chinese = |words: &Words<'_>| words.language().ok().is_some_and(|language| language.starts_with("zh"));
    let chosen = all.readable().find(in_chinese).or(all.readable().next())?;
    Some(if chosen.value().is_given() { chosen.value() } else { chosen.text() })
}

/// Where the name of a thing stands; nothing where it is a mere reference.
fn name<'d>(entry: Entry<'d, List<'d, Thing<'d>>>) -> Option<Entry<'d, &'d str>> {
    let thing = entry.ok()?.readable().next()?;
    if thing.text().is_given() { Some(thing.text()) } else { words(thing.name()) }
}

/// The name of a thing where it is told; absent where the thing is.
fn copy_name<'d>(from: Entry<'d, List<'d, Thing<'d>>>, to: Entry<'d, &'d str>, target: &mut Target) {
    match name(from) {
        Some(name) => target.copy(name, to),
        None if !from.is_given() => target.absent(from, to),
        None => {}
    }
}

fn copy_words<'d>(from: Entry<'d, List<'d, Words<'d>>>, to: Entry<'d, &'d str>, target: &mut Target) {
    match words(from) {
        Some(words) => target.copy(words, to),
        None => target.without(from, to),
    }
}

fn adapt_product<'d>(product: SchemaProduct<'d>, listing: Listing<'d>, target: &mut Target) {
    target.code(product.types(), listing.kind(), SupplyKind::Goods);
    target.absent(product.types(), listing.service());
    target.copy_first(&[product.sku(), product.product_id(), product.sku()], listing.listing_id());
    copy_words(product.name(), listing.name(), target);
    copy_words(product.name(), listing.title(), target);
    copy_name(product.brand(), listing.brand(), target);
    copy_name(product.country_of_origin(), listing.origin(), target);
    match words(product.mpn()) {
        Some(number) if name(product.model()).is_none() => target.copy(number, listing.model()),
        _ => copy_name(product.model(), listing.model(), target),
    }
    let parts: Vec<_> = [name(product.color()), name(product.size())].into_iter().flatten().collect();
    target.join(&parts, listing.spec());
    target.copy_first(&[product.gtin(), product.gtin14(), product.gtin13(), product.gtin12(), product.gtin8(), product.gtin()], listing.gtin());
    let claims = target.object(product.description(), listing.claims());
    copy_words(product.description(), claims.text(), target);
    let mut is_first = true;
    target.list(product.image(), listing.images(), |target, from: SchemaImage<'d>, image| {
        let addresses = [from.text(), from.url(), from.content_url()];
        if addresses.iter().any(|address| address.is_given()) {
            target.copy_first(&addresses, image.url());
        }
        target.flag(from.entry(), image.main(), core::mem::take(&mut is_first));
    });
}

/// The offer that counts. A group of variants has none of its own: there it is the first variant's.
fn first_offer(product: SchemaProduct<'_>) -> Option<SchemaOffer<'_>> {
    product.offers().ok()?.readable().next()
}

fn no_offer<'d>(product: SchemaProduct<'d>, listing: Listing<'d>, target: &mut Target) {
    target.without(product.offers(), listing.price());
    target.without(product.offers(), listing.currency());
    let pricing = target.object(product.offers(), listing.pricing());
    target.absent(product.offers(), pricing.compare_price());
    target.absent(product.offers(), pricing.price_conditions());
}

fn variants<'d>(node: SchemaNode<'d>, listing: Listing<'d>, target: &mut Target) {
    target.list(node.variants(), listing.skus(), |target, from: SchemaProduct<'d>, sku| {
        target.copy_first(&[from.sku(), from.product_id()], sku.sku_id());
        copy_words(from.name(), sku.name(), target);
        target.copy_first(&[from.gtin(), from.gtin14(), from.gtin13(), from.gtin12(), from.gtin8(), from.gtin()], sku.gtin());
        if let Some(offer) = first_offer(from) {
            target.copy(offer.price(), sku.price());
        }
    });
}

fn adapt_offer<'d>(offer: Offered<'d>, listing: Listing<'d>, target: &mut Target) {
    let pricing = target.object(offer.price, listing.pricing());
    prices(offer, listing, pricing, target);
    if let Some(from) = words(offer.availability) {
        let sale = match term(from.ok().unwrap_or_default()) {
            "InStock" | "LimitedAvailability" | "OnlineOnly" => Some((ListingStatus::OnSale, SaleMode::InStock)),
            "OutOfStock" | "SoldOut" => Some((ListingStatus::SoldOut, SaleMode::InStock)),
            "PreOrder" | "PreSale" | "BackOrder" => Some((ListingStatus::OnSale, SaleMode::Presale)),
            "MadeToOrder" => Some((ListingStatus::OnSale, SaleMode::MadeToOrder)),
            "Discontinued" => Some((ListingStatus::OffSale, SaleMode::InStock)),
            _ => None,
        };
        if let Some((status, mode)) = sale {
            target.code(from, listing.status(), status);
            target.code(from, listing.sale_mode(), mode);
        }
    }
    if let Some(from) = words(offer.condition) {
        let condition = match term(from.ok().unwrap_or_default()) {
            "NewCondition" => Condition::New,
            "UsedCondition" => Condition::SecondHand,
            "RefurbishedCondition" => Condition::Refurbished,
            "DamagedCondition" => Condition::Flawed,
            _ => return,
        };
        target.code(from, listing.condition(), condition);
    }
}

/// What a price specification is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Everyone,
    Members,
    Comparison,
}

fn about(specification: Specification<'_>) -> About {
    let kind = words(specification.price_type()).and_then(Entry::ok).map(term);
    match kind {
        Some("ListPrice" | "StrikethroughPrice" | "MSRP" | "SRP") => About::Comparison,
        _ if specification.tiers().is_given() => About::Members,
        _ => About::Everyone,
    }
}

/// The price for everyone, those for members, and what it is compared with.
fn prices<'d>(offer: Offered<'d>, listing: Listing<'d>, pricing: Pricing<'d>, target: &mut Target) {
    let specifications = offer.specifications.ok();
    let of = |wanted: About| specifications.iter().flat_map(List::readable).filter(move |specification| about(*specification) == wanted);
    let general = of(About::Everyone).next();
    let price = [Some(offer.price), general.map(Specification::price), Some(offer.low_price)];
    let currency = [Some(offer.currency), general.map(Specification::price_currency)];
    target.copy_first(&[price.into_iter().flatten().collect(), vec![offer.price]].concat(), listing.price());
    target.copy_first(&[currency.into_iter().flatten().collect(), vec![offer.currency]].concat(), listing.currency());
    match of(About::Comparison).next() {
        Some(compared) => {
            target.copy(compared.price(), pricing.compare_price());
            if let Some(from) = words(compared.price_type()).filter(|kind| matches!(kind.ok().map(term), Some("MSRP" | "SRP"))) {
                target.code(from, pricing.compare_basis(), CompareBasis::Msrp);
            }
        }
        None => target.absent(offer.specifications, pricing.compare_price()),
    }
    let members: Vec<_> = of(About::Members).map(|specification| specification.entry().slot).collect();
    target.elements(offer.specifications, &members, pricing.price_conditions(), |target, from: Specification<'d>, condition| {
        target.code(from.tiers(), condition.kind(), PriceConditionKind::Member);
        target.copy(from.price(), condition.price());
        let tier = from.tiers().ok().and_then(|tiers| tiers.readable().next());
        if let Some(tier) = tier {
            let named = words(tier.name());
            target.copy_first(&[named.unwrap_or(tier.text()), tier.id()], condition.condition());
        }
    });
}
