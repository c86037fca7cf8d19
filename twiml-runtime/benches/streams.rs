//! Frames of 20 ms in and out, against a bare websocket that sends each message back, and what is between: reading, base64, μ-law.
//!
//! Fifty frames an iteration: a second of a call.

#![allow(clippy::unwrap_used, reason = "a benchmark stops on what it did not expect")]

mod wire;

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher, black_box};
use twiml_runtime::streams::Ulaw;
use twiml_runtime::streams::messages::{MediaEvent, MediaMessage};
use wire::{Caller, Server};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

const SECOND: usize = 50;

#[divan::bench(args = [Server::Bare, Server::Echo])]
fn in_and_out(bencher: Bencher<'_, '_>, server: Server) {
    let mut caller = Caller::new(server);
    bencher.counter(ItemsCount::new(SECOND)).bench_local(|| caller.talks(SECOND));
}

#[divan::bench(args = [Server::BareEar, Server::Ear])]
fn heard(bencher: Bencher<'_, '_>, server: Server) {
    let mut caller = Caller::new(server);
    bencher.counter(ItemsCount::new(SECOND)).bench_local(|| caller.speaks(SECOND));
}

#[divan::bench]
fn read_a_message(bencher: Bencher<'_, '_>) {
    let text = r#"{"event":"media","sequenceNumber":"42","media":{"track":"inbound","chunk":"41","timestamp":"907","payload":"HyMsP8yvpZ+enqOrvVExJh8eHiIqO9qzp6CenqGpuWY1KCAeHiEpN/+3qaGenqCoteY5KSEeHiAnM1q7qqKenp+msdE9KyMeHh8lL0y/rKOfnp+lrsdDLSQfHh8kLUPHrqWfnp+jrL9MLyUfHh4jKz3Rsaafnp6iqrtaMycgHh4hKTnmtaignp6hqbf/NykhHh4gKDVmuamhnp6gp7PaOw=="},"streamSid":"MZ5a1d0000000000000000000000000001"}"#;
    bencher.bench(|| matches!(MediaMessage::read(black_box(text)).unwrap().event, MediaEvent::Media(_)));
}

#[divan::bench]
fn encode_a_frame(bencher: Bencher<'_, '_>) {
    let samples: Vec<i16> = (-80..80).map(|sample| sample * 187).collect();
    bencher.bench(|| Ulaw::from_pcm(black_box(&samples)));
}
