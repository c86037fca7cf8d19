#![doc = include_str!("../README.md")]
//!
//! # A test of a menu
//!
//! ```
//! use twiml_phone::Phone;
//! use twiml_runtime::prelude::*;
//!
//! #[voice_webhook("/voice")]
//! async fn voice(_call: IncomingCall) -> VoiceResponse {
//!     twiml! {
//!         <Response>
//!             <Gather numDigits=1 action=menu><Say>"Press 1 for sales."</Say></Gather>
//!             <Say>"Goodbye."</Say>
//!         </Response>
//!     }
//! }
//!
//! #[voice_webhook("/menu")]
//! async fn menu(input: GatherInput) -> VoiceResponse {
//!     match input.answer() {
//!         Answer::Digits("1") => twiml! { <Response><Dial>"+15551234567"</Dial></Response> },
//!         _ => twiml! { <Response><Redirect>voice</Redirect></Response> },
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), BoxError> {
//! let verifier = Verifier::new("a token of the test's own", "https://example.com")?;
//! let app = webhooks![voice, menu].verified_by(verifier.clone()).into_router();
//! let phone = Phone::new(app, verifier);
//!
//! let call = phone.call(voice::PATH).await?;
//! assert_eq!(call.heard(), ["Press 1 for sales."]);
//!
//! call.press("1").await?;
//! assert_eq!(call.dialed(), ["+15551234567"]);
//!
//! call.callee(twiml_phone::Callee::is_busy()).await?;
//! assert_eq!(call.status(), "completed");
//! # Ok(())
//! # }
//! ```
//!
//! # What comes of a call
//!
//! The handlers of a test take what the application's do: [`DialOutcome`](twiml_runtime::DialOutcome) after a `<Dial>`,
//! [`RecordedMessage`](twiml_runtime::RecordedMessage) after a `<Record>`. The test decides what others do, and how long somebody speaks:
//!
//! ```
//! use std::time::Duration;
//! use twiml_phone::{Callee, Phone};
//! use twiml_runtime::prelude::*;
//!
//! #[voice_webhook("/voice")]
//! async fn voice(_call: IncomingCall) -> VoiceResponse {
//!     twiml! { <Response><Dial action=dialed>"+15551234567"</Dial></Response> }
//! }
//!
//! #[voice_webhook("/dialed")]
//! async fn dialed(outcome: DialOutcome) -> VoiceResponse {
//!     match outcome.dial_call_status.as_str() {
//!         "completed" => twiml! { <Response><Hangup/></Response> },
//!         _ => twiml! { <Response><Say>"Leave a message."</Say><Record action=recorded/></Response> },
//!     }
//! }
//!
//! #[voice_webhook("/recorded")]
//! async fn recorded(message: RecordedMessage) -> VoiceResponse {
//!     twiml! { <Response><Say>"Thank you."</Say></Response> }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), BoxError> {
//! let verifier = Verifier::new("a token of the test's own", "https://example.com")?;
//! let app = webhooks![voice, dialed, recorded].verified_by(verifier.clone()).into_router();
//! let call = Phone::new(app, verifier).call(voice::PATH).await?;
//! call.callee(Callee::does_not_answer()).await?;
//! call.speak(Duration::from_secs(7), "Please call back.").await?;
//! call.press("#").await?;
//! call.finish().await;
//! assert_eq!(call.heard(), ["Leave a message.", "beep", "Thank you."]);
//! assert_eq!(call.recordings()[0].seconds, 7);
//! # Ok(())
//! # }
//! ```
//!
//! All calls and messages of a phone are on its one clock, which begins at zero. The times in a transcript are those of the phone.
//!
//! A step that has no effect is an error, which says what the call was doing and what had been heard. `println!("{call}")` prints a transcript.
//!
//! # Messages, and single webhooks
//!
//! ```
//! use twiml_phone::{Delivery, Phone};
//! use twiml_runtime::prelude::*;
//!
//! #[sms_webhook("/sms")]
//! async fn sms(msg: IncomingMessage) -> MessagingResponse {
//!     twiml! { <Response><Message statusCallback=delivery>"You wrote: " {&msg.body}</Message></Response> }
//! }
//!
//! #[status_callback("/delivery")]
//! async fn delivery(update: MessageStatusUpdate) {
//!     println!("{}: {}", update.message_sid, update.message_status);
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), BoxError> {
//! # let verifier = Verifier::new("a token of the test's own", "https://example.com")?;
//! # let app = webhooks![sms, delivery].verified_by(verifier.clone()).into_router();
//! let phone = Phone::new(app, verifier);
//!
//! let conversation = phone.text(sms::PATH, "hello").await?;
//! assert_eq!(conversation.replies(), ["You wrote: hello"]);
//!
//! // What becomes of the reply is up to the test: `sent`, and then it does not arrive.
//! phone.deliver(&conversation.replies()[0].sid, Delivery::undelivered(30003)).await;
//! assert_eq!(conversation.notices().len(), 2);
//!
//! // Any one webhook, without a conversation around it:
//! let response = phone.send::<sms>().with("Body", "a & b").await?;
//! assert_eq!(response.body(), "<Response><Message statusCallback=\"/delivery\" method=\"POST\">You wrote: a &amp; b</Message></Response>");
//! # Ok(())
//! # }
//! ```
//!
//! [`Phone::connect`] does the same with an application in any language, over HTTP. [`Chaos`] lets notices come twice, late, out of order or not at all.
//!
//! # Websockets
//!
//! With the feature `streams`, a `<Stream>` or a `<ConversationRelay>` opens its websocket at the application. What the caller does is told there,
//! and what the application plays or says is heard, on the phone's clock. While a websocket is open, the clock of tokio goes with it. So pause it in a
//! test, with `#[tokio::test(start_paused = true)]`: then no time is lost, and the phone knows when all tasks of the application wait.
//! What a handler sleeps for is not known to the phone. `Call::listen` lets time pass.
//!
//! A path that the application does not serve, another host, or a [`Transport`] that opens none: then the websocket is noted, and the test
//! does what the application would, by [`Call::relay`], [`Call::socket_closes`] and [`Call::socket_fails`].
//!
//! # How it works
//!
//! A call is a state machine without IO and without a clock of its own: documents and events go in, requests and sounds come out, and what happened
//! is in a transcript. Whatever drives it sends the requests and moves its clock. So a test, a terminal and a browser play the same call.

mod answer;
mod call;
mod chaos;
mod conversation;
mod dates;
mod driver;
mod failed;
pub mod fault;
mod fetch;
mod geography;
mod line;
pub mod machine;
mod message;
mod own_urls;
mod phone;
mod random;
mod request;
#[cfg(feature = "rest")]
mod rest;
mod send;
mod sid;
#[cfg(feature = "streams")]
mod sockets;
mod status;
mod text;
pub mod transcript;
mod transport;
#[cfg(feature = "streams")]
pub mod wav;

pub use call::{CallSettings, ConferenceSettings, QueueSettings};
pub use chaos::Chaos;
pub use conversation::Conversation;
pub use failed::Failed;
pub use line::{Call, Callee, Calling, Paid, Placing, Stuck};
pub use message::{Accepted, MessageAction, MessageSettings, Refused, RestMessage, segments};
pub use phone::Phone;
pub use request::Parameters;
#[cfg(feature = "rest")]
pub use rest::{Resource, Rest, RestFault, RestRequest};
pub use send::{Response, Sending};
pub use status::Delivery;
pub use text::Text;
pub use transport::{Carried, Carrying, Connection, Opening, OverHttp, Transport};
