//! From a response to what Twilio makes of it.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, TRANSFER_ENCODING};
use http::{HeaderMap, Response, StatusCode};
use twiml_schema::Family;
use twiml_schema::limits::MAX_DOCUMENT_BYTES;

use super::charset::decoded;
use super::document::{self, Document};
use crate::fault::Fault;

/// What an application has answered.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// TwiML.
    Document(Document),
    /// Plain text: a call reads it aloud and ends, a message is answered with it.
    Text(String),
    /// A sound: a call plays it and ends.
    Audio,
    /// Nothing. A call ends, a message is not answered.
    Empty,
}

/// The types that a call plays.
const AUDIO: [&str; 10] = [
    "audio/mpeg",
    "audio/wav",
    "audio/wave",
    "audio/x-wav",
    "audio/aiff",
    "audio/x-aifc",
    "audio/x-aiff",
    "audio/x-gsm",
    "audio/gsm",
    "audio/ulaw",
];

/// Reads a response with a status of the class 2xx.
///
/// The status 204 is an empty answer. An empty body with another status is one for a message, and for a call it is error 12100: there is nothing to
/// parse. Both are assumptions, and so is it that a message cannot be answered with a sound.
///
/// <https://www.twilio.com/docs/voice/twiml#twilio-understands-mime-types>
pub(crate) fn read(response: &Response<Bytes>, family: Family) -> Result<Answer, Fault> {
    let (headers, body) = (response.headers(), response.body());
    if body.is_empty() && is_chunked(headers) {
        return Err(Fault::new(11770, ""));
    }
    if body.len() > MAX_DOCUMENT_BYTES {
        return Err(Fault::new(11750, format!("it has {} bytes", body.len())));
    }
    if response.status() == StatusCode::NO_CONTENT || body.is_empty() && family == Family::Messaging {
        return Ok(Answer::Empty);
    }
    let Some(content_type) = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return Err(Fault::new(12300, "the response has no content type"));
    };
    let (essence, charset) = parts(content_type);
    let text =
        || decoded(body, charset).ok_or_else(|| Fault::new(12100, "the body is not in its character set"));
    match essence.as_str() {
        "text/xml" | "application/xml" | "text/html" => {
            document::read(&text()?, family).map(Answer::Document)
        }
        "text/plain" => {
            let text = text()?;
            Ok(document::read(&text, family).map_or(Answer::Text(text), Answer::Document))
        }
        audio if family == Family::Voice && AUDIO.contains(&audio) => Ok(Answer::Audio),
        _ => Err(Fault::new(12300, format!("it is `{content_type}`"))),
    }
}

/// Whether a response is a sound that a call can play.
pub(crate) fn is_sound(response: &Response<Bytes>) -> bool {
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|content_type| AUDIO.contains(&parts(content_type).0.as_str()))
}

/// The type in lowercase, and its `charset`.
fn parts(content_type: &str) -> (String, Option<&str>) {
    let mut parts = content_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    });
    (essence, charset)
}

fn is_chunked(headers: &HeaderMap) -> bool {
    let coding = headers.get(TRANSFER_ENCODING).and_then(|value| value.to_str().ok());
    coding.is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWIML: &str = "<Response><Say>Hi</Say></Response>";

    fn response(content_type: &str, body: impl Into<Bytes>) -> Response<Bytes> {
        Response::builder().header(CONTENT_TYPE, content_type).body(body.into()).unwrap()
    }

    /// `document`, `text`, `audio`, `empty` or the code of the fault.
    fn kind(response: &Response<Bytes>, family: Family) -> String {
        match read(response, family) {
            Ok(Answer::Document(_)) => "document".to_owned(),
            Ok(Answer::Text(text)) => text,
            Ok(Answer::Audio) => "audio".to_owned(),
            Ok(Answer::Empty) => "empty".to_owned(),
            Err(fault) => fault.code().to_string(),
        }
    }

    fn voice(content_type: &str, body: &'static str) -> String {
        kind(&response(content_type, body), Family::Voice)
    }

    fn messaging(content_type: &str, body: &'static str) -> String {
        kind(&response(content_type, body), Family::Messaging)
    }

    #[test]
    fn the_type_says_how_an_answer_is_read() {
        for xml in ["text/xml", "application/xml; charset=utf-8", "text/html", "Text/XML"] {
            assert_eq!(voice(xml, TWIML), "document", "{xml}");
        }
        assert_eq!(voice("text/plain", "The office is shut."), "The office is shut.");
        assert_eq!(voice("text/plain", TWIML), "document");
        assert_eq!(voice("audio/x-wav", "RIFF"), "audio");
        assert_eq!(messaging("audio/x-wav", "RIFF"), "12300");
        assert_eq!(voice("application/json", "{}"), "12300");
        let untyped = Response::new(Bytes::from(TWIML));
        assert_eq!(kind(&untyped, Family::Voice), "12300");
    }

    #[test]
    fn nothing_is_an_answer_to_a_message_and_a_fault_in_a_call() {
        assert_eq!(
            (voice("text/xml", ""), messaging("text/xml", "")),
            ("12100".to_owned(), "empty".to_owned())
        );
        let no_content = Response::builder().status(204).body(Bytes::new()).unwrap();
        assert_eq!(kind(&no_content, Family::Voice), "empty");
        let chunked = Response::builder().header(TRANSFER_ENCODING, "chunked").body(Bytes::new()).unwrap();
        assert_eq!(kind(&chunked, Family::Messaging), "11770");
    }

    #[test]
    fn a_body_can_have_64_kilobytes() {
        let sized = |bytes: usize| {
            let body = format!("{TWIML}{}", " ".repeat(bytes - TWIML.len()));
            kind(&response("text/xml", body), Family::Voice)
        };
        assert_eq!(sized(MAX_DOCUMENT_BYTES), "document");
        assert_eq!(sized(MAX_DOCUMENT_BYTES + 1), "11750");
    }

    #[test]
    fn a_body_is_in_its_character_set() {
        let latin = response("text/plain; charset=\"ISO-8859-1\"", &b"f\xfcr"[..]);
        assert_eq!(kind(&latin, Family::Voice), "für");
        assert_eq!(kind(&response("text/xml", &b"f\xfcr"[..]), Family::Voice), "12100");
    }
}
