//! Payloads of other systems as records, one file a format.

use crate::document::Memory;
use crate::options::UsageError;
use crate::records::RecordKind;
use crate::shape::Shape;

/// A source format for one kind of record.
#[derive(Debug)]
pub struct Source {
    /// Its name, as in `--from`.
    pub name: &'static str,
    /// The kind of record it gives.
    pub kind: RecordKind,
    /// Shape of its documents.
    pub shape: &'static Shape,
    /// Appends the records that it finds in the document that was read.
    pub(crate) adapt: fn(&[u8], &mut Memory),
}

/// All source formats.
pub static SOURCES: &[Source] = &[];

impl Source {
    /// All of them.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        SOURCES.iter()
    }

    /// The source of that name for that kind.
    ///
    /// # Errors
    /// Names the sources there are.
    pub fn named(name: &str, kind: RecordKind) -> Result<&'static Self, UsageError> {
        let mut known = SOURCES.iter().filter(|source| source.kind == kind);
        known.clone().find(|source| source.name == name).ok_or_else(|| UsageError::unknown("source format", name, known.by_ref().map(|source| source.name)))
    }
}
