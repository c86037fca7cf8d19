//! TwiML applications: read, listed.

mod client;
mod list;
mod resource;

pub use list::ListApplications;
pub use resource::Application;
