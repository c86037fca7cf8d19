//! What is wrong with the handler of a websocket, as far as its signature shows; the rest is left to the compiler.

use syn::Type;
use syn::spanned::Spanned as _;

use crate::diagnostics::Diagnostics;
use crate::kind::StreamKind;
use crate::webhook::{
    BODY_EXTRACTORS, Item, MAX_ARGUMENTS, MAX_CONDITIONAL, Part, is_extractor, is_payload, url_argument,
};

pub(super) fn check(kind: &StreamKind, item: &Item, diagnostics: &mut Diagnostics) {
    let StreamKind { attribute, argument, .. } = kind;
    for (span, message) in &item.refused {
        diagnostics.error(*span, *message);
    }
    if !item.is_async {
        diagnostics
            .error(item.name.span(), format!("a `#[{attribute}]` is an `async fn`"))
            .help("write `async` before `fn`");
    }
    if item.arguments.len() > MAX_ARGUMENTS {
        diagnostics
            .error(item.name.span(), format!("a `#[{attribute}]` takes {MAX_ARGUMENTS} arguments at most"))
            .help("take several extractors as one tuple");
    }
    if let Some((span, second)) = item.second {
        diagnostics
            .error(
                span,
                format!("a function has one attribute of a handler, and this has `#[{attribute}]` as well"),
            )
            .help(format!("keep one of them; write a second function for `#[{second}]`"));
    }
    if let Some(cfg) = item.conditional().nth(MAX_CONDITIONAL) {
        diagnostics
            .error(cfg.span(), format!("a handler has {MAX_CONDITIONAL} arguments with a `cfg` at most"))
            .help("put the `#[cfg(…)]` on the whole function, and write one for each case");
    }
    match item.types().next() {
        None => {
            diagnostics
                .error(
                    item.name.span(),
                    format!("a `#[{attribute}]` takes the websocket as its first argument"),
                )
                .help(format!(
                    "take a `{argument}`: `async fn {}(call: {})`",
                    item.name,
                    argument.replace("<P>", "")
                ));
        }
        Some(first) if is_payload(first) || is_extractor(first) => {
            diagnostics
                .error(first.span(), format!("the first argument of a `#[{attribute}]` is the websocket"))
                .help(format!(
                    "take a `{argument}` before the extractors; what the document passes is in its `params()`"
                ));
        }
        Some(_) => {}
    }
    for ty in item.types() {
        check_argument(ty, diagnostics);
    }
    if let Some(output @ Type::ImplTrait(_)) = &item.output {
        diagnostics
            .error(output.span(), format!("the return type of a `#[{attribute}]` has to be named"))
            .help("return nothing, or `Result<(), E>`");
    }
}

fn check_argument(ty: &Type, diagnostics: &mut Diagnostics) {
    match ty {
        Type::ImplTrait(_) => {
            diagnostics.error(ty.span(), "the type of an argument has to be named");
        }
        Type::Reference(_) => {
            diagnostics.error(ty.span(), "a handler takes its arguments by value").help("remove the `&`");
        }
        Type::Path(path) => {
            if url_argument(ty).is_some_and(|taken| taken.part == Part::Query) {
                diagnostics
                    .error(ty.span(), "the URL of a websocket has no query: Twilio drops it")
                    .help("take what is passed as the parameter `P` of the first argument");
            }
            let last = path.path.segments.last();
            if let Some(last) = last.filter(|last| BODY_EXTRACTORS.iter().any(|name| last.ident == name)) {
                diagnostics
                    .error(
                        ty.span(),
                        format!("`{}` reads a body, and the request for a websocket has none", last.ident),
                    )
                    .help("take what is passed as the parameter `P` of the first argument");
            }
        }
        _ => {}
    }
}
