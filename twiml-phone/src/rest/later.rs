//! What happens after a request was answered.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use futures_util::lock::Mutex;

use crate::machine::Shared;
use crate::phone::Phone;

/// What happens after a request was answered: Twilio answers first, and then calls the application.
///
/// The request may come from within a webhook, which the phone waits for. So nothing here is waited for by whoever answers.
#[derive(Clone)]
pub(super) struct Later {
    phone: Phone,
    jobs: Shared<VecDeque<BoxFuture<'static, ()>>>,
    /// Held by whoever works.
    work: Arc<Mutex<()>>,
}

impl Later {
    pub(super) fn new(phone: &Phone) -> Self {
        Self { phone: phone.clone(), jobs: Shared::default(), work: Arc::default() }
    }

    /// Does this, and lets the phone go on, as soon as it can.
    pub(super) fn then(&self, job: impl Future<Output = ()> + Send + 'static) {
        self.jobs.change(|jobs| jobs.push_back(Box::pin(job)));
        let later = self.clone();
        tokio::spawn(async move { later.catch_up().await });
    }

    /// Does all that there is to do.
    pub(super) async fn catch_up(&self) {
        let _working = self.work.lock().await;
        while let Some(job) = self.jobs.change(VecDeque::pop_front) {
            job.await;
        }
        self.phone.driver().await.rest().await;
    }
}

impl fmt::Debug for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Later").field("phone", &self.phone).finish_non_exhaustive()
    }
}
