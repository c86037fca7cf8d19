//! The texts that Twilio may have signed for one request.
//!
//! Twilio does not sign every URL as it was typed: it drops user and password, drops the port or not
//! depending on the product, adds a slash to some websocket URLs. Each rule here is one that Twilio is known
//! to follow. Path and query stay as they are, byte for byte: any other leniency would let one request pass
//! as another.

use std::borrow::Cow;

use super::config::Origin;
use super::target::Target;
use crate::params::Params;

/// The most HMACs that one key is worth, for one public URL.
const MOST: usize = 12;

/// A request as far as it is signed.
pub(super) struct Signable<'a> {
    pub(super) origin: &'a Origin,
    /// What a proxy took away from the front of the path.
    pub(super) base_path: &'a str,
    pub(super) path: &'a str,
    /// With its `?`, or empty.
    pub(super) query: &'a str,
    pub(super) tail: Tail<'a>,
}

/// What follows the URL in the signed text.
#[derive(Clone, Copy)]
pub(super) enum Tail<'a> {
    /// The sorted parameters of a form; nothing for other requests.
    Form(&'a str),
    /// A websocket upgrade. Twilio signs the URL alone, and some of its products the query as if it were a
    /// form: these are its sorted parameters, where they are text.
    Upgrade(Option<&'a str>),
}

impl<'a> Tail<'a> {
    /// What Twilio appends to the URL of this request.
    pub(super) fn of(target: Target<'_>, params: &'a Params) -> Self {
        match target {
            Target { is_upgrade: true, .. } => {
                Self::Upgrade((!params.has_replacements()).then(|| params.signing_text()))
            }
            // They are in the URL already.
            Target { carries_params: true, .. } => Self::Form(""),
            _ => Self::Form(params.signing_text()),
        }
    }
}

/// One text that may have been signed.
#[derive(Clone)]
pub(super) struct Candidate<'a> {
    scheme: &'static str,
    userinfo: &'a str,
    host: &'a str,
    port: &'a str,
    base_path: &'a str,
    path: &'a str,
    slash: &'static str,
    query: Cow<'a, str>,
    params: &'a str,
}

impl Candidate<'_> {
    /// The text, in pieces.
    pub(super) fn pieces(&self) -> [&str; 9] {
        [
            self.scheme,
            self.userinfo,
            self.host,
            self.port,
            self.base_path,
            self.path,
            self.slash,
            &self.query,
            self.params,
        ]
    }
}

impl<'a> Signable<'a> {
    /// Every candidate, the likely ones first.
    pub(super) fn candidates(&self) -> Vec<Candidate<'a>> {
        let origin = self.origin;
        let scheme = origin.scheme(matches!(self.tail, Tail::Upgrade(_)));
        let with_userinfo = Some(origin.userinfo()).filter(|userinfo| !userinfo.is_empty());
        let mut candidates = Vec::with_capacity(2);
        for userinfo in std::iter::once("").chain(with_userinfo) {
            for (query, params) in self.tails().into_iter().flatten() {
                for (path, slash) in self.paths().into_iter().flatten() {
                    for port in origin.ports() {
                        if candidates.len() == MOST {
                            return candidates;
                        }
                        let query = query.clone();
                        let (host, base_path) = (origin.host(), self.base_path);
                        candidates.push(Candidate {
                            scheme,
                            userinfo,
                            host,
                            port,
                            base_path,
                            path,
                            slash,
                            query,
                            params,
                        });
                    }
                }
            }
        }
        candidates
    }

    /// The path, and its other spelling where there is one. A URL typed without a path is requested as `/`.
    fn paths(&self) -> [Option<(&'a str, &'static str)>; 2] {
        let other = match (self.path, self.tail) {
            ("/", _) => Some(("", "")),
            (path, Tail::Upgrade(_)) => Some((path, "/")),
            (_, Tail::Form(_)) => None,
        };
        [Some((self.path, "")), other]
    }

    /// The query and what follows it, in every way in which both are signed.
    fn tails(&self) -> [Option<(Cow<'a, str>, &'a str)>; 4] {
        let query = self.query;
        let (params, as_form) = match self.tail {
            Tail::Form(params) => (params, None),
            Tail::Upgrade(params) => {
                ("", params.filter(|_| !query.is_empty()).map(|params| (Cow::Borrowed(""), params)))
            }
        };
        // Twilio signs an apostrophe as it was typed, and may send it in the other spelling.
        let spelled = |from: &str, to: &str| {
            query.contains(from).then(|| (Cow::Owned(query.replace(from, to)), params))
        };
        [Some((Cow::Borrowed(query), params)), as_form, spelled("%27", "'"), spelled("'", "%27")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::PublicUrl;

    fn texts(public_url: &str, path: &str, query: &str, tail: Tail<'_>) -> Vec<String> {
        let public_url: PublicUrl = public_url.parse().unwrap();
        let signable =
            Signable { origin: public_url.origin(), base_path: public_url.base_path(), path, query, tail };
        signable.candidates().iter().map(|candidate| candidate.pieces().concat()).collect()
    }

    #[test]
    fn a_plain_request_costs_two() {
        assert_eq!(
            texts("https://example.com", "/sms", "?a=1", Tail::Form("Bodyhi")),
            ["https://example.com/sms?a=1Bodyhi", "https://example.com:443/sms?a=1Bodyhi"]
        );
        assert_eq!(
            texts("http://example.com:8080/base", "/sms", "", Tail::Form("")),
            ["http://example.com:8080/base/sms", "http://example.com/base/sms"]
        );
    }

    #[test]
    fn the_root_is_tried_without_a_path() {
        assert_eq!(
            texts("https://example.com:1", "/", "", Tail::Form("")),
            [
                "https://example.com:1/",
                "https://example.com/",
                "https://example.com:1",
                "https://example.com"
            ]
        );
    }

    #[test]
    fn user_and_password_come_last() {
        let texts = texts("https://u:p@example.com", "/sms", "", Tail::Form(""));
        assert_eq!(texts[0], "https://example.com/sms");
        assert_eq!(texts[2], "https://u:p@example.com/sms");
        assert_eq!(texts.len(), 4);
    }

    #[test]
    fn apostrophes_are_spelled_both_ways_in_the_query_alone() {
        let texts = texts("https://example.com:1", "/it's", "?a=it%27s&b='", Tail::Form(""));
        assert!(texts.iter().all(|text| text.contains("/it's?")));
        assert!(texts.contains(&"https://example.com/it's?a=it's&b='".to_owned()));
        assert!(texts.contains(&"https://example.com/it's?a=it%27s&b=%27".to_owned()));
        assert_eq!(texts.len(), 6);
    }

    #[test]
    fn upgrades_are_signed_as_wss() {
        let texts = texts("https://example.com", "/ws", "?b=2&a=1", Tail::Upgrade(Some("a1b2")));
        assert_eq!(texts[0], "wss://example.com/ws?b=2&a=1");
        assert!(texts.contains(&"wss://example.com/ws/?b=2&a=1".to_owned()));
        assert!(texts.contains(&"wss://example.com:443/wsa1b2".to_owned()));
        assert!(texts.iter().all(|text| text.starts_with("wss://")));
    }

    #[test]
    fn nothing_costs_more_than_twelve() {
        let most = texts("https://u:p@example.com", "/", "?a='%27", Tail::Upgrade(Some("a''")));
        assert_eq!(most.len(), MOST);
    }
}
