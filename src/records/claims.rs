//! What a listing's texts claim, and what others say of it: advertising, patents, figures, reviews, sales, live sale.

use crate::{codes, shape};

codes! {
    /// 专利种类
    PatentKind {
        Invention "invention" "发明专利",
        UtilityModel "utility_model" "实用新型专利",
        Design "design" "外观设计专利",
    }
}

shape! {
    /// 专利声称
    PatentClaim {
        number: text(32) "专利号",
        kind: code(PatentKind) "专利种类",
        valid_to: date "专利到期日",
    }
}

shape! {
    /// 引证
    CitedData {
        statement: text(1024) "数据或引语",
        source: text(512) "出处",
    }
}

shape! {
    /// 竞价排名
    PaidRanking {
        paid: bool "付费展示",
        mark: text(32) "广告标识",
    }
}

shape! {
    /// 评价
    Review {
        review_id: id(64) "评价编号",
        order_id: id(64) "订单号",
        buyer_id: id(64) personal "评价人编号",
        at: timestamp "评价时间",
        text: text(4096) personal "评价内容",
        hidden: bool "已隐藏",
        hidden_reason: text(512) "隐藏原因",
        deleted: bool "已删除",
    }
}

shape! {
    /// 直播销售
    Live {
        replay_url: text(2048) "回看地址",
        ended_at: timestamp "直播结束时间",
        kept_until: timestamp "视频保存截止时间",
        actual_seller: text(256) "实际销售者",
    }
}

shape! {
    /// What the listing claims, and what is said of it.
    Claims {
        text: text(65536) "详情文字",
        terms_text: text(65536) "条款文字",
        patent_claims: list(PatentClaim) "专利声称",
        cited_data: list(CitedData) "引证数据",
        paid_ranking: object(PaidRanking) "竞价排名",
        ad_approval_no: text(64) "广告审查批准文号",
        reviews: list(Review) "评价",
        sales_count: int "销量",
    }
}
