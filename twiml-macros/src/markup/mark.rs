//! The mark of a document in a handler, by which its attribute says something to it.

use proc_macro2::{Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use twiml_schema::Family;

/// It cannot begin a document.
const MARK: char = '@';

/// What the attribute says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It has said itself what the note of the document would.
    Noted,
    /// The family of the handler, for an editor.
    Of(Family),
}

impl Mark {
    fn tokens(self) -> impl Iterator<Item = TokenTree> {
        let mark = TokenTree::from(Punct::new(MARK, Spacing::Alone));
        let family = match self {
            Self::Noted => None,
            Self::Of(family) => Some(Ident::new(&family.to_string(), Span::call_site()).into()),
        };
        std::iter::once(mark).chain(family)
    }
}

/// The tokens of a body, with the mark on each `twiml!` that is written in it.
pub(crate) fn marked(tokens: &TokenStream, mark: Mark) -> TokenStream {
    let mut before = [None, None];
    let with_mark = |token: TokenTree| {
        let is_document = matches!(&before, [Some(TokenTree::Ident(name)), Some(TokenTree::Punct(bang))]
            if name == "twiml" && bang.as_char() == '!');
        let [_, last] = &mut before;
        before = [last.take(), Some(token.clone())];
        match token {
            TokenTree::Group(group) => {
                // A handler in the body of another one is marked by both.
                let (content, _) = unmarked(group.stream());
                let mark_of_document = is_document.then(|| mark.tokens());
                let content = mark_of_document.into_iter().flatten().chain(marked(&content, mark));
                let mut with_mark = Group::new(group.delimiter(), content.collect());
                with_mark.set_span(group.span());
                with_mark.into()
            }
            other => other,
        }
    };
    tokens.clone().into_iter().map(with_mark).collect()
}

/// The tokens of a document without the mark, and the mark.
pub(crate) fn unmarked(tokens: TokenStream) -> (TokenStream, Option<Mark>) {
    let mut rest = tokens.clone().into_iter().peekable();
    match rest.next() {
        Some(TokenTree::Punct(mark)) if mark.as_char() == MARK => {}
        _ => return (tokens, None),
    }
    let family = rest.peek().and_then(|next| {
        let next = next.to_token_stream().to_string();
        Family::ALL.into_iter().find(|family| family.to_string() == next)
    });
    if family.is_some() {
        rest.next();
    }
    (rest.collect(), Some(family.map_or(Mark::Noted, Mark::Of)))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{Family, Mark, marked, unmarked};

    #[test]
    fn every_document_of_a_body_is_marked() {
        let body =
            quote! {{ if a != b { return Ok(twiml! { <A>{late.then(|| twiml! { <B/> })}</A> }); } twiml!() }};
        let expected = quote! {{ if a != b { return Ok(twiml! { @<A>{late.then(|| twiml! { @<B/> })}</A> }); } twiml!(@) }};
        assert_eq!(marked(&body, Mark::Noted).to_string(), expected.to_string());
    }

    #[test]
    fn a_mark_is_taken_off() {
        for (marked, mark) in [
            (quote! { @<A/> }, Mark::Noted),
            (quote! { @voice <A/> }, Mark::Of(Family::Voice)),
            (quote! { @messaging <A/> }, Mark::Of(Family::Messaging)),
        ] {
            let (document, found) = unmarked(marked);
            assert_eq!(found, Some(mark));
            assert_eq!(document.to_string(), quote! { <A/> }.to_string());
            assert_eq!(unmarked(document).1, None);
        }
    }
}
