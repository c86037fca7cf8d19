//! Which of several tunnels leads to the application.

use twiml_runtime::PublicUrl;

use super::error::TunnelError;

/// A tunnel that an agent has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) url: String,
    /// What it leads to, in the words of its agent, if that says so: `3000`, `localhost:3000`, `http://localhost:3000`.
    pub(super) upstream: Option<String>,
}

/// The tunnel that leads to a port. One whose agent does not say where it leads counts if there is no other.
///
/// Of several, it is the one that is in use already.
pub(super) fn choose<'c>(
    candidates: &'c [Candidate],
    port: u16,
    in_use: Option<&PublicUrl>,
    start: fn(u16) -> String,
) -> Result<&'c Candidate, TunnelError> {
    // Twilio's requests are secrets, so they do not go over http, and not through a tunnel of TCP.
    let secure = || candidates.iter().filter(|candidate| candidate.url.starts_with("https://"));
    let mut ours: Vec<_> = secure().filter(|candidate| candidate.port() == Some(port)).collect();
    if ours.is_empty() {
        ours = secure().filter(|candidate| candidate.upstream.is_none()).collect();
    }
    ours.sort_by(|a, b| a.url.cmp(&b.url));
    ours.dedup_by(|a, b| a.url == b.url);
    match ours[..] {
        [] => Err(TunnelError::Elsewhere {
            port,
            tunnels: candidates.iter().map(Candidate::shown).collect(),
            start: start(port),
        }),
        [candidate] => Ok(candidate),
        _ => {
            let is_in_use = |candidate: &&&Candidate| in_use.is_some_and(|url| url.as_str() == candidate.url);
            ours.iter().find(is_in_use).copied().ok_or_else(|| TunnelError::Several {
                port,
                urls: ours.iter().map(|candidate| candidate.url.clone()).collect(),
            })
        }
    }
}

impl Candidate {
    /// The port that it leads to.
    fn port(&self) -> Option<u16> {
        port_of(self.upstream.as_ref()?)
    }

    fn shown(&self) -> String {
        match &self.upstream {
            Some(upstream) => format!("{} leads to {upstream}", self.url),
            None => self.url.clone(),
        }
    }
}

/// The port of an address, in every way in which agents write one.
pub(super) fn port_of(address: &str) -> Option<u16> {
    let (usual, rest) = match address.split_once("://") {
        Some((scheme, rest)) => (usual_port(scheme), rest),
        None => (None, address),
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if let Ok(port) = authority.parse() {
        return Some(port);
    }
    match authority.rsplit_once(':') {
        // What is behind the last colon of an IPv6 address is not a port.
        Some((_, port)) if !port.contains(']') => port.parse().ok(),
        _ => usual,
    }
}

fn usual_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(url: &str, upstream: &str) -> Candidate {
        Candidate { url: url.to_owned(), upstream: Some(upstream.to_owned()).filter(|text| !text.is_empty()) }
    }

    fn chosen(candidates: &[(&str, &str)], in_use: Option<&str>) -> Result<String, String> {
        let candidates: Vec<_> = candidates.iter().map(|(url, upstream)| candidate(url, upstream)).collect();
        let in_use = in_use.map(|url| url.parse().unwrap());
        choose(&candidates, 3000, in_use.as_ref(), |port| format!("start {port}"))
            .map(|candidate| candidate.url.clone())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_port_is_found_however_it_is_written() {
        for (address, port) in [
            ("3000", Some(3000)),
            ("localhost:3000", Some(3000)),
            ("http://localhost:3000", Some(3000)),
            ("https://127.0.0.1:3000/base?x", Some(3000)),
            ("http://[::1]:3000", Some(3000)),
            ("http://[::1]", Some(80)),
            ("http://localhost", Some(80)),
            ("https://localhost/", Some(443)),
            ("localhost", None),
            ("unix:/tmp/socket", None),
            ("http://localhost:", None),
            ("http://localhost:99999", None),
            ("", None),
        ] {
            assert_eq!(port_of(address), port, "{address}");
        }
    }

    #[test]
    fn the_one_that_leads_to_the_port_is_chosen() {
        let (ours, other) = ("https://ours.example", "https://other.example");
        assert_eq!(chosen(&[(other, "4000"), (ours, "localhost:3000")], None).unwrap(), ours);
        assert_eq!(
            chosen(&[("http://ours.example", "3000"), (ours, "3000"), (ours, "3000")], None).unwrap(),
            ours
        );
        // One that does not say where it leads is the last resort.
        assert_eq!(chosen(&[(other, ""), (ours, "3000")], None).unwrap(), ours);
        assert_eq!(chosen(&[(other, "4000"), (ours, "")], None).unwrap(), ours);
    }

    #[test]
    fn of_several_the_one_in_use_stays() {
        let two = [("https://a.example", "3000"), ("https://b.example", "3000")];
        assert_eq!(chosen(&two, Some("https://b.example")).unwrap(), "https://b.example");
        for in_use in [None, Some("https://c.example")] {
            let error = chosen(&two, in_use).unwrap_err();
            assert!(
                error.starts_with("several tunnels lead to port 3000: https://a.example, https://b.example"),
                "{error}"
            );
        }
    }

    #[test]
    fn others_are_listed() {
        let error =
            chosen(&[("https://a.example", "http://localhost:80"), ("tcp://b.example:1", "3000")], None)
                .unwrap_err();
        assert_eq!(
            error,
            "no tunnel leads to port 3000, but https://a.example leads to http://localhost:80, tcp://b.example:1 leads to 3000: start another \
             one with `start 3000`"
        );
    }
}
