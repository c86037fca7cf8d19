//! What a call has so far, as types.

/// A call without a caller.
#[derive(Debug, Clone, Copy)]
pub struct NoCaller(());

/// A call from a number, or from another address of the account.
#[derive(Debug, Clone, Copy)]
pub struct WithCaller(());

/// A call without instructions.
#[derive(Debug, Clone, Copy)]
pub struct NoInstructions(());

/// A call that goes as a handler says.
#[derive(Debug, Clone, Copy)]
pub struct ByUrl(());

/// A call that goes as a document says.
#[derive(Debug, Clone, Copy)]
pub struct ByTwiml(());

/// A call that goes as the handlers of a TwiML application say.
#[derive(Debug, Clone, Copy)]
pub struct ByApplication(());

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::WithCaller {}
    impl Sealed for super::ByUrl {}
    impl Sealed for super::ByTwiml {}
    impl Sealed for super::ByApplication {}
}

/// Says that a call has a caller.
#[diagnostic::on_unimplemented(
    message = "this call has no caller",
    label = "no caller was given",
    note = "call `.from(\"+15551110000\")`, with a number of the account, before `.send(…)`"
)]
pub trait Caller: sealed::Sealed {}

impl Caller for WithCaller {}

/// Says that a call has instructions.
#[diagnostic::on_unimplemented(
    message = "this call has no instructions",
    label = "neither a handler, a document nor an application",
    note = "call `.url::<handler>(&public_url)` before `.send(…)`; a call that is placed takes `.twiml(&document, &public_url)` and \
            `.application(sid)` as well"
)]
pub trait Instructions: sealed::Sealed {}

impl Instructions for ByUrl {}
impl Instructions for ByTwiml {}
impl Instructions for ByApplication {}
