//! Messages: what comes in, and the status of what goes out.

use super::prelude::*;

payload! {
    /// A message to one of your numbers or senders: SMS, MMS, `WhatsApp`, RCS, Messenger.
    ///
    /// The `action` of a `<Message>` sends it as well, with the `message_status` and `error_code` of the reply.
    pub struct IncomingMessage: "https://www.twilio.com/docs/messaging/guides/webhook-request" {
        /// The message. If only an old copy is sent, the value of the copy.
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
        /// Who it was sent to.
        to: Address = "To";
        /// The text, up to 1600 characters; empty if there are only media.
        body: Text = "Body", hidden;
        /// How many media it has.
        num_media: u32 = "NumMedia";
        /// How many segments it took; 1 for anything but SMS.
        num_segments: Option<u32> = "NumSegments";
        /// Usually `received`.
        sms_status: Option<MessageStatus> = "SmsStatus";
        /// The status of the reply. Only the `action` of a `<Message>` gets it.
        message_status: Option<MessageStatus> = "MessageStatus";
        /// For the `action` of a `<Message>`, why the reply failed; in a `Fallback`, why the webhook failed.
        error_code: Option<ErrorCode> = "ErrorCode";
        /// The version of Twilio's API, `2010-04-01`.
        api_version: Option<Text> = "ApiVersion";
        /// Whether the sender opted out, opted in again or asked for help by a keyword. Needs a messaging service
        /// with Advanced Opt-Out.
        opt_out_type: Option<OptOutType> = "OptOutType";
        /// What the message contains (`WhatsApp`).
        message_type: Option<MessageType> = "MessageType";
        /// The sender's profile name (`WhatsApp`).
        profile_name: Option<Text> = "ProfileName", hidden;
        /// The sender's number, without `+` (`WhatsApp`).
        wa_id: Option<Text> = "WaId", hidden;
        /// Whether it was forwarded (`WhatsApp`).
        forwarded: Option<bool> = "Forwarded";
        /// Whether it was forwarded often (`WhatsApp`).
        frequently_forwarded: Option<bool> = "FrequentlyForwarded";
        /// The text of the button that was pressed.
        button_text: Option<Text> = "ButtonText", hidden;
        /// The payload that your application gave to the button that was pressed.
        button_payload: Option<Text> = "ButtonPayload", hidden;
        /// What the button that was pressed does.
        button_type: Option<ButtonType> = "ButtonType";
        /// The ID of the list item that was chosen.
        list_id: Option<Text> = "ListId", hidden;
        /// The title of the list item that was chosen.
        list_title: Option<Text> = "ListTitle", hidden;
        /// The description of the list item that was chosen.
        list_description: Option<Text> = "ListDescription", hidden;
        /// The result of an interactive element.
        interactive_data: Option<JsonText> = "InteractiveData", hidden;
        /// The result of a flow.
        flow_data: Option<JsonText> = "FlowData", hidden;
        /// More data from the channel, as `{"type": …, "data": …}`.
        channel_metadata: Option<JsonText> = "ChannelMetadata", hidden;
        /// The latitude of the shared location, in degrees north.
        latitude: Option<f64> = "Latitude", hidden;
        /// The longitude of the shared location, in degrees east.
        longitude: Option<f64> = "Longitude", hidden;
        /// The address of the shared location.
        address: Option<Text> = "Address", hidden;
        /// The name of the shared location.
        label: Option<Text> = "Label", hidden;
        /// The text of the advertisement that the sender followed.
        referral_body: Option<Text> = "ReferralBody";
        /// The headline of the advertisement.
        referral_headline: Option<Text> = "ReferralHeadline";
        /// The ID of the advertisement or post.
        referral_source_id: Option<Text> = "ReferralSourceId";
        /// Whether it was an advertisement or a post.
        referral_source_type: Option<Text> = "ReferralSourceType";
        /// The URL of the advertisement.
        referral_source_url: Option<Url> = "ReferralSourceUrl";
        /// The ID of the advertisement's image or video.
        referral_media_id: Option<Text> = "ReferralMediaId";
        /// The type of the advertisement's media, such as `image/jpeg`.
        referral_media_content_type: Option<Text> = "ReferralMediaContentType";
        /// Where to fetch the advertisement's media.
        referral_media_url: Option<Url> = "ReferralMediaUrl";
        /// How many media the advertisement has; plain SMS can have a 0 here.
        referral_num_media: Option<u32> = "ReferralNumMedia";
        /// The click that brought the sender here.
        referral_ctwa_clid: Option<Text> = "ReferralCtwaClid";
        /// Who sent the message that this one replies to.
        original_replied_message_sender: Option<Address> = "OriginalRepliedMessageSender";
        /// The message that this one replies to.
        original_replied_message_sid: Option<MessageSid> = "OriginalRepliedMessageSid";
        /// The results of Marketplace add-ons.
        add_ons: Option<JsonText> = "AddOns", hidden;
    }
    groups {
        /// The images, sounds and other files, in order.
        media: Vec<Media> = "Media";
        /// The place of the sender's number.
        from_geography: Geography = "From";
        /// The place of your number.
        to_geography: Geography = "To";
    }
}

payload! {
    /// The status of a message that you sent has changed.
    ///
    /// Updates arrive in any order; a [`MessageProgress`](crate::MessageProgress) keeps the newest. The first
    /// status (`queued`, `accepted` or `scheduled`) is never sent.
    pub struct MessageStatusUpdate: "https://www.twilio.com/docs/messaging/guides/track-outbound-message-status" {
        /// The message. If only the old copy is sent, the value of the copy.
        key message_sid: MessageSid = "MessageSid" or "SmsSid";
        /// An old copy of `message_sid`.
        sms_sid: Option<MessageSid> = "SmsSid";
        /// Its status. If only the old copy is sent, the value of the copy.
        message_status: MessageStatus = "MessageStatus" or "SmsStatus";
        /// An old copy of `message_status`.
        sms_status: Option<MessageStatus> = "SmsStatus";
        /// The account that the message belongs to.
        account_sid: AccountSid = "AccountSid";
        /// Who it was sent from: `rcs:…` for RCS, a number for the SMS that was sent instead.
        from: Option<Address> = "From";
        /// Who it was sent to.
        to: Option<Address> = "To";
        /// The version of Twilio's API, `2010-04-01`.
        api_version: Option<Text> = "ApiVersion";
        /// The messaging service that sent it.
        messaging_service_sid: Option<MessagingServiceSid> = "MessagingServiceSid";
        /// Why it failed; only with `failed` and `undelivered`.
        error_code: Option<ErrorCode> = "ErrorCode";
        /// Why it failed, in words.
        error_message: Option<Text> = "ErrorMessage";
        /// When the carrier finished with it, as `YYMMDDhhmm` on the carrier's clock.
        raw_dlr_done_date: Option<Text> = "RawDlrDoneDate";
        /// The channel that it was sent through.
        channel_install_sid: Option<InstalledChannelSid> = "ChannelInstallSid";
        /// Why the channel could not deliver it.
        channel_status_message: Option<Text> = "ChannelStatusMessage";
        /// The kind of channel that it was sent through.
        channel_prefix: Option<ChannelPrefix> = "ChannelPrefix";
        /// Whom it was sent to on the channel; the last digits may be `XXXX`.
        channel_to_address: Option<Address> = "ChannelToAddress";
        /// What the channel reports beyond the status.
        event_type: Option<ChannelEventType> = "EventType";
        /// Whether it was more than plain text.
        structured_message: Option<bool> = "StructuredMessage";
        /// The text; rarely sent.
        body: Option<Text> = "Body", hidden;
    }
}
