//! Messages: what comes in, and how far what goes out has come.

use super::prelude::*;

payload! {
    /// A message to one of your numbers or senders: SMS, MMS, `WhatsApp`, RCS, Messenger.
    ///
    /// Received by `#[sms_webhook]`. The `action` of a `<Message>` sends it too, with `message_status` and
    /// `error_code` of the reply.
    pub struct IncomingMessage: "https://www.twilio.com/docs/messaging/guides/webhook-request" {
        /// The message. Where Twilio names it by one of the old copies alone, that one.
        key message_sid: MessageSid = "MessageSid" or "SmsMessageSid" or "SmsSid";
        /// An old copy of `message_sid`.
        sms_sid: Option<MessageSid> = "SmsSid";
        /// An old copy of `message_sid`.
        sms_message_sid: Option<MessageSid> = "SmsMessageSid";
        /// The account that the message belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The messaging service that the number belongs to.
        messaging_service_sid: Option<MessagingServiceSid> = "MessagingServiceSid";
        /// Who sent it.
        from: Address = "From";
        /// Whom it was sent to.
        to: Address = "To";
        /// The text, up to 1600 characters; empty where there are media alone.
        body: Text = "Body", hidden;
        /// How many media came with it.
        num_media: u32 = "NumMedia";
        /// How many segments it took; 1 for anything but SMS.
        num_segments: Option<u32> = "NumSegments";
        /// `received`, as a rule.
        sms_status: Option<MessageStatus> = "SmsStatus";
        /// How far the reply has come, to the `action` of a `<Message>`.
        message_status: Option<MessageStatus> = "MessageStatus";
        /// Why the reply failed, to the `action` of a `<Message>`; why the webhook failed, in a `Fallback`.
        error_code: Option<ErrorCode> = "ErrorCode";
        /// The version of Twilio's API, `2010-04-01`.
        api_version: Option<Text> = "ApiVersion";
        /// The keyword by which the sender opted out, in again, or asked for help, on a messaging service
        /// with Advanced Opt-Out.
        opt_out_type: Option<OptOutType> = "OptOutType";
        /// What the message holds (`WhatsApp`).
        message_type: Option<MessageType> = "MessageType";
        /// The name that the sender goes by (`WhatsApp`).
        profile_name: Option<Text> = "ProfileName", hidden;
        /// The sender's number, without `+` (`WhatsApp`).
        wa_id: Option<Text> = "WaId", hidden;
        /// Whether it was forwarded (`WhatsApp`).
        forwarded: Option<bool> = "Forwarded";
        /// Whether it was forwarded often (`WhatsApp`).
        frequently_forwarded: Option<bool> = "FrequentlyForwarded";
        /// What stood on the button that was pressed.
        button_text: Option<Text> = "ButtonText", hidden;
        /// What your application gave the button that was pressed.
        button_payload: Option<Text> = "ButtonPayload", hidden;
        /// What the button that was pressed does.
        button_type: Option<ButtonType> = "ButtonType";
        /// The list item that was chosen.
        list_id: Option<Text> = "ListId", hidden;
        /// The title of the list item that was chosen.
        list_title: Option<Text> = "ListTitle", hidden;
        /// The description of the list item that was chosen.
        list_description: Option<Text> = "ListDescription", hidden;
        /// What came of an interactive element.
        interactive_data: Option<JsonText> = "InteractiveData", hidden;
        /// What came of a flow.
        flow_data: Option<JsonText> = "FlowData", hidden;
        /// What the channel tells beside, as `{"type": …, "data": …}`.
        channel_metadata: Option<JsonText> = "ChannelMetadata", hidden;
        /// Where the shared place lies, in degrees north.
        latitude: Option<f64> = "Latitude", hidden;
        /// Where the shared place lies, in degrees east.
        longitude: Option<f64> = "Longitude", hidden;
        /// The address of the shared place.
        address: Option<Text> = "Address", hidden;
        /// The name of the shared place.
        label: Option<Text> = "Label", hidden;
        /// The text of the advertisement that the sender followed.
        referral_body: Option<Text> = "ReferralBody";
        /// The headline of the advertisement.
        referral_headline: Option<Text> = "ReferralHeadline";
        /// The advertisement or post.
        referral_source_id: Option<Text> = "ReferralSourceId";
        /// Whether it was an advertisement or a post.
        referral_source_type: Option<Text> = "ReferralSourceType";
        /// Where the advertisement is.
        referral_source_url: Option<Url> = "ReferralSourceUrl";
        /// The picture or film of the advertisement.
        referral_media_id: Option<Text> = "ReferralMediaId";
        /// What the advertisement's media are, such as `image/jpeg`.
        referral_media_content_type: Option<Text> = "ReferralMediaContentType";
        /// Where the advertisement's media can be fetched.
        referral_media_url: Option<Url> = "ReferralMediaUrl";
        /// How many media the advertisement has; 0 comes with plain SMS too.
        referral_num_media: Option<u32> = "ReferralNumMedia";
        /// The click that brought the sender here.
        referral_ctwa_clid: Option<Text> = "ReferralCtwaClid";
        /// Who sent the message that this one replies to.
        original_replied_message_sender: Option<Address> = "OriginalRepliedMessageSender";
        /// The message that this one replies to.
        original_replied_message_sid: Option<MessageSid> = "OriginalRepliedMessageSid";
        /// What Marketplace add-ons found out.
        add_ons: Option<JsonText> = "AddOns", hidden;
    }
    groups {
        /// The pictures, sounds and files, in their order.
        media: Vec<Media> = "Media";
        /// Where the sender's number belongs.
        from_geography: Geography = "From";
        /// Where your number belongs.
        to_geography: Geography = "To";
    }
}

