//! Markup, and where in it the paths of handlers are.

use std::borrow::Cow;

use twiml_schema::xml;

use super::pieces::StaticDocument;

/// A piece of TwiML, known at compile time or written at run time.
#[derive(Clone, Debug)]
pub(crate) struct Markup {
    text: Cow<'static, str>,
    /// Where in `text` the path of a handler begins. What comes before the application's own paths, seen from outside (a
    /// base path, a nested router), is inserted there when the document is sent.
    links: Cow<'static, [usize]>,
}

impl Markup {
    pub(super) const fn known(document: &'static StaticDocument) -> Self {
        Self { text: Cow::Borrowed(document.text()), links: Cow::Borrowed(document.links()) }
    }

    pub(super) fn written(text: String, links: Vec<usize>) -> Self {
        Self { text: Cow::Owned(text), links: Cow::Owned(links) }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn links(&self) -> &[usize] {
        &self.links
    }

    /// The paths of handlers, without a query.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.links.iter().filter_map(|&link| self.text.get(link..)?.split(['"', '<', '?', '#']).next())
    }

    pub(super) fn into_text(self) -> Cow<'static, str> {
        self.text
    }

    /// Puts `prefix` before each path of a handler. It comes from a URL, where `&` and `'` need no escape.
    pub(super) fn under(self, prefix: &str) -> Self {
        if prefix.is_empty() || self.links.is_empty() {
            return self;
        }
        let mut escaped = String::new();
        xml::escape_attribute(prefix, &mut escaped);
        let mut text = String::with_capacity(self.text.len() + self.links.len() * escaped.len());
        let mut rest = self.as_str();
        let mut done = 0;
        for &link in self.links.iter() {
            // Links are positions between two characters of the text, in ascending order.
            let Some((before, after)) = rest.split_at_checked(link.saturating_sub(done)) else { break };
            text.push_str(before);
            text.push_str(&escaped);
            rest = after;
            done = link;
        }
        text.push_str(rest);
        // The links have moved, and nothing needs them after this.
        Self { text: Cow::Owned(text), links: Cow::Borrowed(&[]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_goes_before_every_path_of_a_handler() {
        let markup = Markup::written(r#"<a x="/one" y="/two"/>"#.to_owned(), vec![6, 15]);
        assert_eq!(markup.under("/api").as_str(), r#"<a x="/api/one" y="/api/two"/>"#);
    }

    #[test]
    fn paths_end_with_their_attribute_or_text_or_before_a_query() {
        let text = r#"<a x="/one" y="/two?z=/2">/three</a>"#;
        let links = ["/one", "/two", "/three"].map(|path| text.find(path).unwrap());
        let markup = Markup::written(text.to_owned(), links.to_vec());
        assert_eq!(markup.paths().collect::<Vec<_>>(), ["/one", "/two", "/three"]);
    }

    #[test]
    fn a_prefix_is_escaped() {
        let markup = Markup::written(r#"<a x="/one"/>"#.to_owned(), vec![6]);
        assert_eq!(markup.under("/a&b").as_str(), r#"<a x="/a&amp;b/one"/>"#);
    }

    #[test]
    fn without_a_prefix_nothing_is_copied() {
        static DOCUMENT: StaticDocument = StaticDocument::new(r#"<a x="/one"/>"#, &[6]);
        assert!(matches!(Markup::known(&DOCUMENT).under("").text, Cow::Borrowed(_)));
    }
}
