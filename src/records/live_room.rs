//! 直播间: who runs it, who presents, and whose goods it sells.

use super::subject::{IdType, VerificationResult};
use crate::shape;

shape! {
    /// 直播间运营者或直播营销人员
    LivePerson {
        name: text(256) personal "姓名或名称",
        uscc: text(64) "统一社会信用代码",
        id_type: code(IdType) "证件类型",
        id_number: text(64) personal "证件号码",
        archive_id: id(64) "档案编号",
        verified_at: timestamp "核验时间",
        result: code(VerificationResult) "核验结果",
    }
}

shape! {
    /// 展示的实际销售者
    ShownSeller {
        seller_id: id(64) "卖方编号",
        name: text(256) personal "展示的销售者名称",
    }
}

shape! {
    /// 直播间
    LiveRoom {
        room_id: id(64) "直播间编号",
        operator: object(LivePerson) "直播间运营者",
        presenters: list(LivePerson) "直播营销人员",
        sellers_shown: list(ShownSeller) "展示的实际销售者",
    }
}
