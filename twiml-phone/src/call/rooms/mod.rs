//! Where calls meet: queues and conferences.

mod conference;
mod queue;

pub(crate) use conference::{Conferences, Entrance, Member, Refusal};
pub(crate) use queue::{Place, Queues, Taken};
