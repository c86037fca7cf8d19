//! Requests and payloads for the tests of an application.
//!
//! There is no way around the verifier, so a test signs what it sends, as Twilio does. [`request_to`] knows the path and the method of a
//! handler, and what Twilio always sends there; a test says only what it is about:
//!
//! ```
//! use tower::ServiceExt as _;
//! use twiml_runtime::prelude::*;
//! use twiml_runtime::testing::request_to;
//!
//! #[sms_webhook("/webhooks/twilio/sms")]
//! async fn sms(msg: IncomingMessage) -> MessagingResponse {
//!     twiml! { <Response><Message>"You wrote: " {&msg.body}</Message></Response> }
//! }
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), BoxError> {
//! let verifier = Verifier::new("a token of the test's own", "https://example.com")?;
//!
//! // The function alone:
//! let message = request_to::<sms>(&verifier).with("Body", "hello").payload()?;
//! assert_eq!(sms(message).await.as_str(), "<Response><Message>You wrote: hello</Message></Response>");
//!
//! // The whole application:
//! let app: axum::Router = webhooks![sms].verified_by(verifier.clone()).into_router();
//! let request = request_to::<sms>(&verifier).with("Body", "hello").build();
//! assert_eq!(app.oneshot(request).await?.status(), 200);
//! # Ok(())
//! # }
//! ```
//!
//! What a request is filled with is made from [`payload::rows`](crate::payload::rows): parameters that Twilio may leave out are left out.
//! A handler without a payload, or with [`Signed<T>`](crate::Signed), gets those of an incoming call or message, or of its account alone.

mod request;
mod sample;

pub use request::{TestRequest, request_through, request_to};
pub use sample::usual_value;
