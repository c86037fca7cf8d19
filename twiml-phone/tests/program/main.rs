//! The program `twiml-phone`, as a person or a script runs it, against an application on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod application;
mod calls;
mod faults;
mod messages;
mod readme;
mod requests;
mod run;
mod saved;
mod scripts;
mod streams;
mod words;
