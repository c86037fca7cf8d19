//! How a number, or the messaging service that it belongs to, handles messages.

/// How a number handles messages. Without settings it has no fallback and belongs to no messaging service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MessageSettings {
    /// What is asked when a message cannot be answered: a path of the application, or a URL.
    pub fallback: Option<String>,
    /// The SID of the messaging service that the number belongs to.
    pub service: Option<String>,
    /// Whether the service has Advanced Opt-Out, and tells the application of keywords.
    pub advanced_opt_out: bool,
    /// What the `action` of a `<Message>` is.
    pub action: MessageAction,
    /// The numbers of the account. Where none is given, every number can send.
    pub numbers: Vec<String>,
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
