//! What the caller does, and how time passes.

use std::time::Duration;

use super::call::Call;
use super::stuck::Stuck;
use crate::call::{Input, Leg, Speech, is_key};
use crate::driver::Driver;
use crate::machine::Pace;

/// How long a step lets pauses pass until something waits for it.
const PATIENCE: Duration = Duration::from_secs(120);

/// Nothing goes on for longer, be it the four hours of <https://www.twilio.com/docs/voice/twiml/dial#timelimit>.
const LONGEST: Duration = Duration::from_secs(5 * 3600);

/// Nothing happens more often: documents that lead to one another go on to the end of the longest call. One that pauses for a second each time has come there by then.
const MOST_DEADLINES: usize = 30_000;

/// So long after the end of a call, what belongs to it has come.
const AFTERWARDS: Duration = Duration::from_secs(10);

/// A sound that does not come is not waited for any longer than this many deadlines.
const MOST_SOUNDS: usize = 500;

/// A wait ends after this, if nothing else ends it.
const LONGEST_WAIT: Duration = Duration::from_secs(4 * 3600);

impl Call {
    /// Presses keys, one right after the other. Those that come after the last one that a `<Gather>` takes are dropped: they are not kept for the next document,
    /// which is an assumption.
    ///
    /// # Errors
    ///
    /// If nothing waits for keys: they are dropped then. If it is no key, or one that no phone has: nothing is pressed then.
    pub async fn press(&self, keys: &str) -> Result<(), Stuck> {
        self.unless_stuck(are_keys(keys), || format!("pressing \"{keys}\", which is not keys of a phone,"))?;
        self.reach(|| self.leg.listens()).await;
        let is_heard = keys.chars().next().is_some_and(|key| self.leg.hears(&Input::Key(key)));
        self.keys(&self.leg, keys).await;
        self.come_to_rest().await;
        self.unless_stuck(is_heard, || format!("pressing {keys}"))
    }

    /// Keys of one hand, which is faster than any application.
    pub(super) async fn keys(&self, leg: &Leg, keys: &str) {
        let mut driver = self.phone.driver().await;
        for key in keys.chars() {
            leg.input(Input::Key(key));
            driver.take_in();
        }
        driver.settle().await;
    }

    /// Says something that is understood, and is silent after it, so that a `<Gather>` takes it for all.
    ///
    /// # Errors
    ///
    /// If nothing waits for speech or transcribes it. It has no effect then.
    pub async fn say(&self, text: &str) -> Result<(), Stuck> {
        self.say_with(text, None, &[]).await
    }

    /// Says something that is understood with this confidence, from 0 to 1, and by way of these partial results.
    ///
    /// # Errors
    ///
    /// As [`say`](Self::say).
    pub async fn say_with(
        &self,
        text: &str,
        confidence: Option<f64>,
        partials: &[&str],
    ) -> Result<(), Stuck> {
        self.reach(|| self.leg.listens()).await;
        let partials = partials.iter().map(|partial| (*partial).to_owned()).collect();
        let speech = Speech { text: text.to_owned(), confidence, partials };
        let board = self.phone.board();
        board.speak(&self.leg, &speech);
        let is_transcribed = board.is_attached(&self.leg, "Transcription");
        let input = Input::Speech(speech);
        let is_heard = self.leg.hears(&input);
        self.act(input).await;
        // Speech ends with silence.
        if self.rests && is_heard && self.leg.doing().starts_with("<Gather>") {
            self.pass(LONGEST_WAIT, true).await;
        }
        self.come_to_rest().await;
        self.unless_stuck(is_heard || is_transcribed, || format!("saying \"{text}\""))
    }

    /// Speaks for a while, as into a recording. The words are what a transcription has.
    ///
    /// # Errors
    ///
    /// If nothing is recorded.
    pub async fn speak(&self, time: Duration, words: &str) -> Result<(), Stuck> {
        self.reach(|| self.leg.listens()).await;
        let input = Input::Speaking(time, words.to_owned());
        let is_heard = self.leg.hears(&input) || self.phone.board().is_attached(&self.leg, "Recording");
        self.act(input).await;
        let mut driver = self.phone.driver().await;
        let until = driver.after(time);
        driver.advance(until).await;
        drop(driver);
        self.at_a_moment.change(|moment| *moment = true);
        self.unless_stuck(is_heard, || format!("speaking for {} s", time.as_secs()))
    }

    /// Hangs up.
    ///
    /// # Errors
    ///
    /// If the call is over.
    pub async fn hang_up(&self) -> Result<(), Stuck> {
        self.reach(|| true).await;
        let is_over = self.is_over();
        self.leg.hang_up();
        let mut driver = self.phone.driver().await;
        driver.rest().await;
        self.wind_up(&mut driver).await;
        drop(driver);
        self.unless_stuck(!is_over, || "hanging up".to_owned())
    }

    /// Does nothing until the time is over that is left to do something, or until the call ends.
    ///
    /// # Errors
    ///
    /// If nothing goes on by itself.
    pub async fn wait(&self) -> Result<(), Stuck> {
        let goes_on = self.pass(LONGEST_WAIT, true).await;
        self.unless_stuck(goes_on, || "waiting".to_owned())
    }

