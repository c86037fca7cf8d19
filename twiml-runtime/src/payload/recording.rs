//! Recordings, and what was said in them.

use super::prelude::*;

payload! {
    /// A `<Record>` has ended.
    ///
    /// Sent to its `action`. The recording may not be ready to be fetched; a [`RecordingStatusUpdate`] says when it
    /// is.
    pub struct RecordedMessage: call, "https://www.twilio.com/docs/voice/twiml/record#attributes-action" {
        /// Where to fetch the recording.
        recording_url: Url = "RecordingUrl";
        /// How long it is.
        recording_duration: Duration = "RecordingDuration" in seconds;
        /// The recording.
        recording_sid: Option<RecordingSid> = "RecordingSid";
        /// The key that ended the recording, or `hangup`.
        digits: Option<Text> = "Digits", hidden;
    }
}

payload! {
    /// A recording has started, is ready, or is empty.
    ///
    /// Sent to the `recordingStatusCallback` of `<Record>`, `<Dial>`, `<Conference>`, `<Recording>` and the
    /// REST API. The parameters of a call are not sent.
    pub struct RecordingStatusUpdate: "https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback" {
        /// The recording.
        key recording_sid: RecordingSid = "RecordingSid";
        /// The account that the recording belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The parent leg of the call; absent if a conference was recorded.
        call_sid: Option<CallSid> = "CallSid";
        /// The conference, if one was recorded.
        conference_sid: Option<ConferenceSid> = "ConferenceSid";
        /// Where to fetch the recording.
        recording_url: Url = "RecordingUrl";
        /// Its status.
        recording_status: RecordingStatus = "RecordingStatus";
        /// How long it is, once it is complete.
        recording_duration: Option<Duration> = "RecordingDuration" in seconds;
        /// 1 for mono, 2 for a channel for each side.
        recording_channels: Option<u32> = "RecordingChannels";
        /// When it started.
        recording_start_time: Option<Timestamp> = "RecordingStartTime";
        /// What started it.
        recording_source: Option<RecordingSource> = "RecordingSource";
        /// Whose voice was recorded.
        recording_track: Option<RecordingTrack> = "RecordingTrack";
        /// Why it failed. The 0 that Twilio sends on success is `None`.
        error_code: Option<ErrorCode> = "ErrorCode";
    }
}

payload! {
    /// The text of a `<Record transcribe>` is ready.
    ///
    /// Sent to its `transcribeCallback`.
    pub struct Transcription: call, "https://www.twilio.com/docs/voice/twiml/record#attributes-transcribe-callback" {
        /// The transcription.
        transcription_sid: TranscriptionSid = "TranscriptionSid";
        /// What was said, `(blank)` for silence; absent if the transcription failed.
        transcription_text: Option<Text> = "TranscriptionText", hidden;
        /// Whether the transcription succeeded.
        transcription_status: TranscriptionStatus = "TranscriptionStatus";
        /// Where to fetch the transcription.
        transcription_url: Option<Url> = "TranscriptionUrl";
        /// The recording.
        recording_sid: Option<RecordingSid> = "RecordingSid";
        /// Where to fetch the recording.
        recording_url: Option<Url> = "RecordingUrl";
        /// How it was transcribed, such as `fast`.
        transcription_type: Option<Text> = "TranscriptionType";
    }
}
