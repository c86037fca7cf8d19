//! What is wrong with an input, all of it.

use std::fmt::Write as _;
use std::iter;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use twiml_schema::rules::Violation;
use twiml_schema::url;

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

    /// Notes a rule of TwiML that a document breaks.
    pub(crate) fn report(&mut self, span: Span, violation: &Violation) {
        let mut error = self.error(span, violation.to_string());
        if let Some(help) = help(violation) {
            error = error.help(help);
        }
        if let Some(note) = note(violation) {
            error = error.note(note);
        }
        if let Some(code) = violation.code() {
            error = error.note(format!("Twilio reports this as error {code}"));
        }
        if let Some(quoted) = quoted(violation) {
            error = error.note(format!(
                "if Twilio has added it since, quote its name to pass it through unchecked: `{quoted}`"
            ));
        }
        if let Some(page) = violation.page() {
            error.note(format!("see {page}"));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The mistakes as `compile_error!`s, each at its place; nothing if there are none.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.errors.iter().map(syn::Error::to_compile_error).collect()
    }
}

/// Advice; the program compiles all the same.
pub(crate) struct Warning {
    pub(crate) span: Span,
    pub(crate) message: String,
}

impl Warning {
    /// The warning of a rule of TwiML that a document breaks.
    pub(crate) fn of(span: Span, violation: &Violation) -> Self {
        let told = iter::once(violation.to_string()).chain(help(violation)).chain(note(violation));
        Self { span, message: told.collect::<Vec<_>>().join("; ") }
    }

    /// An item that makes rustc warn at the user's own token: it uses something deprecated there.
    pub(crate) fn tokens(&self) -> TokenStream {
        let Self { span, message } = self;
        let name = Ident::new("advice", *span);
        quote_spanned! {*span=>
            const _: () = {
                #[deprecated(note = #message)]
                // rustc prints the name before the message, so it is a word and no shout.
                #[allow(non_upper_case_globals)]
                const #name: () = ();
                #name
            };
        }
    }
}

/// What to do about a violation, as it is written in `twiml!`.
fn help(violation: &Violation) -> Option<String> {
    match violation {
        Violation::WrongValue { attribute, value, .. }
            if attribute.callback.is_some() && url::reads_as_name(value) =>
        {
            Some(format!("to name the handler, leave the quotes out: `{}={value}`", attribute.name))
        }
        Violation::WrongText { element, text, .. }
            if element.callback(None).is_some() && url::reads_as_name(text) =>
        {
            Some(format!("to name the handler, leave the quotes out: `<{0}>{text}</{0}>`", element.name))
        }
        Violation::MissingText { element } => Some(format!("write `<{0}>\"…\"</{0}>`", element.name)),
        violation => violation.help(),
    }
}

/// What else to know about a violation, as it is written in `twiml!`.
fn note(violation: &Violation) -> Option<String> {
    match violation {
        Violation::Entity { entity: text, .. } | Violation::Placeholder { placeholder: text } => {
            Some(format!("if you do mean `{text}`, write `{{\"{text}\"}}`"))
        }
        violation => violation.note(),
    }
}

/// The unknown name in a violation, as it is passed through unchecked.
fn quoted(violation: &Violation) -> Option<String> {
    match violation {
        Violation::UnknownElement { name, .. } => Some(format!("<\"{name}\">")),
        Violation::UnknownAttribute { name, .. } => Some(format!("\"{name}\"=…")),
        _ => None,
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
