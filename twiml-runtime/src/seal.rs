//! Keeps other crates from implementing the traits that the compiler's checks depend on.

/// No other crate can name this, so no other crate can implement a trait that has one.
#[derive(Debug)]
pub struct Seal;
