//! Files: where they are, and where the credentials go with the request for them.

use http::header::LOCATION;
use reqwest::{Response, Url};

use super::Client;
use crate::config::{Product, is_loopback};
use crate::error::{Invalid, Result};
use crate::wire::{Place, Request};

/// How many redirects are followed.
const REDIRECTS: usize = 5;

impl Client {
    /// Opens a file, whose body is left to be read. Twilio redirects to the storage of others, which gets no credentials.
    pub(crate) async fn open(&self, mut request: Request) -> Result<Response> {
        for _ in 0..=REDIRECTS {
            let response = self.head(&request).await?;
            if !response.status().is_redirection() {
                return Ok(response);
            }
            let target = target(&response)?;
            // Another host does not choose what is asked of Twilio with our credentials.
            let is_home = !matches!(request.place, Place::Elsewhere(_));
            let home = is_home.then(|| self.at_home(&target)).flatten();
            request = request.moved_to(home.unwrap_or_else(|| Place::Elsewhere(target.into())));
        }
        Err(Invalid::new(format!("a file is redirected more than {REDIRECTS} times")).into())
    }

    /// The place of a file whose URL a webhook brought. A URL of Twilio's API becomes one of our own host, which may be a server for tests or a proxy;
    /// a file at another host is asked for without credentials.
    pub(crate) fn place_of(&self, url: &str) -> Result<Place, Invalid> {
        let url = Url::parse(url).map_err(|_| Invalid::new("the URL of a file is not one"))?;
        if let Some(place) = self.at_home(&url).or_else(|| at_twilio(&url)) {
            return Ok(place);
        }
        let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
        is_safe
            .then(|| Place::Elsewhere(url.into()))
            .ok_or_else(|| Invalid::new("the URL of a file at another host does not begin with https://"))
    }

    /// The place of a URL below our own.
    fn at_home(&self, url: &Url) -> Option<Place> {
        let path = url.as_str().strip_prefix(self.0.hosts.of(Product::Api).as_str())?;
        path.starts_with('/').then(|| Place::At(Product::Api, path.to_owned()))
    }
}

/// The place of a URL of Twilio's API. Old ones begin with `http://`.
fn at_twilio(url: &Url) -> Option<Place> {
    let host = url.host_str()?;
    let is_api = host == "api.twilio.com" || (host.starts_with("api.") && host.ends_with(".twilio.com"));
    let is_plain = matches!(url.scheme(), "https" | "http")
        && url.port().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    let path = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    (is_api && is_plain).then_some(Place::At(Product::Api, path))
}

/// Where an answer redirects to.
fn target(response: &Response) -> Result<Url, Invalid> {
    let location = response.headers().get(LOCATION).and_then(|location| location.to_str().ok());
    let target = location.and_then(|location| response.url().join(location).ok());
    let target = target.ok_or_else(|| Invalid::new("a file is redirected, and it is not said where to"))?;
    if is_followed(response.url(), &target) {
        Ok(target)
    } else {
        Err(Invalid::new("a file is redirected to a URL that does not begin with https://"))
    }
}

/// Whether a redirect is followed: never from `https` to anything else.
fn is_followed(from: &Url, to: &Url) -> bool {
    match to.scheme() {
        "https" => true,
        "http" => from.scheme() == "http",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    fn client(base: &str) -> Client {
        let client = Client::new("AC0123456789abcdef0123456789abcdef", "a token").unwrap();
        client.base_url(base).unwrap()
    }

    #[test]
    fn the_credentials_go_to_our_host_alone() {
        let ours = client("https://proxy.example/twilio");
        for (given, path) in [
            ("https://proxy.example/twilio/2010-04-01/a", Some("/2010-04-01/a")),
            ("https://api.twilio.com/2010-04-01/a?b=c", Some("/2010-04-01/a?b=c")),
            ("http://api.twilio.com/2010-04-01/a", Some("/2010-04-01/a")),
            ("https://api.dublin.ie1.twilio.com/2010-04-01/a", Some("/2010-04-01/a")),
            ("https://proxy.example/twilio.evil/a", None),
            ("https://proxy.example/other", None),
            ("https://proxy.example.evil.example/twilio/a", None),
            ("https://user@proxy.example/twilio/a", None),
            ("https://api.twilio.com:444/a", None),
            ("https://api.twilio.com@evil.example/a", None),
            ("https://api.twilio.com.evil.example/a", None),
            ("https://apixtwilio.com/a", None),
            ("https://media.twiliocdn.com/a", None),
        ] {
            let expected = match path {
                Some(path) => Place::At(Product::Api, path.to_owned()),
                None => Place::Elsewhere(given.to_owned()),
            };
            assert_eq!(ours.place_of(given), Ok(expected), "{given}");
        }
        for refused in [
            "http://storage.example/a",
            "ftp://127.0.0.1/a",
            "ftp://api.twilio.com/a",
            "file:///etc/passwd",
            "a",
        ] {
            assert!(ours.place_of(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_redirect_stays_encrypted() {
        let https = url("https://a.example");
        let http = url("http://127.0.0.1:1");
        assert!(
            is_followed(&https, &url("https://b.example")) && is_followed(&http, &url("https://b.example"))
        );
        assert!(is_followed(&http, &url("http://127.0.0.1:2")));
        for to in ["http://b.example", "http://127.0.0.1", "ftp://b.example", "file:///etc/passwd"] {
            assert!(!is_followed(&https, &url(to)), "{to}");
        }
        assert!(!is_followed(&http, &url("file:///etc/passwd")));
    }
}
