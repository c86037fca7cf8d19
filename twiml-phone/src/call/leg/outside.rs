//! What happens to a leg from outside.

use super::decision::Decision;
use super::line::Leg;
use crate::call::gone::Gone;
#[cfg(feature = "streams")]
use crate::call::input::Ear;
use crate::call::input::Input;
use crate::transcript::What;

impl Leg {
    /// What runs on it stops.
    pub(crate) fn stop(&self, gone: Gone) {
        self.0.state.change(|state| {
            if !matches!(state.gone, Some(Gone::HungUp)) {
                state.gone = Some(gone);
            }
        });
    }

    pub(crate) fn hang_up(&self) {
        self.stop(Gone::HungUp);
    }

    /// Takes over what the REST API has given it to do, so that it can run.
    pub(crate) fn take_over(&self) {
        self.0.state.change(|state| {
            if matches!(state.gone, Some(Gone::Updated(_))) {
                state.gone = None;
            }
        });
    }

    /// It is its turn to be placed.
    pub(crate) fn comes_due(&self) {
        self.0.state.change(|state| state.is_due = true);
    }

    /// Decides what becomes of it while it rings.
    pub(crate) fn decide(&self, decision: Decision) {
        self.0.state.change(|state| state.decided = Some(decision));
    }

    pub(crate) fn is_decided(&self) -> bool {
        self.0.state.read(|state| state.decided.is_some())
    }

    /// Whether somebody who acts now has an effect.
    pub(crate) fn listens(&self) -> bool {
        if let Some(other) = self.next_in_line() {
            return other.listens();
        }
        self.0.state.read(|state| state.ears.iter().any(|ear| ear.is_for_people()))
    }

    /// How often somebody has acted with an effect.
    pub(crate) fn acted(&self) -> u32 {
        self.0.state.read(|state| state.acted)
    }

    /// Whether something waits for this.
    pub(crate) fn hears(&self, input: &Input) -> bool {
        if let Some(other) = self.next_in_line() {
            return other.hears(input);
        }
        self.0.state.read(|state| state.ears.iter().any(|ear| ear.hears(input)))
    }

    /// Whether a verb listens to its sound.
    #[cfg(feature = "streams")]
    pub(crate) fn hears_audio(&self) -> bool {
        self.0.state.read(|state| state.ears.contains(&Ear::Audio))
    }

    /// Somebody acts. Whatever nothing listens for is dropped.
    pub(crate) fn input(&self, input: Input) {
        if let Some(other) = self.next_in_line() {
            return other.input(input);
        }
        let unheard = !self.hears(&input);
        match &input {
            Input::Key(key) => self.log().add(What::Pressed { keys: key.to_string(), unheard }),
            Input::Speech(speech) => self.log().add(What::Spoke { text: speech.text.clone(), unheard }),
            _ if unheard => self.log().note(format!("nothing waits for {input}")),
            _ => {}
        }
        if !unheard {
            self.0.state.change(|state| {
                state.acted += 1;
                state.inputs.push_back(input);
            });
        }
    }

    /// What comes in here goes to another leg, until the guard is dropped.
    pub(crate) fn passes_on_to(&self, other: &Self) -> PassingOn {
        self.0.state.change(|state| state.passes_on_to = Some(other.clone()));
        PassingOn { leg: self.clone() }
    }

    fn next_in_line(&self) -> Option<Self> {
        self.0.state.read(|state| state.passes_on_to.clone())
    }
}

/// A leg whose input goes to another one.
#[derive(Debug)]
pub(crate) struct PassingOn {
    leg: Leg,
}

impl Drop for PassingOn {
    fn drop(&mut self) {
        self.leg.0.state.change(|state| state.passes_on_to = None);
    }
}
