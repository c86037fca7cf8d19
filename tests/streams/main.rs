//! Handlers of websockets behind a verifier: who is let in, what they are called with, and how they end.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

mod application;
mod documents;
mod handshake;
mod sessions;
mod shutdown;
mod twilio;
