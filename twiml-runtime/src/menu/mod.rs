//! Menus: what a caller may choose, as an enum.

mod chosen;
mod input;
mod item;

pub use chosen::Choice;
pub use input::{Chooses, MenuInput};
pub use item::MenuItem;

use twiml_schema::choices::Input;

/// A menu that a caller chooses from, made by [`#[derive(Menu)]`](derive@crate::Menu).
///
/// `<Gather menu=Department action=chosen>` asks for it, and what the caller enters comes back as a [`Choice`], see [`MenuInput`]. Where more than
/// that is to be decided, the constants go into the attributes of a `<Gather>`, and a [`GatherInput`](crate::GatherInput) is read as a choice:
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[derive(Menu, Clone, Copy, Debug, PartialEq)]
/// enum Department {
///     #[digit("1")]
///     #[speech("sales", "buy something")]
///     #[prompt("For sales, press 1 or say sales.")]
///     Sales,
///     #[digit("2")]
///     #[speech("support")]
///     #[prompt("For support, press 2.")]
///     Support,
/// }
///
/// #[voice_webhook("/webhooks/twilio/voice")]
/// async fn voice(_call: IncomingCall) -> VoiceResponse {
///     twiml! {
///         <Response>
///             <Gather input={Department::INPUT} numDigits={Department::NUM_DIGITS} hints={Department::HINTS} action=chosen>
///                 <Say>{Department::PROMPT}</Say>
///             </Gather>
///             <Redirect>voice</Redirect>
///         </Response>
///     }
/// }
///
/// #[voice_webhook("/webhooks/twilio/chosen")]
/// async fn chosen(input: GatherInput) -> VoiceResponse {
///     let number = match input.choice() {
///         Choice::Made(Department::Sales) => "+15551234567",
///         Choice::Made(Department::Support) => "+15559876543",
///         Choice::Unclear | Choice::Nothing => return twiml! { <Response><Redirect>voice</Redirect></Response> },
///     };
///     twiml! { <Response><Dial>{number}</Dial></Response> }
/// }
///
/// assert_eq!(Department::PROMPT, "For sales, press 1 or say sales. For support, press 2.");
/// assert_eq!(Department::INPUT, [choices::Input::Dtmf, choices::Input::Speech]);
/// assert_eq!(Department::NUM_DIGITS, Some(1));
/// assert_eq!(Department::HINTS, Some("sales, buy something, support"));
/// ```
///
/// A choice that is added to the enum is a compile error in every `match` without it.
///
/// See [`<Gather>`](https://www.twilio.com/docs/voice/twiml/gather).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a menu",
    label = "not a menu",
    note = "a menu is an enum with `#[derive(Menu)]`, whose variants say by `#[digit(\"1\")]` and `#[speech(\"sales\")]` how they are \
            chosen"
)]
pub trait Menu: Sized + 'static {
    /// The choices, in the order of the enum.
    const ITEMS: &'static [MenuItem<Self>];

    /// The prompts of all choices, separated by spaces; empty if no choice has one.
    const PROMPT: &'static str;

    /// For the attribute `input`: keys, speech, or both, by how choices are made.
    const INPUT: &'static [Input];

    /// For the attribute `numDigits`: how many keys the longest choice takes; `None` where no choice is made by keys.
    ///
    /// Where other choices take fewer, Gather waits for its `timeout`, or for the key that ends the input, before it takes
    /// them.
    const NUM_DIGITS: Option<u32>;

    /// For the attribute `finishOnKey`: no key (`Some("")`) where `#` makes a choice, which would end the input otherwise, and
    /// `None` elsewhere. A menu without `#` can do without the attribute.
    const FINISH_ON_KEY: Option<&'static str>;

    /// For the attribute `hints`: all phrases, separated by commas; `None` where no choice is made by speech.
    const HINTS: Option<&'static str>;
}
