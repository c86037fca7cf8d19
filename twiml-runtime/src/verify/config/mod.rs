//! What a [`Verifier`](super::Verifier) is made from: auth tokens and the public URL.

mod auth_token;
mod error;
mod origin;
mod placeholder;
mod public_url;

pub use auth_token::AuthToken;
pub use error::ConfigError;
pub use public_url::PublicUrl;

pub(super) use error::Problem;
pub(super) use origin::Origin;
pub(crate) use public_url::is_loopback;
