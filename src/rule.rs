//! Rules: one declaration each, from which code, texts, catalogue, examples and tests come.

use crate::document::{Document, Entry, SlotIndex, State, Undetermined};
use crate::lexicon::WordList;
use crate::options::Pack;
use crate::records::transaction::Members;
use crate::report::Found;
use crate::shape::Path;
use crate::standard::Home;

/// The strength of a requirement. Severity follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modality {
    /// 应
    Shall,
    /// 宜
    Should,
    /// 可
    May,
}

impl Modality {
    /// `shall`, `should`, `may`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shall => "shall",
            Self::Should => "should",
            Self::May => "may",
        }
    }

    /// `error`, `warning`, `note`.
    pub const fn severity(self) -> &'static str {
        match self {
            Self::Shall => "error",
            Self::Should => "warning",
            Self::May => "note",
        }
    }
}

/// What a rule is decided from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The record alone.
    Record,
    /// A declaration that something was done, with reference, time and digest; undetermined while it is not there.
    Evidence,
    /// Other records too: what the record alone shows is checked, the rest is undetermined.
    Transaction,
}

/// Whether the judgement could be made.
pub type Outcome = Result<(), Undetermined>;

/// A rule as the engine runs it; its texts stand apart so that a module without them stays small.
#[derive(Debug)]
pub struct Rule {
    /// Stable id such as `ORD-007`.
    pub id: &'static str,
    /// Strength.
    pub modality: Modality,
    /// Runs under `gate`.
    pub gate: bool,
    /// What it is decided from.
    pub scope: Scope,
    /// Packs it belongs to; none means always.
    pub packs: &'static [Pack],
    /// In force from this day (UTC+8), as milliseconds; records before are not held to it.
    pub since: Option<i64>,
    /// Fields it concerns.
    pub fields: &'static [Path],
    /// Fields whose form it vouches for.
    pub formats: &'static [Path],
    /// Numbers that callers can set, with defaults.
    pub settings: &'static [(&'static str, i64)],
    /// Words it looks for; callers can change them.
    pub words: Option<&'static WordList>,
    /// The judgement of what the record alone shows.
    pub check: Check,
    /// What a judgement of the whole transaction needs.
    pub needs: Members,
    /// The judgement across the records of a transaction; it comes on top of that of the record.
    pub across: Option<Check>,
}

/// A judgement of the record, or transaction, whose header is at that slot.
pub type Check = fn(&Document<'_>, SlotIndex, &mut Found<'_>) -> Outcome;

/// Text in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Bilingual {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

/// A ground: a source key of the requirements file, its place there, and the mark of how it was read.
#[derive(Clone, Copy, Debug)]
pub struct Basis {
    /// Key such as `ECL`, or `derived`.
    pub source: &'static str,
    /// Articles or clauses.
    pub place: &'static str,
    /// `S` seen, `K` known, `I` inferred.
    pub mark: &'static str,
}

/// What a rule says to people.
#[derive(Debug)]
pub struct RuleText {
    /// The rule's id.
    pub id: &'static str,
    /// The clause of GB/T 37401 it belongs to by topic.
    pub home: Home,
    /// Its grounds.
    pub basis: &'static [Basis],
    /// `H`, `M` or `L`.
    pub confidence: &'static str,
    /// What it is about.
    pub title: Bilingual,
    /// Fields it concerns, as paths without list places.
    pub fields: &'static [&'static str],
    /// Fields whose form it vouches for.
    pub formats: &'static [&'static str],
    /// The message of its own problem, with `{params}`.
    pub message: Bilingual,
    /// Messages of its further problems.
    pub also: &'static [(&'static str, Bilingual)],
    /// What to do about it.
    pub fix: Bilingual,
    /// JSON Merge Patch (RFC 7396) that makes the record's example one of the trade the rule is about; the examples are patches on that.
    pub upon: &'static str,
    /// JSON Merge Patch (RFC 7396) on the record's example that passes.
    pub pass: &'static str,
    /// One that fails, and where; `None` where only other records could show it.
    pub fail: Option<(&'static str, &'static str)>,
}

