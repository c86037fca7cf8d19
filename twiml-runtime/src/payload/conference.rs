//! Conferences.

use super::prelude::*;

payload! {
    /// Something happened in a conference.
    ///
    /// Sent to the `statusCallback` of a `<Conference>`, as set by the first participant to join. The parameters
    /// of a call are not sent.
    pub struct ConferenceEvent: "https://www.twilio.com/docs/voice/twiml/conference#attributes-statuscallback" {
        /// The conference.
        key conference_sid: ConferenceSid = "ConferenceSid";
        /// The account that the conference belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The name in the TwiML.
        friendly_name: Text = "FriendlyName";
        /// The number of this event among those of the conference.
        sequence_number: u32 = "SequenceNumber";
        /// When it happened.
        timestamp: Timestamp = "Timestamp";
        /// What happened.
        status_callback_event: ConferenceEventType = "StatusCallbackEvent";
        /// The participant's leg, in the events about one.
        call_sid: Option<CallSid> = "CallSid";
        /// Whether the participant is muted.
        muted: Option<bool> = "Muted";
        /// Whether the participant is on hold.
        hold: Option<bool> = "Hold";
        /// Whether the participant coaches another.
        coaching: Option<bool> = "Coaching";
        /// Whether the conference ends when the participant leaves.
        end_conference_on_exit: Option<bool> = "EndConferenceOnExit";
        /// Whether the conference starts when the participant joins.
        start_conference_on_enter: Option<bool> = "StartConferenceOnEnter";
        /// The label that you gave the participant.
        participant_label: Option<Text> = "ParticipantLabel";
        /// The leg that ended the conference by leaving.
        call_sid_ending_conference: Option<CallSid> = "CallSidEndingConference";
        /// The label of the participant who ended the conference by leaving.
        participant_label_ending_conference: Option<Text> = "ParticipantLabelEndingConference";
        /// Why the conference ended.
        reason_conference_ended: Option<ReasonConferenceEnded> = "ReasonConferenceEnded";
        /// Why the conference ended, in words.
        reason: Option<Text> = "Reason";
        /// Why an announcement failed.
        reason_announcement_failed: Option<Text> = "ReasonAnnouncementFailed";
        /// Where the announcement was fetched.
        announce_url: Option<Url> = "AnnounceUrl";
        /// The status of the call of the participant who left.
        participant_call_status: Option<CallStatus> = "ParticipantCallStatus";
        /// Why the participant left.
        reason_participant_left: Option<ReasonParticipantLeft> = "ReasonParticipantLeft";
        /// What happened. Only the old `eventCallbackUrl` gets it.
        event_name: Option<ConferenceEventName> = "EventName";
        /// Where to fetch the recording. Only the old `eventCallbackUrl` gets it.
        recording_url: Option<Url> = "RecordingUrl";
        /// How long the recording is. Only the old `eventCallbackUrl` gets it.
        duration: Option<Duration> = "Duration" in seconds;
        /// How many bytes the recording has. Only the old `eventCallbackUrl` gets it.
        recording_file_size: Option<u64> = "RecordingFileSize";
    }
}

payload! {
    /// Someone waits for a conference to start, or is on hold. What should they hear?
    ///
    /// Sent to the `waitUrl` of a `<Conference>`. `from` and `to` can be empty.
    pub struct ConferenceWait: call, "https://www.twilio.com/docs/voice/twiml/conference#attributes-waiturl" {
        /// The conference.
        conference_sid: Option<ConferenceSid> = "ConferenceSid";
    }
}
