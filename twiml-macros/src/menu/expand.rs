//! What the enum is as a menu.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::LitStr;

use super::item::{Choice, Item};
use crate::runtime_path::Runtime;

pub(super) fn expand(item: &Item, runtime: &Runtime) -> TokenStream {
    let Item { name, generics, .. } = item;
    let (parameters, arguments, conditions) = generics.split_for_impl();
    let runtime = runtime.at(Span::call_site());
    let choices = item.choices();
    let items =
        choices.iter().filter(|choice| choice.fields.is_none()).map(|choice| menu_item(choice, &runtime));
    let prompt = joined(choices, |choice| &choice.prompts, " ");
    let input = input(choices, &runtime);
    let num_digits = option(num_digits(choices));
    let finish_on_key = option(finish_on_key(choices));
    let hints = joined(choices, |choice| &choice.phrases, ", ");
    let hints = option((!hints.is_empty()).then_some(hints));
    let str = quote!(&'static ::core::primitive::str);
    quote! {
        #[automatically_derived]
        // A deprecated choice is still one; it is warned of where it is used.
        #[allow(deprecated)]
        impl #parameters #runtime::Menu for #name #arguments #conditions {
            const ITEMS: &'static [#runtime::MenuItem<Self>] = &[#(#items),*];
            const PROMPT: #str = #prompt;
            const INPUT: &'static [#runtime::choices::Input] = &[#(#input),*];
            const NUM_DIGITS: ::core::option::Option<::core::primitive::u32> = #num_digits;
            const FINISH_ON_KEY: ::core::option::Option<#str> = #finish_on_key;
            const HINTS: ::core::option::Option<#str> = #hints;
        }
    }
}

fn menu_item(choice: &Choice, runtime: &TokenStream) -> TokenStream {
    let Choice { name, digits, phrases, prompts, .. } = choice;
    let prompt = option(prompts.first());
    quote_spanned! {Span::mixed_site()=>
        #runtime::MenuItem::new(|| Self::#name, &[#(#digits),*], &[#(#phrases),*], #prompt)
    }
}

fn option(value: Option<impl ToTokens>) -> TokenStream {
    value.map_or_else(
        || quote!(::core::option::Option::None),
        |value| quote!(::core::option::Option::Some(#value)),
    )
}

/// Texts of all choices.
fn joined(choices: &[Choice], texts: impl Fn(&Choice) -> &[LitStr], separator: &str) -> String {
    let texts: Vec<_> = choices.iter().flat_map(texts).map(LitStr::value).collect();
    texts.join(separator)
}

/// Keys for a menu without any choice, which is wrong and reported.
fn input(choices: &[Choice], runtime: &TokenStream) -> Vec<TokenStream> {
    let speech = choices.iter().any(|choice| !choice.phrases.is_empty());
    let keys = !speech || choices.iter().any(|choice| !choice.digits.is_empty());
    let keys = keys.then(|| quote!(#runtime::choices::Input::Dtmf));
    let speech = speech.then(|| quote!(#runtime::choices::Input::Speech));
    keys.into_iter().chain(speech).collect()
}

/// How many keys the longest choice takes. Gather then waits no longer than it has to, and still takes fewer when the
/// caller stops.
fn num_digits(choices: &[Choice]) -> Option<u32> {
    let lengths =
        choices.iter().flat_map(|choice| &choice.digits).map(|digits| digits.value().chars().count());
    u32::try_from(lengths.max()?).ok()
}

/// No key at all where `#`, which ends the input otherwise, makes a choice.
fn finish_on_key(choices: &[Choice]) -> Option<&'static str> {
    let hash = choices.iter().flat_map(|choice| &choice.digits).any(|digits| digits.value().contains('#'));
    hash.then_some("")
}
