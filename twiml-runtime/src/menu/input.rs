//! What a caller has entered at a menu, with the menu in its type.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::{Choice, Menu};
use crate::params::Params;
use crate::payload::{GatherInput, Payload, PayloadError, VoicePayload, sealed};
use crate::verify::Verified;

/// What a caller has entered at the menu `M`: a [`GatherInput`] that knows which menu was asked for.
///
/// `<Gather menu=Department action=chosen>` delivers a `MenuInput<Department>` and nothing else, so a handler cannot take the answer to
/// one menu for that to another:
///
/// ```
/// use twiml_runtime::prelude::*;
///
/// #[derive(Menu, Clone, Copy, Debug, PartialEq)]
/// enum Department {
///     #[digit("1")]
///     #[speech("sales")]
///     #[prompt("For sales, press 1 or say sales.")]
///     Sales,
///     #[digit("2")]
///     #[prompt("For support, press 2.")]
///     Support,
/// }
///
/// #[voice_webhook("/voice")]
/// async fn voice(_call: IncomingCall) -> VoiceResponse {
///     twiml! { <Response><Gather menu=Department action=chosen/><Redirect>voice</Redirect></Response> }
/// }
///
/// #[voice_webhook("/chosen")]
/// async fn chosen(input: MenuInput<Department>) -> VoiceResponse {
///     let number = match input.choice() {
///         Choice::Made(Department::Sales) => "+15551234567",
///         Choice::Made(Department::Support) => "+15559876543",
///         Choice::Unclear | Choice::Nothing => return twiml! { <Response><Redirect>voice</Redirect></Response> },
///     };
///     twiml! { <Response><Dial>{number}</Dial></Response> }
/// }
/// ```
///
/// The attribute `menu` writes `input`, `numDigits`, `finishOnKey` and `hints`, and, if the element is empty, a `<Say>` with the
/// prompts of the enum. Other content takes the place of that `<Say>`: prompts in several languages, or a recording.
pub struct MenuInput<M> {
    input: GatherInput,
    menu: PhantomData<fn() -> M>,
}

impl<M> Clone for MenuInput<M> {
    fn clone(&self) -> Self {
        Self { input: self.input.clone(), menu: PhantomData }
    }
}

impl<M> fmt::Debug for MenuInput<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MenuInput").field(&self.input).finish()
    }
}

impl<M> Serialize for MenuInput<M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.input.serialize(serializer)
    }
}

impl<M: Menu> MenuInput<M> {
    /// What the caller has chosen; see [`Answer::choice`](crate::Answer::choice).
    pub fn choice(&self) -> Choice<M> {
        self.input.choice()
    }
}

impl<M> Deref for MenuInput<M> {
    type Target = GatherInput;

    fn deref(&self) -> &GatherInput {
        &self.input
    }
}

impl<M: 'static> sealed::Sealed for MenuInput<M> {}

impl<M: 'static> Payload for MenuInput<M> {
    const NAME: &'static str = GatherInput::NAME;

    fn from_verified(params: Verified<Params>) -> Result<Self, PayloadError> {
        Ok(Self { input: GatherInput::from_verified(params)?, menu: PhantomData })
    }
}

#[diagnostic::do_not_recommend]
impl<M: 'static> VoicePayload for MenuInput<M> {}

/// A webhook that takes what is chosen from the menu `M`. `P` is its payload.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes `{P}`, but this `<Gather>` asks for the menu `{M}`",
    label = "does not take a choice from this menu",
    note = "have the handler take a `MenuInput<{M}>`, whose `choice()` is one of this menu"
)]
pub trait Chooses<M, P> {}

#[diagnostic::do_not_recommend]
impl<W, M> Chooses<M, MenuInput<M>> for W {}

// Not a payload. With only one implementation, the compiler would infer the payload from it, and report that the types differ.
#[diagnostic::do_not_recommend]
impl<W, M> Chooses<M, ()> for W {}
