//! `"/path"`

use proc_macro2::{Span, TokenStream};
use syn::LitStr;
use syn::parse::{ParseStream, Parser as _};

use crate::diagnostics::Diagnostics;
use crate::kind::StreamKind;
use crate::webhook::check_path;

/// The path, if a usable one is given.
pub(super) fn path(kind: &StreamKind, tokens: TokenStream, diagnostics: &mut Diagnostics) -> Option<LitStr> {
    let attribute = kind.attribute;
    let mut path = None;
    let read = |input: ParseStream<'_>| {
        if input.peek(LitStr) {
            path = Some(input.parse::<LitStr>()?).filter(|path| is_usable(path, diagnostics));
        } else {
            let span = if input.is_empty() { Span::call_site() } else { input.span() };
            diagnostics
                .error(span, format!("`#[{attribute}]` needs the path at which Twilio opens the websocket"))
                .help(format!("write `#[{attribute}(\"/streams/…\")]`"));
        }
        input.parse::<Option<syn::Token![,]>>()?;
        if !input.is_empty() {
            diagnostics
                .error(input.span(), format!("`#[{attribute}]` takes a path, and nothing else"))
                .help("remove this: Twilio opens a websocket by GET, and asks no fallback for it");
        }
        input.parse::<TokenStream>().map(drop)
    };
    if let Err(error) = read.parse2(tokens) {
        diagnostics.push(error);
    }
    path
}

/// Whether a path can be that of a websocket.
fn is_usable(path: &LitStr, diagnostics: &mut Diagnostics) -> bool {
    let text = path.value();
    let problem = if text.contains('?') {
        Some("the URL of a websocket has no query: Twilio drops it")
    } else if text.contains("/{") {
        Some("the path of a websocket has no parameters")
    } else {
        None
    };
    match problem {
        Some(problem) => {
            diagnostics
                .error(path.span(), problem)
                .help("take a struct as the parameter `P` of the first argument: `url={handler::with(&parameters)}` passes it");
            false
        }
        None => check_path(path, diagnostics),
    }
}
