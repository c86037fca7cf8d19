//! From a list of webhooks to a router.
//!
//! `webhooks!` puts a list together (`list`), checks it at compile time (`check`) and collects the webhooks (`unverified`). A verifier makes them
//! [`Webhooks`], and those become a router.

mod check;
mod list;
mod message;
mod missed_layer;
mod unverified;
mod webhooks;

pub use check::{Mounting, linked_in, mounted_in, slots};
pub use list::{MountOn, WebhookList, count, joined};
pub use missed_layer::{MissedLayer, NoticeMissed};
pub use unverified::Unverified;
pub use webhooks::Webhooks;
