//! Which part of a URL the application sees.

use http::Uri;
use twiml_runtime::{PublicUrl, Verifier};

use crate::own_urls::own_urls;

/// Where the application is reached.
#[derive(Debug, Clone)]
pub(super) enum Reached {
    /// At this address alone.
    At(PublicUrl),
    /// At the address of its verifier, which can change, and at those that it had before.
    By(Verifier),
}

impl Reached {
    /// Path and query as the application sees them, or `None` for a URL that is elsewhere.
    pub(super) fn target(&self, url: &Uri) -> Option<String> {
        match self {
            Self::At(public_url) => target(public_url, url),
            Self::By(verifier) => own_urls(verifier).find_map(|public_url| target(public_url, url)),
        }
    }
}

/// Path and query behind the public URL.
fn target(public_url: &PublicUrl, url: &Uri) -> Option<String> {
    let public: Uri = public_url.as_str().parse().ok()?;
    let same = |a: Option<&str>, b: Option<&str>| match (a, b) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        _ => false,
    };
    let is_here =
        url.scheme() == public.scheme() && same(url.host(), public.host()) && port(url) == port(&public);
    let path_and_query = url.path_and_query().map_or("/", |target| target.as_str());
    let rest = path_and_query.strip_prefix(public_url.base_path()).filter(|_| is_here)?;
    match rest.chars().next() {
        Some('/') => Some(rest.to_owned()),
        None | Some('?') => Some(format!("/{rest}")),
        Some(_) => None,
    }
}

fn port(url: &Uri) -> Option<u16> {
    let usual = match url.scheme_str() {
        Some("https") => Some(443),
        Some("http") => Some(80),
        _ => None,
    };
    url.port_u16().or(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(public_url: &str, url: &str) -> Option<String> {
        target(&public_url.parse().unwrap(), &url.parse().unwrap())
    }

    #[test]
    fn the_application_sees_what_is_behind_its_public_url() {
        let seen_at = |url| seen("https://app.example", url);
        assert_eq!(seen_at("https://app.example/sms?x=1").as_deref(), Some("/sms?x=1"));
        assert_eq!(seen_at("https://APP.example:443").as_deref(), Some("/"));
        assert_eq!(
            seen("https://app.example/hooks", "https://app.example/hooks/sms").as_deref(),
            Some("/sms")
        );
        assert_eq!(seen("https://app.example/hooks", "https://app.example/hooks?x").as_deref(), Some("/?x"));
    }

    #[test]
    fn what_is_elsewhere_is_not_seen() {
        for url in ["https://other.example/sms", "http://app.example/sms", "https://app.example:8443/sms"] {
            assert_eq!(seen("https://app.example", url), None, "{url}");
        }
        assert_eq!(seen("https://app.example/hooks", "https://app.example/hooksies"), None);
    }
}
