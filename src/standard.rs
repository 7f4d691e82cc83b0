//! GB/T 37401-2019 as far as it is public: its clauses, its nine aspects, and the sources that ground rules.

/// The rule set every report names.
pub const RULESET: &str = "gbt37401-2019";

/// A clause of GB/T 37401-2019 that a rule belongs to by topic. No finer number is public.
#[derive(Clone, Copy, Debug)]
pub struct Home {
    /// Clause number, as far as it is certain.
    pub clause: &'static str,
    /// Topic in the aspects' own words.
    pub topic_zh: &'static str,
    /// The same in English.
    pub topic_en: &'static str,
}

/// The document as such: what every check needs before any clause.
pub const DOCUMENT: Home = Home { clause: "4", topic_zh: "文档", topic_en: "document" };
/// 5.1.1 subject identity authentication.
pub const SUBJECT_AUTHENTICATION: Home = Home { clause: "5.1.1", topic_zh: "主体身份认证", topic_en: "subject identity authentication" };
/// 5.1.2 object service guarantee.
pub const OBJECT_GUARANTEE: Home = Home { clause: "5.1.2", topic_zh: "客体服务保证", topic_en: "object service guarantee" };
/// 5.2 payment processing.
pub const PAYMENT_PROCESSING: Home = Home { clause: "5.2", topic_zh: "支付处理", topic_en: "payment processing" };
/// 5.3 logistics distribution.
pub const LOGISTICS: Home = Home { clause: "5.3", topic_zh: "物流配送", topic_en: "logistics distribution" };
/// 5.3 after-sales service.
pub const AFTER_SALES: Home = Home { clause: "5.3", topic_zh: "售后服务", topic_en: "after-sales service" };
/// 5.2 order processing.
pub const ORDER_PROCESSING: Home = Home { clause: "5.2", topic_zh: "订单处理", topic_en: "order processing" };

/// One of the nine aspects.
#[derive(Clone, Copy, Debug)]
pub struct Aspect {
    /// Prefix of its rules' ids.
    pub prefix: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// Home clause.
    pub clause: &'static str,
    /// Requirements known of it.
    pub requirements: u16,
    /// Record kind its rules are about.
    pub record: &'static str,
}

const fn aspect(prefix: &'static str, zh: &'static str, en: &'static str, clause: &'static str, requirements: u16, record: &'static str) -> Aspect {
    Aspect { prefix, zh, en, clause, requirements, record }
}

/// The nine aspects, in the standard's order.
pub const ASPECTS: [Aspect; 9] = [
    aspect("SUB", "主体身份认证", "subject identity authentication", "5.1.1", 50, "subject"),
    aspect("OBJ", "客体服务保证", "object service guarantee", "5.1.2", 91, "listing"),
    aspect("ORD", "订单处理", "order processing", "5.2", 43, "order"),
    aspect("PAY", "支付处理", "payment processing", "5.2", 49, "payment"),
    aspect("LOG", "物流配送", "logistics distribution", "5.3", 50, "shipment"),
    aspect("AFS", "售后服务", "after-sales service", "5.3", 44, "aftersale"),
    aspect("SEC", "安全保障", "security assurance", "6", 55, "platform"),
    aspect("ENV", "平台环境", "platform environment", "6", 22, "platform"),
    aspect("OPS", "运维管理", "operation and maintenance management", "6", 46, "platform"),
];

/// A source that grounds rules.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Key as in the requirements file.
    pub key: &'static str,
    /// Chinese title.
    pub zh: &'static str,
    /// English title.
    pub en: &'static str,
}

const fn source(key: &'static str, zh: &'static str, en: &'static str) -> Source {
    Source { key, zh, en }
}

