//! What a client is made of: who asks, where, and how patiently.

mod base;
mod builder;
mod credentials;
mod env;
mod error;
mod http;
mod secret;
#[cfg(any(feature = "graviola", feature = "ngrok"))]
mod tls;

pub(crate) use base::{Product, is_loopback};
pub use builder::ClientBuilder;
pub(crate) use builder::Settings;
pub use error::ConfigError;
pub(crate) use http::http_client;
pub use secret::Secret;
#[cfg(feature = "ngrok")]
pub(crate) use tls::is_provided as has_tls;
