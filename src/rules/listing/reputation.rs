//! What others see and say: reviews, sales figures, and the stream in which goods were sold.

use super::parts::each;
use crate::records::listing::Listing;
use crate::report::Param;

rule! {
    /// That the order is completed and of this listing, a transaction shows for its own order.
    OBJ_066 = "OBJ-066", Shall, gate, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "17, 39" S, "ZJ" "19" S], confidence H,
    fields ["claims/reviews", "claims/reviews/order_id", "claims/reviews/hidden", "claims/reviews/hidden_reason", "claims/reviews/deleted"],
    formats ["claims/reviews/review_id", "claims/reviews/order_id", "claims/reviews/buyer_id", "claims/reviews/at", "claims/reviews/text",
        "claims/reviews/hidden_reason"],
    title "真实评价" / "true reviews",
    says "不得删除消费者的评价" / "a consumer's review may not be deleted",
    also [
        not_completed "评价所属的订单尚未完成" / "the order of the review is not completed",
        not_of_listing "评价所属的订单没有该商品" / "the order of the review has no such goods",
    ],
    fix "评价对应真实订单；不删除评价，隐藏的写明理由" / "tie each review to its order, delete none, and give a reason for those hidden",
    pass {"claims": {"reviews": [{"review_id": "R-1", "order_id": "20260301-000001", "at": "2026-02-20T10:00:00+08:00", "text": "保温好"},
        {"review_id": "R-2", "order_id": "20260301-000002", "at": "2026-02-21T10:00:00+08:00", "hidden": true, "hidden_reason": "含他人电话号码"}]}},
    fail {"claims": {"reviews": [{"review_id": "R-1", "order_id": "20260301-000001", "deleted": true}]}} at "/claims/reviews/0/deleted",
    needs [listings, order],
    across |transaction, found| crate::rules::transaction::offers::reviews_are_real(transaction, found),
    |listing, found| {
        let Some(claims) = listing.claims().get()? else { return Ok(()) };
        let Some(reviews) = claims.reviews().get()? else { return Ok(()) };
        each(reviews, |review| {
            let order = found.present([review.order_id()]);
            if review.deleted().ok() == Some(true) {
                found.at(review.deleted());
            }
            let reason = if review.hidden().get()? == Some(true) { found.present([review.hidden_reason()]) } else { Ok(()) };
            review.deleted().get().and(order).and(reason)
        })
    }
}

rule! {
    /// That the count is that of the orders, less the cancelled ones, only the platform knows.
    OBJ_067 = "OBJ-067", Shall, gate, Transaction on Listing,
    home OBJECT_GUARANTEE, basis ["ECL" "17" S, "PEN" "6(4)" S], confidence M,
    fields ["claims/sales_count"], formats ["claims/sales_count"],
    title "销量真实" / "true sales count",
    says "销量不得为负，实为 {actual}" / "the sales count must not be negative, is {actual}",
    fix "按订单计算销量，减去已取消的订单" / "count the orders, less those cancelled",
    pass {"claims": {"sales_count": 0}}, fail {"claims": {"sales_count": -1}} at "/claims/sales_count",
    needs [listings, platform],
    |listing, found| {
        let Some(claims) = listing.claims().get()? else { return Ok(()) };
        if let Some(count) = claims.sales_count().get()?.filter(|count| *count < 0) {
            found.at(claims.sales_count()).param("actual", Param::Int(count));
        }
        Ok(())
    }
}

rule! {
    /// While the stream runs there is nothing to look back at.
    OBJ_068 = "OBJ-068", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["OTM" "20" K, "LIVE" "replay, actual seller" S], confidence H,
    packs [LiveSale],
    fields ["live", "live/replay_url", "live/ended_at", "live/kept_until", "live/actual_seller"],
    formats ["live/replay_url", "live/ended_at", "live/kept_until", "live/actual_seller"],
    title "直播回看" / "replay of the live sale",
    says "直播视频应自直播结束起保存不少于三年，并标明实际销售者" / "the stream must be kept for three years from its end, and name the actual seller",
    fix "提供回看，视频保存至直播结束三年以后，并写明实际销售者" / "offer the replay, keep it until three years after the end, and name the actual seller",
    pass {"sale_mode": "live_sale", "live": {"replay_url": "https://live.shop.example/r/88", "ended_at": "2026-02-28T22:00:00+08:00",
        "kept_until": "2029-02-28T22:00:00+08:00", "actual_seller": "杭州山泉日用品有限公司"}},
    fail {"sale_mode": "live_sale", "live": {"replay_url": "https://live.shop.example/r/88", "ended_at": "2026-02-28T22:00:00+08:00",
        "kept_until": "2029-02-28T21:59:59+08:00", "actual_seller": "杭州山泉日用品有限公司"}} at "/live/kept_until",
    |listing, found| {
        let live = found.require(listing.live())?;
        let seller = found.present([live.actual_seller()]);
        if live.ended_at().get()?.is_none() {
            return seller;
        }
        let replay = found.present([live.replay_url()]).and_then(|()| found.https(live.replay_url()));
        let kept = found.present([live.kept_until()]).and_then(|()| found.kept_for_years(live.kept_until(), live.ended_at(), 3));
        seller.and(replay).and(kept)
    }
}
