//! `webhooks![…]`: handlers, to be mounted together, and `webhooks! { type Name = […]; }`: a list with a name.
//!
//! What is in the list is read ([`list`]) and written down as Rust ([`expand`]). Whether it fits together is checked by the compiler, which
//! knows what the names mean.

mod entry_errors;
mod expand;
mod list;
mod wrong_names;

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{Parse as _, ParseStream, Parser as _};

use crate::half_typed::{completed, separated};
use crate::runtime_path::Runtime;
use crate::site::is_editor;
use list::Input;

pub(crate) fn webhooks(tokens: TokenStream) -> TokenStream {
    let runtime = Runtime::find();
    let tokens = if is_editor() { completed(tokens) } else { tokens };
    let mut is_named = false;
    let read = |input: ParseStream<'_>| {
        is_named = Input::is_named(input);
        Input::parse(input)
    };
    match read.parse2(tokens.clone()) {
        Ok(Input::Mounted(mut entries)) => {
            let errors = wrong_names::take_out(&mut entries);
            let mounted = expand::mounted(&entries, &runtime);
            if errors.is_empty() { mounted } else { quote!({ #errors #mounted }) }
        }
        Ok(Input::Named(mut list)) => {
            let errors = wrong_names::take_out(&mut list.entries);
            let named = expand::named(&list, &runtime);
            quote!(#named #errors)
        }
        Err(error) if is_named => error.to_compile_error(),
        // Where a comma is missing, an editor still completes what is after it.
        Err(error) if is_editor() && Input::parse.parse2(separated(&tokens)).is_ok() => {
            let mounted = webhooks(separated(&tokens));
            let error = error.to_compile_error();
            quote!({ #error #mounted })
        }
        Err(error) => {
            let private = runtime.private_at(Span::call_site());
            let error = error.to_compile_error();
            quote!({ #error #private::Unverified::new() })
        }
    }
}
