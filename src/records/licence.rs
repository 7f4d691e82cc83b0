//! 行政许可: the licences a subject holds, and the regulated categories that need them.

use super::goods_kind::GoodsKind;
use crate::{codes, shape};

codes! {
    /// 许可或备案的种类
    LicenceKind {
        Business "business_licence" "营业执照",
        FoodOperation "food_operation" "食品经营许可证",
        FoodFiling "food_filing" "仅销售预包装食品备案",
        FoodProduction "food_production" "食品生产许可证",
        CosmeticsProduction "cosmetics_production" "化妆品生产许可证",
        DrugOperation "drug_operation" "药品经营许可证",
        DrugProduction "drug_production" "药品生产许可证",
        DeviceOperation "device_operation" "医疗器械经营许可证",
        DeviceFiling "device_filing" "第二类医疗器械经营备案",
        DeviceProduction "device_production" "医疗器械生产许可证",
        PublicationOperation "publication_operation" "出版物经营许可证",
        HazardousChemicals "hazardous_chemicals_operation" "危险化学品经营许可证",
        TravelAgency "travel_agency" "旅行社业务经营许可证",
        ExpressOperation "express_operation" "快递业务经营许可证",
        PaymentBusiness "payment_business" "支付业务许可证",
        Telecom "telecom" "增值电信业务经营许可证",
        Other "other_licence" "其他许可",
    }
}

codes! {
    /// 须许可方可经营的品类
    RegulatedCategory {
        Food "food" "食品",
        PrepackagedFood "prepackaged_food" "仅预包装食品",
        Catering "catering" "餐饮服务",
        Drug "drug" "药品",
        MedicalDevice2 "medical_device_2" "第二类医疗器械",
        MedicalDevice3 "medical_device_3" "第三类医疗器械",
        Publication "publication" "出版物",
        HazardousChemicals "hazardous_chemicals" "危险化学品",
        Travel "travel" "旅行社业务",
        Express "express" "快递",
        Payment "payment" "支付业务",
    }
}

shape! {
    /// 许可
    HeldLicence {
        kind: code(LicenceKind) "许可种类",
        number: text(128) "许可证编号",
        holder_name: text(256) personal "持证人",
        issuer: text(256) "发证机关",
        valid_from: date "有效期起始日",
        valid_to: date "有效期截止日",
        no_expiry: bool "长期有效",
    }
}

shape! {
    /// 所售须许可品类
    SoldCategory {
        category: code(RegulatedCategory) "品类",
    }
}

impl LicenceKind {
    /// Whether such a licence is given for a time. Filings stand until withdrawn, a business licence as long as the registration.
    pub fn expires(self) -> bool {
        !matches!(self, Self::Business | Self::FoodFiling | Self::DeviceFiling)
    }
}

impl RegulatedCategory {
    /// The category that goods of that kind are of, where they need a licence. Devices of class 3 need more than one can tell from their kind.
    pub fn of(goods: GoodsKind) -> Option<Self> {
        match goods {
            GoodsKind::Food | GoodsKind::HealthFood | GoodsKind::Alcohol => Some(Self::PrepackagedFood),
            GoodsKind::BulkFood => Some(Self::Food),
            GoodsKind::MedicalDevice => Some(Self::MedicalDevice2),
            goods if goods.is_drug() => Some(Self::Drug),
            goods if goods.is_publication() => Some(Self::Publication),
            _ => None,
        }
    }

    /// The licences any one of which permits to sell it. Producers may sell what they make.
    pub fn permitted_by(self) -> &'static [LicenceKind] {
        use LicenceKind as L;
        match self {
            Self::Food => &[L::FoodOperation, L::FoodProduction],
            Self::PrepackagedFood => &[L::FoodFiling, L::FoodOperation, L::FoodProduction],
            Self::Catering => &[L::FoodOperation],
            Self::Drug => &[L::DrugOperation, L::DrugProduction],
            Self::MedicalDevice2 => &[L::DeviceFiling, L::DeviceOperation, L::DeviceProduction],
            Self::MedicalDevice3 => &[L::DeviceOperation, L::DeviceProduction],
            Self::Publication => &[L::PublicationOperation],
            Self::HazardousChemicals => &[L::HazardousChemicals],
            Self::Travel => &[L::TravelAgency],
            Self::Express => &[L::ExpressOperation],
            Self::Payment => &[L::PaymentBusiness],
        }
    }
}
