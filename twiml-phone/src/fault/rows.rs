//! Twilio's errors and warnings that the phone can raise: one row each.

use twiml_values::ErrorCode;

use super::level::Level;
use super::outcome::Outcome::{
    self, Default, DocumentEnds, Fatal, LegFails, NotSent, Refused, SessionEnds, Skipped, Unaffected,
    Undelivered, VerbFails,
};
use Level::{Error, Warning};

/// One of Twilio's errors or warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FaultRow {
    /// Its number.
    pub code: u32,
    /// Whether Twilio could still process what it got.
    pub level: Level,
    /// What happens to the call or the message after it.
    pub outcome: Outcome,
    /// What it means, where [`ErrorCode::meaning`] does not know it.
    words: Option<&'static str>,
}

impl FaultRow {
    /// What it means, in a few words of our own.
    pub fn words(&self) -> &'static str {
        self.words.or_else(|| ErrorCode::new(self.code).meaning()).unwrap_or_default()
    }
}

/// A code whose meaning [`ErrorCode::meaning`] knows.
const fn known(code: u32, level: Level, outcome: Outcome) -> FaultRow {
    FaultRow { code, level, outcome, words: None }
}

/// A code that webhooks see so rarely that only the phone has words for it.
const fn worded(code: u32, level: Level, outcome: Outcome, words: &'static str) -> FaultRow {
    FaultRow { code, level, outcome, words: Some(words) }
}

/// The row of a code, if the phone knows it.
pub fn row(code: u32) -> Option<&'static FaultRow> {
    ROWS.binary_search_by_key(&code, |row| row.code).ok().and_then(|at| ROWS.get(at))
}

/// All rows, by code.
pub const fn rows() -> &'static [FaultRow] {
    ROWS
}

