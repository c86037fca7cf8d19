//! No payload at all, and the parameters themselves.

use super::{Payload, PayloadError, sealed};
use crate::params::Params;
use crate::verify::Verified;

/// What a handler receives whose first argument is not a payload: nothing, whatever Twilio sends.
#[doc(hidden)]
#[derive(Debug)]
#[non_exhaustive]
pub struct NoPayload;

impl sealed::Sealed for NoPayload {}

impl Payload for NoPayload {
    const NAME: &'static str = "";
    const NAMES_ACCOUNT: bool = false;

    fn from_verified(_: Verified<Params>) -> Result<Self, PayloadError> {
        Ok(Self)
    }
}

impl sealed::Sealed for Verified<Params> {}

impl Payload for Verified<Params> {
    const NAME: &'static str = "Verified<Params>";
    const NAMES_ACCOUNT: bool = false;

    fn from_verified(params: Verified<Params>) -> Result<Self, PayloadError> {
        Ok(params)
    }
}
