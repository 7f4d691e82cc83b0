//! 商品信息: goods or a service as offered on the platform, with price, terms and the record of its publication.

use super::claims::{Claims, Live};
use super::common::{Evidence, HashAlgorithm};
use super::goods::{Goods, NetContent, Period};
use super::goods_kind::GoodsKind;
use super::order::SupplyKind;
use super::pricing::{AutoRenewOffer, Bundle, Coupon, ListedGift, Pricing, Promotion, Sku};
use crate::document::Undetermined;
use crate::options::Pack;
use crate::records::Record;
use crate::rule::Rules;
use crate::time::Timestamp;
use crate::{codes, shape};

codes! {
    /// 分类体系
    CategoryScheme {
        GbT7635 "gbt7635" "GB/T 7635 全国主要产品分类与代码",
        Gpc "gpc" "GPC 全球产品分类",
        Platform "platform" "平台自有类目",
    }
}

codes! {
    /// 商品状态
    ListingStatus {
        Draft "draft" "草稿",
        InReview "in_review" "审核中",
        OnSale "on_sale" "在售",
        SoldOut "sold_out" "售罄",
        OffSale "off_sale" "已下架",
        Removed "removed" "被平台下架",
    }
}

codes! {
    /// 销售方式
    SaleMode {
        InStock "in_stock" "现货",
        Presale "presale" "预售",
        MadeToOrder "made_to_order" "定制",
        LiveSale "live_sale" "直播销售",
    }
}

codes! {
    /// 成色
    Condition {
        New "new" "全新",
        SecondHand "second_hand" "二手",
        Refurbished "refurbished" "翻新",
        Flawed "flawed" "瑕疵",
        NearExpiry "near_expiry" "临期",
    }
}

codes! {
    /// Harm that goods may do, or what may harm them.
    HazardKind {
        Misuse "misuse" "使用不当易造成损害",
        Fragile "fragile" "易碎",
        Flammable "flammable" "易燃易爆",
        Toxic "toxic" "有毒",
        Corrosive "corrosive" "有腐蚀性",
        Radioactive "radioactive" "有放射性",
        Upright "upright" "储运中不能倒置",
    }
}

codes! {
    /// 不适用七日无理由退货的情形
    ReturnExclusion {
        CustomMade "custom_made" "消费者定作",
        Perishable "perishable" "鲜活易腐",
        Digital "digital_opened" "在线下载或拆封的数字化商品",
        Periodical "periodical" "交付的报纸、期刊",
        Unsafe "unsafe_after_opening" "拆封后易影响人身安全或生命健康，或易导致品质改变",
        ValueDrops "value_drops_on_activation" "一经激活或试用后价值贬损较大",
        MarkedDefective "marked_near_expiry_or_defective" "销售时已明示的临近保质期、有瑕疵的商品",
    }
}

codes! {
    /// 审核结果
    ReviewResult {
        Approved "approved" "通过",
        Rejected "rejected" "未通过",
    }
}

codes! {
    /// 年龄核验方式
    AgeCheck {
        RealName "real_name" "实名核验",
        AtDelivery "at_delivery" "交付时核验",
        Declaration "declaration" "购买者声明",
    }
}

shape! {
    /// 生产者
    Manufacturer {
        name: text(256) "厂名",
        address: text(512) "厂址",
    }
}

shape! {
    /// 危险或易损特性
    Hazard {
        kind: code(HazardKind) "特性",
    }
}

shape! {
    /// 图片
    Image {
        url: text(2048) "图片地址",
        main: bool "主图",
        width: int "宽度（像素）",
        height: int "高度（像素）",
        digest: text(128) "图片摘要",
    }
}

shape! {
    /// 视频
    Video {
        url: text(2048) "视频地址",
        width: int "宽度（像素）",
        height: int "高度（像素）",
        digest: text(128) "视频摘要",
    }
}

shape! {
    /// 交付
    ListedDelivery {
        method: text(64) "交付方式",
        area: text(512) "配送范围",
        promised_hours: int "承诺时限（小时）",
        fee: money "运费",
        ship_by: timestamp "最迟发货时间",
        deliver_on: date "交付日期",
    }
}

shape! {
    /// 售后服务
    AfterSalesPolicy {
        terms: text(8192) "售后服务条款",
        liability: text(8192) "民事责任",
    }
}

shape! {
    /// 卖方联系方式
    SellerContact {
        address: text(512) personal "经营地址",
        phone: text(64) personal "联系电话",
        url: text(2048) "联系页面",
    }
}

shape! {
    /// 服务
    Service {
        item: text(256) "服务项目",
        content: text(4096) "服务内容",
        pricing_method: text(512) "计费方式",
    }
}

shape! {
    /// 上架审核
    PlatformReview {
        at: timestamp "审核时间",
        by: text(128) personal "审核人",
        result: code(ReviewResult) "审核结果",
    }
}

