//! The error that handlers may return.

/// Any error; what `?` turns a handler's errors into where it returns `Result<_, BoxError>`.
///
/// An error that a handler returns is logged, and Twilio gets a `500`, so that it asks the fallback URL.
pub type BoxError = axum::BoxError;
