//! Who is in a conference.

mod client;
mod resource;
mod update;

pub use resource::Participant;
pub use update::UpdateParticipant;
