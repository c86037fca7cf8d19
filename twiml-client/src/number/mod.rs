//! Phone numbers: found, read, listed.

mod capabilities;
mod client;
mod list;
mod resource;

pub use capabilities::Capabilities;
pub use list::ListNumbers;
pub use resource::PhoneNumber;
