//! How recordings are made.

choices! {
    /// Whether silence at both ends of a recording is cut off: `trim`.
    Trim: "voice/twiml/record" {
        /// It is cut off.
        TrimSilence = "trim-silence",
        /// It stays.
        DoNotTrim = "do-not-trim",
    }

    /// Which moments of a recording are reported: `recordingStatusCallbackEvent`.
    RecordingStatusCallbackEvent: "voice/twiml/recording" {
        /// It has begun.
        InProgress = "in-progress",
        /// It can be fetched.
        Completed = "completed",
        /// There is none, because it was too short or silent.
        Absent = "absent",
    }

    /// Whether a call is recorded, from when, and on how many channels: `record` of `<Dial>` and
    /// `<Conversation>`.
    DialRecord: "voice/twiml/dial" {
        /// It is not recorded.
        DoNotRecord = "do-not-record",
        /// From the moment it is answered, both sides mixed.
        RecordFromAnswer = "record-from-answer",
        /// From the moment it rings, both sides mixed.
        RecordFromRinging = "record-from-ringing",
        /// From the moment it is answered, each side on a channel of its own.
        RecordFromAnswerDual = "record-from-answer-dual",
        /// From the moment it rings, each side on a channel of its own.
        RecordFromRingingDual = "record-from-ringing-dual",
    }

    /// Which side is recorded: `recordingTrack` of `<Dial>` and `track` of `<Recording>`.
    RecordingTrack: "voice/twiml/recording" {
        /// What comes from the caller.
        Inbound = "inbound",
        /// What goes to the caller.
        Outbound = "outbound",
        /// Both.
        Both = "both",
    }

    /// Whether both sides are mixed: `channels` of `<Recording>`.
    RecordingChannels: "voice/twiml/recording" {
        /// They are mixed.
        Mono = "mono",
        /// Each has a channel of its own.
        Dual = "dual",
    }
}
