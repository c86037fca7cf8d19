//! Plans: what is wanted against what is there, in states of numbers, services and applications.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod case;
mod states;
