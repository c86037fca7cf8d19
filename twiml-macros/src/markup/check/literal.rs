//! What no literal can hold, wherever it is.

use proc_macro2::Span;
use twiml_schema::xml;

use super::checker::Checker;

impl Checker<'_> {
    /// Whether the text of a literal can be written as it is; an error if it cannot.
    pub(super) fn is_writable(&mut self, text: &str, span: Span) -> bool {
        if let Some(forbidden) = text.chars().find(|&c| !xml::is_allowed(c)) {
            self.diagnostics
                .error(span, format!("XML cannot hold the character {forbidden:?}"))
                .help("remove it from the text");
            return false;
        }
        if let Some((entity, character)) = xml::entity(text) {
            self.diagnostics
                .error(span, format!("`{entity}` would be read as it is: `twiml!` escapes text by itself"))
                .help(format!("write `{character}`"))
                .note(format!("if you do mean `{entity}`, write `{{\"{entity}\"}}`"));
            return false;
        }
        true
    }
}
