//! What a name is that does not name a webhook: a variable or a type parameter of the function around it, or a function without an attribute.

use std::ops::Range;

use proc_macro2::Ident;
use syn::ext::IdentExt as _;

use super::Source;
use super::words::{Word, indentation, is_part, words, words_of};
use crate::runtime_path::Runtime;

/// Attributes that make no webhook of their function.
const INERT: [&str; 12] = [
    "allow",
    "cfg",
    "cold",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "inline",
    "instrument",
    "must_use",
    "warn",
];

impl Source {
    /// Whether a name is a variable of the function that the token is in, and nothing else.
    pub(crate) fn is_variable(&self, name: &Ident) -> bool {
        let name = &name.unraw().to_string();
        let Some(function) = self.function() else { return false };
        let own = &self.text[function.clone()];
        if !words(own, name).any(binds) || words(own, name).any(|word| word.follows("fn")) {
            return false;
        }
        // A macro may make a handler of this name.
        let is_item = |word: Word<'_>| word.follows("fn") || is_in_macro(word);
        let rest = [&self.text[..function.start], &self.text[function.end..]];
        !rest.into_iter().any(|rest| words(rest, name).any(is_item)) && !self.is_imported(name)
    }

    /// Whether a name is a function of this file without an attribute that could make a webhook of it, and nothing else.
    pub(crate) fn is_plain_function(&self, name: &Ident) -> bool {
        let name = &name.unraw().to_string();
        let named = self.functions().iter().filter(|function| self.text[(*function).clone()] == **name);
        let word = |function: &Range<usize>| Word {
            before: &self.text[..function.start],
            after: &self.text[function.end..],
        };
        let mut functions = named.map(word).peekable();
        let is_plain = |function: Word<'_>| {
            begins_function(function.line_before())
                && indentation(function.line_before()) == 0
                && !has_attribute(function)
        };
        functions.peek().is_some() && functions.all(is_plain) && !self.is_imported(name)
    }

    /// Whether a name is a type parameter of the function that the token is in.
    pub(crate) fn is_type_parameter(&self, name: &Ident) -> bool {
        let signature = self.function().and_then(|function| self.text[function].split('(').next());
        let parameters = signature.and_then(|signature| signature.split_once('<'));
        parameters.is_some_and(|(_, parameters)| words(parameters, &name.to_string()).next().is_some())
    }

    /// The names of all functions, in bytes. They are looked for once: a list asks for each of its handlers.
    fn functions(&self) -> &[Range<usize>] {
        self.functions.get_or_init(|| {
            let names = words(&self.text, "fn").map(|word| {
                let name = word.after.trim_start();
                let start = self.text.len() - name.len();
                start..start + name.find(|c| !is_part(c)).unwrap_or(name.len())
            });
            names.collect()
        })
    }

    /// The function around the token, in bytes, which is looked for once.
    fn function(&self) -> Option<Range<usize>> {
        self.function.get_or_init(|| self.find_function()).clone()
    }

    fn find_function(&self) -> Option<Range<usize>> {
        let (mut start, mut around) = (self.at, usize::MAX);
        let mut is_end_of_signature = false;
        for line in self.text[..self.at].split_inclusive('\n').rev() {
            start -= line.len();
            let (own, text) = (indentation(line), line.trim());
            if text.is_empty() || own > around || own == around && !is_end_of_signature {
                continue;
            }
            if begins_function(text) {
                let is_end = |line: &&str| indentation(line) == own && line.trim_start().starts_with('}');
                let after = self.text[self.at..].split_inclusive('\n').take_while(|line| !is_end(line));
                return Some(start..self.at + after.map(str::len).sum::<usize>());
            }
            // `) -> VoiceResponse {`, or what is in a `where`.
            is_end_of_signature = text.starts_with([')', '{']) || own == around;
            around = own;
        }
        None
    }

    /// Whether a `use` may bring the name from elsewhere.
    fn is_imported(&self, name: &str) -> bool {
        let runtime = Runtime::find();
        let runtime = runtime.name();
        words(&self.text, "use").any(|word| {
            let line = word.line_before();
            let begins = words_of(line).all(|word| matches!(word, "pub" | "crate" | "super" | "in"));
            let imported = word.after.split(';').next().unwrap_or_default();
            let is_of_runtime = imported.trim().trim_start_matches("::").starts_with(runtime);
            let is_known = |glob: &str| {
                is_of_runtime && glob.ends_with("prelude::")
                    || glob.trim() == "super::" && indentation(line) > 0
            };
            let has_glob = imported.match_indices('*').any(|(at, _)| !is_known(&imported[..at]));
            begins && (has_glob || words(imported, name).next().is_some())
        })
    }
}

