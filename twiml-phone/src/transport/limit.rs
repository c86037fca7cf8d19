//! How long a response may take, and how long it took.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, timeout};
use twiml_schema::limits::WEBHOOK_TIMEOUT;

use super::carry::Carried;
use crate::machine::{Broken, Outcome};

/// Waits for an outcome for as long as Twilio would.
///
/// The time it took is in whole tenths of a second, so that transcripts of an application that responds at once are the same every time. It is read
/// from tokio's clock, which a test can pause.
pub(super) async fn in_time(outcome: impl Future<Output = Outcome>) -> Carried {
    let began = Instant::now();
    let outcome = timeout(WEBHOOK_TIMEOUT, outcome).await.unwrap_or(Err(Broken::ReadTimedOut));
    let tenths = began.elapsed().as_millis() / 100;
    let took = Duration::from_millis(u64::try_from(tenths).unwrap_or(u64::MAX).saturating_mul(100));
    Carried { outcome, took }
}
