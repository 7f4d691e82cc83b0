//! DOC: the document's own rules, which stand before any clause.

use crate::document::{Fault, FaultKind};
use crate::report::{Findings, Param};
use crate::rule::{Modality, Rule, Scope};

/// Numbers of DOC rules among all: this plus their place here.
pub(crate) const FIRST: u16 = 0x8000;

macro_rules! document_rules {
    ($($id:literal $modality:ident $source:literal $place:literal $mark:ident, $title_zh:literal / $title_en:literal, $zh:literal / $en:literal, $fix_zh:literal / $fix_en:literal;)+) => {
        /// The DOC rules, in the order of their ids.
        pub static RULES: &[&Rule] = &[$(&Rule {
            id: $id, modality: Modality::$modality, gate: true, scope: Scope::Record, packs: &[], since: None,
            fields: &[], formats: &[], settings: &[], words: None, check: |_, _, _| Ok(()),
        }),+];

        /// Their texts.
        #[cfg(feature = "text")]
        pub static TEXTS: &[&crate::rule::RuleText] = &[$(&crate::rule::RuleText {
            id: $id,
            home: crate::standard::DOCUMENT,
            basis: &[crate::rule::Basis { source: $source, place: $place, mark: stringify!($mark) }],
            confidence: "H",
            title: crate::rule::Bilingual { zh: $title_zh, en: $title_en },
            message: crate::rule::Bilingual { zh: $zh, en: $en },
            fields: &[],
            formats: &[],
            also: &[],
            fix: crate::rule::Bilingual { zh: $fix_zh, en: $fix_en },
            upon: "{}",
            pass: "{}",
            fail: None,
        }),+];
    };
}

document_rules! {
    "DOC-001" Shall "RFC8259" "2" S, "不是 JSON" / "not JSON",
        "第 {line} 行第 {column} 列（字节 {offset}）不是 JSON：此处应为{expected}" / "not JSON at line {line}, column {column} (byte {offset}): expected {expected}",
        "改正该处的写法" / "correct the spelling there";
    "DOC-002" Shall "RFC8259" "4" S, "成员重复" / "duplicate member",
        "成员 {field} 出现多次" / "member {field} occurs more than once",
        "每个成员只写一次" / "write each member once";
    "DOC-003" Shall "tradelint" "record format" K, "类型错误" / "wrong type",
        "{label}应为{expected}，实为{actual}" / "{label} should be {expected}, is {actual}",
        "按记录格式书写该值" / "write the value as the record format says";
    "DOC-004" Shall "RFC3629" "3" K, "不是 Unicode 文本" / "not Unicode text",
        "{label}含有非法的 UTF-8 字节或孤立代理项" / "{label} holds invalid UTF-8 or half of a surrogate pair",
        "以 UTF-8 编码文本" / "encode text as UTF-8";
    "DOC-005" Shall "RFC8259" "9" S, "嵌套过深" / "too deep",
        "嵌套超过 {limit} 层" / "nested deeper than {limit} levels",
        "减少嵌套，或调高 limits.max_depth" / "nest less, or raise limits.max_depth";
    "DOC-006" Shall "RFC8259" "9" S, "文档过大" / "too large",
        "文档有 {actual} 字节，上限为 {limit}" / "the document has {actual} bytes, the limit is {limit}",
        "拆分文档，或调高 limits.max_bytes" / "split the document, or raise limits.max_bytes";
    "DOC-007" Shall "RFC8259" "9" S, "列表过长" / "list too long",
        "{label}超过 {limit} 项" / "{label} has more than {limit} entries",
        "拆分列表，或调高 limits.max_items" / "split the list, or raise limits.max_items";
    "DOC-008" Shall "tradelint" "record format" K, "值不合格式" / "malformed value",
        "{label}不合格式" / "{label} is malformed",
        "按记录格式书写该值" / "write the value as the record format says";
    "DOC-009" Should "derived" "arithmetic of the source format" I, "源数据自相矛盾" / "source contradicts itself",
        "源数据不满足 {identity}：应为 {expected}，实为 {actual}" / "the source does not satisfy {identity}: should be {expected}, is {actual}",
        "向源系统核对这些金额" / "check these amounts in the source system";
    "DOC-010" Shall "tradelint" "record format" K, "没有此类记录" / "no such record",
        "文档中没有可检查的此类记录" / "nothing in the document is a record of this kind",
        "核对 --record 与 --from" / "check --record and --from";
    "DOC-011" May "tradelint" "options" K, "抑制未被用到" / "unused suppression",
        "对 {rule} 的抑制没有用到" / "the suppression of {rule} was not used",
        "删去这条抑制" / "remove it";
}

/// The place of `DOC-nnn` among the rules' numbers.
pub(crate) const fn number(nnn: u16) -> u16 {
    FIRST + nnn - 1
}

/// Line and column (in characters, both from 1) of a byte offset.
fn line_and_column(input: &[u8], offset: usize) -> (i64, i64) {
    let before = &input[..offset.min(input.len())];
    let line = before.split(|byte| *byte == b'\n').count();
    let last = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let column = last.iter().filter(|byte| **byte & 0xC0 != 0x80).count() + 1;
    (int(line), int(column))
}

fn int(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// Leaves what a fault says: under a DOC rule, or under the rule that vouches for the field's form, whose number is given.
pub(crate) fn report(fault: &Fault, vouching: Option<u16>, input: &[u8], findings: &mut Findings) {
    let word = Param::Word;
    let whole = |value: u32| Param::Int(i64::from(value));
    let amount = |value: i64| Param::Decimal(crate::decimal::Decimal::exact(value).with_digits(2));
    let problem = if let FaultKind::Malformed(why) = fault.kind { why.word() } else { "" };
    let making = findings.add(vouching.unwrap_or(number(fault.kind.doc())), fault.slot, problem);
    match fault.kind {
        FaultKind::NotJson { offset, expected } => {
            let (line, column) = line_and_column(input, offset as usize);
            let making = making.param("line", Param::Int(line)).param("column", Param::Int(column));
            making.param("offset", whole(offset)).param("expected", word(expected));
        }
        FaultKind::WrongType { expected, actual } => {
            making.param("expected", word(expected)).param("actual", word(actual));
        }
        FaultKind::TooDeep { limit } | FaultKind::TooMany { limit } => {
            making.param("limit", whole(limit));
        }
        FaultKind::TooLarge { limit, actual } => {
            making.param("limit", whole(limit)).param("actual", whole(actual));
        }
        FaultKind::SourceIdentity { identity, expected, actual } => {
            making.param("identity", word(identity)).param("expected", amount(expected)).param("actual", amount(actual));
        }
        FaultKind::Duplicate | FaultKind::NotUnicode | FaultKind::Malformed(_) | FaultKind::NoRecord => {}
    }
}

impl FaultKind {
    /// The number in `DOC-nnn`.
    const fn doc(self) -> u16 {
        match self {
            Self::NotJson { .. } => 1,
            Self::Duplicate => 2,
            Self::WrongType { .. } => 3,
            Self::NotUnicode => 4,
            Self::TooDeep { .. } => 5,
            Self::TooLarge { .. } => 6,
            Self::TooMany { .. } => 7,
            Self::Malformed(_) => 8,
            Self::SourceIdentity { .. } => 9,
            Self::NoRecord => 10,
        }
    }
}
