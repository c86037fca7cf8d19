//! Real-time transcriptions.

use super::prelude::*;

payload! {
    /// A real-time transcription has started, heard something, stopped or failed.
    ///
    /// Sent to the `statusCallbackUrl` of a `<Transcription>`. The parameters of a call are not sent.
    pub struct TranscriptionEvent: "https://www.twilio.com/docs/voice/twiml/transcription" {
        /// The transcription.
        key transcription_sid: RealtimeTranscriptionSid = "TranscriptionSid";
        /// The account that the call belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The leg of the call.
        call_sid: CallSid = "CallSid";
        /// When it happened.
        timestamp: Timestamp = "Timestamp";
        /// The number of this event among those of the same track.
        sequence_id: u32 = "SequenceId";
        /// What happened.
        transcription_event: TranscriptionEventType = "TranscriptionEvent";
        /// The settings of the engine, at the start.
        provider_configuration: Option<JsonText> = "ProviderConfiguration", hidden;
        /// The engine, at the start.
        transcription_engine: Option<Text> = "TranscriptionEngine";
        /// The name in the TwiML, at the start.
        name: Option<Text> = "Name";
        /// Whose voice it was.
        track: Option<TranscriptionTrack> = "Track";
        /// The name of the inbound track.
        inbound_track_label: Option<Text> = "InboundTrackLabel";
        /// The name of the outbound track.
        outbound_track_label: Option<Text> = "OutboundTrackLabel";
        /// Whether partial results are sent.
        partial_results: Option<bool> = "PartialResults";
        /// The language.
        language_code: Option<Text> = "LanguageCode";
        /// What was said, as `{"transcript": …, "confidence": …}`.
        transcription_data: Option<JsonText> = "TranscriptionData", hidden;
        /// More data from the engine.
        transcription_provider_data: Option<JsonText> = "TranscriptionProviderData", hidden;
        /// How likely a partial result is to stay as it is, from 0 to 1.
        stability: Option<f64> = "Stability";
        /// Whether the result is final.
        r#final: Option<bool> = "Final";
        /// What went wrong, by number.
        transcription_error_code: Option<ErrorCode> = "TranscriptionErrorCode";
        /// What went wrong.
        transcription_error: Option<Text> = "TranscriptionError";
    }
}
