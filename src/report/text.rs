//! Words for findings, in the reader's language. JavaScript does the same from tables generated out of these.

use super::{Finding, Param, Report, places};
use crate::records::RecordKind;
use crate::rule::{Bilingual, RuleText};
use crate::rules::document;
use crate::shape::{Leaf, Shape};
use crate::standard::{RULESET, SOURCES};
use serde_json::{Map, Value, json};

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// 简体中文
    ZhCn,
    /// English
    En,
}

impl Locale {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ZhCn, Self::En];

    /// BCP 47 tag.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// The text in this language.
    pub const fn of(self, text: Bilingual) -> &'static str {
        match self {
            Self::ZhCn => text.zh,
            Self::En => text.en,
        }
    }
}

const fn both(zh: &'static str, en: &'static str) -> Bilingual {
    Bilingual { zh, en }
}

/// Messages of the problems that any rule may report.
pub const PROBLEMS: &[(&str, Bilingual)] = &[
    ("missing", both("缺少{label}", "{label} is missing")),
    ("too_early", both("{label}应不早于 {not_before}，实为 {actual}", "{label} should not be before {not_before}, is {actual}")),
    ("too_late", both("{label}应不晚于 {not_after}，实为 {actual}", "{label} should not be after {not_after}, is {actual}")),
    ("overdue", both("{label}至迟应为 {not_after}，至今未见", "{label} was due by {not_after} and is not there")),
    ("not_https", both("{label}须为 https 地址", "{label} must be an https address")),
    ("length", both("{label}的长度不对", "{label} has the wrong length")),
    ("alphabet", both("{label}含有不允许的字符", "{label} holds a character that never stands there")),
    ("kind", both("{label}的类别不对", "{label} is of the wrong kind")),
    ("date", both("{label}中的日期不存在", "{label} holds a date that does not exist")),
    ("check", both("{label}的校验码不对", "the check character of {label} is wrong")),
    ("form", both("{label}格式不对", "{label} is malformed")),
    ("empty", both("{label}不得为空", "{label} must not be empty")),
    ("too_long", both("{label}过长", "{label} is too long")),
    ("too_precise", both("{label}的小数位过多", "{label} has too many fractional digits")),
    ("out_of_range", both("{label}超出范围", "{label} is out of range")),
    ("no_offset", both("{label}缺少时区偏移，应如 2026-03-01T10:00:00+08:00", "{label} lacks its offset, as in 2026-03-01T10:00:00+08:00")),
    ("no_such_time", both("{label}不是存在的时间", "{label} is no time that exists")),
    ("not_listed", both("{label}不在代码表中", "{label} is not in the code list")),
    (
        "given_word",
        both(
            "{label}含有调用方列入的用语（偏移 {start}，长度 {length}）",
            "{label} holds a word that the caller listed (offset {start}, length {length})",
        ),
    ),
    ("no_such_region", both("{label}不是 GB/T 2260 的行政区划代码", "{label} is no region code of GB/T 2260")),
];

/// Words that stand in params, other than those of code lists.
pub const WORDS: &[(&str, Bilingual)] = &[
    ("document", both("文档", "the document")),
    ("text", both("文本", "text")),
    ("time", both("时间文本", "a time as text")),
    ("date_text", both("日期文本", "a date as text")),
    ("boolean", both("true 或 false", "true or false")),
    ("integer", both("整数", "an integer")),
    ("decimal", both("十进制数", "a decimal")),
    ("money", both("金额（如 \"199.00\"）", "an amount such as \"199.00\"")),
    ("object", both("对象", "an object")),
    ("list", both("列表", "a list")),
    ("number", both("数字", "a number")),
    ("null", both("null", "null")),
    ("bytes", both("字节串", "bytes")),
    ("not_a_number", both("NaN 或无穷大", "NaN or infinite")),
    ("function", both("函数或符号", "a function or symbol")),
    ("unreadable", both("无法读取的值", "unreadable")),
    ("cyclic", both("循环引用", "a cycle")),
    ("value", both("值", "a value")),
    ("member_name", both("成员名", "a member name")),
    ("colon", both("冒号", "a colon")),
    ("comma_or_brace", both("逗号或 }", "a comma or }")),
    ("comma_or_bracket", both("逗号或 ]", "a comma or ]")),
    ("string_end", both("引号", "a quote")),
    ("escape", both("转义序列", "an escape")),
    ("energy", both("能量", "energy")),
    ("protein", both("蛋白质", "protein")),
    ("fat", both("脂肪", "fat")),
    ("saturated_fat", both("饱和脂肪", "saturated fat")),
    ("carbohydrate", both("碳水化合物", "carbohydrate")),
    ("sugar", both("糖", "sugar")),
    ("sodium", both("钠", "sodium")),
    ("digit", both("数字字符", "a digit")),
    ("end", both("文档结束", "the end")),
];

/// What no transaction has, and only the platform knows.
pub const PLATFORM: Bilingual = both("平台的其他记录", "other records of the platform");

/// The texts of a rule of the kind, or of a DOC rule.
pub fn rule_text(kind: RecordKind, id: &str) -> Option<&'static RuleText> {
    kind.texts().iter().chain(document::TEXTS).copied().find(|text| text.id == id)
}

