//! What an editor needs to complete the arguments of an attribute: references to their names that carry the user's spans.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use crate::kind::Kind;
use crate::runtime_path::Runtime;

/// References to the names of the arguments, for rust-analyzer alone. The last is to `Nothing`, where a name may be typed next.
pub(super) fn references(kind: &Kind, arguments: &TokenStream, runtime: &Runtime) -> TokenStream {
    let known = match (kind.family(), kind.reply) {
        (Some(_), _) => quote!(twiml),
        (None, Some(_)) => quote!(callback),
        (None, None) => quote!(json),
    };
    let private = runtime.private_at(Span::call_site());
    let nothing = Ident::new("Nothing", Span::call_site());
    let names = names(arguments).chain([nothing]);
    let uses = names.map(|name| quote!(use #private::editor::arguments::#known::#name as _;));
    quote! {
        // An editor sets it, and cargo does not know it.
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            mod arguments {
                #(#uses)*
            }
        };
    }
}

/// What is written where the name of an argument is.
fn names(arguments: &TokenStream) -> impl Iterator<Item = Ident> {
    let mut is_name = true;
    arguments.clone().into_iter().filter_map(move |token| {
        let was_name = std::mem::replace(&mut is_name, false);
        match token {
            TokenTree::Punct(punct) => {
                is_name = punct.as_char() == ',';
                None
            }
            TokenTree::Ident(name) => was_name.then_some(name),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_names(attribute: &str, arguments: &str, expected: &[&str]) {
        let kind = Kind::find(&Ident::new(attribute, Span::call_site())).unwrap();
        let references = references(kind, &arguments.parse().unwrap(), &Runtime::find());
        let references = references.to_string().replace(' ', "");
        let names = references.split("editor::arguments::").skip(1);
        let names: Vec<_> = names.filter_map(|path| Some(path.split_once("as_;")?.0)).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn arguments_are_named() {
        let all = "\"/x\", method = \"GET\", deadline = (10s, wait), fallback = ivr::late";
        let expected = ["twiml::method", "twiml::deadline", "twiml::fallback", "twiml::Nothing"];
        assert_names("voice_webhook", all, &expected);
    }

    #[test]
    fn half_typed_arguments_are_named_as_they_are() {
        assert_names("voice_webhook", "\"/x\", fa", &["twiml::fa", "twiml::Nothing"]);
        assert_names("studio_webhook", "\"/x\", de", &["json::de", "json::Nothing"]);
        assert_names("status_callback", "\"/x\", me", &["callback::me", "callback::Nothing"]);
        assert_names("voice_webhook", "\"/x\", ", &["twiml::Nothing"]);
        assert_names("voice_webhook", "", &["twiml::Nothing"]);
    }
}
