//! Identifiers: pure functions over bytes.

pub mod phone;
