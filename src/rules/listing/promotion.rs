//! Promotions, coupons and renewals.

use crate::document::Undetermined;
use crate::records::order::Discount;
use crate::records::transaction::{each_in, known};
use super::parts::{each, not_negative};
use crate::records::listing::Listing;
use crate::report::Param;

rule! {
    /// A promotion that ran at the time of order and was not applied leaves it open whether its conditions were met.
    OBJ_051 = "OBJ-051", Shall, gate, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "20(2)" S, "PPB" "10" S], confidence H,
    fields ["promotion", "promotion/scope", "promotion/rule", "promotion/start", "promotion/end"],
    formats ["promotion/promotion_id", "promotion/scope", "promotion/rule", "promotion/start", "promotion/end"],
    title "促销规则" / "promotion",
    says "促销规则与订单实际适用的不一致" / "the promotion is not what the order applied",
    fix "写明促销范围、规则和起止时间，并照此执行" / "state scope, rule, start and end of the promotion, and keep to them",
    pass {"promotion": {"promotion_id": "M-1", "scope": "本商品", "rule": "满 2 件 9 折", "start": "2026-03-01T00:00:00+08:00",
        "end": "2026-03-08T00:00:00+08:00"}},
    fail {"promotion": {"promotion_id": "M-1", "scope": "本商品", "rule": "满 2 件 9 折", "start": "2026-03-01T00:00:00+08:00",
        "end": "2026-02-28T00:00:00+08:00"}} at "/promotion/end",
    needs [listings, order],
    across |transaction, found| {
        let order = transaction.its_order()?;
        let ordered = known(order.created_at())?;
        each_in(transaction.listings(), |listing| {
            let Some(promotion) = listing.promotion().get()? else { return Ok(()) };
            let (id, start, end) = (known(promotion.promotion_id())?, known(promotion.start())?, known(promotion.end())?);
            let cites = |discount: Discount<'_>| Ok(discount.promotion_id().get()? == Some(id));
            let applied = order.discounts().get()?.map_or(Ok(None), |discounts| found.find(discounts, cites))?.is_some();
            // Whether the order met its conditions, only people can tell.
            if applied || !(start..=end).contains(&ordered) { Ok(()) } else { Err(Undetermined) }
        })
    },
    |listing, found| {
        let Some(promotion) = listing.promotion().get()? else { return Ok(()) };
        let texts = found.present([promotion.scope(), promotion.rule()]);
        let times = found.present([promotion.start(), promotion.end()]);
        found.ordered(promotion.start(), promotion.end()).and(texts).and(times)
    }
}

rule! {
    /// How easy the way out is, people must judge; that it is named is checked.
    OBJ_053 = "OBJ-053", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PPB" "20" S, "CRPL-IR" "10" S, "OTM" "18" S], confidence H,
    since 2024-7-1,
    fields ["auto_renew", "auto_renew/choice_visible", "auto_renew/default_on", "auto_renew/cancel_path", "auto_renew/price", "auto_renew/cycle"],
    formats ["auto_renew/cancel_path", "auto_renew/price", "auto_renew/cycle"],
    title "自动续费" / "automatic renewal",
    says "自动续费不得默认开通" / "automatic renewal must not be on by default",
    also [
        hidden "须显著提供自动续费的选择" / "the choice of automatic renewal must be visible",
        negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}",
    ],
    fix "显著提供选择、默认关闭，写明价格、周期和取消途径" / "offer the choice visibly, off by default, and state price, cycle and the way to cancel",
    pass {"auto_renew": {"choice_visible": true, "default_on": false, "cancel_path": "我的—会员—关闭续费", "price": "15.00", "cycle": "每月"}},
    fail {"auto_renew": {"choice_visible": true, "default_on": true, "cancel_path": "我的—会员—关闭续费", "price": "15.00", "cycle": "每月"}}
        at "/auto_renew/default_on",
    |listing, found| {
        let Some(renewal) = listing.auto_renew().get()? else { return Ok(()) };
        let texts = found.present([renewal.cancel_path(), renewal.cycle()]);
        let stated = found.present([renewal.price()]);
        let price = not_negative(found, renewal.price()).and(stated);
        let visible = found.require(renewal.choice_visible()).map(|visible| {
            if !visible {
                found.problem(renewal.choice_visible(), "hidden");
            }
        });
        let off = found.require(renewal.default_on()).map(|on| {
            if on {
                found.at(renewal.default_on());
            }
        });
        texts.and(price).and(visible).and(off)
    }
}

rule! {
    OBJ_055 = "OBJ-055", Should, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["PRC" "19(7)" S, "derived" "rules of use stated" I], confidence M,
    fields ["coupons", "coupons/face_value", "coupons/threshold", "coupons/valid_from", "coupons/valid_to", "coupons/scope"],
    formats ["coupons/coupon_id", "coupons/face_value", "coupons/threshold", "coupons/valid_from", "coupons/valid_to", "coupons/scope"],
    title "券或积分规则" / "coupons",
    says "面值应大于 0，实为 {actual}" / "the face value should be above 0, is {actual}",
    also [negative "{label}不得为负，实为 {actual}" / "{label} must not be negative, is {actual}"],
    fix "写明券的面值、门槛、有效期和适用范围" / "state the coupon's face value, threshold, validity and scope",
    pass {"coupons": [{"coupon_id": "C-77", "face_value": "5.00", "threshold": "99.00", "valid_from": "2026-03-01T00:00:00+08:00",
        "valid_to": "2026-03-31T23:59:59+08:00", "scope": "本店"}]},
    fail {"coupons": [{"coupon_id": "C-77", "face_value": "5.00", "threshold": "99.00", "valid_from": "2026-03-01T00:00:00+08:00",
        "valid_to": "2026-03-31T23:59:59+08:00"}]} at "/coupons/0/scope",
    |listing, found| {
        let Some(coupons) = listing.coupons().get()? else { return Ok(()) };
        each(coupons, |coupon| {
            let scope = found.present([coupon.scope()]);
            let times = found.present([coupon.valid_from(), coupon.valid_to()]);
            let amounts = found.present([coupon.face_value(), coupon.threshold()]);
            if let Some(value) = coupon.face_value().ok().filter(|value| value.ten_thousandths <= 0) {
                found.at(coupon.face_value()).param("actual", Param::Decimal(value));
            }
            let threshold = not_negative(found, coupon.threshold());
            found.ordered(coupon.valid_from(), coupon.valid_to()).and(threshold).and(scope).and(times).and(amounts)
        })
    }
}