payload! {
    /// A message that you sent has come further.
    ///
    /// Received by `#[status_callback]`. Updates come in any order; let a
    /// [`MessageProgress`](crate::MessageProgress) keep the newest. The first status (`queued`, `accepted` or
    /// `scheduled`) is never sent.
    pub struct MessageStatusUpdate: "https://www.twilio.com/docs/messaging/guides/track-outbound-message-status" {
        /// The message. Where Twilio names it by the old copy alone, that one.
        key message_sid: MessageSid = "MessageSid" or "SmsSid";
        /// An old copy of `message_sid`.
        sms_sid: Option<MessageSid> = "SmsSid";
        /// How far it has come; the old copy where there is no other.
        message_status: MessageStatus = "MessageStatus" or "SmsStatus";
        /// An old copy of `message_status`.
        sms_status: Option<MessageStatus> = "SmsStatus";
        /// The account that the message belongs to.
        account_sid: AccountSid = "AccountSid";
        /// What it was sent from. `rcs:…` tells RCS from the SMS sent in its place.
        from: Option<Address> = "From";
        /// Whom it was sent to.
        to: Option<Address> = "To";
        /// The version of Twilio's API, `2010-04-01`.
        api_version: Option<Text> = "ApiVersion";
        /// The messaging service that sent it.
        messaging_service_sid: Option<MessagingServiceSid> = "MessagingServiceSid";
        /// Why it failed, with `failed` and `undelivered` alone.
        error_code: Option<ErrorCode> = "ErrorCode";
        /// Why it failed, in words.
        error_message: Option<Text> = "ErrorMessage";
        /// When the carrier was done with it, `YYMMDDhhmm` by the carrier's clock.
        raw_dlr_done_date: Option<Text> = "RawDlrDoneDate";
        /// The channel that it went through.
        channel_install_sid: Option<InstalledChannelSid> = "ChannelInstallSid";
        /// Why the channel could not deliver it.
        channel_status_message: Option<Text> = "ChannelStatusMessage";
        /// The kind of channel that it went through.
        channel_prefix: Option<ChannelPrefix> = "ChannelPrefix";
        /// Whom it was sent to on the channel; the last digits may be `XXXX`.
        channel_to_address: Option<Address> = "ChannelToAddress";
        /// What the channel reports beside the status.
        event_type: Option<ChannelEventType> = "EventType";
        /// Whether it was more than plain text.
        structured_message: Option<bool> = "StructuredMessage";
        /// The text, rarely.
        body: Option<Text> = "Body", hidden;
    }
}
