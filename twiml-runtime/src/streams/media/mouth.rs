//! The half of a stream that plays.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::call::MediaCall;
use super::playback::Playback;
use super::said::{Cleared, Said};
use crate::streams::audio::Ulaw;
use crate::streams::ended::Gone;

/// Plays audio to the caller. Clones play to the same caller, one utterance after another.
#[derive(Clone)]
pub struct Mouth {
    call: Arc<MediaCall>,
}

impl Mouth {
    pub(super) fn new(call: Arc<MediaCall>) -> Self {
        Self { call }
    }

    /// Plays audio of any length behind what is playing, and marks its end.
    ///
    /// It waits while ten seconds of audio are unplayed, here or at Twilio; then all of the new audio is queued. A model that
    /// sends audio in pieces fills an [`utterance`](Self::utterance) instead, which is marked once.
    ///
    /// # Errors
    ///
    /// [`Gone`] when the websocket is over.
    pub async fn play(&self, audio: impl Into<Ulaw>) -> Result<Playback, Gone> {
        let said = self.call.begin(audio.into().into_bytes(), true).await?;
        Ok(Playback::new(Arc::clone(&self.call), said))
    }

    /// Begins something that is played in pieces.
    ///
    /// # Errors
    ///
    /// [`Gone`] when the websocket is over.
    pub async fn utterance(&self) -> Result<Utterance, Gone> {
        let said = self.call.begin(Bytes::new(), false).await?;
        Ok(Utterance { call: Arc::clone(&self.call), said })
    }

    /// Stops what is playing, and drops what would be played after it. It overtakes what is queued, and goes out even if nothing
    /// is playing.
    ///
    /// Every [`Playback`] that has not ended is `Cleared` when this returns.
    ///
    /// # Errors
    ///
    /// [`Gone`] when the websocket is over.
    #[expect(clippy::unused_async, reason = "as the other methods, which wait")]
    pub async fn clear(&self) -> Result<Cleared, Gone> {
        self.call.clear()
    }

    /// Waits until everything was heard or cleared. A handler that returns earlier cuts off its last words.
    ///
    /// # Errors
    ///
    /// [`Gone`] when the websocket is over.
    pub async fn drain(&self) -> Result<(), Gone> {
        self.call.drain().await
    }

    /// How much audio may be unplayed before [`play`](Self::play) waits: 10 seconds if it is not set, and 200 ms at least.
    ///
    /// Twilio itself throws away what is more than ten minutes ahead.
    pub fn set_lead(&self, lead: Duration) {
        self.call.set_lead(lead);
    }
}

impl fmt::Debug for Mouth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mouth").finish_non_exhaustive()
    }
}

/// Something that is played in pieces, as a model sends them. What else is played waits until it is finished or dropped.
///
/// Pieces of any size are joined into whole frames.
pub struct Utterance {
    call: Arc<MediaCall>,
    said: Arc<Said>,
}

impl Utterance {
    /// Adds a piece: an [`Ulaw`], or the [`ulaw`](crate::streams::Frame::ulaw) of a frame. It waits as [`Mouth::play`] does.
    ///
    /// What is added after a [`clear`](Mouth::clear) is not played.
    ///
    /// # Errors
    ///
    /// [`Gone`] when the websocket is over.
    pub async fn push(&mut self, audio: impl AsRef<[u8]>) -> Result<(), Gone> {
        self.call.when_there_is_room(|playout| playout.add(&self.said, audio.as_ref())).await
    }

    /// Whether it was cleared, so that no more of it is played.
    pub fn is_cleared(&self) -> bool {
        self.said.is_over()
    }

    /// Says that this was all, and marks the end.
    pub fn finish(self) -> Playback {
        Playback::new(Arc::clone(&self.call), Arc::clone(&self.said))
    }
}

impl Drop for Utterance {
    fn drop(&mut self) {
        self.call.complete(&self.said);
    }
}

impl fmt::Debug for Utterance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Utterance").field("said", &self.said).finish_non_exhaustive()
    }
}
