//! What a [`Verifier`](super::Verifier) is built from.

mod auth_token;
mod builder;
mod env;
mod error;
mod origin;
mod public_url;

pub use auth_token::AuthToken;
pub use builder::{AuthTokenIsSet, NoAuthToken, NoPublicUrl, PublicUrlIsSet, VerifierBuilder};
pub use error::ConfigError;
pub use public_url::PublicUrl;

pub(super) use env::from_env;
pub(super) use origin::Origin;
