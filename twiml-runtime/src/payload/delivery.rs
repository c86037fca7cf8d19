//! Which callback of a TwiML document delivers which payload.
//!
//! One trait per callback. Where a document says `<Gather action=menu>`, the payload of `menu` has to be a `P` for which
//! there is a [`GatherAction<P>`](GatherAction). Callbacks that ask for instructions carry the parameters of the call, so that an
//! [`IncomingCall`](super::IncomingCall) can stand for their own payload. [`Signed<T>`] goes everywhere,
//! [`Fallback<P>`](super::Fallback) nowhere: TwiML names no fallbacks.

use serde::de::DeserializeOwned;

use twiml_schema::Delivery;

use super::{NoPayload, Payload, Signed};
use crate::params::Params;
use crate::seal::Seal;
use crate::verify::Verified;

/// The callbacks that deliver the payload of this name.
pub(crate) fn of(payload: &str) -> impl Iterator<Item = Delivery> {
    PAYLOADS.iter().filter(move |(_, payloads)| payloads.contains(&payload)).map(|(delivers, _)| *delivers)
}

/// Each row makes a trait, for the compiler's errors to say what the callback delivers. Every handler has it for every payload
/// of the row; the handler is there for the errors, too, to name it and to show where it stands.
macro_rules! deliveries {
    ($(
        $(#[$doc:meta])+
        $name:ident: $($payload:ident),*;
        $message:literal, $note:literal;
    )+) => {
        $(
            $(#[$doc])+
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "never delivered here",
                note = $note
            )]
            pub trait $name<P> {
                #[doc(hidden)]
                const SEAL: Seal;
            }

            $(
                #[diagnostic::do_not_recommend]
                impl<W> $name<super::$payload> for W {
                    const SEAL: Seal = Seal;
                }
            )*

            #[diagnostic::do_not_recommend]
            impl<W, T: DeserializeOwned + Send + 'static> $name<Signed<T>> for W {
                const SEAL: Seal = Seal;
            }

            #[diagnostic::do_not_recommend]
            impl<W> $name<NoPayload> for W {
                const SEAL: Seal = Seal;
            }

            #[diagnostic::do_not_recommend]
            impl<W> $name<Verified<Params>> for W {
                const SEAL: Seal = Seal;
            }
        )+

        /// Each callback, and the names of the payloads that it delivers.
        const PAYLOADS: &[(Delivery, &[&str])] = &[$(
            (Delivery::$name, &[$(<super::$payload as Payload>::NAME),*]),
        )+];
    };
}

