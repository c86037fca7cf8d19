//! Calls that are watched to their end.

use std::fmt;

use crate::call::Leg;
use crate::machine::Shared;
use crate::phone::Phone;
use crate::transcript::{Raised, What};

impl Phone {
    /// From now on, a call that is dropped before it has ended makes the test fail, and so does one in which an error or a warning was raised. For a message such a warning
    /// is an error of the step.
    #[must_use]
    pub fn strict(self) -> Self {
        self.be_strict();
        self
    }
}

/// Looks at a call when the last of its handles is dropped.
pub(super) struct Watch {
    pub(super) phone: Phone,
    pub(super) leg: Leg,
    /// Whether a step had no effect.
    pub(super) is_stuck: Shared<bool>,
}

impl Watch {
    /// What is wrong with the call.
    fn complaint(&self) -> Option<String> {
        let sid = self.leg.sid();
        let first_raised = self.phone.transcript().read(|events| {
            events.iter().filter(|event| *event.of == *sid).find_map(|event| match &event.what {
                What::Raised(raised) => Some(Raised::clone(raised)),
                _ => None,
            })
        });
        match first_raised {
            Some(raised) => Some(format!("{raised}")),
            None if !self.leg.is_over() => Some("the call was dropped before it had ended".to_owned()),
            None => None,
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // A test that fails already has something better to say.
        if !self.phone.is_strict() || self.is_stuck.get() || std::thread::panicking() {
            return;
        }
        if let Some(complaint) = self.complaint() {
            #[expect(clippy::panic, reason = "it is for tests, which ask for it")]
            {
                panic!("{complaint}\n{}", self.phone.transcript());
            }
        }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.leg.fmt(f)
    }
}
