//! The order itself and the parties to it.

use crate::records::order::Order;

rule! {
    /// That no other order of the platform has the same number, only the platform knows.
    ORD_001 = "ORD-001", Shall, gate, Transaction on Order,
    home ORDER_PROCESSING, basis ["ECL" "31" S, "derived" "identification" I, "31782" "7.1 (topic)" S], confidence H,
    fields ["order_id"], formats ["order_id"],
    title "订单号" / "order number",
    says "订单号在平台上重复" / "order number is not unique on the platform",
    fix "为每个订单给出平台内唯一的订单号" / "give every order a number that is unique on the platform",
    pass {}, fail {"order_id": null} at "/order_id",
    needs [order, platform],
    |order, found| found.require(order.order_id()).map(|_| ())
}

rule! {
    /// That the seller is an active, verified subject at that time, a transaction shows.
    ORD_002 = "ORD-002", Shall, gate, Transaction on Order,
    home ORDER_PROCESSING, basis ["ECL" "27, 31" S, "CRPL" "44" S], confidence H,
    fields ["buyer_id", "seller_id", "platform_id"], formats ["buyer_id", "seller_id", "platform_id"],
    title "交易双方" / "parties",
    says "卖方在下单时不是有效主体" / "the seller is not an active, verified subject at order time",
    also [
        unknown_seller "各主体中没有该卖方" / "none of the subjects is this seller",
        not_verified "下单时卖方的身份核验未通过" / "the seller's identity check was not passed at order time",
        not_active "下单时卖方的登记状态不是存续" / "the seller's registration was not active at order time",
        has_left "卖方已于 {exited_at} 退出平台" / "the seller left the platform at {exited_at}",
    ],
    fix "写明买方、卖方和平台的编号" / "name buyer, seller and platform by their ids",
    pass {}, fail {"seller_id": null} at "/seller_id",
    needs [order, subjects],
    across |transaction, found| {
        let order = transaction.its_order()?;
        crate::rules::transaction::parties::seller_stands(transaction, found, order.seller_id(), order.created_at())
    },
    |order, found| found.present([order.platform_id(), order.seller_id(), order.buyer_id()])
}
