#![doc = include_str!("../README.md")]

mod application;
mod call;
mod callback;
#[cfg(feature = "cli")]
pub mod cli;
mod client;
mod conference;
mod config;
mod download;
mod error;
pub mod guide;
mod message;
mod number;
pub mod plan;
pub mod prelude;
mod queue;
mod recording;
mod service;
mod sip_domain;
mod target;
pub mod tunnel;
mod update;
mod wire;

pub use application::{Application, ListApplications};
pub use call::{
    ByApplication, ByTwiml, ByUrl, Call, CallEvent, Caller, DetectMachine, Instructions, ListCalls, NoCaller,
    NoInstructions, PlaceCall, RecordCall, RecordingChannels, RecordingEvent, UpdateCall, WithCaller,
};
pub use callback::{
    AnnounceCallbacks, AwaitsInstructions, CallCallbacks, CallFallback, CallInstructions, GoesByUrl,
    HoldCallbacks, IncomingCalls, IncomingMessages, MachineCallbacks, MessageCallbacks,
    MessageStatusCallbacks, OwnCallbacks, RecordingCallbacks,
};
pub use client::{Client, Sending};
pub use conference::{Participant, UpdateParticipant};
pub use config::{ClientBuilder, ConfigError, Secret};
pub use download::Download;
pub use error::{ApiError, Error, ErrorCause, Invalid, NotSent, Unanswered, Unreadable};
pub use message::{
    Content, FromAddress, FromService, ListMessages, Message, NoContent, NoSender, PicksSender, SendMessage,
    Sender, WithContent,
};
pub use number::{Capabilities, ListNumbers, PhoneNumber};
pub use plan::Plan;
pub use queue::{DequeueMember, Member};
pub use recording::{DownloadRecording, PauseBehavior, Recording};
pub use service::{ListServices, MessagingService};
pub use sip_domain::{ListSipDomains, SipDomain};
pub use target::{Family, TargetKind, UnknownFamily, Values};
pub use update::{UpdateApplication, UpdateNumber, UpdateService, UpdateSipDomain};
pub use wire::Request;
