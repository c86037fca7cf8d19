//! What is remembered, for how long, and what becomes of a repetition.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::memory::MemoryStore;
use super::store::ReplayStore;

/// Remembers the requests that have arrived, so that one that arrives again within a time is known for a repetition.
///
/// A verifier has none unless it is given one, with [`replay_guard`](super::super::VerifierBuilder::replay_guard). Two requests
/// are the same if they have the same signature: anyone who sends a request again can change nothing that is signed. Handlers
/// take a [`Repeat`](super::Repeat), or the guard [answers](Self::answering_as_before) for them.
///
/// ```
/// use std::time::Duration;
///
/// use twiml_runtime::prelude::*;
/// use twiml_runtime::verify::{Repeat, ReplayGuard};
///
/// #[status_callback("/status")]
/// async fn status(update: MessageStatusUpdate, repeat: Repeat) {
///     if repeat.is_repeat() {
///         return;
///     }
///     // Something that must not happen twice.
/// }
///
/// # fn main() -> Result<(), BoxError> {
/// let verifier = Verifier::builder()
///     .auth_token("an auth token")
///     .public_url("https://example.com")
///     .replay_guard(ReplayGuard::new(Duration::from_secs(15 * 60)))
///     .build()?;
/// let app: axum::Router = webhooks![status].verified_by(verifier).into_router();
/// # Ok(())
/// # }
/// ```
///
/// **One signature is not always one event.** Twilio makes two requests with the same parameters where a caller presses the
/// same key twice in one menu, for example. [`telling_apart_by_token`](Self::telling_apart_by_token) keeps them apart, but by a
/// header that is not signed.
///
/// **It is bounded.** The memory of this process holds 10 000 requests and 8 MiB; [`MemoryStore::new`] takes other bounds. The
/// oldest are forgotten first, so within more requests than that, a repetition is taken for new. Processes that serve one
/// application each have a memory of their own, unless they share a [`ReplayStore`].
#[derive(Clone)]
#[must_use = "a guard does nothing until a verifier has it"]
pub struct ReplayGuard {
    pub(super) store: Arc<dyn ReplayStore>,
    pub(super) window: Duration,
    pub(super) by_token: bool,
    pub(super) answers: bool,
}

impl ReplayGuard {
    /// A guard that remembers each request for this time, in the memory of the process.
    pub fn new(window: Duration) -> Self {
        Self::with_store(window, MemoryStore::default())
    }

    /// A guard with a memory of another size, or elsewhere.
    pub fn with_store(window: Duration, store: impl ReplayStore) -> Self {
        Self { store: Arc::new(store), window, by_token: false, answers: false }
    }

    /// Responds to a repetition as the first time, and does not call the handler again.
    ///
    /// A repetition that arrives while the first is in the handler waits for its response. The handler is called again if there
    /// was no response, or one that is not kept: an error (4xx, 5xx), a stream, or more than 64 KiB. It is the first response in
    /// every byte: if the public URL [has changed](crate::Verifier::set_public_url) in between, whole URLs in it are still those of the first time.
    pub fn answering_as_before(self) -> Self {
        Self { answers: true, ..self }
    }

    /// Takes two requests with one signature for different ones if their [`I-Twilio-Idempotency-Token`] differs, as it does
    /// unless Twilio sends a request again.
    ///
    /// This merges Twilio's own repetitions and nothing more. The header is not signed: someone who sends a request again
    /// writes another token into it.
    ///
    /// [`I-Twilio-Idempotency-Token`]: super::IdempotencyToken
    pub fn telling_apart_by_token(self) -> Self {
        Self { by_token: true, ..self }
    }
}

impl fmt::Debug for ReplayGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReplayGuard")
            .field("window", &self.window)
            .field("by_token", &self.by_token)
            .field("answers", &self.answers)
            .finish_non_exhaustive()
    }
}
