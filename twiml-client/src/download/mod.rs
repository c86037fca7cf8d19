//! Files: the media of messages, and what recordings sound like, as streams.

mod file;
mod media;

pub use file::Download;
