//! SIP domains: read, listed.

mod client;
mod list;
mod resource;

pub use list::ListSipDomains;
pub use resource::SipDomain;