/// Declares a rule.
///
/// `|record, found| …` judges the record alone. A rule that other records must show more of names what it `needs` of a transaction; then
/// `across |transaction, found| …` judges the transaction, where all of that is there.
#[macro_export]
#[doc(hidden)]
macro_rules! rule {
    (
        $(#[$doc:meta])*
        $id:ident = $text_id:literal, $modality:ident, $profile:ident, $scope:ident on $record:ident,
        home $home:ident, basis [$($source:literal $place:literal $mark:ident),+], confidence $confidence:ident,
        $(packs [$($pack:ident),+],)?
        $(since $year:literal-$month:literal-$day:literal,)?
        fields [$($field:literal),*],
        $(formats [$($format:literal),+],)?
        $(settings [$($setting:ident = $default:literal),+],)?
        $(words $words:path,)?
        title $title_zh:literal / $title_en:literal,
        says $says_zh:literal / $says_en:literal,
        $(also [$($problem:ident $also_zh:literal / $also_en:literal),+ $(,)?],)?
        fix $fix_zh:literal / $fix_en:literal,
        $(upon $upon:path,)?
        pass {$($pass:tt)*},
        $(fail {$($fail:tt)*} at $at:literal,)?
        $(needs [$($member:ident),+],)?
        $(across |$transaction:ident, $finder:ident| $across:expr,)?
        $(|$view:ident, $found:ident| $check:expr)?
    ) => {
        #[allow(missing_docs, non_snake_case)]
        pub mod $id {
            #[allow(clippy::wildcard_imports)]
            use super::*;

            $(#[$doc])*
            pub static RULE: $crate::rule::Rule = $crate::rule::Rule {
                id: $text_id,
                modality: $crate::rule::Modality::$modality,
                gate: $crate::rule!(@gate $profile),
                scope: $crate::rule::Scope::$scope,
                packs: &[$($($crate::options::Pack::$pack),+)?],
                since: $crate::rule!(@since $($year $month $day)?),
                fields: &[$($crate::rule!(@path $record $field)),*],
                formats: &[$($($crate::rule!(@path $record $format)),+)?],
                settings: &[$($((stringify!($setting), $default)),+)?],
                words: $crate::rule!(@words $($words)?),
                check: $crate::rule!(@check $(($record) |$view, $found| $check)?),
                needs: $crate::records::transaction::Members::NONE$($(.with($crate::rule!(@member $member)))+)?,
                across: $crate::rule!(@across $(|$transaction, $finder| $across)?),
            };

            /// What it says to people.
            #[cfg(feature = "text")]
            pub static TEXT: $crate::rule::RuleText = $crate::rule::RuleText {
                id: $text_id,
                home: $crate::standard::$home,
                basis: &[$($crate::rule::Basis { source: $source, place: $place, mark: stringify!($mark) }),+],
                confidence: stringify!($confidence),
                title: $crate::rule::Bilingual { zh: $title_zh, en: $title_en },
                fields: &[$($field),*],
                formats: &[$($($format),+)?],
                message: $crate::rule::Bilingual { zh: $says_zh, en: $says_en },
                also: &[$($((stringify!($problem), $crate::rule::Bilingual { zh: $also_zh, en: $also_en })),+)?],
                fix: $crate::rule::Bilingual { zh: $fix_zh, en: $fix_en },
                upon: $crate::rule!(@upon $($upon)?),
                pass: stringify!({$($pass)*}),
                fail: $crate::rule!(@fail $($at {$($fail)*})?),
            };
        }
    };
    (@check) => { |_, _, _| Ok(()) };
    (@check ($($record:tt)+) |$view:ident, $found:ident| $check:expr) => {{
        fn check(document: &$crate::document::Document<'_>, record: u32, $found: &mut $crate::report::Found<'_>) -> $crate::rule::Outcome {
            let $view = <$($record)+<'_> as $crate::document::View>::at(document, record);
            $check
        }
        check
    }};
    (@across) => { None };
    (@across |$transaction:ident, $found:ident| $across:expr) => {
        if cfg!(feature = "transaction") {
            Some($crate::rule!(@check ($crate::records::transaction::Transaction) |$transaction, $found| $across))
        } else {
            None
        }
    };
    (@member subjects) => { $crate::records::transaction::Member::Subjects };
    (@member listings) => { $crate::records::transaction::Member::Listings };
    (@member order) => { $crate::records::transaction::Member::Order };
    (@member payments) => { $crate::records::transaction::Member::Payments };
    (@member shipments) => { $crate::records::transaction::Member::Shipments };
    (@member aftersales) => { $crate::records::transaction::Member::Aftersales };
    (@member platform) => { $crate::records::transaction::Member::Platform };
    (@path $record:ident $path:literal) => { $crate::shape::Path::of(<$record<'static> as $crate::document::View<'static>>::SHAPE, $path) };
    (@gate gate) => { true };
    (@gate audit) => { false };
    (@words) => { None };
    (@words $words:path) => { Some(&$words) };
    (@since) => { None };
    (@since $year:literal $month:literal $day:literal) => { Some($crate::time::start_of_day($year, $month, $day)) };
    (@upon) => { "{}" };
    (@upon $upon:path) => { $upon };
    (@fail) => { None };
    (@fail $at:literal {$($fail:tt)*}) => { Some((stringify!({$($fail)*}), $at)) };
}

/// The rules of a record kind, in the order of their ids.
#[derive(Debug)]
pub struct Rules {
    /// As the engine runs them.
    pub rules: &'static [&'static Rule],
    /// What they say to people, in the same order.
    #[cfg(feature = "text")]
    pub texts: &'static [&'static RuleText],
}

impl Rules {
    /// Those of a record which a build leaves out.
    pub(crate) const NONE: Self = Self {
        rules: &[],
        #[cfg(feature = "text")]
        texts: &[],
    };
}

/// Lists every rule of a record kind once: the engine's table and the texts beside it.
#[macro_export]
#[doc(hidden)]
macro_rules! registry {
    ($($module:ident),+; $($theme:ident::$id:ident),+ $(,)?) => {
        $(pub mod $module;)+

        /// All of them.
        pub static ALL: $crate::rule::Rules = $crate::rule::Rules {
            rules: &[$(&$theme::$id::RULE),+],
            #[cfg(feature = "text")]
            texts: &[$(&$theme::$id::TEXT),+],
        };
    };
}

/// What a shape offers to the rule vocabulary: an entry without its value's type.
pub trait Pointed: Copy {
    /// Its slot.
    fn slot(self) -> SlotIndex;
    /// What is known of it.
    fn known(self) -> State;
}

impl<T> Pointed for Entry<'_, T> {
    fn slot(self) -> SlotIndex {
        self.slot
    }
    fn known(self) -> State {
        self.state()
    }
}
