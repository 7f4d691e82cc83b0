//! 行政许可: the licences a subject holds, their numbers, holders and terms.

use super::periods::{as_of, has_left};
use super::{names, numbers};
use crate::document::{Entry, List, Undetermined};
use crate::identifiers::food_operation_jy;
use crate::records::licence::{HeldLicence, LicenceKind};
use crate::records::subject::Subject;
use crate::report::{Found, Param};
use crate::rule::Outcome;
use crate::time::{DAY, Date};

/// Judges every licence; one that cannot be read leaves the others judged.
fn each(subject: Subject<'_>, mut judge: impl FnMut(HeldLicence<'_>) -> Outcome) -> Outcome {
    let Some(licences) = subject.licences().get()? else { return Ok(()) };
    let mut outcome = Ok(());
    for licence in licences.iter() {
        outcome = outcome.and(licence.and_then(&mut judge));
    }
    outcome
}

/// Whether one of the licences is of such a kind.
pub(crate) fn holds(licences: Entry<'_, List<'_, HeldLicence<'_>>>, kinds: &[LicenceKind]) -> Result<bool, Undetermined> {
    let Some(licences) = licences.get()? else { return Ok(false) };
    if licences.readable().any(|licence| licence.kind().ok().is_some_and(|kind| kinds.contains(&kind))) {
        return Ok(true);
    }
    for licence in licences.iter() {
        licence?.kind().get()?;
    }
    Ok(false)
}

/// Whether one of the licences of such a kind was in force on that day.
pub(crate) fn held_on(licences: Entry<'_, List<'_, HeldLicence<'_>>>, kinds: &[LicenceKind], day: Date) -> Result<bool, Undetermined> {
    let mut otherwise = Ok(false);
    for licence in licences.get()?.iter().flat_map(List::iter) {
        let held = licence.and_then(|licence| {
            let of_kind = licence.kind().get()?.is_some_and(|kind| kinds.contains(&kind));
            Ok(of_kind && licence.valid_from().get()?.is_none_or(|first| first <= day) && last_day(licence)?.is_none_or(|last| day <= last))
        });
        match held {
            Ok(true) => return Ok(true),
            Ok(false) => {}
            Err(undetermined) => otherwise = Err(undetermined),
        }
    }
    otherwise
}

rule! {
    /// The categories that the subject says it sells, and in a transaction those of its listings.
    SUB_022 = "SUB-022", Shall, gate, Transaction on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "12, 27, 38" S], confidence H,
    fields ["licences", "licences/kind", "regulated_categories", "regulated_categories/category"], formats ["regulated_categories/category"],
    title "行政许可" / "licences",
    says "经营{category}须有相应的许可或备案" / "trade in {category} needs a licence or filing of its kind",
    fix "先取得相应的许可或备案，再经营该品类" / "obtain the licence or make the filing before trading in the category",
    pass {}, fail {"regulated_categories": [{"category": "food"}, {"category": "publication"}]} at "/regulated_categories/1/category",
    needs [subjects, listings],
    across |transaction, found| crate::rules::transaction::parties::licensed(transaction, found),
    |subject, found| {
        let Some(sold) = subject.regulated_categories().get()? else { return Ok(()) };
        let mut outcome = Ok(());
        for sold in sold.iter() {
            let Ok(sold) = sold else {
                outcome = Err(Undetermined);
                continue;
            };
            let Ok(category) = found.require(sold.category()) else {
                outcome = Err(Undetermined);
                continue;
            };
            match holds(subject.licences(), category.permitted_by()) {
                Ok(true) => {}
                Ok(false) => {
                    found.at(sold.category()).related(subject.licences()).param("category", Param::Word(category.word()));
                }
                Err(undetermined) => outcome = Err(undetermined),
            }
        }
        outcome
    }
}

rule! {
    /// Food operation licences are SUB-024's, but for lacking a number.
    SUB_023 = "SUB-023", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["derived" "each kind's own numbering rules" K], confidence M,
    fields ["licences", "licences/kind", "licences/number"], formats ["licences/kind", "licences/number", "licences/issuer"],
    title "许可证编号" / "licence number",
    says "许可证编号不合其种类的格式" / "the licence number is not of its kind's form",
    fix "写明许可种类，并按证件填写编号" / "name the kind of licence and give its number as on the document",
    pass {}, fail {"regulated_categories": null, "licences": [{"kind": "payment_business", "number": "Z20001330000", "holder_name": "北京示例商贸有限公司",
        "valid_from": "2024-05-20", "valid_to": "2029-05-19"}]} at "/licences/0/number",
    |subject, found| each(subject, |licence| {
        let kind = found.require(licence.kind());
        let number = found.require(licence.number())?;
        let kind = kind?;
        if kind == LicenceKind::FoodOperation {
            return Ok(());
        }
        if let Err(wrong) = numbers::check(kind, number) {
            found.problem(licence.number(), wrong.part.word());
        }
        Ok(())
    })
}

rule! {
    SUB_024 = "SUB-024", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["derived" "JY and 14 digits, MOD 11,10, first digit 1 to 3" K], confidence H,
    fields ["licences", "licences/kind", "licences/number"],
    title "食品经营许可证编号" / "food operation licence number",
    says "食品经营许可证编号不对" / "the food operation licence number is wrong",
    also [kind "食品经营许可证编号须以 JY1、JY2 或 JY3 开头" / "a food operation licence number begins with JY1, JY2 or JY3"],
    fix "对照食品经营许可证填写 JY 和 14 位数字" / "give JY and the 14 digits as on the licence",
    pass {}, fail {"licences": [{"kind": "food_operation", "number": "JY11101080000014", "holder_name": "北京示例商贸有限公司",
        "valid_from": "2024-05-20", "valid_to": "2029-05-19"}]} at "/licences/0/number",
    |subject, found| each(subject, |licence| match licence.kind().get()? {
        Some(LicenceKind::FoodOperation) => found.identifier(licence.number(), food_operation_jy::check),
        Some(_) => Ok(()),
        None => Err(Undetermined),
    })
}

