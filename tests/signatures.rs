//! The verifier, checked with signatures that Twilio's own libraries agree on, and with a plain version of the algorithm.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops on what it did not expect"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::Body;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::request::Parts;
use http::{HeaderName, HeaderValue, Request, StatusCode};
use http_body_util::BodyExt;
use serde::Deserialize;
use serde_json::Value;
use sha1::Sha1;
use tower::ServiceExt;
use twiml_runtime::{Params, Verified, Verifier, VerifyLayer};
use twiml_tests::client::run;
use twiml_tests::signed::{self, FORM, MADE_UP, PUBLIC_URL, SIGNATURE, TOKEN, post, verifier, verify};
use twiml_tests::{shared, workspace};

const SETTINGS: &str = "X-Twilio-Webhooks-Signature-Settings";

/// A request, and what to make of it.
#[derive(Deserialize)]
struct Vector {
    id: String,
    auth_token: String,
    method: String,
    url: String,
    headers: BTreeMap<String, Value>,
    body_base64: String,
    expect: String,
    #[serde(default)]
    recommend: String,
    /// Whether a server can receive it at all.
    wire: Option<bool>,
}

enum Verdict {
    Accept,
    Refuse,
    /// Libraries differ and either answer is sound.
    Open,
}

impl Vector {
    fn verdict(&self) -> Verdict {
        match (self.expect.as_str(), self.recommend.as_str()) {
            ("valid", _) => Verdict::Accept,
            ("invalid", _) => Verdict::Refuse,
            (_, recommend) if recommend.starts_with("accept") => Verdict::Accept,
            (_, recommend) if recommend.starts_with("reject") => Verdict::Refuse,
            (_, "either") => Verdict::Open,
            (expect, recommend) => panic!("{}: {expect}, {recommend}", self.id),
        }
    }

    /// The verifier of an application at the vector's URL.
    fn verifier(&self) -> Option<Verifier> {
        let (origin, _) = self.split_url();
        // A websocket URL is asked for over https, with an upgrade.
        let origin = origin.replacen("wss://", "https://", 1);
        let mut builder =
            Verifier::builder().auth_token(&*self.auth_token).public_url(origin).diagnose(false);
        if let Some(settings) = self.headers.get(SETTINGS).and_then(Value::as_str) {
            let id = settings.split(',').find_map(|setting| setting.strip_prefix("key=")).unwrap();
            builder = builder.shared_key(id, &*self.auth_token);
        }
        builder.build().ok()
    }

    /// Scheme and authority, and the request target.
    fn split_url(&self) -> (&str, &str) {
        let start = self.url.find("://").map_or(0, |at| at + 3);
        self.url.split_at(self.url[start..].find(['/', '?', '#']).map_or(self.url.len(), |at| start + at))
    }

    /// The request as a server would receive it, if it would.
    fn request(&self) -> Option<Request<Bytes>> {
        let (_, target) = self.split_url();
        let target = target.split('#').next().unwrap();
        let mut request = Request::builder()
            .method(self.method.as_str())
            .uri(if target.is_empty() { "/" } else { target })
            .body(BASE64_STANDARD.decode(&self.body_base64).unwrap().into())
            .ok()?;
        for (name, values) in &self.headers {
            let values = values.as_array().cloned().unwrap_or_else(|| vec![values.clone()]);
            for value in values {
                let value = HeaderValue::from_str(value.as_str().unwrap()).ok()?;
                request.headers_mut().append(name.parse::<HeaderName>().unwrap(), value);
            }
        }
        if self.url.starts_with("wss://") {
            request.headers_mut().append("upgrade", HeaderValue::from_static("websocket"));
        }
        Some(request)
    }
}

