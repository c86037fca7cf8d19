//! The verbs of a document that is written.

/// The tags of the elements directly in the outermost one. As this crate writes documents, whatever is not a tag has its `<` and `>` escaped; one
/// that was made elsewhere may begin with a declaration.
pub(super) fn verbs(document: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    document.split('<').skip(1).filter_map(move |tag| {
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
            return None;
        }
        if tag.starts_with(['?', '!']) {
            return None;
        }
        let is_verb = depth == 1;
        let inside = tag.split('>').next().unwrap_or_default();
        if !inside.ends_with('/') {
            depth += 1;
        }
        is_verb.then(|| inside.split([' ', '/']).next().unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::verbs;

    #[test]
    fn only_what_is_directly_inside_is_a_verb() {
        let document = r#"<Response><Gather action="/a/b?c=&gt;" numDigits="1"><Say>1 &lt; 2</Say><Play/></Gather><Pause/><Dial>+1</Dial></Response>"#;
        assert_eq!(verbs(document).collect::<Vec<_>>(), ["Gather", "Pause", "Dial"]);
        assert_eq!(verbs("<Response/>").count(), 0);
        assert_eq!(verbs("").count(), 0);
        let document =
            "<?xml version=\"1.0\"?>\n<!-- made elsewhere -->\n<Response><Say>Hello</Say></Response>";
        assert_eq!(verbs(document).collect::<Vec<_>>(), ["Say"]);
    }
}
