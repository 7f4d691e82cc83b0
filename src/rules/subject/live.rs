//! Live rooms, and what only the records of several subjects can show.

use crate::records::transaction::{each_in, is, known};
use super::names;
use crate::document::List;
use crate::records::live_room::LivePerson;
use crate::records::subject::{Subject, VerificationResult};
use crate::report::{Found, Param};
use crate::rule::Outcome;

/// Archived and verified: a name, a code or the number of an identity paper, the archive, a verification that was passed.
fn archived(found: &mut Found<'_>, person: LivePerson<'_>) -> Outcome {
    let named = found.present([person.name()]);
    let archive = found.present([person.archive_id()]).and(found.present([person.verified_at()]));
    let paper = match person.uscc().get() {
        Ok(Some(_)) => Ok(()),
        Ok(None) => found.present([person.id_number()]),
        Err(undetermined) => Err(undetermined),
    };
    let result = found.require(person.result())?;
    if result != VerificationResult::Passed {
        found.add(person.result(), "not_verified").param("actual", Param::Word(result.word()));
    }
    named.and(archive).and(paper)
}

rule! {
    /// That the seller shown is the one who sells, a transaction shows.
    SUB_048 = "SUB-048", Shall, gate, Transaction on Subject,
    home SUBJECT_AUTHENTICATION, basis ["LIVE" "press reports" S, "SPC8" "12" S], confidence M, packs [LiveSale],
    fields ["live_room", "live_room/operator", "live_room/operator/name", "live_room/operator/uscc", "live_room/operator/id_number",
        "live_room/operator/archive_id", "live_room/operator/verified_at", "live_room/operator/result", "live_room/presenters",
        "live_room/presenters/name", "live_room/presenters/uscc", "live_room/presenters/id_number", "live_room/presenters/archive_id",
        "live_room/presenters/verified_at", "live_room/presenters/result", "live_room/sellers_shown", "live_room/sellers_shown/name"],
    formats ["live_room/room_id", "live_room/operator/name", "live_room/operator/uscc", "live_room/operator/archive_id",
        "live_room/operator/verified_at", "live_room/operator/result", "live_room/presenters/name", "live_room/presenters/uscc",
        "live_room/presenters/archive_id", "live_room/presenters/verified_at", "live_room/presenters/result",
        "live_room/sellers_shown/seller_id", "live_room/sellers_shown/name"],
    title "直播间运营者和营销人员" / "live room operator and presenters",
    says "直播间须展示实际销售者" / "a live room must show who actually sells",
    also [
        no_presenter "未写明直播营销人员" / "no presenter is named",
        not_verified "身份核验结果为{actual}，不是通过" / "the identity check is {actual}, not passed",
        other_seller "直播间没有展示订单的卖方" / "the room does not show who sells by the order",
    ],
    fix "为直播间运营者和直播营销人员建档核验，并展示实际销售者" / "archive and verify operator and presenters of the room, and show who sells",
    pass {"subject_type": "live_room", "name": null, "settlement_account": null, "licences": null, "regulated_categories": null,
        "live_room": {"room_id": "L-9",
            "operator": {"name": "北京示例商贸有限公司", "uscc": "91110108MA0EXT121M", "archive_id": "A-2001",
                "verified_at": "2026-02-10T09:00:00+08:00", "result": "passed"},
            "presenters": [{"name": "李雷", "id_type": "resident_id", "id_number": "11010519491231002X", "archive_id": "A-2002",
                "verified_at": "2026-02-10T09:00:00+08:00", "result": "passed"}],
            "sellers_shown": [{"seller_id": "S-2001", "name": "北京示例商贸有限公司"}]}},
    fail {"subject_type": "live_room", "name": null, "settlement_account": null, "licences": null, "regulated_categories": null,
        "live_room": {"room_id": "L-9",
            "operator": {"name": "北京示例商贸有限公司", "uscc": "91110108MA0EXT121M", "archive_id": "A-2001",
                "verified_at": "2026-02-10T09:00:00+08:00", "result": "passed"},
            "presenters": [{"name": "李雷", "id_type": "resident_id", "id_number": "11010519491231002X", "archive_id": "A-2002",
                "verified_at": "2026-02-10T09:00:00+08:00", "result": "passed"}]}} at "/live_room/sellers_shown",
    needs [subjects, order],
    across |transaction, found| {
        let seller = transaction.its_order()?.seller_id();
        let id = known(seller)?;
        each_in(transaction.subjects(), |subject| {
            let Some(room) = subject.live_room().get()? else { return Ok(()) };
            let shown = known(room.sellers_shown())?;
            if found.find(shown, |shown| is(shown.seller_id(), id))?.is_none() {
                found.add(room.sellers_shown(), "other_seller").related(seller);
            }
            Ok(())
        })
    },
    |subject, found| {
        let room = found.require(subject.live_room())?;
        let mut outcome = found.require(room.operator()).and_then(|operator| archived(found, operator));
        let (presenters, sellers) = (room.presenters().get()?, room.sellers_shown().get()?);
        if presenters.is_none_or(|presenters| presenters.is_empty()) {
            found.problem(room.presenters(), "no_presenter");
        }
        for presenter in presenters.iter().flat_map(List::iter) {
            outcome = outcome.and(presenter.and_then(|presenter| archived(found, presenter)));
        }
        if sellers.is_none_or(|sellers| sellers.is_empty()) {
            found.at(room.sellers_shown());
        }
        for seller in sellers.iter().flat_map(List::iter) {
            outcome = outcome.and(seller.and_then(|seller| found.present([seller.name()])));
        }
        outcome
    }
}

rule! {
    /// In what the subject shows, and in a transaction between subjects; all other records only the platform has.
    SUB_049 = "SUB-049", Should, audit, Transaction on Subject,
    home SUBJECT_AUTHENTICATION, basis ["derived" "one code, one name" I], confidence M,
    fields ["uscc", "name", "public/uscc", "public/name"],
    title "一码一名" / "one code, one name",
    says "同一统一社会信用代码出现了两个名称" / "one unified social credit code stands with two names",
    fix "更新名称，使同一统一社会信用代码只对应一个名称" / "update the names so that the code stands with one only",
    pass {}, fail {"public": {"name": "北京样例商贸有限公司"}} at "/public/name",
    needs [subjects, platform],
    across |transaction, found| {
        let subjects = known(transaction.subjects())?;
        each_in(transaction.subjects(), |subject| {
            let Some(first) = found.twin(subjects, subject, Subject::uscc)? else { return Ok(()) };
            if !names::same(known(first.name())?, known(subject.name())?) {
                found.at(subject.name()).related(first.name()).related(subject.uscc());
            }
            Ok(())
        })
    },
    |subject, found| {
        let Some(public) = subject.public().get()? else { return Ok(()) };
        let (Some(code), Some(shown)) = (subject.uscc().get()?, public.uscc().get()?) else { return Ok(()) };
        if let (Some(name), Some(other)) = (subject.name().get()?, public.name().get()?)
            && code == shown
            && !names::same(name, other)
        {
            found.at(public.name()).related(subject.name()).related(subject.uscc());
        }
        Ok(())
    }
}
