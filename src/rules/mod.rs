//! Rules, one folder an aspect, one file a theme.

pub mod document;
pub mod listing;
pub mod order;
pub mod shipment;
