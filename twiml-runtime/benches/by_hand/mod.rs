//! The same work as careful people write it by hand.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use sha1::Sha1;
use subtle::ConstantTimeEq;

/// The pairs of a form that Twilio signed.
pub(crate) fn verify(
    token: &str,
    url: &str,
    headers: &HeaderMap,
    body: &[u8],
) -> Option<Vec<(String, String)>> {
    let signature = headers.get("X-Twilio-Signature")?;
    let mut pairs: Vec<_> = form_urlencoded::parse(body).into_owned().collect();
    pairs.sort();
    pairs.dedup();
    let mut text = String::from(url);
    for (name, value) in &pairs {
        text.push_str(name);
        text.push_str(value);
    }
    let mut mac = Hmac::<Sha1>::new_from_slice(token.as_bytes()).ok()?;
    mac.update(text.as_bytes());
    let expected = BASE64_STANDARD.encode(mac.finalize().into_bytes());
    bool::from(expected.as_bytes().ct_eq(signature.as_bytes())).then_some(pairs)
}

/// The fields that a handler needs.
#[expect(dead_code, reason = "a handler would read all of them")]
pub(crate) struct Message {
    pub(crate) sid: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) body: String,
    pub(crate) num_media: u32,
}

impl Message {
    /// Picks the fields.
    pub(crate) fn from_pairs(mut pairs: Vec<(String, String)>) -> Option<Self> {
        let mut take = |name: &str| {
            let (_, value) = pairs.iter_mut().find(|(n, _)| n == name)?;
            Some(std::mem::take(value))
        };
        Some(Self {
            sid: take("MessageSid")?,
            from: take("From")?,
            to: take("To")?,
            body: take("Body")?,
            num_media: take("NumMedia")?.parse().ok()?,
        })
    }
}

pub(crate) type Reply = ([(http::HeaderName, &'static str); 1], String);

/// A greeting.
pub(crate) fn reply(message: &Message) -> Reply {
    let from = message.from.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let document = format!("<Response><Message>Hello, {from}</Message></Response>");
    ([(CONTENT_TYPE, "text/xml; charset=utf-8")], document)
}
