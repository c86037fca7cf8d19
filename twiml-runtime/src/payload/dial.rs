//! `<Dial>` and `<Refer>`: how a call to someone else ended.

use super::prelude::*;

payload! {
    /// A `<Dial>` has ended.
    ///
    /// Sent to its `action`.
    pub struct DialOutcome: call, "https://www.twilio.com/docs/voice/twiml/dial#action" {
        /// How it ended.
        dial_call_status: DialCallStatus = "DialCallStatus";
        /// The dialed leg; absent after a conference.
        dial_call_sid: Option<CallSid> = "DialCallSid";
        /// How long the dialed leg lasted; absent if nobody was connected.
        dial_call_duration: Option<Duration> = "DialCallDuration" in seconds;
        /// Whether the two were connected.
        dial_bridged: Option<bool> = "DialBridged";
        /// Where to fetch the recording, if `record` was set.
        recording_url: Option<Url> = "RecordingUrl";
        /// The recording.
        recording_sid: Option<RecordingSid> = "RecordingSid";
        /// How long the recording is.
        recording_duration: Option<Duration> = "RecordingDuration" in seconds;
        /// The `Call-ID` of the dialed SIP call.
        dial_sip_call_id: Option<Text> = "DialSipCallId";
        /// The last response of the dialed SIP party.
        dial_sip_response_code: Option<u16> = "DialSipResponseCode";
        /// The queue, after a `<Queue>`.
        queue_sid: Option<QueueSid> = "QueueSid";
        /// Why it failed.
        error_code: Option<ErrorCode> = "ErrorCode";
        /// Why it failed, in words.
        error_message: Option<Text> = "ErrorMessage";
    }
    groups {
        /// The custom headers of the last response of the dialed SIP party.
        dial_sip_headers: SipHeaders = "DialSipHeader_";
    }
}

payload! {
    /// The SIP party in a `<Dial>` asks to be transferred.
    ///
    /// Sent to the `referUrl` of the `<Dial>`.
    pub struct DialRefer: call, "https://www.twilio.com/docs/voice/twiml/dial#referurl" {
        /// The target of the transfer: a `sip:` or `tel:` URI, sometimes in angle brackets.
        refer_transfer_target: Text = "ReferTransferTarget", hidden;
    }
}

payload! {
    /// A `<Refer>` has ended.
    ///
    /// Sent to its `action`.
    pub struct ReferOutcome: call, "https://www.twilio.com/docs/voice/twiml/refer#action" {
        /// How it ended.
        refer_call_status: Option<ReferCallStatus> = "ReferCallStatus";
        /// The response to the REFER.
        refer_sip_response_code: Option<u16> = "ReferSipResponseCode";
        /// The response that the NOTIFY reported.
        notify_sip_response_code: Option<u16> = "NotifySipResponseCode";
    }
}
