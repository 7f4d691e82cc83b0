//! Listings of certain trades, as patches on the kind's example: what the examples of several rules are upon.

/// Prepackaged food.
pub(crate) const FOOD: &str = include_str!("example/food.json");
/// The same, published when GB 7718-2025 and GB 28050-2025 are in force.
pub(crate) const FOOD_OF_2027: &str = include_str!("example/food_of_2027.json");
/// Food in bulk.
pub(crate) const BULK_FOOD: &str = include_str!("example/bulk_food.json");
/// Health food.
pub(crate) const HEALTH_FOOD: &str = include_str!("example/health_food.json");
/// A cosmetic.
pub(crate) const COSMETIC: &str = include_str!("example/cosmetic.json");
/// A medical device.
pub(crate) const MEDICAL_DEVICE: &str = include_str!("example/medical_device.json");
/// A medicine.
pub(crate) const DRUG: &str = include_str!("example/drug.json");
/// An agricultural product.
pub(crate) const AGRICULTURAL: &str = include_str!("example/agricultural.json");
/// A textile.
pub(crate) const TEXTILE: &str = include_str!("example/textile.json");
