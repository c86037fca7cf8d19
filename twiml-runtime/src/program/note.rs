//! The notes that macros leave in the program.

use std::any::type_name;
use std::fmt;

use crate::webhook::{Descriptor, Mention, Mountable};

/// A handler, whether it is mounted or not.
#[doc(hidden)]
#[derive(Debug)]
pub struct WebhookOfProgram {
    pub(crate) webhook: Descriptor,
    /// The path of its type.
    pub(crate) path: fn() -> &'static str,
    /// See [`Webhook::CALLS`](crate::Webhook::CALLS), as the others.
    pub(crate) calls: &'static str,
    pub(crate) limited: &'static [&'static str],
    pub(crate) addresses: &'static [Mention],
}

impl WebhookOfProgram {
    pub const fn of<W: Mountable>() -> Self {
        Self {
            webhook: W::HANDLER,
            path: type_name::<W>,
            calls: W::CALLED,
            limited: W::LIMITED_VERBS,
            addresses: W::MENTIONS,
        }
    }
}

/// A `twiml!` that is not in a handler, or in one that does not know all its documents.
#[doc(hidden)]
pub struct DocumentNote {
    /// An item in the function that the document is in, by its path.
    pub inside: fn() -> &'static str,
    pub mentions: &'static [Mention],
    /// The functions that are called among its values, and the handlers to which these make links: `main_menu .greeting &menu`.
    pub calls: &'static str,
    /// The verbs in it that not everyone can be answered with.
    pub limited: &'static [&'static str],
}

impl DocumentNote {
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

impl fmt::Debug for DocumentNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentNote")
            .field("function", &self.function())
            .field("mentions", &self.mentions)
            .field("calls", &self.calls)
            .finish_non_exhaustive()
    }
}

inventory::collect!(WebhookOfProgram);
inventory::collect!(DocumentNote);

/// The crate of a path: the first segment, also of `<shop::Menu as shop::Greets>::greet`.
pub(super) fn crate_of(path: &str) -> &str {
    let path = path.trim_start_matches('<');
    path.split("::").next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::{DocumentNote, crate_of};

    fn function(inside: fn() -> &'static str) -> &'static str {
        DocumentNote { inside, mentions: &[], calls: "", limited: &[] }.function()
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
