//! What no literal can hold, wherever it is.

use proc_macro2::Span;
use twiml_schema::{placeholder, xml};

use super::checker::Checker;

impl Checker<'_> {
    /// Whether the text of a literal can be written as it is; an error if it cannot. A placeholder of another language draws a warning.
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
        if let Some(placeholder) = placeholder(text) {
            self.warn(
                span,
                format!(
                    "`{placeholder}` is sent as it is: take the value out of the quotes, as in `\"Hello \" {{name}}`; if you do mean the text, \
                     put the literal in braces"
                ),
            );
        }
        true
    }
}
