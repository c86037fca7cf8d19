//! From parameters to the request that Twilio sends.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::{HeaderName, Request};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use twiml_runtime::Verifier;
use twiml_values::Method;

use super::parameters::Parameters;
use crate::machine::HttpRequest;

pub(super) const SIGNATURE: HeaderName = HeaderName::from_static("x-twilio-signature");
const HOME_REGION: HeaderName = HeaderName::from_static("x-home-region");

/// The header that tells a request that is tried again from another one.
const IDEMPOTENCY_TOKEN: HeaderName = HeaderName::from_static("i-twilio-idempotency-token");

/// What needs no escape in a form.
const FORM: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'*');

/// What a request carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// Parameters: of a GET in the query behind what is there, of a POST in the body.
    Form(Parameters),
    /// A body of JSON.
    Json(String),
}

/// A request, signed as Twilio signs it.
///
/// The URL is absolute. Its fragment is not sent, and user and password in it become a header.
///
/// # Errors
///
/// If the URL cannot be called.
pub(crate) fn signed(
    verifier: &Verifier,
    method: Method,
    url: &str,
    content: &Content,
    token: &str,
) -> Result<HttpRequest, http::Error> {
    let url = url.split('#').next().unwrap_or_default();
    let (signed_url, signature, content_type, body) = match (content, method) {
        (Content::Form(parameters), Method::Post) => {
            let signature = verifier.sign(url, parameters.iter());
            let form = written(parameters, "+");
            (url.to_owned(), signature, Some("application/x-www-form-urlencoded; charset=UTF-8"), form)
        }
        (Content::Form(parameters), Method::Get) => {
            let separator = if url.contains('?') { '&' } else { '?' };
            let query = written(parameters, "%20");
            let url = if query.is_empty() { url.to_owned() } else { format!("{url}{separator}{query}") };
            let signature = verifier.sign_get(&url);
            (url, signature, None, String::new())
        }
        (Content::Json(json), _) => {
            let signed = verifier.sign_json(url, json);
            (signed.url, signed.signature, Some("application/json"), json.clone())
        }
    };
    let (target, credentials) = without_credentials(&signed_url);
    let mut request = unsigned(method, &target)
        .header(SIGNATURE, signature)
        .header(IDEMPOTENCY_TOKEN, token)
        .header(HOME_REGION, "us1");
    if let Some(credentials) = credentials {
        request = request.header(AUTHORIZATION, format!("Basic {}", STANDARD.encode(credentials)));
    }
    if let Some(content_type) = content_type {
        request = request.header(CONTENT_TYPE, content_type);
    }
    request.body(Bytes::from(body))
}

/// Puts a signature on a request that is not its own.
pub(crate) fn spoil(request: &mut HttpRequest) {
    request.headers_mut().insert(SIGNATURE, http::HeaderValue::from_static("AAAAAAAAAAAAAAAAAAAAAAAAAAA="));
}

/// A request for a file, such as the sound of a `<Play>`, which has none of the parameters and no signature.
///
/// # Errors
///
/// If the URL cannot be called.
pub(crate) fn for_file(url: &str) -> Result<HttpRequest, http::Error> {
    unsigned(Method::Get, url.split('#').next().unwrap_or_default()).body(Bytes::new())
}

fn unsigned(method: Method, url: &str) -> http::request::Builder {
    Request::builder()
        .method(method.as_str())
        .uri(url)
        .header(USER_AGENT, "TwilioProxy/1.1")
        .header(ACCEPT, "*/*")
}

/// The parameters as a form; a body has `+` for a space, a query was seen with `%20`.
fn written(parameters: &Parameters, space: &str) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, FORM).to_string().replace("%20", space);
    let pairs: Vec<_> =
        parameters.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    pairs.join("&")
}

/// The URL without user and password, and both as a header has them.
fn without_credentials(url: &str) -> (String, Option<Vec<u8>>) {
    let parts = || {
        let (scheme, rest) = url.split_once("://")?;
        let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (credentials, host) = authority.rsplit_once('@')?;
        Some((format!("{scheme}://{host}{path}"), percent_decode_str(credentials).collect()))
    };
    match parts() {
        Some((url, credentials)) => (url, Some(credentials)),
        None => (url.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verifier() -> Verifier {
        Verifier::new("12345", "https://app.example").unwrap()
    }

    fn request(method: Method, url: &str) -> HttpRequest {
        let form =
            Parameters::new().with("AccountSid", "AC00000000000000000000000000000001").with("Body", "a b&ü");
        signed(&verifier(), method, url, &Content::Form(form), "token").unwrap()
    }

    fn passes(request: HttpRequest) -> bool {
        let (mut parts, body) = request.into_parts();
        parts.uri = parts.uri.path_and_query().unwrap().as_str().parse().unwrap();
        verifier().verify(&parts, body).is_ok()
    }

    #[test]
    fn a_post_has_its_parameters_in_the_body() {
        let request = request(Method::Post, "https://app.example/sms?step=1#rc=2");
        assert_eq!(request.uri(), "https://app.example/sms?step=1");
        assert_eq!(request.body(), "AccountSid=AC00000000000000000000000000000001&Body=a+b%26%C3%BC");
        assert_eq!(request.headers()[CONTENT_TYPE], "application/x-www-form-urlencoded; charset=UTF-8");
        assert_eq!(request.headers()[IDEMPOTENCY_TOKEN], "token");
        assert!(passes(request));
    }

    #[test]
    fn a_get_has_them_in_its_query_behind_what_is_there() {
        let request = request(Method::Get, "https://app.example/sms?step=1");
        let query = request.uri().query().unwrap();
        assert_eq!(query, "step=1&AccountSid=AC00000000000000000000000000000001&Body=a%20b%26%C3%BC");
        assert!(passes(request));
    }

    #[test]
    fn user_and_password_become_a_header() {
        let request = request(Method::Post, "https://us%40er:pass@app.example/sms");
        assert_eq!(request.uri(), "https://app.example/sms");
        assert_eq!(request.headers()[AUTHORIZATION], format!("Basic {}", STANDARD.encode("us@er:pass")));
        assert!(passes(request));
    }

    #[test]
    fn json_is_signed_by_its_hash() {
        let url = "https://app.example/event?AccountSid=AC00000000000000000000000000000001";
        let json = Content::Json("{}".to_owned());
        let request = signed(&verifier(), Method::Post, url, &json, "token").unwrap();
        assert!(request.uri().query().unwrap().contains("bodySHA256="));
        assert!(passes(request));
    }

    #[test]
    fn a_url_that_cannot_be_called_is_an_error() {
        assert!(for_file("https://a b/").is_err());
    }
}
