//! Recordings, and what was said in them.

use super::prelude::*;

payload! {
    /// A `<Record>` has ended.
    ///
    /// Sent to its `action`; received by `#[voice_webhook]`. The recording may not be ready to be fetched:
    /// that is what [`RecordingStatusUpdate`] tells.
    pub struct RecordedMessage: call, "https://www.twilio.com/docs/voice/twiml/record#attributes-action" {
        /// Where the recording can be fetched.
        recording_url: Url = "RecordingUrl";
        /// How long it is.
        recording_duration: Duration = "RecordingDuration" in seconds;
        /// The recording.
        recording_sid: Option<RecordingSid> = "RecordingSid";
        /// The key that ended it, or `hangup`.
        digits: Option<Text> = "Digits", hidden;
    }
}

payload! {
    /// A recording has begun, is ready, or is none.
    ///
    /// Sent to the `recordingStatusCallback` of `<Record>`, `<Dial>`, `<Conference>`, `<Recording>` and the
    /// REST API; received by `#[status_callback]`. It does not carry the parameters of a call.
    pub struct RecordingStatusUpdate: "https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback" {
        /// The recording.
        key recording_sid: RecordingSid = "RecordingSid";
        /// The account that the recording belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The call, the parent leg of it; not with the recording of a conference.
        call_sid: Option<CallSid> = "CallSid";
        /// The conference, with the recording of one.
        conference_sid: Option<ConferenceSid> = "ConferenceSid";
        /// Where the recording can be fetched.
        recording_url: Url = "RecordingUrl";
        /// How far it has come.
        recording_status: RecordingStatus = "RecordingStatus";
        /// How long it is, once it is complete.
        recording_duration: Option<Duration> = "RecordingDuration" in seconds;
        /// 1 for mono, 2 for both sides on channels of their own.
        recording_channels: Option<u32> = "RecordingChannels";
        /// When it began.
        recording_start_time: Option<Timestamp> = "RecordingStartTime";
        /// What began it.
        recording_source: Option<RecordingSource> = "RecordingSource";
        /// Whose voice it holds.
        recording_track: Option<RecordingTrack> = "RecordingTrack";
        /// Why it failed. The 0 that Twilio sends when all is well is `None`.
        error_code: Option<ErrorCode> = "ErrorCode";
    }
}

payload! {
    /// The text of a `<Record transcribe>` is ready.
    ///
    /// Sent to its `transcribeCallback`; received by `#[status_callback]`.
    pub struct Transcription: call, "https://www.twilio.com/docs/voice/twiml/record#attributes-transcribe-callback" {
        /// The transcription.
        transcription_sid: TranscriptionSid = "TranscriptionSid";
        /// What was said, `(blank)` for silence; absent where it failed.
        transcription_text: Option<Text> = "TranscriptionText", hidden;
        /// Whether it worked.
        transcription_status: TranscriptionStatus = "TranscriptionStatus";
        /// Where the transcription can be fetched.
        transcription_url: Option<Url> = "TranscriptionUrl";
        /// The recording.
        recording_sid: Option<RecordingSid> = "RecordingSid";
        /// Where the recording can be fetched.
        recording_url: Option<Url> = "RecordingUrl";
        /// How it was transcribed, such as `fast`.
        transcription_type: Option<Text> = "TranscriptionType";
    }
}
