//! 支付回调: the gateway's notice of a payment, its signature and its encrypted part.

use crate::{codes, shape};

codes! {
    /// 签名算法: those met in practice, trusted or not; see `SignatureAlgorithm::trust`.
    SignatureAlgorithm {
        RsaSha256 "SHA256-RSA2048" "RSA-SHA256",
        WechatRsaSha256 "WECHATPAY2-SHA256-RSA2048" "RSA-SHA256（微信支付）",
        Rsa2 "RSA2" "RSA-SHA256（支付宝）",
        Sm2 "SM2" "SM2",
        WechatSm2 "WECHATPAY2-SM2-WITH-SM3" "SM2（微信支付）",
        HmacSha256 "HMAC-SHA256" "HMAC-SHA256",
        RsaSha1 "RSA-SHA1" "RSA-SHA1",
        Rsa "RSA" "RSA-SHA1（支付宝）",
        Md5 "MD5" "MD5",
    }
}

codes! {
    /// 密文算法
    NoticeCipher {
        AesGcm "AEAD_AES_256_GCM" "AES-256-GCM",
        Sm4Gcm "AEAD_SM4_GCM" "SM4-GCM",
    }
}

shape! {
    /// 回调签名
    CallbackSignature {
        alg: code(SignatureAlgorithm) "签名算法",
        serial: text(128) "证书序列号",
        value: text(2048) "签名值",
        verified: bool "验签结果",
    }
}

shape! {
    /// 通知资源
    CallbackResource {
        algorithm: code(NoticeCipher) "加密算法",
        original_type: text(32) "原始类型",
        nonce: text(16) "加密随机串",
        associated_data: text(16) "附加数据",
    }
}

shape! {
    /// 支付回调
    Callback {
        id: id(128) "通知编号",
        notify_id: id(128) "通知编号",
        timestamp: timestamp "通知时间戳",
        nonce: text(128) "随机串",
        signature: object(CallbackSignature) "回调签名",
        resource_type: text(32) "资源类型",
        resource: object(CallbackResource) "通知资源",
        app_id: id(64) "应用编号",
        mch_id: id(64) "商户号",
        seller_id: id(64) "卖方编号",
        received_at: timestamp "收到时间",
        acknowledged_at: timestamp "应答时间",
        processed_times: int "处理次数",
    }
}

shape! {
    /// 平台登记的应用与商户
    GatewayRegistration {
        app_id: id(64) "应用编号",
        mch_id: id(64) "商户号",
        seller_id: id(64) "卖方编号",
    }
}

/// How far a signature algorithm is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Without more.
    Full,
    /// Symmetric: both sides can make it, so only where the caller allows it.
    Symmetric,
    /// Broken or outdated.
    Refused,
}

impl SignatureAlgorithm {
    /// How far it is trusted.
    pub const fn trust(self) -> Trust {
        match self {
            Self::RsaSha256 | Self::WechatRsaSha256 | Self::Rsa2 | Self::Sm2 | Self::WechatSm2 => Trust::Full,
            Self::HmacSha256 => Trust::Symmetric,
            Self::RsaSha1 | Self::Rsa | Self::Md5 => Trust::Refused,
        }
    }
}
