//! Identifiers: pure functions over bytes, one file each. They never change the text: no case folding, no trimming, no full-width digits
//! read as digits. A right check character says that the text is well copied, not that the number was ever issued.
//!
//! What cannot be known from the text alone (the present, the record around it) is left to rules: dates are checked against the calendar,
//! not against today.

pub mod card_number;
mod checksum;
pub mod phone;
mod scan;

/// How sure an accepted identifier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// A check character or closed list vouches for it.
    Certain,
    /// Its form is right; nothing in it proves more.
    Likely,
}

impl Certainty {
    /// Certain where this holds, likely where not.
    pub const fn certain_if(holds: bool) -> Self {
        if holds { Self::Certain } else { Self::Likely }
    }

    /// Certain only when both are.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match self {
            Self::Certain => other,
            Self::Likely => self,
        }
    }
}

/// The part of an identifier that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Too short or too long.
    Length,
    /// A character that never stands there.
    Alphabet,
    /// The arrangement of its parts.
    Form,
    /// The kind or category it names.
    Kind,
    /// The region it names.
    Region,
    /// The date it holds.
    Date,
    /// The check character.
    Check,
}

impl Part {
    /// All, by number.
    pub const ALL: [Self; 7] = [Self::Length, Self::Alphabet, Self::Form, Self::Kind, Self::Region, Self::Date, Self::Check];

    /// The word that stands in `params.problem`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Alphabet => "alphabet",
            Self::Form => "form",
            Self::Kind => "kind",
            Self::Region => "no_such_region",
            Self::Date => "date",
            Self::Check => "check",
        }
    }
}

/// Why a text is no such identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which part.
    pub part: Part,
    /// The check character that would be right, where that can be told. Every check value here is one character.
    pub expected: Option<char>,
}

impl Wrong {
    /// This part, without a word on what would be right.
    pub const fn at(part: Part) -> Self {
        Self { part, expected: None }
    }

    /// A wrong check character.
    pub const fn check(expected: char) -> Self {
        Self { part: Part::Check, expected: Some(expected) }
    }
}

/// The answer of every identifier's `check`.
pub type Answer = Result<Certainty, Wrong>;

/// An identifier that can be asked for by name.
#[derive(Debug)]
pub struct Identifier {
    /// Its name: that of its module.
    pub name: &'static str,
    /// What decides.
    pub check: fn(&[u8]) -> Answer,
    /// Its Chinese term.
    #[cfg(feature = "text")]
    pub zh: &'static str,
    /// Its English term.
    #[cfg(feature = "text")]
    pub en: &'static str,
}

/// Declares each identifier once: its module, which holds its `check`, and its terms.
macro_rules! identifiers {
    ($($name:ident $zh:literal $en:literal,)+) => {
        $(pub mod $name;)+

        /// All identifiers.
        pub static ALL: &[Identifier] = &[$(Identifier {
            name: stringify!($name),
            check: $name::check,
            #[cfg(feature = "text")]
            zh: $zh,
            #[cfg(feature = "text")]
            en: $en,
        }),+];
    };
}

identifiers! {
    uscc "统一社会信用代码" "unified social credit code",
    org_code_gb11714 "组织机构代码" "organisation code",
    resident_id "公民身份号码" "resident identity number",
    business_licence_15 "工商注册号（15 位）" "business registration number of 15 digits",
    gtin "商品条码（GTIN）" "GTIN",
    gln "参与方位置代码（GLN）" "GLN",
    sscc "系列货运包装箱代码（SSCC）" "SSCC",
    isbn "国际标准书号（ISBN）" "ISBN",
    food_production_sc "食品生产许可证编号" "food production licence number",
    food_operation_jy "食品经营许可证编号" "food operation licence number",
    health_food "保健食品注册号、备案号" "health food registration or filing number",
    industrial_licence "工业产品生产许可证编号" "industrial product production licence number",
    ccc "强制性产品认证证书编号" "compulsory certification certificate number",
    drug_approval "药品批准文号" "drug approval number",
    medical_device "医疗器械注册证编号、备案编号" "medical device registration or filing number",
    cosmetics "化妆品注册证编号、备案编号" "cosmetics registration or filing number",
    icp_filing "ICP 备案号" "ICP filing number",
    icp_licence "增值电信业务经营许可证编号" "value-added telecommunications licence number",
    police_filing "公安联网备案号" "public security filing number",
    bank_card "银行卡号" "bank card number",
    cnaps "支付系统行号" "CNAPS bank branch number",
    mobile "手机号码" "mobile number",
    fixed_and_400 "固定电话、400 及服务号码" "fixed line, 400 or service number",
    waybill_hint "快递运单号" "waybill number",
    einvoice_20 "数电发票号码" "electronic invoice number",
    upu_s10 "万国邮联邮件号码（S10）" "UPU S10 item identifier",
    mlps "网络安全等级保护备案证明编号" "graded protection filing number",
    postcode "邮政编码" "postal code",
    currency "货币代码" "currency code",
    rfc3339 "日期时间（RFC 3339）" "RFC 3339 date and time",
    region_gbt2260 "行政区划代码" "administrative division code",
    standard_code "标准编号" "standard number",
}

/// The identifier of a name.
pub fn named(name: &str) -> Option<&'static Identifier> {
    ALL.iter().find(|identifier| identifier.name == name)
}
