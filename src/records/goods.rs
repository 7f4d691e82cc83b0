//! What a kind of goods must say of itself: one block a category, and what several categories share.

use super::common::Evidence;
use crate::{codes, shape};

codes! {
    /// 净含量单位
    NetUnit {
        Milligram "mg" "毫克",
        Gram "g" "克",
        Kilogram "kg" "千克",
        Millilitre "mL" "毫升",
        Litre "L" "升",
        Centimetre "cm" "厘米",
        Metre "m" "米",
        Piece "piece" "件",
    }
}

codes! {
    /// Units of a period counted by the calendar.
    PeriodUnit {
        Day "day" "天",
        Month "month" "个月",
        Year "year" "年",
    }
}

codes! {
    /// 不在页面标示日期、批号的理由
    NotShown {
        SeePackage "see_package" "见包装",
        VariesByBatch "varies_by_batch" "随批次而异",
    }
}

codes! {
    /// 豁免标示营养标签的理由
    NutritionExemption {
        Fresh "fresh" "生鲜食品",
        Alcohol "alcohol" "乙醇含量不低于 0.5% 的饮料酒类",
        SmallPackage "small_package" "包装面积过小",
        MadeOnSpot "made_on_spot" "现制现售",
        Water "water" "包装饮用水",
        LittleEaten "little_eaten" "每日食用量很小",
    }
}

codes! {
    /// 纺织产品安全类别 (GB 18401)
    TextileSafety {
        A "A" "A 类 婴幼儿纺织产品",
        B "B" "B 类 直接接触皮肤的纺织产品",
        C "C" "C 类 非直接接触皮肤的纺织产品",
    }
}

shape! {
    /// 净含量
    NetContent {
        quantity: decimal "净含量数值",
        unit: code(NetUnit) "净含量单位",
    }
}

shape! {
    /// A period by the calendar: 保质期, 安全使用期.
    Period {
        count: int "期限数值",
        unit: code(PeriodUnit) "期限单位",
    }
}

shape! {
    /// Who makes, supplies or answers for goods.
    Maker {
        name: text(256) "名称",
        address: text(512) "地址",
        contact: text(128) "联系方式",
    }
}

shape! {
    /// 配料
    Ingredient {
        name: text(256) "配料名称",
        amount_percent: decimal "含量百分比",
        allergen: bool "致敏物质",
    }
}

shape! {
    /// 营养成分
    Nutrient {
        name: text(64) "营养成分名称",
        amount: decimal "含量",
        unit: text(16) "单位",
        nrv_percent: decimal "营养素参考值百分比",
    }
}

shape! {
    /// 食品 (预包装)
    Food {
        name: text(256) "食品名称",
        spec: text(256) "规格",
        net_content: object(NetContent) "净含量",
        ingredients: list(Ingredient) "配料表",
        additives: texts(128) "食品添加剂",
        producer: object(Maker) "生产者",
        shelf_life: object(Period) "保质期",
        production_date: date "生产日期",
        expiry_date: date "保质期到期日",
        storage: text(512) "贮存条件",
        standard_code: text(64) "产品标准代号",
        production_licence: text(32) "食品生产许可证编号",
        allergens: texts(128) "致敏物质提示",
        nutrition: list(Nutrient) "营养成分表",
        nutrition_exemption: code(NutritionExemption) "豁免标示营养标签的理由",
        claims: texts(512) "声称",
        contains_gmo: bool "含转基因成分",
        gmo: text(256) "转基因标示",
    }
}

shape! {
    /// 保健食品
    HealthFood {
        reg_no: text(64) "注册号或备案号",
        suitable: text(512) "适宜人群",
        unsuitable: text(512) "不适宜人群",
        functional_components: text(1024) "功效成分",
        statement: text(1024) "声明",
    }
}

shape! {
    /// 散装食品
    BulkFood {
        name: text(256) "食品名称",
        production_date: date "生产日期",
        batch: text(64) "生产批号",
        not_shown: code(NotShown) "不在页面标示日期、批号的理由",
        shelf_life: object(Period) "保质期",
        operator: object(Maker) "经营者",
    }
}

shape! {
    /// 进口商品
    Import {
        cross_border: bool "跨境电子商务零售进口",
        origin_country: country "原产国",
        agent: object(Maker) "境内代理商",
        cn_label: object(Evidence) "中文标签",
    }
}

