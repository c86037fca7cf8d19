//! Conversations.

use super::prelude::*;

payload! {
    /// Something is about to happen, or has happened, in Conversations.
    ///
    /// Before a change (`onMessageAdd`), Twilio waits for a JSON response: a `#[studio_webhook]` returns `{}` to
    /// accept the change, or `body`, `author`, `attributes` or `friendly_name` to modify it. After a change
    /// (`onMessageAdded`), Twilio expects nothing: a `#[status_callback]` receives it.
    pub struct ConversationEvent: "https://www.twilio.com/docs/conversations/conversations-webhooks" {
        /// What is about to happen, or has happened.
        key event_type: ConversationEventType = "EventType";
        /// The account that the conversation belongs to.
        account_sid: AccountSid = "AccountSid";
        /// Where the change comes from.
        source: ConversationSource = "Source";
        /// Who made the change in the SDK.
        client_identity: Option<Text> = "ClientIdentity";
        /// How often this request has been repeated.
        retry_count: Option<u32> = "RetryCount";
        /// The conversation.
        conversation_sid: Option<ConversationSid> = "ConversationSid";
        /// The service that the conversation belongs to.
        chat_service_sid: Option<ServiceSid> = "ChatServiceSid";
        /// The messaging service that the conversation uses.
        messaging_service_sid: Option<MessagingServiceSid> = "MessagingServiceSid";
        /// The message.
        message_sid: Option<ConversationMessageSid> = "MessageSid";
        /// The participant.
        participant_sid: Option<ParticipantSid> = "ParticipantSid";
        /// The user.
        user_sid: Option<UserSid> = "UserSid";
        /// The role of the user or participant.
        role_sid: Option<RoleSid> = "RoleSid";
        /// The number of the message in the conversation.
        index: Option<u32> = "Index";
        /// The text of the message; empty if there are only media.
        body: Option<Text> = "Body", hidden;
        /// Who wrote the message.
        author: Option<Text> = "Author", hidden;
        /// Data that your application attached to it.
        attributes: Option<JsonText> = "Attributes", hidden;
        /// The media, as `[{"Sid": …, "Filename": …, "ContentType": …, "Size": …}]`.
        media: Option<JsonText> = "Media", hidden;
        /// The name that users see.
        friendly_name: Option<Text> = "FriendlyName";
        /// The name that your application uses.
        unique_name: Option<Text> = "UniqueName";
        /// The state of the conversation.
        state: Option<ConversationState> = "State";
        /// The identity of the participant or user.
        identity: Option<Text> = "Identity";
        /// Your number, through which the participant takes part.
        messaging_binding_proxy_address: Option<Address> = "MessagingBinding.ProxyAddress";
        /// The participant's number; in a group MMS, the numbers of all of them.
        messaging_binding_address: Vec<Address> = "MessagingBinding.Address";
        /// Your numbers in a group MMS.
        messaging_binding_projected_address: Vec<Address> = "MessagingBinding.ProjectedAddress";
        /// The author's number.
        messaging_binding_author_address: Option<Address> = "MessagingBinding.AuthorAddress";
        /// The channel through which the participant takes part.
        messaging_binding_type: Option<BindingType> = "MessagingBinding.Type";
        /// When it was created.
        date_created: Option<Timestamp> = "DateCreated";
        /// When it was changed.
        date_updated: Option<Timestamp> = "DateUpdated";
        /// When it was removed.
        date_removed: Option<Timestamp> = "DateRemoved";
        /// The text of the message that starts the conversation.
        message_body: Option<Text> = "MessageBody", hidden;
        /// When the state changed.
        state_updated: Option<Timestamp> = "StateUpdated";
        /// The state before.
        state_from: Option<ConversationState> = "StateFrom";
        /// The state now.
        state_to: Option<ConversationState> = "StateTo";
        /// Why the state changed.
        reason: Option<ConversationReason> = "Reason";
        /// The receipt of the message.
        delivery_receipt_sid: Option<DeliveryReceiptSid> = "DeliveryReceiptSid";
        /// The message of the channel.
        channel_message_sid: Option<ChannelMessageSid> = "ChannelMessageSid";
        /// The status of the message on its channel.
        status: Option<DeliveryStatus> = "Status";
        /// Why the message failed. A 0 is `None`.
        error_code: Option<ErrorCode> = "ErrorCode";
        /// The last message that the participant has read.
        last_read_message_index: Option<u32> = "LastReadMessageIndex";
        /// Whether the user is connected.
        is_online: Option<bool> = "isOnline";
        /// Whether the user can be reached by push notification.
        is_notifiable: Option<bool> = "isNotifiable";
    }
}
