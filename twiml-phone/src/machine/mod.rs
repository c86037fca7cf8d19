//! A small executor for sessions that are written as `async fn`s: without IO, and with a clock that moves only when it is told to.
//!
//! A [`Machine`] has tasks. They ask for HTTP exchanges, open websockets, sleep, and wait for values that other tasks or the machine's owner change. Nothing happens by
//! itself. Its owner calls [`Machine::settle`], sends each of the [`requests`](Machine::requests), gives back what came of it to
//! [`Machine::respond`], does the same for the [`socket_acts`](Machine::socket_acts) with [`Machine::receive`], and moves the clock with [`Machine::advance`] to the [`next deadline`](Machine::next_deadline). The same input always has the same result.
//!
//! It knows nothing of TwiML.

mod clock;
mod executor;
mod handle;
mod http;
mod open;
mod race;
mod shared;
mod socket;
mod tasks;

pub use clock::{Deadline, Pace};
pub use executor::Machine;
pub use handle::Handle;
pub use http::{Broken, HttpRequest, HttpResponse, Outcome, RequestId};
pub use open::Socket;
pub(crate) use race::race;
pub use shared::Shared;
pub use socket::{NotOpened, SocketAct, SocketEvent, SocketId};
