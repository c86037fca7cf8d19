//! What the parameters of Conversations may say.

use crate::{Format, Text};

open_enum! {
    /// What is about to happen, or has happened, in Conversations. Names in the present tense wait for an
    /// answer, names in the past do not.
    ///
    /// <https://www.twilio.com/docs/conversations/conversations-webhooks>
    pub enum ConversationEventType {
        /// A message is about to be added.
        MessageAdd = "onMessageAdd",
        /// A message is about to be removed.
        MessageRemove = "onMessageRemove",
        /// A message is about to be changed.
        MessageUpdate = "onMessageUpdate",
        /// A conversation is about to be added.
        ConversationAdd = "onConversationAdd",
        /// A conversation is about to be removed.
        ConversationRemove = "onConversationRemove",
        /// A conversation is about to be changed.
        ConversationUpdate = "onConversationUpdate",
        /// A participant is about to be added.
        ParticipantAdd = "onParticipantAdd",
        /// A participant is about to be removed.
        ParticipantRemove = "onParticipantRemove",
        /// A participant is about to be changed.
        ParticipantUpdate = "onParticipantUpdate",
        /// A user is about to be changed.
        UserUpdate = "onUserUpdate",
        /// A message was added.
        MessageAdded = "onMessageAdded",
        /// A message was removed.
        MessageRemoved = "onMessageRemoved",
        /// A message was changed.
        MessageUpdated = "onMessageUpdated",
        /// A conversation was added.
        ConversationAdded = "onConversationAdded",
        /// A conversation was removed.
        ConversationRemoved = "onConversationRemoved",
        /// A conversation was changed.
        ConversationUpdated = "onConversationUpdated",
        /// A conversation became active, inactive or closed.
        ConversationStateUpdated = "onConversationStateUpdated",
        /// A participant was added.
        ParticipantAdded = "onParticipantAdded",
        /// A participant was removed.
        ParticipantRemoved = "onParticipantRemoved",
        /// A participant was changed.
        ParticipantUpdated = "onParticipantUpdated",
        /// How far a message has come on its channel changed.
        DeliveryUpdated = "onDeliveryUpdated",
        /// A user was added.
        UserAdded = "onUserAdded",
        /// A user was changed.
        UserUpdated = "onUserUpdated",
    }

    /// Where a change in Conversations comes from.
    pub enum ConversationSource {
        /// A client of the Conversations SDK.
        Sdk = "SDK",
        /// The REST API.
        Api = "API",
        /// An SMS.
        Sms = "SMS",
        /// A `WhatsApp` message.
        WhatsApp = "WHATSAPP",
    }

    /// The state of a conversation.
    pub enum ConversationState {
        /// Messages come and go.
        Active = "active",
        /// Nothing has happened for a while.
        Inactive = "inactive",
        /// It is over.
        Closed = "closed",
    }

    /// Why the state of a conversation changed.
    pub enum ConversationReason {
        /// The REST API changed it.
        Api = "API",
        /// A timer ran out.
        Timer = "TIMER",
        /// Something happened in it.
        Event = "EVENT",
    }

    /// How far a conversation's message has come on its channel.
    pub enum DeliveryStatus {
        /// The recipient opened it.
        Read = "read",
        /// It could not be sent.
        Failed = "failed",
        /// It arrived.
        Delivered = "delivered",
        /// It did not arrive.
        Undelivered = "undelivered",
        /// The nearest carrier has taken it.
        Sent = "sent",
    }
}

/// The channel by which a participant takes part, such as `SMS`. Twilio writes it in uppercase and
/// lowercase.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BindingType(Text);

impl BindingType {
    /// The values that are known, as they are on the wire.
    pub const KNOWN: &'static [&'static str] = &["SMS", "CHAT", "WHATSAPP", "sms", "whatsapp"];

    /// Whether it is SMS.
    pub fn is_sms(&self) -> bool {
        self.eq_ignore_ascii_case("sms")
    }

    /// Whether it is `WhatsApp`.
    pub fn is_whatsapp(&self) -> bool {
        self.eq_ignore_ascii_case("whatsapp")
    }

    /// Whether it is the Conversations SDK.
    pub fn is_chat(&self) -> bool {
        self.eq_ignore_ascii_case("chat")
    }
}

text_newtype!(BindingType, Format::OneOf(Self::KNOWN));
debug_as_text!(BindingType);
from_text!(BindingType);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_binding_is_known_in_capitals_and_small_letters() {
        assert!(BindingType::from("SMS").is_sms() && BindingType::from("sms").is_sms());
        assert!(BindingType::from("WhatsApp").is_whatsapp() && BindingType::from("CHAT").is_chat());
        assert!(!BindingType::from("fax").is_sms());
    }
}
