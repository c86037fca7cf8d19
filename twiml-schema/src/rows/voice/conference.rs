//! Many callers in one room: `<Conference>`.

use crate::names::*;

vocabulary! {
    /// A conference to join, by a name of your own; it begins when somebody joins it.
    Conference: Noun in [Voice] {
        page "voice/twiml/conference";
        text Required ConferenceName, max(128), error(13237);
        children [Task];
    } with {
        /// Whether a beep is heard as this participant comes and goes, or at one of the two.
        beep: OneOf(Beep) = "true", error(13235);
        /// The call of the participant whom this one coaches, unheard by the others.
        coach: Sid, error(13240);
        /// Whether the conference ends when this participant leaves.
        endConferenceOnExit: Boolean = false, error(13231);
        /// Where Twilio sends conference events, in the old form; prefer `statusCallback`.
        eventCallbackUrl: Url => ConferenceStatus;
        /// How much delay is accepted to even out an unsteady line.
        jitterBufferSize: OneOf(JitterBufferSize) = "large";
        /// How many participants the conference takes.
        maxParticipants: Integer(1..=250 participants) = 250;
        /// Whether this participant can listen only.
        muted: Boolean = false, error(13230);
        /// A name of your own for this participant, to be used in requests; no call SID and no slash.
        participantLabel: Text(..=128), error(16023);
        /// Whether the conference is recorded.
        record: OneOf(ConferenceRecord) = "do-not-record";
        /// The configuration to record by, under its former name.
        recordingConfiguration: Text, deprecated("it was renamed: write `recordingConfigurationId`");
        /// The configuration to record by, prepared in the account.
        recordingConfigurationId: Text;
        /// Where Twilio reports the progress of the recording.
        recordingStatusCallback: Url => RecordingStatus by recordingStatusCallbackMethod, error(13256);
        /// Which moments of the recording are reported.
        recordingStatusCallbackEvent: ListOf(RecordingStatusCallbackEvent) = "completed", error(13621);
        /// The HTTP method for recording reports.
        recordingStatusCallbackMethod: Method = "POST";
        /// Where the sound is mixed; left out, close to most participants.
        region: OneOf(ConferenceRegion);
        /// Whether the conference begins as soon as this participant joins; the others wait until then.
        startConferenceOnEnter: Boolean = true, error(13232);
        /// Where Twilio reports what happens; the first participant's setting counts.
        statusCallback: Url => ConferenceStatus by statusCallbackMethod;
        /// What is reported.
        statusCallbackEvent: ListOf(ConferenceStatusCallbackEvent);
        /// The HTTP method for conference reports.
        statusCallbackMethod: Method = "POST";
        /// Whether silence at both ends of the recording is cut off.
        trim: OneOf(Trim) = "trim-silence",
            retired(&[("true", "trim-silence"), ("false", "do-not-trim")]), error(13239);
        /// The HTTP method with which the wait URL is requested.
        waitMethod: Method = "POST", error(13234);
        /// What participants hear until the conference begins; left out, Twilio's hold music; empty, silence.
        waitUrl: Url => ConferenceWait by waitMethod, error(13233);
        /// The call of the participant whom this one coaches, under its former name.
        whisper: Sid, deprecated("it was renamed in 2019: write `coach`");
    }
}
