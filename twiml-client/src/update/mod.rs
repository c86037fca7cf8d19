//! Webhook URLs, set by hand. A [plan](crate::plan) does it for all handlers that are entries, after a look at what is there.

mod change;

pub use change::{UpdateApplication, UpdateNumber, UpdateService, UpdateSipDomain};
