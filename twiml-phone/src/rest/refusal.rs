//! Why a request is refused.

use std::fmt::Display;

use http::StatusCode;
use serde_json::{Value, json};
use twiml_values::ErrorCode;

use crate::fault::Fault;
use crate::message::Refused;

/// Why a request is refused. The words are our own, since Twilio's change.
///
/// <https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions>
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    status: StatusCode,
    /// Some gateways in front of Twilio have none.
    code: Option<u32>,
    words: String,
}

/// Codes that only the REST API has, with their status and meaning. The dictionary has a status for few of them: that the others have
/// the status that is here is an assumption.
///
/// <https://www.twilio.com/docs/api/errors>
#[rustfmt::skip]
const ROWS: &[(u32, u16, &str)] = &[
    (20001, 400, "a parameter is not known, or its value is not valid"),
    (20003, 401, "the credentials are not those of the account"),
    (20004, 405, "the resource does not have this method"),
    (20006, 403, "access is denied"),
    (20007, 400, "`PageSize` is not a number from 1 to 1000"),
    (20008, 403, "test credentials cannot do this"),
    (20009, 409, "the resource cannot be deleted while it is in progress"),
    (20404, 404, "there is no such resource"),
    (20409, 409, "the resource is in a state that forbids it"),
    (20429, 429, "too many requests at a time"),
    (20500, 500, "a failure inside Twilio"),
    (20503, 503, "Twilio cannot answer now"),
    (21208, 400, "`Timeout` is not a number from 1 to 600"),
    (21266, 400, "`To` and `From` are the same"),
    (21402, 400, "the URL is not valid"),
    (21403, 400, "the method is not valid"),
    (21407, 400, "the phone number cannot get messages"),
    (21421, 400, "the phone number is not valid"),
    (21481, 400, "`PageToken` is not that of a page"),
    (21624, 400, "`ValidityPeriod` is not a number from 1 to 36000"),
    (21626, 400, "`StatusCallbackEvent` is not valid"),
    (21654, 400, "`ContentVariables` needs a `ContentSid`"),
    (21655, 400, "`ContentSid` is not valid"),
    (21656, 400, "`ContentVariables` is not an object in JSON"),
    (21701, 404, "there is no such messaging service"),
    (21704, 400, "the messaging service has no phone number"),
    (21710, 409, "the phone number is in this messaging service already"),
    (21712, 409, "the phone number is in another messaging service"),
    (30409, 400, "the message is not scheduled, so it cannot be canceled"),
    (35111, 400, "`SendAt` is missing"),
    (35114, 400, "`SendAt` is not a time from 300 seconds to 35 days in the future, such as `2026-01-02T03:04:05Z`"),
    (35118, 400, "a message that is sent later needs a messaging service"),
    (35126, 400, "`ScheduleType` is not `fixed`"),
    (70051, 403, "the API key may not do this"),
];

impl Refusal {
    /// The refusal with a code, and what is wrong this time.
    pub(super) fn new(code: u32, about: impl Display) -> Self {
        let Some((_, status, words)) = ROWS.iter().find(|(row, ..)| *row == code) else {
            return Fault::new(code, about.to_string()).into();
        };
        let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::BAD_REQUEST);
        let about = about.to_string();
        let words = if about.is_empty() { (*words).to_owned() } else { format!("{words}: {about}") };
        Self { status, code: Some(code), words }
    }

    /// Nothing is at a path.
    pub(super) fn not_found(path: &str) -> Self {
        Self::new(20404, path)
    }

    /// A body that is no form. That Twilio has no code for it is an assumption.
    pub(super) fn no_form() -> Self {
        let words = "the body is not a form, `application/x-www-form-urlencoded`".to_owned();
        Self { status: StatusCode::UNSUPPORTED_MEDIA_TYPE, code: None, words }
    }

    /// As a test gets it.
    pub(super) fn into_fault(self) -> Fault {
        Fault::new(self.code.unwrap_or(20001), self.words)
    }

    pub(super) const fn status(&self) -> StatusCode {
        self.status
    }

    pub(super) fn body(&self) -> Value {
        let code = self.code.map(ErrorCode::new);
        json!({
            "code": self.code,
            "message": self.words,
            "more_info": code.map(|code| format!("https://www.twilio.com/docs/errors/{code}")),
            "status": self.status.as_u16(),
        })
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        let words = [fault.words(), fault.about()];
        let words: Vec<_> = words.into_iter().filter(|words| !words.is_empty()).collect();
        Self { status: StatusCode::BAD_REQUEST, code: Some(fault.code().number()), words: words.join(": ") }
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        refused.fault().clone().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::row;

    #[test]
    fn codes_ascend_and_are_none_of_those_that_the_phone_has_words_for() {
        assert!(ROWS.is_sorted_by(|(one, ..), (next, ..)| one < next));
        for (code, ..) in ROWS {
            assert_eq!(row(*code), None, "{code}");
            assert_eq!(ErrorCode::new(*code).meaning(), None, "{code}");
        }
    }

    #[test]
    fn what_is_wrong_this_time_follows_the_meaning() {
        let message = |refusal: &Refusal| refusal.body()["message"].as_str().map(str::to_owned);
        assert_eq!(message(&Refusal::new(21701, "MG1")).unwrap(), "there is no such messaging service: MG1");
        assert_eq!(message(&Refusal::new(21201, "")).unwrap(), "`To` is missing");
        // A code that nobody has words for is still a refusal.
        let unknown = Refusal::new(29999, "");
        assert_eq!((unknown.status(), &unknown.body()["code"]), (StatusCode::BAD_REQUEST, &json!(29999)));
    }
}
