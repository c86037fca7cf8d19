//! Whether a request comes from Twilio: the check of `X-Twilio-Signature`.
//!
//! A request goes one way through this module, with no step back. First it is prepared (`prepare`): the headers
//! make a `claim`, the `target` says what was requested, the `content` is decoded and must be covered by the
//! signature, and the ring of `keys` says which keys count. The `candidates` are the texts that Twilio may have
//! signed, and one of the keys must have signed one of them. Only then is there a [`Verified`]. What is refused is
//! counted (`refusals`), and what the log says about it comes from `diagnose`, which sees the request afterwards and
//! changes no verdict.
//!
//! What a signature does not prove:
//!
//! - *When* the request was made. There is neither a time nor a nonce in it, so a recorded request
//!   can be sent again. Serve only over https, and let nothing important happen twice: compare signed
//!   fields such as `CallSid` with `SequenceNumber`, or `MessageSid` with `MessageStatus`. A [`ReplayGuard`]
//!   remembers what has arrived within a time. The header `I-Twilio-Idempotency-Token` is not signed.
//! - Where a name ends and a value begins: the text has no delimiters. Where the URL ends is checked (`boundary`): the
//!   parameters of a form begin with its `AccountSid`.
//! - Headers, cookies, and anything that arrives over a websocket after the upgrade.

mod boundary;
mod builder;
mod candidates;
mod claim;
mod config;
mod content;
mod credentials;
mod diagnose;
mod env;
mod host;
mod hosts;
mod json_accounts;
mod keys;
mod layer;
mod lookup;
mod prepare;
mod proxies;
mod receive;
mod refusals;
mod rejection;
mod replay;
mod ring;
mod settings;
mod signer;
mod signing;
mod target;
mod throttle;
mod unguarded;
mod verified;
mod verifier;

pub use builder::{AuthTokenIsSet, NoAuthToken, NoPublicUrl, PublicUrlIsSet, TokenState, VerifierBuilder};
pub use config::{AuthToken, ConfigError, PublicUrl};
pub use host::Host;
pub use layer::{Verify, VerifyLayer};
pub use lookup::{AccountTokens, LookupError, TokenSource};
pub use refusals::Refusals;
pub use rejection::{Reason, Rejection};
pub use replay::{
    Claim, IdempotencyToken, MemoryStore, NotGuarded, Repeat, ReplayGuard, ReplayStore, RequestKey,
};
pub use signer::Signer;
pub use signing::{Pair, SignedRequest};
pub use verified::{NotVerified, Verified};
pub use verifier::Verifier;

pub(crate) use boundary::{
    BEGINNING as PARAMETERS_BEGIN, FIRST as ACCOUNT, is_shown_by as shows_its_boundary, names_account,
};
pub(crate) use claim::is_signed;
pub(crate) use hosts::HostId;
pub(crate) use receive::verify_request;
pub(crate) use replay::Watched;
pub(crate) use throttle::Throttle;
