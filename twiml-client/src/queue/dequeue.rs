//! Somebody who is taken out of a queue.

use std::fmt;
use std::marker::PhantomData;

use twiml_runtime::{Method, Url};
use twiml_values::{CallSid, QueueSid};

use super::resource::Member;
use crate::call::{ByUrl, Instructions, NoInstructions};
use crate::callback::{AwaitsInstructions, CallInstructions};
use crate::client::{Client, Sending};
use crate::wire::Request;

/// Takes a call out of the queue that `<Enqueue>` put it into: a value, which a [`Client`] sends. The call goes on as the handler says that is given by
/// [`url`](CallInstructions::url).
///
/// ```no_run
/// use twiml_client::prelude::*;
/// use twiml_runtime::prelude::*;
///
/// #[voice_webhook("/your-turn")]
/// async fn your_turn(call: IncomingCall) -> VoiceResponse {
///     twiml! { <Response><Dial>"+15553330000"</Dial></Response> }
/// }
///
/// # async fn next(client: &Client, public_url: &PublicUrl, queue: &QueueSid) -> Result<(), Error> {
/// let member = DequeueMember::front(queue).url::<your_turn>(public_url).send(client).await?;
/// println!("{} has waited for {:?}", member.call_sid, member.wait_time);
/// # Ok(())
/// # }
/// ```
///
/// It is not repeated without an answer: the next one in the queue would be taken out as well.
///
/// <https://www.twilio.com/docs/voice/api/member-resource#update-a-member-resource>
#[must_use = "a call is taken out of its queue by `.send(&client)`"]
pub struct DequeueMember<I = NoInstructions> {
    request: Request,
    state: PhantomData<I>,
}

impl DequeueMember {
    /// This call, wherever it is in the queue.
    pub fn of(queue: &QueueSid, call: &CallSid) -> Self {
        Self::named(queue, call.as_str())
    }

    /// The call that has waited longest.
    pub fn front(queue: &QueueSid) -> Self {
        Self::named(queue, "Front")
    }

    fn named(queue: &QueueSid, member: &str) -> Self {
        let request = Request::create(format!("Queues/{queue}/Members/{member}")).named("POST Member");
        Self { request, state: PhantomData }
    }
}

impl<I> DequeueMember<I> {
    /// Takes it out.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error), if it is not in the queue, or nothing is.
    pub fn send(self, client: &Client) -> Sending<'_, Member>
    where
        I: Instructions,
    {
        let Self { request, .. } = self;
        Sending::of(async move { client.show(&request).await })
    }

    /// The parameters, as they will be sent.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.request.params()
    }
}

impl AwaitsInstructions for DequeueMember {}

impl<I, K, P> CallInstructions<K, P> for DequeueMember<I> {
    type Instructed = DequeueMember<ByUrl>;

    fn with_url(self, url: Url, method: Method) -> DequeueMember<ByUrl> {
        let mut request = self.request;
        request.put("Url", url);
        request.put("Method", method);
        DequeueMember { request, state: PhantomData }
    }
}

/// The names of its parameters.
impl<I> fmt::Debug for DequeueMember<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}
