//! The REST API, asked over HTTP, and by Twilio's own libraries.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test stops on what it did not expect")]

mod application;
mod calls;
mod client;
mod configuration;
mod faults;
mod libraries;
mod media;
mod messages;
mod recordings;
mod requests;
mod seeded;
mod shape;
