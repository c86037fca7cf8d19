//! Conferences.

use super::prelude::*;

payload! {
    /// Something happened in a conference.
    ///
    /// Sent to the `statusCallback` of a `<Conference>`, as the first participant to join has set it;
    /// received by `#[status_callback]`. It does not carry the parameters of a call.
    pub struct ConferenceEvent: "https://www.twilio.com/docs/voice/twiml/conference#attributes-statuscallback" {
        /// The conference.
        key conference_sid: ConferenceSid = "ConferenceSid";
        /// The account that the conference belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The name that stood in the TwiML.
        friendly_name: Text = "FriendlyName";
        /// Where this stands among the events of the conference.
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
        /// Whether the conference begins when the participant comes.
        start_conference_on_enter: Option<bool> = "StartConferenceOnEnter";
        /// The label that you gave the participant.
        participant_label: Option<Text> = "ParticipantLabel";
        /// The leg whose leaving ended the conference.
        call_sid_ending_conference: Option<CallSid> = "CallSidEndingConference";
        /// The label of the participant whose leaving ended the conference.
        participant_label_ending_conference: Option<Text> = "ParticipantLabelEndingConference";
        /// Why the conference ended.
        reason_conference_ended: Option<ReasonConferenceEnded> = "ReasonConferenceEnded";
        /// Why the conference ended, in words.
        reason: Option<Text> = "Reason";
        /// Why an announcement failed.
        reason_announcement_failed: Option<Text> = "ReasonAnnouncementFailed";
        /// Where the announcement came from.
        announce_url: Option<Url> = "AnnounceUrl";
        /// How far the call of the participant who left has come.
        participant_call_status: Option<CallStatus> = "ParticipantCallStatus";
        /// Why the participant left.
        reason_participant_left: Option<ReasonParticipantLeft> = "ReasonParticipantLeft";
        /// What happened, to the old `eventCallbackUrl`.
        event_name: Option<ConferenceEventName> = "EventName";
        /// Where the recording can be fetched, to the old `eventCallbackUrl`.
        recording_url: Option<Url> = "RecordingUrl";
        /// How long the recording is, to the old `eventCallbackUrl`.
        duration: Option<Duration> = "Duration" in seconds;
        /// How many bytes the recording has, to the old `eventCallbackUrl`.
        recording_file_size: Option<u64> = "RecordingFileSize";
    }
}

payload! {
    /// Somebody waits for a conference to begin, or is on hold: what to play?
    ///
    /// Sent to the `waitUrl` of a `<Conference>`; received by `#[voice_webhook]`. `from` and `to` can be
    /// empty.
    pub struct ConferenceWait: call, "https://www.twilio.com/docs/voice/twiml/conference#attributes-waiturl" {
        /// The conference.
        conference_sid: Option<ConferenceSid> = "ConferenceSid";
    }
}
