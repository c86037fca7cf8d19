//! Functions in a list that are not webhooks, because they have no attribute.

use proc_macro2::TokenStream;
use quote::ToTokens as _;

use super::list::{Entry, Kind};
use crate::kind::every_attribute;
use crate::source::Surroundings;

/// Takes them out of a list, and says what they lack.
pub(super) fn take_out(entries: &mut Vec<Entry>) -> TokenStream {
    let surroundings = Surroundings::default();
    let is_plain = |entry: &mut Entry| {
        let name = entry.path.get_ident().filter(|_| entry.kind == Kind::Handler);
        name.is_some_and(|name| surroundings.is_plain_function(name))
    };
    let errors = entries.extract_if(.., is_plain).map(|Entry { path, .. }| {
        let message = format!(
            "`{}` is a function without a webhook attribute\n= help: write one on it: {}",
            path.to_token_stream(),
            every_attribute()
        );
        syn::Error::new_spanned(path, message).into_compile_error()
    });
    errors.collect()
}
