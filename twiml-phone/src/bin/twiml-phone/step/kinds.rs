//! What a step can be.

use std::time::Duration;

use twiml_phone::Callee;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Somebody calls; the path may be missing where there is another way to know it.
    Call {
        path: Option<String>,
    },
    /// Somebody writes. Without a path, the conversation goes on.
    Text {
        path: Option<String>,
        body: String,
    },
    Press(String),
    Say(String),
    Speak {
        time: Duration,
        words: String,
    },
    /// Says the audio of a file.
    Play(String),
    /// Writes what was played to a file.
    Save(String),
    /// Whatever is being said.
    Listen(Duration),
    /// Until the time is over that is left to do something.
    Wait,
    WaitFor(Duration),
    During(String),
    HangUp,
    /// What becomes of a leg that rings, and of which one if several do.
    Callee {
        fate: Fate,
        to: Option<String>,
    },
    CalleePresses(String),
    CalleeHangsUp,
    Expect(Expectation),
}

/// What becomes of a leg that rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Answers,
    IsBusy,
    DoesNotAnswer,
    CannotBeReached,
    IsMachine,
}

/// What must be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expectation {
    /// Something that was heard has this text in it.
    Heard(String),
    /// A reply has this text in it.
    Reply(String),
    Dialed(String),
    Status(String),
    Error(u32),
    NoErrors,
    /// A webhook was sent to this path.
    Webhook(String),
}

impl Step {
    /// Whether the next step happens right after it, so that nothing goes on in between.
    pub(crate) const fn names_a_moment(&self) -> bool {
        matches!(self, Self::WaitFor(_) | Self::Listen(_) | Self::During(_) | Self::Speak { .. })
    }
}

impl Fate {
    pub(crate) fn callee(self) -> Callee {
        match self {
            Self::Answers => Callee::answers(),
            Self::IsBusy => Callee::is_busy(),
            Self::DoesNotAnswer => Callee::does_not_answer(),
            Self::CannotBeReached => Callee::cannot_be_reached(),
            Self::IsMachine => Callee::is_machine(true),
        }
    }

    /// The expression that makes it, in a Rust test.
    pub(crate) const fn rust(self) -> &'static str {
        match self {
            Self::Answers => "Callee::answers()",
            Self::IsBusy => "Callee::is_busy()",
            Self::DoesNotAnswer => "Callee::does_not_answer()",
            Self::CannotBeReached => "Callee::cannot_be_reached()",
            Self::IsMachine => "Callee::is_machine(true)",
        }
    }
}
