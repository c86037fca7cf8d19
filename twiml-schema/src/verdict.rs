//! Whether an attribute takes a value that is written in a document.

use crate::{Attribute, Value, languages};

/// Whether an attribute takes a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Accepted,
    /// It does, but Twilio documents this value in its place now.
    Retired(String),
    /// It probably does: Twilio's pages do not say whether the case of a method matters. This is how they write it.
    Lowercase(&'static str),
    /// It does, but Twilio writes the name of this language or voice so.
    Respelled(&'static str),
    /// It does not, or the value is a typo of a known one.
    Refused,
}

impl Attribute {
    /// Whether the attribute takes a value that is written out in a document.
    ///
    /// ```
    /// use twiml_schema::{Verdict, find};
    ///
    /// let pay = find("Pay").next().expect("Pay is TwiML");
    /// let cards = pay.attribute("validCardTypes").expect("Pay has a list of cards");
    /// assert_eq!(cards.verdict("visa amex"), Verdict::Accepted);
    /// assert_eq!(cards.verdict("visa master-card"), Verdict::Retired("visa mastercard".to_owned()));
    /// assert_eq!(cards.verdict("visa library"), Verdict::Refused);
    /// ```
    pub fn verdict(&self, text: &str) -> Verdict {
        if let Some(instead) = self.renewed(text) {
            return Verdict::Retired(instead);
        }
        if self.value == Value::Method
            && let Some(method) = self.value.known().iter().find(|method| method.eq_ignore_ascii_case(text))
        {
            return if *method == text { Verdict::Accepted } else { Verdict::Lowercase(method) };
        }
        // Of some attributes no languages are listed, and of others not all.
        let others = if matches!(self.value, Value::Language(_)) { languages::ALL } else { &[] };
        let mut names = self.value.known().iter().chain(others.iter().copied().flatten());
        if matches!(self.value, Value::Language(_) | Value::Voice(_))
            && let Some(known) = names.find(|known| known.eq_ignore_ascii_case(text))
        {
            return if *known == text { Verdict::Accepted } else { Verdict::Respelled(known) };
        }
        // An empty URL is the URL of the document, which is no use where one has to be given.
        if self.required && text.is_empty() && matches!(self.value, Value::Url { .. }) {
            return Verdict::Refused;
        }
        if self.value.accepts(text) && self.value.respelled(text).is_none() {
            Verdict::Accepted
        } else {
            Verdict::Refused
        }
    }

    /// A value that is retired, or that has retired words in it, as Twilio documents it now.
    fn renewed(&self, text: &str) -> Option<String> {
        let any_case = matches!(self.value, Value::Language(_) | Value::Voice(_));
        let is = |old: &str, word: &str| old == word || any_case && old.eq_ignore_ascii_case(word);
        let renewed = |word: &str| self.retired.iter().find(|(old, _)| is(old, word)).map(|(_, new)| *new);
        if !matches!(self.value, Value::ListOf(_) | Value::ListOfOpen(_)) {
            return renewed(text).map(str::to_owned);
        }
        text.split_whitespace().find_map(renewed)?;
        let words: Vec<_> = text.split_whitespace().map(|word| renewed(word).unwrap_or(word)).collect();
        let instead = words.join(" ");
        self.value.accepts(&instead).then_some(instead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find;

    fn verdict(element: &str, attribute: &str, text: &str) -> Verdict {
        find(element).next().unwrap().attribute(attribute).unwrap().verdict(text)
    }

    #[test]
    fn values_of_the_past_are_told_from_wrong_ones() {
        assert_eq!(verdict("Say", "voice", "alice"), Verdict::Retired("Polly.Joanna".to_owned()));
        assert_eq!(verdict("Dial", "record", "true"), Verdict::Retired("record-from-answer".to_owned()));
        assert_eq!(verdict("Dial", "record", "yes"), Verdict::Refused);
        assert_eq!(
            verdict("Conversation", "statusCallbackEvent", "call-in-progress call-completed"),
            Verdict::Retired("call-answered call-completed".to_owned())
        );
        assert_eq!(verdict("Conversation", "statusCallbackEvent", "call-in-progress soon"), Verdict::Refused);
    }

    #[test]
    fn a_url_that_has_to_be_given_is_not_empty() {
        assert_eq!(verdict("ConversationRelay", "url", ""), Verdict::Refused);
        assert_eq!(verdict("Gather", "action", ""), Verdict::Accepted);
    }

    #[test]
    fn typos_in_open_sets_are_refused() {
        let events = |text| verdict("ConversationRelay", "events", text);
        assert_eq!(events("speaker-events tokens-played"), Verdict::Accepted);
        assert_eq!(events("speaker-events tomorrows-event"), Verdict::Accepted);
        assert_eq!(events("speaker-events token-played"), Verdict::Refused);
        assert_eq!(verdict("Say", "voice", "Polly.Joana"), Verdict::Refused);
    }

    #[test]
    fn case_counts_but_for_methods_languages_and_voices() {
        assert_eq!(verdict("Dial", "method", "GET"), Verdict::Accepted);
        assert_eq!(verdict("Dial", "method", "get"), Verdict::Lowercase("GET"));
        assert_eq!(verdict("Dial", "method", "put"), Verdict::Refused);
        assert_eq!(verdict("Say", "language", "en-gb"), Verdict::Respelled("en-GB"));
        assert_eq!(verdict("Say", "language", "en_GB"), Verdict::Refused);
        assert_eq!(verdict("Transcription", "languageCode", "en-us"), Verdict::Respelled("en-US"));
        assert_eq!(verdict("ConversationRelay", "language", "EN-gb"), Verdict::Respelled("en-GB"));
        assert_eq!(verdict("Say", "voice", "polly.joanna"), Verdict::Respelled("Polly.Joanna"));
        assert_eq!(verdict("Say", "voice", "ALICE"), Verdict::Retired("Polly.Joanna".to_owned()));
        assert_eq!(verdict("Say", "language", "en-GB"), Verdict::Accepted);
    }
}
