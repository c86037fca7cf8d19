//! The headers: whatever stands in them, each signature passes under its own scheme alone, and a form as a form alone.

#![no_main]

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{HeaderMap, Request};
use libfuzzer_sys::fuzz_target;
use twiml_fuzz::{FORM, SIGNATURE, TOKEN, header, log, parts, reference, verify};
use twiml_runtime::Verifier;

const SETTINGS: &str = "X-Twilio-Webhooks-Signature-Settings";
const SECRET: &str = "a secret of a shared key";
const KEY: &str = "main";

/// In the headers of an input these stand for the right signatures.
const BY_TOKEN: &str = "{token}";
const BY_KEY: &str = "{key}";

/// A verifier for each request: of several refusals, it may not log the last.
fn verifier() -> Verifier {
    let verifier = Verifier::builder().auth_token(TOKEN).public_url("https://example.com");
    verifier.shared_key(KEY, SECRET).trusted_proxies(["10.0.0.0/8"]).build().expect("a verifier")
}

// An input is the lines of a head, `Name: value`. It comes with and without a form, from a proxy and from elsewhere.
fuzz_target!(|input: &[u8]| {
    for (body, text) in [("Body=hi", "https://example.com/smsBodyhi"), ("", "https://example.com/sms")] {
        let (by_token, by_key) = (reference::sign(TOKEN, text), reference::sign_shared(SECRET, text));
        for peer in ["10.0.0.7:443", "[2001:db8::7]:443"] {
            let Some(mut head) = head(input, &by_token, &by_key) else { return };
            head.extensions.insert(ConnectInfo(peer.parse::<SocketAddr>().expect("an address")));
            check(&head, body, &by_token, &by_key, peer.starts_with("10."));
        }
    }
});

fn head(input: &[u8], by_token: &str, by_key: &str) -> Option<Parts> {
    let input = std::str::from_utf8(input).ok()?.replace(BY_TOKEN, by_token).replace(BY_KEY, by_key);
    let mut request = Request::post("/sms");
    for line in input.lines() {
        let (name, value) = line.split_once(": ")?;
        request = request.header(name, header(value.as_bytes())?);
    }
    parts(request)
}

fn check(head: &Parts, body: &str, by_token: &str, by_key: &str, from_proxy: bool) {
    let headers = &head.headers;
    let (verdict, log) = log::captured(|| verify(&verifier(), head, body.as_bytes()));
    let mut others = headers.clone();
    others.remove(SIGNATURE);
    let others = format!("{others:?}");
    for secret in [TOKEN, SECRET, by_token, by_key] {
        assert!(!log.contains(secret) || others.contains(secret), "{log}");
    }

    let signature = single(headers, SIGNATURE);
    let settings = settings(headers);
    let content_type = single(headers, CONTENT_TYPE.as_str());
    let is_form = content_type.is_some_and(|value| essence(value).eq_ignore_ascii_case(FORM.as_bytes()));
    let one_type = headers.get_all(CONTENT_TYPE).iter().count() < 2;
    let signed = match settings {
        Settings::AuthToken => signature == Some(by_token.as_bytes()),
        Settings::SharedKey => signature == Some(by_key.as_bytes()),
        Settings::Unusable => false,
    };
    let covered = one_type && (is_form || body.is_empty());
    // A proxy may say that another URL was called, which nobody signed here.
    let elsewhere = from_proxy
        && ["x-forwarded-host", "x-forwarded-proto"].iter().any(|name| headers.contains_key(*name));
    match verdict {
        Ok(_) => assert!(signed && covered, "accepted: {head:?}"),
        Err(reason) => assert!(!(signed && covered) || elsewhere, "{reason:?}: {head:?}"),
    }
}

fn single<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a [u8]> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none()).map(|value| value.as_bytes())
}

/// A content type without its parameters.
fn essence(content_type: &[u8]) -> &[u8] {
    content_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii()
}

#[derive(Debug, PartialEq)]
enum Settings {
    /// None, or none that call for a shared key.
    AuthToken,
    /// The shared key of the verifier.
    SharedKey,
    Unusable,
}

/// A plain reading of `key=<id>,algorithm=HMAC_SHA256`.
fn settings(headers: &HeaderMap) -> Settings {
    if !headers.contains_key(SETTINGS) {
        return Settings::AuthToken;
    }
    let Some(text) = single(headers, SETTINGS).and_then(|value| std::str::from_utf8(value).ok()) else {
        return Settings::Unusable;
    };
    if !text.bytes().all(|byte| byte == b'\t' || (b' '..=b'~').contains(&byte)) {
        return Settings::Unusable;
    }
    if text.trim().is_empty() {
        return Settings::AuthToken;
    }
    let pairs: Option<Vec<_>> = text.split(',').map(|setting| setting.split_once('=')).collect();
    let Some(pairs) = pairs else { return Settings::Unusable };
    let values = |wanted: &str| -> Vec<&str> {
        pairs.iter().filter(|(name, _)| name.trim() == wanted).map(|(_, value)| value.trim()).collect()
    };
    let (keys, algorithms) = (values("key"), values("algorithm"));
    let algorithm = algorithms.first().map(|name| name.to_ascii_uppercase());
    match (keys.len(), algorithms.len(), algorithm.as_deref()) {
        (0 | 1, 0, None) | (0 | 1, 1, Some("HMAC_SHA1" | "")) => Settings::AuthToken,
        (1, 1, Some("HMAC_SHA256")) if keys == [KEY] => Settings::SharedKey,
        _ => Settings::Unusable,
    }
}
