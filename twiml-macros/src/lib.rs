//! The macros of `twiml-runtime`, which re-exports and documents them.
//!
//! Nothing here is meant to be used without that crate: what the macros generate calls into it. An editor shows the documentation of the
//! macro itself, so each has a short one, which rustdoc does not see.

mod calls;
mod diagnostics;
mod half_typed;
mod kind;
mod manifest;
mod markup;
mod menu;
mod mounted_in;
mod registry;
mod runtime_path;
mod site;
mod source;
mod webhook;
mod webhooks;

use proc_macro::TokenStream;

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[cfg_attr(rust_analyzer, doc = include_str!("docs/twiml.md"))]
#[proc_macro]
pub fn twiml(input: TokenStream) -> TokenStream {
    markup::twiml(input.into()).into()
}

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[cfg_attr(rust_analyzer, doc = include_str!("docs/webhooks.md"))]
#[proc_macro]
pub fn webhooks(input: TokenStream) -> TokenStream {
    webhooks::webhooks(input.into()).into()
}

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[cfg_attr(rust_analyzer, doc = include_str!("docs/mounted_in.md"))]
#[proc_macro_attribute]
pub fn mounted_in(list: TokenStream, function: TokenStream) -> TokenStream {
    mounted_in::mounted_in(list.into(), &function.into()).into()
}

/// An entry point for each kind of webhook.
macro_rules! attributes {
    ($($(#[$doc:meta])* $kind:ident { attribute: $attribute:ident, $($columns:tt)+ })+) => { $(
        #[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
        $(#[cfg_attr(rust_analyzer, $doc)])*
        #[cfg_attr(rust_analyzer, doc = concat!(
            "\n\nWrite `#[", stringify!($attribute), "(\"/path\")]`, with a path of its own, on an `async fn`.\n[More]",
            "(https://docs.rs/twiml-runtime/latest/twiml_runtime/attr.", stringify!($attribute), ".html)"
        ))]
        #[proc_macro_attribute]
        pub fn $attribute(arguments: TokenStream, item: TokenStream) -> TokenStream {
            webhook::webhook(&kind::$kind, arguments.into(), &item.into()).into()
        }
    )+ };
}

twiml_schema::each_kind!(attributes);

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[cfg_attr(rust_analyzer, doc = include_str!("docs/menu.md"))]
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
