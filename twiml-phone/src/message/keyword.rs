//! Words by which people opt out, opt in again, or ask for help.

use crate::geography::is_toll_free;

/// What a person wants who writes one of Twilio's keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keyword {
    Stop,
    Start,
    Help,
}

const STOP: [&str; 6] = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"];
const START: [&str; 3] = ["START", "UNSTOP", "YES"];
const HELP: [&str; 2] = ["HELP", "INFO"];

impl Keyword {
    /// The keyword of a message to one of our numbers, if it is one: the single word, in any case.
    ///
    /// Twilio handles keywords for phone numbers. Short codes and other channels are left to the application.
    pub(crate) fn of(body: &str, number: &str) -> Option<Self> {
        if !number.starts_with('+') {
            return None;
        }
        let word = body.trim().to_ascii_uppercase();
        let is_in = |words: &[&str]| words.contains(&word.as_str());
        if is_in(&STOP) {
            Some(Self::Stop)
        } else if is_in(&START) && !(word == "YES" && is_toll_free(number)) {
            Some(Self::Start)
        } else if is_in(&HELP) {
            Some(Self::Help)
        } else {
            None
        }
    }

    /// The value of `OptOutType`.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Stop => "STOP",
            Self::Start => "START",
            Self::Help => "HELP",
        }
    }

    /// What Twilio answers by itself. The texts differ by country; these are the usual ones in English, which is an assumption.
    pub(crate) const fn answer(self) -> &'static str {
        match self {
            Self::Stop => {
                "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply \
                 START to resubscribe."
            }
            Self::Start => {
                "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to \
                 unsubscribe. Msg&Data Rates May Apply."
            }
            Self::Help => "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_single_word_counts_in_any_case() {
        let keyword = |body| Keyword::of(body, "+15550002222");
        assert_eq!([keyword("stop"), keyword(" Quit ")], [Some(Keyword::Stop); 2]);
        assert_eq!([keyword("Yes"), keyword("START")], [Some(Keyword::Start); 2]);
        assert_eq!(keyword("info"), Some(Keyword::Help));
        assert_eq!([keyword("STOP PLEASE"), keyword("stop."), keyword("")], [None; 3]);
    }

    #[test]
    fn numbers_have_keywords_of_their_own() {
        assert_eq!(Keyword::of("YES", "+18005550100"), None);
        assert_eq!(Keyword::of("UNSTOP", "+18005550100"), Some(Keyword::Start));
        assert_eq!([Keyword::of("STOP", "12345"), Keyword::of("STOP", "whatsapp:+15550002222")], [None; 2]);
    }
}
