//! What the headers claim: the signature, and how it was made.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::rejection::Reason;

const SIGNATURE: HeaderName = HeaderName::from_static("x-twilio-signature");
const SETTINGS: HeaderName = HeaderName::from_static("x-twilio-webhooks-signature-settings");

/// A signature as it came, and what it says it was made with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim<'a> {
    pub(super) signature: &'a [u8],
    pub(super) scheme: Scheme<'a>,
}

/// What a signature is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme<'a> {
    /// HMAC-SHA1 and the auth token of the account.
    AuthToken,
    /// HMAC-SHA256 and the shared key of this id.
    SharedKey(&'a str),
}

impl<'a> Claim<'a> {
    /// Reads the claim. What is not a signature by its length alone is refused here, before anything costs
    /// work.
    pub(super) fn read(headers: &'a HeaderMap) -> Result<Self, Reason> {
        let signature = single(headers, &SIGNATURE)?.map(HeaderValue::as_bytes).unwrap_or_default();
        if signature.is_empty() {
            return Err(Reason::SignatureMissing);
        }
        let scheme = match single(headers, &SETTINGS)? {
            Some(settings) => Scheme::read(settings)?,
            None => Scheme::AuthToken,
        };
        if signature.len() != scheme.signature_length() {
            return Err(Reason::SignatureMalformed);
        }
        Ok(Self { signature, scheme })
    }
}

impl<'a> Scheme<'a> {
    /// Reads `key=<id>,algorithm=HMAC_SHA256`. The header is not signed itself: it picks a key, and the key
    /// has its algorithm. Without an algorithm, or with an empty one, it is the usual HMAC-SHA1.
    fn read(settings: &'a HeaderValue) -> Result<Self, Reason> {
        let settings = settings.to_str().map_err(|_| Reason::SettingsUnusable)?;
        if settings.trim().is_empty() {
            return Ok(Self::AuthToken);
        }
        let (mut key, mut algorithm) = (None, None);
        for setting in settings.split(',') {
            let (name, value) = setting.split_once('=').ok_or(Reason::SettingsUnusable)?;
            let slot = match name.trim() {
                "key" => &mut key,
                "algorithm" => &mut algorithm,
                _ => continue,
            };
            if slot.replace(value.trim()).is_some() {
                return Err(Reason::SettingsUnusable);
            }
        }
        match (algorithm, key) {
            (None | Some(""), _) => Ok(Self::AuthToken),
            (Some(name), _) if name.eq_ignore_ascii_case("HMAC_SHA1") => Ok(Self::AuthToken),
            (Some(name), Some(key)) if name.eq_ignore_ascii_case("HMAC_SHA256") => Ok(Self::SharedKey(key)),
            _ => Err(Reason::SettingsUnusable),
        }
    }

    /// The length of the digest in base64.
    fn signature_length(self) -> usize {
        match self {
            Self::AuthToken => 28,
            Self::SharedKey(_) => 44,
        }
    }
}

/// The value of a header that must not be repeated: which one counts would be anyone's guess.
pub(super) fn single<'a>(
    headers: &'a HeaderMap,
    name: &HeaderName,
) -> Result<Option<&'a HeaderValue>, Reason> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (value, None) => Ok(value),
        _ => Err(Reason::HeaderRepeated),
    }
}

/// Whether a request has the header of a signature, with whatever in it.
pub(crate) fn is_signed(headers: &HeaderMap) -> bool {
    headers.contains_key(SIGNATURE)
}

/// The signature header as it came, for the log to describe.
pub(super) fn raw_signature(headers: &HeaderMap) -> Option<&[u8]> {
    headers.get(SIGNATURE).map(HeaderValue::as_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHA1: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    const SHA256: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    fn read(pairs: &[(HeaderName, &'static str)]) -> Result<Option<String>, Reason> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(name, HeaderValue::from_static(value));
        }
        Claim::read(&headers).map(|claim| match claim.scheme {
            Scheme::AuthToken => None,
            Scheme::SharedKey(id) => Some(id.to_owned()),
        })
    }

    #[test]
    fn one_signature_of_the_right_length_is_needed() {
        assert_eq!(read(&[(SIGNATURE, SHA1)]), Ok(None));
        assert_eq!(read(&[]), Err(Reason::SignatureMissing));
        assert_eq!(read(&[(SIGNATURE, "")]), Err(Reason::SignatureMissing));
        assert_eq!(read(&[(SIGNATURE, SHA1), (SIGNATURE, SHA1)]), Err(Reason::HeaderRepeated));
        assert_eq!(read(&[(SIGNATURE, SHA256)]), Err(Reason::SignatureMalformed));
        assert_eq!(read(&[(SIGNATURE, "x")]), Err(Reason::SignatureMalformed));
    }

    #[test]
    fn settings_pick_a_key_and_nothing_else() {
        let with = |signature, settings| read(&[(SIGNATURE, signature), (SETTINGS, settings)]);
        assert_eq!(with(SHA256, "key=k,algorithm=HMAC_SHA256"), Ok(Some("k".to_owned())));
        assert_eq!(with(SHA256, "algorithm=hmac_sha256, key=k"), Ok(Some("k".to_owned())));
        assert_eq!(with(SHA1, "key=k,algorithm=HMAC_SHA1"), Ok(None));
        for usual in ["key=k", "", " ", "algorithm=", "algorithm= ,key=k"] {
            assert_eq!(with(SHA1, usual), Ok(None), "{usual:?}");
            assert_eq!(with(SHA256, usual), Err(Reason::SignatureMalformed), "{usual:?}");
        }
        assert_eq!(with(SHA1, "key=k,algorithm=HMAC_SHA256"), Err(Reason::SignatureMalformed));
        for unusable in [
            "key=k,algorithm=HMAC_SHA512",
            "algorithm=HMAC_SHA256",
            "nonsense",
            ",",
            "algorithm=,algorithm=",
            "key=k,key=l,algorithm=HMAC_SHA256",
        ] {
            assert_eq!(with(SHA256, unusable), Err(Reason::SettingsUnusable), "{unusable}");
        }
        assert_eq!(
            read(&[(SIGNATURE, SHA1), (SETTINGS, "key=k"), (SETTINGS, "key=k")]),
            Err(Reason::HeaderRepeated)
        );
    }
}
