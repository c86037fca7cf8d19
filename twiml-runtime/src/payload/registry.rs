//! The registry: one row for each payload, and one for each callback of TwiML and of the REST API.
//!
//! **A new payload** is a row here and a struct in the module that the row names. From the rows follow
//!
//! - `entry`: the rows as data, and the hint "this looks like an incoming call",
//! - `accepted_by`: which attribute accepts a payload, and which fallback takes it over,
//! - `delivery`: a trait for each callback, with the compile error for what it never delivers,
//! - `rows`: all payloads and their parameters as data,
//! - the exports of `payload`, the line "Received by" in the documentation, and the handlers in `tests/payloads`.
//!
//! # Payloads
//!
//! ```text
//! gather::GatherInput: "the action of a <Gather>" {
//!     received_by: voice_webhook("gather-action");
//!     delivered_by: GatherAction;
//!     recognised_by: "SpeechResult" | "Digits" + "msg";
//! }
//! ```
//!
//! - The module, the type, and what messages call it.
//! - `received_by`: the attributes that receive it, each with the webhooks that send it there. Twilio has no names for its
//!   webhooks, so these are our own.
//! - `callbacks`: where each is in a document, and what else a message says of it.
//! - `delivered_by`: the callbacks that deliver it, and when, if not always: `Redirect("in a call")`.
//! - `recognised_by`: parameters that distinguish it from the payloads *below*. `+` joins parameters that are all needed, `|`
//!   separates alternatives. A request is recognised by the first row that fits, so rows that need more come first.
//!
//! Callbacks that ask for instructions send the parameters of the call, so all of them deliver an `IncomingCall`. A
//! `Fallback<P>` has a row for each `P` that every request to an attribute can be read as.
//!
//! # Callbacks
//!
//! A row has the name of a `Delivery` of the schema, and the words for its place.

#[doc(hidden)]
pub use twiml_macros::registry as rows;

