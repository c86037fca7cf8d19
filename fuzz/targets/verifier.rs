//! The verifier: what was signed passes, as an independent reading of the algorithm signs it, and nothing passes that
//! was changed on the way.

#![no_main]

use http::Request;
use http::header::{CONTENT_TYPE, UPGRADE};
use http::request::Parts;
use libfuzzer_sys::fuzz_target;
use twiml_fuzz::{FORM, MAX_PARAMS, SIGNATURE, TOKEN, log, pairs, parts, reference, target, verify};
use twiml_runtime::{Params, Verified, Verifier};

/// An input: four characters that choose, the path and query up to the end of the line, and the body.
struct Input<'a> {
    site: usize,
    kind: Kind,
    change: Change,
    path: &'a str,
    body: &'a [u8],
}

#[derive(Clone, Copy)]
enum Kind {
    Form,
    Json,
    Get,
    WebSocket,
    WebSocketWithSlash,
}

/// What happens to a request on the way.
#[derive(Clone, Copy)]
enum Change {
    Nothing,
    SignatureBit(usize),
    SignatureLength(usize),
    OtherToken,
    BodyBit(usize),
    BodyLength(usize),
    Method,
    NoContentType,
}

impl<'a> Input<'a> {
    fn read(input: &'a [u8]) -> Option<Self> {
        let (&[site, kind, change, at], rest) = input.split_first_chunk()?;
        let line = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        let (path, body) = rest.split_at(line);
        let at = usize::from(at);
        Some(Self {
            site: usize::from(site) % SITES.len(),
            kind: match kind {
                b'f' => Kind::Form,
                b'j' => Kind::Json,
                b'g' => Kind::Get,
                b'w' => Kind::WebSocket,
                b's' => Kind::WebSocketWithSlash,
                _ => return None,
            },
            change: match change {
                b'-' => Change::Nothing,
                b's' => Change::SignatureBit(at),
                b'l' => Change::SignatureLength(at),
                b't' => Change::OtherToken,
                b'b' => Change::BodyBit(at),
                b'c' => Change::BodyLength(at),
                b'm' => Change::Method,
                b'n' => Change::NoContentType,
                _ => return None,
            },
            path: target(std::str::from_utf8(path).ok()?)?,
            body: body.strip_prefix(b"\n").unwrap_or_default(),
        })
    }
}

/// Where applications stand, and what Twilio calls there: without user and password.
const SITES: [(&str, &str); 4] = [
    ("https://example.com", "https://example.com"),
    ("http://example.com:8080", "http://example.com:8080"),
    ("https://user:word@Example.com/base", "https://Example.com/base"),
    ("https://[::1]:8443/", "https://[::1]:8443"),
];
const OTHER_TOKEN: &str = "ffffffffffffffffffffffffffffffff";

fuzz_target!(|input: &[u8]| {
    let Some(input) = Input::read(input) else { return };
    let (site, called) = SITES[input.site];
    // One verifier an input: each explains its first refusals in full.
    let verifier = Verifier::builder().auth_token(TOKEN).public_url(site).diagnose(true);
    let verifier = verifier.build().expect("a token and a URL");
    if let Some(request) = Signed::new(called, &input) {
        check(&verifier, &request, input.change);
    }
});

/// A request as Twilio sends it.
#[derive(Clone)]
struct Signed {
    method: &'static str,
    path: String,
    content_type: Option<&'static str>,
    upgrade: bool,
    body: Vec<u8>,
    /// What is signed.
    text: String,
    /// What arrives, unless it is JSON.
    pairs: Vec<(String, String)>,
}

impl Signed {
    /// None for what Twilio does not send: other bytes than text in the query, a hash of its own, an account elsewhere than behind
    /// the URL, too much.
    fn new(called: &str, input: &Input<'_>) -> Option<Self> {
        let (path, body) = (input.path, input.body);
        let (bare, query) = path.split_at(path.find('?').unwrap_or(path.len()));
        let in_query = reference::decode(query.strip_prefix('?').unwrap_or_default().as_bytes())?;
        if in_query.iter().any(|(name, _)| name == "bodySHA256") || in_query.len() > MAX_PARAMS {
            return None;
        }
        let get = Self {
            method: "GET",
            path: path.to_owned(),
            content_type: None,
            upgrade: false,
            body: vec![],
            text: format!("{called}{path}"),
            pairs: in_query,
        };
        let upgrade = |slash| {
            let text = format!("{called}{bare}{slash}{query}").replacen("http", "ws", 1);
            Self { upgrade: true, text, ..get.clone() }
        };
        let in_form = reference::decode(body).unwrap_or_default();
        if reference::is_divided_elsewhere(
            path,
            if matches!(input.kind, Kind::Form) { &in_form } else { &[] },
        ) {
            return None;
        }
        Some(match input.kind {
            Kind::Form => {
                let pairs = reference::decode(body).filter(|pairs| pairs.len() <= MAX_PARAMS)?;
                let text = reference::signed_text(&get.text, &pairs);
                Self { method: "POST", content_type: Some(FORM), body: body.to_owned(), text, pairs, ..get }
            }
            Kind::Json => {
                let separator = if query.is_empty() { '?' } else { '&' };
                let path = format!("{path}{separator}bodySHA256={}", reference::body_hash(body));
                let text = format!("{called}{path}");
                let content_type = Some("application/json");
                Self { method: "POST", path, content_type, body: body.to_owned(), text, pairs: vec![], ..get }
            }
            Kind::Get => get,
            Kind::WebSocket => upgrade(""),
            // Twilio adds the slash that is not there.
            Kind::WebSocketWithSlash => upgrade(if bare.ends_with('/') { "" } else { "/" }),
        })
    }