deliveries! {
    /// `<Gather action>`.
    GatherAction: GatherInput, IncomingCall;
    "`{Self}` takes `{P}`, which `<Gather action>` never delivers",
    "`<Gather action>` delivers `GatherInput`, `IncomingCall` or `Signed<T>`";

    /// `<Gather partialResultCallback>`.
    PartialResult: PartialSpeech;
    "`{Self}` takes `{P}`, which `<Gather partialResultCallback>` never delivers",
    "`<Gather partialResultCallback>` delivers `PartialSpeech` or `Signed<T>`";

    /// `<Record action>`.
    RecordAction: RecordedMessage, IncomingCall;
    "`{Self}` takes `{P}`, which `<Record action>` never delivers",
    "`<Record action>` delivers `RecordedMessage`, `IncomingCall` or `Signed<T>`";

    /// `<Record transcribeCallback>`.
    Transcription: Transcription;
    "`{Self}` takes `{P}`, which `<Record transcribeCallback>` never delivers",
    "`<Record transcribeCallback>` delivers `Transcription` or `Signed<T>`";

    /// `recordingStatusCallback`.
    RecordingStatus: RecordingStatusUpdate;
    "`{Self}` takes `{P}`, which `recordingStatusCallback` never delivers",
    "`recordingStatusCallback` delivers `RecordingStatusUpdate` or `Signed<T>`";

    /// `<Dial action>`.
    DialAction: DialOutcome, IncomingCall;
    "`{Self}` takes `{P}`, which `<Dial action>` never delivers",
    "`<Dial action>` delivers `DialOutcome`, `IncomingCall` or `Signed<T>`";

    /// `<Dial referUrl>`.
    DialRefer: DialRefer, IncomingCall;
    "`{Self}` takes `{P}`, which `<Dial referUrl>` never delivers",
    "`<Dial referUrl>` delivers `DialRefer`, `IncomingCall` or `Signed<T>`";

    /// `<Refer action>`.
    ReferAction: ReferOutcome, IncomingCall;
    "`{Self}` takes `{P}`, which `<Refer action>` never delivers",
    "`<Refer action>` delivers `ReferOutcome`, `IncomingCall` or `Signed<T>`";

    /// The `url` of `<Number>`, `<Client>`, `<Sip>` and their like.
    CallScreening: CallScreening, IncomingCall;
    "`{Self}` takes `{P}`, which the `url` of `<Number>`, `<Client>`, `<Sip>` and their like never delivers",
    "the `url` of `<Number>`, `<Client>`, `<Sip>` and their like delivers `CallScreening`, `IncomingCall` or `Signed<T>`";

    /// The `statusCallback` of `<Number>`, `<Client>`, `<Sip>` and their like.
    CallStatus: CallStatusUpdate;
    "`{Self}` takes `{P}`, which the `statusCallback` of `<Number>`, `<Client>`, `<Sip>` and their like never delivers",
    "the `statusCallback` of `<Number>`, `<Client>`, `<Sip>` and their like delivers `CallStatusUpdate` or `Signed<T>`";

    /// `<Conference waitUrl>`.
    ConferenceWait: ConferenceWait, IncomingCall;
    "`{Self}` takes `{P}`, which `<Conference waitUrl>` never delivers",
    "`<Conference waitUrl>` delivers `ConferenceWait`, `IncomingCall` or `Signed<T>`";

    /// The `statusCallback` and `eventCallbackUrl` of `<Conference>`.
    ConferenceStatus: ConferenceEvent;
    "`{Self}` takes `{P}`, which the `statusCallback` and `eventCallbackUrl` of `<Conference>` never deliver",
    "the `statusCallback` and `eventCallbackUrl` of `<Conference>` deliver `ConferenceEvent` or `Signed<T>`";

    /// `<Enqueue waitUrl>`.
    EnqueueWait: QueueWait, IncomingCall;
    "`{Self}` takes `{P}`, which `<Enqueue waitUrl>` never delivers",
    "`<Enqueue waitUrl>` delivers `QueueWait`, `IncomingCall` or `Signed<T>`";

    /// `<Enqueue action>`.
    EnqueueAction: EnqueueOutcome, IncomingCall;
    "`{Self}` takes `{P}`, which `<Enqueue action>` never delivers",
    "`<Enqueue action>` delivers `EnqueueOutcome`, `IncomingCall` or `Signed<T>`";

    /// `<Queue url>`.
    QueueUrl: QueueConnect, IncomingCall;
    "`{Self}` takes `{P}`, which `<Queue url>` never delivers",
    "`<Queue url>` delivers `QueueConnect`, `IncomingCall` or `Signed<T>`";

    /// `<Pay action>`.
    PayAction: PayOutcome, IncomingCall;
    "`{Self}` takes `{P}`, which `<Pay action>` never delivers",
    "`<Pay action>` delivers `PayOutcome`, `IncomingCall` or `Signed<T>`";

    /// `<Pay statusCallback>`.
    PayStatus: PayProgress;
    "`{Self}` takes `{P}`, which `<Pay statusCallback>` never delivers",
    "`<Pay statusCallback>` delivers `PayProgress` or `Signed<T>`";

    /// `<Connect action>`.
    ConnectAction: ConversationRelayEnded, ConnectOutcome, IncomingCall;
    "`{Self}` takes `{P}`, which `<Connect action>` never delivers",
    "`<Connect action>` delivers `ConversationRelayEnded`, `ConnectOutcome`, `IncomingCall` or `Signed<T>`";

    /// `<Start action>`.
    StartAction: IncomingCall;
    "`{Self}` takes `{P}`, which `<Start action>` never delivers",
    "`<Start action>` delivers `IncomingCall` or `Signed<T>`";

    /// `amdStatusCallback`.
    MachineDetection: MachineDetection;
    "`{Self}` takes `{P}`, which `amdStatusCallback` never delivers",
    "`amdStatusCallback` delivers `MachineDetection` or `Signed<T>`";

    /// `<Stream statusCallback>`.
    StreamStatus: StreamStatus;
    "`{Self}` takes `{P}`, which `<Stream statusCallback>` never delivers",
    "`<Stream statusCallback>` delivers `StreamStatus` or `Signed<T>`";

    /// `<Siprec statusCallback>`.
    SiprecStatus: SiprecStatus;
    "`{Self}` takes `{P}`, which `<Siprec statusCallback>` never delivers",
    "`<Siprec statusCallback>` delivers `SiprecStatus` or `Signed<T>`";

    /// `<Transcription statusCallbackUrl>`.
    RealtimeTranscription: TranscriptionEvent;
    "`{Self}` takes `{P}`, which `<Transcription statusCallbackUrl>` never delivers",
    "`<Transcription statusCallbackUrl>` delivers `TranscriptionEvent` or `Signed<T>`";

    /// `<Client clientNotificationUrl>`.
    ClientNotification: ;
    "`{Self}` takes `{P}`, which `<Client clientNotificationUrl>` never delivers",
    "`<Client clientNotificationUrl>` delivers `Signed<T>`";

    /// `<VirtualAgent statusCallback>`.
    VirtualAgentStatus: ;
    "`{Self}` takes `{P}`, which `<VirtualAgent statusCallback>` never delivers",
    "`<VirtualAgent statusCallback>` delivers `Signed<T>`";

    /// `<Room statusCallback>`.
    RoomStatus: VideoRoomEvent;
    "`{Self}` takes `{P}`, which `<Room statusCallback>` never delivers",
    "`<Room statusCallback>` delivers `VideoRoomEvent` or `Signed<T>`";

    /// `<Message action>`.
    MessageAction: IncomingMessage;
    "`{Self}` takes `{P}`, which `<Message action>` never delivers",
    "`<Message action>` delivers `IncomingMessage` or `Signed<T>`";

    /// `<Sms action>`, in a call or in answer to a message.
    SmsAction: IncomingCall, IncomingMessage;
    "`{Self}` takes `{P}`, which `<Sms action>` never delivers",
    "`<Sms action>` delivers `IncomingCall` in a call, `IncomingMessage` in answer to a message, or `Signed<T>`";

    /// The `statusCallback` of `<Message>` and `<Sms>`.
    MessageStatus: MessageStatusUpdate;
    "`{Self}` takes `{P}`, which the `statusCallback` of `<Message>` and `<Sms>` never delivers",
    "the `statusCallback` of `<Message>` and `<Sms>` delivers `MessageStatusUpdate` or `Signed<T>`";

    /// `<Redirect>`; while a caller waits, it leads back to what plays meanwhile.
    Redirect: IncomingCall, IncomingMessage, QueueWait, ConferenceWait;
    "`{Self}` takes `{P}`, which `<Redirect>` never delivers",
    "`<Redirect>` delivers the call or message itself: `IncomingCall` or `IncomingMessage`, `QueueWait` or \
     `ConferenceWait` while a caller waits, or `Signed<T>`";
}
