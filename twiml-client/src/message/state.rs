//! What a message has so far, as types.

/// A message without a sender.
#[derive(Debug, Clone, Copy)]
pub struct NoSender(());

/// A message from a number, or from another address of the account.
#[derive(Debug, Clone, Copy)]
pub struct FromAddress(());

/// A message from a messaging service, which picks the sender.
#[derive(Debug, Clone, Copy)]
pub struct FromService(());

/// A message without text, media or template.
#[derive(Debug, Clone, Copy)]
pub struct NoContent(());

/// A message with something to send.
#[derive(Debug, Clone, Copy)]
pub struct WithContent(());

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::FromAddress {}
    impl Sealed for super::FromService {}
    impl Sealed for super::WithContent {}
}

/// Says that a message has a sender.
#[diagnostic::on_unimplemented(
    message = "this message has no sender",
    label = "no sender was given",
    note = "call `.from(\"+15551110000\")`, or `.service(sid)` for one out of a messaging service, before `.send(…)`"
)]
pub trait Sender: sealed::Sealed {}

impl Sender for FromAddress {}
impl Sender for FromService {}

/// Says that a messaging service picks the sender.
#[diagnostic::on_unimplemented(
    message = "only a messaging service does this",
    label = "not from a messaging service",
    note = "call `.service(sid)` before, in place of `.from(…)`"
)]
pub trait PicksSender: sealed::Sealed {}

impl PicksSender for FromService {}

/// Says that a message has something to send.
#[diagnostic::on_unimplemented(
    message = "this message has nothing to send",
    label = "neither text, media nor template",
    note = "call `.body(\"…\")`, `.media(url)` or `.template(sid)` before `.send(…)`"
)]
pub trait Content: sealed::Sealed {}

impl Content for WithContent {}