/// Every source that a rule may cite.
pub const SOURCES: &[Source] = &[
    source("37401", "GB/T 37401-2019 电子商务平台服务保障技术要求", "GB/T 37401-2019"),
    source("ECL", "电子商务法", "E-Commerce Law"),
    source("CRPL", "消费者权益保护法", "Consumer Rights Protection Law"),
    source("CRPL-IR", "消费者权益保护法实施条例", "Consumer Rights Protection Law Implementing Regulations"),
    source("PRC", "明码标价和禁止价格欺诈规定", "Provisions on Clear Price Marking and Price Fraud"),
    source("EXP", "快递暂行条例", "Interim Regulations on Express Delivery"),
    source("ESL", "电子签名法", "Electronic Signature Law"),
    source("PIPL", "个人信息保护法", "Personal Information Protection Law"),
    source("ALG", "互联网信息服务算法推荐管理规定", "Algorithmic Recommendation Provisions"),
    source("ZJ", "浙江省电子商务条例", "Zhejiang E-Commerce Regulations"),
    source("OTM", "网络交易监督管理办法", "Measures for Online Trading Supervision"),
    source("R7D", "网络购买商品七日无理由退货暂行办法", "Interim Measures for Seven-Day Returns"),
    source("PPB", "互联网平台价格行为规则", "Rules on Platform Pricing Conduct"),
    source("SPC8", "法释〔2022〕8号", "Judicial Interpretation (2022) No. 8"),
    source("PEN", "侵害消费者权益行为处罚办法", "Measures on Penalties for Infringing Consumer Rights"),
    source("INV", "发票管理办法", "Measures for Invoice Administration"),
    source("MINL", "未成年人保护法", "Law on the Protection of Minors"),
    source("31782", "GB/T 31782-2023 电子商务可信交易要求", "GB/T 31782-2023 trusted e-commerce transactions"),
    source("ISO32111", "ISO 32111:2023", "ISO 32111:2023 transaction assurance"),
    source("PQL", "产品质量法", "Product Quality Law"),
    source("FSL", "食品安全法", "Food Safety Law"),
    source("FSL-IR", "食品安全法实施条例", "Food Safety Law Implementing Regulations"),
    source("PRICE", "价格法", "Price Law"),
    source("ADL", "广告法", "Advertising Law"),
    source("NBPI", "非银行支付机构监督管理条例", "Regulations on Non-Bank Payment Institutions"),
    source("PBOC43", "非银行支付机构网络支付业务管理办法", "Measures for Online Payment by Non-Bank Institutions"),
    source("AML", "反洗钱法", "Anti-Money Laundering Law"),
    source("ATF", "反电信网络诈骗法", "Anti-Telecom and Online Fraud Law"),
    source("CSL", "网络安全法", "Cybersecurity Law"),
    source("DSL", "数据安全法", "Data Security Law"),
    source("NDR", "网络数据安全管理条例", "Network Data Security Regulations"),
    source("ICP", "互联网信息服务管理办法", "Measures for Internet Information Services"),
    source("REG", "市场主体登记管理条例", "Regulations on the Registration of Market Entities"),
    source("CNCA", "认证认可条例", "Regulations on Certification and Accreditation"),
    source("COS", "化妆品监督管理条例", "Cosmetics Supervision Regulations"),
    source("COS-M", "化妆品生产经营监督管理办法", "Measures for Cosmetics Production and Operation"),
    source("MDV", "医疗器械经营监督管理办法", "Measures for Medical Device Operation"),
    source("DRG", "药品管理法", "Drug Administration Law"),
    source("AGR", "农产品质量安全法", "Law on the Quality and Safety of Agricultural Products"),
    source("COS-R", "化妆品注册备案管理办法", "Measures for Cosmetics Registration and Filing"),
    source("MDV-NET", "医疗器械网络销售监督管理办法", "Measures for Online Sale of Medical Devices"),
    source("DRG-R", "药品注册管理办法", "Measures for Drug Registration"),
    source("HFR", "保健食品注册与备案管理办法", "Measures for Health Food Registration and Filing"),
    source("IPL", "工业产品生产许可证管理条例", "Regulations on Production Licences for Industrial Products"),
    source("QPM", "定量包装商品计量监督管理办法", "Measures for Metrology of Prepackaged Goods"),
    source("EEL", "能源效率标识管理办法", "Measures for Energy Efficiency Labels"),
    source("5296.4", "GB/T 5296.4 消费品使用说明 纺织品和服装", "GB/T 5296.4 instructions for use, textiles and apparel"),
    source("18401", "GB 18401 国家纺织产品基本安全技术规范", "GB 18401 safety of textile products"),
    source("6675", "GB 6675 玩具安全", "GB 6675 toy safety"),
    source("5795", "GB/T 5795 中国标准书号", "GB/T 5795 China standard book number"),
    source("PRULE", "网络交易平台规则监督管理办法", "Measures for Online Trading Platform Rules"),
    source("LIVE", "直播电商监督管理办法", "Measures for Live-Streaming E-Commerce"),
    source("FEE", "网络交易平台收费行为合规指南", "Compliance Guide on Platform Fees"),
    source("NPS", "自然人网店管理规范", "Specification for Natural Persons' Online Shops"),
    source("32873", "GB/T 32873-2025 电子商务主体基本信息要求", "GB/T 32873-2025 basic information of e-commerce subjects"),
    source("31526", "GB/T 31526-2025 电子商务平台服务质量评价", "GB/T 31526-2025 evaluation of platform service quality"),
    source("35411", "GB/T 35411-2017 产品信息展示要求", "GB/T 35411-2017 display of product information"),
    source("35409", "GB/T 35409-2017 商家入驻审核规范", "GB/T 35409-2017 review of merchants"),
    source("36061", "GB/T 36061-2018 可追溯性通用规范", "GB/T 36061-2018 traceability"),
    source("39322", "GB/T 39322-2020 追溯数据接口", "GB/T 39322-2020 traceability data interface"),
    source("45814", "GB/T 45814-2025 追溯信息共享指南", "GB/T 45814-2025 sharing of traceability information"),
    source("39570", "GB/T 39570-2020 图像展示", "GB/T 39570-2020 display of images"),
    source("33992", "GB/T 33992-2017 产品质量信息规范", "GB/T 33992-2017 product quality information"),
    source("32866", "GB/T 32866-2016 质量信息规范通则", "GB/T 32866-2016 general rules for quality information"),
    source("41833", "GB/T 41833-2022 快递电子运单", "GB/T 41833-2022 electronic waybill"),
    source("41832", "GB/T 41832-2022 通用寄递地址编码规则", "GB/T 41832-2022 address coding for delivery"),
    source("27917", "GB/T 27917-2023 快递服务", "GB/T 27917-2023 express service"),
    source("GB32100", "GB 32100-2015 统一社会信用代码", "GB 32100-2015 unified social credit code"),
    source("GB11714", "GB 11714-1997 组织机构代码", "GB 11714-1997 organisation code"),
    source("GB11643", "GB 11643-1999 公民身份号码", "GB 11643-1999 resident identity number"),
    source("GB2260", "GB/T 2260 行政区划代码", "GB/T 2260 region codes"),
    source("GB12904", "GB 12904-2008 商品条码", "GB 12904-2008 bar code for commodity"),
    source("7718", "GB 7718-2025 预包装食品标签通则", "GB 7718-2025 labelling of prepackaged food"),
    source("28050", "GB 28050-2025 预包装食品营养标签通则", "GB 28050-2025 nutrition labelling"),
    source("WXP", "微信支付 APIv3", "WeChat Pay APIv3"),
    source("ALI", "支付宝异步通知", "Alipay asynchronous notice"),
    source("EXM", "快递市场管理办法 2024", "Measures for the Express Market 2024"),
    source("S10", "万国邮联 S10 物品标识", "UPU S10 identification of postal items"),
    source("ISO32122", "ISO 32122:2025", "ISO 32122:2025 online dispute resolution"),
    source("prepaid", "预付式消费司法解释 2025", "Judicial interpretation on prepaid consumption 2025"),
    source("derived", "推导", "derived"),
    source("RFC8259", "RFC 8259 JSON", "RFC 8259 JSON"),
    source("RFC3629", "RFC 3629 UTF-8", "RFC 3629 UTF-8"),
    source("tradelint", "tradelint 约定", "tradelint convention"),
];
