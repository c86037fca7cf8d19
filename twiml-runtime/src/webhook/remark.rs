//! What an attribute finds in the documents of its function.

/// What is unusual in the documents of a handler.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// A document in which the caller hears nothing, and which ends the call.
    Silent,
    /// A document in which the caller hears nothing, and which asks for input.
    Unprompted,
    /// A document that leads back to its own handler through this element, whatever the caller enters.
    AsksAgain(&'static str),
    /// The handler does nothing but lead to another one.
    HandsOn,
}
