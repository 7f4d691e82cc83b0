//! 主体: a party to trade on a platform, from the platform's own operator to the consumer, as archived, verified and shown.

use super::common::Evidence;
use super::licence::{HeldLicence, SoldCategory};
use super::live_room::LiveRoom;
use crate::document::Undetermined;
use crate::options::Pack;
use crate::records::Record;
use crate::rule::Rules;
use crate::time::Timestamp;
use crate::{codes, shape};

codes! {
    /// 主体类型
    SubjectType {
        PlatformOperator "platform_operator" "电子商务平台经营者",
        Enterprise "enterprise" "企业",
        IndividualBusiness "individual_business" "个体工商户",
        FarmersCooperative "farmers_cooperative" "农民专业合作社",
        ExemptNaturalPerson "exempt_natural_person" "免于登记的自然人",
        SelfSiteOperator "self_site_operator" "自建网站经营者",
        LogisticsProvider "logistics_provider" "物流服务提供者",
        PaymentProvider "payment_provider" "支付服务提供者",
        Consumer "consumer" "消费者",
        LiveRoom "live_room" "直播间",
    }
}

codes! {
    /// 民事主体形式
    LegalForm {
        LegalPerson "legal_person" "法人",
        UnincorporatedOrganisation "unincorporated_organisation" "非法人组织",
        NaturalPerson "natural_person" "自然人",
    }
}

codes! {
    /// 免登记情形
    ExemptReason {
        OwnFarmProducts "own_farm_products" "销售自产农副产品",
        HomeHandicraft "home_handicraft" "销售家庭手工业产品",
        ConvenienceLabour "convenience_labour" "利用自己的技能从事便民劳务",
        PettyTrade "petty_trade" "零星小额交易",
        OtherByLaw "other_by_law" "法律、行政法规规定的其他情形",
    }
}

codes! {
    /// 证件类型
    IdType {
        ResidentId "resident_id" "居民身份证",
        HongKongMacaoTaiwanResidence "hmt_residence_permit" "港澳台居民居住证",
        ForeignPermanentResident "foreign_permanent_resident" "外国人永久居留身份证",
        HongKongMacaoTravel "hm_travel_permit" "港澳居民来往内地通行证",
        TaiwanTravel "tw_travel_permit" "台湾居民来往大陆通行证",
        Passport "passport" "护照",
        Other "other_id" "其他证件",
    }
}

codes! {
    /// 登记状态, as the registry publishes it.
    RegistrationStatus {
        Active "active" "存续",
        Suspended "suspended" "歇业",
        ListedAbnormal "listed_abnormal" "列入经营异常名录",
        SeriousViolator "serious_violator" "列入严重违法失信名单",
        Revoked "revoked" "吊销",
        Cancelled "cancelled" "注销",
    }
}

codes! {
    /// 核验方式
    VerificationMethod {
        RegistryLookup "registry_lookup" "登记信息查询",
        ElectronicLicence "electronic_licence" "电子营业执照",
        IdTwoFactor "id_two_factor" "身份证二要素核验",
        IdFace "id_face" "身份证加人脸核验",
        BankMicroTransfer "bank_micro_transfer" "银行账户小额打款",
        CaCertificate "ca_certificate" "电子认证证书",
        Paper "paper" "纸质材料",
    }
}

codes! {
    /// 核验结果
    VerificationResult {
        Passed "passed" "通过",
        Failed "failed" "未通过",
        Pending "pending" "核验中",
    }
}

codes! {
    /// 登记标记
    RegistrationMark {
        Registered "registered" "已登记",
        Unregistered "unregistered" "未登记",
    }
}

codes! {
    /// 店铺类型
    ShopType {
        Ordinary "ordinary" "普通店",
        Flagship "flagship" "旗舰店",
        Exclusive "exclusive" "专卖店",
        MultiBrand "multi_brand" "专营店",
    }
}

codes! {
    /// 退出原因
    ExitReason {
        Closed "closed_by_operator" "自行终止",
        Removed "removed_by_platform" "平台清退",
        Deregistered "deregistered" "登记被注销或吊销",
    }
}

shape! {
    /// 地址
    SubjectAddress {
        country: country "国家或地区",
        region_code: region "行政区划代码",
        address: text(512) personal "详细地址",
        network_premises: bool "网络经营场所",
    }
}

