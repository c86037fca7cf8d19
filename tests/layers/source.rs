//! The modules of a crate, read from its sources as tokens.
//!
//! Comments and `#[cfg(test)]` items are left out; the bodies of macros are read as any other code.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// The text of each file of a crate, by its path below `src`.
pub(crate) type Files = BTreeMap<String, String>;

/// What a module says about names. Modules are known by their path: `webhook::kind`, and the empty one for the crate.
#[derive(Default)]
pub(crate) struct Module {
    pub(crate) file: String,
    pub(crate) uses: Vec<Use>,
    /// Every path in the code, as its segments.
    pub(crate) paths: Vec<Vec<String>>,
    /// The names that a keyword of Rust declares, in macros as well.
    pub(crate) defines: BTreeSet<String>,
}

/// One name of a `use`.
pub(crate) struct Use {
    pub(crate) path: Vec<String>,
    /// The name in this module, or `None` for all names of another one.
    pub(crate) name: Option<String>,
    pub(crate) is_reexport: bool,
}

/// The modules of a crate. Those that are compiled for tests alone are left out.
pub(crate) fn modules(files: &Files) -> BTreeMap<String, Module> {
    let mut reader = Reader { modules: BTreeMap::new(), for_tests: Vec::new() };
    for (file, text) in files {
        let tokens: TokenStream = text.parse().expect(file);
        reader.read(file, &module_of(file), tokens);
    }
    let Reader { mut modules, for_tests } = reader;
    modules.retain(|path, _| {
        !for_tests.iter().any(|test| path == test || path.starts_with(&format!("{test}::")))
    });
    modules
}

/// `webhook/kind.rs` has the module `webhook::kind`.
fn module_of(file: &str) -> String {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { String::new() } else { path.replace('/', "::") }
}

/// The module `name` in the module `path`.
pub(crate) fn child(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}::{name}") }
}

struct Reader {
    modules: BTreeMap<String, Module>,
    for_tests: Vec<String>,
}

impl Reader {
    fn read(&mut self, file: &str, module: &str, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut skip_item = false;
        let mut file_of_module = None;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at + 1..];
            match (token, rest.first()) {
                (TokenTree::Punct(mark), Some(TokenTree::Group(attribute))) if mark.as_char() == '#' => {
                    skip_item |= is_for_tests(&attribute.stream());
                    file_of_module = file_of_module.or_else(|| path_attribute(&attribute.stream()));
                    at += 1;
                }
                (TokenTree::Ident(word), Some(TokenTree::Ident(name))) if word == "mod" => {
                    let inner = child(module, &name.to_string());
                    if skip_item {
                        self.for_tests.push(inner);
                    } else if let Some(TokenTree::Group(body)) = rest.get(1) {
                        self.read(file, &inner, body.stream());
                    } else if let Some(other) = file_of_module.take() {
                        let path = vec!["self".to_owned(), other];
                        let renamed = Use { path, name: Some(name.to_string()), is_reexport: true };
                        self.module(file, module).uses.push(renamed);
                    }
                    skip_item = false;
                    at += 2;
                }
                _ if skip_item => {
                    let ends_here = match token {
                        TokenTree::Punct(mark) => mark.as_char() == ';',
                        TokenTree::Group(body) => body.delimiter() == Delimiter::Brace,
                        _ => false,
                    };
                    skip_item = !ends_here;
                }
                (TokenTree::Ident(word), Some(next)) if word == "use" && !is(next, '<') => {
                    let is_reexport = tokens[..at].last().is_some_and(is_public);
                    let end = rest.iter().position(|token| is(token, ';')).unwrap_or(rest.len());
                    let uses = &mut self.module(file, module).uses;
                    use_tree(&rest[..end], &[], is_reexport, uses);
                    at += end;
                }
                (TokenTree::Ident(word), Some(TokenTree::Ident(name))) if declares(word) => {
                    self.module(file, module).defines.insert(name.to_string());
                }
                (TokenTree::Ident(_), _) => {
                    let path = path_at(&tokens[at..]);
                    let length = 3 * (path.len() - 1);
                    if !continues_a_path(&tokens[..at]) {
                        self.module(file, module).paths.push(path);
                    }
                    at += length;
                }
                (TokenTree::Group(body), _) => self.read(file, module, body.stream()),
                _ => {}
            }
            at += 1;
        }
        self.module(file, module);
    }

    fn module(&mut self, file: &str, module: &str) -> &mut Module {
        self.modules
            .entry(module.to_owned())
            .or_insert_with(|| Module { file: file.to_owned(), ..Module::default() })
    }
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// `cfg(test)`, alone or with more.
fn is_for_tests(attribute: &TokenStream) -> bool {
    let text = attribute.to_string();
    text.starts_with("cfg") && text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "test")
}

