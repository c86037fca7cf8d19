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
//! - [`macro@media_stream`] and [`macro@conversation_relay`] make handlers of the websockets of a call.
//! - [`twiml!`] writes TwiML.
//! - [`derive@Menu`] makes an enum a menu.
//! - [`payload`] has what webhooks receive, and [`value`] what payloads are made of.
//! - [`Verifier`] checks signatures; [`Webhooks`] become a router.
#![cfg_attr(
    feature = "streams",
    doc = "- [`streams`] has the websockets of a call: Media Streams and `ConversationRelay`."
)]
//! - [`testing`] makes signed requests for tests.
//! - [`prelude`] has what a file with webhooks needs.
//!
//! The [`guide`] has pages on [testing](guide::testing), [logging](guide::logging), [deployment](guide::deployment),
//! [proxies](guide::proxies) and [tenants](guide::tenants).

mod error;
pub mod flow;
pub mod guide;
mod in_time;
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
#[cfg(feature = "streams")]
pub mod streams;
pub mod testing;
mod twiml;
pub mod value;
pub mod verify;
mod webhook;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use error::BoxError;
#[doc(inline)]
pub use flow::Flow;
pub use macros::{
    Menu, conversation_relay, media_stream, mounted_in, sms_webhook, status_callback, studio_webhook, twiml,
    voice_webhook, webhooks,
};
pub use menu::{Choice, Menu, MenuInput, MenuItem};
pub use mount::{MissedLayer, NoticeMissed, Unverified, WebhookList, Webhooks};
#[doc(inline)]
pub use params::Params;
pub use payload::*;
pub use program::{AddressFault, DeadLink, DeadLinks, LinkedBy, Reach};
#[cfg(feature = "serve")]
pub use serve::{Serve, serve};
pub use twiml::{
    AddressValue, BooleanValue, Either, Escaped, Family, Fragment, IntegerValue, Messaging,
    MessagingResponse, MethodValue, MillisecondsValue, NumberValue, SecondsValue, StandsIn, TextValue, Twiml,
    UrlValue, Voice, VoiceResponse, Written,
};
/// The words that attributes take, for values in braces: `record={DialRecord::RecordFromAnswer}`.
///
/// A literal in [`twiml!`] is text, and checked: `record="record-from-answer"`. A value that is known only when the program runs has the enum of
/// its attribute, so that it can be none but these words:
///
/// ```
/// use twiml_runtime::choices::{DialRecord, RejectReason};
/// use twiml_runtime::prelude::*;
///
/// fn connect(number: &str, may_record: bool) -> VoiceResponse {
///     let record = match may_record {
///         true => DialRecord::RecordFromAnswer,
///         false => DialRecord::DoNotRecord,
///     };
///     twiml! { <Response><Dial record={record}>{number}</Dial></Response> }
/// }
///
/// assert_eq!(
///     connect("+15551234567", false).as_str(),
///     r#"<Response><Dial record="do-not-record">+15551234567</Dial></Response>"#,
/// );
///
/// // Text from a configuration becomes a word, or an error that lists the words.
/// let reason: RejectReason = "busy".parse()?;
/// let refuse: VoiceResponse = twiml! { <Response><Reject reason={reason}/></Response> };
/// assert_eq!(refuse.as_str(), r#"<Response><Reject reason="busy"/></Response>"#);
/// # Ok::<(), twiml_runtime::InvalidChoice>(())
/// ```
///
/// `Some` and `None` are values as well, and [`OneOfValue`] makes a word of a type of your own. Attributes that take several words, such as
/// `input` of `<Gather>`, have an array, a slice or a [`Vec`] of them.
///
/// # The words
///
pub use twiml_schema::choices;
/// The elements of TwiML as types: the places for which a [`Fragment`] is made, in the signature of a function that returns one.
///
/// `Fragment<tags::Dial>` is for a `<Dial>`, and `impl StandsIn<tags::Response>` is whatever is allowed in a `<Response>`:
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// fn colleagues(numbers: &[&str]) -> Fragment<tags::Dial> {
///     twiml! {
///         for number in numbers {
///             <Number>{number}</Number>
///         }
///     }
/// }
///
/// fn goodbye() -> impl StandsIn<tags::Response> {
///     twiml! { <Say>"Goodbye."</Say> <Hangup/> }
/// }
///
/// let reply: VoiceResponse = twiml! {
///     <Response>
///         <Dial>{colleagues(&["+15551230001", "+15551230002"])}</Dial>
///         {goodbye()}
///     </Response>
/// };
/// # assert!(reply.as_str().ends_with("<Hangup/></Response>"));
/// ```
///
/// A fragment in another place does not compile:
///
/// ```compile_fail,E0277
/// # use twiml_runtime::prelude::*;
/// fn goodbye() -> Fragment<tags::Response> {
///     twiml! { <Hangup/> }
/// }
///
/// let reply: VoiceResponse = twiml! { <Response><Gather>{goodbye()}</Gather></Response> };
/// ```
///
/// # The elements
///
pub use twiml_schema::tags;
pub use twiml_schema::{InvalidChoice, ListOfValue, OneOfValue};
#[doc(no_inline)]
pub use value::*;
#[doc(inline)]
pub use verify::{
    AuthToken, ConfigError, PublicUrl, Rejection, Verified, Verifier, VerifierBuilder, VerifyLayer,
};
pub use webhook::{
    AsLink, DeadlineReply, Descriptor, Entry, EntryRole, LateWork, Link, OverrideError, Overrides, RetryOn,
    StreamHandler, Webhook, WebhookLink,
};