shape! {
    /// 联系方式
    SubjectContacts {
        person: text(128) personal "联系人",
        phone: text(64) personal "联系电话",
        mobile: text(64) personal "联系手机",
        email: text(254) personal "电子邮箱",
    }
}

shape! {
    /// 公示信息: what everyone can see. The last three have no business here; they are declared so that they are found.
    PublicBlock {
        uscc: text(64) "公示的统一社会信用代码",
        name: text(256) personal "公示的名称",
        r#type: text(128) "公示的主体类型",
        legal_representative: text(128) personal "公示的法定代表人或负责人",
        operator_name: text(128) personal "公示的经营者姓名",
        domicile: text(512) personal "公示的住所",
        premises: text(512) personal "公示的经营场所",
        registered_capital: text(64) "公示的注册资本",
        organisation_form: text(64) "公示的组成形式",
        total_contribution: text(64) "公示的成员出资总额",
        phone: text(64) personal "公示的联系电话",
        id_number: text(64) personal "公示的证件号码",
        bank_account: text(64) personal "公示的银行账号",
        mobile: text(64) personal "公示的个人手机号",
    }
}

shape! {
    /// 核验记录
    IdentityVerification {
        at: timestamp "核验时间",
        method: code(VerificationMethod) "核验方式",
        by: text(128) personal "核验人",
        result: code(VerificationResult) "核验结果",
    }
}

shape! {
    /// 平台服务协议
    ServiceAgreement {
        version: text(64) "协议版本",
        accepted_at: timestamp "同意时间",
    }
}

shape! {
    /// 品牌授权的一环
    AuthorisationLink {
        grantor: text(256) personal "授权人",
        grantee: text(256) personal "被授权人",
        valid_from: date "授权起始日",
        valid_to: date "授权截止日",
    }
}

shape! {
    /// 品牌授权: from the trademark's owner, link by link, to the subject.
    BrandAuthorisation {
        brand: text(128) "品牌",
        trademark_no: text(32) "商标注册号",
        class: int "商标类别",
        owner: text(256) personal "商标权利人",
        chain: list(AuthorisationLink) "授权链",
    }
}

shape! {
    /// 结算账户
    SettlementAccount {
        holder: text(256) personal "结算账户户名",
        number: id(64) personal "结算账号",
        bank: text(128) "开户机构",
    }
}

shape! {
    /// 平台经营备案与许可
    PlatformFiling {
        status: text(64) "备案状态",
        licence_document: text(256) "许可证件",
        licence_content: text(1024) "许可内容",
    }
}

shape! {
    /// 主体
    Subject {
        schema_version: text(32) "格式版本",
        record_id: id(128) "记录编号",
        subject_id: id(64) "主体编号",
        platform_id: id(64) "平台编号",
        created_at: timestamp "记录时间",
        subject_type: code(SubjectType) "主体类型",
        legal_form: code(LegalForm) "民事主体形式",
        name: text(256) personal "名称",
        uscc: text(64) "统一社会信用代码",
        legal_representative: text(128) personal "法定代表人或负责人",
        operator_name: text(128) personal "经营者姓名",
        domicile: object(SubjectAddress) "住所",
        operates_at_domicile: bool "在住所实际经营",
        actual_address: object(SubjectAddress) "实际经营地址",
        contacts: object(SubjectContacts) "联系方式",
        public: object(PublicBlock) "公示信息",
        exempt_reason: code(ExemptReason) "免登记情形",
        annual_turnover: money personal "年交易额",
        real_name: text(128) personal "真实姓名",
        id_type: code(IdType) "证件类型",
        id_number: text(64) personal "证件号码",
        shop_name: text(128) "网店名称",
        shop_url: text(2048) "网店链接",
        shop_type: code(ShopType) "店铺类型",
        regulated_categories: list(SoldCategory) "所售须许可品类",
        licences: list(HeldLicence) "行政许可",
        business_term_to: date "营业期限截止日",
        reg_status: code(RegistrationStatus) "登记状态",
        verification: object(IdentityVerification) "核验记录",
        archive_id: id(64) "登记档案编号",
        archive_created_at: timestamp "建档时间",
        info_changed_at: timestamp "信息变更时间",
        change_submitted_at: timestamp "变更报送时间",
        change_verified_at: timestamp "变更核验时间",
        published_at: timestamp "公示更新时间",
        licence_publicity_url: text(2048) "营业执照公示链接",
        registration_mark: code(RegistrationMark) "登记标记",
        self_operated: bool "自营",
        self_operated_mark: text(64) "自营标记",
        actual_seller: text(256) personal "实际销售者",
        agreement: object(ServiceAgreement) "平台服务协议",
        exit_notice_at: timestamp "终止公示时间",
        exited_at: timestamp "退出时间",
        exit_reason: code(ExitReason) "退出原因",
        retention_until: timestamp "保存至",
        brand_authorisations: list(BrandAuthorisation) "品牌授权",
        settlement_account: object(SettlementAccount) "结算账户",
        icp_no: text(64) "ICP 备案或许可证号",
        edi_licence: text(64) "增值电信业务经营许可证号",
        mps_filing_no: text(64) "公安联网备案号",
        can_publish: bool "可发布信息",
        can_pay: bool "可支付",
        real_identity_verified: bool "真实身份认证状态",
        age: int personal "年龄",
        guardian_consent: object(Evidence) "监护人同意",
        live_room: object(LiveRoom) "直播间",
        platform_filing: object(PlatformFiling) "平台经营备案与许可",
    }
}

