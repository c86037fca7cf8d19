//! Generated code relies on nothing that the code around it may have shadowed, renamed or forbidden: all of this
//! compiles without a prelude and without a warning, and works.

#![no_implicit_prelude]
#![deny(warnings, unused, future_incompatible, nonstandard_style, let_underscore, keyword_idents)]
#![deny(
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

mod attributes;
mod names;
mod places;

use ::core::clone::Clone as _;
use ::core::ops::FnOnce;
use ::twiml_runtime::{Verifier, Webhooks};
use ::twiml_tests::client::{Twilio, run};
use ::twiml_tests::signed::{PUBLIC_URL, verifier};

/// Twilio, calling these webhooks.
fn twilio(unverified: impl FnOnce(Verifier) -> Webhooks<()>) -> Twilio {
    let verifier = verifier(PUBLIC_URL);
    Twilio::calling(unverified(verifier.clone()).into_router(), verifier)
}
