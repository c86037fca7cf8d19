//! What a request carries, and whether the signature covers all of it.
//!
//! Twilio signs the parameters of a form. For any other body it signs the URL, into which it puts the hash of
//! the body. A body that neither covers is refused, whatever it calls itself: otherwise a signature made for
//! a request without a body would let in any.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};
use sha2::{Digest, Sha256};

use super::claim::single;
use super::rejection::Reason;
use super::target::Target;
use crate::params::{Params, pairs_of};

/// The parameter of the URL that has the hash of the body.
pub(super) const BODY_HASH: &str = "bodySHA256";

/// What kind of body a request has. The content type decides, never a look at the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyKind {
    Empty,
    Form,
    Other,
}

impl BodyKind {
    pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Self, Reason> {
        let content_type = single(headers, &CONTENT_TYPE)?.map(HeaderValue::as_bytes).unwrap_or_default();
        let essence = content_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
        Ok(if body.is_empty() {
            Self::Empty
        } else if essence.eq_ignore_ascii_case(b"application/x-www-form-urlencoded") {
            Self::Form
        } else {
            Self::Other
        })
    }
}

/// The parameters of a request, once it is known that the signature covers the body or will be made to.
pub(super) fn read(
    headers: &HeaderMap,
    target: Target<'_>,
    body: Bytes,
    max_params: usize,
) -> Result<Params, Reason> {
    let kind = BodyKind::read(headers, &body)?;
    check_hash(target, kind, &body)?;
    Ok(match kind {
        BodyKind::Form if target.carries_params => return Err(Reason::FormInGet),
        _ if target.carries_params => Params::from_query(target.query_text(), body, max_params)?,
        BodyKind::Form => Params::from_form(body, max_params)?,
        BodyKind::Other => Params::from_json(body),
        BodyKind::Empty => Params::default(),
    })
}

/// Checks `bodySHA256`: required for a body that is not a form, and correct wherever it is given.
fn check_hash(target: Target<'_>, kind: BodyKind, body: &[u8]) -> Result<(), Reason> {
    let mut hashes = pairs_of(target.query_text().as_bytes())
        .filter(|(name, _)| name.is(BODY_HASH))
        .map(|(_, value)| value);
    match (hashes.next(), hashes.next()) {
        (None, _) if kind == BodyKind::Other => Err(Reason::BodyUncovered),
        (None, _) => Ok(()),
        (Some(_), Some(_)) => Err(Reason::BodyHashRepeated),
        (Some(hash), None) if hash.is(&hash_of(body)) => Ok(()),
        (Some(_), None) => Err(Reason::BodyHashMismatch),
    }
}

/// The SHA-256 of a body as Twilio writes it: in lowercase hexadecimal digits.
pub(super) fn hash_of(body: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digest = Sha256::digest(body);
    digest
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_written_as_twilio_writes_it() {
        assert_eq!(hash_of(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn the_content_type_decides() {
        let kind = |content_type: &'static str| {
            let headers = HeaderMap::from_iter([(CONTENT_TYPE, content_type.parse().unwrap())]);
            BodyKind::read(&headers, b"a=b").unwrap()
        };
        for form in [
            "application/x-www-form-urlencoded",
            "Application/X-WWW-Form-URLEncoded",
            "application/x-www-form-urlencoded ; charset=\"UTF-8\"",
            "application/x-www-form-urlencoded;charset=UTF-8",
        ] {
            assert_eq!(kind(form), BodyKind::Form, "{form}");
        }
        for other in [
            "",
            "application/json",
            "application/x-www-form-urlencodedX",
            "multipart/form-data",
            "text/plain",
        ] {
            assert_eq!(kind(other), BodyKind::Other, "{other}");
        }
        assert_eq!(BodyKind::read(&HeaderMap::new(), b"a").unwrap(), BodyKind::Other);
        assert_eq!(BodyKind::read(&HeaderMap::new(), b"").unwrap(), BodyKind::Empty);
    }

    #[test]
    fn two_content_types_are_refused() {
        let mut headers = HeaderMap::new();
        headers.append(CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
        headers.append(CONTENT_TYPE, "application/json".parse().unwrap());
        assert_eq!(BodyKind::read(&headers, b"a"), Err(Reason::HeaderRepeated));
    }
}
