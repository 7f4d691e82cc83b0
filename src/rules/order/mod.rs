//! ORD 订单处理: the 43 requirements of order processing.

registry! {
    parties, lines, amounts, formation, delivery, status, proof, special;
    parties::ORD_001, parties::ORD_002, lines::ORD_003, lines::ORD_004, lines::ORD_005, lines::ORD_006,
    amounts::ORD_007, amounts::ORD_008, amounts::ORD_009, amounts::ORD_010,
    formation::ORD_011, formation::ORD_012, formation::ORD_013, formation::ORD_014, formation::ORD_015,
    formation::ORD_016, formation::ORD_017, delivery::ORD_018, delivery::ORD_019, delivery::ORD_020,
    lines::ORD_021, lines::ORD_022, lines::ORD_023, status::ORD_024, status::ORD_025, status::ORD_026,
    status::ORD_027, status::ORD_028, proof::ORD_029, proof::ORD_030, proof::ORD_031, proof::ORD_032,
    proof::ORD_033, special::ORD_034, special::ORD_035, special::ORD_036, special::ORD_037, special::ORD_038,
    special::ORD_039, proof::ORD_040, proof::ORD_041, special::ORD_042, special::ORD_043,
}
