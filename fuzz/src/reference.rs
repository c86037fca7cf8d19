//! Forms and signatures, read as plainly as possible.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// The pairs of a form; none if a name or a value is not UTF-8.
pub fn decode(form: &[u8]) -> Option<Vec<(String, String)>> {
    form.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).map(decode_pair).collect()
}

fn decode_pair(pair: &[u8]) -> Option<(String, String)> {
    let mut halves = pair.splitn(2, |byte| *byte == b'=');
    Some((decode_text(halves.next()?)?, decode_text(halves.next().unwrap_or_default())?))
}

fn decode_text(text: &[u8]) -> Option<String> {
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let escaped = text.get(at + 1..at + 3).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        match (text[at], escaped) {
            (b'%', Some(digits)) => {
                decoded.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
                at += 2;
            }
            (b'+', _) => decoded.push(b' '),
            (byte, _) => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8(decoded).ok()
}

/// What is signed: the URL, then each name in order with each of its distinct values in order.
pub fn signed_text(url: &str, pairs: &[(String, String)]) -> String {
    let mut by_name = BTreeMap::<&str, BTreeSet<&str>>::new();
    for (name, value) in pairs {
        by_name.entry(name).or_default().insert(value);
    }
    let mut text = url.to_owned();
    for (name, values) in by_name {
        for value in values {
            text.push_str(name);
            text.push_str(value);
        }
    }
    text
}

/// Whether the account of a request is anywhere but behind its URL, or a form without one ends the hash of a body: then Twilio divided
/// the text elsewhere.
pub fn is_divided_elsewhere(target: &str, pairs: &[(String, String)]) -> bool {
    let is_account = |text: &str| {
        let digits = text.strip_prefix("AccountSidAC").and_then(|text| text.get(..32));
        digits.is_some_and(|digits| digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
    };
    let text = signed_text("", pairs);
    let first = (0..text.len()).find(|at| text.get(*at..).is_some_and(is_account));
    let begins = pairs.iter().map(|(name, _)| name.as_str()).filter(|name| !name.is_empty()).min();
    let ends_hash = || {
        let whole = format!("{target}{text}");
        let is_hash = |at: &usize| {
            let digits = whole
                .get(*at..)
                .and_then(|text| text.strip_prefix("bodySHA256="))
                .and_then(|text| text.get(..64));
            digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
        };
        (0..whole.len()).filter(is_hash).any(|at| at + "bodySHA256=".len() + 64 > target.len())
    };
    target.contains("AccountSidAC")
        || first.map_or_else(ends_hash, |at| at > 0 || begins != Some("AccountSid"))
}

/// The signature of a text by an auth token.
pub fn sign(token: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(token.as_bytes()).expect("any length will do");
    mac.update(text.as_bytes());
    BASE64_STANDARD.encode(mac.finalize().into_bytes())
}

/// The signature of a text by a shared key.
pub fn sign_shared(secret: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length will do");
    mac.update(text.as_bytes());
    BASE64_STANDARD.encode(mac.finalize().into_bytes())
}

/// The hash of a body, as it is in the URL.
pub fn body_hash(body: &[u8]) -> String {
    Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect()
}
