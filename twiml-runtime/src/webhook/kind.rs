//! The kinds of webhook, one for each attribute macro.

/// The table of the kinds. `each_kind!(name)` calls the macro `name` with all rows.
///
/// A new kind takes a row here, a row in the table of `twiml-macros`, and its two traits, each with the messages for what does
/// not fit: what the kind receives in [`payload`](crate::payload), and what it returns in `webhook/reply.rs`. Its marker, its
/// endpoint and its fallback follow from the row. The check of its payload is in `private.rs`, where each is written out,
/// because the compiler shows it with the error for a wrong payload.
macro_rules! each_kind {
    ($macro:ident) => {
        $macro! {
            /// Answers a message with messaging TwiML.
            SmsWebhook {
                attribute: "sms_webhook",
                endpoint: sms,
                reply: SmsReply,
                fallback: [SmsWebhook],
            }

            /// Answers a call with voice TwiML.
            VoiceWebhook {
                attribute: "voice_webhook",
                endpoint: voice,
                reply: VoiceReply,
                fallback: [VoiceWebhook],
            }

            /// Is told what happened, and answers nothing.
            StatusCallback {
                attribute: "status_callback",
                endpoint: status,
                reply: StatusReply,
                fallback: [],
            }

            /// Answers a Studio widget with JSON.
            StudioWebhook {
                attribute: "studio_webhook",
                endpoint: studio,
                reply: StudioReply,
                fallback: [],
            }
        }
    };
}

pub(super) use each_kind;

mod sealed {
    pub trait Sealed {}
}

/// A kind of webhook.
pub trait Kind: sealed::Sealed + 'static {
    /// The attribute that makes such a webhook, as it is written.
    const ATTRIBUTE: &'static str;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident { attribute: $attribute:literal, $($column:ident: $value:tt,)+ })+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub enum $kind {}

        impl sealed::Sealed for $kind {}

        impl Kind for $kind {
            const ATTRIBUTE: &'static str = $attribute;
        }
    )+ };
}

each_kind!(kinds);
