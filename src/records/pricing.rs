//! What a listing costs and on which terms: prices beside the price, variants, gifts, ties, promotions, deposits, renewals.

use crate::{codes, shape};

codes! {
    /// What a different price depends on.
    PriceConditionKind {
        Member "member" "会员",
        Volume "volume" "购买数量",
        Region "region" "地区",
        Time "time_of_purchase" "购买时间",
        NewBuyer "new_buyer" "新用户",
        Other "other_condition" "其他条件",
    }
}

codes! {
    /// 被比较价格的依据
    CompareBasis {
        LastDeal "last_deal" "本次促销前最近一次成交价",
        LowestDeal "lowest_deal_7d" "前七日最低成交价",
        Msrp "msrp" "厂商建议零售价",
        Market "market" "市场价",
        OtherSeller "other_seller" "其他经营者的价格",
        Undiscounted "undiscounted" "未打折的标价",
    }
}

shape! {
    /// 条件价
    PriceCondition {
        kind: code(PriceConditionKind) "条件类别",
        condition: text(512) "交易条件",
        price: money "条件价格",
    }
}

shape! {
    /// 标价变动: a price in force from then on.
    PricePoint {
        at: timestamp "标价时间",
        price: money "标价",
    }
}

shape! {
    /// 附带服务
    ExtraService {
        name: text(128) "服务名称",
        price: money "服务价格",
        by_seller: bool "由卖方提供",
        provider_name: text(256) "服务提供者",
    }
}

shape! {
    /// 费用
    ListedFee {
        name: text(128) "费用名称",
        amount: money "费用金额",
    }
}

shape! {
    /// 押金
    Deposit {
        amount: money "押金金额",
        refund_manner: text(512) "退还方式",
        refund_procedure: text(1024) "退还程序",
        refund_conditions: text(1024) "退还条件",
    }
}

shape! {
    /// 价格信息: what stands beside the price itself.
    Pricing {
        list_price: money "首页或搜索页标价",
        detail_price: money "详情页标价",
        price_conditions: list(PriceCondition) "条件价",
        compare_price: money "被比较价格",
        compare_basis: code(CompareBasis) "被比较价格的依据",
        compare_label: text(512) "被比较价格的标示",
        lowest_deal_price_7d: money "前七日最低成交价",
        last_deal_price: money "最近一次成交价",
        price_history: list(PricePoint) "标价变动",
        extra_services: list(ExtraService) "附带服务",
        fees: list(ListedFee) "费用",
        deposit: object(Deposit) "押金",
    }
}

shape! {
    /// 规格单品
    Sku {
        sku_id: id(64) "SKU 编号",
        name: text(256) "规格名称",
        gtin: text(32) "商品条码",
        price: money "规格价格",
        stock_qty: int "规格库存",
    }
}

shape! {
    /// 赠品
    ListedGift {
        name: text(256) "赠品名称",
        quantity: decimal "赠品数量",
        listing_id: id(64) "赠品的商品编号",
        stated_value: money "标示价值",
        current_price: money "本店现价",
    }
}

shape! {
    /// 搭售
    Bundle {
        listing_id: id(64) "商品编号",
        name: text(256) "名称",
        price: money "价格",
        preselected: bool "默认勾选",
        conspicuous: bool "显著提示",
    }
}

shape! {
    /// 促销
    Promotion {
        promotion_id: id(64) "促销活动编号",
        scope: text(512) "促销范围",
        rule: text(2048) "促销规则",
        start: timestamp "促销开始时间",
        end: timestamp "促销结束时间",
    }
}

shape! {
    /// 券或积分
    Coupon {
        coupon_id: id(64) "优惠券编号",
        face_value: money "面值",
        threshold: money "使用门槛",
        valid_from: timestamp "有效期起",
        valid_to: timestamp "有效期止",
        scope: text(512) "适用范围",
    }
}

shape! {
    /// 自动续费
    AutoRenewOffer {
        choice_visible: bool "显著提供选择",
        default_on: bool "默认开通",
        cancel_path: text(2048) "取消途径",
        price: money "续费价格",
        cycle: text(64) "续费周期",
    }
}
