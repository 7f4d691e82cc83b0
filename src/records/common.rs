//! Parts that several kinds of record share.

use crate::{codes, shape};

codes! {
    /// Algorithms for content hashes that are still trusted.
    HashAlgorithm {
        Sha256 "sha256" "SHA-256",
        Sha384 "sha384" "SHA-384",
        Sha512 "sha512" "SHA-512",
        Sm3 "sm3" "SM3",
    }
}

shape! {
    /// 证据声明: that something was done, where the proof is kept, and its digest.
    Evidence {
        reference: text(512) "证据编号或地址",
        at: timestamp "时间",
        digest: text(128) "摘要",
    }
}
