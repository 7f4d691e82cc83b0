//! tradelint checks trade records against GB/T 37401-2019 电子商务平台服务保障技术要求.
//!
//! ```
//! use tradelint::{Checker, Options, RecordKind, Verdict};
//!
//! let mut checker = Checker::new(RecordKind::Order, Options::default())?;
//! let report = checker.check(br#"{"order_id": "1", "payable_amount": "-5.00"}"#);
//! assert_eq!(report.verdict, Verdict::Nonconforming);
//! assert!(report.findings.iter().any(|finding| finding.rule == "ORD-007" && finding.pointer == "/payable_amount"));
//! # Ok::<(), tradelint::UsageError>(())
//! ```
//!
//! Data flows one way: bytes or any serde value → [`shape`]d record → [`rule`]s → findings → [`report`]. What was not evaluated
//! never counts as passed: it is named in [`Report::undetermined`].

mod adapters;
mod bundle;
mod check;
pub mod codes;
pub mod decimal;
pub mod document;
#[cfg(feature = "text")]
pub mod examples;
pub mod identifiers;
pub mod lexicon;
mod options;
mod parts;
mod planned;
mod read;
pub mod records;
pub mod report;
#[macro_use]
pub mod rule;
pub mod rules;
pub mod shape;
mod sort;
pub mod standard;
pub mod time;
mod vocabulary;
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod wasm;
pub mod wordlists;

pub use adapters::Source;
pub use check::Checker;
pub use options::{Limits, Options, Override, OverrideSeverity, Pack, Profile, Suppression, UsageError, WordChanges};
pub use records::RecordKind;
pub use report::{Finding, Param, Report, Verdict};

/// The version every report names.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
