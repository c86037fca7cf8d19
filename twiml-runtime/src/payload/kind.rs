//! Which kind of webhook a request looks like.

use crate::params::Params;

use super::{
    CallStatusUpdate, CallerIdValidation, ConferenceEvent, ConferenceWait, ConversationEvent,
    ConversationRelayEnded, DebuggerEvent, DialOutcome, DialRefer, EnqueueOutcome, GatherInput, IncomingCall,
    IncomingMessage, MachineDetection, MessageStatusUpdate, PartialSpeech, PayOutcome, PayProgress,
    QueueConnect, QueueWait, RecordedMessage, RecordingStatusUpdate, ReferOutcome, SiprecStatus,
    StreamStatus, TaskAssignment, TaskRouterEvent, Transcription, TranscriptionEvent, UsageTriggerFired,
    VideoRoomEvent,
};

/// What tells each kind from the others: parameters that it has and the kinds below it have not.
#[rustfmt::skip] // One sign a line.
const SIGNS: &[(&[&str], &str)] = &[
    (&["MessageSid", "ErrorUrl"], "the fallback of an incoming message"),
    (&["CallSid", "ErrorUrl"], "the fallback of a call"),
    (&["TranscriptionEvent"], TranscriptionEvent::KIND),
    (&["TranscriptionText"], Transcription::KIND),
    (&["TranscriptionStatus"], Transcription::KIND),
    (&["StreamEvent"], StreamStatus::KIND),
    (&["SiprecEvent"], SiprecStatus::KIND),
    (&["RecordingStatus"], RecordingStatusUpdate::KIND),
    (&["StatusCallbackEvent", "RoomSid"], VideoRoomEvent::KIND),
    (&["StatusCallbackEvent", "ConferenceSid"], ConferenceEvent::KIND),
    (&["DialCallStatus"], DialOutcome::KIND),
    (&["ReferTransferTarget"], DialRefer::KIND),
    (&["ReferCallStatus"], ReferOutcome::KIND),
    (&["QueueResult"], EnqueueOutcome::KIND),
    (&["DequeingCallSid"], QueueConnect::KIND),
    (&["QueuePosition"], QueueWait::KIND),
    (&["SessionStatus"], ConversationRelayEnded::KIND),
    (&["Result", "CallSid"], PayOutcome::KIND),
    (&["For", "CallSid"], PayProgress::KIND),
    (&["StableSpeechResult"], PartialSpeech::KIND),
    (&["UnstableSpeechResult"], PartialSpeech::KIND),
    (&["CallbackSource", "CallSid"], CallStatusUpdate::KIND),
    (&["CallDuration", "CallSid"], CallStatusUpdate::KIND),
    (&["RecordingUrl", "RecordingDuration", "CallSid"], RecordedMessage::KIND),
    (&["SpeechResult"], GatherInput::KIND),
    (&["Digits", "msg"], GatherInput::KIND),
    (&["VerificationStatus"], CallerIdValidation::KIND),
    (&["MachineDetectionDuration", "AnsweredBy"], MachineDetection::KIND),
    (&["ConferenceSid", "CallSid"], ConferenceWait::KIND),
    (&["CallSid"], IncomingCall::KIND),
    (&["EventType", "WorkspaceSid"], TaskRouterEvent::KIND),
    (&["ReservationSid", "WorkflowSid", "TaskQueueSid"], TaskAssignment::KIND),
    (&["EventType", "ConversationSid"], ConversationEvent::KIND),
    (&["EventType", "ChatServiceSid"], ConversationEvent::KIND),
    (&["MessageSid", "MessageStatus"], MessageStatusUpdate::KIND),
    (&["MessageSid"], IncomingMessage::KIND),
    (&["SmsSid"], IncomingMessage::KIND),
    (&["UsageTriggerSid"], UsageTriggerFired::KIND),
    (&["PayloadType", "Level"], DebuggerEvent::KIND),
];

/// The kind that the request looks like, by the names of its parameters.
pub(super) fn looks_like(params: &Params) -> &'static str {
    let has = |name: &&str| params.get(name).is_some();
    if let Some((_, kind)) = SIGNS.iter().find(|(names, _)| names.iter().all(has)) {
        return kind;
    }
    if params.iter().next().is_none() {
        return "a request without parameters, or with a JSON body";
    }
    "nothing that Twilio documents"
}
