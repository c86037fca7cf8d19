//! `twiml!`: a document, checked and folded while the program is compiled.
//!
//! Tokens become a tree ([`parse`]), the tree is checked against the vocabulary ([`check`]), what is known is
//! joined together ([`lower`]), and the rest is written down as Rust ([`expand`]), with what it asks of its [`handlers`] and a note of where Twilio goes on ([`note`]).

pub(crate) mod ast;
pub(crate) mod call;
mod check;
mod control;
mod expand;
mod expander;
mod handlers;
mod ide;
mod lower;
mod menu;
pub(crate) mod note;
pub(crate) mod parse;
mod tree;
pub(crate) mod verbs;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::calls::calls;
use crate::diagnostics::Diagnostics;
use crate::runtime_path::Runtime;

/// The expression that a `twiml!` expands to. With mistakes in it, an expression of the same type that does not
/// compile because of them.
pub(crate) fn twiml(tokens: TokenStream) -> TokenStream {
    let runtime = Runtime::find();
    let mut diagnostics = Diagnostics::default();
    let calls = calls(&tokens);
    let nodes = parse::parse(tokens, &mut diagnostics);
    let references = (!runtime.in_compiler()).then(|| ide::references(&nodes, &runtime));
    let limited = verbs::limited(&nodes);
    let document = check::check(nodes, &mut diagnostics);
    let lowered = lower::lower(document);
    lower::check_size(&lowered, &mut diagnostics);
    let is_right = diagnostics.is_empty();
    let note = if is_right { note::note(&lowered, &calls, &limited, &runtime) } else { TokenStream::new() };
    let expression = expand::expand(&lowered, &note, &runtime);
    if is_right {
        return quote!({ #references #expression });
    }
    // The errors last: an editor completes in what comes first.
    let errors = diagnostics.into_compile_errors();
    let made = Ident::new("made", Span::mixed_site());
    quote!({ #references let #made = #expression; #errors #made })
}
