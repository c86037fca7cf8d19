//! What the parameters of messages may say.

open_enum! {
    /// The keyword with which a recipient opted out, in again, or asked for help.
    ///
    /// <https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out>
    pub enum OptOutType {
        /// No more messages.
        Stop = "STOP",
        /// Messages again.
        Start = "START",
        /// How does it work?
        Help = "HELP",
    }

    /// What is in a `WhatsApp` message.
    ///
    /// <https://www.twilio.com/docs/messaging/guides/webhook-request#whatsapp-specific-parameters>
    pub enum MessageType {
        /// Text.
        Text = "text",
        /// A picture.
        Image = "image",
        /// Sound.
        Audio = "audio",
        /// A film.
        Video = "video",
        /// A file.
        Document = "document",
        /// A sticker.
        Sticker = "sticker",
        /// A place.
        Location = "location",
        /// Contacts.
        Contacts = "contacts",
        /// A quick-reply button was pressed.
        Button = "button",
        /// An interactive element was used.
        Interactive = "interactive",
        /// An order.
        Order = "order",
        /// A reaction to a message.
        Reaction = "reaction",
    }

    /// What a pressed button does.
    pub enum ButtonType {
        /// It replies.
        Reply = "REPLY",
        /// It does something on the phone.
        Action = "ACTION",
    }

    /// The channel of a message that is not an SMS.
    pub enum ChannelPrefix {
        /// `WhatsApp`.
        WhatsApp = "whatsapp",
        /// Facebook Messenger.
        Messenger = "messenger",
        /// RCS.
        Rcs = "rcs",
    }

    /// What a channel reports about a message in addition to its status.
    pub enum ChannelEventType {
        /// The recipient opened it.
        Read = "READ",
        /// It arrived.
        Delivered = "DELIVERED",
    }
}
