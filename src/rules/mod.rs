//! Rules, one folder an aspect, one file a theme.

pub mod aftersale;
pub mod document;
pub mod listing;
pub mod order;
pub mod payment;
pub mod shipment;
pub mod subject;
pub mod transaction;
