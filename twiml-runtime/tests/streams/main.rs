//! Sessions over a pipe, in virtual time: what a handler gets, what Twilio gets, and how it ends.

#![cfg(feature = "streams")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

mod anything;
mod barge_in;
mod closes;
mod frames;
mod handshake;
mod logs;
mod playing;
mod relay;
mod shutdown;
mod twilio;
