//! 物流: a parcel with its waybill, contents, way and delivery; also what is delivered online or as a service.

use super::carrier::{Carrier, CarrierCode};
use super::common::Evidence;
use super::order::SupplyKind;
use super::tracking::{Attempt, DeliveredPlace, Event, EventCode, ProxyConsent, SignedBy, Undeliverable};
use crate::document::{List, Undetermined};
use crate::options::Pack;
use crate::records::Record;
use crate::rule::Rules;
use crate::time::Timestamp;
use crate::{codes, shape};

codes! {
    /// Categories of the catalogue of goods that must not be sent (禁止寄递物品指导目录).
    ProhibitedKind {
        None "none" "不属于禁止寄递物品",
        Firearms "firearms" "枪支弹药",
        ControlledInstruments "controlled_instruments" "管制器具",
        Explosives "explosives" "爆炸物品",
        Gases "gases" "压缩和液化气体及其容器",
        FlammableLiquids "flammable_liquids" "易燃液体",
        FlammableSolids "flammable_solids" "易燃固体、自燃物质、遇水易燃物质",
        Oxidisers "oxidisers" "氧化剂和过氧化物",
        Toxic "toxic" "毒性物质",
        Infectious "infectious" "生化制品、传染性、感染性物质",
        Radioactive "radioactive" "放射性物质",
        Corrosive "corrosive" "腐蚀性物质",
        Drugs "drugs" "毒品及吸毒工具、非正当用途麻醉药品和精神药品、易制毒化学品",
        IllegalPublications "illegal_publications" "非法出版物、印刷品、音像制品等宣传品",
        SpyingEquipment "spying_equipment" "间谍专用器材",
        Forgeries "forgeries" "非法伪造物品",
        Counterfeits "counterfeits" "侵犯知识产权和假冒伪劣物品",
        EndangeredSpecies "endangered_species" "濒危野生动物及其制品",
        BarredAtBorder "barred_at_border" "禁止进出境物品",
        Other "other" "其他禁止寄递物品",
    }
}

codes! {
    /// How personal data on the printed waybill are hidden.
    WaybillMasking {
        Masked "masked" "隐藏部分字符",
        Encrypted "encrypted" "加密",
        VirtualNumber "virtual_number" "虚拟号码",
    }
}

codes! {
    /// What went wrong with a parcel.
    LossKind {
        Delay "delay" "延误",
        Loss "loss" "丢失",
        Damage "damage" "损毁",
        Shortage "shortage" "内件短少",
    }
}

codes! {
    /// What compensation follows.
    LossBasis {
        InsuredRule "insured_rule" "保价规则",
        CivilLaw "civil_law" "民事法律",
    }
}

codes! {
    /// 运输风险承担人
    RiskBearer {
        Seller "seller" "卖方",
        Buyer "buyer" "买方",
    }
}

codes! {
    /// 通关状态
    CustomsStatus {
        Declared "declared" "已申报",
        UnderInspection "under_inspection" "查验中",
        Released "released" "已放行",
        Held "held" "扣留",
        Rejected "rejected" "退运",
    }
}

shape! {
    /// 寄件人或收件人
    Party {
        name: text(128) personal "姓名或名称",
        phone: text(64) personal "电话",
        country: country "国家或地区",
        region_code: region "行政区划代码",
        address: text(512) personal "地址",
        postcode: text(16) personal "邮政编码",
        address_code: text(64) personal "寄递地址编码",
    }
}

shape! {
    /// 收件信息变更
    RecipientChange {
        by: text(64) "变更提出人",
        at: timestamp "变更时间",
    }
}

shape! {
    /// 内件
    Item {
        listing_id: id(64) "商品编号",
        sku: text(64) "SKU",
        name: text(512) "内件名称",
        nature: text(64) "内件性质",
        quantity: decimal "内件数量",
        prohibited: code(ProhibitedKind) "禁止寄递类别",
        restricted: bool "限制寄递",
        permit_no: text(128) "寄递许可证号",
        valuable: bool "贵重物品",
        food: bool "食品",
        cold_chain: bool "需冷链",
    }
}

shape! {
    /// What the waybill prints of a party.
    PrintedParty {
        organisation: bool "单位",
        name: text(128) personal "印出的姓名",
        phone: text(64) personal "印出的电话",
        address: text(512) personal "印出的地址",
        id_number: text(64) personal "印出的证件号码",
        other: text(512) personal "印出的其他信息",
    }
}

