//! A request in words that give nothing away.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::request::Parts;

use crate::params::{Params, pairs_of};
use crate::verify::claim::raw_signature;
use crate::verify::config::Origin;
use crate::verify::content::{self, BodyKind};
use crate::verify::settings::Settings;
use crate::verify::target::Target;

/// How much of a text that the sender chose goes into the log.
const MOST_CHARACTERS: usize = 300;
const MOST_NAMES: usize = 50;

/// The URL that was checked, its values left out.
pub(super) fn url(settings: &Settings, parts: &Parts) -> String {
    let origin = settings.proxies.origin(parts, settings.public_url.origin());
    match Target::read(parts) {
        Ok(target) => full_url(&origin, target.is_upgrade, settings.public_url.base_path(), target),
        Err(_) => format!("{origin} (the target is not a path)"),
    }
}

fn full_url(origin: &Origin, websocket: bool, base_path: &str, target: Target<'_>) -> String {
    let [port, _] = origin.ports();
    let mut url = format!("{}{}{port}{base_path}{}", origin.scheme(websocket), origin.host(), target.path);
    let mut separator = '?';
    for (name, _) in pairs_of(target.query_text().as_bytes()) {
        url.push(separator);
        url.push_str(&String::from_utf8_lossy(name.as_received()));
        url.push_str("=…");
        separator = '&';
    }
    cut(url)
}

/// The names of the parameters.
pub(super) fn names(settings: &Settings, parts: &Parts, body: Option<&Bytes>) -> String {
    match decoded(settings, parts, body) {
        Some(params) if params.json().is_none() => {
            let more = (params.iter().len() > MOST_NAMES).then(|| "…".to_owned());
            let names = params.iter().take(MOST_NAMES).map(|(name, _)| name.escape_debug().to_string());
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

pub(super) fn content_type(parts: &Parts) -> String {
    match parts.headers.get(CONTENT_TYPE).map(|value| value.to_str().unwrap_or_default()) {
        None | Some("") => "no content type".to_owned(),
        Some(content_type) => cut(content_type.to_owned()),
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
            "https://example.com:8443/base/sms?From=…&%42ody=…&flag=…"
        );
        assert_eq!(names(verifier.settings(), &parts, Some(&Bytes::new())), "From, Body, flag");
    }

    #[test]
    fn names_cannot_break_a_line_or_flood_the_log() {
        let verifier = Verifier::new("token", "https://example.com").unwrap();
        let mut parts = parts(http::Request::post("/sms"));
        parts.headers.insert(CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
        let body = Bytes::from(format!("a%0Ab=1&{}=2", "x".repeat(10_000)));
        let names = names(verifier.settings(), &parts, Some(&body));
        assert!(names.starts_with("a\\nb, xxx") && names.chars().count() == MOST_CHARACTERS + 1);
    }
}
