//! Twilio webhooks for axum that do not compile when they are wrong.
//!
//! Annotate a function, write TwiML in it, and mount it behind a verifier:
//!
#![cfg_attr(feature = "serve", doc = "```no_run")]
#![cfg_attr(not(feature = "serve"), doc = "```ignore")]
//! use twiml_runtime::prelude::*;
//!
//! #[voice_webhook("/webhooks/twilio/voice")]
//! async fn voice(_call: IncomingCall) -> VoiceResponse {
//!     twiml! {
//!         <Response>
//!             <Gather numDigits=1 action=menu>
//!                 <Say>"Press 1 for sales, 2 for support."</Say>
//!             </Gather>
//!         </Response>
//!     }
//! }
//!
//! #[voice_webhook("/webhooks/twilio/menu")]
//! async fn menu(input: GatherInput) -> VoiceResponse {
//!     let number = match input.answer() {
//!         Answer::Digits("1") => "+15551234567",
//!         _ => "+15559876543",
//!     };
//!     twiml! { <Response><Dial>{number}</Dial></Response> }
//! }
//!
//! #[tokio::main]
//! async fn main() -> Result<(), BoxError> {
//!     let app: axum::Router = webhooks![voice, menu]
//!         .verified_by(Verifier::from_env()?) // TWILIO_AUTH_TOKEN, TWILIO_PUBLIC_URL
//!         .into_router();
//!     // With the feature `serve`, which limits how long slow clients can take.
//!     twiml_runtime::serve(tokio::net::TcpListener::bind("0.0.0.0:3000").await?, app).await?;
//!     Ok(())
//! }
//! ```
//!
//! It is an ordinary axum application. A request goes one way through it: the body is decoded once ([`Params`]), the
//! signature is checked ([`Verifier`]), what was verified ([`Verified`]) becomes a payload ([`payload`]), your function
//! gets it, and what the function returns ([`Twiml`]) goes back.
//!
//! What does not compile: a handler mounted without a verifier, a payload made by hand, a callback to a handler that
//! does not exist, is not mounted or takes something that Twilio does not send there, and TwiML that Twilio would not
//! understand.
//!
//! - [`macro@sms_webhook`], [`macro@voice_webhook`], [`macro@status_callback`] and [`macro@studio_webhook`] make
//!   webhooks of functions; [`webhooks!`] mounts them.
//! - [`twiml!`] writes TwiML.
//! - [`derive@Menu`] makes an enum a menu.
//! - [`testing`] makes signed requests for tests.
//! - [`prelude`] has what a file with webhooks needs.

mod error;
pub mod flow;
mod macros;
mod menu;
mod mount;
pub mod params;
pub mod payload;
pub mod prelude;
mod program;
mod repeats;
mod seal;
#[cfg(feature = "serve")]
mod serve;
pub mod testing;
mod twiml;
pub mod verify;
mod webhook;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use error::BoxError;
pub use flow::Flow;
pub use macros::{
    Menu, mounted_in, sms_webhook, status_callback, studio_webhook, twiml, voice_webhook, webhooks,
};
pub use menu::{Choice, Menu, MenuInput, MenuItem};
pub use mount::{MissedLayer, NoticeMissed, Unverified, WebhookList, Webhooks};
pub use params::Params;
pub use payload::*;
pub use program::{DeadLink, DeadLinks};
#[cfg(feature = "serve")]
pub use serve::{Serve, serve};
pub use twiml::{
    AddressValue, BooleanValue, Either, Escaped, Family, Fragment, IntegerValue, Messaging,
    MessagingResponse, MethodValue, MillisecondsValue, NumberValue, SecondsValue, StandsIn, TextValue, Twiml,
    UrlValue, Voice, VoiceResponse, Written,
};
pub use twiml_schema::choices;
/// The elements of TwiML as types: the places for which a [`Fragment`] is made.
pub use twiml_schema::tags;
pub use twiml_schema::{InvalidChoice, ListOfValue, OneOfValue};
/// The values that payloads are made of, from the crate `twiml-values`.
pub use twiml_values as value;
#[doc(inline)]
pub use twiml_values::*;
pub use verify::{
    AuthToken, ConfigError, PublicUrl, Rejection, Verified, Verifier, VerifierBuilder, VerifyLayer,
};
pub use webhook::{
    DeadlineReply, Descriptor, LateWork, Link, OverrideError, Overrides, RetryOn, Webhook, WithOverrides,
};
