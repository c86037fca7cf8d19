//! Cookies, as a browser keeps them.

use std::time::Duration;

use http::HeaderMap;
use http::header::SET_COOKIE;
use jiff::Timestamp;
use jiff::fmt::rfc2822;

use super::url::Parts;

/// The cookies of a call, or of all messages between two numbers.
///
/// <https://www.twilio.com/docs/voice/twiml#twilio-is-a-well-behaved-http-client>
#[derive(Debug, Clone, Default)]
pub(crate) struct Jar {
    cookies: Vec<Cookie>,
    last_used: Duration,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Cookie {
    name: String,
    value: String,
    domain: String,
    /// Whether hosts below the domain get it as well.
    below: bool,
    path: String,
    secure: bool,
    expires: Option<Timestamp>,
}

impl Jar {
    /// Forgets everything if nothing has happened for so long.
    pub(crate) fn forget_after(&mut self, idle: Duration, now: Duration) {
        if now.saturating_sub(self.last_used) > idle {
            self.cookies.clear();
        }
        self.last_used = now;
    }

    /// The header `Cookie` of a request, if there are cookies for it.
    pub(crate) fn header(&self, url: &str, date: Timestamp) -> Option<String> {
        let url = Parts::of(url);
        let mut fitting: Vec<_> = self.cookies.iter().filter(|cookie| cookie.goes_to(&url, date)).collect();
        // The longest path first.
        fitting.sort_by_key(|cookie| std::cmp::Reverse(cookie.path.len()));
        let pairs: Vec<_> =
            fitting.iter().map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// Takes what a response sets.
    pub(crate) fn take(&mut self, url: &str, headers: &HeaderMap, date: Timestamp) {
        let url = Parts::of(url);
        for set in headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let Some(cookie) = Cookie::read(set, &url, date) else { continue };
            let same = |other: &Cookie| {
                (&other.name, &other.domain, &other.path) == (&cookie.name, &cookie.domain, &cookie.path)
            };
            self.cookies.retain(|other| !same(other));
            if !cookie.is_over(date) {
                self.cookies.push(cookie);
            }
        }
    }
}

impl Cookie {
    fn read(set: &str, url: &Parts<'_>, date: Timestamp) -> Option<Self> {
        let mut parts = set.split(';').map(str::trim);
        let (name, value) = parts.next()?.split_once('=')?;
        let host = url.host();
        let folder =
            url.path.rfind('/').filter(|end| *end > 0).and_then(|end| url.path.get(..end)).unwrap_or("/");
        let mut cookie = Self {
            name: name.trim().to_owned(),
            value: value.trim().to_owned(),
            domain: host.clone(),
            below: false,
            path: folder.to_owned(),
            secure: false,
            expires: None,
        };
        let mut max_age = None;
        for part in parts {
            let (attribute, value) = part.split_once('=').unwrap_or((part, ""));
            match attribute.trim().to_ascii_lowercase().as_str() {
                "domain" if !value.is_empty() => {
                    let domain = value.trim().trim_start_matches('.').to_ascii_lowercase();
                    if host != domain && !host.ends_with(&format!(".{domain}")) {
                        return None;
                    }
                    (cookie.domain, cookie.below) = (domain, true);
                }
                "path" if value.starts_with('/') => value.trim().clone_into(&mut cookie.path),
                "secure" => cookie.secure = true,
                "max-age" => max_age = value.trim().parse::<i64>().ok(),
                "expires" => cookie.expires = rfc2822::parse(value.trim()).ok().map(|date| date.timestamp()),
                _ => {}
            }
        }
        if let Some(seconds) = max_age {
            let end = date.checked_add(jiff::SignedDuration::from_secs(seconds));
            cookie.expires = Some(if seconds <= 0 { date } else { end.unwrap_or(Timestamp::MAX) });
        }
        (!cookie.name.is_empty()).then_some(cookie)
    }

    fn is_over(&self, date: Timestamp) -> bool {
        self.expires.is_some_and(|expires| expires <= date)
    }

    fn goes_to(&self, url: &Parts<'_>, date: Timestamp) -> bool {
        let host = url.host();
        let host_fits = host == self.domain || self.below && host.ends_with(&format!(".{}", self.domain));
        let path_fits = url
            .path
            .strip_prefix(&self.path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || self.path.ends_with('/'));
        let is_safe = !self.secure || url.scheme.eq_ignore_ascii_case("https");
        host_fits && path_fits && is_safe && !self.is_over(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Dates;

    const URL: &str = "https://app.example/voice/menu";

    fn date(seconds: u64) -> Timestamp {
        Dates::new().at(Duration::from_secs(seconds))
    }

    fn jar(set: &[&str]) -> Jar {
        let mut jar = Jar::default();
        for set in set {
            let headers = HeaderMap::from_iter([(SET_COOKIE, set.parse().unwrap())]);
            jar.take(URL, &headers, date(0));
        }
        jar
    }

    #[test]
    fn a_cookie_comes_back() {
        let jar = jar(&["basket=7; Path=/", "step=1"]);
        assert_eq!(jar.header(URL, date(0)).as_deref(), Some("step=1; basket=7"));
        assert_eq!(jar.header("https://app.example/other", date(0)).as_deref(), Some("basket=7"));
        assert_eq!(jar.header("https://other.example/voice/menu", date(0)), None);
    }

    #[test]
    fn a_cookie_is_replaced_and_removed() {
        let replaced = jar(&["a=1; Path=/", "a=2; Path=/"]);
        assert_eq!(replaced.header(URL, date(0)).as_deref(), Some("a=2"));
        assert_eq!(jar(&["a=1; Path=/", "a=; Path=/; Max-Age=0"]).header(URL, date(0)), None);
        let past = "a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
        assert_eq!(jar(&["a=1; Path=/", past]).header(URL, date(0)), None);
    }

    #[test]
    fn a_cookie_has_an_end() {
        let jar = jar(&["a=1; Path=/; Max-Age=60"]);
        assert!(jar.header(URL, date(59)).is_some());
        assert!(jar.header(URL, date(60)).is_none());
    }

    #[test]
    fn a_cookie_stays_with_its_domain_and_with_https() {
        let jar = jar(&["a=1; Domain=.example; Path=/; Secure", "b=2; Domain=other.example"]);
        assert_eq!(jar.header("https://api.example/", date(0)).as_deref(), Some("a=1"));
        assert_eq!(jar.header("http://app.example/", date(0)), None);
    }

    #[test]
    fn a_jar_forgets_after_a_pause() {
        let (hours, mut jar) = (|hours: u64| Duration::from_secs(hours * 3600), jar(&["a=1; Path=/"]));
        jar.forget_after(hours(4), hours(3));
        jar.forget_after(hours(4), hours(6));
        assert!(jar.header(URL, date(0)).is_some());
        jar.forget_after(hours(4), hours(11));
        assert!(jar.header(URL, date(0)).is_none());
    }
}
