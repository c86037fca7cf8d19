//! The path by which generated code names the runtime.

use std::borrow::Cow;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::Ident;

use crate::compiler::{RUNTIME, told};
use crate::manifest::name_of;
use crate::site::about;

/// The package of the runtime.
const PACKAGE: &str = "twiml-runtime";

/// The runtime crate, as generated code names it.
///
/// A `Cargo.toml` may rename a dependency, and a macro is not told. The compiler is; elsewhere, as in an editor's macro server, the
/// `Cargo.toml` is read.
pub(crate) struct Runtime {
    name: Cow<'static, str>,
}

impl Runtime {
    pub(crate) fn find() -> Self {
        let name = match told() {
            Some(name) => Cow::Borrowed(name),
            None => {
                // A dash of a package is not one of its crate.
                let name = name_of(PACKAGE).map(|name| name.replace('-', "_"));
                let name = name.filter(|name| syn::parse_str::<Ident>(name).is_ok());
                name.map_or(Cow::Borrowed(RUNTIME), Cow::Owned)
            }
        };
        Self { name }
    }

    /// The name by which the application knows the runtime.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// `::twiml_runtime`
    ///
    /// What the compiler has to say of generated code appears at the span, so it is that of the user's token which
    /// the code is about.
    pub(crate) fn at(&self, span: Span) -> TokenStream {
        let span = about(span);
        let name = Ident::new(&self.name, span);
        quote_spanned!(span=> ::#name)
    }

    /// `::twiml_runtime::__private`
    pub(crate) fn private_at(&self, span: Span) -> TokenStream {
        let path = self.at(span);
        quote_spanned!(about(span)=> #path::__private)
    }
}
