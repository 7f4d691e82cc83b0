//! Numbers of licences, by their kind. Where a law fixes a check digit, its identifier decides; else the pattern that the numbers are known
//! to follow, kept lenient. A kind without a pattern known to follow needs only to have a number.

use crate::identifiers::{Answer, Certainty, Part, Wrong, business_licence_15, food_operation_jy, food_production_sc, icp_licence, uscc};
use crate::parts;
use crate::records::licence::LicenceKind;

/// Whether the text may be the number of a licence of that kind.
pub(super) fn check(kind: LicenceKind, number: &str) -> Answer {
    let bytes = number.as_bytes();
    match kind {
        // Registrations of before 2015 that never changed still show their old number.
        LicenceKind::Business if bytes.len() == 15 => business_licence_15::check(bytes),
        LicenceKind::Business => uscc::check(bytes),
        LicenceKind::FoodOperation => food_operation_jy::check(bytes),
        LicenceKind::FoodProduction => food_production_sc::check(bytes),
        LicenceKind::Telecom => icp_licence::check(bytes),
        _ if patterns(kind).iter().any(|pattern| matches(pattern, number)) => Ok(Certainty::Likely),
        _ => Err(Wrong::at(Part::Form)),
    }
}

/// `#` is a digit, `@` a capital letter, `省` a province's one-character name, `*` anything; all else is itself.
fn patterns(kind: LicenceKind) -> &'static [&'static str] {
    match kind {
        LicenceKind::FoodFiling => &["YB##############"],
        LicenceKind::CosmeticsProduction => &["省妆########"],
        // Two letters of the class, then three digits of the region and four in sequence; since 2024 four and five.
        LicenceKind::DrugOperation => &["省@@#######", "省@@#########"],
        LicenceKind::DrugProduction => &["省########"],
        LicenceKind::DeviceOperation => &["*械经营许########号", "*械经营许########"],
        LicenceKind::DeviceFiling => &["*械经营备########号", "*械经营备########"],
        LicenceKind::DeviceProduction => &["*械生产许########号", "*械生产许########"],
        LicenceKind::PublicationOperation => &["新出发*"],
        LicenceKind::HazardousChemicals => &["*危化*"],
        LicenceKind::TravelAgency => &["L-*"],
        LicenceKind::ExpressOperation => &["国邮########", "国邮########@", "省邮########", "省邮########@"],
        LicenceKind::PaymentBusiness => &["Z#############"],
        LicenceKind::Business | LicenceKind::FoodOperation | LicenceKind::FoodProduction | LicenceKind::Telecom | LicenceKind::Other => &["*"],
    }
}

const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新";

fn matches(pattern: &str, text: &str) -> bool {
    let mut pattern = pattern.chars();
    let Some(first) = pattern.next() else { return text.is_empty() };
    let rest = pattern.as_str();
    if first == '*' {
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        return ends.into_iter().any(|at| matches(rest, parts::from(text, at)));
    }
    let mut text = text.chars();
    let stands = text.next().is_some_and(|found| match first {
        '#' => found.is_ascii_digit(),
        '@' => found.is_ascii_uppercase(),
        '省' => PROVINCES.chars().any(|province| province == found),
        _ => found == first,
    });
    stands && matches(rest, text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use LicenceKind as L;

    #[test]
    fn tells_numbers_by_kind() {
        let table = [
            (L::Business, "91110108MA0EXT121M", true),
            (L::Business, "110108000000016", true),
            (L::Business, "110108000000017", false),
            (L::FoodFiling, "YB11101080000013", true),
            (L::FoodFiling, "YB1110108000001", false),
            (L::FoodProduction, "SC12411010800015", true),
            (L::FoodProduction, "SC12411010800016", false),
            (L::CosmeticsProduction, "粤妆20160756", true),
            (L::CosmeticsProduction, "国妆20160756", false),
            (L::DrugOperation, "粤BA7550046", true),
            (L::DrugOperation, "京DA01080001", false),
            (L::DrugOperation, "京DA010800001", true),
            (L::DrugProduction, "京20150001", true),
            (L::DeviceOperation, "京海药监械经营许20200001号", true),
            (L::DeviceOperation, "京海药监械经营备20200001号", false),
            (L::DeviceFiling, "粤穗药监械经营备20200001", true),
            (L::DeviceProduction, "沪药监械生产许20200001号", true),
            (L::PublicationOperation, "新出发京零字第海230001号", true),
            (L::HazardousChemicals, "京海危化经字[2019]000123", true),
            (L::TravelAgency, "L-BJ-CJ00144", true),
            (L::ExpressOperation, "国邮20100123A", true),
            (L::ExpressOperation, "京邮20110001", true),
            (L::ExpressOperation, "邮20110001", false),
            (L::PaymentBusiness, "Z2000133000019", true),
            (L::PaymentBusiness, "Z200013300001", false),
            (L::Telecom, "粤B2-20090059", true),
            (L::Other, "甲", true),
        ];
        for (kind, number, expected) in table {
            assert_eq!(check(kind, number).is_ok(), expected, "{} {number}", kind.word());
        }
    }
}
