//! What the whole program says of its webhooks: which there are, which are mounted, and what its documents name.
//!
//! Every `twiml!`, attribute and `webhooks!` leaves a note of itself in the program, wherever it is written ([`note`]). When webhooks become a
//! router, the notes are compared ([`compare`]): what is named and not mounted is a dead link ([`dead`]), before a caller meets it. The flow follows them
//! from a handler through the functions that it calls ([`reach`]), and the links that these make ([`links`](mod@links)).

mod compare;
mod dead;
mod links;
mod lists;
mod note;
mod reach;
mod ways;

pub(crate) use compare::dead_links;
pub use dead::{AddressFault, DeadLink, DeadLinks, LinkedBy, Reach};
pub(crate) use links::{Linked, links};
pub(crate) use lists::leads_to;
pub use note::{DocumentNote, WebhookOfProgram};
pub(crate) use reach::{Documents, Reached};
