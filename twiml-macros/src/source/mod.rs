//! The source around a token, as text. A macro sees only its own tokens, and the compiler's own messages for some mistakes give the wrong advice. So the
//! file is read, as rustfmt lays it out. Only what is certain is reported; the rest is left to the compiler.

mod enclosing;
mod function;
mod words;

use std::cell::OnceCell;
use std::fs;
use std::ops::Range;

use proc_macro2::{Ident, Span};

use crate::site::is_editor;

/// The file that a token is in.
pub(crate) struct Source {
    text: String,
    /// Where the token is, in bytes.
    at: usize,
    function: OnceCell<Option<Range<usize>>>,
    functions: OnceCell<Vec<Range<usize>>>,
}

impl Source {
    fn new(text: String, at: usize) -> Self {
        Self { text, at, function: OnceCell::new(), functions: OnceCell::new() }
    }

    /// Nothing outside of the compiler: an editor has text that is not in the file yet.
    pub(crate) fn around(span: Span) -> Option<Self> {
        if !proc_macro::is_available() || is_editor() {
            return None;
        }
        let span = span.unwrap();
        let text = fs::read_to_string(span.local_file()?).ok()?;
        let line: usize = text.split_inclusive('\n').take(span.line().checked_sub(1)?).map(str::len).sum();
        let column: usize =
            text.get(line..)?.chars().take(span.column().checked_sub(1)?).map(char::len_utf8).sum();
        let at = line + column;
        // An example in documentation has lines and columns of its own.
        text.get(at..)?.starts_with(&span.source_text()?).then(|| Self::new(text, at))
    }
}

/// The source around the tokens of one macro, which is read when it is first asked for.
#[derive(Default)]
pub(crate) struct Surroundings(OnceCell<Option<Source>>);

impl Surroundings {
    /// Nothing is known, and nothing is read.
    pub(crate) fn unknown() -> Self {
        Self(OnceCell::from(None))
    }

    /// Whether a name is a variable of the function that it is in, and nothing else.
    pub(crate) fn is_variable(&self, name: &Ident) -> bool {
        self.around(name).is_some_and(|source| source.is_variable(name))
    }

    /// Whether a name is a type parameter of the function that it is in. A name in lowercase is not looked up.
    pub(crate) fn is_type_parameter(&self, name: &Ident) -> bool {
        let is_type = name.to_string().starts_with(char::is_uppercase);
        is_type && self.around(name).is_some_and(|source| source.is_type_parameter(name))
    }

    /// Whether a name is a function without an attribute that could make a webhook of it, and nothing else.
    pub(crate) fn is_plain_function(&self, name: &Ident) -> bool {
        self.around(name).is_some_and(|source| source.is_plain_function(name))
    }

    fn around(&self, token: &Ident) -> Option<&Source> {
        self.0.get_or_init(|| Source::around(token.span())).as_ref()
    }
}

/// Whether a token begins its line.
pub(crate) fn is_at_margin(token: Span) -> bool {
    proc_macro::is_available() && token.unwrap().column() <= 1
}
