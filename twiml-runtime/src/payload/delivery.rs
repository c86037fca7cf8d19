//! Which callback of a TwiML document delivers which payload.
//!
//! One type per callback, none of which has a value: they are names for the compiler. Where a document says
//! `<Gather action=menu>`, the payload of `menu` has to be [`DeliveredBy`]`<GatherAction>`.

use serde::de::DeserializeOwned;

use twiml_schema::Delivery;

use super::{NoPayload, Payload, Signed};
use crate::params::Params;
use crate::verify::Verified;

/// What the callback `D` of a TwiML document delivers, `D` being one of the types in [this module](self).
///
/// Callbacks that ask for instructions carry the parameters of the call, so that an
/// [`IncomingCall`](super::IncomingCall) can stand for their own payload. [`Signed<T>`] goes everywhere,
/// [`Fallback<P>`](super::Fallback) nowhere: TwiML names no fallbacks.
///
/// Where the macros ask, they ask for the trait of the same name in `by`, whose message says what the callback delivers.
pub trait DeliveredBy<D>: Payload {}

/// The callbacks that deliver the payload of this name.
pub(crate) fn of(payload: &str) -> impl Iterator<Item = Delivery> {
    PAYLOADS.iter().filter(move |(_, payloads)| payloads.contains(&payload)).map(|(delivers, _)| *delivers)
}

/// Each row makes a type and, so that the compiler's errors can say what the callback delivers, a trait of
/// the same name in `by`, which every payload of the row has.
macro_rules! deliveries {
    ($(
        $(#[$doc:meta])+
        $name:ident: $($payload:ident),*;
        $message:literal, $note:literal;
    )+) => {
        $(
            $(#[$doc])+
            #[derive(Debug)]
            pub enum $name {}

            impl<P: by::$name> DeliveredBy<$name> for P {}

            $(
                #[diagnostic::do_not_recommend]
                impl by::$name for super::$payload {}
            )*

            #[diagnostic::do_not_recommend]
            impl<T: DeserializeOwned + Send + 'static> by::$name for Signed<T> {}

            impl by::$name for NoPayload {}

            #[diagnostic::do_not_recommend]
            impl by::$name for Verified<Params> {}
        )+

        /// Each callback, and the names of the payloads that it delivers.
        const PAYLOADS: &[(Delivery, &[&str])] = &[$(
            (Delivery::$name, &[$(<super::$payload as Payload>::NAME),*]),
        )+];

        #[doc(hidden)]
        pub mod by {
            use super::Payload;

            $(
                #[diagnostic::on_unimplemented(
                    message = $message,
                    label = "never delivered by this attribute",
                    note = $note
                )]
                pub trait $name: Payload {}
            )+
        }
    };
}

