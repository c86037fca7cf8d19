//! Messages: sent, read, canceled.

mod client;
mod list;
mod resource;
mod send;
mod state;

pub use list::ListMessages;
pub use resource::Message;
pub use send::SendMessage;
pub use state::{Content, FromAddress, FromService, NoContent, NoSender, PicksSender, Sender, WithContent};
