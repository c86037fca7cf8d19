//! `twiml!`: a document, checked and folded while the program is compiled.
//!
//! Tokens become a tree ([`parse`]), the tree is checked against the vocabulary ([`check`]), what is known is
//! joined together ([`lower`]), and the rest is written down as Rust ([`expand`]).

pub(crate) mod ast;
mod check;
mod expand;
mod lower;
pub(crate) mod parse;
mod tree;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Diagnostics;
use crate::runtime_path::Runtime;

/// The expression that a `twiml!` stands for. With mistakes in it, an expression of the same type that does not
/// compile because of them.
pub(crate) fn twiml(tokens: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let nodes = parse::parse(tokens, &mut diagnostics);
    let document = check::check(nodes, &mut diagnostics);
    let expression = expand::expand(&lower::lower(document), &Runtime::find());
    let errors = diagnostics.into_compile_errors();
    quote!({ #errors #expression })
}
