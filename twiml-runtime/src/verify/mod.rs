//! Whether a request comes from Twilio: the check of `X-Twilio-Signature`.
//!
//! A request goes one way through this module, with no step back. First it is prepared (`prepare`): the headers
//! make a `claim`, the `target` says what was requested, the `content` is decoded and must be covered by the
//! signature, the `hosts` say which address Twilio called, and the `ring` of that host's keys says which of them count; for an
//! account that is not in it, they are looked up (`lookup`). The `candidates` are the texts that Twilio may have
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
//!
//! # Tenants
//!
//! Twilio signs with the token of the account that owns the number, and a subaccount has a token of its own. An application that
//! serves several accounts names them, or looks them up:
//!
//! | | tokens | a request is checked with |
//! | --- | --- | --- |
//! | one account | [`Verifier::new`] | its token |
//! | a few accounts | [`VerifierBuilder::account`] | the tokens of its `AccountSid`, and no others |
//! | many, which come and go | [`VerifierBuilder::account_tokens`] | the same, looked up in a database and kept for a time |
//! | several hosts, the same accounts | [`VerifierBuilder::also_public_url`] | the URL of the host that was called |
//! | several hosts, each with accounts of its own | [`VerifierBuilder::host`] | URL and tokens of the host that was called |
//!
//! ```
//! use twiml_runtime::prelude::*;
//! use twiml_runtime::verify::{AccountTokens, Host};
//!
//! # #[derive(Clone)] struct Db;
//! # impl Db { async fn auth_token(&self, _account: &str) -> Result<Option<String>, BoxError> { Ok(Some("its token".into())) } }
//! #[sms_webhook("/sms")]
//! async fn sms(msg: IncomingMessage, called: PublicUrl) -> MessagingResponse {
//!     // Both are verified: the account, and the host that Twilio called.
//!     twiml! { <Response><Message>{msg.account_sid.as_str()} " at " {called.as_str()}</Message></Response> }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), BoxError> {
//! # let db = Db;
//! // The accounts of all customers, in a database.
//! let tokens = AccountTokens::from_fn(move |account| {
//!     let db = db.clone();
//!     async move { db.auth_token(&account).await }
//! });
//! let verifier = Verifier::builder()
//!     .account_tokens(tokens.clone())
//!     .public_url("https://hooks.example.com")
//!     // One customer has a domain of their own, which no other account may call.
//!     .host(Host::new(
//!         "https://twilio.initech.example",
//!         "AC00000000000000000000000000000002",
//!         "the token of Initech's account",
//!     ))
//!     .build()?;
//! let app: axum::Router = webhooks![sms].verified_by(verifier.clone()).into_router();
//!
//! // A test signs as any of them: `sign` with the token of the URL's host, a signer with that of an account.
//! let acme = verifier.signer("AC0123456789abcdef0123456789abcdef").await?;
//! let signature = acme.sign("https://hooks.example.com/sms", [("Body", "hello")]);
//! # Ok(())
//! # }
//! ```
//!
//! Which account and which host a request is about, it says itself, in `AccountSid` and `Host`. That only picks the tokens and
//! the URL that its signature is checked with: a request that names another account or another host than the one that signed it is refused.
//! A body of JSON names its account in the query of its URL, and a websocket, which has no `AccountSid`, wherever
//! [`account_from_url`](VerifierBuilder::account_from_url) finds it. The token of a parent account does not speak for a
//! subaccount, unless the source returns it for the subaccount as well.
//!
//! **A customer who has their own token can sign any request for their own account**, with any path and any arguments in the URL. Compare
//! the `account_sid` of the payload with the owner of what the handler touches, such as the order in `/orders/{id}`.
//!
//! A token can be rotated while the application runs, and a customer can come and go: see [`AccountTokens`] for what is
//! kept, and for how little a stranger can make of the lookup. Whole URLs in documents are those of the host that was called.

mod address;
mod arrival;
mod boundary;
mod builder;
mod called;
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
#[cfg(feature = "streams")]
mod websocket;

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

pub(crate) use arrival::Arrival;
pub(crate) use boundary::{
    BEGINNING as PARAMETERS_BEGIN, FIRST as ACCOUNT, is_shown_by as shows_its_boundary, names_account,
};
pub(crate) use called::Called;
pub(crate) use claim::is_signed;
pub(crate) use config::is_loopback;
pub(crate) use receive::verify_request;
pub(crate) use replay::Watched;
pub(crate) use throttle::Throttle;
