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
/// Each step waits until the call has come to rest: what is being said and asked is done first. Then it moves no further than it has to.
#[derive(Clone)]
pub struct Call {
    pub(super) phone: Phone,
    pub(super) leg: Leg,
    /// Whether the last step named a moment, so that the next one happens then.
    pub(super) at_a_moment: Shared<bool>,
    /// How many sounds a step has waited for.
    pub(super) since: Shared<usize>,
    _watch: Arc<Watch>,
}

impl Call {
    pub(crate) fn new(phone: &Phone, leg: Leg) -> Self {
        let watch = Arc::new(Watch { phone: phone.clone(), leg: leg.clone() });
        let (at_a_moment, since) = (Shared::default(), Shared::default());
        Self { phone: phone.clone(), leg, at_a_moment, since, _watch: watch }
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
