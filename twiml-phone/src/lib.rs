#![doc = include_str!("../README.md")]
//!
//! # How it works
//!
//! A call is a state machine without IO and without a clock of its own: documents and events go in, requests and sounds come out, and what happened
//! is in a transcript. Whatever drives it sends the requests and moves its clock. So a test, a terminal and a browser play the same call.

mod answer;
mod chaos;
mod dates;
pub mod fault;
mod fetch;
mod geography;
pub mod machine;
mod random;
mod request;
mod sid;
pub mod transcript;

pub use chaos::Chaos;
pub use request::Parameters;