rule! {
    /// The business licence's holder is SUB-003's.
    SUB_025 = "SUB-025", Shall, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ECL" "27" S], confidence H,
    fields ["licences", "licences/kind", "licences/holder_name", "name", "real_name", "subject_type"], formats ["licences/holder_name"],
    title "持证人一致" / "holder of the licence",
    says "持证人与主体名称不一致" / "the holder of the licence is not the subject",
    fix "提交主体自己名下的许可证" / "submit a licence in the subject's own name",
    pass {}, fail {"licences": [{"kind": "food_operation", "number": "JY11101080000013", "holder_name": "北京样例商贸有限公司",
        "valid_from": "2024-05-20", "valid_to": "2029-05-19"}]} at "/licences/0/holder_name",
    |subject, found| each(subject, |licence| {
        if licence.kind().get()? == Some(LicenceKind::Business) {
            return Ok(());
        }
        let holder = found.require(licence.holder_name())?;
        let own = names::own(subject)?;
        if !names::same(holder, own.get()?.ok_or(Undetermined)?) {
            found.at(licence.holder_name()).related(own);
        }
        Ok(())
    })
}

/// The last day of a licence's term; `None` for one that stands without.
fn last_day(licence: HeldLicence<'_>) -> Result<Option<Date>, Undetermined> {
    match licence.valid_to().get()? {
        Some(last) => Ok(Some(last)),
        None if licence.no_expiry().get()? == Some(true) || licence.kind().get()?.is_some_and(|kind| !kind.expires()) => Ok(None),
        None => Err(Undetermined),
    }
}

/// A licence counts from the midnight that begins its first day to the one that ends its last, at UTC+8.
fn in_force(found: &mut Found<'_>, subject: Subject<'_>, licence: HeldLicence<'_>) -> Outcome {
    let (first, last) = (licence.valid_from().get()?, last_day(licence)?);
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        found.add(licence.valid_to(), "reversed").related(licence.valid_from()).param("valid_from", Param::Date(first));
        return Ok(());
    }
    let today = Date::of(as_of(subject, found)?);
    if let Some(first) = first.filter(|first| *first > today) {
        found.add(licence.valid_from(), "not_yet").param("valid_from", Param::Date(first));
    }
    if let Some(last) = last.filter(|last| *last < today) {
        found.at(licence.valid_to()).param("valid_to", Param::Date(last));
    }
    Ok(())
}

rule! {
    /// Validity today; in a transaction also on the days of publication and order.
    SUB_026 = "SUB-026", Shall, gate, Transaction on Subject,
    home SUBJECT_AUTHENTICATION, basis ["ZJ" "9(2)" S, "ECL" "12" S], confidence H,
    fields ["licences", "licences/kind", "licences/valid_from", "licences/valid_to", "licences/no_expiry", "exited_at"],
    formats ["licences/valid_from", "licences/valid_to"],
    title "许可有效期" / "term of the licence",
    says "许可已于 {valid_to} 到期" / "the licence expired on {valid_to}",
    also [
        not_yet "许可自 {valid_from} 起才有效" / "the licence is valid only from {valid_from}",
        reversed "有效期截止日早于起始日 {valid_from}" / "the term ends before its first day, {valid_from}",
        not_then "{day} 当日没有有效的{category}许可或备案" / "no licence or filing for {category} was in force on {day}",
    ],
    fix "换发许可证，在有效期内经营" / "renew the licence and trade only within its term",
    pass {}, fail {"licences": [{"kind": "food_operation", "number": "JY11101080000013", "holder_name": "北京示例商贸有限公司",
        "valid_from": "2021-03-01", "valid_to": "2026-02-28"}]} at "/licences/0/valid_to",
    needs [subjects, listings, order],
    across |transaction, found| crate::rules::transaction::parties::licensed_then(transaction, found),
    |subject, found| each(subject, |licence| in_force(found, subject, licence))
}

rule! {
    /// What has expired already is SUB-026's; who has left the platform needs no warning.
    SUB_027 = "SUB-027", Should, gate, Record on Subject,
    home SUBJECT_AUTHENTICATION, basis ["derived" "warning ahead of expiry" I], confidence M,
    fields ["licences", "licences/kind", "licences/valid_to", "licences/no_expiry", "exited_at"], settings [warning_days = 30],
    title "临期提醒" / "licence about to expire",
    says "许可将于 {valid_to} 到期，只剩 {days} 天" / "the licence expires on {valid_to}, in {days} days",
    fix "及时申请延续" / "apply for renewal in time",
    pass {}, fail {"licences": [{"kind": "food_operation", "number": "JY11101080000013", "holder_name": "北京示例商贸有限公司",
        "valid_from": "2021-03-31", "valid_to": "2026-03-30"}]} at "/licences/0/valid_to",
    |subject, found| {
        if has_left(subject, found)? {
            return Ok(());
        }
        each(subject, |licence| {
            let Some(last) = last_day(licence)? else { return Ok(()) };
            let days = (last.0.0 - Date::of(found.now()?).0.0) / DAY;
            if (0..found.setting("warning_days")).contains(&days) {
                found.at(licence.valid_to()).param("valid_to", Param::Date(last)).param("days", Param::Int(days));
            }
            Ok(())
        })
    }
}
