//! What the parameters of recordings and transcriptions may say.

open_enum! {
    /// How far a recording has come.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback>
    pub enum RecordingStatus {
        /// It has begun.
        InProgress = "in-progress",
        /// It can be fetched.
        Completed = "completed",
        /// There is no recording: it was too short or silent.
        Absent = "absent",
        /// It failed.
        Failed = "failed",
        /// It pauses.
        Paused = "paused",
        /// It was stopped.
        Stopped = "stopped",
    }

    /// What began a recording.
    pub enum RecordingSource {
        /// A `<Dial>`.
        DialVerb = "DialVerb",
        /// A conference.
        Conference = "Conference",
        /// A call that the REST API placed with `Record`.
        OutboundApi = "OutboundAPI",
        /// A trunk.
        Trunking = "Trunking",
        /// A `<Record>`.
        RecordVerb = "RecordVerb",
        /// The REST API, or `<Start><Recording>`, during a call.
        StartCallRecordingApi = "StartCallRecordingAPI",
        /// The REST API, during a conference.
        StartConferenceRecordingApi = "StartConferenceRecordingAPI",
    }

    /// Whose voice is on a recording.
    pub enum RecordingTrack {
        /// What Twilio hears.
        Inbound = "inbound",
        /// What Twilio says.
        Outbound = "outbound",
        /// Both.
        Both = "both",
    }

    /// Whether a recording was transcribed.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/record#attributes-transcribe-callback>
    pub enum TranscriptionStatus {
        /// The text is ready.
        Completed = "completed",
        /// It could not be transcribed.
        Failed = "failed",
    }

    /// What happened in a real-time transcription.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/transcription>
    pub enum TranscriptionEventType {
        /// It has begun.
        Started = "transcription-started",
        /// Someone said something.
        Content = "transcription-content",
        /// It has ended.
        Stopped = "transcription-stopped",
        /// It failed.
        Error = "transcription-error",
    }

    /// Whose voice a real-time transcription heard.
    pub enum TranscriptionTrack {
        /// What Twilio hears.
        Inbound = "inbound_track",
        /// What Twilio says.
        Outbound = "outbound_track",
        /// Both.
        Both = "both_tracks",
    }

    /// What happened to a media stream.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/stream#status-callback>
    pub enum StreamEventType {
        /// It has begun.
        Started = "stream-started",
        /// It has ended.
        Stopped = "stream-stopped",
        /// It failed.
        Error = "stream-error",
    }

    /// What happened to a SIPREC session.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/siprec>
    pub enum SiprecEventType {
        /// It has begun.
        Started = "siprec-started",
        /// It has ended.
        Stopped = "siprec-stopped",
        /// It failed.
        Error = "siprec-error",
    }
}