shape! {
    /// 化妆品
    Cosmetic {
        name: text(256) "产品名称",
        reg_no: text(64) "注册证编号或备案编号",
        registrant: object(Maker) "注册人或备案人",
        maker: object(Maker) "生产企业",
        production_licence: text(64) "化妆品生产许可证编号",
        standard_code: text(64) "产品执行的标准编号",
        ingredients: texts(256) "全成分",
        net_content: object(NetContent) "净含量",
        use_period: text(256) "使用期限",
        usage: text(2048) "使用方法",
        warnings: text(2048) "安全警示",
    }
}

shape! {
    /// 医疗器械
    MedicalDevice {
        name: text(256) "产品名称",
        model: text(128) "型号",
        spec: text(256) "规格",
        reg_no: text(64) "注册证编号或备案编号",
        registrant: object(Maker) "注册人或备案人",
        maker_licence: text(64) "生产许可证编号",
        batch: text(64) "生产批号",
        serial: text(64) "序列号",
        expiry: date "失效日期",
        not_shown: code(NotShown) "不在页面标示日期、批号的理由",
    }
}

shape! {
    /// 药品
    Drug {
        approval_no: text(64) "批准文号",
        prescription: bool "处方药",
    }
}

shape! {
    /// 农产品
    AgriculturalProduct {
        name: text(256) "品名",
        origin: text(256) "产地",
        producer: object(Maker) "生产者",
        date: date "生产日期",
        not_shown: code(NotShown) "不在页面标示日期的理由",
        grade: text(64) "品质等级",
        conformity_promise: object(Evidence) "承诺达标合格证",
    }
}

shape! {
    /// 纺织品
    Textile {
        maker: object(Maker) "制造者",
        name: text(256) "产品名称",
        size: text(128) "号型或规格",
        fibre: text(1024) "纤维成分及含量",
        care: text(1024) "维护方法",
        standard: text(64) "执行的产品标准",
        safety_class: code(TextileSafety) "安全类别",
    }
}

shape! {
    /// 玩具
    Toy {
        age_grade: text(64) "适用年龄",
        warnings: text(2048) "安全警示",
        ccc: bool "属强制性认证目录",
    }
}

shape! {
    /// 出版物
    Publication {
        isbn: text(32) "国际标准书号",
        publisher: text(256) "出版单位",
    }
}

shape! {
    /// 强制性产品认证
    CccCertificate {
        in_catalogue: bool "属强制性认证目录",
        number: text(32) "证书编号",
        valid_to: date "证书到期日",
    }
}

shape! {
    /// 能效标识
    EnergyLabel {
        in_catalogue: bool "属能效标识目录",
        grade: int "能效等级",
    }
}

shape! {
    /// 追溯参与方
    TraceParticipant {
        name: text(256) "参与方名称",
        uscc: text(32) "统一社会信用代码",
        gln: text(32) "全球位置码",
    }
}

shape! {
    /// 追溯事件
    TraceEvent {
        kind: text(64) "事件类型",
        at: timestamp "事件时间",
        place: text(256) "事件地点",
    }
}

shape! {
    /// 追溯信息
    Trace {
        code: text(128) "追溯码",
        batch: text(64) "批次号",
        serial: text(64) "序列号",
        events: list(TraceEvent) "追溯事件",
        participants: list(TraceParticipant) "追溯参与方",
    }
}

shape! {
    /// 质量信息
    QualityInfo {
        standard_code: text(64) "质量标准",
        inspection: object(Evidence) "检验报告",
        result: text(256) "检验结论",
    }
}

shape! {
    /// What the kind of goods requires: the blocks of its category, and certificates.
    Goods {
        food: object(Food) "食品",
        health_food: object(HealthFood) "保健食品",
        bulk_food: object(BulkFood) "散装食品",
        cosmetic: object(Cosmetic) "化妆品",
        medical_device: object(MedicalDevice) "医疗器械",
        drug: object(Drug) "药品",
        agri: object(AgriculturalProduct) "农产品",
        textile: object(Textile) "纺织品",
        toy: object(Toy) "玩具",
        publication: object(Publication) "出版物",
        import: object(Import) "进口商品",
        ccc_cert: object(CccCertificate) "强制性产品认证",
        industrial_licence: text(32) "工业产品生产许可证编号",
        energy_label: object(EnergyLabel) "能效标识",
        trace: object(Trace) "追溯信息",
        quality_info: object(QualityInfo) "质量信息",
    }
}
