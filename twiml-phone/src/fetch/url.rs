//! URLs: relative ones, and their parts.

use twiml_schema::url::{problem, scheme};

use crate::fault::Fault;

/// The URL that a reference in a document means, by [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-5.2).
///
/// `base` is the URL of the document. An empty reference is the document itself. The text of an absolute reference stays as it is written, since it is
/// what Twilio signs.
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    let reference = reference.trim();
    if scheme(reference).is_some() {
        return reference.to_owned();
    }
    let base = Parts::of(base);
    if reference.starts_with("//") {
        return format!("{}:{reference}", base.scheme);
    }
    let (target, fragment) = split(reference, '#');
    let (path, query) = split(target, '?');
    let (path, query) = match path {
        "" if query.is_empty() => (base.path.to_owned(), base.query),
        "" => (base.path.to_owned(), query),
        absolute if absolute.starts_with('/') => (without_dots(absolute), query),
        relative => {
            let folder = base.path.rfind('/').and_then(|end| base.path.get(..=end)).unwrap_or("/");
            (without_dots(&format!("{folder}{relative}")), query)
        }
    };
    format!("{}://{}{path}{query}{fragment}", base.scheme, base.authority)
}

/// Whether a URL can be called: absolute, of the web, and well formed. Twilio refuses a `_` in a host name.
pub(crate) fn check_url(url: &str) -> Result<(), Fault> {
    let refuse = |why: String| Err(Fault::new(11100, format!("`{url}`: {why}")));
    match scheme(url) {
        Some(scheme) if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") => {
            match problem(url) {
                Some(problem) => refuse(problem.to_string()),
                None => Ok(()),
            }
        }
        Some(_) => refuse("Twilio calls https:// and http://".to_owned()),
        None => refuse("there is no URL that this one is relative to".to_owned()),
    }
}

/// Whether a URL is relative to another one.
pub(crate) fn is_relative(url: &str) -> bool {
    scheme(url.trim()).is_none()
}

/// The URL without its fragment, which Twilio keeps to itself.
pub(crate) fn without_fragment(url: &str) -> &str {
    split(url, '#').0
}

/// The fragment, without its `#`.
pub(crate) fn fragment(url: &str) -> &str {
    split(url, '#').1.trim_start_matches('#')
}

/// The parts of an absolute URL that a request is about.
pub(super) struct Parts<'u> {
    pub(super) scheme: &'u str,
    /// Host and port, and user and password in front of them.
    pub(super) authority: &'u str,
    pub(super) path: &'u str,
    /// With its `?`, or empty.
    pub(super) query: &'u str,
}

impl<'u> Parts<'u> {
    pub(super) fn of(url: &'u str) -> Self {
        let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
        let (rest, _) = split(rest, '#');
        let (rest, query) = split(rest, '?');
        let (authority, path) = split(rest, '/');
        Self { scheme, authority, path: if path.is_empty() { "/" } else { path }, query }
    }

    /// The host name in lowercase.
    pub(super) fn host(&self) -> String {
        let host = self.authority.rsplit('@').next().unwrap_or_default();
        let end = host.rfind(':').filter(|at| !host.get(*at..).unwrap_or_default().contains(']'));
        host.get(..end.unwrap_or(host.len())).unwrap_or_default().to_ascii_lowercase()
    }
}

/// The text before a character, and the text from it on.
fn split(text: &str, at: char) -> (&str, &str) {
    text.split_at(text.find(at).unwrap_or(text.len()))
}

/// A path without `.` and `..`.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            other => kept.push(other),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_browsers_do() {
        let base = "https://app.example/voice/one?step=1";
        for (reference, url) in [
            ("", "https://app.example/voice/one?step=1"),
            ("two", "https://app.example/voice/two"),
            ("./two#rc=2", "https://app.example/voice/two#rc=2"),
            ("../two?x=1", "https://app.example/two?x=1"),
            ("../../../two", "https://app.example/two"),
            ("..", "https://app.example/"),
            (".", "https://app.example/voice/"),
            ("/menu", "https://app.example/menu"),
            ("?step=2", "https://app.example/voice/one?step=2"),
            (" /menu\n", "https://app.example/menu"),
            ("//other.example/x", "https://other.example/x"),
            ("http://other.example/a/../b", "http://other.example/a/../b"),
        ] {
            assert_eq!(resolve(base, reference), url, "{reference:?}");
        }
        assert_eq!(resolve("https://app.example", "menu"), "https://app.example/menu");
    }

    #[test]
    fn only_urls_of_the_web_can_be_called() {
        assert!(check_url("https://app.example:8443/a?b=c#rc=2").is_ok());
        for url in [
            "http://",
            "wss://app.example/",
            "/menu",
            "https://my_host.example/",
            "https://a b/",
            "",
            "mailto:a",
        ] {
            assert_eq!(check_url(url).unwrap_err().code(), 11100, "{url}");
        }
    }

    #[test]
    fn a_url_has_parts() {
        let parts = Parts::of("https://us:pw@App.example:8443/a?b#c");
        assert_eq!((parts.host().as_str(), parts.path, parts.query), ("app.example", "/a", "?b"));
        assert_eq!(Parts::of("https://[::1]:80").host(), "[::1]");
        assert_eq!((fragment("/a#rc=2"), without_fragment("/a#rc=2")), ("rc=2", "/a"));
    }
}
