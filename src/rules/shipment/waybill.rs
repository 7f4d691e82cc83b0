//! The waybill: its number, its areas, and what it must not show.

use crate::document::{Entry, Undetermined};
use crate::identifiers::{Part, resident_id, upu_s10};
use crate::records::carrier::fits_pattern;
use crate::records::shipment::{PrintedParty, Shipment, Waybill, WaybillMasking};
use crate::report::{Found, Param};
use crate::rule::Outcome;

/// Whether an identity number stands somewhere in the text.
fn holds_id_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_part = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let stands_alone = |at: usize| !is_part(at.checked_sub(1)) && !is_part(Some(at + 18));
    bytes.windows(18).enumerate().any(|(at, window)| stands_alone(at) && resident_id::check(window).is_ok())
}

/// Signs that stand for a character which is not shown.
const HIDDEN: [char; 6] = ['*', '＊', '●', '×', '█', '■'];

fn hidden(text: &str) -> i64 {
    i64::try_from(text.chars().filter(|character| HIDDEN.contains(character)).count()).unwrap_or(i64::MAX)
}

rule! {
    /// A carrier may declare how its numbers look; our own knowledge of that is too uncertain for this rule, see LOG-014.
    LOG_004 = "LOG-004", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["41833" "code area (topic)" S, "derived" "the carrier's declared pattern" I], confidence H,
    fields ["waybill_no", "carrier/waybill_patterns", "shipped_at", "events"], formats ["waybill_no", "carrier/waybill_patterns"],
    title "运单号" / "waybill number",
    says "运单号不合快递企业声明的式样" / "the waybill number has none of the patterns that the carrier declared",
    fix "发货后写明运单号，照快递企业所给书写" / "give the waybill number once shipped, as the carrier wrote it",
    pass {"carrier": {"waybill_patterns": ["############", "753###########"]}}, fail {"waybill_no": null} at "/waybill_no",
    |shipment, found| {
        if !shipment.is_carried()? {
            return Ok(());
        }
        let Some(number) = shipment.waybill_no().get()? else {
            if shipment.is_accepted()? {
                found.problem(shipment.waybill_no(), "missing");
            }
            return Ok(());
        };
        let Some(carrier) = shipment.carrier().get()? else { return Ok(()) };
        let Some(patterns) = carrier.waybill_patterns().get()? else { return Ok(()) };
        for pattern in patterns.iter() {
            if pattern?.text().get()?.is_some_and(|pattern| fits_pattern(pattern, number)) {
                return Ok(());
            }
        }
        if !patterns.is_empty() {
            found.at(shipment.waybill_no()).related(carrier.waybill_patterns());
        }
        Ok(())
    }
}

rule! {
    /// A number is a postal one when it is built like one and names a country; what else it might be, this rule leaves alone.
    LOG_005 = "LOG-005", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["S10" "check digit" K], confidence H,
    fields ["waybill_no"],
    title "S10 校验" / "check digit of S10",
    says "S10 邮件号码的校验码应为 {expected}" / "the check digit of the S10 identifier should be {expected}",
    fix "核对邮件号码" / "check the identifier of the postal item",
    pass {"carrier": {"code": "ems", "name": "EMS"}, "waybill_no": "EE123456785CN", "waybill": {"code": "EE123456785CN"}},
    fail {"carrier": {"code": "ems", "name": "EMS"}, "waybill_no": "EE123456784CN", "waybill": {"code": "EE123456784CN"}} at "/waybill_no",
    |shipment, found| {
        let Some(number) = shipment.waybill_no().get()?.map(str::as_bytes) else { return Ok(()) };
        let wrong = upu_s10::check(number).err().filter(|wrong| wrong.part == Part::Check && upu_s10::is_written_like(number));
        if let Some(expected) = wrong.and_then(|wrong| wrong.expected) {
            found.at(shipment.waybill_no()).param("expected", Param::Character(expected));
        }
        Ok(())
    }
}

