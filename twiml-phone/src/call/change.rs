//! What the REST API changes of a live call.

use std::time::Duration;

use twiml_values::Method;

use super::gone::{Gone, Instructions};
use super::leg::{Leg, Watcher};
use super::script::{Kind, Script};
use super::session::{LONGEST_TWIML, first, inline};
use super::switchboard::Switchboard;
use crate::fault::Fault;
use crate::fetch::Webhook;

/// A change of a live call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Change {
    pub(crate) url: Option<String>,
    pub(crate) method: Option<Method>,
    pub(crate) twiml: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) fallback: Option<Webhook>,
    pub(crate) watcher: Option<Watcher>,
    pub(crate) time_limit: Option<Duration>,
}

impl Switchboard {
    /// The REST API changes a call.
    ///
    /// # Errors
    ///
    /// If it refuses to.
    pub(crate) fn change(&self, leg: &Leg, change: Change) -> Result<(), Fault> {
        if leg.is_over() {
            return Err(Fault::new(21220, format!("the call is {}", leg.status().as_str())));
        }
        let is_placed = leg.facts().direction == "outbound-api";
        if is_placed && !leg.is_answered() && (change.url.is_some() || change.twiml.is_some()) {
            return Err(Fault::new(21220, format!("the call is {}", leg.status().as_str())));
        }
        let next = match (change.url, change.twiml) {
            (Some(url), _) => {
                let script = Script::new(self, leg, Kind::Call);
                let webhook = Webhook { url, method: change.method.unwrap_or(Method::Post) };
                Some(first(&script, &webhook)?)
            }
            (None, Some(twiml)) if twiml.chars().count() > LONGEST_TWIML => {
                return Err(Fault::new(32018, format!("it has {} characters", twiml.chars().count())));
            }
            (None, Some(twiml)) => Some(Instructions::Run(inline(&twiml)?)),
            (None, None) => None,
        };
        // Nothing is refused from here on.
        if let Some(fallback) = change.fallback {
            leg.fetcher().fallback.change(|old| *old = Some(fallback));
        }
        change.watcher.into_iter().for_each(|watcher| leg.watched_by(vec![watcher]));
        change.time_limit.iter().for_each(|limit| leg.lasts_at_most(*limit));
        match change.status.as_deref() {
            // Of a call that is answered, this changes nothing.
            Some("canceled") if leg.is_answered() => {}
            Some("completed" | "canceled") => leg.hang_up(),
            _ => {}
        }
        if let Some(next) = next {
            leg.stop(Gone::Updated(Box::new(next)));
        }
        Ok(())
    }
}
