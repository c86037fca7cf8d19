//! From an empty project to a number that answers.
//!
//! - [`real_number`]: the account, the number, a tunnel or a deployment, the variables, and what to look at when a signature does not match.
//!
//! This module holds text alone.

#[doc = include_str!("real_number.md")]
pub mod real_number {}
