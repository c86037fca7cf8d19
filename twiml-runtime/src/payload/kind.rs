//! Which kind of webhook a request looks like.

use crate::params::Params;

/// What tells each kind from the others: parameters that it has and the kinds below it have not.
const SIGNS: &[(&[&str], &str)] = &[
    (&["MessageSid", "ErrorUrl"], "the fallback of an incoming message"),
    (&["CallSid", "ErrorUrl"], "the fallback of a call"),
    (&["TranscriptionEvent"], "an event of a real-time transcription"),
    (&["TranscriptionText"], "the transcription of a recording"),
    (&["TranscriptionStatus"], "the transcription of a recording"),
    (&["StreamEvent"], "the status of a media stream"),
    (&["SiprecEvent"], "the status of a SIPREC session"),
    (&["RecordingStatus"], "the status of a recording"),
    (&["StatusCallbackEvent", "RoomSid"], "an event of a video room"),
    (
        &["StatusCallbackEvent", "ConferenceSid"],
        "an event of a conference",
    ),
    (&["DialCallStatus"], "the action of a <Dial>"),
    (&["ReferTransferTarget"], "the referUrl of a <Dial>"),
    (&["ReferCallStatus"], "the action of a <Refer>"),
    (&["QueueResult"], "the action of an <Enqueue>"),
    (&["DequeingCallSid"], "the url of a <Queue>"),
    (&["QueuePosition"], "the waitUrl of an <Enqueue>"),
    (
        &["SessionStatus"],
        "the action of a <Connect> with a ConversationRelay",
    ),
    (&["Result", "CallSid"], "the action of a <Pay>"),
    (&["For", "CallSid"], "the status of a <Pay>"),
    (&["StableSpeechResult"], "a partial result of a <Gather>"),
    (&["UnstableSpeechResult"], "a partial result of a <Gather>"),
    (
        &["RecordingUrl", "RecordingDuration", "CallStatus"],
        "the action of a <Record>",
    ),
    (&["SpeechResult"], "the action of a <Gather>"),
    (&["Digits", "msg"], "the action of a <Gather>"),
    (&["VerificationStatus"], "the verification of a caller id"),
    (
        &["MachineDetectionDuration", "AnsweredBy"],
        "the result of answering-machine detection",
    ),
    (&["CallbackSource", "CallSid"], "the status of a call"),
    (&["CallDuration", "CallSid"], "the status of a call"),
    (&["ConferenceSid", "CallSid"], "the waitUrl of a conference"),
    (&["CallSid"], "an incoming call"),
    (
        &["ReservationSid", "WorkflowSid", "AccountSid", "TaskQueueSid"],
        "an assignment of TaskRouter",
    ),
    (&["EventType", "WorkspaceSid"], "an event of TaskRouter"),
    (&["EventType", "ConversationSid"], "an event of Conversations"),
    (&["EventType", "ChatServiceSid"], "an event of Conversations"),
    (&["MessageSid", "MessageStatus"], "the status of a message"),
    (&["MessageSid"], "an incoming message"),
    (&["SmsSid"], "an incoming message"),
    (&["UsageTriggerSid"], "a usage trigger"),
    (&["PayloadType", "Level"], "an event of the debugger"),
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
