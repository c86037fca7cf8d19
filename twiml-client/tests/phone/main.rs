//! The client against the REST API of a phone, which sends, calls and notifies the application in turn.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod application;
mod calls;
mod messages;
mod plans;
