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
    source("prepaid", "预付式消费司法解释 2025", "Judicial interpretation on prepaid consumption 2025"),
    source("derived", "推导", "derived"),
    source("RFC8259", "RFC 8259 JSON", "RFC 8259 JSON"),
    source("RFC3629", "RFC 3629 UTF-8", "RFC 3629 UTF-8"),
    source("tradelint", "tradelint 约定", "tradelint convention"),
];
