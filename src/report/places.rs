//! Places in sources that words tell, in Chinese: declarations name them in English.

use crate::rule::Basis;

/// The place of a ground in Chinese; numbers of articles and names of fields stand as they are.
pub(crate) fn in_chinese(basis: &Basis) -> &'static str {
    PLACES.iter().find(|(english, _)| *english == basis.place).map_or(basis.place, |(_, chinese)| *chinese)
}

/// In the order of the English.
const PLACES: &[(&str, &str)] = &[
    ("20 digits of electronic invoices", "数电发票 20 位号码"),
    ("28 (quantity, price)", "28（数量、价款）"),
    ("28 (time and manner of performance)", "28（履行期限和方式）"),
    ("30, 37 (no false origin)", "30、37（不得伪造产地）"),
    ("31 (completeness)", "31（完整性）"),
    ("4 (topic)", "4（主题）"),
    ("49 (offer accepted by order)", "49（下单即承诺）"),
    ("5 (topic)", "5（主题）"),
    ("5, 6 (topic)", "5、6（主题）"),
    ("5.2 (topic)", "5.2（主题）"),
    ("5.3 (topic)", "5.3（主题）"),
    ("53 (free reconciliation)", "53（免费对账）"),
    ("53 (integrity, consistency), 55", "53（完整、一致）、55"),
    ("53 (tamper-proof)", "53（不可篡改）"),
    ("53 (trackable and auditable)", "53（可跟踪稽核）"),
    ("6 (times identifiable)", "6（时间可识别）"),
    ("6 (topic)", "6（主题）"),
    ("6.15 (topic)", "6.15（主题）"),
    ("7.1 (topic)", "7.1（主题）"),
    ("7.1, 7.3 (topic)", "7.1、7.3（主题）"),
    ("7.3 (topic)", "7.3（主题）"),
    ("8.4 (topic)", "8.4（主题）"),
    ("GB 28050-2011 before 2027-03-16", "2027-03-16 前用 GB 28050-2011"),
    ("JY and 14 digits, MOD 11,10, first digit 1 to 3", "JY 加 14 位数字，MOD 11,10，首位 1 至 3"),
    ("a case belongs to an order's line", "售后单属于订单的一行"),
    ("a number names one parcel", "一个单号对应一个包裹"),
    ("a parcel on its way moves", "在途包裹有动态"),
    ("a refund of a payment", "退款针对一笔支付"),
    ("age, warnings", "适用年龄、警示"),
    ("allow-list", "白名单"),
    ("amount", "金额"),
    ("an offer that lapses", "要约失效"),
    ("answer within five seconds", "五秒内应答"),
    ("areas (topic)", "区域（主题）"),
    ("arithmetic", "算术"),
    ("arithmetic of splits", "分账的算术"),
    ("arithmetic of the source format", "来源格式的算术"),
    ("at once", "即时"),
    ("case and refund agree", "售后单与退款一致"),
    ("catalogue, grade", "目录、等级"),
    ("categories of the catalogue", "目录类别"),
    ("check character, mod 11", "校验码，模 11"),
    ("check character, mod 31", "校验码，模 31"),
    ("check digit", "校验码"),
    ("class B2, online data processing", "B2 类，在线数据处理"),
    ("closed loop of order, payment and shipment", "订单、支付、物流闭环"),
    ("code area (topic)", "代码区（主题）"),
    ("codes", "代码"),
    ("confirmation per purchase", "逐次确认"),
    ("contact details", "联系方式"),
    ("content of the chain", "链条内容"),
    ("contents", "内容"),
    ("contents area (topic)", "内容区（主题）"),
    ("counting from the day after signing", "自签收次日起算"),
    ("daily", "每日"),
    ("daily limits by factors", "按验证要素的日限额"),
    ("days that count as in time", "视为及时的天数"),
    ("declared limits", "申明的限额"),
    ("digits of a code", "代码位数"),
    ("display on the page", "页面展示"),
    ("each kind's own numbering rules", "各类编号规则"),
    ("exclusions", "除外情形"),
    ("exclusions confirmed at purchase", "购买时确认的除外情形"),
    ("fields", "字段"),
    ("first six and last four digits", "前六后四"),
    ("five minutes", "五分钟"),
    ("form of licence numbers", "许可证编号形式"),
    ("form of the code", "代码形式"),
    ("form of the number", "编号形式"),
    ("forms of standard numbers", "标准编号形式"),
    ("forms that the carriers' numbers are known to take", "已知的承运人单号形式"),
    ("how many characters", "字符数"),
    ("how many characters to hide", "隐去的字符数"),
    ("https, TLS 1.2 or the SM suite", "https，TLS 1.2 或国密套件"),
    ("id, repeated notices", "标识、重复通知"),
    ("identifiable records", "记录可识别"),
    ("identification", "标识"),
    ("identification of returns", "退货标识"),
    ("in time", "及时"),
    ("instructions for use", "使用说明"),
    ("known methods of verification", "已知的核验方式"),
    ("legible pictures; the number is a setting", "图片清晰；数量可设"),
    ("length of a gap", "间隔长度"),
    ("licence number", "许可证号"),
    ("limits of the platform's rules", "平台规则的限度"),
    ("list of changes", "变更清单"),
    ("list of events and what may follow", "事件及其后续清单"),
    ("list of reasons", "原因清单"),
    ("list of states", "状态清单"),
    ("list of states, order of times", "状态清单、时间次序"),
    ("list of states, permitted transitions", "状态清单、允许的转换"),
    ("list of types", "类型清单"),
    ("lists of goods", "商品清单"),
    ("lockers and stations", "智能快件箱与服务站"),
    ("look-up and download", "查询与下载"),
    ("marked at sale", "销售时标示"),
    ("measures", "措施"),
    ("merchant category code", "商户类别码"),
    ("mod 11-2", "模 11-2"),
    ("more than one way", "一种以上方式"),
    ("no payment for a closed order", "已关闭的订单不再收款"),
    ("normalised list", "规范清单"),
    ("notice of the confirmed order", "订单确认通知"),
    ("one code, one name", "一码一名"),
    ("one currency (ISO 4217)", "单一币种（ISO 4217）"),
    ("one currency, its minor unit (ISO 4217)", "单一币种及其最小单位（ISO 4217）"),
    ("one number, one article", "一码一物"),
    ("order of events", "事件次序"),
    ("own name", "本名"),
    ("parts of an event", "事件的组成"),
    ("parts of the declaration", "申明的组成"),
    ("parts of the list", "清单的组成"),
    ("permitted transitions", "允许的转换"),
    ("points, coupons and gifts", "积分、券与赠品"),
    ("press reports", "新闻报道"),
    ("privacy (topic)", "隐私（主题）"),
    ("production date + period", "生产日期加保质期"),
    ("province codes", "省级代码"),
    ("public security filing of websites, 14 digits", "网站公安备案，14 位数字"),
    ("quantities over all parcels", "全部包裹的数量"),
    ("query when no notice came", "未收到通知时查询"),
    ("record format", "记录格式"),
    ("red invoices on return", "退货开具红字发票"),
    ("references", "引用"),
    ("refund only (2026-02-01)", "仅退款（2026-02-01）"),
    ("registering authority and kind", "登记机关与类别"),
    ("registration and its end", "登记及其注销"),
    ("replay, actual seller", "回放、实际销售者"),
    ("rules of use stated", "使用规则已说明"),
    ("safety class", "安全类别"),
    ("same way as paid", "原路返回"),
    ("scale", "精度"),
    ("schemes such as GB/T 7635 and GPC", "GB/T 7635、GPC 等分类"),
    ("scope", "范围"),
    ("scope over payment institutions", "对支付机构的适用范围"),
    ("signature", "签名"),
    ("structure and check character", "结构与校验码"),
    ("the carrier's declared pattern", "承运人申明的编号规则"),
    ("the window is a setting", "时限可设"),
    ("time runs forward", "时间向前"),
    ("tobacco and e-cigarettes", "烟草与电子烟"),
    ("topic", "主题"),
    ("units by quantity", "按数量计的单位"),
    ("warning ahead of expiry", "到期前提醒"),
    ("ways of payment", "付款方式"),
    ("what counts as intact", "何为完好"),
    ("what is sent has a shipment", "已发出即有运单"),
    ("which ground suits which kind", "何种理由适于何种类别"),
    ("which kinds are of limited life", "哪些类别有期限"),
    ("which kinds do harm when misused", "哪些类别误用致害"),
    ("which kinds have which", "何类用何种"),
    ("which kinds need it", "哪些类别需要"),
    ("who, why, when", "何人、何故、何时"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::RecordKind;
    use std::collections::BTreeSet;

    fn places() -> BTreeSet<&'static str> {
        RecordKind::SINGLE
            .iter()
            .flat_map(|kind| kind.texts())
            .chain(crate::rules::document::TEXTS)
            .flat_map(|text| text.basis)
            .map(|basis| basis.place)
            .collect()
    }

    /// Several words in a row are prose; one may be a field's name.
    #[test]
    fn every_place_told_in_words_has_its_chinese() {
        let word = |part: &str| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_lowercase());
        let prose = |place: &str| place.split([',', '(', ')']).any(|part| part.split(' ').filter(|part| word(part)).count() > 1);
        let known: Vec<_> = PLACES.iter().map(|(english, _)| *english).collect();
        let missing: Vec<_> = places().into_iter().filter(|place| prose(place) && !known.contains(place)).collect();
        assert_eq!(missing, [""; 0]);
    }

    #[test]
    fn no_place_is_listed_in_vain_or_twice() {
        let used = places();
        assert!(PLACES.iter().all(|(english, _)| used.contains(english)), "{:?}", PLACES.iter().find(|(english, _)| !used.contains(english)));
        assert!(PLACES.is_sorted_by(|one, next| one.0 < next.0));
    }
}
