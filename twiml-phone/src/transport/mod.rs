//! What carries requests to the application.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use crate::machine::{HttpRequest, Outcome};

/// What came of a request, and how long that took.
#[derive(Debug)]
pub struct Carried {
    /// The response, or why there is none.
    pub outcome: Outcome,
    /// How long it took, in virtual time.
    pub took: Duration,
}

/// A request on its way.
pub type Carrying<'t> = Pin<Box<dyn Future<Output = Carried> + Send + 't>>;

/// What carries requests to the application: a router in the same process, or HTTP.
pub trait Transport: Send + Sync {
    /// Sends a request, and waits for its response.
    fn carry(&self, request: HttpRequest) -> Carrying<'_>;
}
