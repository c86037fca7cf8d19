//! Paths that are still being typed.

use proc_macro2::{Group, Ident, Spacing, Span, TokenStream, TokenTree};

/// The tokens with a name after each `::` that has none. An editor looks the name up that is typed there, in what is before it: that has
/// to be a path also while there is no name.
pub(crate) fn completed(tokens: TokenStream) -> TokenStream {
    let mut completed = TokenStream::new();
    let mut colons = 0;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_colon = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':');
        if colons == 2 && !is_colon && !goes_on(&token, tokens.peek()) {
            completed.extend([nothing()]);
        }
        colons = match &token {
            TokenTree::Punct(punct) if is_colon => match (colons, punct.spacing()) {
                (1, _) => 2,
                (_, Spacing::Joint) => 1,
                _ => 0,
            },
            _ => 0,
        };
        completed.extend([match token {
            TokenTree::Group(group) => within(group),
            other => other,
        }]);
    }
    if colons == 2 {
        completed.extend([nothing()]);
    }
    completed
}

fn within(group: Group) -> TokenTree {
    let content = completed(group.stream());
    if content.to_string() == group.stream().to_string() {
        return group.into();
    }
    let mut completed = Group::new(group.delimiter(), content);
    completed.set_span(group.span());
    completed.into()
}

/// Whether a path goes on with these after `::`.
fn goes_on(token: &TokenTree, next: Option<&TokenTree>) -> bool {
    match token {
        TokenTree::Ident(_) | TokenTree::Group(_) => true,
        // Of `</` a closing tag begins.
        TokenTree::Punct(punct) if punct.as_char() == '<' => {
            !matches!(next, Some(TokenTree::Punct(slash)) if slash.as_char() == '/')
        }
        TokenTree::Punct(punct) => punct.as_char() == '*',
        TokenTree::Literal(_) => false,
    }
}

fn nothing() -> TokenTree {
    Ident::new("nothing", Span::call_site()).into()
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::completed;

    #[track_caller]
    fn assert_completed(tokens: &str, expected: &str) {
        let [tokens, expected] = [tokens, expected]
            .map(|text| text.parse::<TokenStream>().unwrap_or_else(|error| panic!("{error}")));
        assert_eq!(completed(tokens).to_string().replace(' ', ""), expected.to_string().replace(' ', ""));
    }

    #[test]
    fn a_path_without_its_last_name_gets_one() {
        assert_completed("voice, ivr::", "voice, ivr::nothing");
        assert_completed("ivr::, voice", "ivr::nothing, voice");
        assert_completed("<Gather action=ivr::/>", "<Gather action=ivr::nothing/>");
        assert_completed(
            "if x { <Redirect>a::b::</Redirect> }",
            "if x { <Redirect>a::b::nothing</Redirect> }",
        );
    }

    #[test]
    fn whole_paths_stay_as_they_are() {
        for tokens in ["ivr::menu", "::ivr::menu", "Vec::<u8>::new()", "use a::{b, c::*};", "lang: xml:lang"]
        {
            assert_completed(tokens, tokens);
        }
    }
}
