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
mod item;
mod link;
mod path;
mod references;
mod remarks;
mod replies;
mod url_arguments;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Diagnostics;
use crate::kind::Kind;
use crate::runtime_path::Runtime;
use body::Body;
use expand::Webhook;
use item::Item;

pub(crate) fn webhook(kind: &'static Kind, arguments: TokenStream, function: &TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let args = args::parse(kind, arguments, &mut diagnostics);
    let expansion = match Item::read(function) {
        Ok(item) => {
            check::check(kind, &args, &item, &mut diagnostics);
            let body = Body::read(&item.body);
            let warnings = answers::check(&item, &body, &mut diagnostics);
            let (references, complete) = references::references(&body);
            let remarks = remarks::remarks(kind, &item, &body, complete);
            let webhook = Webhook { kind, args, item, references, remarks, warnings };
            let expansion = expand::expand(&webhook, &Runtime::find(), diagnostics.is_empty());
            quote!(#function #expansion)
        }
        Err(error) => {
            diagnostics.push(error);
            function.clone()
        }
    };
    let errors = diagnostics.into_compile_errors();
    // The errors last: an editor completes in what comes first.
    quote!(#expansion #errors)
}
