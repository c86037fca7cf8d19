//! `twiml!`: a document, checked and folded while the program is compiled.
//!
//! Tokens become a tree ([`parse`]), the tree is checked against the vocabulary ([`check`]), what is known is
//! joined together ([`lower`]), and the rest is written down as Rust ([`expand`]), with what it asks of its [`handlers`] and a note of where Twilio goes on ([`note`]).

pub(crate) mod addresses;
pub(crate) mod ast;
pub(crate) mod call;
mod check;
mod control;
mod expand;
mod expander;
mod handlers;
mod ide;
mod lower;
pub(crate) mod mark;
mod menu;
pub(crate) mod note;
mod offer;
pub(crate) mod parse;
pub(crate) mod slots;
mod tree;
pub(crate) mod verbs;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use addresses::addresses;
use mark::{Mark, unmarked};
use note::Said;
use verbs::limited;

use crate::calls::calls;
use crate::diagnostics::Diagnostics;
use crate::half_typed::completed;
use crate::runtime_path::Runtime;
use crate::site::is_editor;
use crate::source::Surroundings;

/// The expression that a `twiml!` expands to. With mistakes in it, an expression of the same type that does not
/// compile because of them.
pub(crate) fn twiml(tokens: TokenStream) -> TokenStream {
    let runtime = Runtime::find();
    let mut diagnostics = Diagnostics::default();
    let (tokens, mark) = unmarked(tokens);
    let is_of_handler = mark == Some(Mark::Noted);
    let tokens = if is_editor() { completed(tokens) } else { tokens };
    let calls = (!is_of_handler).then(|| calls(&tokens));
    let nodes = parse::parse(tokens, &mut diagnostics);
    let references = is_editor().then(|| {
        let family = match mark {
            Some(Mark::Of(family)) => Some(family),
            _ => ide::family_of(&nodes),
        };
        ide::references(&nodes, family, &runtime)
    });
    let said = calls.map(|calls| Said { calls, limited: limited(&nodes), addresses: addresses(&nodes) });
    // The attribute of a handler has looked around already.
    let surroundings = if is_of_handler { Surroundings::unknown() } else { Surroundings::default() };
    let document = check::check(nodes, surroundings, &mut diagnostics);
    let lowered = lower::lower(document);
    lower::check_size(&lowered, &mut diagnostics);
    let is_right = diagnostics.is_empty();
    let said = said.filter(|_| is_right);
    let note = said.map(|said| note::note(&lowered, &said, &runtime));
    let expression = expand::expand(&lowered, &note.unwrap_or_default(), &runtime);
    if is_right {
        return quote!({ #references #expression });
    }
    // The errors last: an editor completes in what comes first.
    let errors = diagnostics.into_compile_errors();
    let made = Ident::new("made", Span::mixed_site());
    quote!({ #references let #made = #expression; #errors #made })
}
