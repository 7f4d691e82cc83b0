//! What buyers are told before they buy: after-sales, contact, safety, the service, the receipt.

use super::parts::listed;
use crate::identifiers::phone;
use crate::records::listing::Listing;
use crate::records::order::SupplyKind;

rule! {
    OBJ_022 = "OBJ-022", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["CRPL" "28" S], confidence H,
    fields ["after_sales_policy", "after_sales_policy/terms", "after_sales_policy/liability"],
    formats ["after_sales_policy/terms", "after_sales_policy/liability"],
    title "售后服务和民事责任" / "after-sales service and liability",
    says "售后服务和民事责任信息不全" / "after-sales terms and civil liability are incomplete",
    fix "写明售后服务条款和民事责任" / "state the after-sales terms and the civil liability",
    pass {}, fail {"after_sales_policy": {"liability": null}} at "/after_sales_policy/liability",
    |listing, found| {
        let policy = found.require(listing.after_sales_policy())?;
        found.present([policy.terms(), policy.liability()])
    }
}

rule! {
    OBJ_023 = "OBJ-023", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["CRPL" "28, 44" S], confidence H,
    fields ["seller_contact", "seller_contact/address", "seller_contact/phone", "seller_contact/url"],
    formats ["seller_contact/address", "seller_contact/phone", "seller_contact/url"],
    title "经营地址和联系方式" / "business address and contact",
    says "缺少联系电话或联系页面" / "neither a phone nor a contact page is given",
    also [phone "卖方联系电话不是电话号码" / "the seller's phone is no telephone number"],
    fix "写明经营地址和可联系到卖方的电话或页面" / "state the business address and a phone or page by which the seller is reached",
    pass {"seller_contact": {"phone": null, "url": "https://shop.example/contact"}},
    fail {"seller_contact": {"phone": "12345"}} at "/seller_contact/phone",
    |listing, found| {
        let contact = found.require(listing.seller_contact())?;
        let address = found.present([contact.address()]);
        match contact.phone().get()? {
            Some(text) if phone::read(text.as_bytes()).is_none() => found.problem(contact.phone(), "phone"),
            None if contact.url().get()?.is_none() => {
                found.at(listing.seller_contact());
            }
            _ => {}
        }
        found.https(contact.url()).and(address)
    }
}

rule! {
    OBJ_024 = "OBJ-024", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["CRPL" "18, 28" S], confidence H,
    fields ["safety_notes"], formats ["safety_notes"],
    title "安全注意事项和风险警示" / "safety notes",
    says "未写明安全注意事项和风险警示" / "no safety notes or risk warnings are given",
    fix "写明安全注意事项和风险警示" / "state the safety notes and risk warnings",
    pass {}, fail {"safety_notes": []} at "/safety_notes",
    |listing, found| listed(found, listing.safety_notes())
}

rule! {
    OBJ_029 = "OBJ-029", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "7" S], confidence H,
    fields ["service", "service/item", "service/content", "service/pricing_method", "price", "kind"],
    formats ["service/item", "service/content", "service/pricing_method"],
    title "服务项目、内容和价格" / "service, content and price",
    says "服务未写明价格或计费方式" / "the service states neither price nor how it is priced",
    fix "写明服务项目、服务内容、价格或计费方式" / "state the service, its content, and its price or how it is priced",
    pass {"kind": "service", "service": {"item": "上门清洗", "content": "清洗一台挂式空调"}},
    fail {"kind": "service", "service": {"item": "上门清洗"}} at "/service/content",
    |listing, found| {
        if listing.kind().get()? != Some(SupplyKind::Service) {
            return Ok(());
        }
        let service = found.require(listing.service())?;
        let texts = found.present([service.item(), service.content()]);
        if listing.price().get()?.is_none() && service.pricing_method().get()?.is_none() {
            found.at(listing.service()).related(listing.price());
        }
        texts
    }
}

rule! {
    OBJ_030 = "OBJ-030", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "14" S, "CRPL" "22" S], confidence M,
    fields ["invoice_available"], formats ["invoice_available"],
    title "购货凭证或发票" / "receipt or invoice",
    says "应当出具发票或购货凭证" / "an invoice or receipt must be issued",
    fix "说明可开具发票或出具购货凭证" / "say that an invoice or receipt is issued",
    pass {}, fail {"invoice_available": false} at "/invoice_available",
    |listing, found| {
        if !found.require(listing.invoice_available())? {
            found.at(listing.invoice_available());
        }
        Ok(())
    }
}
