//! 订单: the contract formed on the platform, its lines, amounts, consignee and history.

use super::common::{Evidence, HashAlgorithm};
use crate::options::Pack;
use crate::records::Record;
use crate::rule::Rules;
use crate::time::Timestamp;
use crate::{codes, shape};

codes! {
    /// 订单状态, and what may follow what: see `OrderStatus::may_become`.
    OrderStatus {
        Created "created" "已创建",
        AwaitingPayment "awaiting_payment" "待付款",
        Paid "paid" "已付款",
        Preparing "preparing" "备货中",
        Shipped "shipped" "已发货",
        Delivered "delivered" "已送达",
        Completed "completed" "已完成",
        Cancelled "cancelled" "已取消",
        Closed "closed" "已关闭",
        Refunding "refunding" "退款中",
        Refunded "refunded" "已退款",
    }
}

codes! {
    /// What a line supplies.
    SupplyKind {
        Goods "goods" "实物",
        Service "service" "服务",
        Digital "digital" "数字内容",
    }
}

codes! {
    /// 合同状态
    ContractState {
        Pending "pending" "待成立",
        Concluded "concluded" "已成立",
        NotConcluded "not_concluded" "未成立",
        Terminated "terminated" "已解除",
    }
}

codes! {
    /// 发票类型
    InvoiceType {
        Electronic "electronic" "全电发票",
        ElectronicOld "electronic_old" "电子普通发票",
        Paper "paper" "纸质发票",
    }
}

shape! {
    /// 收货人
    Consignee {
        name: text(128) personal "收货人姓名",
        phone: text(64) personal "收货人电话",
        country: country "国家或地区",
        region_code: region "行政区划代码",
        address: text(512) personal "详细地址",
        postcode: text(16) personal "邮政编码",
        id_number: text(64) personal "证件号码",
    }
}

shape! {
    /// 搭售商品
    TiedItem {
        listing_id: id(64) "商品编号",
        name: text(256) "名称",
        chosen_by_buyer: bool "消费者主动选择",
    }
}

shape! {
    /// 订单明细
    OrderLine {
        line_id: id(64) "明细编号",
        listing_id: id(64) "商品编号",
        listing_version: id(64) "商品快照版本",
        sku: text(64) "SKU",
        name: text(512) "商品名称",
        spec: text(512) "规格",
        kind: code(SupplyKind) "供给类别",
        quantity: decimal "数量",
        unit_price: money "单价",
        discount: money "行优惠",
        line_amount: money "行金额",
        currency: currency "币种",
        return_7d_excluded: bool "不适用七日无理由退货",
        return_7d_exclusion_confirmed_at: timestamp "不适用退货的单次确认时间",
        age_restricted: bool "限制年龄",
        restricted: bool "限制交易商品",
        tied_items: list(TiedItem) "搭售商品",
    }
}

shape! {
    /// 赠品
    Gift {
        name: text(256) "赠品名称",
        quantity: decimal "赠品数量",
        unit_price: money "赠品价格",
        promotion_id: id(64) "促销活动编号",
    }
}

shape! {
    /// 费用或税
    Fee {
        name: text(128) "费用名称",
        amount: money "费用金额",
    }
}

shape! {
    /// 优惠
    Discount {
        promotion_id: id(64) "促销活动编号",
        coupon_id: id(64) "优惠券编号",
        name: text(128) "优惠名称",
        amount: money "优惠金额",
    }
}

shape! {
    /// 状态流转
    StatusChange {
        status: code(OrderStatus) "订单状态",
        at: timestamp "时间",
    }
}

shape! {
    /// 订单确认通知
    ConfirmNotice {
        at: timestamp "通知时间",
        channel: text(64) "通知渠道",
    }
}

shape! {
    /// 条款
    Terms {
        version: text(64) "条款版本",
        accepted_at: timestamp "同意时间",
        digest: text(128) "条款摘要",
    }
}

shape! {
    /// 交付
    Delivery {
        method: text(64) "交付方式",
        promised_ship_at: timestamp "承诺发货时间",
        promised_arrive_at: timestamp "承诺送达时间",
    }
}

shape! {
    /// 取消
    Cancel {
        by: text(64) "取消人",
        reason: text(512) "取消原因",
        at: timestamp "取消时间",
    }
}

shape! {
    /// 订单修改
    Modification {
        field: text(128) "修改项",
        actor: text(64) "修改人",
        at: timestamp "修改时间",
        old: text(1024) personal "原值",
        new: text(1024) personal "新值",
        consented_at: timestamp "消费者同意时间",
    }
}

shape! {
    /// 成交清单明细
    TransactionItem {
        name: text(512) "商品名称",
        quantity: decimal "数量",
        unit_price: money "单价",
    }
}

shape! {
    /// 商品成交清单
    TransactionList {
        order_id: id(64) "订单号",
        seller: text(256) "销售方",
        buyer: text(256) personal "购买方",
        items: list(TransactionItem) "清单明细",
        amount: money "成交金额",
        at: timestamp "成交时间",
    }
}

shape! {
    /// 发票
    Invoice {
        requested: bool "索取发票",
        r#type: code(InvoiceType) "发票类型",
        title: text(256) personal "发票抬头",
        tax_id: text(32) personal "纳税人识别号",
        goods_name: text(512) "货物名称",
        amount: money "发票金额",
        non_invoiceable_amount: money "不开票金额",
        number: text(32) "发票号码",
        at: timestamp "开票时间",
    }
}

