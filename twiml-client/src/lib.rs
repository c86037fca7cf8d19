#![doc = include_str!("../README.md")]

mod callback;
mod client;
mod config;
mod download;
mod error;
mod message;
pub mod prelude;
mod wire;

pub use callback::{
    CallCallbacks, CallFallback, CallInstructions, MachineCallbacks, MessageCallbacks, RecordingCallbacks,
};
pub use client::Client;
pub use config::{ClientBuilder, ConfigError, Secret};
pub use download::Download;
pub use error::{ApiError, Error, ErrorCause, Invalid, NotSent, Unanswered, Unreadable};
pub use message::{
    Content, FromAddress, FromService, Message, NoContent, NoSender, SendMessage, Sender, WithContent,
};
pub use wire::Request;
