//! Why a handler cannot take a request.

use std::borrow::Cow;

use axum::body::{Body, HttpBody as _, to_bytes};
use axum::response::Response;
use http::Uri;
use percent_encoding::percent_decode_str;

/// How long what an extractor says can be, in bytes, to be in the log.
const MAX_SAID: usize = 500;

/// What replaces a value of the request in the log.
const MASK: &str = "…";

/// Why an argument cannot be made, and the response to that.
#[derive(Debug)]
pub struct Refusal {
    pub(super) reason: String,
    pub(super) response: Response,
}

impl Refusal {
    /// The refusal of an extractor, with what its rejection says. What that repeats of the URL is data, and is not in the reason.
    pub(super) async fn of_extractor(extractor: &str, rejection: Response, url: &Uri) -> Self {
        let (said, response) = said(rejection).await;
        let what = format!("`{extractor}` cannot be extracted");
        let reason = match said {
            Some(said) => format!("{what}: {}", without_values(&said, url)),
            None => what,
        };
        Self { reason, response }
    }
}

/// The text of a response, if it has a short one, and the response.
async fn said(response: Response) -> (Option<String>, Response) {
    let (parts, body) = response.into_parts();
    let is_short = body.size_hint().exact().is_some_and(|length| length <= MAX_SAID as u64);
    if !is_short {
        return (None, Response::from_parts(parts, body));
    }
    // A body of known length is in memory.
    let Ok(bytes) = to_bytes(body, MAX_SAID).await else {
        return (None, Response::from_parts(parts, Body::empty()));
    };
    let text = str::from_utf8(&bytes).ok().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    (text.filter(|text| !text.is_empty()), Response::from_parts(parts, bytes.into()))
}

/// A text with a mask in place of each word that is a value in the URL: a segment of its path, or one of its query.
fn without_values(text: &str, url: &Uri) -> String {
    let segments = url.path().split('/').map(|segment| percent_decode_str(segment).decode_utf8_lossy());
    let query = form_urlencoded::parse(url.query().unwrap_or_default().as_bytes());
    let mut values: Vec<Cow<'_, str>> = segments.chain(query.map(|(_, value)| value)).collect();
    values.retain(|value| !value.is_empty());
    // A longer one first: a shorter one may be in it.
    values.sort_by_key(|value| std::cmp::Reverse(value.len()));
    values.iter().fold(text.to_owned(), |text, value| masked(&text, value))
}

fn masked(text: &str, value: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(value) {
        let (before, from) = rest.split_at(at);
        let after = &from[value.len()..];
        let is_word = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        shown.push_str(before);
        shown.push_str(if is_word { MASK } else { value });
        rest = after;
    }
    shown.push_str(rest);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_url_are_masked() {
        let url = "/orders/%2B15551230001?attempt=x1&name=an".parse().unwrap();
        for (said, shown) in [
            ("Cannot parse `+15551230001` to a `u32`", "Cannot parse `…` to a `u32`"),
            ("attempt: invalid digit found in string", "attempt: invalid digit found in string"),
            (
                "invalid type: string \"x1\", expected an integer",
                "invalid type: string \"…\", expected … integer",
            ),
            ("missing field `attempt`", "missing field `attempt`"),
        ] {
            assert_eq!(without_values(said, &url), shown);
        }
    }
}
