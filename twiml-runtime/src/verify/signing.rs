//! Signatures as Twilio makes them, for tests and local tools.

use super::content::{BODY_HASH, hash_of};
use super::keys::TokenKey;
use crate::params::Params;

/// A name and a value, as any type that is text.
pub trait Pair: sealed::Sealed {
    #[doc(hidden)]
    fn pair(&self) -> (&str, &str);
}

mod sealed {
    pub trait Sealed {}
    impl<N: AsRef<str>, V: AsRef<str>> Sealed for (N, V) {}
    impl<P: Sealed> Sealed for &P {}
}

impl<N: AsRef<str>, V: AsRef<str>> Pair for (N, V) {
    fn pair(&self) -> (&str, &str) {
        (self.0.as_ref(), self.1.as_ref())
    }
}

impl<P: Pair> Pair for &P {
    fn pair(&self) -> (&str, &str) {
        (*self).pair()
    }
}

/// Where to send a signed request, and its signature; see
/// [`Verifier::sign_json`](crate::Verifier::sign_json).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedRequest {
    /// The URL with the hash of the body.
    pub url: String,
    /// The value of `X-Twilio-Signature`.
    pub signature: String,
}

pub(super) fn sign(key: &TokenKey, url: &str, params: impl IntoIterator<Item: Pair>) -> String {
    let pairs: Vec<_> = params.into_iter().collect();
    let params = Params::from_pairs(pairs.iter().map(Pair::pair));
    key.sign(&as_called(url), params.signing_text())
}

pub(super) fn sign_json(key: &TokenKey, url: &str, body: &[u8]) -> SignedRequest {
    let url = without_fragment(url);
    let separator = if url.contains('?') { '&' } else { '?' };
    let url = format!("{url}{separator}{BODY_HASH}={}", hash_of(body));
    let signature = key.sign(&as_called(&url), "");
    SignedRequest { url, signature }
}

/// The URL as Twilio calls it: without fragment, and without user and password, which travel in a header.
fn as_called(url: &str) -> String {
    let url = without_fragment(url);
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let (authority, target) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}{target}")
}

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::Verifier;

    fn verifier() -> Verifier {
        Verifier::new("12345", "https://example.com").unwrap()
    }

    #[test]
    fn the_published_examples_come_out() {
        let params = [
            ("CallSid", "CA1234567890ABCDE"),
            ("Caller", "+14158675310"),
            ("Digits", "1234"),
            ("From", "+14158675310"),
            ("To", "+18005551212"),
        ];
        let url = "https://example.com/myapp.php?foo=1&bar=2";
        assert_eq!(verifier().sign(url, params), "L/OH5YylLD5NRKLltdqwSvS0BnU=");
    }

    #[test]
    fn any_pairs_of_text_will_do() {
        let url = "https://example.com/sms".to_owned();
        let expected = verifier().sign(&url, [("a", "1"), ("b", "2")]);
        let owned = vec![("b".to_owned(), "2".to_owned()), ("a".to_owned(), "1".to_owned())];
        assert_eq!(verifier().sign(&url, &owned), expected);
        assert_eq!(verifier().sign(&url, owned), expected);
        assert_eq!(
            verifier().sign(&url, std::collections::HashMap::from([("a", "1"), ("b", "2")])),
            expected
        );
        assert_eq!(verifier().sign(&url, &Params::from_pairs([("a", "1"), ("b", "2")])), expected);
    }

    #[test]
    fn user_password_and_fragment_are_not_signed() {
        let none: [(&str, &str); 0] = [];
        assert_eq!(
            verifier().sign("https://u:p@example.com/?to=a@b#rc=2", none),
            verifier().sign_get("https://example.com/?to=a@b")
        );
    }

    #[test]
    fn json_is_signed_by_its_hash_in_the_url() {
        let signed = verifier()
            .sign_json("https://mycompany.com/myapp.php", r#"{"property": "value", "boolean": true}"#);
        assert_eq!(
            signed.url,
            "https://mycompany.com/myapp.php?bodySHA256=\
             0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"
        );
        assert_eq!(signed.signature, "y77kIzt2vzLz71DgmJGsen2scGs=");
        assert!(verifier().sign_json("https://example.com/?a=1", "").url.contains("?a=1&bodySHA256=e3b0"));
    }
}
