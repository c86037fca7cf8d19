//! The rows of voice documents.

pub(crate) mod call;
pub(crate) mod conference;
pub(crate) mod connect;
pub(crate) mod dial;
pub(crate) mod gather;
pub(crate) mod pay;
pub(crate) mod queue;
pub(crate) mod record;
pub(crate) mod relay;
pub(crate) mod sip;
pub(crate) mod speech;
pub(crate) mod start;
