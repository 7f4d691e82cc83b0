//! LOG 物流配送: the 50 requirements of logistics distribution.

registry! {
    acceptance, carrier, delivery, dispatch, items, parties, proof, special, tracking, trouble, waybill;
    proof::LOG_001, carrier::LOG_002, carrier::LOG_003, waybill::LOG_004, waybill::LOG_005, waybill::LOG_006,
    parties::LOG_007, parties::LOG_008, items::LOG_009, parties::LOG_010, items::LOG_011, waybill::LOG_012,
    waybill::LOG_013, waybill::LOG_014, acceptance::LOG_015, acceptance::LOG_016, acceptance::LOG_017, items::LOG_018,
    dispatch::LOG_019, dispatch::LOG_020, dispatch::LOG_021, tracking::LOG_022, tracking::LOG_023, tracking::LOG_024,
    tracking::LOG_025, tracking::LOG_026, delivery::LOG_027, delivery::LOG_028, delivery::LOG_029, delivery::LOG_030,
    delivery::LOG_031, delivery::LOG_032, delivery::LOG_033, trouble::LOG_034, trouble::LOG_035, trouble::LOG_036,
    trouble::LOG_037, carrier::LOG_038, dispatch::LOG_039, items::LOG_040, parties::LOG_041, special::LOG_042,
    special::LOG_043, items::LOG_044, special::LOG_045, special::LOG_046, proof::LOG_047, carrier::LOG_048,
    special::LOG_049, proof::LOG_050,
}