/// Hands the rows to the macro in `twiml-macros`, which makes what the purpose says.
#[doc(hidden)]
#[macro_export]
macro_rules! payload_registry {
    ($($purpose:ident)+) => {
        $crate::payload::registry::rows! {
            $($purpose)+;

            callbacks {
                GatherAction: "`<Gather action>`",
                    "a `MenuInput<M>` is delivered where the element asks for the menu: `<Gather menu=M action=…>`";
                PartialResult: "`<Gather partialResultCallback>`";
                RecordAction: "`<Record action>`";
                Transcription: "`<Record transcribeCallback>`";
                RecordingStatus: "`recordingStatusCallback`";
                DialAction: "`<Dial action>`";
                DialRefer: "`<Dial referUrl>`";
                ReferAction: "`<Refer action>`";
                CallScreening: "the `url` of `<Number>`, `<Client>`, `<Sip>` and the like";
                CallStatus: "the `statusCallback` of a call, `<Number>`, `<Client>`, `<Sip>` and the like";
                ConferenceWait: "`<Conference waitUrl>`";
                ConferenceStatus: "the `statusCallback` or `eventCallbackUrl` of `<Conference>`";
                EnqueueWait: "`<Enqueue waitUrl>`";
                EnqueueAction: "`<Enqueue action>`";
                QueueUrl: "`<Queue url>`";
                PayAction: "`<Pay action>`";
                PayStatus: "`<Pay statusCallback>`";
                ConnectAction: "`<Connect action>`";
                StartAction: "`<Start action>`";
                MachineDetection: "`amdStatusCallback` or `asyncAmdStatusCallback`";
                StreamStatus: "`<Stream statusCallback>`";
                SiprecStatus: "`<Siprec statusCallback>`";
                RealtimeTranscription: "`<Transcription statusCallbackUrl>`";
                ClientNotification: "`<Client clientNotificationUrl>`";
                VirtualAgentStatus: "`<VirtualAgent statusCallback>`";
                RoomStatus: "`<Room statusCallback>`";
                MessageAction: "`<Message action>`";
                SmsAction: "`<Sms action>`";
                MessageStatus: "the `statusCallback` of a message, `<Message>` or `<Sms>`";
                Redirect: "`<Redirect>`";
                CallUrl: "the `url` of a call";
                MessageEntry: "the URL of a phone number for messages";
                CallEntry: "the URL of a phone number for calls";
            }

            payloads {
                fallback::Fallback<IncomingMessage>: "the fallback of an incoming message" {
                    received_by: sms_webhook("messaging-fallback");
                    recognised_by: "MessageSid" + "ErrorUrl";
                }
                fallback::Fallback<IncomingCall>: "the fallback of a call" {
                    received_by: voice_webhook("voice-fallback");
                    recognised_by: "CallSid" + "ErrorUrl";
                }

                transcription::TranscriptionEvent: "an event of a real-time transcription" {
                    received_by: status_callback("realtime-transcription-callback");
                    delivered_by: RealtimeTranscription;
                    recognised_by: "TranscriptionEvent";
                }
                recording::Transcription: "the transcription of a recording" {
                    received_by: status_callback("transcription-callback");
                    delivered_by: Transcription;
                    recognised_by: "TranscriptionText" | "TranscriptionStatus";
                }
                stream::StreamStatus: "the status of a media stream" {
                    received_by: status_callback("stream-status-callback");
                    delivered_by: StreamStatus;
                    recognised_by: "StreamEvent";
                }
                stream::SiprecStatus: "the status of a SIPREC session" {
                    received_by: status_callback("siprec-status-callback");
                    delivered_by: SiprecStatus;
                    recognised_by: "SiprecEvent";
                }
                recording::RecordingStatusUpdate: "the status of a recording" {
                    received_by: status_callback("recording-status-callback");
                    delivered_by: RecordingStatus;
                    recognised_by: "RecordingStatus";
                }
                video::VideoRoomEvent: "an event of a video room" {
                    received_by: status_callback("video-room-status-callback");
                    delivered_by: RoomStatus;
                    recognised_by: "StatusCallbackEvent" + "RoomSid";
                }
                conference::ConferenceEvent: "an event of a conference" {
                    received_by: status_callback("conference-status-callback");
                    delivered_by: ConferenceStatus;
                    recognised_by: "StatusCallbackEvent" + "ConferenceSid";
                }
                dial::DialOutcome: "the action of a <Dial>" {
                    received_by: voice_webhook("dial-action");
                    delivered_by: DialAction;
                    recognised_by: "DialCallStatus";
                }
                dial::DialRefer: "the referUrl of a <Dial>" {
                    received_by: voice_webhook("dial-refer-url");
                    delivered_by: DialRefer;
                    recognised_by: "ReferTransferTarget";
                }
                dial::ReferOutcome: "the action of a <Refer>" {
                    received_by: voice_webhook("refer-action");
                    delivered_by: ReferAction;
                    recognised_by: "ReferCallStatus";
                }
                queue::EnqueueOutcome: "the action of an <Enqueue>" {
                    received_by: voice_webhook("enqueue-action");
                    delivered_by: EnqueueAction;
                    recognised_by: "QueueResult";
                }
                queue::QueueConnect: "the url of a <Queue>" {
                    received_by: voice_webhook("queue-url");
                    delivered_by: QueueUrl;
                    recognised_by: "DequeingCallSid";
                }
                queue::QueueWait: "the waitUrl of an <Enqueue>" {
                    received_by: voice_webhook("enqueue-wait-url");
                    delivered_by: EnqueueWait, Redirect("while a caller waits");
                    recognised_by: "QueuePosition";
                }
                connect::ConversationRelayEnded: "the action of a <Connect> with a ConversationRelay" {
                    received_by: voice_webhook("conversation-relay-action");
                    delivered_by: ConnectAction;
                    recognised_by: "SessionStatus";
                }
                pay::PayOutcome: "the action of a <Pay>" {
                    received_by: voice_webhook("pay-action");
                    delivered_by: PayAction;
                    recognised_by: "Result" + "CallSid";
                }
                pay::PayProgress: "the status of a <Pay>" {
                    received_by: status_callback("pay-status-callback");
                    delivered_by: PayStatus;
                    recognised_by: "For" + "CallSid";
                }
                gather::PartialSpeech: "a partial result of a <Gather>" {
                    received_by: status_callback("gather-partial-result");
                    delivered_by: PartialResult;
                    recognised_by: "StableSpeechResult" | "UnstableSpeechResult";
                }
                call::CallStatusUpdate: "the status of a call" {
                    received_by: status_callback("call-status-callback");
                    delivered_by: CallStatus;
                    recognised_by: "CallbackSource" + "CallSid" | "CallDuration" + "CallSid";
                }
                recording::RecordedMessage: "the action of a <Record>" {
                    received_by: voice_webhook("record-action");
                    delivered_by: RecordAction;
                    recognised_by: "RecordingUrl" + "RecordingDuration" + "CallSid";
                }
                gather::GatherInput: "the action of a <Gather>" {
                    received_by: voice_webhook("gather-action");
                    delivered_by: GatherAction;
                    recognised_by: "SpeechResult" | "Digits" + "msg";
                }
                account::CallerIdValidation: "the verification of a caller id" {
                    received_by: status_callback("caller-id-validation");
                    recognised_by: "VerificationStatus";
                }
                call::MachineDetection: "the result of answering-machine detection" {
                    received_by: status_callback("amd-status-callback");
                    delivered_by: MachineDetection;
                    recognised_by: "MachineDetectionDuration" + "AnsweredBy";
                }
                conference::ConferenceWait: "the waitUrl of a conference" {
                    received_by: voice_webhook("conference-wait-url");
                    delivered_by: ConferenceWait, Redirect("while a caller waits");
                    recognised_by: "ConferenceSid" + "CallSid";
                }
                // By its parameters, either looks like an incoming call.
                call::CallScreening: "the url of a <Number>, <Client> or <Sip>" {
                    received_by: voice_webhook("call-screening-url");
                    delivered_by: CallScreening;
                }
                connect::ConnectOutcome: "the action of a <Connect>" {
                    received_by: voice_webhook("connect-action");
                    delivered_by: ConnectAction;
                }
                call::IncomingCall: "an incoming call" {
                    received_by: voice_webhook(
                        "incoming-call", "outbound-call-url", "client-outgoing-call", "redirect-url", "studio-twiml-redirect"
                    );
                    delivered_by:
                        GatherAction, RecordAction, DialAction, DialRefer, ReferAction, CallScreening, ConferenceWait,
                        EnqueueWait, EnqueueAction, QueueUrl, PayAction, ConnectAction, StartAction,
                        SmsAction("in a call"), Redirect("in a call"), CallUrl, CallEntry;
                    recognised_by: "CallSid";
                }

                task_router::TaskRouterEvent: "an event of TaskRouter" {
                    received_by: status_callback("taskrouter-event-callback");
                    recognised_by: "EventType" + "WorkspaceSid";
                }
                task_router::TaskAssignment: "an assignment of TaskRouter" {
                    received_by: studio_webhook("taskrouter-assignment-callback");
                    recognised_by: "ReservationSid" + "WorkflowSid" + "TaskQueueSid";
                }
                conversations::ConversationEvent: "an event of Conversations" {
                    received_by: status_callback("conversations-post-event"), studio_webhook("conversations-pre-event");
                    recognised_by: "EventType" + "ConversationSid" | "EventType" + "ChatServiceSid";
                }
                message::MessageStatusUpdate: "the status of a message" {
                    received_by: status_callback("message-status-callback");
                    delivered_by: MessageStatus;
                    recognised_by: "MessageSid" + "MessageStatus";
                }
                message::IncomingMessage: "an incoming message" {
                    received_by: sms_webhook("incoming-message", "message-verb-action");
                    delivered_by:
                        MessageAction, SmsAction("in reply to a message"), Redirect("in reply to a message"), MessageEntry;
                    recognised_by: "MessageSid" | "SmsSid";
                }

                account::UsageTriggerFired: "a usage trigger" {
                    received_by: status_callback("usage-trigger");
                    recognised_by: "UsageTriggerSid";
                }
                account::DebuggerEvent: "an event of the debugger" {
                    received_by: status_callback("debugger-event");
                    recognised_by: "PayloadType" + "Level";
                }
            }
        }
    };
}
