//! Calls: placed, changed, ended, read.

mod change;
mod client;
mod detect;
mod event;
mod list;
mod place;
mod record;
mod resource;
mod state;
mod twiml;

pub use change::UpdateCall;
pub use detect::DetectMachine;
pub use event::{CallEvent, RecordingEvent};
pub use list::ListCalls;
pub use place::PlaceCall;
pub use record::{RecordCall, RecordingChannels};
pub use resource::Call;
pub use state::{ByApplication, ByTwiml, ByUrl, Caller, Instructions, NoCaller, NoInstructions, WithCaller};
