//! Recordings of calls: read, downloaded, deleted, and those that are being made.

mod client;
mod current;
mod download;
mod resource;

pub use current::PauseBehavior;
pub use download::DownloadRecording;
pub use resource::Recording;
