//! An answer of Twilio's.

use std::time::Duration;

use http::HeaderMap;
use http::header::RETRY_AFTER;
use serde::Deserialize;
use serde_json::Value;
use twiml_values::ErrorCode;

use super::fields::{Fields, Resource};
use super::page::Listed;
use crate::error::{ApiError, Error, Facts, Result, Unreadable};

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) operation: &'static str,
    pub(crate) status: u16,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) body: Vec<u8>,
}

/// An error as Twilio writes it, in either of its two forms.
/// <https://www.twilio.com/docs/usage/twilios-response#error-and-exception-responses>
#[derive(Deserialize, Default)]
#[serde(default)]
struct Described {
    code: Value,
    message: Option<String>,
    detail: Option<String>,
    title: Option<String>,
    more_info: Option<String>,
    details: Option<Value>,
}

/// How much of a body is shown that is not an error of Twilio's.
const SHOWN: usize = 200;

impl Answer {
    /// The error that it describes. A gateway may answer with a page or with nothing.
    pub(crate) fn into_error(self) -> ApiError {
        let described = serde_json::from_slice::<Described>(&self.body).unwrap_or_default();
        let code = match &described.code {
            Value::Number(number) => number.as_u64().and_then(|number| u32::try_from(number).ok()),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        let message = described.message.or(described.detail).or(described.title);
        ApiError::from(Facts {
            operation: self.operation,
            status: self.status,
            code: code.map(ErrorCode::new),
            message: message.unwrap_or_else(|| beginning(&self.body)),
            more_info: described.more_info,
            details: described.details,
            request_id: self.request_id,
            retry_after: self.retry_after,
        })
    }

    pub(crate) fn json(self) -> Result<Value> {
        match serde_json::from_slice(&self.body) {
            Ok(value) => Ok(value),
            Err(error) => Err(self.unreadable(error)),
        }
    }

    /// The resource that it shows.
    pub(crate) fn resource<T: Resource>(self) -> Result<T> {
        let fields = match serde_json::from_slice(&self.body) {
            Ok(fields) => Fields::new(fields),
            Err(error) => return Err(self.unreadable(error)),
        };
        T::read(fields).map_err(|missing| self.unreadable(missing))
    }

    /// The page of a list that it shows.
    pub(crate) fn page<T: Resource>(self, key: &'static str) -> Result<Listed<T>> {
        let page = match serde_json::from_slice(&self.body) {
            Ok(page) => page,
            Err(error) => return Err(self.unreadable(error)),
        };
        Listed::read(&page, key).map_err(|missing| self.unreadable(missing))
    }

    pub(crate) fn unreadable(self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::Unreadable(Unreadable {
            operation: self.operation,
            status: self.status,
            text: String::from_utf8_lossy(&self.body).into_owned(),
            request_id: self.request_id,
            source: source.into(),
        })
    }
}

fn beginning(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let words: Vec<_> = text.split_whitespace().collect();
    let text: String = words.join(" ").chars().take(SHOWN).collect();
    if text.is_empty() { "no description".to_owned() } else { text }
}

/// For how long an answer asks to wait: in seconds, or until a date.
pub(crate) fn retry_after(headers: &HeaderMap, now: jiff::Timestamp) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
    Some(Duration::try_from(until.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn error(status: u16, body: &str) -> ApiError {
        let body = body.as_bytes().to_owned();
        Answer {
            operation: "GET Messages",
            status,
            request_id: Some("RQ1".to_owned()),
            retry_after: None,
            body,
        }
        .into_error()
    }

    #[test]
    fn an_error_has_twilios_words() {
        let text = r#"{"code":21610,"message":"Attempt to send to unsubscribed recipient","more_info":"https://www.twilio.com/docs/errors/21610","status":400}"#;
        assert_eq!(
            error(400, text).to_string(),
            "21610: Attempt to send to unsubscribed recipient (400, https://www.twilio.com/docs/errors/21610, RQ1)"
        );
        let newer = error(
            400,
            r#"{"type":"about:blank","title":"Bad","status":400,"code":20001,"detail":"Which one?"}"#,
        );
        assert_eq!((newer.message(), newer.code()), ("Which one?", Some(20001.into())));
    }

    #[test]
    fn an_error_without_a_code_says_what_there_is() {
        assert_eq!(
            error(502, "<html>\n <h1>Bad gateway</h1>").to_string(),
            "<html> <h1>Bad gateway</h1> (502, RQ1)"
        );
        assert_eq!(error(503, "").message(), "no description");
        assert_eq!(error(401, r#"{"code":null,"message":"Authenticate"}"#).code(), None);
        assert_eq!(error(500, "[]").message(), "[]");
    }

    #[test]
    fn numbers_are_not_shown_in_full() {
        let text = r#"{"code":21211,"message":"The 'To' number +15551234567 is not a valid phone number."}"#;
        assert!(!format!("{0} {0:?}", error(400, text)).contains("5551234567"));
    }

    #[test]
    fn a_pause_is_in_seconds_or_until_a_date() {
        let now: jiff::Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
        let asked = |text: &'static str| {
            retry_after(&HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(text))]), now)
        };
        assert_eq!(asked("3"), Some(Duration::from_secs(3)));
        assert_eq!(asked("Fri, 02 Jan 2026 03:04:15 GMT"), Some(Duration::from_secs(10)));
        assert_eq!(asked("Fri, 02 Jan 2026 03:00:00 GMT"), Some(Duration::ZERO));
        assert_eq!(asked("soon"), None);
    }
}
