//! A request in words that give nothing away.

use axum::extract::MatchedPath;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::request::Parts;

use crate::params::{Name, Params, Path, Segment, pairs_of};
use crate::verify::claim::raw_signature;
use crate::verify::config::Origin;
use crate::verify::content::{self, BodyKind};
use crate::verify::settings::Settings;
use crate::verify::target::{Target, received_uri};

/// How much of a text that the sender chose goes into the log.
const MOST_CHARACTERS: usize = 300;
const MOST_NAMES: usize = 50;

/// The URL that was checked, its values left out.
pub(super) fn url(settings: &Settings, parts: &Parts) -> String {
    let Some(id) = settings.hosts.of(parts, &settings.proxies) else {
        return cut(format!("(another host){}", path(parts)));
    };
    let public_url = settings.hosts.get(id).public_url();
    let origin = settings.hosts.origin(public_url, parts, &settings.proxies);
    match Target::read(parts) {
        Ok(target) => full_url(public_url.base_path(), parts, &origin, target),
        Err(_) => format!("{origin} (the target is not a path)"),
    }
}

fn full_url(base_path: &str, parts: &Parts, origin: &Origin, target: Target<'_>) -> String {
    let ([port, _], scheme) = (origin.ports(), origin.scheme(target.is_upgrade));
    let mut url = format!("{scheme}{}{port}{base_path}{}", origin.host(), path(parts));
    let pairs = pairs_of(target.query_text().as_bytes()).map(|(name, _)| name);
    for (at, name) in pairs.take(MOST_NAMES).enumerate() {
        let name = String::from_utf8_lossy(name.as_received());
        url.push(if at == 0 { '?' } else { '&' });
        url.extend([&Name(&name).to_string(), "=…"]);
    }
    cut(url)
}

/// The path of a request: that of its route, with its parameters in braces. Without a route, the segments that may be data
/// are left out.
pub(in crate::verify) fn path(parts: &Parts) -> String {
    match parts.extensions.get::<MatchedPath>() {
        Some(route) => route.as_str().to_owned(),
        None => Path(received_uri(parts).path()).to_string(),
    }
}

/// The method, if it is one that everyone knows.
pub(super) fn method(parts: &Parts) -> &str {
    match parts.method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH") => {
            known
        }
        _ => "an unknown method",
    }
}

/// The names of the parameters.
pub(super) fn names(settings: &Settings, parts: &Parts, body: Option<&Bytes>) -> String {
    match decoded(settings, parts, body) {
        Some(params) if params.json().is_none() => {
            let more = (params.iter().len() > MOST_NAMES).then(|| "…".to_owned());
            let names = params.iter().take(MOST_NAMES).map(|(name, _)| Name(name).to_string());
            cut(names.chain(more).collect::<Vec<_>>().join(", "))
        }
        _ => String::new(),
    }
}

/// The parameters, where they decode.
fn decoded(settings: &Settings, parts: &Parts, body: Option<&Bytes>) -> Option<Params> {
    let target = Target::read(parts).ok()?;
    content::read(&parts.headers, target, body?.clone(), settings.limits.max_params).ok()
}

/// What kind of body there is.
pub(super) fn body(parts: &Parts, body: Option<&Bytes>) -> String {
    let Some(body) = body else {
        return "not read".to_owned();
    };
    match BodyKind::read(&parts.headers, body) {
        Ok(BodyKind::Empty) => "none".to_owned(),
        Ok(BodyKind::Form) => format!("form of {} bytes", body.len()),
        Ok(BodyKind::Other) => format!("{} of {} bytes", content_type(parts), body.len()),
        Err(_) => format!("{} bytes with several content types", body.len()),
    }
}

/// The content type, without its parameters.
pub(super) fn content_type(parts: &Parts) -> String {
    match parts.headers.get(CONTENT_TYPE).map(|value| value.to_str().unwrap_or("?")) {
        None | Some("") => "no content type".to_owned(),
        Some(content_type) => {
            let essence = content_type.split(';').next().unwrap_or_default().trim();
            let known = essence.split_once('/').filter(|(kind, subtype)| {
                Segment(kind).is_shown() && subtype.split('+').all(|part| Segment(part).is_shown())
            });
            if known.is_some() { essence.to_owned() } else { format!("content type {}", Segment(essence)) }
        }
    }
}

/// The shape of the signature.
pub(super) fn signature(parts: &Parts) -> String {
    match raw_signature(&parts.headers) {
        None => "none".to_owned(),
        Some(signature) => match signature.len() {
            28 => "28 characters: HMAC-SHA1 in base64".to_owned(),
            44 => "44 characters: HMAC-SHA256 in base64".to_owned(),
            40 if signature.iter().all(u8::is_ascii_hexdigit) => {
                "40 characters: SHA-1 in hexadecimal".to_owned()
            }
            length => format!("{length} characters"),
        },
    }
}

/// The start of a text that may be of any length.
pub(super) fn cut(mut text: String) -> String {
    if let Some((at, _)) = text.char_indices().nth(MOST_CHARACTERS) {
        text.truncate(at);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::Verifier;

    fn parts(request: http::request::Builder) -> Parts {
        request.body(()).unwrap().into_parts().0
    }

    #[test]
    fn urls_show_names_alone() {
        let verifier = Verifier::new("token", "https://u:p@example.com:8443/base").unwrap();
        let parts = parts(http::Request::get("/sms?From=%2B1555&%42ody=secret&flag"));
        assert_eq!(
            url(verifier.settings(), &parts),
            "https://example.com:8443/base/sms?From=…&(6 characters)=…&flag=…"
        );
        assert_eq!(names(verifier.settings(), &parts, Some(&Bytes::new())), "From, Body, flag");
    }

    #[test]
    fn what_the_sender_chose_is_shown_where_it_looks_like_a_name() {
        let strange = parts(http::Request::builder().method("SECRET").uri("/orders/4711/status.php?x=1"));
        assert_eq!(path(&strange), "/orders/(4 characters)/status.php");
        assert_eq!(method(&strange), "an unknown method");
        let shown = |text: &str| content_type(&parts(http::Request::post("/").header(CONTENT_TYPE, text)));
        for (sent, expected) in [
            ("application/json; charset=secret", "application/json"),
            ("application/vnd.api+json", "application/vnd.api+json"),
            ("+15551234567", "content type (12 characters)"),
            ("text/+15551234567", "content type (17 characters)"),
            ("", "no content type"),
        ] {
            assert_eq!(shown(sent), expected);
        }
    }

    #[test]
    fn names_cannot_break_a_line_or_flood_the_log() {
        let verifier = Verifier::new("token", "https://example.com").unwrap();
        let mut parts = parts(http::Request::post("/sms"));
        parts.headers.insert(CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
        let body = Bytes::from(format!("a%0Ab=1&{}=2{}", "x".repeat(10_000), "&Novel=3".repeat(100)));
        let names = names(verifier.settings(), &parts, Some(&body));
        assert!(names.starts_with("(3 characters), (10000 characters), Novel, "), "{names}");
        assert!(names.chars().count() == MOST_CHARACTERS + 1, "{names}");
    }
}
