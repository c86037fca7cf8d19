//! Calls: what comes in, and how far a call has come.

use super::prelude::*;

payload! {
    /// A call that asks what to do.
    ///
    /// Somebody called a number of yours or a SIP domain, a Voice SDK client called out, a call that you
    /// placed was answered, a `<Redirect>` or an update through the REST API led here, or Studio's TwiML
    /// Redirect widget. What a Voice SDK client passes along in parameters of its own is in
    /// [`other_params`](Self::other_params).
    ///
    /// Received by `#[voice_webhook]`.
    pub struct IncomingCall: call, "https://www.twilio.com/docs/voice/twiml#request-parameters" {
        /// Who or what answered a call that you placed, with synchronous answering-machine detection.
        answered_by: Option<AnsweredBy> = "AnsweredBy";
        /// How long the detection took.
        machine_detection_duration: Option<Duration> = "MachineDetectionDuration" in milliseconds;
        /// What was keyed in for an earlier verb, after a `<Redirect>`.
        digits: Option<Text> = "Digits", hidden;
    }
}

payload! {
    /// A leg of a call has come further.
    ///
    /// Received by `#[status_callback]`. Updates come in any order; let a
    /// [`CallProgress`](crate::CallProgress) keep the newest.
    pub struct CallStatusUpdate: call, "https://www.twilio.com/docs/voice/api/call-resource#statuscallback" {
        /// When it happened.
        timestamp: Option<Timestamp> = "Timestamp";
        /// What sent this callback.
        callback_source: Option<CallbackSource> = "CallbackSource";
        /// How many callbacks were sent for this leg before; a lone `completed` has 0.
        sequence_number: Option<u32> = "SequenceNumber";
        /// How long the call took, once it has ended.
        call_duration: Option<Duration> = "CallDuration" in seconds;
        /// How many minutes are billed, once it has ended.
        duration: Option<Duration> = "Duration" in minutes;
        /// The last SIP response: 486 for busy, 487 for no answer, 404 for unreachable.
        sip_response_code: Option<u16> = "SipResponseCode";
        /// Where the recording can be fetched.
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
    /// The dialled party has answered and is not yet connected: what should it hear first?
    ///
    /// Sent to the `url` of `<Number>`, `<Client>`, `<Sip>` and their like; received by `#[voice_webhook]`.
    /// The call is the dialled party's, `parent_call_sid` the waiting caller's.
    pub struct CallScreening: call, "https://www.twilio.com/docs/voice/twiml/number#attributes-url" {}
}

payload! {
    /// Asynchronous answering-machine detection has come to a result.
    ///
    /// Received by `#[status_callback]`.
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
