//! What a `<ConversationRelay>` allows.

use crate::answer::Element;

/// What may happen while the application's words are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Allowed {
    pub(super) keys: bool,
    pub(super) speech: bool,
}

impl Allowed {
    /// By the words of an attribute.
    fn of(value: &str) -> Self {
        let all = matches!(value, "any" | "true");
        Self { keys: all || value == "dtmf", speech: all || value == "speech" }
    }

    fn both(is_allowed: bool) -> Self {
        Self { keys: is_allowed, speech: is_allowed }
    }
}

/// The attributes that change what the websocket sees.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an attribute that is on or off")]
pub(super) struct Rules {
    /// What stops what is being said.
    pub(super) interruptible: Allowed,
    /// What stops the greeting.
    pub(super) greeting: Allowed,
    /// What the application hears of while its words are said.
    pub(super) reported: Allowed,
    pub(super) preemptible: bool,
    pub(super) keys: bool,
    pub(super) partials: bool,
    pub(super) language: String,
    /// Whether there are messages of who speaks.
    pub(super) speaker_events: bool,
    /// Whether there are messages of what was said.
    pub(super) tokens_played: bool,
}

impl Rules {
    pub(super) fn of(noun: &Element) -> Self {
        let value = |name, default| noun.value(name).unwrap_or(default);
        let told = [value("events", ""), value("debug", "")].join(" ");
        let tells = |event: &str| told.split_whitespace().any(|told| told == event);
        let language = value("transcriptionLanguage", value("language", "en-US"));
        Self {
            interruptible: Allowed::of(value("interruptible", "any")),
            greeting: Allowed::of(value("welcomeGreetingInterruptible", "any")),
            reported: Allowed::of(value("reportInputDuringAgentSpeech", "none")),
            preemptible: noun.is_true("preemptible"),
            keys: noun.is_true("dtmfDetection"),
            partials: noun.is_true("partialPrompts"),
            language: language.to_owned(),
            speaker_events: tells("speaker-events"),
            tokens_played: tells("tokens-played"),
        }
    }

    /// What stops this: a message can say so itself.
    pub(super) fn stops(&self, is_greeting: bool, own: Option<bool>) -> Allowed {
        match own {
            _ if is_greeting => self.greeting,
            Some(is_allowed) => Allowed::both(is_allowed),
            None => self.interruptible,
        }
    }
}
