//! The kinds of webhook, one for each attribute macro.

mod sealed {
    pub trait Sealed {}
}

/// A kind of webhook.
pub trait Kind: sealed::Sealed + 'static {
    /// The attribute that makes such a webhook, as it is written.
    const ATTRIBUTE: &'static str;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $attribute:literal;)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub enum $name {}

        impl sealed::Sealed for $name {}

        impl Kind for $name {
            const ATTRIBUTE: &'static str = $attribute;
        }
    )+ };
}

kinds! {
    /// Answers a message with messaging TwiML.
    SmsWebhook = "sms_webhook";
    /// Answers a call with voice TwiML.
    VoiceWebhook = "voice_webhook";
    /// Is told of something, and answers nothing.
    StatusCallback = "status_callback";
    /// Answers a Studio widget with JSON.
    StudioWebhook = "studio_webhook";
}
