//! What a caller can choose. Options cross the boundary as data, so they are checked like data.

use crate::rule::Modality;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use validator::Validate;

/// Which rules run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// What a checkout form or an edge worker can decide from the record alone.
    #[default]
    Gate,
    /// Everything; what cannot be decided is named as undetermined.
    Audit,
}

impl Profile {
    /// Both, by number.
    pub const ALL: [Self; 2] = [Self::Gate, Self::Audit];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gate => "gate",
            Self::Audit => "audit",
        }
    }
}

/// Sets of rules for one kind of trade. A record that says it belongs there switches its pack on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pack {
    /// Import by cross-border e-commerce retail.
    CrossBorder,
    /// Trade that claims conformity with GB/T 31782-2023.
    TrustedTrade,
}

impl Pack {
    /// All, by number.
    pub const ALL: [Self; 2] = [Self::CrossBorder, Self::TrustedTrade];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CrossBorder => "cross-border",
            Self::TrustedTrade => "trusted-trade",
        }
    }
}

/// Bounds on what is read and reported.
#[derive(Clone, Copy, Debug, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of a document; 4 MiB unless set.
    #[validate(range(min = 1, max = 268_435_456))]
    pub max_bytes: u32,
    /// Levels of nesting; 64 unless set.
    #[validate(range(min = 1, max = 127))]
    pub max_depth: u32,
    /// Entries of a list; 10,000 unless set.
    #[validate(range(min = 1, max = 65_535))]
    pub max_items: u32,
    /// Findings of a report; 100 unless set. More set `truncated`.
    #[validate(range(min = 1, max = 10_000))]
    pub max_findings: u32,
    /// Whether control bytes 1 to 4 stand for values that JSON cannot say. Only our own JavaScript bindings write them.
    #[serde(skip)]
    pub(crate) beyond_json: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 4 << 20, max_depth: 64, max_items: 10_000, max_findings: 100, beyond_json: false }
    }
}

/// What a caller sets for one rule.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Override {
    /// `error`, `warning`, `note`; `off` leaves the rule unevaluated, so it is named as undetermined.
    pub severity: Option<OverrideSeverity>,
    /// Values for the rule's settings, by name.
    pub settings: BTreeMap<String, i64>,
}

/// Severity as a caller sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OverrideSeverity {
    /// As `shall`.
    Error,
    /// As `should`.
    Warning,
    /// As `may`.
    Note,
    /// Not evaluated.
    Off,
}

impl OverrideSeverity {
    /// The modality of the same weight.
    pub(crate) const fn modality(self) -> Option<Modality> {
        match self {
            Self::Error => Some(Modality::Shall),
            Self::Warning => Some(Modality::Should),
            Self::Note => Some(Modality::May),
            Self::Off => None,
        }
    }
}

/// A finding that is known and accepted.
#[derive(Clone, Debug, Deserialize, Serialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// The rule's id.
    pub rule: String,
    /// Where; everywhere when not given.
    pub pointer: Option<String>,
    /// Why it is accepted: at least a word.
    #[validate(length(min = 1, max = 1000))]
    pub reason: String,
    /// Until when, RFC 3339; for ever when not given.
    pub until: Option<String>,
}

/// Options of a check.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// Which rules run.
    pub profile: Profile,
    /// Packs to run beside those that the record switches on.
    #[validate(length(max = 16))]
    pub packs: Vec<Pack>,
    /// The present, RFC 3339 with offset. Rules about the present are undetermined without it.
    pub now: Option<String>,
    /// The source format; tradelint's own when not given.
    pub from: Option<String>,
    /// Per rule.
    pub overrides: BTreeMap<String, Override>,
    /// Findings that are known and accepted.
    #[validate(nested, length(max = 1000))]
    pub suppress: Vec<Suppression>,
    /// Bounds.
    #[validate(nested)]
    pub limits: Limits,
}

/// A mistake of the caller: an unknown name, a value out of bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageError(pub(crate) String);

impl core::fmt::Display for UsageError {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str(&self.0)
    }
}

impl core::error::Error for UsageError {}

impl UsageError {
    /// Names what is unknown and what there is.
    pub(crate) fn unknown<'n>(what: &str, name: &str, known: impl Iterator<Item = &'n str>) -> Self {
        Self(format!("unknown {what} `{name}`: use one of {}", known.collect::<Vec<_>>().join(", ")))
    }
}

impl Options {
    /// Checks everything serde cannot: bounds, rule ids, times. The first problem by name is reported.
    ///
    /// # Errors
    /// The mistake, named.
    pub(crate) fn present(&self) -> Result<Option<Timestamp>, UsageError> {
        if let Err(errors) = self.validate() {
            return Err(UsageError(first_problem(&errors, "options")));
        }
        self.now.as_deref().map(|now| moment("now", now)).transpose()
    }
}

pub(crate) fn moment(option: &str, text: &str) -> Result<Timestamp, UsageError> {
    Timestamp::from_rfc3339(text.as_bytes())
        .map_err(|_| UsageError(format!("option `{option}` must be an RFC 3339 time with offset, such as 2026-03-01T12:00:00+08:00")))
}

/// Validator's errors come in hash order with values in them: the first by path, without its value.
fn first_problem(errors: &validator::ValidationErrors, path: &str) -> String {
    use validator::ValidationErrorsKind as Kind;
    let mut kinds: Vec<_> = errors.errors().iter().collect();
    kinds.sort_by(|a, b| a.0.cmp(b.0));
    let Some((field, kind)) = kinds.first() else { return format!("{path} is invalid") };
    let path = format!("{path}.{field}");
    match kind {
        Kind::Struct(inner) => first_problem(inner, &path),
        Kind::List(list) => list.iter().next().map_or_else(|| path.clone(), |(at, inner)| first_problem(inner, &format!("{path}[{at}]"))),
        Kind::Field(problems) => {
            let bound = |name: &str| problems.first().and_then(|p| p.params.get(name)).map(ToString::to_string);
            match (bound("min"), bound("max")) {
                (Some(min), Some(max)) => format!("{path} must be from {min} to {max}"),
                (None, Some(max)) => format!("{path} must be at most {max} long"),
                _ => format!("{path} is invalid"),
            }
        }
    }
}