/// By code, ascending. Levels are those of Twilio's error dictionary.
///
/// <https://www.twilio.com/docs/api/errors>
#[rustfmt::skip]
const ROWS: &[FaultRow] = &[
    known(11100, Error, Fatal),
    known(11200, Error, Fatal),
    worded(11201, Error, Fatal, "no TCP connection to the webhook in time"),
    worded(11202, Error, Fatal, "the webhook's server refused the connection"),
    worded(11203, Error, Fatal, "the time for all tries of the webhook is used up"),
    known(11205, Error, Fatal),
    worded(11206, Error, Fatal, "the webhook did not answer in HTTP"),
    known(11210, Error, Fatal),
    known(11215, Error, Fatal),
    worded(11216, Error, Fatal, "the webhook redirects to nowhere"),
    worded(11217, Error, Fatal, "the webhook answered with a 4xx or 5xx status"),
    known(11220, Error, Fatal),
    worded(11235, Error, Fatal, "the certificate of the webhook is for another host name"),
    worded(11236, Error, Fatal, "the certificate of the webhook has expired"),
    worded(11237, Error, Fatal, "the certificate of the webhook is self-signed, or its issuer is unknown"),
    worded(11240, Error, Fatal, "the edges in the URL's fragment are not valid"),
    worded(11241, Error, Fatal, "the edges in the URL's fragment are not valid"),
    worded(11242, Error, Fatal, "the edges in the URL's fragment are not valid"),
    worded(11243, Error, Fatal, "the retry policy in the URL's fragment is not valid"),
    known(11750, Error, Fatal),
    worded(11751, Error, NotSent, "a media file of the message is too large for the channel"),
    worded(11770, Error, Fatal, "the webhook sent a chunked response without a body"),
    known(12100, Error, Fatal),
    known(12101, Error, Fatal),
    worded(12102, Error, Fatal, "the outermost element of the TwiML is not <Response>"),
    known(12200, Warning, Skipped),
    known(12300, Error, Fatal),
    worded(12400, Error, Fatal, "a failure inside Twilio"),
    worded(13000, Warning, Skipped, "<Dial>: a <Conference> cannot be beside other nouns"),
    known(13110, Error, Skipped),
    known(13111, Error, Skipped),
    known(13112, Warning, Skipped),
    known(13120, Error, Skipped),
    known(13201, Error, DocumentEnds),
    known(13210, Warning, Default),
    known(13211, Warning, Default),
    known(13212, Warning, Default),
    known(13213, Warning, Default),
    known(13214, Warning, LegFails),
    known(13215, Warning, Skipped),
    known(13216, Warning, Default),
    known(13217, Warning, Default),
    known(13218, Warning, Default),
    known(13219, Warning, Default),
    known(13220, Warning, Default),
    known(13221, Warning, Default),
    known(13222, Warning, Default),
    known(13223, Warning, LegFails),
    known(13224, Error, LegFails),
    worded(13225, Error, LegFails, "<Number>: this number is blocked"),
    known(13226, Warning, LegFails),
    worded(13227, Error, LegFails, "<Number>: the account may not call this country"),
    known(13230, Warning, Default),
    known(13231, Error, VerbFails),
    known(13232, Warning, Default),
    known(13233, Warning, Default),
    known(13234, Warning, Default),
    known(13235, Warning, Default),
    known(13236, Warning, Default),
    known(13237, Warning, Default),
    known(13238, Error, DocumentEnds),
    known(13239, Error, VerbFails),
    known(13240, Error, VerbFails),
    known(13241, Warning, Default),
    known(13242, Warning, Default),
    known(13243, Warning, LegFails),
    worded(13244, Warning, LegFails, "<Sip>: the URI or one of its headers is not valid"),
    worded(13245, Warning, LegFails, "<Sip>: the URI or one of its headers is not valid"),
    worded(13246, Warning, Default, "<Sip>: the URI or one of its headers is not valid"),
    known(13247, Error, LegFails),
    known(13248, Warning, Default),
    known(13249, Warning, Default),
    known(13250, Warning, LegFails),
    known(13251, Warning, Default),
    known(13252, Warning, Default),
    known(13253, Warning, Default),
    known(13254, Warning, LegFails),
    worded(13255, Warning, LegFails, "<Sip>: the address cannot be reached"),
    known(13256, Warning, Unaffected),
    known(13257, Error, Unaffected),
    known(13258, Error, LegFails),
    known(13310, Warning, Default),
    known(13311, Warning, Default),
    known(13312, Warning, Default),
    known(13313, Warning, Default),
    known(13314, Warning, Default),
    known(13320, Warning, Skipped),
    known(13321, Warning, Default),
    known(13322, Warning, Default),
    known(13325, Error, Skipped),
    known(13326, Warning, Default),
    known(13327, Warning, Default),
    known(13328, Warning, Default),
    known(13329, Warning, Default),
    known(13330, Warning, Default),
    known(13331, Warning, Default),
    known(13332, Warning, Default),
    known(13333, Warning, Default),
    known(13334, Warning, Default),
    known(13335, Warning, Default),
    known(13337, Error, Default),
    known(13338, Error, Default),
    known(13410, Warning, Default),
    known(13420, Error, Skipped),
    known(13430, Warning, Default),
    known(13510, Warning, Default),
    known(13511, Warning, Default),
    known(13512, Warning, Default),
    known(13513, Warning, Default),
    known(13520, Warning, Skipped),
    known(13521, Warning, Skipped),
    known(13610, Warning, Default),
    known(13611, Warning, Default),
    known(13612, Warning, Default),
    known(13613, Warning, Default),
    known(13614, Warning, Default),
    known(13615, Warning, Default),
    known(13616, Warning, Default),
    worded(13617, Warning, Unaffected, "the recording cannot be transcribed"),
    worded(13618, Warning, Unaffected, "the recording cannot be transcribed"),
    worded(13619, Warning, Unaffected, "the recording cannot be transcribed"),
    worded(13620, Warning, Unaffected, "the recording cannot be transcribed"),
    known(13621, Error, Unaffected),
    known(13622, Warning, Default),
    known(13699, Warning, Default),
    known(13710, Warning, Default),
    known(13801, Error, VerbFails),
    known(13802, Error, Unaffected),
    known(13803, Error, VerbFails),
    known(13806, Error, LegFails),
    worded(13807, Error, LegFails, "<Client clientNotificationUrl>: the webhook could not be asked"),
    known(13810, Warning, Default),
    known(13910, Warning, Default),
    known(14101, Warning, NotSent),
    known(14102, Warning, NotSent),
    known(14103, Warning, NotSent),
    known(14104, Warning, Default),
    known(14105, Warning, Default),
    worded(14106, Warning, SessionEnds, "more than 50 documents for one message"),
    worded(14107, Error, NotSent, "the application and another one answer each other without end"),
    worded(14108, Warning, NotSent, "<Message from>: this number cannot send messages"),
    known(14109, Warning, NotSent),
    known(14110, Warning, Skipped),
    worded(14111, Warning, NotSent, "<Message to>: a trial account cannot write to this number"),
    known(14201, Error, VerbFails),
    known(14202, Error, VerbFails),
    known(14203, Error, VerbFails),
    known(14204, Error, VerbFails),
    known(14205, Error, VerbFails),
    known(14206, Error, VerbFails),
    worded(14207, Warning, VerbFails, "<Enqueue>: the queue is full"),
    known(14210, Error, VerbFails),
    known(14211, Error, VerbFails),
    known(14212, Error, VerbFails),
    known(14213, Error, VerbFails),
    worded(14214, Error, VerbFails, "<Queue>: an attribute has an invalid value"),
    worded(14215, Error, VerbFails, "<Queue>: an attribute has an invalid value"),
    worded(14216, Error, VerbFails, "<Queue>: an attribute has an invalid value"),
    worded(14217, Error, VerbFails, "<Queue>: an attribute has an invalid value"),
    worded(14218, Error, VerbFails, "<Queue>: an attribute has an invalid value"),
    worded(14219, Error, VerbFails, "<Queue>: an attribute has an invalid value"),
    known(14220, Error, VerbFails),
    known(14221, Error, VerbFails),
    worded(14222, Error, VerbFails, "<Task>: an attribute has an invalid value"),
    worded(14223, Error, VerbFails, "<Task>: an attribute has an invalid value"),
    known(14230, Error, VerbFails),
    known(14231, Error, VerbFails),
    known(14232, Error, VerbFails),
    known(14233, Error, VerbFails),
    worded(14234, Error, VerbFails, "<Conference><Task>: the task has an invalid value"),
    worded(14235, Error, VerbFails, "<Conference><Task>: the task has an invalid value"),
    worded(14236, Error, VerbFails, "<Conference><Task>: the task has an invalid value"),
    worded(14237, Error, VerbFails, "<Conference><Task>: the task has an invalid value"),
    worded(14238, Error, VerbFails, "<Conference><Task>: the task has an invalid value"),
    worded(14239, Error, VerbFails, "<Conference><Task>: the task has an invalid value"),
    known(14300, Error, Skipped),
    worded(15000, Error, Unaffected, "the status callback could not be delivered"),
    worded(15002, Warning, Unaffected, "the status callback waited too long to be sent"),
    worded(15003, Warning, Unaffected, "the status callback did not answer with a 2xx status"),
    worded(15004, Error, VerbFails, "a relative URL in TwiML that has no URL of its own"),
    worded(15009, Error, Unaffected, "the status callback could not be delivered"),
    worded(16010, Error, Unaffected, "the event of the conference could not be delivered"),
    worded(16011, Error, Unaffected, "the webhook for events of the conference did not answer with a 2xx status"),
    worded(16020, Error, VerbFails, "the conference is full"),
    known(16023, Error, VerbFails),
    worded(16025, Error, VerbFails, "another participant of the conference has this label"),
    worded(16101, Warning, Unaffected, "the recording is too short"),
    worded(16102, Warning, Unaffected, "the recording is silent"),
    worded(21201, Error, Refused, "`To` is missing"),
    worded(21203, Error, Refused, "calls to other countries are not enabled"),
    worded(21205, Error, Refused, "the URL is not valid"),
    worded(21206, Error, Refused, "`SendDigits` is not valid"),
    worded(21209, Error, Refused, "the HTTP method is not valid"),
    worded(21210, Error, Refused, "`From` is not a number of the account, nor one it has verified"),
    worded(21211, Error, Refused, "`To` is not a phone number"),
    worded(21212, Error, Refused, "`From` is not a phone number"),
    worded(21213, Error, Refused, "`From` is missing"),
    worded(21214, Error, Refused, "`To` cannot be called"),
    worded(21215, Error, Refused, "the account may not call this country"),
    worded(21216, Error, Refused, "`To` is blocked"),
    worded(21217, Error, Refused, "the number does not look like a phone number"),
    worded(21218, Error, Refused, "`ApplicationSid` is not valid"),
    worded(21219, Error, Refused, "a trial account cannot call a number that is not verified"),
    worded(21220, Error, Refused, "the call is not in a state in which it can be changed"),
    worded(21262, Warning, Unaffected, "asynchronous answering-machine detection has no URL for its result"),
    worded(21405, Error, Refused, "a voice fallback URL needs a voice URL"),
    worded(21406, Error, Refused, "an SMS fallback URL needs an SMS URL"),
    worded(21408, Error, Refused, "the account may not write to this country"),
    worded(21602, Error, Refused, "the message has neither body nor media"),
    worded(21603, Error, Refused, "`From` is missing"),
    worded(21604, Error, Refused, "`To` is missing"),
    worded(21606, Error, Refused, "`From` is not a number of the account that can send messages"),
    worded(21609, Error, Refused, "the URL of the status callback is not valid"),
    known(21610, Error, Refused),
    worded(21614, Error, Refused, "`To` is not a mobile number"),
    worded(21617, Error, Refused, "the body is longer than 1600 characters"),
    worded(21620, Error, Refused, "a media URL is not valid"),
    worded(21623, Error, Refused, "the message has more than ten media files"),
    known(30001, Error, Undelivered),
    known(30002, Error, Undelivered),
    known(30003, Error, Undelivered),
    known(30004, Error, Undelivered),
    known(30005, Error, Undelivered),
    known(30006, Error, Undelivered),
    known(30007, Error, Undelivered),
    known(30008, Error, Undelivered),
    known(30009, Error, Undelivered),
    known(30010, Error, Undelivered),
    known(30032, Error, Undelivered),
    known(30034, Error, Undelivered),
    worded(31901, Error, VerbFails, "the WebSocket server did not answer in time"),
    worded(31902, Error, VerbFails, "the WebSocket server refused the connection"),
    worded(31903, Error, VerbFails, "the connection of the WebSocket broke"),
    worded(31904, Error, VerbFails, "the WebSocket server cannot be reached"),
    known(31920, Error, VerbFails),
    worded(31921, Error, VerbFails, "the WebSocket server closed the stream with an error"),
    known(31924, Error, VerbFails),
    worded(31931, Warning, Unaffected, "the application has sent more audio than is kept"),
    worded(31951, Warning, Unaffected, "a message over the WebSocket is not one of those that there are"),
    worded(32014, Warning, SessionEnds, "the call had no audio"),
    worded(32015, Warning, SessionEnds, "the call reached its longest duration"),
    known(32018, Error, Refused),
    worded(32019, Warning, Unaffected, "both a URL and TwiML were given; the URL is used"),
    worded(39001, Error, VerbFails, "the WebSocket of the conversation relay failed"),
    known(63016, Error, Undelivered),
    worded(64001, Error, VerbFails, "<Pay paymentConnector>: there is no such connector"),
    worded(64102, Error, VerbFails, "the WebSocket of the conversation cannot be opened"),
    worded(64105, Error, VerbFails, "the WebSocket of the conversation ended"),
    worded(64107, Error, Unaffected, "a message to the conversation is not one of those that there are"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_so_that_each_is_found() {
        assert!(ROWS.is_sorted_by(|a, b| a.code < b.code));
        for known in ROWS {
            assert_eq!(row(known.code), Some(known));
        }
        assert_eq!(row(11767), None, "no version of Twilio's dictionary has it");
    }

    #[test]
    fn each_code_has_words_in_one_place() {
        for row in ROWS {
            let meaning = ErrorCode::new(row.code).meaning();
            assert!(meaning.is_some() != row.words.is_some(), "{}", row.code);
        }
    }

    #[test]
    fn what_is_fatal_is_an_error() {
        let fatal = ROWS.iter().filter(|row| row.outcome == Fatal);
        assert!(fatal.clone().count() > 20);
        fatal.for_each(|row| assert_eq!(row.level, Error, "{}", row.code));
    }
}
