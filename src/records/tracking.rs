//! 物流跟踪: what happens to a parcel on its way, and who takes it in the end.

use crate::{codes, shape};

codes! {
    /// 事件代码
    EventCode {
        Accepted "accepted" "揽收",
        Departed "departed" "离开",
        Arrived "arrived" "到达",
        OutForDelivery "out_for_delivery" "派送",
        Delivered "delivered" "妥投",
        FailedAttempt "failed_attempt" "投递未成",
        Held "held" "暂存或待取",
        Returning "returning" "退回途中",
        Returned "returned" "已退回",
        Lost "lost" "丢失",
        Damaged "damaged" "毁损",
        Customs "customs" "通关",
    }
}

codes! {
    /// Who took the parcel: the recipient, an agent the recipient named, or a place that keeps it.
    SignerRole {
        Recipient "recipient" "收件人本人",
        Agent "agent" "收件人指定的代收人",
        Locker "locker" "智能快件箱",
        Station "station" "快递服务站",
    }
}

codes! {
    /// 投递地点
    DeliveredPlace {
        AgreedAddress "agreed_address" "约定地址",
        AgreedPickUpPoint "agreed_pickup_point" "约定自提点",
        Elsewhere "elsewhere" "其他地点",
    }
}

codes! {
    /// 无法投递的原因
    UndeliverableReason {
        Refused "refused" "拒收",
        Unreachable "unreachable" "联系不上收件人",
        Absent "absent" "收件人不在",
        NotCollected "not_collected" "逾期未取",
        WrongAddress "wrong_address" "地址有误",
        OutOfArea "out_of_area" "超出服务范围",
    }
}

codes! {
    /// 无法投递的处理
    UndeliverableHandling {
        ReturnedToSender "returned_to_sender" "退回寄件人",
        AsSenderAsked "as_sender_asked" "按寄件人要求处理",
        Unclaimed "unclaimed" "按无着快件处理",
    }
}

shape! {
    /// 物流事件
    Event {
        code: code(EventCode) "事件代码",
        at: timestamp "事件时间",
        place: text(256) "事件地点",
        operator: text(128) personal "经手人",
        note: text(1024) personal "事件说明",
    }
}

shape! {
    /// 签收人
    SignedBy {
        name: text(128) personal "签收人姓名",
        role: code(SignerRole) "签收人身份",
    }
}

shape! {
    /// 代收同意
    ProxyConsent {
        at: timestamp "同意时间",
        reference: text(512) "同意凭据",
    }
}

shape! {
    /// 投递
    Attempt {
        at: timestamp "投递时间",
        fee: money "投递收费",
    }
}

shape! {
    /// 无法投递
    Undeliverable {
        reason: code(UndeliverableReason) "无法投递的原因",
        handling: code(UndeliverableHandling) "无法投递的处理",
        sender_asked_at: timestamp "寄件人提出要求的时间",
    }
}

impl UndeliverableReason {
    /// Whether trying again could have helped.
    pub fn calls_for_attempts(self) -> bool {
        matches!(self, Self::Unreachable | Self::Absent)
    }
}

/// How far a parcel has come: what the events so far permit to follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Course {
    /// On its way to the recipient.
    #[default]
    Outbound,
    /// In the recipient's hands.
    Delivered,
    /// On its way back to the sender.
    Returning,
    /// In the sender's hands again.
    Returned,
}

impl Course {
    /// The course after the next event; `None` where that event cannot come next. Carriers skip steps and hand parcels on to others, so
    /// on the way everything is permitted; what was delivered can only turn out damaged or go back, and what goes back is never delivered.
    pub fn after(self, event: EventCode) -> Option<Self> {
        use EventCode as E;
        match (self, event) {
            (Self::Outbound | Self::Delivered, E::Delivered) | (Self::Delivered, E::Damaged) => Some(Self::Delivered),
            (Self::Outbound | Self::Delivered, E::Returning) => Some(Self::Returning),
            (_, E::Returned) => Some(Self::Returned),
            (Self::Delivered | Self::Returned, _) | (Self::Returning, E::Accepted | E::Delivered) => None,
            (Self::Outbound | Self::Returning, _) => Some(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_a_parcel() {
        use EventCode as E;
        let table: &[(&[EventCode], Option<Course>)] = &[
            (&[], Some(Course::Outbound)),
            (&[E::Accepted, E::Departed, E::Arrived, E::OutForDelivery, E::Delivered], Some(Course::Delivered)),
            (&[E::OutForDelivery, E::FailedAttempt, E::OutForDelivery, E::Held, E::Delivered, E::Delivered], Some(Course::Delivered)),
            (&[E::Accepted, E::Delivered, E::Arrived], None),
            (&[E::Accepted, E::Delivered, E::Damaged], Some(Course::Delivered)),
            (&[E::Accepted, E::Delivered, E::Returning, E::Departed, E::Returned], Some(Course::Returned)),
            (&[E::Accepted, E::Returning, E::Delivered], None),
            (&[E::Accepted, E::Returning, E::Arrived, E::OutForDelivery, E::Returned], Some(Course::Returned)),
            (&[E::Accepted, E::Returned, E::Departed], None),
            (&[E::Accepted, E::Lost, E::Arrived], Some(Course::Outbound)),
        ];
        for (events, course) in table {
            let followed = events.iter().try_fold(Course::default(), |course, event| course.after(*event));
            assert_eq!(followed, *course, "{events:?}");
        }
    }
}
