//! What the REST API answers.

use std::fmt::Write as _;

use axum::body::Body;
use axum::response::Response;
use http::header::{CONTENT_TYPE, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, StatusCode};
use serde_json::Value;

use super::page::Page;
use super::refusal::Refusal;
use super::resource::Resource;

/// What the REST API answers.
#[derive(Debug)]
pub(super) enum Reply {
    /// A resource that is new.
    Created(Resource),
    /// A resource.
    Shown(Resource),
    /// A part of a list, which has this name.
    Listed(&'static str, Page),
    /// A resource is gone.
    Deleted,
    /// The file is at this URL.
    Elsewhere(String),
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format<'h> {
    /// As JSON, with URIs relative to the host.
    Json,
    /// As JSON, with URLs that begin with this.
    JsonWithUrls(&'h str),
    /// As XML, which the older products answer where a path does not end in `.json`.
    ///
    /// <https://www.twilio.com/docs/usage/twilios-response#response-formats>
    Xml,
}

/// The response, with what Twilio's have in their headers.
pub(super) fn response(result: Result<Reply, Refusal>, format: Format<'_>) -> Response {
    let location = match &result {
        Ok(Reply::Elsewhere(url)) => HeaderValue::from_str(url).ok(),
        _ => None,
    };
    let (status, body, name) = match result {
        Ok(Reply::Created(resource)) => (StatusCode::CREATED, Some(resource.into_body()), ""),
        Ok(Reply::Shown(resource)) => (StatusCode::OK, Some(resource.into_body()), ""),
        Ok(Reply::Listed(key, page)) => match format {
            Format::JsonWithUrls(host) => (StatusCode::OK, Some(page.with_meta(key, host)), key),
            _ => (StatusCode::OK, Some(page.with_uris(key)), key),
        },
        Ok(Reply::Deleted) => (StatusCode::NO_CONTENT, None, ""),
        Ok(Reply::Elsewhere(_)) => (StatusCode::TEMPORARY_REDIRECT, None, ""),
        Err(refusal) => (refusal.status(), Some(refusal.body()), "rest_exception"),
    };
    let written = body.map(|body| match format {
        Format::Xml => ("application/xml", xml(&body, name)),
        _ => ("application/json", body.to_string()),
    });
    let kind = written.as_ref().map(|(kind, _)| HeaderValue::from_static(kind));
    let mut response = Response::new(written.map_or_else(Body::empty, |(_, text)| Body::from(text)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in [(CONTENT_TYPE, kind), (LOCATION, location)] {
        value.map(|value| headers.insert(name, value));
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"Twilio API\""));
    }
    if status == StatusCode::TOO_MANY_REQUESTS {
        // Twilio documents it for bulk messaging alone. That all of them have it is an assumption.
        headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

impl Resource {
    fn into_body(self) -> Value {
        Value::Object(self.fields().clone())
    }
}

/// The same as XML: elements in place of fields, in `PascalCase`.
fn xml(body: &Value, name: &str) -> String {
    let mut text = String::from("<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse>");
    match body.get(name) {
        Some(items) => list(&mut text, name, items, body),
        None if name.is_empty() => element(&mut text, kind(body), body),
        None => element(&mut text, name, body),
    }
    text.push_str("</TwilioResponse>");
    text
}

/// The name of a resource, by its SID.
fn kind(body: &Value) -> &'static str {
    match body.get("sid").and_then(Value::as_str).and_then(|sid| sid.get(..2)) {
        Some("CA") => "call",
        Some("PN") => "incoming_phone_number",
        Some("AP") => "application",
        Some("SD") => "domain",
        Some("RE") => "recording",
        Some("ME") => "media",
        _ => "message",
    }
}

/// A list has its page in attributes.
fn list(text: &mut String, name: &str, items: &Value, page: &Value) {
    let name = pascal_case(name);
    // Writing to a `String` cannot fail.
    let _ = write!(text, "<{name}");
    for (field, value) in page.as_object().into_iter().flatten().filter(|(_, value)| *value != items) {
        let value = match value {
            Value::Null => String::new(),
            Value::String(value) => escaped(value),
            other => other.to_string(),
        };
        let _ = write!(text, " {}=\"{value}\"", field.replace('_', ""));
    }
    text.push('>');
    items.as_array().into_iter().flatten().for_each(|item| element(text, kind(item), item));
    let _ = write!(text, "</{name}>");
}

fn element(text: &mut String, name: &str, value: &Value) {
    let name = pascal_case(name);
    let _ = write!(text, "<{name}>");
    match value {
        Value::Object(fields) => fields.iter().for_each(|(field, value)| element(text, field, value)),
        Value::Array(items) => items.iter().for_each(|item| element(text, "item", item)),
        Value::Null => {}
        Value::String(value) => text.push_str(&escaped(value)),
        other => text.push_str(&other.to_string()),
    }
    let _ = write!(text, "</{name}>");
}

/// `RestException` of `rest_exception`.
pub(super) fn pascal_case(name: &str) -> String {
    name.split('_').map(capitalized).collect()
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn xml_has_elements_in_place_of_fields() {
        let body = json!({ "sid": "SM1", "body": "a < b & c", "date_sent": null, "error_code": 30003 });
        assert!(
            xml(&body, "").ends_with(
                "<TwilioResponse><Message><Body>a &lt; b &amp; c</Body><DateSent></DateSent>\
                 <ErrorCode>30003</ErrorCode><Sid>SM1</Sid></Message></TwilioResponse>"
            ),
            "{}",
            xml(&body, "")
        );
        let page = json!({ "messages": [{ "sid": "SM1" }], "page": 0, "next_page_uri": null });
        assert!(
            xml(&page, "messages").contains(
                "<Messages nextpageuri=\"\" page=\"0\"><Message><Sid>SM1</Sid></Message></Messages>"
            ),
            "{}",
            xml(&page, "messages")
        );
        let refusal = Refusal::not_found("/x").body();
        assert!(xml(&refusal, "rest_exception").contains("<RestException><Code>20404</Code>"));
    }
}
