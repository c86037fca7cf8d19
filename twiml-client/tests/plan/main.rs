//! Plans: what is wanted against what is there, in states of numbers, services and applications.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod application;
mod applied;
mod case;
mod folder;
mod guarded;
mod looked_up;
mod properties;
mod restored;
mod server;
mod shown;
mod states;
