//! 商品种类: what goods are, as far as rules turn on it.
//!
//! Category codes differ by scheme and platform, so no rule reads them. What a rule must know of the goods, the listing declares here;
//! where it does not, rules that turn on it are undetermined.

use crate::codes;

codes! {
    /// 商品种类
    GoodsKind {
        General "general" "一般商品",
        Food "food" "预包装食品",
        FreshFood "fresh_food" "生鲜食品",
        BulkFood "bulk_food" "散装食品",
        HealthFood "health_food" "保健食品",
        Alcohol "alcohol" "酒类",
        Agricultural "agricultural" "食用农产品",
        LivePlantOrAnimal "live_plant_or_animal" "鲜花绿植、活体动物",
        Cosmetics "cosmetics" "化妆品",
        Hygiene "hygiene" "贴身及个人卫生用品",
        MedicalDevice "medical_device" "医疗器械",
        Drug "drug" "药品",
        Vaccine "vaccine" "疫苗",
        BloodProduct "blood_product" "血液制品",
        NarcoticDrug "narcotic_drug" "麻醉药品",
        PsychotropicDrug "psychotropic_drug" "精神药品",
        ToxicDrug "toxic_drug" "医疗用毒性药品",
        RadioactiveDrug "radioactive_drug" "放射性药品",
        PrecursorDrug "precursor_drug" "药品类易制毒化学品",
        Pesticide "pesticide" "农药",
        Chemical "chemical" "化学品",
        Textile "textile" "纺织服装",
        Toy "toy" "玩具",
        Book "book" "图书",
        Periodical "newspaper_or_periodical" "报纸、期刊",
        Recording "recording" "音像制品、计算机软件",
        DigitalContent "digital_content" "数字内容",
        Appliance "appliance" "家用电器",
        Electronics "electronics" "电子产品",
        Knife "knife" "管制刀具及其他可能致人严重伤害的器具",
        Lottery "lottery" "彩票",
        Tobacco "tobacco" "烟草制品",
        ECigarette "e_cigarette" "电子烟",
    }
}

impl GoodsKind {
    /// Food under the Food Safety Law's labelling rules; what farms deliver as it grew is not.
    pub fn is_food(self) -> bool {
        matches!(self, Self::Food | Self::BulkFood | Self::HealthFood | Self::Alcohol)
    }

    /// A medicine, of whatever control.
    pub fn is_drug(self) -> bool {
        self == Self::Drug || self.is_controlled_drug()
    }

    /// A medicine that the Drug Administration Law (61) keeps off the net.
    pub fn is_controlled_drug(self) -> bool {
        matches!(
            self,
            Self::Vaccine
                | Self::BloodProduct
                | Self::NarcoticDrug
                | Self::PsychotropicDrug
                | Self::ToxicDrug
                | Self::RadioactiveDrug
                | Self::PrecursorDrug
        )
    }

    /// Books, periodicals and recordings.
    pub fn is_publication(self) -> bool {
        matches!(self, Self::Book | Self::Periodical | Self::Recording)
    }
}
