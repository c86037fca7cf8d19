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
    /// A path, or a whole URL, as text.
    Address(AddressAsText),
    /// A value, which is known when the document is written.
    Value,
}

/// The address of a webhook that is written as text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AddressAsText {
    pub(crate) text: &'static str,
    /// The method by which Twilio asks it, if that is written as well, or known.
    pub(crate) method: Option<&'static str>,
}

impl AddressAsText {
    /// The path at the host of the document.
    pub(crate) fn path(&self) -> Option<&'static str> {
        self.text.starts_with('/').then_some(self.text)
    }
}

impl Mention {
    #[track_caller]
    pub const fn handler(reference: Reference) -> Self {
        Self { via: reference.via, target: Target::Handler(reference.handler), location: Location::caller() }
    }

    #[track_caller]
    pub const fn address(via: Via, text: &'static str, method: Option<&'static str>) -> Self {
        Self { via, target: Target::Address(AddressAsText { text, method }), location: Location::caller() }
    }

    #[track_caller]
    pub const fn value(via: Via) -> Self {
        Self { via, target: Target::Value, location: Location::caller() }
    }
}
