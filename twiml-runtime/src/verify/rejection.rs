//! Why a request is refused.

use std::fmt;

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::ALLOW;

use crate::params::DecodeError;

/// A request that was not let in.
///
/// As a response it is a bare status: 403, 405 for a method that Twilio does not use, 408 for a body that is too slow, 413 for a
/// request over a limit, or 503 where the tokens of its account cannot be looked up. The reason is for the log and for tests; it contains nothing of the request and no secret.
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

    /// 405 for a method that Twilio does not use, 408 for a body that is too slow, 413 for a request over a limit, 503 where the
    /// tokens of the account cannot be looked up, 403 for everything else.
    pub fn status(&self) -> StatusCode {
        match self.reason {
            Reason::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
            Reason::BodyTooLarge | Reason::TooManyParams => StatusCode::PAYLOAD_TOO_LARGE,
            Reason::LookupFailed | Reason::LookupsExceeded | Reason::NotLookedUp => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Reason::MethodUnusable => StatusCode::METHOD_NOT_ALLOWED,
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
        match self.status() {
            status @ StatusCode::METHOD_NOT_ALLOWED => (status, [(ALLOW, "GET,POST")]).into_response(),
            status => status.into_response(),
        }
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

impl std::error::Error for Rejection {}

/// Declares the reasons, each with its sentence for the log.
macro_rules! reasons {
    ($(#[$attr:meta])* { $($(#[doc = $doc:literal])+ $reason:ident => $sentence:literal,)+ }) => {
        $(#[$attr])*
        pub enum Reason {
            $($(#[doc = $doc])+ $reason,)+
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &[Self] = &[$(Self::$reason,)+];
        }

        impl fmt::Display for Reason {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$reason => $sentence,)+
                })
            }
        }
    };
}

reasons! {
    /// Why a request is refused; its `Display` is a sentence for the log.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    {
        /// There is no `X-Twilio-Signature`, or it is empty.
        SignatureMissing => "the request has no X-Twilio-Signature",
        /// A header that the check depends on is there more than once.
        HeaderRepeated => "the request has a signature or content type header more than once",
        /// The signature does not have the length that its algorithm gives.
        SignatureMalformed => "the signature does not have the length that its algorithm gives",
        /// `X-Twilio-Webhooks-Signature-Settings` cannot be read or names an unknown algorithm.
        SettingsUnusable =>
            "X-Twilio-Webhooks-Signature-Settings cannot be read or names an unknown algorithm",
        /// The shared key that the request names is not configured.
        KeyUnknown => "the request names a shared key that is not configured",
        /// The host that the request came to is none of the verifier's, where it has several.
        HostUnknown => "the request's host is none of the public URLs",
        /// The verifier looks tokens up, and has none for the account that the request names, or the request names none.
        AccountUnknown => "no token is known for the account of the request",
        /// The tokens of the account could not be [looked up](super::AccountTokens).
        LookupFailed => "the tokens of the account could not be looked up",
        /// More accounts are [looked up](super::AccountTokens::max_lookups_per_second) that are not known than the limit allows.
        LookupsExceeded => "too many accounts that are not known are looked up",
        /// The tokens of the account are not in memory, and [`verify`](super::Verifier::verify) does not wait for them.
        NotLookedUp => "the tokens of the account are not in memory: verify_async looks them up",
        /// `AccountSid` has several values, or the URL [says another](super::VerifierBuilder::account_from_url), so the request
        /// does not name one account.
        AccountAmbiguous => "the request names more than one account",
        /// The body is JSON and names an account with tokens of its own, but another token signed the request.
        AccountForeign => "the body names an account whose tokens did not sign the request",
        /// No key signed this URL with these parameters.
        SignatureMismatch => "the signature does not match this URL and these parameters",
        /// The signature is right, but the URL and the parameters are not divided where Twilio divides them: something is
        /// signed before `AccountSid`, or the URL contains it.
        BoundaryMoved => "AccountSid is not the first of the signed parameters",
        /// The request target is not a path.
        TargetUnusable => "the request target is not a path",
        /// The method is one that Twilio never uses: it calls with GET and POST.
        MethodUnusable => "the method is neither GET nor POST",
        /// A body that is not a form comes without `bodySHA256` in the URL, so that the signature does not cover
        /// it.
        BodyUncovered =>
            "the signature does not cover the body: it is not a form, and the URL has no bodySHA256",
        /// `bodySHA256` is in the URL more than once.
        BodyHashRepeated => "the URL has bodySHA256 more than once",
        /// The body does not have the hash in `bodySHA256`.
        BodyHashMismatch => "the body does not have the hash in bodySHA256",
        /// A GET comes with a form in its body, whose parameters would compete with those in the URL.
        FormInGet => "a GET request has a form in its body",
        /// A name or a value of a form is not UTF-8.
        NotUtf8 => "the parameters are not UTF-8",
        /// The body ended in an error.
        BodyUnreadable => "the body could not be read to its end",
        /// The body did not arrive within the [time](super::VerifierBuilder::body_timeout) that it has.
        BodyTooSlow => "the body did not arrive in time",
        /// The body is over the limit.
        BodyTooLarge => "the body is over the limit",
        /// There are more parameters than the limit.
        TooManyParams => "the request has more parameters than the limit",
    }
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
