//! The addresses of webhooks that are not given by the name of a handler.

use proc_macro2::Span;

use super::checker::Checker;
use crate::markup::ast::{Literal, Value};
use crate::markup::tree::{Address, Via};

impl Checker<'_> {
    /// An address as text. One that reads as a name is taken for what it almost always is: a handler, with the quotes of XML.
    pub(super) fn literal_address(&mut self, via: Via, literal: &Literal) {
        let Literal { text, span } = literal;
        if is_name(text) {
            let place = match &via.attribute {
                Some(attribute) => format!("`{attribute}={text}`"),
                None => format!("`<{0}>{text}</{0}>`", via.element),
            };
            self.diagnostics
                .error(*span, format!("`\"{text}\"` is an address as text, not the handler `{text}`"))
                .help(format!("to name the handler, leave the quotes out: {place}"))
                .note(format!("if something else is at this relative address, write `{{\"{text}\"}}`"));
            return;
        }
        self.address(via, *span, Some(text.clone()));
    }

    /// An address that is known when the document is written.
    pub(super) fn address_value(&mut self, via: Via, value: &Value) {
        self.address(via, value.span, None);
    }

    fn address(&mut self, via: Via, span: Span, text: Option<String>) {
        self.addresses.push(Address { via, span, text });
    }
}

/// Whether a text is the name of a handler, as Rust writes it.
fn is_name(text: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    text.split("::").all(is_word)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_are_told_from_addresses() {
        for name in ["wait", "main_menu2", "ivr::menu", "crate::ivr::menu", "_x", "Menu"] {
            assert!(is_name(name), "{name}");
        }
        for address in [
            "",
            "/wait",
            "wait/",
            "wait.php",
            "a-b",
            "?x=1",
            "https://example.com",
            "2nd",
            "ivr::",
            "ivr:menu",
        ] {
            assert!(!is_name(address), "{address}");
        }
    }
}
