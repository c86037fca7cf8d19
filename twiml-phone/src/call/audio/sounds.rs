//! What can be heard on a leg.

use std::time::Duration;

use twiml_runtime::streams::Ulaw;

use super::player::Player;
use super::track::Track;

/// What can be heard on a leg: both directions.
#[derive(Debug, Default)]
pub(crate) struct Sounds {
    /// What its person says.
    pub(crate) said: Track,
    /// What an application plays to them.
    pub(crate) player: Player,
}

impl Sounds {
    /// Its person says something, behind what they are saying. The answer is when that is over.
    pub(crate) fn say(&mut self, now: Duration, audio: &Ulaw) -> Duration {
        let at = self.said.end().max(now);
        self.said.add(at, audio.as_bytes());
        self.said.end()
    }
}
