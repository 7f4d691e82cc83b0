//! OBJ 客体服务保证: the requirements on listings.

mod category;
#[cfg(feature = "text")]
pub(crate) mod example;
pub(crate) mod measures;
pub(crate) mod parts;

registry! {
    identity, marking, lifetime, consistency, display, fulfilment, terms, returns, publication, restricted,
    price, comparison, extras, promotion, wording, claims, reputation,
    certificates, food, nutrition, health_food, quantity, cosmetics, devices_and_drugs, other_goods, trace;
    identity::OBJ_001, identity::OBJ_002, identity::OBJ_003, identity::OBJ_004,
    marking::OBJ_005, marking::OBJ_006, marking::OBJ_007, marking::OBJ_008, marking::OBJ_009, marking::OBJ_010,
    lifetime::OBJ_011, lifetime::OBJ_012, lifetime::OBJ_013,
    consistency::OBJ_014, consistency::OBJ_015, consistency::OBJ_016,
    display::OBJ_017, display::OBJ_018, fulfilment::OBJ_019, fulfilment::OBJ_020, fulfilment::OBJ_021,
    terms::OBJ_022, terms::OBJ_023, terms::OBJ_024,
    returns::OBJ_025, returns::OBJ_026, returns::OBJ_027, returns::OBJ_028,
    terms::OBJ_029, terms::OBJ_030, publication::OBJ_031, publication::OBJ_032, publication::OBJ_033,
    restricted::OBJ_034, restricted::OBJ_035, identity::OBJ_036,
    price::OBJ_040, price::OBJ_041, price::OBJ_042, price::OBJ_043, price::OBJ_044,
    comparison::OBJ_045, comparison::OBJ_046, comparison::OBJ_047,
    extras::OBJ_048, extras::OBJ_049, extras::OBJ_050, promotion::OBJ_051, extras::OBJ_052,
    promotion::OBJ_053, extras::OBJ_054, promotion::OBJ_055,
    wording::OBJ_060, wording::OBJ_061, claims::OBJ_062, claims::OBJ_063, claims::OBJ_064, claims::OBJ_065,
    reputation::OBJ_066, reputation::OBJ_067, reputation::OBJ_068, wording::OBJ_069,
    certificates::OBJ_080, certificates::OBJ_081, food::OBJ_082, food::OBJ_083, food::OBJ_084, food::OBJ_085, food::OBJ_086,
    food::OBJ_087, food::OBJ_088, food::OBJ_089, food::OBJ_090, nutrition::OBJ_091, nutrition::OBJ_092, wording::OBJ_093, nutrition::OBJ_094,
    health_food::OBJ_095, quantity::OBJ_096, food::OBJ_097, cosmetics::OBJ_098, cosmetics::OBJ_099,
    devices_and_drugs::OBJ_100, devices_and_drugs::OBJ_101, other_goods::OBJ_102, other_goods::OBJ_103, other_goods::OBJ_104,
    other_goods::OBJ_105, certificates::OBJ_106, trace::OBJ_107, trace::OBJ_108,
}
