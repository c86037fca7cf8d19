//! How a number, or the messaging service that it belongs to, handles messages.

use crate::fetch::Webhook;

/// How a number handles messages.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    /// What is asked when a message cannot be answered.
    pub(crate) fallback: Option<Webhook>,
    /// The messaging service that the number belongs to.
    pub(crate) service: Option<String>,
    /// Whether the service has Advanced Opt-Out.
    pub(crate) advanced_opt_out: bool,
    pub(crate) action: MessageAction,
    /// The numbers of the account. Where none is known, every number is one of them.
    pub(crate) numbers: Vec<String>,
}

/// What the `action` of a `<Message>` is.
///
/// Two of Twilio's pages say that it carries the conversation on, one says that it hears of the message's status, and accounts differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum MessageAction {
    /// It is asked when the message has been taken, and its TwiML takes over.
    #[default]
    Flow,
    /// It hears of each status of the message, as a `statusCallback` does.
    Status,
}
