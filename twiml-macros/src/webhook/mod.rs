//! The attributes: a function becomes a webhook.
//!
//! The arguments and the function's signature are read ([`args`], [`item`]), checked ([`check`]), and written down
//! again with a type and its implementations beside them ([`expand`]). The function itself passes through as it
//! came, also where something is wrong, so that an editor keeps understanding it.

mod answers;
mod args;
mod body;
mod check;
mod deadline;
mod expand;
mod ide;
mod item;
mod link;
mod path;
mod references;
mod remarks;
mod replies;
mod url_arguments;

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::quote;

use crate::calls::calls;
use crate::diagnostics::Diagnostics;
use crate::half_typed::completed;
use crate::kind::Kind;
use crate::markup::addresses::addresses;
use crate::markup::mark::{Mark, marked};
use crate::markup::verbs::limited;
use crate::runtime_path::Runtime;
use crate::site::is_editor;
use crate::source::{Source, is_at_margin};
pub(crate) use body::Body;
pub(crate) use check::{BODY_EXTRACTORS, MAX_ARGUMENTS, MAX_CONDITIONAL};
pub(crate) use expand::{broken_endpoint, handler_type, path_constant, twiml};
pub(crate) use item::{Item, without_others};
pub(crate) use path::check as check_path;
pub(crate) use references::{Reference, references, references_in};
pub(crate) use url_arguments::{Part, is_extractor, is_payload, url_argument};

use expand::Webhook;
use item::Argument;

pub(crate) fn webhook(kind: &'static Kind, arguments: TokenStream, function: &TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    // First, because what follows depends on them.
    let names = is_editor().then(|| ide::references(kind, &arguments, &Runtime::find()));
    let arguments = if is_editor() { completed(arguments) } else { arguments };
    let args = args::parse(kind, arguments, &mut diagnostics);
    let expansion = match Item::read(function) {
        Ok(item) => {
            if let Some(error) = associated(&item) {
                diagnostics.push(error);
                let errors = diagnostics.into_compile_errors();
                return quote!(#function #errors);
            }
            check::check(kind, &args, &item, &mut diagnostics);
            let signature = function.clone().into_iter();
            let body = Body::after(signature.take_while(|token| !is_braces(token)).collect(), &item.body);
            let warnings = answers::check(&item, &body, &mut diagnostics);
            let (references, complete) = references(&body);
            let remarks = remarks::remarks(kind, &item, &body, complete);
            // What replies at the deadline leads on as the function itself does.
            let late = args.deadline.as_ref().and_then(|deadline| deadline.reply.as_ref());
            let (function_body, late) = (&item.body, late.map(|reply| quote!(#reply())));
            let calls = calls(&quote!(#function_body #late));
            let mountable = diagnostics.is_empty();
            let runtime = Runtime::find();
            // What the attribute says of the documents, they need not say themselves. An editor gets what is written.
            let speaks = mountable && complete && !is_editor();
            let family = kind.family().filter(|_| is_editor());
            let mark = if speaks { Some(Mark::Noted) } else { family.map(Mark::Of) };
            let passed = if let Some(mark) = mark.filter(|_| mountable) {
                marked(function, mark)
            } else if mountable {
                function.clone()
            } else {
                without_others(function)
            };
            let documents = if speaks { body.documents.as_slice() } else { &[] };
            let limited = documents.iter().flat_map(|document| limited(document)).collect::<BTreeSet<_>>();
            let addresses = documents.iter().flat_map(|document| addresses(document)).collect();
            let mut webhook =
                Webhook { kind, args, item, references, remarks, calls, limited, addresses, warnings };
            let beside = webhook.item.clone().variants().into_iter().map(|variant| {
                webhook.item = variant;
                expand::expand(&webhook, &runtime, mountable)
            });
            quote!(#passed #(#beside)*)
        }
        Err(error) => {
            diagnostics.push(error);
            function.clone()
        }
    };
    let errors = diagnostics.into_compile_errors();
    // The errors last: an editor completes in what comes first.
    quote!(#names #expansion #errors)
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// What is wrong with a function in an `impl` or a trait, where nothing can be written beside it.
pub(crate) fn associated(item: &Item) -> Option<syn::Error> {
    let receiver = item.arguments.iter().find_map(|argument| match argument {
        Argument::Receiver(span) => Some(*span),
        Argument::Typed(..) => None,
    });
    let is_associated = || {
        let attribute = Span::call_site();
        // At the margin there is nothing around it, and nothing has to be read.
        !is_at_margin(attribute) && Source::around(attribute).is_some_and(|source| source.is_associated())
    };
    let span = receiver.or_else(|| is_associated().then(|| item.name.span()))?;
    Some(syn::Error::new(
        span,
        "a handler cannot be in an `impl` or a trait\n= help: make it a free function, and take what it needs from `State<_>`",
    ))
}
