//! Handlers as the callbacks of requests: what must fit, checked by the compiler.
//!
//! The parameters `K` and `P` of the traits follow from the handler: nobody writes them.

mod entries;
mod fitness;
mod instructions;
mod notifications;
mod sounds;

pub use entries::{IncomingCalls, IncomingMessages};
pub use fitness::{AwaitsInstructions, GoesByUrl, OwnCallbacks};
pub use instructions::{CallFallback, CallInstructions};
pub use notifications::{
    CallCallbacks, MachineCallbacks, MessageCallbacks, MessageStatusCallbacks, RecordingCallbacks,
};
pub use sounds::{AnnounceCallbacks, HoldCallbacks};
