//! The websockets of calls: handlers of this test are heard and answered by the phone, without a network and in no time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod application;
mod media;
mod relay;
