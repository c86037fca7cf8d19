//! What is sent again, and when.

use std::time::Duration;

use super::request::Repeats;

/// What has become of one try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// There was no connection.
    NotSent,
    /// It was sent, and no answer came that is whole.
    NoAnswer,
    /// An error came.
    Answered {
        status: u16,
        /// For how long Twilio asks to wait.
        retry_after: Option<Duration>,
    },
}

/// One try among others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempt {
    pub(crate) repeats: Repeats,
    /// How many tries there have been before.
    pub(crate) before: u32,
    /// How many there may be after the first.
    pub(crate) retries: u32,
    /// How much time is left.
    pub(crate) left: Duration,
}

/// The first pause is a random part of this.
const BASE: Duration = Duration::from_millis(200);

/// No pause of our own is longer.
const LONGEST: Duration = Duration::from_secs(8);

/// How long to wait before the same is sent again; `None` if it is not. `random` is from 0 to 1.
///
/// A 429 was never processed. After anything else that was sent, only what may be done twice is done again.
/// <https://www.twilio.com/docs/api/errors/20429>, <https://www.twilio.com/docs/api/errors/20500>
pub(crate) fn pause(attempt: Attempt, outcome: Outcome, random: f64) -> Option<Duration> {
    let Attempt { repeats, before, retries, left } = attempt;
    let is_safe = match outcome {
        Outcome::NotSent | Outcome::Answered { status: 429, .. } => true,
        Outcome::NoAnswer | Outcome::Answered { status: 408 | 500 | 502..=504, .. } => {
            repeats == Repeats::Freely
        }
        Outcome::Answered { .. } => false,
    };
    if !is_safe || before >= retries {
        return None;
    }
    let own = LONGEST.min(BASE.saturating_mul(1 << before.min(16))).mul_f64(random);
    let pause = match outcome {
        Outcome::Answered { retry_after: Some(asked), .. } => asked.max(own),
        _ => own,
    };
    (pause < left).then_some(pause)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pause_of(repeats: Repeats, outcome: Outcome, before: u32) -> Option<u64> {
        let attempt = Attempt { repeats, before, retries: 3, left: Duration::from_secs(30) };
        pause(attempt, outcome, 1.0).map(|pause| u64::try_from(pause.as_millis()).unwrap())
    }

    fn answered(status: u16) -> Outcome {
        Outcome::Answered { status, retry_after: None }
    }

    #[test]
    fn what_may_have_sent_a_message_is_not_sent_again() {
        for outcome in
            [Outcome::NoAnswer, answered(500), answered(502), answered(503), answered(504), answered(408)]
        {
            assert_eq!(pause_of(Repeats::OnlyIfUnsent, outcome, 0), None, "{outcome:?}");
            assert_eq!(pause_of(Repeats::Freely, outcome, 0), Some(200), "{outcome:?}");
        }
        for outcome in [Outcome::NotSent, answered(429)] {
            assert_eq!(pause_of(Repeats::OnlyIfUnsent, outcome, 0), Some(200), "{outcome:?}");
        }
        for outcome in [answered(400), answered(401), answered(404), answered(501), answered(307)] {
            assert_eq!(pause_of(Repeats::Freely, outcome, 0), None, "{outcome:?}");
        }
    }

    #[test]
    fn pauses_grow_and_end() {
        let pauses: Vec<_> = (0..4).map(|before| pause_of(Repeats::Freely, answered(503), before)).collect();
        assert_eq!(pauses, [Some(200), Some(400), Some(800), None]);
    }

    #[test]
    fn a_pause_that_twilio_asks_for_is_kept() {
        let asked =
            |seconds| Outcome::Answered { status: 429, retry_after: Some(Duration::from_secs(seconds)) };
        assert_eq!(pause_of(Repeats::OnlyIfUnsent, asked(7), 0), Some(7000));
        assert_eq!(pause_of(Repeats::OnlyIfUnsent, asked(0), 0), Some(200));
        assert_eq!(pause_of(Repeats::OnlyIfUnsent, asked(3600), 0), None, "longer than what is left");
    }

    #[test]
    fn no_pause_is_longer_than_the_longest() {
        let attempt = Attempt { repeats: Repeats::Freely, before: 60, retries: 100, left: Duration::MAX };
        assert_eq!(pause(attempt, Outcome::NotSent, 1.0), Some(LONGEST));
    }
}