/// Whether this occurrence gives a variable its name: `let next`, `next: u8`, `Some(next)`, `|a, next|`.
fn binds(word: Word<'_>) -> bool {
    let (before, after) = (word.before.trim_end(), word.after.trim_start());
    let is_typed = after.starts_with(':') && !after.starts_with("::");
    ["let", "mut", "ref", "for"].iter().any(|keyword| word.follows(keyword))
        || before.ends_with(['(', ',', '|', '&']) && (is_typed || after.starts_with([')', ',', '|']))
}

/// Whether an occurrence is in the call of a macro other than `twiml!`, as far as its own line and the one that it is indented below show.
fn is_in_macro(word: Word<'_>) -> bool {
    let calls = |line: &str| line.replace("twiml!", "").contains('!');
    let own = word.line_before();
    let mut above = word.before.split('\n').rev().skip(1).filter(|line| !line.trim().is_empty());
    calls(own) || above.find(|line| indentation(line) < indentation(own)).is_some_and(calls)
}

/// `pub async fn voice(`
fn begins_function(line: &str) -> bool {
    let is_modifier =
        |word: &&str| matches!(*word, "pub" | "crate" | "super" | "in" | "async" | "const" | "unsafe");
    words_of(line).find(|word| !is_modifier(word)) == Some("fn")
}

