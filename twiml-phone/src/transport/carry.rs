//! What carries a request to the application.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use crate::machine::{HttpRequest, Outcome};

/// What carries requests to the application, and its responses back.
///
/// [`Phone::new`](crate::Phone::new) has one for an application in the same process, [`Phone::connect`](crate::Phone::connect) one for an
/// application that listens somewhere. A test of a phone's own, a proxy or a recorder can be another one.
pub trait Transport: Send + Sync {
    /// Carries a request. Its URL is absolute.
    fn carry(&self, request: HttpRequest) -> Carrying<'_>;
}

/// The future of [`Transport::carry`].
pub type Carrying<'t> = Pin<Box<dyn Future<Output = Carried> + Send + 't>>;

/// What came of a request.
#[derive(Debug)]
pub struct Carried {
    /// The response, or why there is none.
    pub outcome: Outcome,
    /// How long it took, on the clock of the phone.
    pub took: Duration,
}

impl From<Outcome> for Carried {
    /// It took no time.
    fn from(outcome: Outcome) -> Self {
        Self { outcome, took: Duration::ZERO }
    }
}
