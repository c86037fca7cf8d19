//! A step that has failed.

use std::fmt;

use twiml_values::ErrorCode;

use crate::fault::Fault;
use crate::transcript::{Purpose, Raised, Received, SentRequest};

/// So many characters of an answer are told.
const MOST_OF_AN_ANSWER: usize = 200;

/// The application has no answer, and neither has its fallback; or, on a [strict](crate::Phone::strict) phone, an error or a warning was raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    code: ErrorCode,
    told: String,
}

impl Failed {
    /// Of these requests, the answer to the last one is told if it is a text. `happened` is a transcript, and may be empty.
    pub(crate) fn new(fault: &Fault, requests: &[SentRequest], happened: impl fmt::Display) -> Self {
        let answer = last_answer(requests).map(|answer| format!("\nthe application answered: {answer}"));
        let answer = answer.unwrap_or_default();
        Self { code: fault.code(), told: format!("{fault}{answer}\n{happened}") }
    }

    /// As [`new`](Self::new), because of what was raised.
    pub(crate) fn raised(raised: &Raised, happened: impl fmt::Display) -> Self {
        Self { code: raised.code, told: format!("{raised}\n{happened}") }
    }

    /// The code of Twilio's error.
    pub const fn code(&self) -> ErrorCode {
        self.code
    }
}

/// The beginning of the answer to the last question, if it is a text.
fn last_answer(requests: &[SentRequest]) -> Option<String> {
    let last = requests.iter().rfind(|request| request.purpose == Purpose::Document)?;
    let Some(Received::Response { body, .. }) = &last.received else { return None };
    let body = body.trim();
    let is_text = |body: &str| {
        let is_unreadable =
            |c: char| c == char::REPLACEMENT_CHARACTER || c.is_control() && !c.is_whitespace();
        !body.is_empty() && !body.contains(is_unreadable)
    };
    is_text(body).then(|| body.chars().take(MOST_OF_AN_ANSWER).collect())
}

/// What is wrong, what the application answered, and all that has happened.
impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.told.trim_end())
    }
}

impl std::error::Error for Failed {}