deliveries! {
    /// `<Gather action>`.
    GatherAction: GatherInput, IncomingCall;
    "`{Self}` is not what `<Gather action>` delivers",
    "`<Gather action>` delivers `GatherInput`, `IncomingCall` or `Signed<T>`";

    /// `<Gather partialResultCallback>`.
    PartialResult: PartialSpeech;
    "`{Self}` is not what `<Gather partialResultCallback>` delivers",
    "`<Gather partialResultCallback>` delivers `PartialSpeech` or `Signed<T>`";

    /// `<Record action>`.
    RecordAction: RecordedMessage, IncomingCall;
    "`{Self}` is not what `<Record action>` delivers",
    "`<Record action>` delivers `RecordedMessage`, `IncomingCall` or `Signed<T>`";

    /// `<Record transcribeCallback>`.
    Transcription: Transcription;
    "`{Self}` is not what `<Record transcribeCallback>` delivers",
    "`<Record transcribeCallback>` delivers `Transcription` or `Signed<T>`";

    /// `recordingStatusCallback`.
    RecordingStatus: RecordingStatusUpdate;
    "`{Self}` is not what `recordingStatusCallback` delivers",
    "`recordingStatusCallback` delivers `RecordingStatusUpdate` or `Signed<T>`";

    /// `<Dial action>`.
    DialAction: DialOutcome, IncomingCall;
    "`{Self}` is not what `<Dial action>` delivers",
    "`<Dial action>` delivers `DialOutcome`, `IncomingCall` or `Signed<T>`";

    /// `<Dial referUrl>`.
    DialRefer: DialRefer, IncomingCall;
    "`{Self}` is not what `<Dial referUrl>` delivers",
    "`<Dial referUrl>` delivers `DialRefer`, `IncomingCall` or `Signed<T>`";

    /// `<Refer action>`.
    ReferAction: ReferOutcome, IncomingCall;
    "`{Self}` is not what `<Refer action>` delivers",
    "`<Refer action>` delivers `ReferOutcome`, `IncomingCall` or `Signed<T>`";

    /// The `url` of `<Number>`, `<Client>`, `<Sip>` and their like.
    CallScreening: CallScreening, IncomingCall;
    "`{Self}` is not what the `url` of `<Number>`, `<Client>`, `<Sip>` and their like delivers",
    "the `url` of `<Number>`, `<Client>`, `<Sip>` and their like delivers `CallScreening`, `IncomingCall` or `Signed<T>`";

    /// The `statusCallback` of `<Number>`, `<Client>`, `<Sip>` and their like.
    CallStatus: CallStatusUpdate;
    "`{Self}` is not what the `statusCallback` of `<Number>`, `<Client>`, `<Sip>` and their like delivers",
    "the `statusCallback` of `<Number>`, `<Client>`, `<Sip>` and their like delivers `CallStatusUpdate` or `Signed<T>`";

    /// `<Conference waitUrl>`.
    ConferenceWait: ConferenceWait, IncomingCall;
    "`{Self}` is not what `<Conference waitUrl>` delivers",
    "`<Conference waitUrl>` delivers `ConferenceWait`, `IncomingCall` or `Signed<T>`";

    /// The `statusCallback` and `eventCallbackUrl` of `<Conference>`.
    ConferenceStatus: ConferenceEvent;
    "`{Self}` is not what the `statusCallback` and `eventCallbackUrl` of `<Conference>` deliver",
    "the `statusCallback` and `eventCallbackUrl` of `<Conference>` deliver `ConferenceEvent` or `Signed<T>`";

    /// `<Enqueue waitUrl>`.
    EnqueueWait: QueueWait, IncomingCall;
    "`{Self}` is not what `<Enqueue waitUrl>` delivers",
    "`<Enqueue waitUrl>` delivers `QueueWait`, `IncomingCall` or `Signed<T>`";

    /// `<Enqueue action>`.
    EnqueueAction: EnqueueOutcome, IncomingCall;
    "`{Self}` is not what `<Enqueue action>` delivers",
    "`<Enqueue action>` delivers `EnqueueOutcome`, `IncomingCall` or `Signed<T>`";

    /// `<Queue url>`.
    QueueUrl: QueueConnect, IncomingCall;
    "`{Self}` is not what `<Queue url>` delivers",
    "`<Queue url>` delivers `QueueConnect`, `IncomingCall` or `Signed<T>`";

    /// `<Pay action>`.
    PayAction: PayOutcome, IncomingCall;
    "`{Self}` is not what `<Pay action>` delivers",
    "`<Pay action>` delivers `PayOutcome`, `IncomingCall` or `Signed<T>`";

    /// `<Pay statusCallback>`.
    PayStatus: PayProgress;
    "`{Self}` is not what `<Pay statusCallback>` delivers",
    "`<Pay statusCallback>` delivers `PayProgress` or `Signed<T>`";

    /// `<Connect action>`.
    ConnectAction: ConversationRelayEnded, ConnectOutcome, IncomingCall;
    "`{Self}` is not what `<Connect action>` delivers",
    "`<Connect action>` delivers `ConversationRelayEnded`, `ConnectOutcome`, `IncomingCall` or `Signed<T>`";

    /// `<Start action>`.
    StartAction: IncomingCall;
    "`{Self}` is not what `<Start action>` delivers",
    "`<Start action>` delivers `IncomingCall` or `Signed<T>`";

    /// `amdStatusCallback`.
    MachineDetection: MachineDetection;
    "`{Self}` is not what `amdStatusCallback` delivers",
    "`amdStatusCallback` delivers `MachineDetection` or `Signed<T>`";

    /// `<Stream statusCallback>`.
    StreamStatus: StreamStatus;
    "`{Self}` is not what `<Stream statusCallback>` delivers",
    "`<Stream statusCallback>` delivers `StreamStatus` or `Signed<T>`";

    /// `<Siprec statusCallback>`.
    SiprecStatus: SiprecStatus;
    "`{Self}` is not what `<Siprec statusCallback>` delivers",
    "`<Siprec statusCallback>` delivers `SiprecStatus` or `Signed<T>`";

    /// `<Transcription statusCallbackUrl>`.
    RealtimeTranscription: TranscriptionEvent;
    "`{Self}` is not what `<Transcription statusCallbackUrl>` delivers",
    "`<Transcription statusCallbackUrl>` delivers `TranscriptionEvent` or `Signed<T>`";

    /// `<Client clientNotificationUrl>`.
    ClientNotification: ;
    "`{Self}` is not what `<Client clientNotificationUrl>` delivers",
    "`<Client clientNotificationUrl>` delivers `Signed<T>`";

    /// `<VirtualAgent statusCallback>`.
    VirtualAgentStatus: ;
    "`{Self}` is not what `<VirtualAgent statusCallback>` delivers",
    "`<VirtualAgent statusCallback>` delivers `Signed<T>`";

    /// `<Room statusCallback>`.
    RoomStatus: VideoRoomEvent;
    "`{Self}` is not what `<Room statusCallback>` delivers",
    "`<Room statusCallback>` delivers `VideoRoomEvent` or `Signed<T>`";

    /// `<Message action>`.
    MessageAction: IncomingMessage;
    "`{Self}` is not what `<Message action>` delivers",
    "`<Message action>` delivers `IncomingMessage` or `Signed<T>`";

    /// `<Sms action>`, in a call or in answer to a message.
    SmsAction: IncomingCall, IncomingMessage;
    "`{Self}` is not what `<Sms action>` delivers",
    "`<Sms action>` delivers `IncomingCall` in a call, `IncomingMessage` in answer to a message, or `Signed<T>`";

    /// The `statusCallback` of `<Message>` and `<Sms>`.
    MessageStatus: MessageStatusUpdate;
    "`{Self}` is not what the `statusCallback` of `<Message>` and `<Sms>` delivers",
    "the `statusCallback` of `<Message>` and `<Sms>` delivers `MessageStatusUpdate` or `Signed<T>`";

    /// `<Redirect>`; while a caller waits, it leads back to what plays meanwhile.
    Redirect: IncomingCall, IncomingMessage, QueueWait, ConferenceWait;
    "`{Self}` is not what `<Redirect>` delivers",
    "`<Redirect>` delivers the call or message itself: `IncomingCall` or `IncomingMessage`, `QueueWait` or \
     `ConferenceWait` while a caller waits, or `Signed<T>`";

    /// `<Receive action>`.
    FaxAction: ;
    "`{Self}` is not what `<Receive action>` delivers",
    "`<Receive action>` delivers `Signed<T>`";
}
