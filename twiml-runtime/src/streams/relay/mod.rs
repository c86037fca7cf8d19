//! `ConversationRelay`: the words of a call, heard and said.

mod call;
mod conversation;
mod event;
mod handoff;
mod setup;
mod talk;
mod token;

pub(crate) use call::RelayCall;
pub use conversation::{Conversation, NotSent};
pub use event::{Prompt, RelayEvent, RelayInterrupt};
pub use handoff::Handoff;
pub use setup::RelaySetup;
pub use talk::{Delivery, Spoken};
pub use token::Token;
