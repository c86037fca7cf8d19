//! The function, as far as the macro has to understand it: its signature.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Meta, MetaNameValue, Token, Type, Visibility, parse_quote};

use crate::kind::attribute_named;

/// The attribute of axum.
const DEBUG_HANDLER: &str = "debug_handler";

#[derive(Clone)]
pub(crate) struct Item {
    /// The `#[cfg(…)]`s, which everything written beside the function needs as well.
    pub(crate) cfgs: Vec<Attribute>,
    /// Its documentation: what is written in each `#[doc = …]`, one for each line of a comment.
    pub(crate) docs: Vec<MetaNameValue>,
    pub(crate) visibility: Visibility,
    pub(crate) is_async: bool,
    /// What a webhook cannot be: generic, unsafe and so on, and where that is said.
    pub(crate) refused: Vec<(Span, &'static str)>,
    pub(crate) name: Ident,
    pub(crate) arguments: Vec<Argument>,
    /// The `#[debug_handler]` below the attribute, which axum advises.
    pub(crate) debug_handler: Option<Span>,
    /// Another attribute of a handler below this one.
    pub(crate) second: Option<(Span, &'static str)>,
    pub(crate) output: Option<Type>,
    pub(crate) body: TokenStream,
}

#[derive(Clone)]
pub(crate) enum Argument {
    /// With the `#[cfg(…)]`s that it has of its own.
    Typed(Box<Type>, Vec<Attribute>),
    /// `self`
    Receiver(Span),
}

impl Item {
    /// The types of the arguments.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        self.arguments.iter().filter_map(|argument| match argument {
            Argument::Typed(ty, _) => Some(bare(ty)),
            Argument::Receiver(_) => None,
        })
    }

    /// The types of the arguments that are always there.
    pub(crate) fn certain_types(&self) -> impl Iterator<Item = &Type> {
        self.arguments.iter().filter_map(|argument| match argument {
            Argument::Typed(ty, cfgs) if cfgs.is_empty() => Some(bare(ty)),
            _ => None,
        })
    }

    /// The first `cfg` of each argument that has some.
    pub(crate) fn conditional(&self) -> impl Iterator<Item = &Attribute> {
        self.arguments.iter().filter_map(|argument| match argument {
            Argument::Typed(_, cfgs) => cfgs.first(),
            Argument::Receiver(_) => None,
        })
    }

    /// The function with each set of arguments that it may have, under the `cfg`s of that set.
    pub(crate) fn variants(self) -> Vec<Self> {
        let conditional = self
            .arguments
            .iter()
            .rposition(|argument| matches!(argument, Argument::Typed(_, cfgs) if !cfgs.is_empty()));
        let Some(at) = conditional else { return vec![self] };
        let (mut with, mut without) = (self.clone(), self);
        without.arguments.remove(at);
        if let Some(Argument::Typed(_, cfgs)) = with.arguments.get_mut(at) {
            let cfgs = std::mem::take(cfgs);
            let predicates: Vec<_> = cfgs.iter().filter_map(|cfg| cfg.meta.require_list().ok()).collect();
            let predicates: Vec<_> = predicates.iter().map(|list| &list.tokens).collect();
            without.cfgs.push(parse_quote!(#[cfg(not(all(#(#predicates),*)))]));
            with.cfgs.extend(cfgs);
        }
        [with, without].into_iter().flat_map(Self::variants).collect()
    }

    /// Reads a function. Its body is the compiler's to read.
    pub(crate) fn read(function: &TokenStream) -> syn::Result<Self> {
        let mut signature: Vec<_> = function.clone().into_iter().collect();
        let body = signature
            .pop_if(|last| matches!(last, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace));
        let mut item: Self = syn::parse2(signature.into_iter().collect())?;
        // Without braces, as where a macro hands the body on, it is what follows the signature.
        if let Some(body) = body {
            item.body = body.into();
        }
        Ok(item)
    }
}

/// The type without parentheses, and without the group that a macro hands it on in.
fn bare(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            bare => return bare,
        };
    }
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = Attribute::parse_outer(input)?;
        let visibility = input.parse()?;
        let mut is_async = false;
        let mut refused = Vec::new();
        while !input.peek(Token![fn]) {
            let span = input.span();
            if input.peek(Token![async]) {
                input.parse::<Token![async]>()?;
                is_async = true;
            } else if input.peek(Token![unsafe]) || input.peek(Token![const]) || input.peek(Token![extern]) {
                input.parse::<TokenTree>()?;
                input.parse::<Option<syn::LitStr>>()?;
                refused.push((span, "a handler is an ordinary function: remove this"));
            } else {
                return Err(syn::Error::new(
                    span,
                    "this attribute belongs on a function\n= help: put it on the `async fn` of the handler",
                ));
            }
        }
        input.parse::<Token![fn]>()?;
        let name = input.parse()?;
        if input.peek(Token![<]) {
            refused.push((input.span(), "a handler cannot be generic: Twilio calls it with one type alone"));
            while !input.peek(syn::token::Paren) {
                input.parse::<TokenTree>()?;
            }
        }
        let group: Group = input.parse()?;
        let arguments = Punctuated::<Argument, Token![,]>::parse_terminated.parse2(group.stream())?;
        let output = if input.peek(Token![->]) {
            input.parse::<Token![->]>()?;
            Some(input.parse()?)
        } else {
            None
        };
        if input.peek(Token![where]) {
            refused.push((input.span(), "a handler cannot be generic: remove its `where`"));
        }
        let body = input.parse()?;
        let mut names =
            attributes.iter().filter_map(|attribute| Some(&attribute.path().segments.last()?.ident));
        let debug_handler = names.clone().find(|name| *name == DEBUG_HANDLER).map(Ident::span);
        let second = names.find_map(|name| Some((name.span(), attribute_named(name)?)));
        Ok(Self {
            debug_handler,
            second,
            cfgs: attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).cloned().collect(),
            docs: attributes.into_iter().filter_map(text_of_doc).collect(),
            visibility,
            is_async,
            refused,
            name,
            arguments: arguments.into_iter().collect(),
            output,
            body,
        })
    }
}

