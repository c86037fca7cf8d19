//! The two families of TwiML documents.

mod sealed {
    pub trait Sealed {}
}

/// A family of TwiML documents: [`Voice`] or [`Messaging`].
///
/// A document belongs to the family of its verbs. One whose verbs belong to both, such as a lone
/// `<Redirect>`, takes its family from where it is used.
pub trait Family: sealed::Sealed + 'static {}

/// TwiML for calls, see [TwiML for Programmable Voice](https://www.twilio.com/docs/voice/twiml).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {}

/// TwiML for messages, see [TwiML for Programmable Messaging](https://www.twilio.com/docs/messaging/twiml).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Messaging {}

impl sealed::Sealed for Voice {}
impl sealed::Sealed for Messaging {}
impl Family for Voice {}
impl Family for Messaging {}
