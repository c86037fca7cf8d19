//! Media streams and SIPREC sessions.

use super::prelude::*;

payload! {
    /// A media stream has started, stopped or failed.
    ///
    /// Sent to the `statusCallback` of a `<Stream>`. The parameters of a call are not sent.
    pub struct StreamStatus: "https://www.twilio.com/docs/voice/twiml/stream#status-callback" {
        /// The stream.
        key stream_sid: StreamSid = "StreamSid";
        /// The account that the call belongs to.
        account_sid: AccountSid = "AccountSid";
        /// The leg of the call.
        call_sid: CallSid = "CallSid";
        /// The name in the TwiML.
        stream_name: Option<Text> = "StreamName";
        /// What happened.
        stream_event: StreamEventType = "StreamEvent";
        /// What went wrong.
        stream_error: Option<Text> = "StreamError";
        /// What went wrong, by number.
        stream_error_code: Option<ErrorCode> = "StreamErrorCode";
        /// When it happened.
        timestamp: Option<Timestamp> = "Timestamp";
    }
}

payload! {
    /// A SIPREC session has started, stopped or failed.
    ///
    /// Sent to the `statusCallback` of a `<Siprec>`.
    pub struct SiprecStatus: call, "https://www.twilio.com/docs/voice/twiml/siprec" {
        /// The session.
        key siprec_sid: SiprecSid = "SiprecSid";
        /// The name in the TwiML.
        siprec_name: Option<Text> = "SiprecName";
        /// What happened.
        siprec_event: SiprecEventType = "SiprecEvent";
        /// What went wrong.
        siprec_error: Option<Text> = "SiprecError";
        /// What went wrong, by number.
        siprec_error_code: Option<ErrorCode> = "SiprecErrorCode";
        /// When it happened.
        timestamp: Option<Timestamp> = "Timestamp";
    }
}
