//! How often a frame asks for memory: not when it is heard, beside what the websocket needs, and once when it is played.

#![cfg(feature = "streams")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

#[path = "../benches/wire/mod.rs"]
mod wire;

use allocation_counter::measure;
use wire::{Caller, Server};

const FRAMES: usize = 2000;

fn allocations(server: Server, mut work: impl FnMut(&mut Caller, usize)) -> f64 {
    let mut caller = Caller::new(server);
    // Buffers grow to their size.
    work(&mut caller, FRAMES);
    let count = measure(|| work(&mut caller, FRAMES)).count_total;
    f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(FRAMES).unwrap())
}

#[test]
fn a_frame_that_is_heard_costs_no_more_than_its_websocket_does() {
    let (bare, ours) =
        (allocations(Server::BareEar, Caller::speaks), allocations(Server::Ear, Caller::speaks));
    assert!(ours <= bare + 0.01, "{ours} against {bare}");
}

#[test]
fn a_frame_that_is_played_costs_the_text_of_its_message() {
    let (bare, ours) = (allocations(Server::Bare, Caller::talks), allocations(Server::Echo, Caller::talks));
    assert!(ours <= bare + 1.01, "{ours} against {bare}");
}
