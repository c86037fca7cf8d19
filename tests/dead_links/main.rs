//! What a program names and does not mount is found before the first request. Each list has handlers of its own, because one binary is one
//! program.

#![allow(clippy::unwrap_used, reason = "a test stops on what it did not expect")]

mod addresses;
mod handlers;
mod lists;

use std::panic::catch_unwind;

use twiml_runtime::prelude::*;
use twiml_runtime::{DeadLink, DeadLinks, LinkedBy, tags};
use twiml_tests::log::captured;
use twiml_tests::signed::verifier;

const URL: &str = "https://example.com";

/// The dead links that documents name.
fn dead(webhooks: &Webhooks<()>) -> Vec<String> {
    let dead = webhooks.check().err();
    let named =
        dead.iter().flat_map(DeadLinks::iter).filter(|dead| !matches!(dead, DeadLink::Unlisted { .. }));
    named.map(ToString::to_string).collect()
}