/// Whether a function has an attribute that could make something of it.
fn has_attribute(function: Word<'_>) -> bool {
    let mut lines = function.before.rsplit('\n');
    let same_line = lines.next().unwrap_or_default();
    let is_beside = |line: &&str| {
        line.trim_start().starts_with(['#', '/']) || !line.trim_end().ends_with(['}', ';', '{'])
    };
    let attributes = lines.take_while(is_beside).filter_map(|line| line.trim_start().strip_prefix("#["));
    let is_inert = |attribute: &str| {
        let path = attribute
            .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
            .next()
            .unwrap_or_default();
        INERT.contains(&path.rsplit(':').next().unwrap_or_default())
    };
    same_line.contains('#') || !attributes.into_iter().all(is_inert)
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Ident, Span};

    use super::Source;

    /// A file, with `@` before the token.
    fn source(text: &str) -> Source {
        let at = text.find('@').unwrap_or_else(|| panic!("no `@` in {text}"));
        Source::new(text.replace('@', ""), at)
    }

    fn name(name: &str) -> Ident {
        Ident::new(name, Span::call_site())
    }

    #[test]
    fn variables_are_recognized_by_where_they_get_their_names() {
        for function in [
            "fn f() {\n    let next = a();\n    @next\n}\n",
            "async fn f(next: Link<menu>) {\n    @next\n}\n",
            "fn f(\n    a: u8,\n    next: Link<menu>,\n) -> VoiceResponse {\n    if a {\n        @next\n    }\n}\n",
            "fn f<W>(next: W)\nwhere\n    W: Webhook,\n{\n    @next\n}\n",
            "    fn f() {\n        if let Some(next) = a {\n            @next\n        }\n    }\n",
            "fn f() {\n    a.map(|a, next| {\n        @next\n    })\n}\n",
            "use twiml_runtime::prelude::*;\n\nfn f() {\n    for (at, next) in a.next() {\n        @next\n    }\n}\n\nfn g() { a.next() }\n",
            "fn f() {\n    let mut next = 1;\n    @next\n}\n\nfn g() {\n    let next = 2;\n    twiml! { <Redirect>next</Redirect> }\n}\n",
        ] {
            assert!(source(function).is_variable(&name("next")), "{function}");
        }
    }

    #[test]
    fn a_name_that_may_be_a_handler_is_no_variable() {
        for file in [
            "fn f() {\n    @next\n}\n",
            "fn f() {\n    next();\n    @next\n}\n",
            "fn g(next: u8) {}\n\nfn f() {\n    @next\n}\n",
            "fn f(next: u8) {\n    @next\n}\n\nasync fn next() {}\n",
            "use crate::ivr::next;\n\nfn f(next: u8) {\n    @next\n}\n",
            "use crate::ivr::*;\n\nfn f(next: u8) {\n    @next\n}\n",
            "use crate::prelude::*;\n\nfn f(next: u8) {\n    @next\n}\n",
            "use super::*;\n\nfn f(next: u8) {\n    @next\n}\n",
            "pub(crate) use crate::{\n    ivr::{menu, next},\n};\n\nfn f(next: u8) {\n    @next\n}\n",
            "fn f(next: u8) {\n    async fn next() {}\n    @next\n}\n",
            "async fn next(next: u8) {\n    @next\n}\n",
            "handler! {\n    next\n}\n\nfn f(next: u8) {\n    @next\n}\n",
            "handler!(next);\n\nfn f(next: u8) {\n    @next\n}\n",
        ] {
            assert!(!source(file).is_variable(&name("next")), "{file}");
        }
    }

    #[test]
    fn functions_without_an_attribute_are_recognized() {
        for file in [
            "async fn voice() {}\n@",
            "struct X;\n/// Docs;\n#[allow(unused)]\n#[tracing::instrument(skip(a))]\npub async fn voice(a: u8) {}\n@",
            "fn voice() {}\n\nmod tests {\n    use super::*;\n    @\n}\n",
        ] {
            assert!(source(file).is_plain_function(&name("voice")), "{file}");
        }
    }

    #[test]
    fn functions_that_may_be_webhooks_are_not_plain() {
        for file in [
            "@",
            "#[voice_webhook(\"/voice\")]\nasync fn voice() {}\n@",
            "#[voice_webhook(\"/voice\")] async fn voice() {}\n@",
            "#[voice_webhook(\n    \"/voice\",\n    fallback = other,\n)]\n\n/// Docs;\npub async fn voice() {}\n@",
            "#[cfg_attr(a, voice_webhook(\"/voice\"))]\nasync fn voice() {}\n@",
            "#[own::attribute]\nasync fn voice() {}\n@",
            "impl A {\n    fn voice() {}\n}\n@",
            "fn voice() {}\n\nmod a {\n    #[voice_webhook(\"/voice\")]\n    async fn voice() {}\n    @\n}\n",
            "use ivr::voice;\n\nmod a {\n    fn voice() {}\n}\n@",
            "use ivr::*;\n\nfn voice() {}\n@",
            "// Like `fn voice`.\n@",
        ] {
            assert!(!source(file).is_plain_function(&name("voice")), "{file}");
        }
    }

    #[test]
    fn type_parameters_are_recognized_in_signatures() {
        let is_parameter = |file: &str| source(file).is_type_parameter(&name("W"));
        assert!(is_parameter("fn f<A, W: Webhook>(a: A) {\n    @W\n}\n"));
        assert!(!is_parameter("fn f<A>(a: A, b: W) {\n    @W\n}\n"));
        assert!(!is_parameter("fn f(a: Vec<W>) {\n    @W\n}\n"));
    }
}
