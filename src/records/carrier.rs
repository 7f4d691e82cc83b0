//! 快递企业: the carriers' code list, and the forms that their waybill numbers are known to take or to have taken.

use super::common::Evidence;
use crate::identifiers::waybill_hint::Carrier as Hint;
use crate::{codes, shape};

codes! {
    /// Carriers. The codes are those of Kuaidi100, the code list most widely published; `other` goes with a name.
    CarrierCode {
        Sf "shunfeng" "顺丰速运",
        Yto "yuantong" "圆通速递",
        Zto "zhongtong" "中通快递",
        Sto "shentong" "申通快递",
        Yunda "yunda" "韵达快递",
        Jt "jtexpress" "极兔速递",
        Jd "jd" "京东物流",
        Ems "ems" "邮政特快专递",
        ChinaPost "youzhengguonei" "邮政包裹",
        Deppon "debangkuaidi" "德邦快递",
        Best "huitongkuaidi" "百世快递",
        Zjs "zhaijisong" "宅急送",
        Tiantian "tiantian" "天天快递",
        Usps "usps" "美国邮政",
        Ups "ups" "联合包裹",
        Fedex "fedex" "联邦快递",
        Dhl "dhl" "敦豪快递",
        SelfDelivery "self_delivery" "商家自行配送",
        Other "other" "其他快递企业",
    }
}

shape! {
    /// 快递企业
    Carrier {
        code: code(CarrierCode) "快递企业代码",
        name: text(128) "快递企业名称",
        licence_no: text(64) "快递业务经营许可证号",
        licence_valid_to: date "快递业务经营许可有效期至",
        waybill_patterns: texts(64) "运单号式样",
        data_policy: object(Evidence) "运单数据安全与销毁",
    }
}

/// A way in which a carrier wrote its waybill numbers: one of the starts, then the rest.
///
/// In both, `#` is a digit, `@` a capital letter, `*` either of them; any other character stands for itself.
struct Form(&'static [&'static str], &'static str);

impl CarrierCode {
    /// The carrier in the table of the forms in use now.
    const fn hint(self) -> Option<Hint> {
        Some(match self {
            Self::Sf => Hint::Sf,
            Self::Yto => Hint::Yto,
            Self::Zto => Hint::Zto,
            Self::Sto => Hint::Sto,
            Self::Yunda => Hint::Yunda,
            Self::Jt => Hint::Jt,
            Self::Jd => Hint::Jd,
            Self::Ems | Self::ChinaPost => Hint::Post,
            Self::Deppon => Hint::Deppon,
            _ => return None,
        })
    }

    /// Forms of earlier years, which stand in older records and are still met.
    const fn earlier(self) -> &'static [Form] {
        match self {
            Self::Yto => &[
                Form(&["DD8", "DD9"], "###############"),
                Form(&["Y"], "############"),
                Form(&["6", "7", "8", "9"], "#################"),
                Form(&["**"], "########"),
                Form(&["**"], "##########"),
            ],
            Self::Zto => &[Form(&[""], "############")],
            Self::Sto => &[
                Form(&["11", "22", "33", "44", "55", "66", "88", "99"], "###########"),
                Form(&["268", "368", "468", "568", "668", "768", "868", "968", "888", "588", "688"], "#########"),
                Form(&["STO"], "##########"),
            ],
            Self::Yunda => &[Form(&[""], "#############")],
            Self::Deppon => &[Form(&["########", "#########", "##########"], "")],
            _ => &[],
        }
    }

    /// Whether the number has a form in which this carrier's numbers are known; also where none is known. Carriers open new ranges
    /// without notice, so a number of another form is unusual, not wrong.
    pub fn knows_form_of(self, number: &str) -> bool {
        let Some(hint) = self.hint() else { return true };
        let number = number.as_bytes();
        let has = |Form(starts, rest): &Form| starts.iter().any(|start| fits(start.bytes().chain(rest.bytes()), number));
        hint.fits(number) || self.earlier().iter().any(has)
    }
}

/// Whether a number has the form of a pattern that a carrier declared, in the signs that `Form` explains.
pub fn fits_pattern(pattern: &str, number: &str) -> bool {
    fits(pattern.bytes(), number.as_bytes())
}

fn fits(mut pattern: impl Iterator<Item = u8>, number: &[u8]) -> bool {
    number.iter().all(|byte| pattern.next().is_some_and(|sign| stands_for(sign, *byte))) && pattern.next().is_none()
}

fn stands_for(sign: u8, byte: u8) -> bool {
    match sign {
        b'#' => byte.is_ascii_digit(),
        b'@' => byte.is_ascii_uppercase(),
        b'*' => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
        _ => byte == sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_forms_of_carriers() {
        let table = [
            (CarrierCode::Sf, "SF1000000000001", true),
            (CarrierCode::Sf, "100000000001", true),
            (CarrierCode::Sf, "SF100000000001", false),
            (CarrierCode::Sf, "sf1000000000001", false),
            (CarrierCode::Yto, "YT0000000000001", true),
            (CarrierCode::Yto, "YT000000000000100", true),
            (CarrierCode::Yto, "YT00000000000010000", false),
            (CarrierCode::Yto, "DD8123456789012345", true),
            (CarrierCode::Zto, "75300000000001", true),
            (CarrierCode::Zto, "753000000001", true),
            (CarrierCode::Zto, "7530000000001", false),
            (CarrierCode::Sto, "773000000000001", true),
            (CarrierCode::Sto, "268000000001", true),
            (CarrierCode::Sto, "123000000001", false),
            (CarrierCode::Yunda, "4310000000001", true),
            (CarrierCode::Jt, "JT0000000000001", true),
            (CarrierCode::Jd, "JDVA00000000001", true),
            (CarrierCode::Jd, "JDVA00000000001-1-2-", true),
            (CarrierCode::Jd, "VA00000000001", false),
            (CarrierCode::Ems, "EE123456785CN", true),
            (CarrierCode::Ems, "1100000000001", true),
            (CarrierCode::Ems, "1200000000001", false),
            (CarrierCode::ChinaPost, "9900000000001", true),
            (CarrierCode::Deppon, "DPK366013054101", true),
            (CarrierCode::Deppon, "123456789", true),
            (CarrierCode::Best, "anything", true),
            (CarrierCode::Zto, "", false),
        ];
        for (carrier, number, known) in table {
            assert_eq!(carrier.knows_form_of(number), known, "{carrier:?} {number}");
        }
    }

    #[test]
    fn fits_declared_patterns_from_end_to_end() {
        let table = [
            ("AB#@*", "AB1CD", true),
            ("AB#@*", "AB1C9", true),
            ("AB#@*", "AB1c9", false),
            ("AB#", "AB12", false),
            ("AB##", "AB1", false),
            ("", "", true),
        ];
        for (pattern, number, fits) in table {
            assert_eq!(fits_pattern(pattern, number), fits, "{pattern} {number}");
        }
    }
}
