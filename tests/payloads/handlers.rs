//! A handler for every kind of webhook, which notes some fields of its payload.

use twiml_runtime::prelude::*;

use super::{Seen, wire};

/// What each kind of webhook answers.
macro_rules! answer {
    (sms_webhook) => { MessagingResponse };
    (voice_webhook) => { VoiceResponse };
    (status_callback) => { () };
    (studio_webhook) => { Json<()> };
}

/// An answer that says nothing.
macro_rules! nothing {
    (sms_webhook) => {
        twiml! { <Response/> }
    };
    (voice_webhook) => {
        twiml! { <Response/> }
    };
    (status_callback) => {
        ()
    };
    (studio_webhook) => {
        Json(())
    };
}

/// A router with a handler for each row, all of them called by one method.
macro_rules! router {
    ($module:ident, $method:literal: $(
        $attribute:ident $path:literal $name:ident($payload:ty): $($parameter:literal $($field:ident).+),+;
    )+) => {
        pub(super) mod $module {
            use super::*;

            $(
                #[$attribute($path, method = $method)]
                async fn $name(payload: $payload, State(seen): State<Seen>) -> answer!($attribute) {
                    seen.note([$( ($parameter, wire(&payload.$($field).+)) ),+]);
                    nothing!($attribute)
                }
            )+

            pub(crate) fn app(verifier: Verifier, seen: Seen) -> axum::Router {
                webhooks![$($name),+].verified_by(verifier).into_router().with_state(seen)
            }
        }
    };
}

/// Each row is a kind of webhook, its handler and payload, and parameters with the fields that show them, the first of
/// which says what the request is about.
macro_rules! kinds {
    ($(
        $attribute:ident $path:literal $name:ident($payload:ty): $($parameter:literal $($field:ident).+),+;
    )+) => {
        router! { by_post, "POST": $( $attribute $path $name($payload): $($parameter $($field).+),+; )+ }
        router! { by_get, "GET": $( $attribute $path $name($payload): $($parameter $($field).+),+; )+ }

        /// Every kind, as its path and its handler, and the parameters that the handler notes.
        pub(super) const KINDS: &[(&str, &str, &[&str])] = &[$( ($path, stringify!($name), &[$($parameter),+]) ),+];
    };
}

