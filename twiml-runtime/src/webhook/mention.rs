//! Where a document says that Twilio goes on.

use std::panic::Location;

use super::descriptor::Descriptor;
use super::reference::{Reference, Via};

/// Where in a document Twilio is told to go on, and with what.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Mention {
    pub(crate) via: Via,
    pub(crate) target: Target,
    pub(crate) location: &'static Location<'static>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    Handler(Descriptor),
    /// A path as text.
    Path(&'static str),
    /// A value, which is known when the document is written.
    Value,
}

impl Mention {
    #[track_caller]
    pub const fn handler(reference: Reference) -> Self {
        Self { via: reference.via, target: Target::Handler(reference.handler), location: Location::caller() }
    }

    #[track_caller]
    pub const fn path(via: Via, path: &'static str) -> Self {
        Self { via, target: Target::Path(path), location: Location::caller() }
    }

    #[track_caller]
    pub const fn value(via: Via) -> Self {
        Self { via, target: Target::Value, location: Location::caller() }
    }
}