    /// Lets everything pass that goes on by itself, pauses as well, until somebody has to act.
    pub async fn rest(&self) {
        self.reach(|| false).await;
    }

    /// Does nothing for a while. The next step happens right then.
    pub async fn wait_for(&self, time: Duration) {
        self.reach(|| true).await;
        let mut driver = self.phone.driver().await;
        let until = driver.after(time);
        driver.advance(until).await;
        self.at_a_moment.change(|moment| *moment = true);
    }

    /// Does nothing until the call ends, or for five hours if it does not.
    pub async fn finish(&self) {
        self.pass(LONGEST, false).await;
    }

    /// Waits until something begins to be said. The next step happens while it is.
    ///
    /// # Errors
    ///
    /// If it is not said.
    pub async fn during(&self, text: &str) -> Result<(), Stuck> {
        let from = self.since.get();
        let position =
            || self.heard().iter().skip(from).position(|heard| heard == text).map(|at| from + at + 1);
        let found = self.until(|| position().is_some()).await;
        self.since.change(|since| *since = position().unwrap_or(*since));
        self.unless_stuck(found, || format!("waiting for \"{text}\""))
    }

    /// Waits until this many sounds have begun. The next step happens while the last of them is heard.
    ///
    /// # Errors
    ///
    /// If there are fewer.
    pub async fn after_heard(&self, number: usize) -> Result<(), Stuck> {
        let found = self.until(|| self.heard().len() >= number).await;
        self.unless_stuck(found, || format!("waiting for {number} sounds"))
    }
}

/// Whether these are keys, one at least.
pub(super) fn are_keys(keys: &str) -> bool {
    !keys.is_empty() && keys.chars().all(is_key)
}

/// How time passes.
impl Call {
    /// Lets what follows from a step be said and asked, unless the steps are to happen [at once](Self::at_once).
    pub(super) async fn come_to_rest(&self) {
        if self.rests {
            self.phone.driver().await.rest().await;
        }
    }

    /// Comes to rest, and lets pauses pass until something waits for the next step. A step at a moment happens at once.
    pub(super) async fn reach(&self, is_ready: impl Fn() -> bool) -> bool {
        let mut driver = self.phone.driver().await;
        driver.settle().await;
        if self.at_a_moment.change(std::mem::take) {
            return is_ready();
        }
        driver.rest().await;
        let end = driver.after(PATIENCE);
        while !is_ready() && !self.is_over() {
            let Some(next) = driver.next(Pace::Pausing).filter(|next| next.at <= end) else { break };
            driver.advance(next.at).await;
            driver.rest().await;
        }
        is_ready()
    }

    /// Lets the time be over in which somebody whose phone rings could answer.
    pub(super) async fn ring_out(&self) {
        self.pass(LONGEST_WAIT, true).await;
    }

    /// Lets time pass until the call ends, or until the time is over that somebody had to act. The answer is whether anything went on.
    async fn pass(&self, longest: Duration, for_one: bool) -> bool {
        let mut driver = self.phone.driver().await;
        self.at_a_moment.change(|moment| *moment = false);
        let was_over = self.is_over();
        driver.rest().await;
        let (began_at, end) = (driver.now(), driver.after(longest));
        for _ in 0..MOST_DEADLINES {
            if self.is_over() {
                break;
            }
            let Some(next) = driver.next(Pace::Waiting).filter(|next| next.at <= end) else { break };
            driver.advance(next.at).await;
            driver.rest().await;
            if for_one && next.pace == Pace::Waiting {
                break;
            }
        }
        let goes_on = !was_over && (self.is_over() || driver.now() > began_at);
        self.wind_up(&mut driver).await;
        goes_on
    }

    /// What comes a while after the end of a call, such as a transcription, still comes.
    async fn wind_up(&self, driver: &mut Driver) {
        let end = driver.after(AFTERWARDS);
        while self.is_over()
            && let Some(next) = driver.next(Pace::Waiting).filter(|next| next.at <= end)
        {
            driver.advance(next.at).await;
        }
    }

    /// Lets time pass until something is so.
    async fn until(&self, is_so: impl Fn() -> bool) -> bool {
        let mut driver = self.phone.driver().await;
        driver.settle().await;
        let end = driver.after(LONGEST_WAIT);
        for _ in 0..MOST_SOUNDS {
            if is_so() || self.is_over() {
                break;
            }
            let Some(next) = driver.next(Pace::Waiting).filter(|next| next.at <= end) else { break };
            driver.advance(next.at).await;
        }
        self.at_a_moment.change(|moment| *moment = true);
        is_so()
    }

    /// Something comes in now.
    pub(super) async fn act(&self, input: Input) {
        let mut driver = self.phone.driver().await;
        self.leg.input(input);
        driver.settle().await;
    }

    pub(super) fn unless_stuck(&self, has_effect: bool, step: impl FnOnce() -> String) -> Result<(), Stuck> {
        if has_effect {
            return Ok(());
        }
        let doing = match self.leg.doing() {
            _ if self.is_over() => format!("the call had ended as {}", self.status()),
            doing if doing.is_empty() => "the call was at its beginning".to_owned(),
            doing => format!("the call was at {doing}"),
        };
        self.is_stuck.change(|stuck| *stuck = true);
        Err(Stuck { step: step(), doing, at: self.leg.clock().now(), heard: self.heard() })
    }
}
