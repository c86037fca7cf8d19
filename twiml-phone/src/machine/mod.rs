//! A small executor for sessions that are written as `async fn`s: without IO, and with a clock that moves only when it is told to.
//!
//! A [`Machine`] has tasks. They ask for HTTP exchanges, sleep, and wait for values that other tasks or the machine's owner change. Nothing happens by
//! itself. Its owner calls [`Machine::settle`], sends each of the [`requests`](Machine::requests), gives back what came of it to
//! [`Machine::respond`], and moves the clock with [`Machine::advance`] to the [`next deadline`](Machine::next_deadline). The same input always has the same result.
//!
//! It knows nothing of TwiML.

mod clock;
mod executor;
mod handle;
mod http;
mod race;
mod shared;
mod tasks;

pub use clock::{Deadline, Pace};
pub use executor::Machine;
pub use handle::Handle;
pub use http::{Broken, HttpRequest, HttpResponse, Outcome, RequestId};
pub(crate) use race::race;
pub use shared::Shared;
