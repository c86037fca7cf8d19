//! Real-time transcriptions.

use super::prelude::*;

payload! {
    /// A real-time transcription has begun, heard something, ended or failed.
    ///
    /// Sent to the `statusCallbackUrl` of a `<Transcription>`; received by `#[status_callback]`. It does not
    /// carry the parameters of a call.
    pub struct TranscriptionEvent: "https://www.twilio.com/docs/voice/twiml/transcription" {
        /// The transcription.
        key transcription_sid: RealtimeTranscriptionSid = "TranscriptionSid";
        /// The account that the call belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The leg of the call.
        call_sid: CallSid = "CallSid";
        /// When it happened.
        timestamp: Timestamp = "Timestamp";
        /// Where this stands among the events of the same track.
        sequence_id: u32 = "SequenceId";
        /// What happened.
        transcription_event: TranscriptionEventType = "TranscriptionEvent";
        /// How the engine was set up, at the beginning.
        provider_configuration: Option<JsonText> = "ProviderConfiguration", hidden;
        /// The engine, at the beginning.
        transcription_engine: Option<Text> = "TranscriptionEngine";
        /// The name that stood in the TwiML, at the beginning.
        name: Option<Text> = "Name";
        /// Whose voice it was.
        track: Option<TranscriptionTrack> = "Track";
        /// What the inbound track is called.
        inbound_track_label: Option<Text> = "InboundTrackLabel";
        /// What the outbound track is called.
        outbound_track_label: Option<Text> = "OutboundTrackLabel";
        /// Whether partial results are sent.
        partial_results: Option<bool> = "PartialResults";
        /// The language.
        language_code: Option<Text> = "LanguageCode";
        /// What was said, as `{"transcript": …, "confidence": …}`.
        transcription_data: Option<JsonText> = "TranscriptionData", hidden;
        /// What the engine tells beside.
        transcription_provider_data: Option<JsonText> = "TranscriptionProviderData", hidden;
        /// How sure it is that a partial result will not change, from 0 to 1.
        stability: Option<f64> = "Stability";
        /// Whether the result will not change any more.
        r#final: Option<bool> = "Final";
        /// What went wrong, by number.
        transcription_error_code: Option<ErrorCode> = "TranscriptionErrorCode";
        /// What went wrong.
        transcription_error: Option<Text> = "TranscriptionError";
    }
}
