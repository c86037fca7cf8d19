//! Calls and messages with their outcome, as Twilio's documentation has it: one scenario a line of `scenarios.jsonl`, played against an application that
//! answers from memory. Time is virtual.
//!
//! The scenarios are those of `$TWIML_SHARED/corpus/scenarios.jsonl`, or of `../shared` beside the workspace, and our own in `tests/data`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    unreachable_pub,
    reason = "a test stops on what it did not expect"
)]

mod application;
mod compare;
mod message;
mod scenario;
mod voice;

use std::panic::{AssertUnwindSafe, catch_unwind};

use scenario::Scenario;

/// Plays all scenarios of a kind, and tells of all that do not go as they should.
fn play_all(kind: &str, play: impl Fn(&Scenario) -> Vec<String>) {
    let mut failed = Vec::new();
    let mut played = 0;
    for scenario in scenario::all().iter().filter(|scenario| scenario.kind == kind) {
        played += 1;
        let wrong = catch_unwind(AssertUnwindSafe(|| play(scenario)));
        let wrong = wrong.unwrap_or_else(|_| vec!["it panics".to_owned()]);
        if !wrong.is_empty() {
            failed.push(format!("{}\n    {}", scenario.id, wrong.join("\n    ")));
        }
    }
    assert!(failed.is_empty(), "{} of {played} scenarios:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn calls_go_as_documented() {
    play_all("voice", voice::play);
}

#[test]
fn messages_go_as_documented() {
    play_all("message", message::play);
}