/// The vectors of the repository, and those of the folder outside that are not among them.
fn vectors() -> Vec<Vector> {
    let ours = workspace().join("tests/vectors");
    let lines: BTreeSet<String> =
        [Some(ours), shared("corpus")].into_iter().flatten().flat_map(|folder| lines_of(&folder)).collect();
    lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The lines of all files of vectors in a folder.
fn lines_of(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("signatures") && name.ends_with(".jsonl")
    };
    let texts = files.filter(is_ours).map(|path| std::fs::read_to_string(path).unwrap());
    texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Compares each verdict with what `accepts` says. What cannot be configured or received counts as refused.
fn check_vectors(mut accepts: impl FnMut(&Vector, Verifier, Request<Bytes>) -> bool) {
    let vectors = vectors();
    assert!(!vectors.is_empty());
    let mut wrong = Vec::new();
    for vector in &vectors {
        let request = vector.request();
        let excused = request.is_none() && vector.wire == Some(false);
        let accepted = vector
            .verifier()
            .zip(request)
            .is_some_and(|(verifier, request)| accepts(vector, verifier, request));
        let right = match vector.verdict() {
            Verdict::Accept => accepted || excused,
            Verdict::Refuse => !accepted,
            Verdict::Open => true,
        };
        if !right {
            wrong.push(&*vector.id);
        }
    }
    assert!(wrong.is_empty(), "wrong verdicts: {}", wrong.join(", "));
}

#[test]
fn vectors_through_the_verifier() {
    check_vectors(|_, verifier, request| {
        let (parts, body) = request.into_parts();
        verifier.verify(&parts, body).is_ok()
    });
}

#[test]
fn vectors_through_the_layer_on_a_router() {
    check_vectors(|vector, verifier, request| {
        let sent = request.body().clone();
        let echo = |params: Verified<Params>, body: Bytes| async move {
            assert!(params.json().is_none_or(|json| json == body));
            body
        };
        let app: Router = Router::new().fallback(echo).layer(VerifyLayer::new(verifier));
        let response = run(app.oneshot(request.map(Body::from))).unwrap();
        let status = response.status();
        let body = run(response.into_body().collect()).unwrap().to_bytes();
        if status == StatusCode::OK {
            assert!(body == sent || vector.method == "HEAD", "{}: the handler got another body", vector.id);
            return true;
        }
        assert_eq!((status, &*body), (StatusCode::FORBIDDEN, &b""[..]), "{}", vector.id);
        false
    });
}

/// The algorithm as Twilio's page describes it, as plainly as possible.
fn sign_plainly(token: &str, url: &str, pairs: &[(String, String)]) -> String {
    let mut fields: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, value) in pairs {
        fields.entry(name).or_default().insert(value);
    }
    let mut text = url.to_owned();
    for (name, values) in fields {
        for value in values {
            text.push_str(name);
            text.push_str(value);
        }
    }
    let mut mac = Hmac::<Sha1>::new_from_slice(token.as_bytes()).unwrap();
    mac.update(text.as_bytes());
    BASE64_STANDARD.encode(mac.finalize().into_bytes())
}

/// A small generator of pseudo-random numbers (`SplitMix64`), so that each run sees the same cases.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap()).unwrap()
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Short texts over few characters, so that names collide, share prefixes and need escapes.
    fn text(&mut self, longest: usize) -> String {
        const PIECES: [&str; 16] = [
            "a", "b", "A", "Reason", "From", "%", "+", " ", "&", "=", "é", "e\u{301}", "中", "😀", "\0",
            "%41",
        ];
        (0..self.below(longest + 1)).map(|_| self.pick(&PIECES)).collect()
    }

    /// A part of a form, each byte in one of the ways in which it may be written.
    fn encode(&mut self, text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        for byte in text.bytes() {
            let must = matches!(byte, b'%' | b'+' | b'&' | b'=');
            match self.below(4) {
                0 if byte == b' ' => out.push(b'+'),
                0 | 1 if !must && byte != b' ' => out.push(byte),
                2 => out.extend(format!("%{byte:02x}").bytes()),
                _ => out.extend(format!("%{byte:02X}").bytes()),
            }
        }
        out
    }
}

#[test]
fn random_forms_agree_with_a_plain_reading_of_the_algorithm() {
    let verifier = verifier(PUBLIC_URL);
    let mut random = Random(1);
    for case in 0..5_000 {
        let pairs: Vec<(String, String)> =
            (0..random.below(12)).map(|_| (random.text(3), random.text(4))).collect();
        let mut body = Vec::new();
        for (index, (name, value)) in pairs.iter().enumerate() {
            if index > 0 {
                body.push(b'&');
            }
            body.extend(random.encode(name));
            body.push(b'=');
            body.extend(random.encode(value));
        }
        let url = format!("{PUBLIC_URL}/sms");
        let signature = sign_plainly(TOKEN, &url, &pairs);
        assert_eq!(verifier.sign(&url, &pairs), signature, "case {case}");

        let params = verify(&verifier, post("/sms", &signature), body.clone())
            .unwrap_or_else(|reason| panic!("case {case}: {reason}: {pairs:?}"));
        let decoded: Vec<(String, String)> =
            params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        assert_eq!(decoded, pairs, "case {case}");

        // One byte more is another request.
        body.extend(if pairs.is_empty() { &b"x"[..] } else { b"y" });
        assert!(verify(&verifier, post("/sms", &signature), body).is_err(), "case {case}");
    }
}

#[test]
fn noise_is_refused_without_a_panic() {
    let verifier =
        Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL).diagnose(false).build().unwrap();
    let mut random = Random(2);
    for _ in 0..20_000 {
        let body: Vec<u8> =
            (0..random.below(40)).map(|_| random.pick(b"%+&=aA4fF\xC3\xA9\xE2\xFF\0;")).collect();
        let target: String =
            (0..random.below(20)).map(|_| random.pick(&["a", "/", "?", "&", "=", "%", "'"])).collect();
        let mut request = Request::post(format!("/{target}")).header(SIGNATURE, MADE_UP);
        if random.below(2) == 0 {
            request = request.header("content-type", FORM);
        }
        assert!(verify(&verifier, request, body).is_err());
    }
}

#[test]
fn parts_of_another_request_do_not_pass() {
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com/sms", [("Body", "hi")]);
    let mut parts: Parts = signed::parts(post("/sms", &signature));
    assert!(verifier.verify(&parts, "Body=hi".into()).is_ok());
    parts.uri = "/voice".parse().unwrap();
    assert!(verifier.verify(&parts, "Body=hi".into()).is_err());
}
