//! Handlers of websockets as `#[media_stream]` and `#[conversation_relay]` make them: mounted by `webhooks!`, named by `twiml!`.

mod argument;
mod endpoint;
mod link;
mod places;

pub use argument::{MediaArgument, RelayArgument, StreamArgument};
pub use endpoint::session;
pub use link::{NoFields, ParametersOf, StreamLink, StreamParameters};
