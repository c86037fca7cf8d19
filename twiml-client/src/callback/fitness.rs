//! What a call must be like for a callback to count: Twilio would ignore it otherwise, without a word.

/// A call that has no instructions yet.
#[diagnostic::on_unimplemented(
    message = "this call has its instructions already",
    label = "a second instruction",
    note = "a call goes as one handler, one document or one application says: leave out the others"
)]
pub trait AwaitsInstructions {}

/// A call that goes as a handler says.
#[diagnostic::on_unimplemented(
    message = "this call does not go as a handler says, so it has no fallback",
    label = "a fallback of no handler",
    note = "call `.url::<handler>(&public_url)` before: Twilio asks the fallback where that handler fails. An application has a fallback of its own"
)]
pub trait GoesByUrl {}

/// A call whose own callbacks count: one with a handler or a document.
#[diagnostic::on_unimplemented(
    message = "the status callback of this call would be ignored",
    label = "not before the instructions, and not with an application",
    note = "call it after `.url::<handler>(&public_url)` or `.twiml(&document, &public_url)`; with `.application(sid)`, Twilio calls the one of the \
            application"
)]
pub trait OwnCallbacks {}
