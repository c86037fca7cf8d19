//! Markup, and where in it the paths of handlers are.

use std::borrow::Cow;

use twiml_schema::xml;

use super::breach::Breach;
use super::pieces::{LinkAt, LinkForm, StaticDocument};
use crate::verify::is_loopback;

/// A piece of TwiML, known at compile time or written at run time.
#[derive(Clone, Debug)]
pub(crate) struct Markup {
    text: Cow<'static, str>,
    /// Where in `text` the path of a handler begins. What comes before the application's own paths, seen from outside (a
    /// base path, a nested router, the host), is inserted there when the document is sent.
    links: Cow<'static, [LinkAt]>,
    /// The rules that what was written at run time breaks.
    breaches: Vec<Breach>,
}

/// What comes before the application's own paths, seen from outside.
#[derive(Clone, Copy)]
pub(crate) struct BeforeLinks<'a> {
    /// Where the application is: for whole URLs.
    pub(crate) public_url: &'a str,
    /// The path in front of those that Twilio looks for at the address that it has called.
    pub(crate) base_path: &'a str,
    /// The path of the router that the application's own is nested in.
    pub(crate) nested: &'a str,
}

impl Markup {
    pub(super) const fn known(document: &'static StaticDocument) -> Self {
        Self {
            text: Cow::Borrowed(document.text()),
            links: Cow::Borrowed(document.links()),
            breaches: Vec::new(),
        }
    }

    pub(super) fn written(text: String, links: Vec<LinkAt>, breaches: Vec<Breach>) -> Self {
        Self { text: Cow::Owned(text), links: Cow::Owned(links), breaches }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn links(&self) -> &[LinkAt] {
        &self.links
    }

    pub(super) fn breaches(&self) -> &[Breach] {
        &self.breaches
    }

    pub(super) fn take_breaches(&mut self) -> Vec<Breach> {
        std::mem::take(&mut self.breaches)
    }

    /// The paths of handlers, without a query.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.links.iter().filter_map(|link| self.text.get(link.at..)?.split(['"', '<', '?', '#']).next())
    }

    pub(super) fn into_text(self) -> Cow<'static, str> {
        self.text
    }

    /// Puts before each path of a handler what comes there, and makes a whole URL of it where Twilio takes nothing else.
    pub(super) fn under(self, before: BeforeLinks<'_>) -> Self {
        let BeforeLinks { public_url, base_path, nested } = before;
        let parts = |link: &LinkAt| match link.form {
            LinkForm::Path => [base_path, "", nested],
            LinkForm::Url => [public_url, "", nested],
            LinkForm::Websocket => websocket_url(public_url, nested),
        };
        match self.with_links(parts) {
            // The links have moved, and nothing needs them after this.
            Some(text) => Self { text: Cow::Owned(text), links: Cow::Borrowed(&[]), breaches: self.breaches },
            None => self,
        }
    }

    /// The text with `public_url` before each path of a handler.
    pub(super) fn absolute(&self, public_url: &str) -> String {
        let parts = |link: &LinkAt| match link.form {
            LinkForm::Path | LinkForm::Url => [public_url, "", ""],
            LinkForm::Websocket => websocket_url(public_url, ""),
        };
        self.with_links(parts).unwrap_or_else(|| self.as_str().to_owned())
    }

    /// The text with something before each path of a handler, if there is anything to put there. It comes from a URL, where `&` and
    /// `'` need no escape.
    fn with_links<'a>(&self, before: impl Fn(&LinkAt) -> [&'a str; 3]) -> Option<String> {
        let added: usize = self.links.iter().flat_map(&before).map(str::len).sum();
        if added == 0 {
            return None;
        }
        let mut text = String::with_capacity(self.text.len() + added);
        let mut rest = self.as_str();
        let mut done = 0;
        for link in self.links.iter() {
            // Links are positions between two characters of the text, in ascending order.
            let Some((known, after)) = rest.split_at_checked(link.at.saturating_sub(done)) else { break };
            text.push_str(known);
            for part in before(link) {
                xml::escape_attribute(part, &mut text);
            }
            rest = after;
            done = link.at;
        }
        text.push_str(rest);
        Some(text)
    }
}

