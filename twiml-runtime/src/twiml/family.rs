//! The two families of TwiML documents.

use std::marker::PhantomData;

use twiml_schema::tags;

mod sealed {
    pub trait Sealed {}
}

/// A family of TwiML documents: [`Voice`] or [`Messaging`].
///
/// A document belongs to the family of its verbs. One whose verbs belong to both, such as a lone
/// `<Redirect>`, takes its family from where it is used.
pub trait Family: sealed::Sealed + 'static {
    /// The `<Response>` of this family, which says what is allowed in it.
    #[doc(hidden)]
    type Root;

    /// The family, as data.
    #[doc(hidden)]
    const FAMILY: twiml_schema::Family;
}

/// TwiML for calls, see [TwiML for Programmable Voice](https://www.twilio.com/docs/voice/twiml).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {}

/// TwiML for messages, see [TwiML for Programmable Messaging](https://www.twilio.com/docs/messaging/twiml).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Messaging {}

impl sealed::Sealed for Voice {}
impl sealed::Sealed for Messaging {}

impl Family for Voice {
    type Root = tags::Response;
    const FAMILY: twiml_schema::Family = twiml_schema::Family::Voice;
}

impl Family for Messaging {
    type Root = tags::MessagingResponse;
    const FAMILY: twiml_schema::Family = twiml_schema::Family::Messaging;
}

/// The family of a document before its use decides it.
#[derive(Debug)]
pub struct FamilyOfUse<F>(PhantomData<F>);

impl<F> FamilyOfUse<F> {
    /// A family to be inferred.
    #[expect(clippy::new_without_default, reason = "only `twiml!` makes these")]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<F> Clone for FamilyOfUse<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for FamilyOfUse<F> {}
