//! Messaging services: read, listed.

mod client;
mod list;
mod membership;
mod resource;

pub use list::ListServices;
pub use resource::MessagingService;
