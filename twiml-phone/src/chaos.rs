//! Disorder on request: what goes wrong between Twilio and an application, as often as a test wants it.

use std::time::Duration;

use crate::random::Random;

/// How often what goes wrong, in percent. Nothing does by default.
///
/// What happens to which request follows from the seed, so a test that fails once fails every time.
///
/// ```
/// use twiml_phone::Chaos;
///
/// // Status callbacks come twice, and every second one comes late.
/// let chaos = Chaos { duplicated: 100, delayed: 50, ..Chaos::default() };
/// # assert_eq!(chaos.dropped, 0);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chaos {
    /// What chance follows from. Another number is another order of events.
    pub seed: u64,
    /// Notices that are sent twice, such as status callbacks.
    pub duplicated: u8,
    /// Notices that are overtaken by the next one of the same moment. Those of other moments are overtaken if they are [`delayed`](Self::delayed).
    pub reordered: u8,
    /// Notices that are never sent.
    pub dropped: u8,
    /// Notices that are sent up to a minute late.
    pub delayed: u8,
    /// Requests whose signature is wrong. What the application answers to one is a fault like any other.
    pub wrong_signature: u8,
    /// Requests that lack one of their parameters.
    pub missing_parameter: u8,
    /// Requests with a parameter that no page knows.
    pub unknown_parameter: u8,
}

/// What is done to a notice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Mishap {
    pub(crate) dropped: bool,
    pub(crate) duplicated: bool,
    pub(crate) reordered: bool,
    pub(crate) delay: Duration,
}

/// What is done to a request before it is sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Damage {
    pub(crate) wrong_signature: bool,
    /// Where, among so many parameters, one is missing.
    pub(crate) missing: Option<usize>,
    pub(crate) unknown: bool,
}

/// Decides what goes wrong.
#[derive(Debug, Clone)]
pub(crate) struct Disorder {
    chaos: Chaos,
    random: Random,
}

impl Disorder {
    pub(crate) fn new(chaos: Chaos) -> Self {
        Self { chaos, random: Random::of(chaos.seed, "chaos") }
    }

    pub(crate) fn of_notice(&mut self) -> Mishap {
        let Self { chaos, random } = self;
        let seconds = random.below(60) + 1;
        Mishap {
            dropped: random.happens(chaos.dropped),
            duplicated: random.happens(chaos.duplicated),
            reordered: random.happens(chaos.reordered),
            delay: if random.happens(chaos.delayed) {
                Duration::from_secs(seconds as u64)
            } else {
                Duration::ZERO
            },
        }
    }

    pub(crate) fn of_request(&mut self, parameters: usize) -> Damage {
        let Self { chaos, random } = self;
        let at = random.below(parameters);
        Damage {
            wrong_signature: random.happens(chaos.wrong_signature),
            missing: random.happens(chaos.missing_parameter).then_some(at),
            unknown: random.happens(chaos.unknown_parameter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_goes_wrong_unless_it_is_asked_for() {
        let mut calm = Disorder::new(Chaos::default());
        assert!(
            (0..100)
                .all(|_| calm.of_notice() == Mishap::default() && calm.of_request(20) == Damage::default())
        );
    }

    #[test]
    fn what_goes_wrong_is_the_same_every_time() {
        let chaos =
            Chaos { dropped: 30, duplicated: 30, delayed: 30, wrong_signature: 30, ..Chaos::default() };
        let of = |mut disorder: Disorder| (0..50).map(|_| disorder.of_notice()).collect::<Vec<_>>();
        assert_eq!(of(Disorder::new(chaos)), of(Disorder::new(chaos)));
        assert_ne!(of(Disorder::new(chaos)), of(Disorder::new(Chaos { seed: 2, ..chaos })));
        let dropped = of(Disorder::new(chaos)).iter().filter(|mishap| mishap.dropped).count();
        assert!((5..25).contains(&dropped), "{dropped}");
    }
}
