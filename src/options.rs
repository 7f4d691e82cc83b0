//! What a caller can choose. Options cross the boundary as data, so they are checked like data.

use crate::rule::Modality;
use crate::time::Timestamp;
use core::fmt::Display;
use core::marker::PhantomData;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use validator::{ValidateLength as _, ValidateRange as _};

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

/// Declares the packs: `Variant "name" "English, for the docs",`.
macro_rules! packs {
    ($($variant:ident $name:literal $doc:literal,)+) => {
        /// Sets of rules for one kind of trade. A record that says it belongs there switches its pack on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        pub enum Pack { $(#[doc = $doc] #[serde(rename = $name)] $variant),+ }

        impl Pack {
            /// All, by number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

packs! {
    CrossBorder "cross-border" "Import by cross-border e-commerce retail.",
    TrustedTrade "trusted-trade" "Trade that claims conformity with GB/T 31782-2023.",
    Food "food" "Food, prepackaged or in bulk.",
    HealthFood "health-food" "Health food (保健食品).",
    Cosmetics "cosmetics" "Cosmetics.",
    MedicalDevice "medical-device" "Medical devices.",
    Drug "drug" "Medicines.",
    Agricultural "agricultural" "Edible agricultural products.",
    Textile "textile" "Textiles and clothing.",
    Toy "toy" "Toys.",
    Publication "publication" "Books, periodicals, recordings.",
    LiveSale "live-sale" "Sale by live stream.",
    Pesticide "pesticide" "Pesticides.",
    Presale "presale" "Sale before the goods are there.",
    SecondHand "second-hand" "Used and refurbished goods.",
    WechatPay "wechat-pay" "Payments by `WeChat` Pay `APIv3`.",
    Alipay "alipay" "Payments by Alipay.",
    PaymentInstitution "payment-institution" "Payment records that a payment institution keeps.",
    ColdChain "cold-chain" "Goods that must be kept within a range of temperature on their way.",
}

/// Bounds on what is read and reported.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of a document; 4 MiB unless set.
    pub max_bytes: u32,
    /// Levels of nesting; 64 unless set.
    pub max_depth: u32,
    /// Entries of a list; 10,000 unless set.
    pub max_items: u32,
    /// Findings of a report; 100 unless set. More set `truncated`.
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
    /// Values for the rule's settings, by name: 0 to 1,000,000.
    pub settings: Named<i64>,
    /// Changes to the rule's word list.
    pub words: Option<WordChanges>,
}

/// What a caller changes of a rule's word list. Each list has at most 1,000 words of 1 to 64 characters.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WordChanges {
    /// Words to find beside those of the list. A finding says where one stands, never which.
    pub add: Vec<String>,
    /// Words of the list not to find.
    pub remove: Vec<String>,
    /// Longer terms within which a word is no finding.
    pub allow: Vec<String>,
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
    /// All, by number.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Note, Self::Off];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Off => "off",
        }
    }

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
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// The rule's id.
    pub rule: String,
    /// Where; everywhere when not given.
    pub pointer: Option<String>,
    /// Why it is accepted: at least a word.
    pub reason: String,
    /// Until when, RFC 3339; for ever when not given.
    pub until: Option<String>,
}

/// Options of a check.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// Which rules run.
    pub profile: Profile,
    /// Packs to run beside those that the record switches on.
    pub packs: Vec<Pack>,
    /// The present, RFC 3339 with offset. Rules about the present are undetermined without it.
    pub now: Option<String>,
    /// The source format; tradelint's own when not given.
    pub from: Option<String>,
    /// Per rule.
    pub overrides: Named<Override>,
    /// Findings that are known and accepted.
    pub suppress: Vec<Suppression>,
    /// Bounds.
    pub limits: Limits,
}

/// A few values by name, in the order they were given.
#[derive(Clone, Debug)]
pub struct Named<T>(pub Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<T> {
    /// The value of that name; the last one where it was given twice.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
            type Value = Named<T>;
            fn expecting(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                out.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Named<T>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Named(members))
            }
        }
        deserializer.deserialize_map(Members(PhantomData))
    }
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
        self.limits.validate()?;
        self.suppress.iter().try_for_each(Suppression::validate)?;
        for (id, set) in &self.overrides.0 {
            for (name, value) in &set.settings.0 {
                bounded(&format!("overrides.{id}.settings.{name}"), value.validate_range(Some(0), Some(1_000_000), None, None), "0 to 1000000")?;
            }
            set.words.as_ref().map_or(Ok(()), |words| words.validate(id))?;
        }
        self.now.as_deref().map(|now| moment("now", now)).transpose()
    }
}

pub(crate) fn moment(option: &str, text: &str) -> Result<Timestamp, UsageError> {
    Timestamp::from_rfc3339(text.as_bytes())
        .map_err(|_| UsageError(format!("option `{option}` must be an RFC 3339 time with offset, such as 2026-03-01T12:00:00+08:00")))
}

/// Refuses what is out of bounds. Validator's single checks, not its derived ones: those collect errors in a hash map, with their values in
/// it, and weigh 6 kB in the Wasm module.
fn bounded(option: &str, holds: bool, bounds: impl Display) -> Result<(), UsageError> {
    if holds { Ok(()) } else { Err(UsageError(format!("option `{option}` must be {bounds}"))) }
}

impl Limits {
    /// No limit can be raised above these.
    const HIGHEST: Self = Self { max_bytes: 1 << 28, max_depth: 127, max_items: 65_535, max_findings: 10_000, beyond_json: true };

    fn validate(&self) -> Result<(), UsageError> {
        let highest = Self::HIGHEST;
        for (name, limit, highest) in [
            ("limits.max_bytes", self.max_bytes, highest.max_bytes),
            ("limits.max_depth", self.max_depth, highest.max_depth),
            ("limits.max_items", self.max_items, highest.max_items),
            ("limits.max_findings", self.max_findings, highest.max_findings),
        ] {
            bounded(name, limit.validate_range(Some(1), Some(highest), None, None), format_args!("1 to {highest}"))?;
        }
        Ok(())
    }
}

impl Suppression {
    fn validate(&self) -> Result<(), UsageError> {
        bounded("suppress.reason", self.reason.validate_length(Some(1), Some(1000), None), "1 to 1000 characters")
    }
}

impl WordChanges {
    fn validate(&self, id: &str) -> Result<(), UsageError> {
        let is_word = |word: &String| word.validate_length(Some(1), Some(64), None) && word.trim() == word;
        let bounds = "at most 1000 words of 1 to 64 characters, without spaces around them";
        for (name, words) in [("add", &self.add), ("remove", &self.remove), ("allow", &self.allow)] {
            let holds = words.validate_length(None, Some(1000), None) && words.iter().all(is_word);
            bounded(&format!("overrides.{id}.words.{name}"), holds, bounds)?;
        }
        Ok(())
    }
}
