//! Calls: what comes in, and the status of a call.

use super::prelude::*;

payload! {
    /// A call that waits for instructions.
    ///
    /// Sent when someone calls your number or SIP domain, when a Voice SDK client calls out, and when a call that
    /// you placed is answered. A `<Redirect>`, an update through the REST API and Studio's TwiML Redirect widget
    /// send it as well. Parameters that a Voice SDK client adds are in [`other_params`](Self::other_params).
    pub struct IncomingCall: call, "https://www.twilio.com/docs/voice/twiml#request-parameters" {
        /// Who or what answered a call that you placed, with synchronous answering-machine detection.
        answered_by: Option<AnsweredBy> = "AnsweredBy";
        /// How long the detection took.
        machine_detection_duration: Option<Duration> = "MachineDetectionDuration" in milliseconds;
        /// The keys that were pressed for an earlier verb, after a `<Redirect>`.
        digits: Option<Text> = "Digits", hidden;
    }
}

payload! {
    /// The status of a leg of a call has changed.
    ///
    /// Updates arrive in any order; a [`CallProgress`](crate::CallProgress) keeps the newest.
    pub struct CallStatusUpdate: call, "https://www.twilio.com/docs/voice/api/call-resource#statuscallback" {
        /// When it happened.
        timestamp: Option<Timestamp> = "Timestamp";
        /// What sent this callback.
        callback_source: Option<CallbackSource> = "CallbackSource";
        /// How many callbacks were sent for this leg before; 0 if `completed` is the only one.
        sequence_number: Option<u32> = "SequenceNumber";
        /// How long the call lasted, once it has ended.
        call_duration: Option<Duration> = "CallDuration" in seconds;
        /// How many minutes are billed, once it has ended.
        duration: Option<Duration> = "Duration" in minutes;
        /// The last SIP response: 486 for busy, 487 for no answer, 404 for unreachable.
        sip_response_code: Option<u16> = "SipResponseCode";
        /// Where to fetch the recording.
        recording_url: Option<Url> = "RecordingUrl";
        /// The recording.
        recording_sid: Option<RecordingSid> = "RecordingSid";
        /// How long the recording is.
        recording_duration: Option<Duration> = "RecordingDuration" in seconds;
        /// The level at which Twilio vouched for the number.
        stir_status: Option<StirStatus> = "StirStatus";
        /// Who or what answered, with answering-machine detection.
        answered_by: Option<AnsweredBy> = "AnsweredBy";
        /// How long the detection took.
        machine_detection_duration: Option<Duration> = "MachineDetectionDuration" in milliseconds;
        /// Why the call failed.
        error_code: Option<ErrorCode> = "ErrorCode";
        /// Why the call failed, in words.
        error_message: Option<Text> = "ErrorMessage";
    }
}

payload! {
    /// The dialed party has answered and is not connected yet. What should they hear first?
    ///
    /// Sent to the `url` of `<Number>`, `<Client>`, `<Sip>` and the like. The call is the dialed party's;
    /// `parent_call_sid` is the call of the caller who waits.
    pub struct CallScreening: call, "https://www.twilio.com/docs/voice/twiml/number#attributes-url" {}
}

payload! {
    /// Asynchronous answering-machine detection has finished.
    pub struct MachineDetection: "https://www.twilio.com/docs/voice/answering-machine-detection" {
        /// The leg of the call.
        key call_sid: CallSid = "CallSid";
        /// The account that the call belongs to.
        account_sid: AccountSid = "AccountSid";
        /// Who or what answered.
        answered_by: AnsweredBy = "AnsweredBy";
        /// How long the detection took.
        machine_detection_duration: Duration = "MachineDetectionDuration" in milliseconds;
    }
}
