//! A call, as a test makes it: what the caller does, what others do, and what has happened.

mod call;
mod heard;
mod others;
mod placing;
mod steps;
mod stuck;

pub use call::Call;
pub use others::{Answer, Paid};
pub use placing::{Calling, Placing};
pub use stuck::Stuck;
