//! OBJ 客体服务保证: the requirements on listings.

registry! {
    identity;
    identity::OBJ_001,
}
