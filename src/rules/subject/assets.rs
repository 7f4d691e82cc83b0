//! What the subject trades with: brands it may use, the account it is paid to.

use super::names;
use super::periods::as_of;
use crate::document::{List, Undetermined, View};
use crate::records::subject::{AuthorisationLink, BrandAuthorisation, ShopType, Subject, SubjectType};
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::time::Date;

/// The Nice classification's classes of goods and services.
const CLASSES: core::ops::RangeInclusive<i64> = 1..=45;

/// A Chinese registration: up to eight digits, a letter where it was divided; an international one with `G` before them.
fn is_registration_number(text: &str) -> bool {
    let digits = text.strip_prefix('G').unwrap_or(text);
    let digits = digits.strip_suffix(|letter: char| letter.is_ascii_uppercase()).unwrap_or(digits);
    (1..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// One link of the chain starts where the one before ended, and is in force today.
fn link(found: &mut Found<'_>, subject: Subject<'_>, link: AuthorisationLink<'_>, holder: &str) -> Outcome {
    let grantor = found.require(link.grantor())?;
    if !names::same(grantor, holder) {
        found.problem(link.grantor(), "broken");
    }
    let (first, last) = (link.valid_from().get()?, found.require(link.valid_to())?);
    let today = Date::of(as_of(subject, found)?);
    if last < today {
        found.add(link.valid_to(), "expired").param("valid_to", Param::Date(last));
    }
    if let Some(first) = first.filter(|first| *first > today) {
        found.add(link.valid_from(), "not_yet").param("valid_from", Param::Date(first));
    }
    Ok(())
}

/// The chain leads from the owner to the subject without a gap. An owner that sells itself needs none.
fn chain(found: &mut Found<'_>, subject: Subject<'_>, brand: BrandAuthorisation<'_>) -> Outcome {
    let mut holder = found.require(brand.owner())?;
    let mut outcome = Ok(());
    for next in brand.chain().get()?.iter().flat_map(List::iter) {
        let next = next?;
        outcome = outcome.and(link(found, subject, next, holder));
        holder = found.require(next.grantee())?;
    }
    let own = names::own(subject)?;
    if !names::same(holder, own.get()?.ok_or(Undetermined)?) {
        found.add(brand.entry(), "not_to_subject").related(own);
    }
    outcome
}

rule! {
    SUB_041 = "SUB-041", Should, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["35409" "5 (topic)" S, "derived" "content of the chain" I], confidence M,
    fields ["brand_authorisations", "brand_authorisations/brand", "brand_authorisations/trademark_no", "brand_authorisations/class",
        "brand_authorisations/owner", "brand_authorisations/chain", "brand_authorisations/chain/grantor", "brand_authorisations/chain/grantee",
        "brand_authorisations/chain/valid_from", "brand_authorisations/chain/valid_to", "shop_type", "name", "real_name", "subject_type",
        "exited_at"],
    formats ["shop_type", "brand_authorisations/brand", "brand_authorisations/trademark_no", "brand_authorisations/class",
        "brand_authorisations/owner", "brand_authorisations/chain/grantor", "brand_authorisations/chain/grantee",
        "brand_authorisations/chain/valid_from", "brand_authorisations/chain/valid_to"],
    title "品牌授权链" / "chain of brand authorisations",
    says "旗舰店、专卖店须有品牌授权" / "a flagship or exclusive shop needs the brand's authorisation",
    also [
        number "商标注册号格式不对" / "the trademark registration number is malformed",
        class "商标类别应为 1 至 45，实为 {actual}" / "the trademark class should be 1 to 45, is {actual}",
        broken "授权链中断：授权人不是上一环的被授权人或权利人" / "the chain is broken: the grantor is neither the owner nor the grantee before",
        expired "授权已于 {valid_to} 到期" / "the authorisation expired on {valid_to}",
        not_yet "授权自 {valid_from} 起才有效" / "the authorisation is valid only from {valid_from}",
        not_to_subject "授权链没有到达本主体" / "the chain does not lead to the subject",
    ],
    fix "提供商标注册号、类别、权利人，以及从权利人到本主体不间断且未到期的授权"
        / "give number, class and owner of the trademark and an unbroken, unexpired chain from the owner to the subject",
    pass {"shop_type": "flagship", "brand_authorisations": [{"brand": "示例", "trademark_no": "12345678A", "class": 30, "owner": "示例控股有限公司",
        "chain": [{"grantor": "示例控股有限公司", "grantee": "北京示例商贸有限公司", "valid_from": "2025-01-01", "valid_to": "2026-03-01"}]}]},
    fail {"shop_type": "flagship"} at "/brand_authorisations",
    |subject, found| {
        let brands = subject.brand_authorisations().get()?;
        let brand_shop = matches!(subject.shop_type().get()?, Some(ShopType::Flagship | ShopType::Exclusive));
        if brand_shop && brands.is_none_or(|brands| brands.is_empty()) {
            found.at(subject.brand_authorisations()).related(subject.shop_type());
        }
        let mut outcome = Ok(());
        for brand in brands.iter().flat_map(List::iter) {
            outcome = outcome.and(brand.and_then(|brand| authorised(found, subject, brand)));
        }
        outcome
    }
}

fn authorised(found: &mut Found<'_>, subject: Subject<'_>, brand: BrandAuthorisation<'_>) -> Outcome {
    let number = found.require(brand.trademark_no()).map(|number| {
        if !is_registration_number(number) {
            found.problem(brand.trademark_no(), "number");
        }
    });
    let class = found.require(brand.class()).map(|class| {
        if !CLASSES.contains(&class) {
            found.add(brand.class(), "class").param("actual", Param::Int(class));
        }
    });
    chain(found, subject, brand).and(number).and(class)
}

rule! {
    /// An individual business and its operator are one and the same debtor, so the operator's own account will do.
    SUB_042 = "SUB-042", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["NBPI" "22" S, "ATF" "15, 19" S, "derived" "own name" I], confidence M,
    fields ["settlement_account", "settlement_account/holder", "name", "real_name", "operator_name", "subject_type"],
    formats ["settlement_account/holder", "settlement_account/number", "settlement_account/bank"],
    title "结算账户同名" / "settlement account in own name",
    says "结算账户户名与主体名称不一致" / "the settlement account is not in the subject's own name",
    fix "改用主体自己名下的账户结算" / "settle to an account in the subject's own name",
    pass {}, fail {"settlement_account": {"holder": "韩梅梅"}} at "/settlement_account/holder",
    |subject, found| {
        let Some(account) = subject.settlement_account().get()? else { return Ok(()) };
        let holder = found.require(account.holder())?;
        let own = names::own(subject)?;
        let is_operators = subject.kind()? == SubjectType::IndividualBusiness
            && subject.operator_name().get()?.is_some_and(|operator| names::same(holder, operator));
        if !is_operators && !names::same(holder, own.get()?.ok_or(Undetermined)?) {
            found.at(account.holder()).related(own);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_registration_numbers() {
        let table = [
            ("12345678", true),
            ("12345678A", true),
            ("G1234567", true),
            ("1", true),
            ("", false),
            ("123456789", false),
            ("A", false),
            ("12 345", false),
        ];
        for (number, expected) in table {
            assert_eq!(is_registration_number(number), expected, "{number}");
        }
    }
}
