//! What to do about refusals whose cause is plain.

use http::request::Parts;

use super::describe::{content_type, signature};
use crate::verify::claim::raw_signature;
use crate::verify::rejection::Reason;

/// Advice on a reason.
pub(super) fn on(reason: Reason, parts: &Parts) -> String {
    match reason {
        Reason::SignatureMissing => {
            "Twilio signs every request: this one comes from elsewhere, or something in front drops the header".to_owned()
        }
        Reason::SignatureMalformed => on_the_signature(parts),
        Reason::HeaderRepeated => {
            "Twilio sends X-Twilio-Signature, its settings and Content-Type once: see what adds the other".to_owned()
        }
        Reason::SettingsUnusable => {
            "Twilio sends key=<id>,algorithm=HMAC_SHA256 or HMAC_SHA1: see whether something in front changes it".to_owned()
        }
        Reason::KeyUnknown => {
            "give the key to the verifier: Verifier::builder().shared_key(id, secret), with the id in the header".to_owned()
        }
        Reason::AccountAmbiguous => "Twilio names one account: somebody added another AccountSid".to_owned(),
        Reason::TargetUnusable => "Twilio requests paths: this is not one of its requests".to_owned(),
        Reason::BodyUncovered => format!(
            "the body came with {}: Twilio sends forms as application/x-www-form-urlencoded, and JSON with bodySHA256 in the query; \
             see whether something in front changes the content type or drops the query",
            content_type(parts)
        ),
        Reason::BodyHashRepeated => {
            "Twilio adds bodySHA256 by itself: take it out of the URL in the Twilio console".to_owned()
        }
        Reason::FormInGet => {
            "Twilio sends the parameters of a GET in the URL alone: see what turns its POST into a GET".to_owned()
        }
        Reason::NotUtf8 => "Twilio sends UTF-8: see whether something in front decodes and encodes the parameters".to_owned(),
        Reason::BodyUnreadable => "the connection broke off before the body was complete".to_owned(),
        Reason::BodyTooLarge => {
            "if Twilio really sent it, raise the limit: Verifier::builder().max_body_bytes(..)".to_owned()
        }
        Reason::TooManyParams => "if Twilio really sent it, raise the limit: Verifier::builder().max_params(..)".to_owned(),
        // These have trials; without a body there is nothing to try.
        Reason::SignatureMismatch | Reason::BodyHashMismatch => String::new(),
    }
}

fn on_the_signature(parts: &Parts) -> String {
    match raw_signature(&parts.headers).map(<[u8]>::len) {
        Some(44) => "an HMAC-SHA256 signature needs X-Twilio-Webhooks-Signature-Settings: see whether something in front drops it"
            .to_owned(),
        Some(28) => "the settings header promises HMAC-SHA256, the signature is HMAC-SHA1: see what adds the header".to_owned(),
        _ => format!("Twilio's signatures are 28 or 44 characters of base64, this is {}", signature(parts)),
    }
}
