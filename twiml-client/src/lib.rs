#![doc = include_str!("../README.md")]

mod callback;
mod client;
mod config;
mod error;
mod message;
pub mod prelude;
pub mod tunnel;
mod wire;

pub use callback::MessageCallbacks;
pub use client::Client;
pub use config::{ClientBuilder, ConfigError, Secret};
pub use error::{ApiError, Error, ErrorCause, Invalid, NotSent, Unanswered, Unreadable};
pub use message::{
    Content, FromAddress, FromService, Message, NoContent, NoSender, SendMessage, Sender, WithContent,
};
pub use wire::Request;
