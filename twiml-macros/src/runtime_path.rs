//! The path by which generated code names the runtime.

use std::sync::LazyLock;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::Ident;

use crate::site::about;

/// The name of the runtime crate where nothing renames it.
const RUNTIME: &str = "twiml_runtime";

/// The runtime crate, as generated code names it.
///
/// A `Cargo.toml` may rename a dependency, and a macro is not told. The compiler is, by an option
/// `--extern name=…/libtwiml_runtime-….rmeta`, and the macro runs in the compiler's process, so it looks
/// there. Elsewhere, as in an editor's macro server, the usual name is assumed.
pub(crate) struct Runtime {
    name: &'static str,
    in_compiler: bool,
}

impl Runtime {
    pub(crate) fn find() -> Self {
        /// The arguments of a process do not change.
        static FOUND: LazyLock<Option<String>> = LazyLock::new(|| renamed(std::env::args()));
        Self { name: FOUND.as_deref().unwrap_or(RUNTIME), in_compiler: FOUND.is_some() }
    }

    /// Whether it is certainly the compiler that asks, and no editor.
    pub(crate) fn in_compiler(&self) -> bool {
        self.in_compiler
    }

    /// The name by which the application knows the runtime.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// `::twiml_runtime`
    ///
    /// What the compiler has to say of generated code appears at the span, so it is that of the user's token which
    /// the code is about.
    pub(crate) fn at(&self, span: Span) -> TokenStream {
        let span = about(span);
        let name = Ident::new(self.name, span);
        quote_spanned!(span=> ::#name)
    }

    /// `::twiml_runtime::__private`
    pub(crate) fn private_at(&self, span: Span) -> TokenStream {
        let path = self.at(span);
        quote_spanned!(about(span)=> #path::__private)
    }
}

/// The name under which the compiler was given the runtime, if it is among the arguments.
fn renamed(arguments: impl IntoIterator<Item = String>) -> Option<String> {
    let mut found = None;
    for argument in arguments {
        // `--extern name=path` and `--extern=name=path`, where `name` may follow options: `priv,noprelude:name`.
        let option = argument.strip_prefix("--extern=").unwrap_or(&argument);
        let Some((name, path)) = option.split_once('=') else { continue };
        let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
        let Some(("lib", rest)) = file.split_at_checked(3) else { continue };
        if rest.strip_prefix(RUNTIME).is_none_or(|rest| !rest.starts_with(['-', '.'])) {
            continue;
        }
        let name = name.rsplit(':').next().unwrap_or(name);
        if name == RUNTIME {
            return Some(name.to_owned());
        }
        found = Some(name.to_owned()).filter(|name| syn::parse_str::<Ident>(name).is_ok());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::renamed;

    fn name(arguments: &[&str]) -> Option<String> {
        renamed(arguments.iter().map(|&argument| argument.to_owned()))
    }

    #[test]
    fn the_usual_name_is_found() {
        assert_eq!(
            name(&["rustc", "--extern", "twiml_runtime=/t/deps/libtwiml_runtime-0a1b.rmeta"]).as_deref(),
            Some("twiml_runtime")
        );
    }

    #[test]
    fn another_name_is_found() {
        for extern_ in [
            "twilio=/t/deps/libtwiml_runtime-0a1b.rlib",
            "--extern=twilio=/t/libtwiml_runtime.rlib",
            "priv,noprelude:twilio=C:\\t\\libtwiml_runtime-0a1b.rmeta",
        ] {
            assert_eq!(name(&["rustc", "--extern", extern_]).as_deref(), Some("twilio"), "{extern_}");
        }
    }

    #[test]
    fn other_crates_are_not_taken_for_it() {
        assert_eq!(name(&["rustc", "--extern", "axum=/t/libaxum-1.rmeta"]), None);
        assert_eq!(name(&["rustc", "--extern", "x=/t/libtwiml_runtime_extras-1.rmeta"]), None);
        assert_eq!(name(&["proc-macro-srv"]), None);
    }
}
