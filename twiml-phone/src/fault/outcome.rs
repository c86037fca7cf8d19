//! What happens after a fault.

use std::fmt;

/// What happens to the call or the message after a fault.
///
/// Twilio's pages say so for faults that fetch or parse a document, and where an action has a result for it. The others are assumptions, by the
/// rule that a verb which fails ends alone: the call goes on with the verb's action or with the next verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// There is no document to go on with: Twilio asks the fallback URL, and gives up if there is none, or if that fails as well.
    Fatal,
    /// The element or attribute is passed over. The rest of the document runs.
    Skipped,
    /// The value is ignored, and the default counts.
    Default,
    /// The leg that was to be called fails. Its `<Dial>` goes on as usual.
    LegFails,
    /// The verb ends; its action or the next verb follows.
    VerbFails,
    /// The document of a whisper or of waiting ends. The call that it belongs to goes on.
    DocumentEnds,
    /// The message is not sent. The next verb runs.
    NotSent,
    /// The message was taken, and does not arrive.
    Undelivered,
    /// The call or the answer to the message ends.
    SessionEnds,
    /// The call or the message goes on as if nothing had happened.
    Unaffected,
    /// The request to the REST API is refused with status 400.
    Refused,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fatal => "Twilio asks the fallback URL; without one, the call or the answer ends here",
            Self::Skipped => "the element or attribute is passed over, and the rest runs",
            Self::Default => "the value is ignored, and the default counts",
            Self::LegFails => "the leg fails, and its <Dial> goes on as usual",
            Self::VerbFails => "the verb ends, and its action or the next verb follows",
            Self::DocumentEnds => "this document ends, and the call that it belongs to goes on",
            Self::NotSent => "this message is not sent, and the next verb runs",
            Self::Undelivered => "the message does not arrive",
            Self::SessionEnds => "the call or the answer ends here",
            Self::Unaffected => "nothing else happens to the call or message",
            Self::Refused => "the request to the REST API is refused with status 400",
        })
    }
}
