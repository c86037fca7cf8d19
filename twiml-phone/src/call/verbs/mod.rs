//! The verbs, one file each. What a verb does is in the order in which it happens.

pub(super) mod connect;
pub(super) mod dial;
pub(super) mod end;
pub(super) mod enqueue;
pub(super) mod gather;
pub(super) mod pay;
pub(super) mod record;
pub(super) mod refer;
pub(super) mod sms;
pub(super) mod start;
