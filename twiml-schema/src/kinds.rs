//! The kinds of handler, one for each attribute macro: webhooks, and the handlers of websockets.

/// The table of the kinds. `each_kind!(name)` calls the macro `name` with all rows, in whatever crate it is.
///
/// A row has the marker type of the kind, its attribute, the function that makes an endpoint of a handler, the trait of the payloads that
/// it receives and the function that checks one, the trait of what handlers return and how that is written, and what the return is to
/// Twilio: `Voice`, `Messaging`, `Nothing`, or `Json`, which no document asks for.
///
/// A new kind is a row here, and its two traits with the messages for what does not fit: in `twiml-runtime`, what it receives in
/// `payload/accepted_by.rs`, and what it returns in `webhook/reply.rs`.
#[doc(hidden)]
#[macro_export]
macro_rules! each_kind {
    ($macro:ident) => {
        $macro! {
            /// Answers a message with messaging TwiML.
            SmsWebhook {
                attribute: sms_webhook,
                endpoint: sms,
                payload: SmsPayload checked by sms_payload,
                reply: SmsReply written "MessagingResponse",
                to_twilio: Messaging,
            }

            /// Answers a call with voice TwiML.
            VoiceWebhook {
                attribute: voice_webhook,
                endpoint: voice,
                payload: VoicePayload checked by voice_payload,
                reply: VoiceReply written "VoiceResponse",
                to_twilio: Voice,
            }

            /// Receives a notification, and returns nothing.
            StatusCallback {
                attribute: status_callback,
                endpoint: status,
                payload: StatusPayload checked by status_payload,
                reply: StatusReply written "()",
                to_twilio: Nothing,
            }

            /// Answers a Studio widget with JSON.
            StudioWebhook {
                attribute: studio_webhook,
                endpoint: studio,
                payload: StudioPayload checked by studio_payload,
                reply: StudioReply written "Json<T>",
                to_twilio: Json,
            }
        }
    };
}

/// The table of the handlers of websockets. `each_stream_kind!(name)` calls the macro `name` with all rows, in whatever crate it is.
///
/// A row has the name of the kind, its attribute, how its first argument is written, and the function that checks its type.
#[doc(hidden)]
#[macro_export]
macro_rules! each_stream_kind {
    ($macro:ident) => {
        $macro! {
            /// The audio of a call.
            MediaStreamHandler {
                attribute: media_stream,
                argument: "MediaStream<P>" checked by media_argument,
            }

            /// The words of a call.
            ConversationRelayHandler {
                attribute: conversation_relay,
                argument: "Conversation<P>" checked by relay_argument,
            }
        }
    };
}