impl SubjectType {
    /// 平台内经营者: whether it sells on another's platform.
    pub fn is_merchant(self) -> bool {
        matches!(self, Self::Enterprise | Self::IndividualBusiness | Self::FarmersCooperative | Self::ExemptNaturalPerson)
    }

    /// Whether it runs a website of its own.
    pub fn runs_a_site(self) -> bool {
        matches!(self, Self::PlatformOperator | Self::SelfSiteOperator)
    }
}

/// 登记类别: as what the market-entity registry lists a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisteredAs {
    /// 企业
    Enterprise,
    /// 个体工商户
    IndividualBusiness,
    /// 农民专业合作社
    FarmersCooperative,
}

impl RegisteredAs {
    /// All, each with the first two characters of its unified social credit codes.
    pub const PREFIXES: [(Self, &'static str); 3] = [(Self::Enterprise, "91"), (Self::IndividualBusiness, "92"), (Self::FarmersCooperative, "93")];
}

impl Subject<'_> {
    /// Its kind; nothing that depends on the kind can be told without.
    ///
    /// # Errors
    /// `Undetermined` when the record does not say.
    pub fn kind(self) -> Result<SubjectType, Undetermined> {
        self.subject_type().get()?.ok_or(Undetermined)
    }

    /// Whether it must be in the market-entity registry. A live room is none itself: its operator is.
    ///
    /// # Errors
    /// `Undetermined` when the record does not say enough.
    pub fn is_registered(self) -> Result<bool, Undetermined> {
        match self.kind()? {
            SubjectType::ExemptNaturalPerson | SubjectType::Consumer | SubjectType::LiveRoom => Ok(false),
            SubjectType::SelfSiteOperator => Ok(self.exempt_reason().get()?.is_none()),
            _ => Ok(true),
        }
    }

    /// As what it is registered: by its kind or, for those who run a site, by its code. `None` for all else.
    ///
    /// # Errors
    /// `Undetermined` when the record does not say.
    pub fn registered_as(self) -> Result<Option<RegisteredAs>, Undetermined> {
        match self.kind()? {
            SubjectType::Enterprise => Ok(Some(RegisteredAs::Enterprise)),
            SubjectType::IndividualBusiness => Ok(Some(RegisteredAs::IndividualBusiness)),
            SubjectType::FarmersCooperative => Ok(Some(RegisteredAs::FarmersCooperative)),
            kind if kind.runs_a_site() && self.is_registered()? => {
                let code = self.uscc().get()?.ok_or(Undetermined)?;
                Ok(RegisteredAs::PREFIXES.into_iter().find(|(_, prefix)| code.starts_with(prefix)).map(|(registered, _)| registered))
            }
            _ => Ok(None),
        }
    }
}

impl Record for Subject<'_> {
    const EXAMPLE: &'static str = include_str!("subject.example.json");
    const RULES: &'static Rules = &crate::rules::subject::ALL;

    fn belongs_to(self, pack: Pack) -> bool {
        match pack {
            Pack::LiveSale => self.subject_type().ok() == Some(SubjectType::LiveRoom) || self.live_room().is_given(),
            _ => false,
        }
    }

    /// A subject is held to the law of today for as long as it is there, whenever its record was made.
    fn dated(self) -> Option<Timestamp> {
        self.exited_at().ok()
    }
}
