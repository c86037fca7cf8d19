//! From a first test to production: the pages to read before an application serves calls.
//!
//! - [`testing`]: calls and conversations, handlers called as functions, and single requests.
//! - [`logging`]: what is in the log, what never is, and what to watch.
//! - [`deployment`]: the public URL, TLS, base paths, limits, and how to stop without losing a call.
//! - [`proxies`]: what a proxy or a tunnel may change, and what the verifier must know of it.
//! - [`tenants`]: several accounts, tokens and hosts, and tokens that change.
//!
//! These modules hold text alone.

#[doc = include_str!("deployment.md")]
pub mod deployment {}

#[doc = include_str!("logging.md")]
pub mod logging {}

#[doc = include_str!("proxies.md")]
pub mod proxies {}

#[doc = include_str!("tenants.md")]
pub mod tenants {}

#[doc = include_str!("testing.md")]
pub mod testing {}