rule! {
    LOG_006 = "LOG-006", Should, audit, Transaction on Shipment,
    home LOGISTICS, basis ["derived" "a number names one parcel" I], confidence M,
    fields ["waybill_no", "order_id"], settings [days = 180],
    title "运单不重复" / "waybill not reused",
    says "运单号在 {days} 天内用于另一订单" / "the waybill number was used for another order within {days} days",
    fix "核对运单号" / "check the waybill number",
    pass {},
    needs [shipments, platform],
}

/// Parties as printed, each with its place.
fn printed(waybill: Waybill<'_>) -> [Entry<'_, PrintedParty<'_>>; 2] {
    [waybill.sender(), waybill.recipient()]
}

rule! {
    LOG_012 = "LOG-012", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["EXP" "22" S], confidence H,
    fields ["waybill", "waybill/sender", "waybill/sender/id_number", "waybill/sender/other", "waybill/recipient", "waybill/recipient/id_number",
        "waybill/recipient/other", "waybill/destination", "waybill/contents", "waybill/remark"],
    formats ["waybill/sender/id_number", "waybill/sender/other", "waybill/recipient/id_number", "waybill/recipient/other", "waybill/remark"],
    title "运单不载其他身份信息" / "nothing more on the waybill",
    says "运单不得载有姓名、地址、电话以外的个人信息" / "a waybill must hold no personal data but name, address and phone",
    also [id_number "{label}中有证件号码" / "{label} holds an identity number"],
    fix "从运单上删去这些信息" / "take these data off the waybill",
    pass {"waybill": {"remark": "请放门口"}}, fail {"waybill": {"recipient": {"id_number": "11010519491231002X"}}} at "/waybill/recipient/id_number",
    |shipment, found| {
        let Some(waybill) = shipment.waybill().get()? else { return Ok(()) };
        let mut outcome = Ok(());
        for party in printed(waybill) {
            let Some(party) = party.get()? else { continue };
            for entry in [party.id_number(), party.other()] {
                match entry.get() {
                    Ok(None) => {}
                    Ok(Some(_)) => {
                        found.at(entry);
                    }
                    Err(undetermined) => outcome = Err(undetermined),
                }
            }
            outcome = outcome.and(without_id_number(found, party.name())).and(without_id_number(found, party.address()));
        }
        for text in [waybill.destination(), waybill.contents(), waybill.remark()] {
            outcome = outcome.and(without_id_number(found, text));
        }
        outcome
    }
}

fn without_id_number(found: &mut Found<'_>, entry: Entry<'_, &str>) -> Outcome {
    if entry.get()?.is_some_and(holds_id_number) {
        found.problem(entry, "id_number");
    }
    Ok(())
}

rule! {
    /// An organisation has nothing to hide; encrypted text shows nothing; a virtual number gives nobody away.
    LOG_013 = "LOG-013", Shall, gate, Record on Shipment,
    home LOGISTICS, basis ["41833" "privacy (topic)" S, "PIPL" "51" S, "derived" "how many characters" I], confidence H, since 2021-11-1,
    fields ["waybill/masked_waybill", "waybill/sender/organisation", "waybill/sender/name", "waybill/sender/phone", "waybill/recipient/organisation",
        "waybill/recipient/name", "waybill/recipient/phone"],
    formats ["waybill/masked_waybill", "waybill/sender/name", "waybill/sender/phone", "waybill/sender/address", "waybill/recipient/name",
        "waybill/recipient/phone", "waybill/recipient/address"],
    settings [hidden_name_characters = 1, hidden_phone_digits = 6],
    title "隐私面单" / "privacy waybill",
    says "运单印出了姓名或电话" / "the waybill prints a name or phone",
    also [shown "{label}至少应隐藏 {least} 位，实隐藏 {actual} 位" / "{label} should hide at least {least} characters, hides {actual}"],
    fix "在运单上隐藏或加密姓名和电话，或印虚拟号码" / "hide or encrypt name and phone on the waybill, or print a virtual number",
    pass {}, fail {"waybill": {"recipient": {"phone": "138****8000"}}} at "/waybill/recipient/phone",
    |shipment, found| {
        let Some(waybill) = shipment.waybill().get()? else { return Ok(()) };
        let masking = waybill.masked_waybill().get()?.unwrap_or(WaybillMasking::Masked);
        if masking == WaybillMasking::Encrypted {
            return Ok(());
        }
        let phone_digits = if masking == WaybillMasking::VirtualNumber { 0 } else { found.setting("hidden_phone_digits") };
        let name_characters = found.setting("hidden_name_characters");
        let mut outcome = Ok(());
        for party in printed(waybill) {
            let Some(party) = party.get()? else { continue };
            if party.organisation().get()? == Some(true) {
                continue;
            }
            for (entry, least) in [(party.name(), name_characters), (party.phone(), phone_digits)] {
                outcome = outcome.and(hides(found, entry, least));
            }
        }
        outcome
    }
}