shape! {
    /// 自动续费
    AutoRenew {
        reminder_at: timestamp "提醒时间",
        consent_at: timestamp "同意时间",
        renewal_reminder_at: timestamp "续费前提醒时间",
        next_charge_at: timestamp "下次扣费时间",
    }
}

shape! {
    /// 服务凭证
    ServiceVoucher {
        code: text(128) personal "凭证码",
        valid_from: timestamp "有效期起",
        valid_to: timestamp "有效期止",
        redeemed_at: timestamp "核销时间",
    }
}

shape! {
    /// 预付式合同
    PrepaidContract {
        quantity: decimal "数量",
        price: money "价款",
        term: text(128) "履行期限",
        refund: text(1024) "退款方式",
    }
}

shape! {
    /// 消费记录
    Consumption {
        at: timestamp "消费时间",
        amount: money "消费金额",
    }
}

shape! {
    /// 预付式消费
    Prepaid {
        balance: money "余额",
        contract: object(PrepaidContract) "预付合同",
        consumption: list(Consumption) "消费记录",
    }
}

shape! {
    /// 海关商品
    CustomsItem {
        hs_code: text(10) "商品编码",
        name: text(256) "商品名称",
    }
}

shape! {
    /// 跨境进口申报
    Customs {
        payer_name: text(128) personal "支付人姓名",
        payer_id_number: text(64) personal "支付人证件号码",
        declared_value: money "申报价值",
        items: list(CustomsItem) "申报商品",
    }
}

shape! {
    /// 订单
    Order {
        schema_version: text(32) "格式版本",
        record_id: id(128) "记录编号",
        order_id: id(64) "订单号",
        platform_id: id(64) "平台编号",
        seller_id: id(64) "卖方编号",
        buyer_id: id(64) personal "买方编号",
        status: code(OrderStatus) "订单状态",
        created_at: timestamp "下单时间",
        confirmed_at: timestamp "订单确认时间",
        paid_at: timestamp "支付时间",
        completed_at: timestamp "完成时间",
        closed_at: timestamp "关闭时间",
        pay_deadline: timestamp "支付期限",
        currency: currency "币种",
        lines: list(OrderLine) "订单明细",
        gifts: list(Gift) "赠品",
        freight: money "运费",
        fees: list(Fee) "费用",
        taxes: list(Fee) "税费",
        discounts: list(Discount) "优惠",
        payable_amount: money "应付金额",
        paid_amount: money "实付金额",
        consignee: object(Consignee) "收货人",
        delivery: object(Delivery) "交付约定",
        terms: object(Terms) "条款",
        contract_state: code(ContractState) "合同状态",
        status_history: list(StatusChange) "状态流转",
        confirm_notice: object(ConfirmNotice) "订单确认通知",
        correction_step_shown: object(Evidence) "更正输入错误",
        contract_steps_shown: object(Evidence) "订立步骤告知",
        cancel: object(Cancel) "取消",
        modify_history: list(Modification) "修改记录",
        query_url: text(2048) "查询地址",
        export: object(Evidence) "订单下载",
        transaction_list: object(TransactionList) "商品成交清单",
        invoice: object(Invoice) "发票",
        risk_notice: object(Evidence) "交易风险警示",
        qty_limit: decimal "限购数量",
        auto_renew: object(AutoRenew) "自动续费",
        service_voucher: object(ServiceVoucher) "服务凭证",
        prepaid: object(Prepaid) "预付式消费",
        cross_border: bool "跨境电子商务",
        customs: object(Customs) "跨境进口申报",
        content_hash: text(128) "内容摘要",
        hash_alg: code(HashAlgorithm) "摘要算法",
        retention_until: timestamp "保存至",
    }
}

impl OrderStatus {
    /// Whether an order of this status may become one of that status: the paths that requirement ORD-025 permits.
    pub fn may_become(self, next: Self) -> bool {
        use OrderStatus as S;
        let permitted: &[Self] = match self {
            S::Created => &[S::AwaitingPayment, S::Paid, S::Preparing, S::Cancelled, S::Closed],
            S::AwaitingPayment => &[S::Paid, S::Cancelled, S::Closed],
            S::Paid => &[S::Preparing, S::Shipped, S::Delivered, S::Completed, S::Cancelled, S::Refunding],
            S::Preparing => &[S::Shipped, S::Delivered, S::Cancelled, S::Refunding],
            S::Shipped => &[S::Delivered, S::Refunding],
            S::Delivered => &[S::Completed, S::Refunding],
            S::Completed => &[S::Refunding],
            S::Cancelled => &[S::Refunding, S::Closed],
            S::Refunding => &[S::Refunded, S::Paid, S::Preparing, S::Shipped, S::Delivered, S::Completed],
            S::Refunded => &[S::Closed],
            S::Closed => &[],
        };
        permitted.contains(&next)
    }

    /// Whether the contract has got beyond its making: confirmation, terms and payment are settled.
    pub fn is_confirmed(self) -> bool {
        !matches!(self, Self::Created | Self::AwaitingPayment | Self::Cancelled | Self::Closed)
    }
}

impl Record for Order<'_> {
    const EXAMPLE: &'static str = include_str!("order.example.json");
    const RULES: &'static Rules = &crate::rules::order::ALL;

    fn belongs_to(self, pack: Pack) -> bool {
        match pack {
            Pack::CrossBorder => self.cross_border().ok() == Some(true) || self.customs().is_given(),
            Pack::TrustedTrade => self.transaction_list().is_given(),
            _ => false,
        }
    }

    fn dated(self) -> Option<Timestamp> {
        self.created_at().ok()
    }
}
