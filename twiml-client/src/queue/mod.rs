//! Who waits in a queue.

mod dequeue;
mod resource;

pub use dequeue::DequeueMember;
pub use resource::Member;
