//! The word lists of the text rules: data, one list a file. Callers change them by `overrides.<rule>.words`.
//!
//! The lists are cautious: a word stands there when it is wrong in nearly every sentence on goods. Words with a common innocent use
//! (最大载重, 最新款, 第一次) are left to the callers who want them.

pub mod allergens;
pub mod free_from;
pub mod medical_claims;
pub mod superlatives;
pub mod void_terms;

use crate::lexicon::WordList;

/// All of them.
pub static ALL: [&WordList; 5] = [&superlatives::LIST, &medical_claims::LIST, &void_terms::LIST, &free_from::LIST, &allergens::LIST];
