//! What each webhook receives, as a struct.

use crate::params::Params;
use crate::verify::Verified;

mod sealed {
    pub trait Sealed {}
}

/// What a webhook receives.
///
/// Payloads are made from [`Verified`] parameters alone, so a value of one proves that the request was
/// verified. The trait cannot be implemented outside this crate.
pub trait Payload: sealed::Sealed + Sized + Send + 'static {
    /// Reads the payload.
    ///
    /// # Errors
    ///
    /// [`PayloadError`] where the parameters that say what the request is about are missing; a parameter
    /// that merely looks odd never fails.
    fn from_verified(params: Verified<Params>) -> Result<Self, PayloadError>;
}

/// The request is not of the kind that the webhook expects.
#[derive(Debug)]
pub struct PayloadError {}