/// What an attribute says in the documentation, if it does. `#[doc(…)]` is about the function's page.
fn text_of_doc(attribute: Attribute) -> Option<MetaNameValue> {
    match attribute.meta {
        Meta::NameValue(text) if text.path.is_ident("doc") => Some(text),
        _ => None,
    }
}

impl Parse for Argument {
    /// `pattern: Type`. The pattern is the compiler's to read.
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut cfgs = Attribute::parse_outer(input)?;
        cfgs.retain(|attribute| attribute.path().is_ident("cfg"));
        let mut pattern = TokenStream::new();
        while !input.peek(Token![:]) || input.peek(Token![::]) {
            if input.peek(Token![self]) {
                let span = input.span();
                while !input.is_empty() && !input.peek(Token![,]) {
                    input.parse::<TokenTree>()?;
                }
                return Ok(Self::Receiver(span));
            }
            if input.peek(Token![::]) {
                input.parse::<Token![::]>()?.to_tokens(&mut pattern);
            } else {
                input.parse::<TokenTree>()?.to_tokens(&mut pattern);
            }
        }
        input.parse::<Token![:]>()?;
        Ok(Self::Typed(Box::new(input.parse()?), cfgs))
    }
}

/// The function without the attributes of axum and of other webhooks, which would complain as well.
pub(crate) fn without_others(function: &TokenStream) -> TokenStream {
    let is_it = |group: &Group| {
        let path = group.stream().into_iter().take_while(|token| !matches!(token, TokenTree::Group(_)));
        path.into_iter().any(|token| matches!(token, TokenTree::Ident(name) if name == DEBUG_HANDLER || attribute_named(&name).is_some()))
    };
    let mut tokens = function.clone().into_iter().peekable();
    let mut left = TokenStream::new();
    while let Some(token) = tokens.next() {
        let is_mark = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '#');
        let attribute =
            tokens.next_if(|next| is_mark && matches!(next, TokenTree::Group(group) if is_it(group)));
        if attribute.is_none() {
            left.extend([token]);
        }
    }
    left
}