/// A rule's grounds in a language, as reports show them.
pub fn basis(text: &RuleText, locale: Locale) -> Vec<String> {
    let name =
        |key: &str| SOURCES.iter().find(|source| source.key == key).map_or(key.to_owned(), |source| locale.of(both(source.zh, source.en)).to_owned());
    let place = |basis: &'static crate::rule::Basis| locale.of(both(places::in_chinese(basis), basis.place));
    text.basis.iter().map(|basis| format!("{} {} [{}]", name(basis.source), place(basis), basis.mark)).collect()
}

/// A field's name for people: its Chinese term, or its path in English words.
pub fn label(shape: &'static Shape, path: &str, locale: Locale) -> Option<String> {
    let field = shape.find(path)?;
    Some(match locale {
        Locale::ZhCn => field.label.to_owned(),
        Locale::En => readable(path),
    })
}

/// A path as words.
pub fn readable(path: &str) -> String {
    path.replace(['/', '_'], " ")
}

/// The terms of the code lists that a shape leads to; in English the words themselves serve.
pub fn codes(shape: &'static Shape, locale: Locale) -> Vec<(&'static str, &'static str)> {
    let mut codes = Vec::new();
    if locale == Locale::ZhCn {
        collect_codes(shape, &mut codes);
    }
    codes
}

fn collect_codes(shape: &'static Shape, words: &mut Vec<(&'static str, &'static str)>) {
    for field in shape.fields {
        if let Leaf::Code(list) = field.leaf {
            for (word, label) in list.words.iter().zip(list.labels) {
                if !words.iter().any(|(known, _)| known == word) {
                    words.push((word, label));
                }
            }
        }
        if let Some(inner) = field.leaf.shape() {
            collect_codes(inner, words);
        }
    }
}

fn plain(value: &Param) -> String {
    match value {
        Param::Int(value) => value.to_string(),
        Param::Decimal(value) => value.to_string(),
        Param::Time(value) => value.to_string(),
        Param::Word(word) => (*word).to_owned(),
        Param::Date(value) => value.to_string(),
        Param::Character(character) => character.to_string(),
        Param::Field(text) | Param::Given(text) => text.clone(),
    }
}

/// The message of a finding.
pub fn message(kind: RecordKind, finding: &Finding, locale: Locale) -> String {
    let problem = finding.problem();
    let text = rule_text(kind, finding.rule);
    let of = |texts: &'static [(&'static str, Bilingual)]| texts.iter().find(|(name, _)| *name == problem).map(|(_, text)| locale.of(*text));
    let template = match text {
        Some(text) if problem.is_empty() => locale.of(text.message),
        Some(text) => of(text.also).or_else(|| of(PROBLEMS)).unwrap_or(problem),
        None => problem,
    };
    // Words of the rule's own kind of record first: kinds may have another term for the same word.
    let own = RecordKind::SINGLE.iter().find(|kind| kind.texts().iter().any(|text| text.id == finding.rule)).unwrap_or(&kind);
    let codes = [codes(own.shape(), locale), codes(kind.shape(), locale)].concat();
    let fixed = |value: &str| WORDS.iter().find(|(word, _)| *word == value).map(|(_, text)| locale.of(*text));
    let term = |value: &str| codes.iter().find(|(word, _)| *word == value).map(|(_, text)| *text);
    let word = |value: String| fixed(&value).or_else(|| term(&value)).map_or(value, str::to_owned);
    let param = |name: &str| finding.params.iter().find(|(known, _)| *known == name).map(|(_, value)| plain(value));
    fill(template, |name| match (name, param("field")) {
        ("label", None) => word("document".to_owned()),
        ("label", Some(field)) => label(kind.shape(), &field, locale).unwrap_or(field),
        _ => param(name).map(word).unwrap_or_default(),
    })
}

/// Replaces each `{name}`.
fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else {
            break;
        };
        filled.push_str(before);
        filled.push_str(&value(name));
        rest = tail;
    }
    filled + rest
}

impl Report {
    /// The report as JSON with messages, members in their published order.
    pub fn to_json(&self, kind: RecordKind, locale: Locale) -> Value {
        let finding = |finding: &Finding| {
            let text = rule_text(kind, finding.rule);
            let mut object = serde_json::to_value(finding).unwrap_or_default();
            object["message"] = message(kind, finding, locale).into();
            object["home"] = text.map_or("", |text| text.home.clause).into();
            object["basis"] = text.map(|text| basis(text, locale)).into();
            object
        };
        let mut report = Map::new();
        let mut put = |name: &str, value: Value| report.insert(name.to_owned(), value);
        put("ruleset", json!(RULESET));
        put("version", json!(crate::VERSION));
        put("record", json!(self.record));
        put("profile", json!(self.profile));
        put("verdict", json!(self.verdict));
        put("findings", self.findings.iter().map(finding).collect());
        put("undetermined", json!(self.undetermined));
        if let Some(lacking) = &self.lacking {
            put("lacking", lacking.iter().map(|(rule, members)| ((*rule).to_owned(), json!(members))).collect::<Map<_, _>>().into());
        }
        if !self.suppressed.is_empty() {
            put("suppressed", self.suppressed.iter().map(|(rule, pointer)| json!({"rule": rule, "pointer": pointer})).collect());
        }
        put("truncated", json!(self.truncated));
        Value::Object(report)
    }
}