kinds! {
    sms_webhook "/incoming-message" incoming_message(IncomingMessage):
        "MessageSid" message_sid, "From" from, "Body" body, "NumMedia" num_media, "FromCity" from_geography.city;
    sms_webhook "/message-verb-action" message_verb_action(IncomingMessage):
        "MessageSid" message_sid, "To" to, "MessageStatus" message_status;
    sms_webhook "/messaging-fallback" messaging_fallback(Fallback<IncomingMessage>):
        "MessageSid" request.message_sid, "ErrorCode" error_code, "ErrorUrl" error_url, "Body" request.body;
    status_callback "/message-status-callback" message_status(MessageStatusUpdate):
        "MessageSid" message_sid, "MessageStatus" message_status, "ErrorCode" error_code;

    voice_webhook "/incoming-call" incoming_call(IncomingCall):
        "CallSid" call_sid, "From" from, "CallStatus" call_status, "CalledZip" called_geography.zip;
    voice_webhook "/outbound-call-url" outbound_call(IncomingCall):
        "CallSid" call_sid, "Direction" direction, "AnsweredBy" answered_by;
    voice_webhook "/client-outgoing-call" client_call(IncomingCall):
        "CallSid" call_sid, "ApplicationSid" application_sid, "To" to;
    voice_webhook "/redirect-url" redirect(IncomingCall):
        "CallSid" call_sid, "Digits" digits, "From" from;
    voice_webhook "/studio-twiml-redirect" studio_redirect(IncomingCall):
        "CallSid" call_sid, "AccountSid" account_sid, "FromState" from_geography.state;
    voice_webhook "/voice-fallback" voice_fallback(Fallback<IncomingCall>):
        "CallSid" request.call_sid, "ErrorCode" error_code, "ErrorUrl" error_url;
    voice_webhook "/call-screening-url" call_screening(CallScreening):
        "CallSid" call_sid, "ParentCallSid" parent_call_sid, "Called" called;
    voice_webhook "/gather-action" gather(GatherInput):
        "CallSid" call_sid, "Digits" digits, "SpeechResult" speech_result, "Confidence" confidence;
    voice_webhook "/record-action" record(RecordedMessage):
        "CallSid" call_sid, "RecordingUrl" recording_url, "RecordingSid" recording_sid;
    voice_webhook "/dial-action" dial(DialOutcome):
        "CallSid" call_sid, "DialCallStatus" dial_call_status, "DialCallSid" dial_call_sid;
    voice_webhook "/dial-refer-url" dial_refer(DialRefer):
        "CallSid" call_sid, "ReferTransferTarget" refer_transfer_target;
    voice_webhook "/refer-action" refer(ReferOutcome):
        "CallSid" call_sid, "ReferCallStatus" refer_call_status, "ReferSipResponseCode" refer_sip_response_code;
    voice_webhook "/conference-wait-url" conference_wait(ConferenceWait):
        "CallSid" call_sid, "ConferenceSid" conference_sid, "CallStatus" call_status;
    voice_webhook "/enqueue-wait-url" enqueue_wait(QueueWait):
        "CallSid" call_sid, "QueuePosition" queue_position, "QueueSid" queue_sid;
    voice_webhook "/enqueue-action" enqueue(EnqueueOutcome):
        "CallSid" call_sid, "QueueResult" queue_result, "QueueSid" queue_sid;
    voice_webhook "/queue-url" queue(QueueConnect):
        "CallSid" call_sid, "DequeingCallSid" dequeing_call_sid, "QueueSid" queue_sid;
    voice_webhook "/pay-action" pay(PayOutcome):
        "CallSid" call_sid, "Result" result, "PaymentCardNumber" payment_card_number;
    voice_webhook "/connect-action" connect(ConnectOutcome):
        "CallSid" call_sid, "StreamSid" stream_sid, "VirtualAgentStatus" virtual_agent_status;
    voice_webhook "/conversation-relay-action" relay(ConversationRelayEnded):
        "CallSid" call_sid, "SessionId" session_id, "HandoffData" handoff_data;

    status_callback "/call-status-callback" call_status(CallStatusUpdate):
        "CallSid" call_sid, "CallStatus" call_status, "SequenceNumber" sequence_number, "ErrorCode" error_code;
    status_callback "/amd-status-callback" machine_detection(MachineDetection):
        "CallSid" call_sid, "AnsweredBy" answered_by;
    status_callback "/gather-partial-result" partial_speech(PartialSpeech):
        "CallSid" call_sid, "StableSpeechResult" stable_speech_result, "Stability" stability;
    status_callback "/recording-status-callback" recording_status(RecordingStatusUpdate):
        "RecordingSid" recording_sid, "RecordingStatus" recording_status, "RecordingStartTime" recording_start_time;
    status_callback "/transcription-callback" transcription(Transcription):
        "CallSid" call_sid, "TranscriptionText" transcription_text, "TranscriptionStatus" transcription_status;
    status_callback "/conference-status-callback" conference_status(ConferenceEvent):
        "ConferenceSid" conference_sid, "StatusCallbackEvent" status_callback_event, "Muted" muted;
    status_callback "/pay-status-callback" pay_status(PayProgress):
        "CallSid" call_sid, "For" r#for, "PaymentSid" payment_sid;
    status_callback "/stream-status-callback" stream_status(StreamStatus):
        "StreamSid" stream_sid, "StreamEvent" stream_event, "StreamError" stream_error;
    status_callback "/siprec-status-callback" siprec_status(SiprecStatus):
        "SiprecSid" siprec_sid, "CallSid" call_sid, "SiprecEvent" siprec_event;
    status_callback "/realtime-transcription-callback" realtime_transcription(TranscriptionEvent):
        "TranscriptionSid" transcription_sid, "TranscriptionEvent" transcription_event, "Track" track;
    status_callback "/caller-id-validation" caller_id(CallerIdValidation):
        "CallSid" call_sid, "VerificationStatus" verification_status,
        "OutgoingCallerIdPhoneNumber" outgoing_caller_id_phone_number;
    status_callback "/usage-trigger" usage_trigger(UsageTriggerFired):
        "UsageTriggerSid" usage_trigger_sid, "UsageCategory" usage_category, "TriggerBy" trigger_by;
    status_callback "/debugger-event" debugger_event(DebuggerEvent):
        "Sid" sid, "Level" level, "Payload" payload;
    status_callback "/conversations-post-event" conversation_changed(ConversationEvent):
        "EventType" event_type, "ConversationSid" conversation_sid, "Source" source;
    status_callback "/taskrouter-event-callback" task_router_event(TaskRouterEvent):
        "EventType" event_type, "WorkspaceSid" workspace_sid, "TaskPriority" task_priority;
    status_callback "/video-room-status-callback" video_room(VideoRoomEvent):
        "RoomSid" room_sid, "RoomStatus" room_status, "ParticipantSid" participant_sid;

    studio_webhook "/conversations-pre-event" conversation_changes(ConversationEvent):
        "EventType" event_type, "Body" body, "MessagingBinding.Address" messaging_binding_address;
    studio_webhook "/taskrouter-assignment-callback" task_assignment(TaskAssignment):
        "ReservationSid" reservation_sid, "TaskAttributes" task_attributes, "WorkerName" worker_name;
}
