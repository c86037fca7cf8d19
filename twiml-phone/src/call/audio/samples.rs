//! How many bytes are how much time.

use std::time::Duration;

/// A byte of μ-law is one of 8000 samples a second.
const SAMPLE: Duration = Duration::from_micros(125);

/// How many whole bytes this time takes.
pub(super) fn bytes_in(time: Duration) -> usize {
    usize::try_from(time.as_micros() / SAMPLE.as_micros()).unwrap_or(usize::MAX)
}

/// How long this many bytes take.
pub(super) fn time_of(bytes: usize) -> Duration {
    SAMPLE.saturating_mul(u32::try_from(bytes).unwrap_or(u32::MAX))
}
