//! A reply for a handler that takes too long.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::response::Response;

use super::clock::Clock;
use super::kind::{Kind, SmsWebhook, StatusCallback, VoiceWebhook};
use super::reply::Reply;
use super::site::Sender;
use crate::error::BoxError;
use crate::in_time::in_time;
use crate::twiml::{Messaging, Twiml, Voice};

/// When a handler has to be done, and what is replied if it is not.
#[derive(Clone)]
pub(crate) struct Deadline {
    pub(super) limit: Duration,
    reply: Arc<MakeReply>,
}

type MakeReply = dyn Fn(&Sender) -> Result<Response, BoxError> + Send + Sync;

impl fmt::Debug for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deadline").field("limit", &self.limit).finish_non_exhaustive()
    }
}

impl Deadline {
    pub(crate) fn new<R: Reply>(limit: Duration, reply: impl Fn() -> R + Send + Sync + 'static) -> Self {
        Self { limit, reply: Arc::new(move |sender| reply().into_reply(sender)) }
    }

    /// What the work comes to, if that is in time.
    pub(super) async fn wait_for<F: Future + Unpin>(&self, work: &mut F, clock: Clock) -> Option<F::Output> {
        in_time(Pin::new(work), || clock.at(self.limit)).await
    }

    /// The reply, or the panic of the function that makes it.
    pub(super) fn reply(&self, sender: &Sender) -> Result<Result<Response, BoxError>, Box<dyn Any + Send>> {
        catch_unwind(AssertUnwindSafe(|| (self.reply)(sender)))
    }
}

/// What all webhooks of one kind can reply at their deadline, for [`Webhooks::deadline`](crate::Webhooks::deadline).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the reply of all webhooks of one kind",
    label = "not a reply for a deadline",
    note = "return `VoiceResponse` for all voice webhooks, `MessagingResponse` for all SMS webhooks, or `()` for all status callbacks; \
            other replies belong to one handler: `deadline = (10s, please_wait)` in its attribute"
)]
pub trait DeadlineReply: Reply {
    /// The attribute of the webhooks that reply so.
    #[doc(hidden)]
    const ATTRIBUTE: &'static str;
}

impl DeadlineReply for Twiml<Voice> {
    const ATTRIBUTE: &'static str = VoiceWebhook::ATTRIBUTE;
}

impl DeadlineReply for Twiml<Messaging> {
    const ATTRIBUTE: &'static str = SmsWebhook::ATTRIBUTE;
}

impl DeadlineReply for () {
    const ATTRIBUTE: &'static str = StatusCallback::ATTRIBUTE;
}
