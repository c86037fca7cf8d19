//! What the parameters of video rooms may say.

open_enum! {
    /// The state of a video room.
    ///
    /// <https://www.twilio.com/docs/video/api/status-callbacks>
    pub enum RoomStatus {
        /// It is open.
        InProgress = "in-progress",
        /// It is over.
        Completed = "completed",
        /// It failed.
        Failed = "failed",
    }

    /// What happened in a video room.
    ///
    /// <https://www.twilio.com/docs/video/api/status-callbacks>
    pub enum RoomEventType {
        /// It was opened.
        RoomCreated = "room-created",
        /// It was closed.
        RoomEnded = "room-ended",
        /// Someone came.
        ParticipantConnected = "participant-connected",
        /// Someone left.
        ParticipantDisconnected = "participant-disconnected",
        /// A track was added.
        TrackAdded = "track-added",
        /// A track was removed.
        TrackRemoved = "track-removed",
        /// A track was switched on.
        TrackEnabled = "track-enabled",
        /// A track was switched off.
        TrackDisabled = "track-disabled",
        /// A recording has begun.
        RecordingStarted = "recording-started",
        /// A recording can be fetched.
        RecordingCompleted = "recording-completed",
        /// A recording failed.
        RecordingFailed = "recording-failed",
    }
}
