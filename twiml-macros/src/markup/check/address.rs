//! The addresses of webhooks that are not given by the name of a handler.

use twiml_schema::url::reads_as_name;

use super::checker::Checker;
use crate::markup::ast::{Bare, Literal};
use crate::markup::call::{LINKS, NOT_CALLED};
use crate::markup::tree::Via;

impl Checker<'_> {
    /// An address as text. One that reads as a name is taken for what it almost always is: a handler, with the quotes of XML.
    pub(super) fn literal_address(&mut self, via: &Via, literal: &Literal) {
        let Literal { text, span } = literal;
        // A path of Rust is no URL at all, which the rules of TwiML report.
        if reads_as_name(text) && !text.contains("::") {
            let place = match &via.attribute {
                Some(attribute) => format!("`{attribute}={text}`"),
                None => format!("`<{0}>{text}</{0}>`", via.element),
            };
            self.diagnostics
                .error(*span, format!("`\"{text}\"` is an address as text, not the handler `{text}`"))
                .help(format!("to name the handler, leave the quotes out: {place}"))
                .note(format!("if something else is at this relative address, write `{{\"{text}\"}}`"));
        }
    }

    /// What is neither a name nor in quotes: a handler that is called, or a path.
    pub(super) fn bare_address(&mut self, bare: &Bare) {
        let written = bare.tokens.to_string().replace(' ', "");
        let is_link = |name: &str| LINKS.contains(&name.rsplit("::").next().unwrap_or_default());
        let called = written.strip_suffix("()").filter(|name| reads_as_name(name));
        let handler = called.filter(|name| !name.contains("::") || !is_link(name));
        let (message, help) = match handler {
            Some(handler) => (
                NOT_CALLED,
                format!(
                    "write `{handler}` alone; what a function returns is written in braces: `{{{handler}()}}`"
                ),
            ),
            None => (
                "this is neither the name of a handler nor an address in quotes",
                if written.contains('/') {
                    format!(
                        "write the name of the handler, such as `menu`; or the address in quotes: `\"{written}\"`"
                    )
                } else {
                    format!(
                        "write the name of the handler, such as `menu`; a value in braces: `{{{written}}}`; or an address in quotes: `\"{written}\"`"
                    )
                },
            ),
        };
        self.diagnostics.error(bare.span, message).help(help);
    }
}
