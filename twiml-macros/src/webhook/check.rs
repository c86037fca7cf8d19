//! What is wrong with a handler, as far as its signature shows; the rest is left to the compiler.

use syn::spanned::Spanned as _;
use syn::{LitStr, Type};

use super::args::Args;
use super::item::Item;
use super::url_arguments::{Part, Taken, UrlArguments, inside, is_payload, is_single, url_argument};
use crate::diagnostics::Diagnostics;
use crate::kind::Kind;

/// axum's extractors that read the body, and what axum makes of it otherwise.
pub(crate) const BODY_EXTRACTORS: [&str; 6] = ["Bytes", "Form", "Json", "Multipart", "RawForm", "String"];

/// axum's own limit.
pub(crate) const MAX_ARGUMENTS: usize = 16;

/// Each doubles what is written beside the function.
pub(crate) const MAX_CONDITIONAL: usize = 3;

pub(super) fn check(kind: &Kind, args: &Args, item: &Item, diagnostics: &mut Diagnostics) {
    for (span, message) in &item.refused {
        diagnostics.error(*span, *message);
    }
    if !item.is_async {
        diagnostics.error(item.name.span(), "a webhook is an `async fn`").help("write `async` before `fn`");
    }
    if item.arguments.len() > MAX_ARGUMENTS {
        diagnostics
            .error(item.name.span(), format!("a webhook takes {MAX_ARGUMENTS} arguments at most"))
            .help("take several extractors as one tuple");
    }
    if let Some(span) = item.debug_handler.filter(|_| item.types().next().is_some_and(is_payload)) {
        diagnostics
            .error(
                span,
                "`debug_handler` is for functions in routes of axum, and does not know what a webhook takes",
            )
            .help(format!("remove it, and mount the handler by `webhooks![{}]`", item.name));
    }
    if let Some((span, second)) = item.second {
        diagnostics
            .error(span, format!("a function has one webhook attribute, and this has `#[{}]` as well", kind.attribute))
            .help(format!("keep one of them; write a second function for `#[{second}]`, and let both call a third one for what they share"));
    }
    if let Some(cfg) = item.conditional().nth(MAX_CONDITIONAL) {
        diagnostics
            .error(cfg.span(), format!("a webhook has {MAX_CONDITIONAL} arguments with a `cfg` at most"))
            .help("put the `#[cfg(…)]` on the whole function, and write one for each case");
    }
    for ty in item.types() {
        check_argument(ty, diagnostics);
    }
    if let Some(path) = &args.path {
        check_parameters(path, item, diagnostics);
    }
    for (part, name) in [(Part::Path, "Path"), (Part::Query, "Query")] {
        let takes = |ty: &&Type| url_argument(ty).is_some_and(|taken| taken.part == part);
        if let Some(second) = item.certain_types().filter(takes).nth(1) {
            diagnostics
                .error(second.span(), format!("a webhook takes its `{name}` once"))
                .help("take all that is in it as one struct or tuple, so that callers pass all of it");
        }
    }
    let is_fallback = item.types().next().is_some_and(|first| inside(first, "Fallback").is_some());
    if let (Some(fallback), true) = (&args.fallback, is_fallback) {
        diagnostics
            .error(fallback.span(), "a fallback cannot have a fallback of its own")
            .help("remove this: a number has one fallback address");
    } else if let Some(fallback) = args.fallback.as_ref().filter(|fallback| fallback.is_ident(&item.name)) {
        diagnostics
            .error(fallback.span(), "a webhook cannot be its own fallback")
            .help("name another handler, one that takes `Fallback<_>`");
    }
    if let Some(output @ Type::ImplTrait(_)) = &item.output {
        let Kind { attribute, output: returned, .. } = kind;
        diagnostics
            .error(output.span(), format!("the return type of a `#[{attribute}]` has to be named"))
            .help(format!("return `{returned}`, or `Result<{returned}, E>`"));
    }
}

/// axum gives a handler all parameters of its path or none, and finds out when the first request comes in.
fn check_parameters(path: &LitStr, item: &Item, diagnostics: &mut Diagnostics) {
    let types: Vec<_> = item.types().collect();
    let arguments = UrlArguments::new(&path.value(), &types);
    let (Some(ty), Some(taken)) = (arguments.path, arguments.taken()) else { return };
    if taken == arguments.parameters {
        return;
    }
    let has = match arguments.parameters {
        0 => "no parameter".to_owned(),
        1 => "one parameter".to_owned(),
        several => format!("{several} parameters"),
    };
    let help = if taken > arguments.parameters {
        "write a parameter such as `{id}` into the path for each value that `Path` takes"
    } else {
        "take a value for each parameter, several as a tuple: `Path<(u32, String)>`"
    };
    let by_name = if arguments.parameters == 0 {
        "map: `Path<HashMap<String, String>>`"
    } else {
        "struct: `Path<Place>`"
    };
    diagnostics
        .error(ty.span(), format!("the path `{}` has {has}, and this `Path` takes {taken}", path.value()))
        .help(help)
        .note(format!(
            "parameters of a router that this one is nested in count as well, so take them by name, as a {by_name}"
        ));
}

/// What can be read neither from a path nor from a query.
fn check_taken(taken: &Taken<'_>, diagnostics: &mut Diagnostics) {
    let Taken { part, ty, .. } = taken;
    match part {
        Part::Path if inside(ty, "Option").is_some() => {
            diagnostics
                .error(ty.span(), "a `Path` cannot hold an `Option`: every parameter of a path has a value")
                .help("take the value itself, such as `Path<u32>`; for a path with and one without the parameter, write two handlers");
        }
        Part::Query if is_single(ty) || matches!(ty, Type::Tuple(tuple) if !tuple.elems.is_empty()) => {
            diagnostics
                .error(ty.span(), "a `Query` is read by the names of its parameters")
                .help("take a struct with a field for each: `Query<Retry>`, with `#[derive(Deserialize)] struct Retry { attempt: u8 }`");
        }
        _ if matches!(ty, Type::Reference(_)) => {
            diagnostics
                .error(ty.span(), "what is read from the URL cannot be borrowed")
                .help("take an owned type, such as `String`");
        }
        Part::Path | Part::Query => {}
    }
}

fn check_argument(ty: &Type, diagnostics: &mut Diagnostics) {
    match ty {
        Type::ImplTrait(_) => {
            diagnostics.error(ty.span(), "the type of an argument has to be named");
        }
        Type::Reference(_) => {
            diagnostics.error(ty.span(), "a webhook takes its arguments by value").help("remove the `&`");
        }
        Type::Path(path) => {
            if inside(ty, "Option").is_some_and(|inner| inside(inner, "Query").is_some()) {
                diagnostics
                    .error(
                        ty.span(),
                        "a `Query` cannot be in an `Option`: axum has a query also where it is empty",
                    )
                    .help("make each field an `Option`, or take `Result<Query<_>, QueryRejection>`");
            }
            if let Some(taken) = url_argument(ty) {
                check_taken(&taken, diagnostics);
            }
            let last = path.path.segments.last();
            if let Some(last) = last.filter(|last| BODY_EXTRACTORS.iter().any(|name| last.ident == name)) {
                diagnostics
                    .error(ty.span(), format!("`{}` reads the body, which has been read and verified already", last.ident))
                    .help("take `Signed<T>` as the first argument: it reads what was verified into a type of yours");
            }
        }
        _ => {}
    }
}
