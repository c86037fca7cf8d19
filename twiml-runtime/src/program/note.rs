//! The notes that macros leave in the program.

use std::fmt;
use std::panic::Location;

use crate::webhook::{Descriptor, Reference, Via};

/// A handler, whether it is mounted or not.
#[doc(hidden)]
#[derive(Debug)]
pub struct WebhookOfProgram {
    pub webhook: Descriptor,
    /// The type of the handler, by its path.
    pub path: fn() -> &'static str,
    /// The functions that it calls.
    pub calls: &'static str,
}

/// A `twiml!` that says where Twilio goes on.
#[doc(hidden)]
pub struct Document {
    /// An item in the function that the document is in, by its path.
    pub inside: fn() -> &'static str,
    pub mentions: &'static [Mention],
    /// The functions that are called among its values, and the handlers to which these make links: `main_menu .greeting &menu`.
    pub calls: &'static str,
    /// The verbs in it that not everyone can be answered with.
    pub limited: &'static [&'static str],
}

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

impl Document {
    /// The function that the document is in: `shop::ivr::main_menu`.
    pub(crate) fn function(&self) -> &'static str {
        let inside = (self.inside)();
        let mut function = inside.rsplit_once("::").map_or(inside, |(function, _)| function);
        while let Some(around) = function.strip_suffix("::{{closure}}") {
            function = around;
        }
        function
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("function", &self.function())
            .field("mentions", &self.mentions)
            .field("calls", &self.calls)
            .finish_non_exhaustive()
    }
}

inventory::collect!(WebhookOfProgram);
inventory::collect!(Document);

/// The crate of a path: the first segment, also of `<shop::Menu as shop::Greets>::greet`.
pub(super) fn crate_of(path: &str) -> &str {
    let path = path.trim_start_matches('<');
    path.split("::").next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::{Document, crate_of};

    fn function(inside: fn() -> &'static str) -> &'static str {
        Document { inside, mentions: &[], calls: "", limited: &[] }.function()
    }

    #[test]
    fn a_document_knows_its_function() {
        assert_eq!(function(|| "shop::ivr::main_menu::Here"), "shop::ivr::main_menu");
        assert_eq!(function(|| "shop::hours::{{closure}}::{{closure}}::Here"), "shop::hours");
        assert_eq!(
            function(|| "<shop::Menu as shop::Greets>::greet::Here"),
            "<shop::Menu as shop::Greets>::greet"
        );
    }

    #[test]
    fn a_path_begins_with_its_crate() {
        assert_eq!(crate_of("shop::ivr::main_menu"), "shop");
        assert_eq!(crate_of("<shop::Menu as other::Greets>::greet"), "shop");
    }
}