fn hides(found: &mut Found<'_>, entry: Entry<'_, &str>, least: i64) -> Outcome {
    let Some(actual) = entry.get()?.map(hidden) else { return Ok(()) };
    if actual < least {
        found.add(entry, "shown").param("least", Param::Int(least)).param("actual", Param::Int(actual));
    }
    Ok(())
}

rule! {
    /// Besides the areas, whether the number looks like one of that carrier's: its forms are known from experience only, so this warns.
    LOG_014 = "LOG-014", Should, audit, Record on Shipment,
    home LOGISTICS, basis ["41833" "areas (topic)" S, "derived" "forms that the carriers' numbers are known to take" I], confidence M,
    fields ["waybill", "waybill/code", "waybill/destination", "waybill/recipient", "waybill/sender", "waybill/contents", "waybill/sign_off",
        "waybill_no", "carrier/code"],
    formats ["waybill/code", "waybill/destination", "waybill/contents", "waybill/sign_off"],
    title "电子运单区域" / "areas of the e-waybill",
    says "运单码应为本单的运单号" / "the waybill's code should be the shipment's waybill number",
    also [unusual "运单号不像该快递企业（{carrier}）的运单号" / "the waybill number does not look like one of this carrier ({carrier})"],
    fix "填写运单码、目的地、收件人、寄件人、内件和签收各区，并核对运单号" / "fill the code, destination, recipient, sender, contents and sign-off areas, and check the number",
    pass {}, fail {"waybill": {"contents": null}} at "/waybill/contents",
    |shipment, found| {
        let number = shipment.waybill_no().get()?;
        let carrier = match shipment.carrier().get()? {
            Some(carrier) => carrier.code().get()?,
            None => None,
        };
        if let (Some(number), Some(carrier)) = (number, carrier) && !carrier.knows_form_of(number) {
            found.add(shipment.waybill_no(), "unusual").related(shipment.carrier()).param("carrier", Param::Word(carrier.word()));
        }
        let Some(waybill) = shipment.waybill().get()? else {
            return if number.is_some() { Err(Undetermined) } else { Ok(()) };
        };
        let texts = found.present([waybill.code(), waybill.destination(), waybill.contents(), waybill.sign_off()]);
        let parties = found.present(printed(waybill));
        if let (Some(number), Some(code)) = (number, waybill.code().get()?) && number != code {
            found.at(waybill.code()).related(shipment.waybill_no());
        }
        texts.and(parties)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_identity_numbers_in_text() {
        let table = [
            ("11010519491231002X", true),
            ("证件11010519491231002X，请核对", true),
            ("110105194912310021", false),
            ("911010519491231002X", false),
            ("75300000000001", false),
            ("", false),
        ];
        for (text, holds) in table {
            assert_eq!(holds_id_number(text), holds, "{text}");
        }
    }

    #[test]
    fn counts_what_is_hidden() {
        for (text, count) in [("李雷", 0), ("李*", 1), ("138******00", 6), ("李●", 1)] {
            assert_eq!(hidden(text), count, "{text}");
        }
    }
}
