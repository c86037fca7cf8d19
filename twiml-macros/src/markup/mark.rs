//! The mark of a document in a handler, whose attribute says what the note of the document would.

use proc_macro2::{Group, Punct, Spacing, TokenStream, TokenTree};

/// It cannot begin a document.
const MARK: char = '@';

/// The tokens of a body, with the mark on each `twiml!` that is written in it.
pub(crate) fn marked(tokens: &TokenStream) -> TokenStream {
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
                let mark = is_document.then(|| TokenTree::from(Punct::new(MARK, Spacing::Alone)));
                let content = mark.into_iter().chain(marked(&content));
                let mut with_mark = Group::new(group.delimiter(), content.collect());
                with_mark.set_span(group.span());
                with_mark.into()
            }
            other => other,
        }
    };
    tokens.clone().into_iter().map(with_mark).collect()
}

/// The tokens of a document without the mark, and whether it had one.
pub(crate) fn unmarked(tokens: TokenStream) -> (TokenStream, bool) {
    let mut rest = tokens.clone().into_iter();
    match rest.next() {
        Some(TokenTree::Punct(mark)) if mark.as_char() == MARK => (rest.collect(), true),
        _ => (tokens, false),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{marked, unmarked};

    #[test]
    fn every_document_of_a_body_is_marked() {
        let body =
            quote! {{ if a != b { return Ok(twiml! { <A>{late.then(|| twiml! { <B/> })}</A> }); } twiml!() }};
        let expected = quote! {{ if a != b { return Ok(twiml! { @<A>{late.then(|| twiml! { @<B/> })}</A> }); } twiml!(@) }};
        assert_eq!(marked(&body).to_string(), expected.to_string());
    }

    #[test]
    fn a_mark_is_taken_off() {
        let (document, had_mark) = unmarked(quote! { @<A/> });
        assert!(had_mark);
        assert_eq!(document.to_string(), quote! { <A/> }.to_string());
        assert!(!unmarked(document).1);
    }
}
