//! Who sent this request: the check of `X-Twilio-Signature`.

mod verified;

pub use verified::Verified;
