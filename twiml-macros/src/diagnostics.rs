//! What is wrong with an input, all of it.

use std::fmt::Write as _;

use proc_macro2::{Span, TokenStream};

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Diagnostics {
    errors: Vec<syn::Error>,
}

impl Diagnostics {
    /// Notes a mistake. What the caller adds to the message appears below it.
    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>) -> Addition<'_> {
        Addition { diagnostics: self, span, message: message.into() }
    }

    /// Notes a mistake that a parser has found.
    pub(crate) fn push(&mut self, error: syn::Error) {
        self.errors.push(error);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The mistakes as `compile_error!`s, each at its place; nothing if there are none.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.errors.iter().map(syn::Error::to_compile_error).collect()
    }
}

/// A message under construction; it is noted when dropped.
pub(crate) struct Addition<'a> {
    diagnostics: &'a mut Diagnostics,
    span: Span,
    message: String,
}

impl Addition<'_> {
    /// What to do about the mistake.
    pub(crate) fn help(mut self, help: impl AsRef<str>) -> Self {
        // Writing to a string does not fail.
        let _ = write!(self.message, "\n= help: {}", help.as_ref());
        self
    }

    /// What else to know, such as where to read more.
    pub(crate) fn note(mut self, note: impl AsRef<str>) -> Self {
        let _ = write!(self.message, "\n= note: {}", note.as_ref());
        self
    }
}

impl Drop for Addition<'_> {
    fn drop(&mut self) {
        self.diagnostics.push(syn::Error::new(self.span, std::mem::take(&mut self.message)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_carries_its_help_and_notes() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.error(Span::call_site(), "wrong").help("do this").note("see there");
        assert!(!diagnostics.is_empty());
        let errors = diagnostics.into_compile_errors().to_string();
        assert!(errors.contains(r"wrong\n= help: do this\n= note: see there"), "{errors}");
    }
}
