//! Where generated code says that it is.
//!
//! The compiler reports what is wrong with generated code at its span, so there it is that of the user's token which the code is about.
//! An editor takes every token with such a span for the user's own, and would show all of them for it; there it is that of the macro.

use proc_macro2::{Ident, Span};

use crate::runtime_path::Runtime;

/// Whether an editor may be at work. What only an editor needs is written only then.
pub(crate) fn is_editor() -> bool {
    !Runtime::find().in_compiler()
}

/// The span of code that is generated about a token of the user.
pub(crate) fn about(token: Span) -> Span {
    if is_editor() { Span::call_site() } else { token }
}

/// A further mention of a name that is written down with the user's span already.
pub(crate) fn again(name: &Ident) -> Ident {
    let mut name = name.clone();
    name.set_span(about(name.span()));
    name
}