shape! {
    /// 电子运单: the areas of the waybill as printed.
    Waybill {
        code: text(64) "运单码",
        destination: text(256) "目的地信息",
        sender: object(PrintedParty) "寄件人信息",
        recipient: object(PrintedParty) "收件人信息",
        contents: text(512) "内件信息",
        sign_off: text(256) "签收区",
        remark: text(512) personal "备注",
        masked_waybill: code(WaybillMasking) "隐私面单",
    }
}

shape! {
    /// 实名收寄
    SenderIdChecked {
        checked: bool "已查验身份",
        at: timestamp "查验时间",
    }
}

shape! {
    /// 发货通知
    ShipNotice {
        at: timestamp "通知时间",
        carrier: text(128) "告知的快递企业",
        waybill_no: text(64) "告知的运单号",
    }
}

shape! {
    /// 赔偿
    Loss {
        kind: code(LossKind) "赔偿事由",
        claimed_at: timestamp "索赔时间",
        paid: money "赔偿金额",
        basis: code(LossBasis) "赔偿依据",
    }
}

shape! {
    /// 快递投诉
    Complaint {
        received_at: timestamp "受理时间",
        answered_at: timestamp "答复时间",
    }
}

shape! {
    /// 尺寸
    Dimensions {
        length: decimal "长",
        width: decimal "宽",
        height: decimal "高",
    }
}

shape! {
    /// 冷链要求
    ColdChain {
        min_celsius: decimal "最低温度",
        max_celsius: decimal "最高温度",
    }
}

shape! {
    /// 温度记录
    TemperatureReading {
        at: timestamp "测温时间",
        celsius: decimal "温度",
    }
}

shape! {
    /// 委托方或收货方
    Consignor {
        name: text(256) personal "名称",
        address: text(512) personal "地址",
        contact: text(128) personal "联系方式",
    }
}

shape! {
    /// 食品运输记录
    FoodConsignment {
        consignor: object(Consignor) "委托方",
        consignee: object(Consignor) "收货方",
        ended_at: timestamp "运输结束时间",
        retention_until: timestamp "食品运输记录保存至",
    }
}

shape! {
    /// 包装
    Packaging {
        material: text(128) "包装材料",
        green: bool "减量或可循环包装",
    }
}

shape! {
    /// 在线传输交付
    OnlineDelivery {
        system: text(256) personal "买方指定的系统",
        entered_at: timestamp "进入系统时间",
        retrievable: bool "可检索识别",
    }
}

shape! {
    /// 服务交付
    ServiceDelivery {
        voucher_at: timestamp "凭证载明的时间",
        performed_at: timestamp "实际提供服务的时间",
    }
}

shape! {
    /// 通关信息
    Customs {
        declaration_no: text(64) "报关单号",
        hs_codes: texts(16) "商品编码",
        status: code(CustomsStatus) "通关状态",
    }
}

shape! {
    /// 退货来源
    ReturnOf {
        aftersale_id: id(64) "售后单号",
        shipment_id: id(64) "原物流单号",
    }
}

