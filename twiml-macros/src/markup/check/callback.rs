//! Handlers that a document names, and the method that is written with each.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::Path;
use syn::spanned::Spanned as _;

use super::checker::Checker;
use crate::markup::ast::{Name, Value};
use crate::markup::control::Control;
use crate::markup::tree::{self, Target};

impl Checker<'_> {
    /// Reports a name without braces where the attribute cannot name a handler.
    pub(super) fn not_a_callback(&mut self, name: &Name, path: &Path, element: &Name) {
        let span = path.segments.first().map_or(name.span, |segment| segment.ident.span());
        let words = quote!(#path).to_string().replace(' ', "");
        self.diagnostics
            .error(
                span,
                format!(
                    "`{}` of `<{}>` is not a callback, so it cannot name a handler",
                    name.text, element.text
                ),
            )
            .help(format!(
                "write `{0}=\"{words}\"` for text, or `{0}={{{words}}}` for a variable",
                name.text
            ));
    }

    /// Reports what is written as the name of a handler would be, and is something else of the function around it. What it is, is evaluated in its place.
    pub(super) fn not_a_handler(&mut self, path: &Path) -> Option<Value> {
        let name = path.get_ident()?;
        let tokens = if self.surroundings.is_variable(name) {
            self.diagnostics
                .error(
                    name.span(),
                    format!("`{name}` is a variable, and only a handler is named without braces"),
                )
                .help(format!("write the variable in braces: `{{{name}}}`"));
            name.to_token_stream()
        } else if self.surroundings.is_type_parameter(name) {
            self.diagnostics
                .error(name.span(), format!("`{name}` can be any handler, and a document names one, which is checked"))
                .help("write the name of a handler")
                .note(
                    "a function for every handler takes what names the handler as a fragment, `next: impl StandsIn<tags::Response>`; \
                     its callers write `twiml! { <Redirect>menu</Redirect> }`",
                );
            quote!(())
        } else {
            return None;
        };
        Some(Value { tokens, span: name.span() })
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
        let shared = checked.iter().find_map(|attribute| match &attribute.value {
            tree::AttributeValue::MethodOf(other) if attribute.name == method => Some(other.path.clone()),
            _ => None,
        });
        let is_first = own.is_none() && shared.is_none();
        target.same_method_as = shared;
        checked
            .push(tree::Attribute { name: name.text, value: tree::AttributeValue::Callback(target.clone()) });
        if is_first {
            checked.push(tree::Attribute {
                name: method.to_owned(),
                value: tree::AttributeValue::MethodOf(target),
            });
        }
    }

    /// Adds the method of the handler that an element names as its text.
    pub(super) fn text_callback(
        &mut self,
        attributes: &mut Vec<tree::Attribute>,
        children: &mut [tree::Node],
        written: &[Name],
    ) {
        self.alone(children);
        let is_only = children.len() == 1;
        for child in children {
            match child {
                tree::Node::Linked(linked) => {
                    let method = linked.callback.method.filter(|_| is_only);
                    linked.method = method.filter(|method| !written.iter().any(|name| name.text == *method));
                }
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

    /// What is beside a handler would be read as part of its address.
    fn alone(&mut self, nodes: &mut [tree::Node]) {
        let written = nodes.iter().filter(|node| !matches!(node, tree::Node::Let(_))).count();
        let is_choice = |node: &tree::Node| {
            matches!(node, tree::Node::Control(Control::If { .. } | Control::Match { .. }))
        };
        let help = if nodes.iter().any(is_choice) {
            "let one `if` with its `else`, or one `match`, choose among the handlers"
        } else {
            "pass arguments with `at` and `with`: `{menu::with(&query)}`"
        };
        for node in nodes {
            match node {
                tree::Node::Control(Control::For { .. }) => node.for_each_callback(&mut |target| {
                    self.diagnostics
                        .error(
                            target.path.span(),
                            "the name of a handler has to be alone, and a `for` may write it several times",
                        )
                        .help("choose one handler before, by `if` or `match`");
                }),
                tree::Node::Control(control) if written == 1 => {
                    control.bodies_mut().into_iter().for_each(|nodes| self.alone(nodes));
                }
                node if written > 1 => node.for_each_callback(&mut |target| {
                    self.diagnostics
                        .error(
                            target.path.span(),
                            "the name of a handler has to be alone: it is a whole address",
                        )
                        .help(help);
                }),
                _ => {}
            }
        }
    }

    /// Advises against naming a handler by its path, because nothing is checked then.
    pub(super) fn path_constant(&mut self, tokens: &TokenStream) {
        let Ok(path) = syn::parse2::<Path>(tokens.clone()) else { return };
        if let Some(last) = path.segments.last().filter(|last| last.ident == "PATH")
            && path.segments.len() > 1
        {
            self.warn(
                last.ident.span(),
                "if this is the path of a handler, name the handler itself, without `::PATH` and without braces: a text is not \
                 checked, and it lacks the base path"
                    .to_owned(),
            );
        }
    }

    fn own_method(&mut self, own: &Name, names: &str) {
        self.diagnostics
            .error(own.span, format!("`{}` is set by the handler that {names} names", own.text))
            .help(
                "remove it; the handler's own attribute says by which method it is called: \
                 `#[voice_webhook(\"/path\", method = \"GET\")]`",
            );
    }
}
