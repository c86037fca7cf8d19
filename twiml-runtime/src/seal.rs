//! What keeps other crates from implementing traits that the compiler's checks rest on.

/// No other crate can name this, so none can implement a trait that asks for one.
#[derive(Debug)]
pub struct Seal;