shape! {
    /// 物流
    Shipment {
        schema_version: text(32) "格式版本",
        record_id: id(128) "记录编号",
        shipment_id: id(64) "物流单号",
        order_id: id(64) "订单号",
        kind: code(SupplyKind) "供给类别",
        created_at: timestamp "建单时间",
        carrier: object(Carrier) "快递企业",
        waybill_no: text(64) "运单号",
        waybill: object(Waybill) "电子运单",
        sender: object(Party) "寄件人",
        recipient: object(Party) "收件人",
        recipient_change: object(RecipientChange) "收件信息变更",
        items: list(Item) "内件",
        safety_agreement: text(128) "安全协议编号",
        sender_id_checked: object(SenderIdChecked) "实名收寄",
        inspected_mark: bool "收寄验视标识",
        security_screened: bool "经过安检",
        security_check_mark: bool "安检标识",
        promised_ship_at: timestamp "承诺发货时间",
        promised_arrive_at: timestamp "承诺送达时间",
        shipped_at: timestamp "发货时间",
        ship_notice: object(ShipNotice) "发货通知",
        events: list(Event) "物流跟踪",
        signed_at: timestamp "签收时间",
        signed_by: object(SignedBy) "签收人",
        proxy_consent: object(ProxyConsent) "代收同意",
        inspection_prompted: object(Evidence) "提示当面查验",
        delivered_place: code(DeliveredPlace) "投递地点",
        delay_cause: text(256) "延误原因",
        attempts: list(Attempt) "投递",
        undeliverable: object(Undeliverable) "无法投递",
        currency: currency "币种",
        declared_value: money "声明价值",
        insured: bool "保价",
        insurance_rule_version: text(64) "保价规则版本",
        loss: object(Loss) "赔偿",
        complaint: object(Complaint) "快递投诉",
        risk_bearer: code(RiskBearer) "运输风险承担人",
        buyer_chose_carrier: bool "买方另选快递企业",
        freight: money "运费",
        weight_g: decimal "重量（克）",
        dims_mm: object(Dimensions) "尺寸（毫米）",
        package_count: int "件数",
        cold_chain: object(ColdChain) "冷链要求",
        temperature_log: list(TemperatureReading) "温度记录",
        food_consignment: object(FoodConsignment) "食品运输记录",
        packaging: object(Packaging) "包装",
        online_delivery: object(OnlineDelivery) "在线传输交付",
        service_delivery: object(ServiceDelivery) "服务交付",
        completed_at: timestamp "交易完成时间",
        retention_until: timestamp "保存至",
        cross_border: bool "跨境电子商务",
        customs: object(Customs) "通关信息",
        is_return: bool "退货",
        return_of: object(ReturnOf) "退货来源",
    }
}

impl<'r> Shipment<'r> {
    /// Whether it goes back to the seller.
    pub(crate) fn comes_back(self) -> Result<bool, Undetermined> {
        Ok(self.is_return().get()? == Some(true) || self.return_of().get()?.is_some())
    }

    /// What is delivered; goods where it does not say.
    pub(crate) fn supplies(self) -> Result<SupplyKind, Undetermined> {
        Ok(self.kind().get()?.unwrap_or(SupplyKind::Goods))
    }

    /// Whether a parcel is sent.
    pub(crate) fn is_parcel(self) -> Result<bool, Undetermined> {
        Ok(self.supplies()? == SupplyKind::Goods)
    }

    /// Whether a carrier takes the parcel: not where the seller brings it.
    pub(crate) fn is_carried(self) -> Result<bool, Undetermined> {
        let Some(carrier) = self.carrier().get()? else { return self.is_parcel() };
        Ok(self.is_parcel()? && carrier.code().get()? != Some(CarrierCode::SelfDelivery))
    }

    /// Whether one of these events is reported.
    pub(crate) fn reports(self, codes: &[EventCode]) -> Result<bool, Undetermined> {
        let Some(events) = self.events().get()? else { return Ok(false) };
        let mut otherwise = Ok(false);
        for event in events.iter() {
            match event.and_then(|event| event.code().get()) {
                Ok(Some(code)) if codes.contains(&code) => return Ok(true),
                Ok(_) => {}
                Err(undetermined) => otherwise = Err(undetermined),
            }
        }
        otherwise
    }

    /// Whether the carrier has the parcel, or had it.
    pub(crate) fn is_accepted(self) -> Result<bool, Undetermined> {
        let events = self.events().get();
        if self.shipped_at().is_given() || self.signed_at().is_given() || events.is_ok_and(|events| events.is_some_and(|events| !events.is_empty())) {
            return Ok(true);
        }
        self.shipped_at().get().and(self.signed_at().get()).and(events).map(|_| false)
    }

    fn has_item(self, is: impl Fn(Item<'r>) -> Option<bool>) -> bool {
        self.items().ok().iter().flat_map(List::readable).any(|item| is(item) == Some(true))
    }
}

impl Record for Shipment<'_> {
    const EXAMPLE: &'static str = include_str!("shipment.example.json");
    const RULES: &'static Rules = &crate::rules::shipment::ALL;

    fn belongs_to(self, pack: Pack) -> bool {
        match pack {
            Pack::CrossBorder => self.cross_border().ok() == Some(true) || self.customs().is_given(),
            Pack::ColdChain => self.cold_chain().is_given() || self.temperature_log().is_given() || self.has_item(|item| item.cold_chain().ok()),
            Pack::Food => self.food_consignment().is_given() || self.has_item(|item| item.food().ok()),
            _ => false,
        }
    }

    fn dated(self) -> Option<Timestamp> {
        self.shipped_at().ok().or(self.created_at().ok())
    }
}
