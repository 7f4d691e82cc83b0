//! SUB 主体身份认证: the 50 requirements of subject identity authentication.

mod leaks;
pub(crate) mod names;
mod numbers;
mod periods;

registry! {
    kinds, codes, registration, publicity, persons, licences, verification, membership, assets, filings, live;
    kinds::SUB_001, kinds::SUB_002, registration::SUB_003, codes::SUB_004, codes::SUB_005, codes::SUB_006, codes::SUB_007, codes::SUB_008,
    registration::SUB_009, registration::SUB_010, registration::SUB_011, registration::SUB_012,
    publicity::SUB_013, publicity::SUB_014, publicity::SUB_015, kinds::SUB_016, kinds::SUB_017,
    persons::SUB_018, persons::SUB_019, publicity::SUB_020, membership::SUB_021,
    licences::SUB_022, licences::SUB_023, licences::SUB_024, licences::SUB_025, licences::SUB_026, licences::SUB_027,
    verification::SUB_028, verification::SUB_029, verification::SUB_030, verification::SUB_031, verification::SUB_032,
    verification::SUB_033, verification::SUB_034, publicity::SUB_035, publicity::SUB_036, publicity::SUB_037,
    membership::SUB_038, membership::SUB_039, membership::SUB_040, assets::SUB_041, assets::SUB_042,
    filings::SUB_043, filings::SUB_044, filings::SUB_045, persons::SUB_046, persons::SUB_047, live::SUB_048, live::SUB_049, filings::SUB_050,
}
