//! What to do about refusals whose cause is plain.

use std::borrow::Cow;

use http::request::Parts;

use super::describe::{content_type, signature};
use crate::verify::claim::raw_signature;
use crate::verify::rejection::Reason;

/// Advice on a reason.
pub(super) fn on(reason: Reason, parts: &Parts) -> Cow<'static, str> {
    let advice = match reason {
        Reason::SignatureMalformed => return on_the_signature(parts),
        Reason::BodyUncovered => return on_the_content_type(parts),
        Reason::SignatureMissing => {
            "Twilio signs every request: this one is not Twilio's, or something in front drops the header"
        }
        Reason::HeaderRepeated => "Twilio sends each of them once: see what adds the other",
        Reason::SettingsUnusable => {
            "Twilio sends key=<id>,algorithm=HMAC_SHA256 or HMAC_SHA1: check whether a proxy in front changes it"
        }
        Reason::KeyUnknown => {
            "configure the key, with the id in the header: Verifier::builder().shared_key(id, secret)"
        }
        Reason::HostUnknown => {
            "let everything in front pass the Host header on, or name the proxy (trusted_proxies) that sends X-Forwarded-Host; if \
             Twilio calls this host, add it: also_public_url(..) or host(..)"
        }
        Reason::AccountUnknown => {
            "see whether the source of the tokens knows the request's AccountSid, and whether it is the account of another host; requests that name none, such as websockets and \
             Studio's, need it in their URL, with account_from_url(..), or a token of the verifier's own, auth_token(..)"
        }
        Reason::LookupFailed => "see the error of the lookup, which is logged beside this",
        Reason::LookupsExceeded => {
            "strangers send AccountSids that nobody knows, or many accounts are new at once: for these, raise the limit, \
             AccountTokens::max_lookups_per_second(..)"
        }
        Reason::NotLookedUp => {
            "check requests with verify_async(..), as VerifyLayer and webhooks![..] do: verify(..) takes what is in memory"
        }
        Reason::AccountAmbiguous => {
            "Twilio names one account: something added another AccountSid, or account_from_url(..) finds another in the URL"
        }
        Reason::BoundaryMoved => {
            "part of the URL was moved into the parameters, or the other way round; if it is a parameter of your own (Voice SDK, \
             Studio), give it a name that begins with a lowercase letter, so that it is signed after AccountSid"
        }
        Reason::AccountForeign => {
            "the tokens of one account do not speak for another: put the AccountSid of the one that the body is about into the \
             query of the webhook's URL"
        }
        Reason::TargetUnusable => "Twilio requests paths: this request is not Twilio's",
        Reason::MethodUnusable => {
            "Twilio calls by GET and POST: this request is not Twilio's, or something in front changes it"
        }
        Reason::BodyHashRepeated => "Twilio adds bodySHA256 by itself: take it out of the webhook's URL",
        Reason::FormInGet => {
            "Twilio sends the parameters of a GET in the URL: see what turns its POST into a GET"
        }
        Reason::NotUtf8 => {
            "Twilio sends UTF-8: check whether a proxy in front decodes the parameters and encodes them again"
        }
        Reason::BodyUnreadable => "the connection broke off before the body was complete",
        Reason::BodyTooSlow => {
            "if Twilio sent it, check whether a proxy in front holds the body back, or give it more time: \
             Verifier::builder().body_timeout(..)"
        }
        Reason::BodyTooLarge => "if Twilio sent it, raise the limit: Verifier::builder().max_body_bytes(..)",
        Reason::TooManyParams => "if Twilio sent it, raise the limit: Verifier::builder().max_params(..)",
        // For these, changes are tried instead.
        Reason::SignatureMismatch | Reason::BodyHashMismatch => "",
    };
    advice.into()
}

fn on_the_signature(parts: &Parts) -> Cow<'static, str> {
    match raw_signature(&parts.headers).map(<[u8]>::len) {
        Some(44) => {
            "HMAC-SHA256 goes with X-Twilio-Webhooks-Signature-Settings: check whether a proxy in front drops it".into()
        }
        Some(28) => "the settings promise HMAC-SHA256 but this is HMAC-SHA1: see what adds the header".into(),
        _ => {
            format!("Twilio's signatures are 28 or 44 characters of base64, not {}", signature(parts)).into()
        }
    }
}

fn on_the_content_type(parts: &Parts) -> Cow<'static, str> {
    format!(
        "the body came with {}: Twilio sends forms as application/x-www-form-urlencoded and JSON with \
         bodySHA256 in the query; check whether a proxy in front changes the content type or drops the query",
        content_type(parts)
    )
    .into()
}
