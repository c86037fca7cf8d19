//! One choice of a menu.

use std::fmt;

/// One choice of a [`Menu`](trait@crate::Menu): how it is made, and what the caller is told about it.
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[derive(Menu, Debug)]
/// enum Language {
///     #[digit("1")]
///     #[prompt("For English, press 1.")]
///     English,
///     #[digit("2")]
///     #[prompt("Für Deutsch drücken Sie die 2.")]
///     German,
/// }
///
/// // Each prompt in its own language.
/// let prompts = Language::ITEMS.iter().map(|item| {
///     let language = match item.choice() {
///         Language::English => "en-GB",
///         Language::German => "de-DE",
///     };
///     twiml! { <Say language={language}>{item.prompt()}</Say> }
/// });
/// let reply: VoiceResponse =
///     twiml! { <Response><Gather numDigits={Language::NUM_DIGITS}>{prompts}</Gather></Response> };
/// assert_eq!(
///     reply.as_str(),
///     concat!(
///         r#"<Response><Gather numDigits="1"><Say language="en-GB">For English, press 1.</Say>"#,
///         r#"<Say language="de-DE">Für Deutsch drücken Sie die 2.</Say></Gather></Response>"#,
///     ),
/// );
/// ```
pub struct MenuItem<M> {
    choice: fn() -> M,
    digits: &'static [&'static str],
    phrases: &'static [&'static str],
    prompt: Option<&'static str>,
}

impl<M> MenuItem<M> {
    /// A choice, as `#[derive(Menu)]` makes it.
    #[doc(hidden)]
    pub const fn new(
        choice: fn() -> M,
        digits: &'static [&'static str],
        phrases: &'static [&'static str],
        prompt: Option<&'static str>,
    ) -> Self {
        Self { choice, digits, phrases, prompt }
    }

    /// The variant of the enum.
    pub fn choice(&self) -> M {
        (self.choice)()
    }

    /// The keys that make this choice; several are alternatives.
    pub const fn digits(&self) -> &'static [&'static str] {
        self.digits
    }

    /// The phrases that make this choice.
    pub const fn phrases(&self) -> &'static [&'static str] {
        self.phrases
    }

    /// What the caller hears of this choice.
    pub const fn prompt(&self) -> Option<&'static str> {
        self.prompt
    }
}

impl<M: fmt::Debug> fmt::Debug for MenuItem<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MenuItem")
            .field("choice", &self.choice())
            .field("digits", &self.digits)
            .field("phrases", &self.phrases)
            .field("prompt", &self.prompt)
            .finish()
    }
}
