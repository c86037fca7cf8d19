//! Whether a function's answers are its own documents, or may be made elsewhere.
//!
//! The body is read as tokens; what is not understood counts as made elsewhere.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Whether every answer of the body is a `twiml!` in the body, by itself, after headers, or in `Ok(…)`.
pub(super) fn are_own_documents(body: &TokenStream) -> bool {
    let tokens = tokens(body);
    are_documents(&tokens) && returned_are_documents(&tokens)
}

fn tokens(stream: &TokenStream) -> Vec<TokenTree> {
    stream.clone().into_iter().collect()
}

/// Whether the value of a block's content is a document.
fn are_documents(block: &[TokenTree]) -> bool {
    let last = block.rsplit(|token| is_punct(token, ';')).next().unwrap_or_default();
    match last {
        // A `return`, which is looked at by itself, or what never ends.
        [] => !block.is_empty(),
        [.., TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(_)]
            if name == "twiml" && mark.as_char() == '!' =>
        {
            true
        }
        [.., TokenTree::Ident(name), TokenTree::Group(group)]
            if name == "Ok" && group.delimiter() == Delimiter::Parenthesis =>
        {
            are_documents(&tokens(&group.stream()))
        }
        // Headers, and then the document.
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
            let parts = tokens(&group.stream());
            parts.rsplit(|token| is_punct(token, ',')).next().is_some_and(are_documents)
        }
        [TokenTree::Ident(name), ..] if name == "return" => true,
        [before @ .., TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
            are_documents_in(before, group)
        }
        _ => false,
    }
}

/// Whether the value of `before { … }` is a document: a block, an `if` or a `match`.
fn are_documents_in(before: &[TokenTree], braces: &Group) -> bool {
    let content = tokens(&braces.stream());
    let start = before.iter().rposition(is_braces).map_or(0, |at| at + 1);
    match &before[start..] {
        [] => are_documents(&content),
        [TokenTree::Ident(keyword), ..] if keyword == "match" => arms_are_documents(&content),
        [TokenTree::Ident(keyword), ..] if keyword == "if" => are_documents(&content),
        [TokenTree::Ident(keyword), ..] if keyword == "else" => {
            let earlier = match &before[..start] {
                [before @ .., TokenTree::Group(braces)] => are_documents_in(before, braces),
                _ => false,
            };
            earlier && are_documents(&content)
        }
        _ => false,
    }
}

fn arms_are_documents(mut rest: &[TokenTree]) -> bool {
    while let Some(arrow) = rest.windows(2).position(|two| is_punct(&two[0], '=') && is_punct(&two[1], '>')) {
        let body = &rest[arrow + 2..];
        let end = match body {
            [braces, ..] if is_braces(braces) => 1,
            _ => body.iter().position(|token| is_punct(token, ',')).unwrap_or(body.len()),
        };
        if !are_documents(&body[..end]) {
            return false;
        }
        rest = &body[end..];
    }
    true
}

/// Whether what follows each `return` is a document.
fn returned_are_documents(tokens: &[TokenTree]) -> bool {
    tokens.iter().enumerate().all(|(at, token)| match token {
        TokenTree::Ident(keyword) if keyword == "return" => {
            let value = &tokens[at + 1..];
            let end = value.iter().position(|token| is_punct(token, ';') || is_punct(token, ','));
            are_documents(&value[..end.unwrap_or(value.len())])
        }
        TokenTree::Group(group) => returned_are_documents(&self::tokens(&group.stream())),
        _ => true,
    })
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::are_own_documents;

    #[test]
    fn documents_are_found_at_every_end_of_a_function() {
        for body in [
            quote! {{ twiml! { <Response/> } }},
            quote! {{ let x = db.get().await?; Ok(twiml! { <Response/> }) }},
            quote! {{ if late { return twiml! { <Response/> }; } twiml! { <Response/> } }},
            quote! {{ if a { twiml! {} } else if b { x(); twiml! {} } else { Ok(twiml! {}) } }},
            quote! {{ for x in y { z(); } match a { 1 => twiml! {}, 2 if c => { twiml! {} } _ => return Ok(twiml! {}), } }},
            quote! {{ match a { 1 => match b { _ => twiml! {} }, _ => if c { twiml! {} } else { twiml! {} } } }},
            quote! {{ return twiml! {}; }},
            quote! {{ ([(SET_COOKIE, cookie)], twiml! { <Response/> }) }},
            quote! {{ if a { return Ok((headers(), twiml! {})); } Ok((x, y, twiml! {})) }},
        ] {
            assert!(are_own_documents(&body), "{body}");
        }
    }

    #[test]
    fn anything_else_may_be_made_elsewhere() {
        for body in [
            quote! {{ menu() }},
            quote! {{ let x = twiml! {}; x }},
            quote! {{ Ok(menu()) }},
            quote! {{ (headers(), menu()) }},
            quote! {{ (twiml! {}, menu()) }},
            quote! {{ if a { return (headers(), menu()); } twiml! {} }},
            quote! {{ if late { return closed(); } twiml! { <Response/> } }},
            quote! {{ if a { menu() } else { twiml! {} } }},
            quote! {{ if a { twiml! {} } else { menu() } }},
            quote! {{ match a { 1 => menu(), _ => twiml! {} } }},
            quote! {{ match a { 1 => { menu() } _ => twiml! {} } }},
            quote! {{ a.map(|x| twiml! {}) }},
            quote! {{ a.unwrap_or_else(|| { twiml! {} }) }},
        ] {
            assert!(!are_own_documents(&body), "{body}");
        }
    }
}
