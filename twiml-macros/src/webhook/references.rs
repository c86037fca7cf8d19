//! The handlers that a function's documents name, so that `webhooks!` can see to it that they are mounted.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::Path;

use crate::diagnostics::Diagnostics;
use crate::markup::ast::{AttributeValue, Node};
use crate::markup::parse;

/// The handlers named in every `twiml!` of a function's body.
///
/// Names that the body itself brings into scope are left out: they mean nothing where the list of references
/// stands. They are checked when they are first used. After a `use …::*`, that can be any name.
pub(super) fn references(body: &TokenStream) -> Vec<Path> {
    let mut paths = Vec::new();
    let mut local = Vec::new();
    scan(body.clone(), &mut paths, &mut local);
    let mut seen = Vec::new();
    paths.retain(|path| {
        let known = path.segments.first().is_some_and(|first| is_local(&first.ident, &local));
        let text = path.to_token_stream().to_string();
        let new = !known && !seen.contains(&text);
        seen.push(text);
        new
    });
    paths
}

/// `local` collects what `use`, `fn`, `mod` and `struct` inside the body name.
fn scan(tokens: TokenStream, paths: &mut Vec<Path>, local: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "use" => {
                let is_end =
                    |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
                names(tokens.by_ref().take_while(|token| !is_end(token)).collect(), None, local);
            }
            TokenTree::Ident(ident) if ident == "fn" || ident == "mod" || ident == "struct" => {
                if let Some(TokenTree::Ident(name)) = tokens.peek() {
                    local.push(name.to_string());
                }
            }
            TokenTree::Ident(ident) if ident == "twiml" => {
                if !matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '!') {
                    continue;
                }
                tokens.next();
                if let Some(TokenTree::Group(group)) = tokens.next() {
                    // What is wrong with the document is reported where it is expanded.
                    collect(&parse::parse(group.stream(), &mut Diagnostics::default()), paths, local);
                }
            }
            TokenTree::Group(group) => scan(group.stream(), paths, local),
            _ => {}
        }
    }
}

/// Whether a path that begins so leads to what the body brings into scope.
fn is_local(first: &Ident, local: &[String]) -> bool {
    let contains = |name: &str| local.iter().any(|local| local == name);
    let starts_at_module = first == "crate" || first == "self" || first == "super";
    contains(&first.to_string()) || contains("*") && !starts_at_module
}

/// The names that a `use` brings into scope: those that nothing follows. `module` is what `self` stands for.
fn names(tokens: TokenStream, module: Option<&str>, local: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut last = None;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let goes_on = match tokens.peek() {
                    Some(TokenTree::Punct(punct)) => punct.as_char() == ':',
                    Some(TokenTree::Ident(next)) => next == "as",
                    _ => false,
                };
                match module {
                    Some(module) if name == "self" => local.push(module.to_owned()),
                    _ if !goes_on => local.push(name.clone()),
                    _ => {}
                }
                last = Some(name);
            }
            TokenTree::Punct(punct) if punct.as_char() == '*' => local.push("*".to_owned()),
            TokenTree::Group(group) => names(group.stream(), last.as_deref(), local),
            _ => {}
        }
    }
}

/// The handlers that a document names.
fn collect(nodes: &[Node], paths: &mut Vec<Path>, local: &mut Vec<String>) {
    for node in nodes {
        match node {
            Node::Element(element) => {
                for attribute in &element.attributes {
                    match &attribute.value {
                        AttributeValue::Handler(path) => paths.push(path.clone()),
                        AttributeValue::Value(value) => scan(value.tokens.clone(), paths, local),
                        AttributeValue::Literal(_) | AttributeValue::Broken => {}
                    }
                }
                collect(&element.children, paths, local);
            }
            Node::Bare(bare) => paths.extend(syn::parse2::<Path>(bare.tokens.clone())),
            Node::Value(value) => scan(value.tokens.clone(), paths, local),
            Node::If(branch) => {
                collect(&branch.then, paths, local);
                collect(branch.otherwise.as_deref().unwrap_or_default(), paths, local);
            }
            Node::For(branch) => collect(&branch.body, paths, local),
            Node::Match(branch) => branch.arms.iter().for_each(|arm| collect(&arm.body, paths, local)),
            Node::Text(_) | Node::Let(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens as _, quote};

    fn references(body: &proc_macro2::TokenStream) -> Vec<String> {
        super::references(body).iter().map(|path| path.to_token_stream().to_string()).collect()
    }

    #[test]
    fn handlers_are_found_in_attributes_texts_and_branches() {
        let body = quote! {{
            let hello = twiml! { <Response><Gather action=menu/></Response> };
            if late {
                return Ok(twiml! { <Response>if x { <Redirect>ivr::closed</Redirect> }</Response> });
            }
            hello
        }};
        assert_eq!(references(&body), ["menu", "ivr :: closed"]);
    }

    #[test]
    fn a_handler_named_twice_is_listed_once() {
        let body = quote! { twiml! { <Response><Gather action=menu/><Redirect>menu</Redirect></Response> } };
        assert_eq!(references(&body), ["menu"]);
    }

    #[test]
    fn names_of_the_body_itself_are_left_out() {
        let body = quote! { use crate::ivr::{menu}; twiml! { <Response><Gather action=menu/></Response> } };
        assert!(references(&body).is_empty());
        let body = quote! { use crate::ivr::{self as phone, *}; twiml! { <Response><Gather action=menu/></Response> } };
        assert!(references(&body).is_empty());
        let body =
            quote! { use crate::ivr::{self}; twiml! { <Response><Gather action=ivr::menu/></Response> } };
        assert!(references(&body).is_empty());
    }

    #[test]
    fn a_path_is_no_name_of_the_body() {
        let body = quote! {
            use crate::ivr::Menu as menu_of_ivr;
            twiml! { <Response><Gather action=crate::menu/><Gather action=ivr::menu/><Gather action=Menu/></Response> }
        };
        assert_eq!(references(&body), ["crate :: menu", "ivr :: menu", "Menu"]);
        let body = quote! { use ivr::*; twiml! { <Response><Gather action=crate::menu/></Response> } };
        assert_eq!(references(&body), ["crate :: menu"]);
    }

    #[test]
    fn text_and_variables_are_no_handlers() {
        let body = quote! { twiml! { <Response><Gather action="/menu"/><Gather action={menu}/></Response> } };
        assert!(references(&body).is_empty());
    }
}