shape! {
    /// 商品信息
    Listing {
        schema_version: text(32) "格式版本",
        record_id: id(128) "记录编号",
        listing_id: id(64) "商品编号",
        seller_id: id(64) "卖方编号",
        kind: code(SupplyKind) "供给类别",
        name: text(512) "品名",
        title: text(512) "标题",
        category_scheme: code(CategoryScheme) "分类体系",
        category_code: id(64) "类目代码",
        goods_kind: code(GoodsKind) "商品种类",
        brand: text(128) "品牌",
        model: text(128) "型号",
        spec: text(512) "规格",
        grade: text(64) "等级",
        origin: text(256) "产地",
        manufacturer: object(Manufacturer) "生产者",
        composition: text(4096) "主要成分及含量",
        standard_code: text(64) "执行标准",
        conformity_evidence: object(Evidence) "合格证明",
        production_date: date "生产日期",
        safe_use_period: object(Period) "保质期或安全使用期",
        expiry_date: date "失效日期",
        hazards: list(Hazard) "危险或易损特性",
        warnings: texts(1024) "警示说明",
        gtin: text(32) "商品条码",
        net_content: object(NetContent) "净含量",
        images: list(Image) "图片",
        videos: list(Video) "视频",
        status: code(ListingStatus) "商品状态",
        sale_mode: code(SaleMode) "销售方式",
        stock_qty: int "库存",
        delivery: object(ListedDelivery) "交付",
        after_sales_policy: object(AfterSalesPolicy) "售后服务",
        seller_contact: object(SellerContact) "卖方联系方式",
        safety_notes: texts(1024) "安全注意事项和风险警示",
        return_7d: bool "七日无理由退货",
        return_7d_exclusion: code(ReturnExclusion) "不适用七日无理由退货的情形",
        condition: code(Condition) "成色",
        defects: texts(512) "瑕疵说明",
        service: object(Service) "服务",
        invoice_available: bool "提供发票或购货凭证",
        age_restricted: bool "限制未成年人购买",
        age_check: code(AgeCheck) "年龄核验方式",
        self_operated_mark: bool "自营标记",
        review: object(PlatformReview) "上架审核",
        version: id(64) "信息版本",
        published_at: timestamp "发布时间",
        content_hash: text(128) "内容摘要",
        hash_alg: code(HashAlgorithm) "摘要算法",
        last_completed_at: timestamp "最近一笔交易完成时间",
        retention_until: timestamp "保存至",
        currency: currency "币种",
        price: money "价格",
        price_unit: text(32) "计价单位",
        pricing: object(Pricing) "价格信息",
        skus: list(Sku) "规格单品",
        gifts: list(ListedGift) "赠品",
        bundles: list(Bundle) "搭售",
        promotion: object(Promotion) "促销",
        coupons: list(Coupon) "券或积分",
        auto_renew: object(AutoRenewOffer) "自动续费",
        claims: object(Claims) "声称与评价",
        live: object(Live) "直播销售",
        goods: object(Goods) "类目信息",
    }
}

impl<'r> Listing<'r> {
    /// The blocks of its category, where it has any.
    pub fn category(self) -> Option<Goods<'r>> {
        self.goods().ok()
    }

    /// Whether it offers goods that are made, delivered and returned; a listing that does not say what it supplies does.
    ///
    /// # Errors
    /// `Undetermined` when what it supplies cannot be read.
    pub fn offers_goods(self) -> Result<bool, Undetermined> {
        Ok(self.kind().get()?.unwrap_or(SupplyKind::Goods) == SupplyKind::Goods)
    }

    fn is_kind(self, test: fn(GoodsKind) -> bool) -> bool {
        self.goods_kind().ok().is_some_and(test)
    }
}

impl Record for Listing<'_> {
    const EXAMPLE: &'static str = include_str!("listing.example.json");
    const RULES: &'static Rules = &crate::rules::listing::ALL;

    fn belongs_to(self, pack: Pack) -> bool {
        let has = |given: fn(Goods<'_>) -> bool| self.category().is_some_and(given);
        let sale = self.sale_mode().ok();
        match pack {
            Pack::Food => self.is_kind(GoodsKind::is_food) || has(|goods| goods.food().is_given() || goods.bulk_food().is_given()),
            Pack::HealthFood => self.is_kind(|kind| kind == GoodsKind::HealthFood) || has(|goods| goods.health_food().is_given()),
            Pack::Cosmetics => self.is_kind(|kind| kind == GoodsKind::Cosmetics) || has(|goods| goods.cosmetic().is_given()),
            Pack::MedicalDevice => self.is_kind(|kind| kind == GoodsKind::MedicalDevice) || has(|goods| goods.medical_device().is_given()),
            Pack::Drug => self.is_kind(GoodsKind::is_drug) || has(|goods| goods.drug().is_given()),
            Pack::Pesticide => self.is_kind(|kind| kind == GoodsKind::Pesticide),
            Pack::Agricultural => self.is_kind(|kind| kind == GoodsKind::Agricultural) || has(|goods| goods.agri().is_given()),
            Pack::Textile => self.is_kind(|kind| kind == GoodsKind::Textile) || has(|goods| goods.textile().is_given()),
            Pack::Toy => self.is_kind(|kind| kind == GoodsKind::Toy) || has(|goods| goods.toy().is_given()),
            Pack::Publication => self.is_kind(GoodsKind::is_publication) || has(|goods| goods.publication().is_given()),
            Pack::LiveSale => sale == Some(SaleMode::LiveSale) || self.live().is_given(),
            Pack::Presale => sale == Some(SaleMode::Presale),
            Pack::SecondHand => matches!(self.condition().ok(), Some(Condition::SecondHand | Condition::Refurbished)),
            Pack::CrossBorder => self.category().and_then(|goods| goods.import().ok()).and_then(|import| import.cross_border().ok()) == Some(true),
            _ => false,
        }
    }

    fn dated(self) -> Option<Timestamp> {
        self.published_at().ok()
    }
}
