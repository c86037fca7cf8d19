//! A call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::strict::Watch;
use crate::call::Leg;
use crate::machine::Shared;
use crate::phone::Phone;

/// A call that is being made. Clones are the same call.
///
/// Each step begins and ends at rest: what is being said and asked is done first, and what follows from the step as well, so that it can be seen in
/// [`heard`](Self::heard), [`dialed`](Self::dialed) and the others. A `<Pause>` is a time to act in: it passes if the next step needs something after it, and with
/// [`rest`](Self::rest). What waits for somebody goes on waiting, until the next step acts or [`wait`](Self::wait) lets the time be over. Steps of
/// [`at_once`](Self::at_once) do not come to rest at their end, so that the next one can break in.
#[derive(Clone)]
pub struct Call {
    pub(super) phone: Phone,
    pub(super) leg: Leg,
    /// Whether the last step named a moment, so that the next one happens then.
    pub(super) at_a_moment: Shared<bool>,
    /// How many sounds a step has waited for.
    pub(super) since: Shared<usize>,
    /// Whether a step comes to rest at its end.
    pub(super) rests: bool,
    /// Whether a step had no effect, which the test has been told.
    pub(super) is_stuck: Shared<bool>,
    _watch: Arc<Watch>,
}

impl Call {
    pub(crate) fn new(phone: &Phone, leg: Leg) -> Self {
        let is_stuck = Shared::default();
        let watch = Arc::new(Watch { phone: phone.clone(), leg: leg.clone(), is_stuck: is_stuck.clone() });
        let (at_a_moment, since) = (Shared::default(), Shared::default());
        Self { phone: phone.clone(), leg, at_a_moment, since, rests: true, is_stuck, _watch: watch }
    }

    /// The same call, whose steps do not come to rest at their end. What a step leads to is still being said when the next one begins, for
    /// [`during`](Self::during) to break in:
    ///
    /// ```
    /// # use twiml_phone::Phone;
    /// # use twiml_runtime::prelude::*;
    /// # #[voice_webhook("/voice")]
    /// # async fn voice(_call: IncomingCall) -> VoiceResponse {
    /// #     twiml! { <Response><Gather numDigits=1 action=menu><Say>"Press 1 for news."</Say></Gather></Response> }
    /// # }
    /// # #[voice_webhook("/menu")]
    /// # async fn menu(_input: GatherInput) -> VoiceResponse {
    /// #     twiml! { <Response><Gather numDigits=1 action=menu><Say>"This is a long text."</Say><Say>"It goes on."</Say></Gather></Response> }
    /// # }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), BoxError> {
    /// # let verifier = Verifier::new("a token of the test's own", "https://example.com")?;
    /// # let app = webhooks![voice, menu].verified_by(verifier.clone()).into_router();
    /// let call = Phone::new(app, verifier).call(voice::PATH).await?;
    /// call.at_once().press("1").await?;
    /// call.during("This is a long text.").await?;
    /// call.at_once().press("2").await?;
    /// assert!(!call.heard().iter().any(|heard| heard == "It goes on."));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn at_once(&self) -> Self {
        Self { rests: false, ..self.clone() }
    }

    /// Its SID.
    pub fn sid(&self) -> &str {
        self.leg.sid()
    }

    /// Its status, as Twilio names it: `in-progress`.
    pub fn status(&self) -> String {
        self.leg.status().as_str().to_owned()
    }

    /// What it does now: `<Gather>`. It may be empty at the beginning.
    pub fn doing(&self) -> String {
        self.leg.doing()
    }

    /// Whether it has ended.
    pub fn is_over(&self) -> bool {
        self.leg.is_over()
    }

    /// Whether it was answered.
    pub fn is_answered(&self) -> bool {
        self.leg.is_answered()
    }

    /// How long it rang before it was answered, if it was.
    pub fn answered_after(&self) -> Option<Duration> {
        self.leg.answered_after()
    }

    /// How long it has lasted, from its first ring to its end, or until now.
    pub async fn lasted(&self) -> Duration {
        let now = self.phone.driver().await.now();
        self.leg.ended_at().unwrap_or(now).saturating_sub(self.leg.began_at())
    }

    /// The legs that it has called, and that they have called.
    pub(super) fn children(&self) -> Vec<Leg> {
        let mut family: Vec<Arc<str>> = vec![self.sid().into()];
        let mut children = Vec::new();
        for leg in self.phone.board().legs() {
            let parent = leg.facts().parent.as_deref();
            if parent.is_some_and(|parent| family.iter().any(|sid| **sid == *parent)) {
                family.push(leg.sid().into());
                children.push(leg);
            }
        }
        children
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.leg.fmt(f)
    }
}
