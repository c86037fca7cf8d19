//! What each request value writes: its parameters, in their order.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

mod calls;
#[path = "../contract/handlers.rs"]
mod handlers;
mod lists;
mod messages;
mod waiting;
mod webhooks;

/// A form, as pairs.
type Form<'a> = Vec<(&'a str, &'a str)>;

/// A SID of a kind.
fn sid<T: std::str::FromStr<Err: std::fmt::Debug>>(prefix: &str) -> T {
    format!("{prefix}0123456789abcdef0123456789abcdef").parse().unwrap()
}

/// Compares forms, each with its name.
fn check<'a>(cases: impl IntoIterator<Item = (&'a str, Form<'a>, Vec<(&'a str, &'a str)>)>) {
    for (name, form, expected) in cases {
        assert_eq!(form, expected, "{name}");
    }
}