/// What comes before the path of the handler of a websocket. Twilio opens no `ws://`; a test on this machine may, where there is
/// no certificate.
fn websocket_url<'a>(public_url: &'a str, nested: &'a str) -> [&'a str; 3] {
    let (scheme, rest) = public_url.split_once("://").unwrap_or(("https", public_url));
    let is_local = scheme.eq_ignore_ascii_case("http") && is_loopback(host(rest));
    [if is_local { "ws://" } else { "wss://" }, rest, nested]
}

/// The host of a URL without its scheme.
fn host(rest: &str) -> &str {
    let authority = rest.split('/').next().unwrap_or_default();
    match authority.find(']') {
        Some(end) => &authority[..=end],
        None => authority.split(':').next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(at: usize) -> LinkAt {
        LinkAt { at, form: LinkForm::Path }
    }

    /// An application that Twilio calls by its public URL.
    fn at<'a>(public_url: &'a str, nested: &'a str) -> BeforeLinks<'a> {
        BeforeLinks { public_url, base_path: "", nested }
    }

    #[test]
    fn a_prefix_goes_before_every_path_of_a_handler() {
        let markup =
            Markup::written(r#"<a x="/one" y="/two"/>"#.to_owned(), vec![link(6), link(15)], Vec::new());
        assert_eq!(
            markup.under(at("https://example.com", "/api")).as_str(),
            r#"<a x="/api/one" y="/api/two"/>"#
        );
    }

    #[test]
    fn a_whole_url_has_the_host_before_the_prefix() {
        let written = |before| {
            let links = vec![link(6), LinkAt { at: 15, form: LinkForm::Url }];
            let markup = Markup::written(r#"<a x="/one" y="/two"/>"#.to_owned(), links, Vec::new());
            markup.under(before).into_text()
        };
        let text = written(at("https://example.com", "/api"));
        assert_eq!(text, r#"<a x="/api/one" y="https://example.com/api/two"/>"#);
        assert_eq!(written(at("https://example.com", "")), r#"<a x="/one" y="https://example.com/two"/>"#);
        let moved = BeforeLinks { public_url: "https://example.com/new", base_path: "/old", nested: "/api" };
        assert_eq!(written(moved), r#"<a x="/old/api/one" y="https://example.com/new/api/two"/>"#);
    }

    #[test]
    fn a_websocket_has_the_scheme_of_one() {
        let written = |public_url: &str| {
            let links = vec![LinkAt { at: 6, form: LinkForm::Websocket }];
            Markup::written(r#"<a x="/one"/>"#.to_owned(), links, Vec::new())
                .under(at(public_url, "/api"))
                .into_text()
        };
        assert_eq!(written("https://example.com/hooks"), r#"<a x="wss://example.com/hooks/api/one"/>"#);
        assert_eq!(written("http://example.com"), r#"<a x="wss://example.com/api/one"/>"#);
        for host in ["localhost:3000", "127.0.0.1", "[::1]:3000"] {
            assert_eq!(written(&format!("http://{host}")), format!(r#"<a x="ws://{host}/api/one"/>"#));
        }
    }

    #[test]
    fn paths_end_with_their_attribute_or_text_or_before_a_query() {
        let text = r#"<a x="/one" y="/two?z=/2">/three</a>"#;
        let links = ["/one", "/two", "/three"].map(|path| link(text.find(path).unwrap()));
        let markup = Markup::written(text.to_owned(), links.to_vec(), Vec::new());
        assert_eq!(markup.paths().collect::<Vec<_>>(), ["/one", "/two", "/three"]);
    }

    #[test]
    fn a_prefix_is_escaped() {
        let markup = Markup::written(r#"<a x="/one"/>"#.to_owned(), vec![link(6)], Vec::new());
        assert_eq!(markup.under(at("https://example.com", "/a&b")).as_str(), r#"<a x="/a&amp;b/one"/>"#);
    }

    #[test]
    fn without_a_prefix_nothing_is_copied() {
        static DOCUMENT: StaticDocument =
            StaticDocument::new(r#"<a x="/one"/>"#, &[LinkAt { at: 6, form: LinkForm::Path }]);
        let sent = Markup::known(&DOCUMENT).under(at("https://example.com", ""));
        assert!(matches!(sent.text, Cow::Borrowed(_)));
    }
}
