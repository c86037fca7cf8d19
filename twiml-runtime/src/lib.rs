//! Twilio webhooks for axum.

pub mod params;
pub mod payload;
pub mod value;
pub mod verify;

pub use params::Params;
pub use payload::*;
pub use value::*;
pub use verify::{
    AuthToken, ConfigError, PublicUrl, Rejection, Verified, Verifier, VerifierBuilder, VerifyLayer,
};
