//! Why a request is refused.

use std::fmt;

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use crate::params::DecodeError;

/// A request that was not let in.
///
/// As a response it is a bare status: 403, or 413 for a request over a limit. The reason is for the log and
/// for tests; it contains nothing of the request and no secret.
///
/// ```
/// # use twiml_runtime::Verifier;
/// # use twiml_runtime::verify::Reason;
/// let verifier = Verifier::new("token", "https://example.com")?;
/// let (parts, _) = http::Request::post("/sms").body(())?.into_parts();
/// let rejection = verifier.verify(&parts, bytes::Bytes::new()).unwrap_err();
/// assert_eq!(rejection.reason(), Reason::SignatureMissing);
/// assert_eq!(rejection.status(), 403);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rejection {
    reason: Reason,
}

impl Rejection {
    /// Why the request is refused.
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// 413 for a request over a limit, 403 for everything else.
    pub fn status(&self) -> StatusCode {
        match self.reason {
            Reason::BodyTooLarge | Reason::TooManyParams => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::FORBIDDEN,
        }
    }
}

impl From<Reason> for Rejection {
    fn from(reason: Reason) -> Self {
        Self { reason }
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

impl std::error::Error for Rejection {}

/// Why a request is refused; its `Display` is a sentence for the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// There is no `X-Twilio-Signature`, or it is empty.
    SignatureMissing,
    /// A header that the check depends on is there more than once.
    HeaderRepeated,
    /// The signature does not have the length that its algorithm gives.
    SignatureMalformed,
    /// `X-Twilio-Webhooks-Signature-Settings` cannot be read or names an unknown algorithm.
    SettingsUnusable,
    /// The shared key that the request names is not configured.
    KeyUnknown,
    /// `AccountSid` has several values, so it does not name one account.
    AccountAmbiguous,
    /// The body is JSON and names an account with tokens of its own, but another token signed the request.
    AccountForeign,
    /// No key signed this URL with these parameters.
    SignatureMismatch,
    /// The signature is right, but the URL and the parameters are not divided where Twilio divides them: something is
    /// signed before `AccountSid`, or the URL contains it.
    BoundaryMoved,
    /// The request target is not a path.
    TargetUnusable,
    /// A body that is not a form comes without `bodySHA256` in the URL, so that the signature does not cover
    /// it.
    BodyUncovered,
    /// `bodySHA256` is in the URL more than once.
    BodyHashRepeated,
    /// The body does not have the hash in `bodySHA256`.
    BodyHashMismatch,
    /// A GET comes with a form in its body, whose parameters would compete with those in the URL.
    FormInGet,
    /// A name or a value of a form is not UTF-8.
    NotUtf8,
    /// The body ended in an error.
    BodyUnreadable,
    /// The body is over the limit.
    BodyTooLarge,
    /// There are more parameters than the limit.
    TooManyParams,
}

impl From<DecodeError> for Reason {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::TooManyPairs => Self::TooManyParams,
            DecodeError::TooLong => Self::BodyTooLarge,
            DecodeError::NotUtf8 => Self::NotUtf8,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SignatureMissing => "the request has no X-Twilio-Signature",
            Self::HeaderRepeated => "the request has a signature or content type header more than once",
            Self::SignatureMalformed => "the signature does not have the length of one",
            Self::SettingsUnusable => {
                "X-Twilio-Webhooks-Signature-Settings cannot be read or names an unknown algorithm"
            }
            Self::KeyUnknown => "the request names a shared key that is not configured",
            Self::AccountAmbiguous => "the request names more than one account",
            Self::AccountForeign => "the body names an account whose tokens did not sign the request",
            Self::SignatureMismatch => "the signature does not match this URL and these parameters",
            Self::BoundaryMoved => "AccountSid is not the first of the signed parameters",
            Self::TargetUnusable => "the request target is not a path",
            Self::BodyUncovered => {
                "the signature does not cover the body: it is not a form, and the URL has no bodySHA256"
            }
            Self::BodyHashRepeated => "the URL has bodySHA256 more than once",
            Self::BodyHashMismatch => "the body does not have the hash in bodySHA256",
            Self::FormInGet => "a GET request has a form in its body",
            Self::NotUtf8 => "the parameters are not UTF-8",
            Self::BodyUnreadable => "the body could not be read to its end",
            Self::BodyTooLarge => "the body is over the limit",
            Self::TooManyParams => "the request has more parameters than the limit",
        })
    }
}
