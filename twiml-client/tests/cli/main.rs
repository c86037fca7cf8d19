//! An application as its own tool, in a process of its own, against the REST API of a phone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod application;
mod commands;
mod folder;
mod program;
mod signals;
mod tunnel;
mod twilio;
