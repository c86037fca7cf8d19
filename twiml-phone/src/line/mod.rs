//! A call, as a test makes it: what the caller does, what others do, and what has happened.

mod call;
mod calling;
mod heard;
mod others;
mod placing;
mod steps;
#[cfg(feature = "streams")]
mod streams;
mod strict;
mod stuck;

pub use call::Call;
pub use calling::Calling;
pub use others::{Callee, Paid};
pub use placing::Placing;
pub use stuck::Stuck;