    fn head(&self, method: &str, content_type: Option<&str>, signature: &[u8]) -> Option<Parts> {
        let mut request = Request::builder().method(method).uri(&self.path).header(SIGNATURE, signature);
        if let Some(content_type) = content_type {
            request = request.header(CONTENT_TYPE, content_type);
        }
        if self.upgrade {
            request = request.header(UPGRADE, "websocket");
        }
        parts(request)
    }

    /// Whether the fuzzer itself wrote this into the request.
    fn mentions(&self, text: &str) -> bool {
        self.text.contains(text)
    }
}

fn check(verifier: &Verifier, request: &Signed, change: Change) {
    let signature = reference::sign(TOKEN, &request.text).into_bytes();
    let verdict = |method, content_type, signature: &[u8], body: &[u8]| {
        let head = request.head(method, content_type, signature)?;
        let (verdict, log) = log::captured(|| verify(verifier, &head, body));
        assert_eq!(verdict.is_ok(), log.is_empty(), "{log}");
        for secret in [TOKEN, &reference::sign(TOKEN, &request.text)] {
            assert!(!log.contains(secret) || request.mentions(secret), "{log}");
        }
        verdict.ok()
    };
    let with_signature =
        |signature: &[u8]| verdict(request.method, request.content_type, signature, &request.body);
    match change {
        Change::Nothing => {
            let params = with_signature(&signature).expect("refused");
            match params.json() {
                Some(json) => assert_eq!(json, request.body),
                None => assert_eq!(pairs(&params), request.pairs),
            }
        }
        Change::SignatureBit(at) => {
            let mut other = signature;
            let length = other.len();
            other[at % length] ^= 1 << (at % 8);
            assert!(with_signature(&other).is_none());
        }
        Change::SignatureLength(length) => {
            let other: Vec<_> = signature.iter().copied().cycle().take(length).collect();
            assert!(other == signature || with_signature(&other).is_none());
        }
        Change::OtherToken => {
            assert!(with_signature(reference::sign(OTHER_TOKEN, &request.text).as_bytes()).is_none());
        }
        Change::BodyBit(at) if !request.body.is_empty() => {
            let mut body = request.body.clone();
            let length = body.len();
            body[at % length] ^= 1 << (at % 8);
            check_body(request, &body, verdict(request.method, request.content_type, &signature, &body));
        }
        Change::BodyBit(_) => {}
        Change::BodyLength(length) => {
            let body: Vec<_> = request.body.iter().chain(b"&Body=forged").copied().take(length).collect();
            check_body(request, &body, verdict(request.method, request.content_type, &signature, &body));
        }
        Change::Method => {
            let method = if request.method == "GET" { "POST" } else { "GET" };
            let accepted = verdict(method, request.content_type, &signature, &request.body).is_some();
            assert!(!accepted || request.content_type != Some(FORM) || request.body.is_empty());
        }
        Change::NoContentType => {
            let accepted = verdict(request.method, None, &signature, &request.body).is_some();
            assert!(!accepted || request.content_type != Some(FORM) || request.body.is_empty());
        }
    }
}

/// Only a form that is signed alike passes for another: in other spellings, or with other borders between names and values.
fn check_body(request: &Signed, body: &[u8], accepted: Option<Verified<Params>>) {
    let Some(params) = accepted else { return };
    if body == request.body {
        return;
    }
    assert_eq!(request.content_type, Some(FORM), "another body was accepted");
    let text = |pairs: &[(String, String)]| {
        let text = reference::signed_text("", pairs);
        // A URL may be signed without the slash of its root, so that this border lies open too.
        if request.path == "/" { text.trim_start_matches('/').to_owned() } else { text }
    };
    assert_eq!(text(&pairs(&params)), text(&request.pairs), "another form was accepted");
}
