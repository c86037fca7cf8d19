//! The closed sets of words that attributes take, each as an enum.
//!
//! Each is called by the attribute that takes it, with the element in front where the attribute's name alone
//! says too little, and its variants are Twilio's words in Rust's spelling. Several attributes may share a
//! set: [`Trim`] is for every `trim`.
//!
//! ```
//! # use twiml_schema as twiml_runtime;
//! use twiml_runtime::choices::{DialRecord, RejectReason};
//!
//! assert_eq!(RejectReason::Busy.as_str(), "busy");
//! assert_eq!(DialRecord::RecordFromAnswerDual.to_string(), "record-from-answer-dual");
//! assert_eq!("busy".parse(), Ok(RejectReason::Busy));
//! assert!("bussy".parse::<RejectReason>().is_err());
//! ```

#[macro_use]
mod declare;

mod call;
mod conference;
mod connect;
mod dial;
mod pay;
mod recording;
mod ssml;

pub use call::*;
pub use conference::*;
pub use connect::*;
pub use dial::*;
pub use pay::*;
pub use recording::*;
pub use ssml::*;

#[cfg(test)]
mod tests {
    use super::{EmphasisLevel, RingTone, call, conference, connect, dial, pay, recording, ssml};

    const FILES: &[&[(&str, &str)]] = &[
        call::VARIANTS,
        conference::VARIANTS,
        connect::VARIANTS,
        dial::VARIANTS,
        pay::VARIANTS,
        recording::VARIANTS,
        ssml::VARIANTS,
    ];

    /// Twilio's word in Rust's spelling: `record-from-answer` as `RecordFromAnswer`.
    fn pascal_case(word: &str) -> String {
        let parts = word.split(|c: char| !c.is_alphanumeric());
        parts.filter_map(|part| Some(part.get(..1)?.to_uppercase() + part.get(1..)?)).collect()
    }

    #[test]
    fn variants_are_the_words_in_pascal_case() {
        for (variant, word) in FILES.iter().copied().flatten() {
            assert_eq!(*variant, pascal_case(word));
        }
    }

    #[test]
    fn words_are_read_back() {
        for tone in RingTone::ALL {
            assert_eq!(tone.as_str().parse(), Ok(*tone));
        }
        assert_eq!(format!("{:>7}", RingTone::UsOld), " us-old");
        assert!("US".parse::<RingTone>().is_err());
    }

    #[test]
    fn an_error_lists_the_words() {
        let error = "loud".parse::<EmphasisLevel>().unwrap_err();
        assert_eq!(error.to_string(), "expected `strong`, `moderate` or `reduced`");
        assert_eq!(error.words(), ["strong", "moderate", "reduced"]);
    }
}
