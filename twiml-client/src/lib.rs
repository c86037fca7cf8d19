#![doc = include_str!("../README.md")]

mod call;
mod callback;
mod client;
mod config;
mod download;
mod error;
mod message;
pub mod plan;
pub mod prelude;
mod recording;
mod target;
mod wire;

pub use call::{
    ByApplication, ByTwiml, ByUrl, Call, CallEvent, Caller, DetectMachine, Instructions, ListCalls, NoCaller,
    NoInstructions, PlaceCall, RecordCall, RecordingChannels, RecordingEvent, UpdateCall, WithCaller,
};
pub use callback::{
    AwaitsInstructions, CallCallbacks, CallFallback, CallInstructions, GoesByUrl, MachineCallbacks,
    MessageCallbacks, OwnCallbacks, RecordingCallbacks,
};
pub use client::{Client, Sending};
pub use config::{ClientBuilder, ConfigError, Secret};
pub use download::Download;
pub use error::{ApiError, Error, ErrorCause, Invalid, NotSent, Unanswered, Unreadable};
pub use message::{
    Content, FromAddress, FromService, ListMessages, Message, NoContent, NoSender, PicksSender, SendMessage,
    Sender, WithContent,
};
pub use plan::Plan;
pub use recording::{DownloadRecording, PauseBehavior, Recording};
pub use target::{Family, TargetKind, UnknownFamily, Values};
pub use wire::Request;
