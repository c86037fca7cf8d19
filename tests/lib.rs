//! What the tests share.

#![allow(clippy::panic, reason = "a test stops on what it did not expect")]

pub mod client;
pub mod log;
pub mod signed;
