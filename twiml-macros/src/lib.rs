//! The macros of `twiml-runtime`, which re-exports and documents them.
//!
//! Nothing here is meant to be used without that crate: what the macros generate calls into it.

mod calls;
mod diagnostics;
mod half_typed;
mod kind;
mod markup;
mod menu;
mod mounted_in;
mod registry;
mod runtime_path;
mod site;
mod source;
mod stream;
mod webhook;
mod webhooks;

use proc_macro::TokenStream;

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[proc_macro]
pub fn twiml(input: TokenStream) -> TokenStream {
    markup::twiml(input.into()).into()
}

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[proc_macro]
pub fn webhooks(input: TokenStream) -> TokenStream {
    webhooks::webhooks(input.into()).into()
}

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[proc_macro_attribute]
pub fn mounted_in(list: TokenStream, function: TokenStream) -> TokenStream {
    mounted_in::mounted_in(list.into(), &function.into()).into()
}

/// An entry point for each kind of webhook.
macro_rules! attributes {
    ($($(#[$doc:meta])* $kind:ident { attribute: $attribute:ident, $($columns:tt)+ })+) => { $(
        #[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
        #[proc_macro_attribute]
        pub fn $attribute(arguments: TokenStream, item: TokenStream) -> TokenStream {
            webhook::webhook(&kind::$kind, arguments.into(), &item.into()).into()
        }
    )+ };
}

twiml_schema::each_kind!(attributes);

/// An entry point for each kind of handler of a websocket.
macro_rules! stream_attributes {
    ($($(#[$doc:meta])* $kind:ident { attribute: $attribute:ident, $($columns:tt)+ })+) => { $(
        #[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
        #[proc_macro_attribute]
        pub fn $attribute(arguments: TokenStream, item: TokenStream) -> TokenStream {
            stream::stream(&kind::$kind, arguments.into(), &item.into()).into()
        }
    )+ };
}

twiml_schema::each_stream_kind!(stream_attributes);

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[proc_macro_derive(Menu, attributes(digit, speech, prompt))]
pub fn menu(item: TokenStream) -> TokenStream {
    menu::menu(item.into()).into()
}

/// What follows from the rows of the payloads. For `twiml-runtime` alone.
#[doc(hidden)]
#[proc_macro]
pub fn registry(input: TokenStream) -> TokenStream {
    registry::registry(input.into()).into()
}
