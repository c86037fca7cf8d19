//! The error that handlers may return.

/// Any error. In a handler that returns `Result<_, BoxError>`, `?` turns errors into it.
///
/// An error that a handler returns is logged, and Twilio gets a `500`, so that it asks the fallback URL.
pub type BoxError = axum::BoxError;
