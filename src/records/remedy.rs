//! Parts of an after-sales case: how goods go back, what is paid, and what proves it.

use crate::{codes, shape};

codes! {
    /// A party to the case.
    Party {
        Buyer "buyer" "消费者",
        Seller "seller" "经营者",
        Platform "platform" "平台",
    }
}

codes! {
    /// 退货运费承担方
    FreightPayer {
        Buyer "buyer" "消费者",
        Seller "seller" "经营者",
        Platform "platform" "平台",
        Insurer "insurer" "保险人",
    }
}

codes! {
    /// 商品完好情况
    GoodsCondition {
        Intact "intact" "完好",
        PartsMissing "parts_missing" "配件缺失",
        Damaged "damaged" "损坏",
    }
}

codes! {
    /// 赔偿依据
    CompensationBasis {
        Fraud "fraud" "欺诈",
        Promise "promise" "承诺",
        Loss "loss" "损失",
        Other "other" "其他",
    }
}

codes! {
    /// 证据类型
    EvidenceType {
        Image "image" "图片",
        Video "video" "视频",
        Audio "audio" "录音",
        Chat "chat" "聊天记录",
        Document "document" "文件",
        InspectionReport "inspection_report" "检验报告",
        Waybill "waybill" "运单",
        Other "other" "其他",
    }
}

shape! {
    /// 买方信息, as whoever handles the case sees it
    BuyerView {
        name: text(128) personal "买方姓名",
        phone: text(64) personal "买方电话",
        id_number: text(64) personal "买方证件号码",
    }
}

shape! {
    /// 无理由退货承诺: the shop's own, beyond what the law asks
    NoReasonPromise {
        no_reason_return: bool "承诺无理由退货",
        days: int "承诺天数",
        reference: text(512) "承诺所在位置",
    }
}

shape! {
    /// 退货地址
    ReturnAddress {
        address: text(512) personal "退货地址",
        contact: text(128) personal "退货联系人",
        phone: text(64) personal "退货联系电话",
        country: country "国家或地区",
        region_code: region "行政区划代码",
    }
}

shape! {
    /// 扣减
    CaseDeduction {
        reason: text(256) "扣减原因",
        amount: money "扣减金额",
    }
}

shape! {
    /// 退款记录: the refund that the payment system knows
    CaseRefund {
        refund_id: id(64) "退款编号",
        payment_id: id(64) "支付编号",
        amount: money "退款记录金额",
        channel: text(64) "退款渠道",
        refunded_at: timestamp "退款记录时间",
    }
}

shape! {
    /// 积分、优惠券和赠品的处理
    CouponsPoints {
        used: bool "订单用过积分、优惠券或赠品",
        rule: text(512) "处理规则",
        coupons: int "退还优惠券张数",
        points: int "退还积分",
        gifts: text(512) "赠品处理",
    }
}

shape! {
    /// 三包有效期
    WarrantyPeriod {
        from: date "三包有效期起",
        to: date "三包有效期止",
    }
}

shape! {
    /// 维修记录
    RepairVisit {
        received_at: timestamp "送修时间",
        returned_at: timestamp "交还时间",
        fault: text(512) "故障",
        result: text(512) "维修结果",
    }
}

shape! {
    /// 三包
    Warranty {
        listed: bool "属于三包商品",
        period: object(WarrantyPeriod) "三包有效期",
        card_no: id(64) "三包凭证号",
        repairs: list(RepairVisit) "维修记录",
    }
}

shape! {
    /// 赔偿
    Compensation {
        basis: code(CompensationBasis) "赔偿依据",
        price: money "商品价款或服务费用",
        amount: money "赔偿金额",
        promised_amount: money "承诺赔偿金额",
    }
}

shape! {
    /// 证据
    CaseEvidence {
        r#type: code(EvidenceType) "证据类型",
        at: timestamp "证据时间",
        digest: text(160) "证据摘要",
        reference: text(512) "证据编号或地址",
        by: code(Party) "举证方",
    }
}

shape! {
    /// 平台决定
    PlatformDecision {
        at: timestamp "决定时间",
        rule_version: text(64) "规则版本",
        reason: text(1024) "决定理由",
        seller_heard_at: timestamp "听取商家意见时间",
        by_rule_alone: bool "仅依规则强制作出",
    }
}

shape! {
    /// 先行赔付
    AdvancePayment {
        promise: text(512) "先行赔付承诺",
        promised_at: timestamp "承诺时间",
        amount: money "先行赔付金额",
        paid_at: timestamp "先行赔付时间",
    }
}

shape! {
    /// 红字发票
    InvoiceReversal {
        number: id(32) "红字发票号码",
        amount: money "红字发票金额",
        at: timestamp "红字发票时间",
    }
}

shape! {
    /// 满意度
    Satisfaction {
        asked_at: timestamp "邀请评价时间",
        score: int "满意度评分",
    }
}
