//! Handlers that a document names, and the method that comes along with each.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;
use syn::spanned::Spanned as _;
use twiml_schema::Attribute;

use super::super::ast::Name;
use super::super::tree::{self, Target};
use super::Checker;
use super::children::Parent;

impl Checker<'_> {
    /// The handler that an attribute names, if it can name one.
    pub(super) fn target(
        &mut self,
        name: &Name,
        path: Path,
        row: Option<&'static Attribute>,
        parent: Parent<'_>,
    ) -> Option<Target> {
        if let Some(callback) = row.and_then(|row| row.callback) {
            return Some(Target { path, callback, call: None, same_method_as: None });
        }
        let span = path.segments.first().map_or(name.span, |segment| segment.ident.span());
        let words = quote!(#path).to_string().replace(' ', "");
        let error = self.diagnostics.error(
            span,
            format!(
                "`{}` of `<{}>` is no callback, so it cannot name a handler",
                name.text, parent.name.text
            ),
        );
        error.help(format!(
            "write `{0}=\"{words}\"` for text, or `{0}={{{words}}}` for a variable",
            name.text
        ));
        None
    }

    /// Writes down an attribute that names a handler, and the attribute that carries the handler's method.
    pub(super) fn callback(
        &mut self,
        name: Name,
        mut target: Target,
        written: &[Name],
        checked: &mut Vec<tree::Attribute>,
    ) {
        let Some(method) = target.callback.method else {
            checked.push(tree::Attribute { name: name.text, value: tree::AttributeValue::Callback(target) });
            return;
        };
        let own = written.iter().find(|written| written.text == method);
        if let Some(own) = own {
            self.own_method(own, &format!("`{}`", name.text));
        }
        let brought = checked.iter().find_map(|attribute| match &attribute.value {
            tree::AttributeValue::MethodOf(other) if attribute.name == method => Some(other.path.clone()),
            _ => None,
        });
        let brings = own.is_none() && brought.is_none();
        target.same_method_as = brought;
        checked
            .push(tree::Attribute { name: name.text, value: tree::AttributeValue::Callback(target.clone()) });
        if brings {
            checked.push(tree::Attribute {
                name: method.to_owned(),
                value: tree::AttributeValue::MethodOf(target),
            });
        }
    }

    /// Brings along the method of the handler that an element names as its text.
    pub(super) fn text_callback(
        &mut self,
        attributes: &mut Vec<tree::Attribute>,
        children: &mut [tree::Node],
        written: &[Name],
    ) {
        self.alone(children);
        for child in children {
            match child {
                tree::Node::Callback(target) => {
                    let Some(method) = target.callback.method else { continue };
                    if let Some(own) = written.iter().find(|written| written.text == method) {
                        self.own_method(own, "the text");
                    } else {
                        let value = tree::AttributeValue::MethodOf(target.clone());
                        attributes.push(tree::Attribute { name: method.to_owned(), value });
                    }
                }
                // One attribute cannot follow what is decided at run time, so these have to be called by POST.
                child => child.for_each_callback(&mut |target| target.callback.method = None),
            }
        }
    }

    /// What stands beside a handler would be read as part of its address.
    fn alone(&mut self, nodes: &mut [tree::Node]) {
        let written = nodes.iter().filter(|node| !matches!(node, tree::Node::Let(_))).count();
        let is_choice = |node: &tree::Node| matches!(node, tree::Node::If { .. } | tree::Node::Match { .. });
        let help = if nodes.iter().any(is_choice) {
            "let one `if` with its `else`, or one `match`, choose among the handlers"
        } else {
            "hand over arguments with `at` and `with`: `{menu::with(&query)}`"
        };
        for node in nodes {
            match node {
                tree::Node::If { then, otherwise, .. } if written == 1 => {
                    self.alone(then);
                    self.alone(otherwise.as_deref_mut().unwrap_or_default());
                }
                tree::Node::For { .. } => node.for_each_callback(&mut |target| {
                    self.diagnostics
                        .error(
                            target.path.span(),
                            "the name of a handler stands alone, and a `for` may write it several times",
                        )
                        .help("choose one handler before, by `if` or `match`");
                }),
                tree::Node::Match { arms, .. } if written == 1 => {
                    for (_, nodes) in arms {
                        self.alone(nodes);
                    }
                }
                node if written > 1 => node.for_each_callback(&mut |target| {
                    self.diagnostics
                        .error(
                            target.path.span(),
                            "the name of a handler stands alone: it is a whole address",
                        )
                        .help(help);
                }),
                _ => {}
            }
        }
    }

    /// Advises against naming a handler by its path, which nothing is checked by.
    pub(super) fn path_constant(&mut self, tokens: &TokenStream) {
        let Ok(path) = syn::parse2::<Path>(tokens.clone()) else { return };
        if let Some(last) = path.segments.last().filter(|last| last.ident == "PATH")
            && path.segments.len() > 1
        {
            self.warn(
                last.ident.span(),
                "if this is the path of a handler, name the handler itself, without `::PATH` and without braces: of a text nothing is \
                 checked, and a base path is missing in it"
                    .to_owned(),
            );
        }
    }

    fn own_method(&mut self, own: &Name, names: &str) {
        self.diagnostics
            .error(own.span, format!("`{}` comes with the handler that {names} names", own.text))
            .help(
                "remove it; the handler's own attribute says which method it answers to: \
                 `#[voice_webhook(\"/path\", method = \"GET\")]`",
            );
    }
}
