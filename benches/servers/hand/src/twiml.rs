//! Documents, written into one buffer.

use axum::http::{HeaderValue, header};
use axum::response::Response;

/// The answer to a message.
pub(crate) fn sms(from: &str, body: &str) -> Response {
    let mut document = String::with_capacity(64 + from.len() + body.len() + body.len() / 4);
    document.push_str("<Response><Message>");
    escape(from, &mut document);
    document.push_str(" said: ");
    escape(body, &mut document);
    document.push_str("</Message></Response>");
    response(document)
}

/// The answer to a call.
pub(crate) fn voice(from: &str, from_city: &str) -> Response {
    let mut document = String::with_capacity(192 + from.len() + from_city.len());
    document.push_str(r#"<Response><Gather numDigits="1" action="/voice/menu"><Say>Hello "#);
    escape(from_city, &mut document);
    document.push_str(" caller ");
    escape(from, &mut document);
    document
        .push_str(". Press 1 for sales, 2 for support.</Say></Gather><Redirect>/voice</Redirect></Response>");
    response(document)
}

fn response(document: String) -> Response {
    let mut response = Response::new(document.into());
    let content_type = HeaderValue::from_static("text/xml; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, content_type);
    response
}

fn escape(text: &str, out: &mut String) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let replacement = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => continue,
        };
        out.push_str(&text[written..at]);
        out.push_str(replacement);
        written = at + 1;
    }
    out.push_str(&text[written..]);
}
