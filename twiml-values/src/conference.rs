//! What the parameters of conferences may say.

open_enum! {
    /// What happened in a conference.
    ///
    /// <https://www.twilio.com/docs/voice/twiml/conference#attributes-statuscallbackevent>
    pub enum ConferenceEventType {
        /// It has begun.
        Start = "conference-start",
        /// It has ended.
        End = "conference-end",
        /// Someone came.
        ParticipantJoin = "participant-join",
        /// Someone left.
        ParticipantLeave = "participant-leave",
        /// Someone was muted.
        ParticipantMute = "participant-mute",
        /// Someone can be heard again.
        ParticipantUnmute = "participant-unmute",
        /// Someone was put on hold.
        ParticipantHold = "participant-hold",
        /// Someone was taken off hold.
        ParticipantUnhold = "participant-unhold",
        /// What a participant may do was changed.
        ParticipantModify = "participant-modify",
        /// Someone speaks.
        SpeechStart = "participant-speech-start",
        /// Someone stopped speaking.
        SpeechStop = "participant-speech-stop",
        /// An announcement has ended.
        AnnouncementEnd = "announcement-end",
        /// An announcement failed.
        AnnouncementFail = "announcement-fail",
    }

    /// Why a conference ended.
    pub enum ReasonConferenceEnded {
        /// The REST API ended it.
        EndedViaApi = "conference-ended-via-api",
        /// The last participant was removed.
        LastParticipantKicked = "last-participant-kicked",
        /// The last participant left.
        LastParticipantLeft = "last-participant-left",
        /// A participant with `endConferenceOnExit` was removed.
        EndingParticipantKicked = "participant-with-end-conference-on-exit-kicked",
        /// A participant with `endConferenceOnExit` left.
        EndingParticipantLeft = "participant-with-end-conference-on-exit-left",
    }

    /// Why a participant left.
    pub enum ReasonParticipantLeft {
        /// The REST API ended the conference.
        ConferenceEndedViaApi = "conference_ended_via_api",
        /// The moderator ended the conference.
        ModeratorEndedConference = "moderator_ended_conference",
        /// The REST API moved the participant elsewhere.
        ParticipantUpdatedViaApi = "participant_updated_via_api",
        /// The participant hung up.
        ParticipantHungUp = "participant_hung_up",
        /// The participant could not be added.
        ParticipantAddFailed = "participant_add_failed",
    }

    /// What the old `eventCallbackUrl` of a conference reports.
    pub enum ConferenceEventName {
        /// The recording of the conference has ended.
        RecordEnd = "conference-record-end",
    }
}
