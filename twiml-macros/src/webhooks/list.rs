//! A list of handlers, as it is written.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Generics, Ident, Path, Token, Visibility, bracketed};

use super::entry_errors::not_a_handler;

/// What is in the macro.
pub(super) enum Input {
    /// `voice, menu`, an expression.
    Mounted(Vec<Entry>),
    /// `pub type Menu = [ask, chosen];`, an item.
    Named(Named),
}

/// `pub type Menu<S> = [ask, chosen] where Db: FromRef<S>;`
pub(super) struct Named {
    /// Its documentation, and what else is on the type.
    pub(super) attributes: Vec<Attribute>,
    pub(super) visibility: Visibility,
    pub(super) name: Ident,
    /// With the state as the only parameter, if it has a name.
    pub(super) generics: Generics,
    pub(super) entries: Vec<Entry>,
}

/// `handler`, `..List`, either after `#[cfg(…)]`
pub(super) struct Entry {
    pub(super) cfgs: Vec<Attribute>,
    pub(super) kind: Kind,
    pub(super) path: Path,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Handler,
    /// Another list, which is taken in.
    List,
}

impl Input {
    /// Whether a list with a name begins here, also where something is wrong with it.
    pub(super) fn is_named(input: ParseStream<'_>) -> bool {
        let ahead = input.fork();
        ahead.call(Attribute::parse_outer).is_ok()
            && ahead.parse::<Visibility>().is_ok()
            && (ahead.peek(Token![type]) || is_named_without_type(&ahead))
    }
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if Self::is_named(input) { input.parse().map(Self::Named) } else { entries(input).map(Self::Mounted) }
    }
}

/// `Menu = […]`, `struct Menu = […];`
fn is_named_without_type(input: ParseStream<'_>) -> bool {
    let is_keyword = input.peek(Token![struct])
        || input.peek(Token![enum])
        || input.peek(Token![const])
        || input.peek(Token![let]);
    is_keyword || input.peek(Ident) && input.peek2(Token![=])
}

fn entries(input: ParseStream<'_>) -> syn::Result<Vec<Entry>> {
    Ok(Punctuated::<Entry, Token![,]>::parse_terminated(input)?.into_iter().collect())
}

impl Parse for Named {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        if is_named_without_type(input) {
            return Err(
                input.error("a list with a name is a type\n= help: write `type Menu = [ask, chosen];`")
            );
        }
        input.parse::<Token![type]>()?;
        let name: Ident = input.parse()?;
        let mut generics: Generics = input.parse()?;
        if let Some(second) = generics.params.iter().nth(1) {
            return Err(syn::Error::new(
                second.span(),
                "a list has one parameter, the state of the router\n= help: write `type Menu<S> = […] where Db: FromRef<S>;`",
            ));
        }
        if !input.peek(Token![=]) {
            return Err(
                input.error("expected `=` and the handlers\n= help: write `type Menu = [ask, chosen];`")
            );
        }
        input.parse::<Token![=]>()?;
        if !input.peek(syn::token::Bracket) {
            return Err(
                input.error("expected the handlers in brackets\n= help: write `type Menu = [ask, chosen];`")
            );
        }
        let list;
        bracketed!(list in input);
        let entries = entries(&list)?;
        generics.where_clause = input.parse()?;
        if !input.peek(Token![;]) {
            return Err(input.error("expected `;` after the list"));
        }
        input.parse::<Token![;]>()?;
        if let (None, Some(conditions)) = (generics.params.first(), &generics.where_clause) {
            return Err(syn::Error::new(
                conditions.where_token.span(),
                "these conditions are on the state of the router, which has no name here\n= help: name it as the parameter of the list: \
                 `type Menu<S> = […] where Db: FromRef<S>;`",
            ));
        }
        if !input.is_empty() {
            return Err(input.error(
                "expected nothing after the list\n= help: write another `webhooks! { … }` for another list",
            ));
        }
        Ok(Self { attributes, visibility, name, generics, entries })
    }
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let cfgs = Attribute::parse_outer(input)?;
        if let Some(other) = cfgs.iter().find(|attribute| !attribute.path().is_ident("cfg")) {
            return Err(syn::Error::new(
                other.span(),
                "a handler in this list has no attributes but `#[cfg(…)]`\n= help: write the others on the function",
            ));
        }
        let kind = if input.peek(Token![..]) {
            input.parse::<Token![..]>()?;
            Kind::List
        } else {
            Kind::Handler
        };
        if let Some(error) = not_a_handler(input) {
            return Err(error);
        }
        let path = Path::parse_mod_style(input)?;
        Ok(Self { cfgs, kind, path })
    }
}
