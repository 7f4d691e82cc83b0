//! Ways into a document: JSON bytes, and any serde format. Both leave the very same slots.

pub mod json;
pub mod leaf;
mod scan;
pub mod value;

/// What stops the reading; the fault that says why is already kept.
#[derive(Debug)]
pub(crate) struct Stop;

/// Faults kept at most: far more than any report shows.
pub(crate) const MAX_FAULTS: usize = 10_000;