/// The module whose file is in `path = "private.rs"`.
fn path_attribute(attribute: &TokenStream) -> Option<String> {
    let text = attribute.to_string();
    let file = text.strip_prefix("path = \"")?.strip_suffix("\"")?;
    file.strip_suffix(".rs").map(str::to_owned)
}

/// `pub`, or what is in its parentheses.
fn is_public(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
        || token.to_string() == "pub"
}

fn declares(word: &Ident) -> bool {
    ["struct", "enum", "union", "trait", "fn", "const", "static", "type"]
        .iter()
        .any(|keyword| word == keyword)
}

/// Whether a word after these tokens is a field, a method, or in a path that began before: `.name`, `::name`.
fn continues_a_path(before: &[TokenTree]) -> bool {
    match before {
        [.., first, second] if is(second, '.') => !is(first, '.'),
        [.., first, second] => is(first, ':') && is(second, ':'),
        _ => false,
    }
}

/// The path at the start of the tokens: words with `::` between them.
fn path_at(tokens: &[TokenTree]) -> Vec<String> {
    let mut path = vec![tokens[0].to_string()];
    let mut rest = &tokens[1..];
    while let [colon, second, TokenTree::Ident(name), ..] = rest
        && is(colon, ':')
        && is(second, ':')
    {
        path.push(name.to_string());
        rest = &rest[3..];
    }
    path
}

/// Adds the names of `a::{b, c as d, e::*}`. A path from outside (`::a`) and one that a macro fills in (`$a`) are left out.
fn use_tree(tokens: &[TokenTree], prefix: &[String], is_reexport: bool, uses: &mut Vec<Use>) {
    for tree in tokens.split(|token| is(token, ',')) {
        let tree = if let [mark, rest @ ..] = tree
            && is(mark, '$')
            && rest.first().is_some_and(|word| word.to_string() == "crate")
        {
            rest
        } else {
            tree
        };
        let mut path = prefix.to_vec();
        let mut alias = None;
        for (at, token) in tree.iter().enumerate() {
            match token {
                TokenTree::Group(names) => {
                    let names: Vec<_> = names.stream().into_iter().collect();
                    use_tree(&names, &path, is_reexport, uses);
                }
                TokenTree::Ident(word) if word == "as" => alias = tree.get(at + 1).map(ToString::to_string),
                TokenTree::Ident(word) if alias.is_none() && (word != "self" || path.is_empty()) => {
                    path.push(word.to_string());
                }
                _ => {}
            }
        }
        let ends_in_names = matches!(tree.last(), Some(TokenTree::Group(_)) | None);
        let is_ours =
            !tree.iter().any(|token| is(token, '$')) && tree.first().is_some_and(|token| !is(token, ':'));
        if is_ours && !ends_in_names {
            let is_glob = tree.last().is_some_and(|token| is(token, '*'));
            let name = alias.or_else(|| path.last().cloned()).filter(|_| !is_glob);
            uses.push(Use { path, name, is_reexport });
        }
    }
}
