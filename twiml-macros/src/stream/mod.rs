//! The attributes of websockets: a function becomes the handler of a stream or of a conversation.
//!
//! As a webhook's ([`webhook`](crate::webhook)), the function passes through as it came, and beside it is a type of its name ([`expand`]). What the
//! first argument is, the compiler is asked: here only its place is known ([`check`]).

mod args;
mod check;
mod expand;

use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::calls::calls;
use crate::diagnostics::Diagnostics;
use crate::kind::StreamKind;
use crate::runtime_path::Runtime;
use crate::webhook::{Body, Item, associated, references, without_others};
use expand::Stream;

pub(crate) fn stream(
    kind: &'static StreamKind,
    arguments: TokenStream,
    function: &TokenStream,
) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let path = args::path(kind, arguments, &mut diagnostics);
    let expansion = match Item::read(function) {
        Ok(item) => {
            if let Some(error) = associated(&item) {
                diagnostics.push(error);
                let errors = diagnostics.into_compile_errors();
                return quote!(#function #errors);
            }
            check::check(kind, &item, &mut diagnostics);
            if diagnostics.is_empty() && !cfg!(feature = "streams") {
                diagnostics
                    .error(Span::call_site(), format!("`#[{}]` needs the feature `streams` of `twiml-runtime`", kind.attribute))
                    .help("turn it on in Cargo.toml: `twiml-runtime = { version = \"…\", features = [\"streams\"] }`");
            }
            let (references, _) = references(&Body::read(&item.body));
            let calls = calls(&item.body);
            let mountable = diagnostics.is_empty();
            let runtime = Runtime::find();
            let passed = if mountable { function.clone() } else { without_others(function) };
            let mut stream = Stream { kind, path, item, references, calls };
            let beside = stream.item.clone().variants().into_iter().map(|variant| {
                stream.item = variant;
                expand::expand(&stream, &runtime, mountable)
            });
            quote!(#passed #(#beside)*)
        }
        Err(error) => {
            diagnostics.push(error);
            function.clone()
        }
    };
    let errors = diagnostics.into_compile_errors();
    quote!(#expansion #errors)
}
