//! Names in a list that are neither webhooks nor lists: functions without an attribute, and variables.

use proc_macro2::TokenStream;
use syn::Ident;

use super::list::{Entry, Kind};
use crate::kind::every_attribute;
use crate::source::Surroundings;

/// Takes them out of a list, and says what is wrong with them.
pub(super) fn take_out(entries: &mut Vec<Entry>) -> TokenStream {
    let surroundings = Surroundings::default();
    let mut errors = TokenStream::new();
    entries.retain(|entry| {
        let name = entry.path.get_ident();
        let message = name.and_then(|name| message(name, entry.kind, &surroundings));
        let error = message.map(|message| syn::Error::new_spanned(&entry.path, message));
        let is_right = error.is_none();
        errors.extend(error.map(syn::Error::into_compile_error));
        is_right
    });
    errors
}

fn message(name: &Ident, kind: Kind, surroundings: &Surroundings) -> Option<String> {
    if kind == Kind::Handler && surroundings.is_plain_function(name) {
        let attributes = every_attribute();
        Some(format!(
            "`{name}` is a function without a webhook attribute\n= help: write one on it: {attributes}"
        ))
    } else if surroundings.is_variable(name) {
        Some(format!(
            "`{name}` is a variable, and a list consists of names\n= help: write the names of functions, or of a list made by \
             `webhooks! {{ type Menu = [ask, chosen]; }}`: `webhooks![sms, ..Menu]`"
        ))
    } else {
        None
    }
}
