#![doc = include_str!("../README.md")]

mod call;
mod callback;
#[cfg(feature = "cli")]
pub mod cli;
mod client;
mod config;
mod download;
mod error;
mod message;
pub mod prelude;
mod recording;
pub mod tunnel;
mod wire;

pub use call::{
    ByApplication, ByTwiml, ByUrl, Call, CallEvent, Caller, DetectMachine, Instructions, ListCalls, NoCaller,
    NoInstructions, OwnCallbacks, PlaceCall, RecordCall, RecordingChannels, RecordingEvent, UpdateCall,
    WithCaller,
};
pub use callback::{
    CallCallbacks, CallFallback, CallInstructions, MachineCallbacks, MessageCallbacks, RecordingCallbacks,
};
pub use client::Client;
pub use config::{ClientBuilder, ConfigError, Secret};
pub use download::Download;
pub use error::{ApiError, Error, ErrorCause, Invalid, NotSent, Unanswered, Unreadable};
pub use message::{
    Content, FromAddress, FromService, ListMessages, Message, NoContent, NoSender, SendMessage, Sender,
    WithContent,
};
pub use recording::{DownloadRecording, PauseBehavior, Recording};
pub use wire::Request;
