//! The websockets of a call: Media Streams and `ConversationRelay`.
//!
//! A handler of `<Connect><Stream>` takes a [`MediaStream`], which hears and plays audio; one of `<Start><Stream>` a
//! [`MediaTap`], which only hears; and one of `<Connect><ConversationRelay>` a [`Conversation`], which is in words. This needs the
//! feature `streams`.
//!
//! # The way of a session
//!
//! 1. The verifier checks the handshake, as it does every request: a websocket that Twilio did not open gets a 403, and no 101.
//! 2. [`accept`] answers 101, and [`serve()`] takes the connection. Within five seconds Twilio has to say which session it is
//!    (`start`, `setup`): the account has to be one that the handshake was verified for, and the `<Parameter>`s have to fit the handler's
//!    type. Otherwise the websocket is closed with 1008, and one line of the log says why.
//! 3. The handler gets its first argument. One task owns the socket: it reads, answers pings, writes, and runs the handler. What
//!    the handler holds reaches the socket only through that task, so nothing is sent after the close, and every wait ends with the websocket.
//! 4. When the handler has returned, the websocket is closed: 1000 after a normal return, 1011 after an error or a panic, which
//!    are logged, and 1001 when the application is [shutting down](OpenStreams). A conversation is ended by the message `end` first, which is
//!    what makes Twilio ask the `action` of the `<Connect>`.
//!
//! # The seam
//!
//! Whatever mounts such a handler does this with a verified request:
//!
//! ```
//! use axum::response::Response;
//! use http::request::Parts;
//! use twiml_runtime::{BoxError, Verifier};
//! use twiml_runtime::streams::{Door, Heard, MediaStream, OpenStreams, accept};
//!
//! #[derive(serde::Deserialize)]
//! struct Caller { account: u32 }
//!
//! async fn echo(call: MediaStream<Caller>, greeting: &'static str) -> Result<(), BoxError> {
//!     tracing::info!(account = call.params().account, greeting);
//!     let (mut ear, mouth) = call.split();
//!     while let Some(heard) = ear.next().await {
//!         if let Heard::Audio(frame) = heard {
//!             mouth.play(frame).await?;
//!         }
//!     }
//!     Ok(())
//! }
//!
//! fn mounted(verifier: &Verifier, mut verified: Parts, open: &OpenStreams) -> Response {
//!     // The further arguments come from the request, before the 101.
//!     let greeting = "hello";
//!     let door = Door::behind(verifier, &verified, "echo", "/echo", open.clone());
//!     accept(&mut verified, door, move |call: MediaStream<Caller>| echo(call, greeting)).unwrap_or_else(|refused| refused)
//! }
//! ```
//!
//! [`FirstArgument`] is what a first argument can be, and [`StreamReply`] what the handler of one can return: [`Handoff`] only that of
//! a [`Conversation`]. The data of a [`Handoff`] is JSON in `HandoffData`. [`serve()`] takes any connection, such as one end of a
//! `tokio::io::duplex`, and [`messages`] has the messages of both protocols in both directions, for the other end.

mod audio;
mod ended;
pub(crate) mod handler;
mod hidden;
mod inbox;
mod key;
mod media;
pub mod messages;
mod relay;
mod seam;
mod socket;
mod unknown;

pub use audio::{Frame, Pcm, Track, Ulaw};
pub use ended::{Ended, Gone};
pub use handler::StreamLink;
pub use key::Key;
pub use media::{
    Cleared, Ear, Heard, MediaStream, MediaTap, Mouth, Playback, Played, StreamStart, Utterance,
};
pub use relay::{
    Conversation, Delivery, Handoff, NotSent, Prompt, RelayEvent, RelayInterrupt, RelaySetup, Spoken, Token,
};
pub use seam::{Door, FirstArgument, OpenStreams, StreamReply, Upgrade, accept, serve, upgrade};
pub use unknown::Unknown;
