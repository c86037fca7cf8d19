//! What a client is made of: who asks, where, and how patiently.

mod base;
mod builder;
mod credentials;
mod env;
mod error;
mod secret;
#[cfg(feature = "graviola")]
mod tls;

pub(crate) use base::{Product, is_loopback};
pub use builder::ClientBuilder;
pub(crate) use builder::Settings;
pub use error::ConfigError;
pub use secret::Secret;
