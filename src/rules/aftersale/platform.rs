//! What the platform declares: rules of its own dispute resolution, the consumer-protection deposit, reviews.

use crate::records::aftersale::{Aftersale, AftersaleKind};
use crate::rules::aftersale::matter;

rule! {
    AFS_032 = "AFS-032", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "63" S, "ISO32122" "2025" S], confidence H,
    fields ["kind", "platform", "platform/odr", "platform/odr_rules_url", "platform/version"],
    formats ["platform/odr_rules_url", "platform/version"],
    title "争议解决规则公示" / "published rules of dispute resolution",
    says "争议解决规则没有公示" / "the rules of dispute resolution are not public",
    fix "自建争议解决机制的，公示规则的 https 地址和版本" / "who runs a dispute resolution of his own publishes the https address and version of its rules",
    pass {"platform": {"odr": true, "odr_rules_url": "https://shop.example/odr", "version": "2026-01"}},
    fail {"platform": {"odr": true, "version": "2026-01"}} at "/platform/odr_rules_url",
    |case, found| {
        let Some(platform) = matter(found, case, case.platform(), AftersaleKind::Platform)? else { return Ok(()) };
        if platform.odr().get()? != Some(true) && !platform.odr_rules_url().is_given() {
            return Ok(());
        }
        let parts = found.present([platform.odr_rules_url(), platform.version()]);
        found.https(platform.odr_rules_url()).and(parts)
    }
}

rule! {
    AFS_033 = "AFS-033", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "58" S], confidence H,
    fields ["platform", "platform/guarantee_fund", "platform/guarantee_fund/amount", "platform/guarantee_fund/management",
        "platform/guarantee_fund/use", "platform/guarantee_fund/refund"],
    formats ["platform/guarantee_fund/amount", "platform/guarantee_fund/management", "platform/guarantee_fund/use", "platform/guarantee_fund/refund"],
    title "消费者权益保证金" / "consumer-protection deposit",
    says "保证金数额不得为负" / "the deposit must not be negative",
    fix "约定保证金的数额、管理、使用和退还" / "agree on amount, management, use and refund of the deposit",
    pass {"platform": {"guarantee_fund": {"amount": "50000.00", "management": "专户存放", "use": "先行赔付", "refund": "退店后三十日"}}},
    fail {"platform": {"guarantee_fund": {"amount": "50000.00", "management": "专户存放", "refund": "退店后三十日"}}}
        at "/platform/guarantee_fund/use",
    |case, found| {
        let Some(platform) = case.platform().get()? else { return Ok(()) };
        let Some(fund) = platform.guarantee_fund().get()? else { return Ok(()) };
        let terms = found.present([fund.management(), fund.r#use(), fund.refund()]);
        if found.require(fund.amount())?.ten_thousandths < 0 {
            found.at(fund.amount());
        }
        terms
    }
}

rule! {
    AFS_035 = "AFS-035", Shall, gate, Record on Aftersale,
    home AFTER_SALES, basis ["ECL" "39" S, "31782" "8.4 (topic)" S], confidence H,
    fields ["kind", "review", "review/enabled", "review/rules_url", "review/deletable"], formats ["review/rules_url"],
    title "评价" / "reviews",
    says "消费者不能在交易完成后评价" / "the buyer cannot rate the completed trade",
    also [deletable "不得删除消费者的评价" / "buyers' reviews must not be deleted"],
    fix "开放评价，公示评价规则的 https 地址，不删除评价" / "let buyers rate, publish the https address of the rules, delete no review",
    pass {"review": {"enabled": true, "rules_url": "https://shop.example/reviews", "deletable": false}},
    fail {"review": {"enabled": false, "rules_url": "https://shop.example/reviews"}} at "/review/enabled",
    |case, found| {
        let Some(review) = matter(found, case, case.review(), AftersaleKind::Review)? else { return Ok(()) };
        let enabled = found.require(review.enabled());
        if enabled == Ok(false) {
            found.at(review.enabled());
        }
        if review.deletable().get()? == Some(true) {
            found.problem(review.deletable(), "deletable");
        }
        let rules = found.present([review.rules_url()]);
        found.https(review.rules_url()).and(rules).and(enabled.map(|_| ()))
    }
}
