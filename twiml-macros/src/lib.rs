//! The macros of `twiml-runtime`, which re-exports and documents them.
//!
//! Nothing here is meant to be used without that crate: what the macros generate calls into it. An editor shows the documentation of the
//! macro itself, so each has a short one, which rustdoc does not see. It is written out, because editors read no text that a macro makes.

mod calls;
mod compiler;
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
mod stream;
mod webhook;
mod webhooks;

use proc_macro::TokenStream;

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[cfg_attr(
    rust_analyzer,
    doc = r#"Writes a TwiML document, checked at compile time.

```ignore
twiml! { <Response><Say>"Hello, " {name} "!"</Say><Redirect>menu</Redirect></Response> }
```

Text is in quotes, Rust in braces, and a handler is named as it is.
[More](https://docs.rs/twiml-runtime/latest/twiml_runtime/macro.twiml.html)"#
)]
#[proc_macro]
pub fn twiml(input: TokenStream) -> TokenStream {
    markup::twiml(input.into()).into()
}

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[cfg_attr(
    rust_analyzer,
    doc = r#"Collects handlers, to be mounted together.

```ignore
let app = webhooks![voice, menu, ..billing::Billing].verified_by(verifier).into_router();
```

It does not compile where a handler names another one that is not in the list.
[More](https://docs.rs/twiml-runtime/latest/twiml_runtime/macro.webhooks.html)"#
)]
#[proc_macro]
pub fn webhooks(input: TokenStream) -> TokenStream {
    webhooks::webhooks(input.into()).into()
}

#[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
#[cfg_attr(
    rust_analyzer,
    doc = r#"Checks at compile time that the handlers which a function names are in a list: `#[mounted_in(Phone)]`.
[More](https://docs.rs/twiml-runtime/latest/twiml_runtime/attr.mounted_in.html)"#
)]
#[proc_macro_attribute]
pub fn mounted_in(list: TokenStream, function: TokenStream) -> TokenStream {
    mounted_in::mounted_in(list.into(), &function.into()).into()
}

/// An entry point for each kind of webhook.
macro_rules! attributes {
    ($($(#[$doc:meta])* $kind:ident { attribute: $attribute:ident, $($columns:tt)+ })+) => { $(
        #[expect(missing_docs, reason = "documented where twiml-runtime re-exports it")]
        $(#[cfg_attr(rust_analyzer, $doc)])*
        #[cfg_attr(rust_analyzer, doc = r#"
It takes the path at which Twilio calls the function, and `method`, `fallback`, `deadline` and `allow`:
`#[voice_webhook("/voice", fallback = late)]`.
[More](https://docs.rs/twiml-runtime/latest/twiml_runtime/index.html#attributes)"#)]
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
#[cfg_attr(
    rust_analyzer,
    doc = r#"Makes a menu of an enum: a variant for each choice that a caller has.

```ignore
#[derive(Menu)]
enum Wish { #[digit("1")] #[prompt("For sales, press 1.")] Sales }
```

[More](https://docs.rs/twiml-runtime/latest/twiml_runtime/derive.Menu.html)"#
)]
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
