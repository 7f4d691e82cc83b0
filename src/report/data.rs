//! The report as serde data, without words: for Rust callers, and what JSON output is made of.

use super::{Finding, Param, Report, Verdict};
use crate::records::transaction::Members;
use serde::ser::{Serialize, SerializeMap as _, SerializeStruct as _, Serializer};

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Serialize for Param {
    /// Counts as numbers, all else as text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::Decimal(value) => serializer.collect_str(value),
            Self::Time(value) => serializer.collect_str(value),
            Self::Date(value) => serializer.collect_str(value),
            Self::Character(character) => serializer.serialize_char(*character),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Field(text) | Self::Given(text) => serializer.serialize_str(text),
        }
    }
}

struct Params<'f>(&'f [(&'static str, Param)]);

impl Serialize for Params<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut finding = serializer.serialize_struct("Finding", 6)?;
        finding.serialize_field("rule", self.rule)?;
        finding.serialize_field("severity", self.modality.severity())?;
        finding.serialize_field("modality", self.modality.word())?;
        finding.serialize_field("pointer", &self.pointer)?;
        finding.serialize_field("related", &self.related)?;
        finding.serialize_field("params", &Params(&self.params))?;
        finding.end()
    }
}

impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.words())
    }
}

struct Lacking<'r>(&'r [(&'static str, Members)]);

impl Serialize for Lacking<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(rule, members)| (rule, members)))
    }
}

struct Suppressed<'r>(&'r (&'static str, String));

impl Serialize for Suppressed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut suppressed = serializer.serialize_struct("Suppressed", 2)?;
        suppressed.serialize_field("rule", self.0.0)?;
        suppressed.serialize_field("pointer", &self.0.1)?;
        suppressed.end()
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 7 + usize::from(self.lacking.is_some()))?;
        report.serialize_field("record", self.record)?;
        report.serialize_field("profile", self.profile)?;
        report.serialize_field("verdict", &self.verdict)?;
        report.serialize_field("findings", &self.findings)?;
        report.serialize_field("undetermined", &self.undetermined)?;
        if let Some(lacking) = &self.lacking {
            report.serialize_field("lacking", &Lacking(lacking))?;
        }
        let suppressed: Vec<_> = self.suppressed.iter().map(Suppressed).collect();
        report.serialize_field("suppressed", &suppressed)?;
        report.serialize_field("truncated", &self.truncated)?;
        report.end()
    }
}
