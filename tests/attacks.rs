//! What an attacker can try against a signed webhook, in the order of how it is usually tried.

use std::net::SocketAddr;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::routing::post as on_post;
use bytes::Bytes;
use http::request::Builder;
use http::{HeaderValue, Method, Request, StatusCode, Version};
use tower::ServiceExt;
use twiml_runtime::verify::Reason;
use twiml_runtime::{AuthToken, Params, Verified, Verifier, VerifyLayer};
use twiml_tests::signed::{
    FORM, PUBLIC_URL, SIGNATURE, TOKEN, get, parts, post, sign_url, verifier, verify, verify_parts,
};

const BODY: &str = "From=%2B15550001111&Body=hi";
const PAIRS: [(&str, &str); 2] = [("From", "+15550001111"), ("Body", "hi")];
const URL: &str = "https://example.com/sms";

/// What a verifier at [`PUBLIC_URL`] makes of a request.
fn refused(request: Builder, body: impl Into<Bytes>) -> Reason {
    verify(&verifier(PUBLIC_URL), request, body).expect_err("accepted")
}

/// The signature of [`PAIRS`] at a URL.
fn signature(url: &str) -> String {
    verifier(PUBLIC_URL).sign(url, PAIRS)
}

mod url_of_the_attackers_choice {
    use super::*;

    const ELSEWHERE: &str = "https://elsewhere.example/sms";

    #[test]
    fn by_headers() {
        for (name, value) in [
            ("Host", "elsewhere.example"),
            ("X-Forwarded-Host", "elsewhere.example"),
            ("X-Forwarded-Server", "elsewhere.example"),
            ("X-Original-Host", "elsewhere.example"),
            ("X-Host", "elsewhere.example"),
            ("Forwarded", "host=elsewhere.example;proto=https"),
            ("X-Original-URL", ELSEWHERE),
            ("X-Rewrite-URL", ELSEWHERE),
        ] {
            let request = post("/sms", &signature(ELSEWHERE)).header(name, value);
            assert_eq!(refused(request, BODY), Reason::SignatureMismatch, "{name}");
            let request = post("/sms", &signature(URL)).header(name, value);
            assert!(verify(&verifier(PUBLIC_URL), request, BODY).is_ok(), "{name}");
        }
        for (name, value, url) in [
            ("X-Forwarded-Proto", "http", "http://example.com/sms"),
            ("X-Forwarded-Port", "8443", "https://example.com:8443/sms"),
            ("X-Forwarded-Prefix", "/a", "https://example.com/a/sms"),
            ("X-Original-URI", "/voice", "https://example.com/voice"),
            ("X-HTTP-Method-Override", "GET", "https://example.com/voice"),
        ] {
            let request = post("/sms", &signature(url)).header(name, value);
            assert_eq!(refused(request, BODY), Reason::SignatureMismatch, "{name}");
        }
    }

    #[test]
    fn by_an_absolute_target() {
        assert_eq!(
            refused(post(ELSEWHERE, &signature(ELSEWHERE)), BODY),
            Reason::SignatureMismatch
        );
        let request = post("http://user@elsewhere.example/sms", &signature(URL));
        assert!(verify(&verifier(PUBLIC_URL), request, BODY).is_ok());
    }

    #[test]
    fn by_a_proxy_that_is_not_trusted() {
        let verifier = Verifier::builder()
            .auth_token(TOKEN)
            .public_url(PUBLIC_URL)
            .trusted_proxies(["10.0.0.0/8"])
            .build()
            .unwrap();
        let request = |peer: [u8; 4]| {
            let request = post("/sms", &signature(ELSEWHERE))
                .header("X-Forwarded-Host", "elsewhere.example")
                .header("X-Forwarded-Proto", "https");
            let mut parts = parts(request);
            parts.extensions.insert(ConnectInfo(SocketAddr::from((peer, 1))));
            parts
        };
        assert!(verify_parts(&verifier, &request([10, 1, 1, 1]), BODY).is_ok());
        assert!(verify_parts(&verifier, &request([11, 1, 1, 1]), BODY).is_err());
        // Of several values some were sent by the client.
        let mut parts = request([10, 1, 1, 1]);
        parts
            .headers
            .append("X-Forwarded-Host", HeaderValue::from_static("example.com"));
        assert!(verify_parts(&verifier, &parts, BODY).is_err());
    }
}

mod signature_header {
    use super::*;

    #[test]
    fn missing_or_empty() {
        let missing = Request::post("/sms").header("Content-Type", FORM);
        assert_eq!(refused(missing, BODY), Reason::SignatureMissing);
        assert_eq!(refused(post("/sms", ""), BODY), Reason::SignatureMissing);
    }

    #[test]
    fn twice_or_joined() {
        let right = signature(URL);
        for (first, second) in [(&*right, &*right), (&right, "x"), ("x", &right)] {
            assert_eq!(
                refused(post("/sms", first).header(SIGNATURE, second), BODY),
                Reason::HeaderRepeated
            );
            assert!(
                verify(
                    &verifier(PUBLIC_URL),
                    post("/sms", &format!("{first},{second}")),
                    BODY
                )
                .is_err()
            );
        }
    }

    #[test]
    fn in_another_spelling() {
        let right = signature(URL);
        let mut lax = right.clone().into_bytes();
        // The last character before the padding has two bits that base64 leaves unused.
        lax[26] += 1;
        let hex: String = right.bytes().map(|byte| format!("{byte:02x}")).collect();
        let spellings = [
            String::from_utf8(lax).unwrap(),
            right.trim_end_matches('=').to_owned(),
            format!("{right}="),
            right.replace('+', "-").replace('/', "_").to_lowercase(),
            format!("sha1={right}"),
            format!("\"{right}\""),
            hex,
            "A".repeat(4096),
            right.replace('=', "%3D"),
        ];
        for spelling in spellings {
            assert_ne!(spelling, right);
            assert!(
                verify(&verifier(PUBLIC_URL), post("/sms", &spelling), BODY).is_err(),
                "{spelling}"
            );
        }
        let not_ascii = HeaderValue::from_bytes(&[0xFF; 28]).unwrap();
        let request = Request::post("/sms")
            .header("Content-Type", FORM)
            .header(SIGNATURE, not_ascii);
        assert_eq!(refused(request, BODY), Reason::SignatureMismatch);
    }

    #[test]
    fn every_bit_counts() {
        let right = signature(URL).into_bytes();
        for at in 0..right.len() {
            let mut wrong = right.clone();
            wrong[at] ^= 1;
            let request = post("/sms", std::str::from_utf8(&wrong).unwrap());
            assert_eq!(refused(request, BODY), Reason::SignatureMismatch, "{at}");
        }
    }
}

mod too_much {
    use super::*;

    async fn status(request: Request<Body>) -> StatusCode {
        let verifier = Verifier::builder()
            .auth_token(TOKEN)
            .public_url(PUBLIC_URL)
            .max_body_bytes(1000)
            .max_params(3);
        let layer = VerifyLayer::new(verifier.build().unwrap());
        let app: Router = Router::new()
            .route("/sms", on_post(async |_: Verified<Params>| {}))
            .layer(layer);
        app.oneshot(request).await.unwrap().status()
    }

    /// A body of unknown length that counts how many chunks of 100 bytes were taken from it, and never ends.
    fn endless() -> (Body, std::sync::Arc<std::sync::atomic::AtomicUsize>) {
        let taken = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let counter = taken.clone();
        let chunks = futures_util::stream::repeat_with(move || {
            counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            Ok::<_, std::convert::Infallible>(Bytes::from_static(&[b'a'; 100]))
        });
        (Body::from_stream(chunks), taken)
    }

    #[tokio::test]
    async fn a_body_is_read_up_to_the_limit() {
        let (body, taken) = endless();
        let request = post("/sms", &signature(URL)).body(body).unwrap();
        assert_eq!(status(request).await, StatusCode::PAYLOAD_TOO_LARGE);
        assert!((10..=12).contains(&taken.load(std::sync::atomic::Ordering::Relaxed)));
    }

    #[tokio::test]
    async fn a_body_that_says_it_is_too_long_is_not_read() {
        let request = post("/sms", &signature(URL))
            .body(Body::from("a".repeat(1001)))
            .unwrap();
        assert_eq!(status(request).await, StatusCode::PAYLOAD_TOO_LARGE);
    }

    #[tokio::test]
    async fn a_body_without_a_signature_is_not_read() {
        let (body, taken) = endless();
        let request = Request::post("/sms")
            .header("Content-Type", FORM)
            .body(body)
            .unwrap();
        assert_eq!(status(request).await, StatusCode::FORBIDDEN);
        assert_eq!(taken.load(std::sync::atomic::Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn more_parameters_than_allowed_are_refused_not_cut_off() {
        let request = |body: &'static str, pairs: &[(&str, &str)]| {
            let signature = verifier(PUBLIC_URL).sign(URL, pairs);
            post("/sms", &signature).body(Body::from(body)).unwrap()
        };
        let three = [("a", "1"), ("b", "2"), ("c", "3")];
        assert_eq!(status(request("a=1&b=2&c=3", &three)).await, StatusCode::OK);
        assert_eq!(
            status(request("a=1&b=2&c=3&d=4", &three)).await,
            StatusCode::PAYLOAD_TOO_LARGE
        );
    }

    #[test]
    fn hostile_forms_cost_little() {
        let verifier = Verifier::builder()
            .auth_token(TOKEN)
            .public_url(PUBLIC_URL)
            .max_body_bytes(16 << 20)
            .max_params(100_000)
            .diagnose(false)
            .build()
            .unwrap();
        let million = "a&".repeat(1_000_000);
        // Names that differ late, are all equal, or are escapes throughout.
        let late: String = (0..1000)
            .rev()
            .map(|n| format!("{}{n}=1&", "%41".repeat(1000)))
            .collect();
        let equal = "Body=1&".repeat(100_000);
        let start = Instant::now();
        for (body, reason) in [
            (million, Reason::TooManyParams),
            (late, Reason::SignatureMismatch),
            (equal, Reason::SignatureMismatch),
        ] {
            let request = post("/sms", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
            assert_eq!(verify(&verifier, request, body).unwrap_err(), reason);
        }
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}

#[test]
fn text_that_is_not_utf_8() {
    let replaced = verifier(PUBLIC_URL).sign(URL, [("Body", "\u{FFFD}")]);
    for body in [
        "Body=%FF",
        "Body=%C0%AF",
        "Body=%ED%A0%80",
        "Body=%E9",
        "Body=%F5%80%80%80",
        "Bod%C3=%A9",
    ] {
        assert_eq!(refused(post("/sms", &replaced), body), Reason::NotUtf8, "{body}");
    }
    assert_eq!(refused(get("/sms?a=%FF", &replaced), ""), Reason::NotUtf8);
    // NUL and byte order marks are characters like others.
    let signature = verifier(PUBLIC_URL).sign(URL, [("\u{FEFF}Body", "a\0")]);
    assert!(
        verify(
            &verifier(PUBLIC_URL),
            post("/sms", &signature),
            "%EF%BB%BFBody=a%00"
        )
        .is_ok()
    );
    assert!(verify(&verifier(PUBLIC_URL), post("/sms", &signature), "Body=a%00").is_err());
}

mod content_type_confusion {
    use super::*;

    const GET_URL: &str = "https://example.com/sms?From=%2B15550001111";

    #[test]
    fn a_signed_get_replayed_with_a_body() {
        let signature = sign_url(&verifier(PUBLIC_URL), GET_URL);
        let target = GET_URL.strip_prefix(PUBLIC_URL).unwrap();
        assert!(verify(&verifier(PUBLIC_URL), get(target, &signature), "").is_ok());
        for content_type in [
            "text/plain",
            "multipart/form-data; boundary=x",
            "application/json",
            "",
            "nonsense",
        ] {
            for method in [
                Method::POST,
                Method::PUT,
                Method::PATCH,
                Method::DELETE,
                Method::GET,
            ] {
                let request = Request::builder()
                    .method(method)
                    .uri(target)
                    .header("Content-Type", content_type)
                    .header(SIGNATURE, &signature);
                assert_eq!(
                    refused(request, "Body=evil"),
                    Reason::BodyUncovered,
                    "{content_type}"
                );
            }
        }
        let untyped = Request::post(target).header(SIGNATURE, &signature);
        assert_eq!(refused(untyped, "Body=evil"), Reason::BodyUncovered);
        assert_eq!(
            refused(post(target, &signature), "Body=evil"),
            Reason::SignatureMismatch
        );
        assert_eq!(
            refused(get(target, &signature).header("Content-Type", FORM), "Body=evil"),
            Reason::FormInGet
        );
    }

    #[test]
    fn a_signed_form_sent_as_json() {
        let request = Request::post("/sms")
            .header("Content-Type", "application/json")
            .header(SIGNATURE, signature(URL));
        assert_eq!(
            refused(request, r#"{"From":"+15550001111","Body":"hi"}"#),
            Reason::BodyUncovered
        );
    }

    #[test]
    fn signed_json_sent_as_a_form() {
        let signed = verifier(PUBLIC_URL).sign_json(URL, BODY);
        let target = signed.url.strip_prefix(PUBLIC_URL).unwrap();
        assert_eq!(
            refused(post(target, &signed.signature), BODY),
            Reason::SignatureMismatch
        );
    }

    #[test]
    fn two_content_types() {
        let request = post("/sms", &signature(URL)).header("Content-Type", "application/json");
        assert_eq!(refused(request, BODY), Reason::HeaderRepeated);
    }
}

mod body_hash {
    use super::*;

    const JSON: &str = r#"{"a":1}"#;

    /// The signature of a URL, sent there with a JSON body.
    fn with_url(url: &str, method: Method, body: &'static str) -> Result<Verified<Params>, Reason> {
        let verifier = verifier(PUBLIC_URL);
        let request = Request::builder()
            .method(method)
            .uri(url.strip_prefix(PUBLIC_URL).unwrap())
            .header("Content-Type", "application/json")
            .header(SIGNATURE, sign_url(&verifier, url));
        verify(&verifier, request, body)
    }

    fn hash(body: &str) -> String {
        let signed = verifier(PUBLIC_URL).sign_json(URL, body);
        signed.url.split_once('=').unwrap().1.to_owned()
    }

    #[test]
    fn stands_for_the_body() {
        assert!(with_url(&format!("{URL}?bodySHA256={}", hash(JSON)), Method::POST, JSON).is_ok());
        assert!(with_url(&format!("{URL}?bodySHA256={}", hash("")), Method::GET, "").is_ok());
    }

    #[test]
    fn without_its_body() {
        for method in [Method::GET, Method::POST, Method::HEAD] {
            for body in [JSON, "{}"] {
                let url = format!("{URL}?bodySHA256={}", hash(body));
                assert_eq!(
                    with_url(&url, method.clone(), "").unwrap_err(),
                    Reason::BodyHashMismatch
                );
            }
        }
    }

    #[test]
    fn twice() {
        for (first, second) in [(JSON, JSON), (JSON, ""), ("", JSON)] {
            let url = format!("{URL}?bodySHA256={}&bodySHA256={}", hash(first), hash(second));
            assert_eq!(
                with_url(&url, Method::POST, JSON).unwrap_err(),
                Reason::BodyHashRepeated
            );
        }
        let url = format!("{URL}?bodySHA256={}&body%53HA256={}", hash(JSON), hash(JSON));
        assert_eq!(
            with_url(&url, Method::POST, JSON).unwrap_err(),
            Reason::BodyHashRepeated
        );
    }

    #[test]
    fn in_another_place_or_spelling() {
        let right = hash(JSON);
        for url in [
            format!("{URL}/bodySHA256={right}"),
            format!("{URL}?bodysha256={right}"),
            format!("{URL}?BODYSHA256={right}"),
            format!("{URL}?x=bodySHA256={right}"),
            format!("{URL}?x;bodySHA256={right}"),
        ] {
            assert_eq!(
                with_url(&url, Method::POST, JSON).unwrap_err(),
                Reason::BodyUncovered,
                "{url}"
            );
        }
        for wrong in [
            right.to_uppercase(),
            right[..63].to_owned(),
            format!("{right}0"),
            format!("+{right}"),
            String::new(),
        ] {
            let url = format!("{URL}?bodySHA256={wrong}");
            assert_eq!(
                with_url(&url, Method::POST, JSON).unwrap_err(),
                Reason::BodyHashMismatch,
                "{url}"
            );
        }
    }

    #[test]
    fn in_the_url_of_a_form() {
        let verifier = verifier(PUBLIC_URL);
        let url = format!("{URL}?bodySHA256={}", hash(BODY));
        let target = url.strip_prefix(PUBLIC_URL).unwrap();
        assert!(verify(&verifier, post(target, &verifier.sign(&url, PAIRS)), BODY).is_ok());
        assert_eq!(
            refused(post(target, &sign_url(&verifier, &url)), BODY),
            Reason::SignatureMismatch
        );
        let wrong = format!("{URL}?bodySHA256={}", hash(""));
        let target = wrong.strip_prefix(PUBLIC_URL).unwrap();
        assert_eq!(
            refused(post(target, &verifier.sign(&wrong, PAIRS)), BODY),
            Reason::BodyHashMismatch
        );
    }
}

#[test]
fn parameter_pollution_does_not_reach_a_typed_field() {
    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Transfer {
        #[expect(dead_code, reason = "it is never read, because it is never there")]
        to: String,
    }
    // The order of equal names is not signed, so whoever takes the first or the last can be lied to.
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign(URL, [("To", "a"), ("To", "b")]);
    for body in ["To=a&To=b", "To=b&To=a"] {
        let params = verify(&verifier, post("/sms", &signature), body).unwrap();
        assert!(
            params
                .deserialize::<Transfer>()
                .unwrap_err()
                .to_string()
                .contains("To")
        );
    }
    assert!(verify(&verifier, post("/sms", &signature), "To=a&To=b&To=c").is_err());
}

#[test]
fn parameters_moved_across_boundaries_come_out_moved() {
    // The signed text has no delimiters, so these cannot be told apart; the names are what gives them away.
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign(URL, [("From", "Abc")]);
    let params = verify(&verifier, post("/sms", &signature), "FromA=bc").unwrap();
    assert_eq!(params.get("From"), None);
    // A GET does not see what was a form, and a form not what is in the URL.
    let signature = verifier.sign("https://example.com/sms?x=1", PAIRS);
    let params = verify(&verifier, post("/sms?x=1", &signature), BODY).unwrap();
    assert_eq!(params.get("x"), None);
}

#[test]
fn a_replay_is_not_told_from_the_first_time() {
    // Signatures carry neither time nor nonce; the idempotency token is not signed and changes nothing.
    let verifier = verifier(PUBLIC_URL);
    for token in ["one", "two"] {
        let request = post("/sms", &signature(URL)).header("I-Twilio-Idempotency-Token", token);
        assert!(verify(&verifier, request, BODY).is_ok());
    }
}

#[test]
fn an_empty_token_signs_for_nobody() {
    for token in ["", " ", "\t\n"] {
        assert!(Verifier::new(token, PUBLIC_URL).is_err());
        assert!(
            Verifier::builder()
                .auth_token(token)
                .public_url(PUBLIC_URL)
                .build()
                .is_err()
        );
    }
}

mod algorithm_header {
    use super::*;

    const SETTINGS: &str = "X-Twilio-Webhooks-Signature-Settings";

    fn with_shared_key() -> Verifier {
        Verifier::builder()
            .auth_token(TOKEN)
            .shared_key("k", TOKEN)
            .public_url(PUBLIC_URL)
            .build()
            .unwrap()
    }

    #[test]
    fn does_not_lend_a_shared_key_to_sha1() {
        // The secret of the shared key, used with SHA-1 by whoever learns it elsewhere.
        let shared = Verifier::builder()
            .auth_token("other")
            .shared_key("k", TOKEN)
            .public_url(PUBLIC_URL)
            .build()
            .unwrap();
        for settings in ["key=k,algorithm=HMAC_SHA1", "key=k"] {
            let request = post("/sms", &signature(URL)).header(SETTINGS, settings);
            assert_eq!(
                verify(&shared, request, BODY).unwrap_err(),
                Reason::SignatureMismatch
            );
        }
    }

    #[test]
    fn names_known_algorithms_and_keys_alone() {
        for (settings, reason) in [
            ("key=k,algorithm=HMAC_MD5", Reason::SettingsUnusable),
            ("key=k,algorithm=none", Reason::SettingsUnusable),
            ("key=k,algorithm=", Reason::SettingsUnusable),
            ("algorithm=HMAC_SHA256", Reason::SettingsUnusable),
            ("key=k,algorithm=HMAC_SHA256", Reason::SignatureMalformed),
        ] {
            let request = post("/sms", &signature(URL)).header(SETTINGS, settings);
            assert_eq!(
                verify(&with_shared_key(), request, BODY).unwrap_err(),
                reason,
                "{settings}"
            );
        }
        let long = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        let request = post("/sms", long).header(SETTINGS, "key=other,algorithm=HMAC_SHA256");
        assert_eq!(
            verify(&with_shared_key(), request, BODY).unwrap_err(),
            Reason::KeyUnknown
        );
    }

    #[test]
    fn is_needed_for_a_shared_key() {
        let long = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        assert_eq!(
            verify(&with_shared_key(), post("/sms", long), BODY).unwrap_err(),
            Reason::SignatureMalformed
        );
    }
}

#[tokio::test]
async fn methods_and_paths_are_those_of_the_route() {
    let app: Router = Router::new()
        .route("/sms", on_post(async |_: Verified<Params>| {}))
        .layer(VerifyLayer::new(verifier(PUBLIC_URL)));
    let status = async |request: Builder, body: &'static str| {
        app.clone()
            .oneshot(request.body(Body::from(body)).unwrap())
            .await
            .unwrap()
            .status()
    };
    assert_eq!(status(post("/sms", &signature(URL)), BODY).await, StatusCode::OK);
    // A redirect that turned the POST into a GET loses the parameters and with them the signature.
    assert_ne!(status(get("/sms", &signature(URL)), "").await, StatusCode::OK);
    for path in ["/sms/", "//sms", "/a/../sms", "/%73ms", "/SMS"] {
        let request = post(path, &signature(URL));
        assert_ne!(status(request, BODY).await, StatusCode::OK, "{path}");
    }
    let overridden =
        get("/sms", &sign_url(&verifier(PUBLIC_URL), URL)).header("X-HTTP-Method-Override", "POST");
    assert_eq!(status(overridden, "").await, StatusCode::METHOD_NOT_ALLOWED);
}

mod accounts {
    use super::*;

    const A: &str = "AC00000000000000000000000000000000";
    const B: &str = "AC11111111111111111111111111111111";

    fn both() -> Verifier {
        let builder = Verifier::builder()
            .auth_token("main")
            .account(A, "token of a")
            .account(A, "next of a");
        builder
            .account(B, "token of b")
            .public_url(PUBLIC_URL)
            .build()
            .unwrap()
    }

    fn sent(token: &str, pairs: &[(&str, &str)]) -> Result<Verified<Params>, Reason> {
        let signature = Verifier::new(token, PUBLIC_URL).unwrap().sign(URL, pairs);
        let body: Vec<_> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        verify(&both(), post("/sms", &signature), body.join("&"))
    }

    #[test]
    fn speak_for_themselves_alone() {
        for token in ["token of a", "next of a"] {
            assert!(sent(token, &[("AccountSid", A)]).is_ok());
        }
        for token in ["token of b", "main"] {
            assert_eq!(
                sent(token, &[("AccountSid", A)]).unwrap_err(),
                Reason::SignatureMismatch,
                "{token}"
            );
        }
        assert!(sent("main", &[("AccountSid", "AC2")]).is_ok());
        assert!(sent("main", &[("Body", "hi")]).is_ok());
        assert!(sent("token of a", &[("Body", "hi")]).is_err());
    }

    #[test]
    fn are_named_once() {
        for pairs in [
            [("AccountSid", A), ("AccountSid", B)],
            [("AccountSid", B), ("AccountSid", A)],
        ] {
            assert_eq!(sent("token of b", &pairs).unwrap_err(), Reason::AccountAmbiguous);
        }
    }

    #[test]
    fn of_a_form_are_not_read_from_the_url() {
        let url = format!("{URL}?AccountSid={B}");
        let signature = Verifier::new("token of b", PUBLIC_URL)
            .unwrap()
            .sign(&url, [("AccountSid", A)]);
        let request = post(url.strip_prefix(PUBLIC_URL).unwrap(), &signature);
        assert!(verify(&both(), request, format!("AccountSid={A}")).is_err());
    }

    #[test]
    fn of_json_are_read_from_the_url() {
        for (token, accepted) in [("token of b", true), ("token of a", false), ("main", false)] {
            let signed = Verifier::new(token, PUBLIC_URL)
                .unwrap()
                .sign_json(format!("{URL}?AccountSid={B}"), r#"{"AccountSid":"A"}"#);
            let request = Request::post(signed.url.strip_prefix(PUBLIC_URL).unwrap())
                .header("Content-Type", "application/json")
                .header(SIGNATURE, signed.signature);
            assert_eq!(
                verify(&both(), request, r#"{"AccountSid":"A"}"#).is_ok(),
                accepted,
                "{token}"
            );
        }
    }
}

#[test]
fn no_switch_lets_a_forged_request_through() {
    let builder = Verifier::builder()
        .auth_token(TOKEN)
        .public_url("http://localhost:3000")
        .diagnose(true);
    let verifier = builder.build().unwrap();
    for header in [None, Some("127.0.0.1"), Some("localhost")] {
        let mut request = Request::post("/sms").header("Content-Type", FORM);
        if let Some(value) = header {
            request = request.header("Host", value).header("X-Forwarded-For", value);
        }
        let mut parts = parts(request);
        parts
            .extensions
            .insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1))));
        assert_eq!(
            verify_parts(&verifier, &parts, BODY).unwrap_err(),
            Reason::SignatureMissing
        );
    }
}

#[test]
fn a_diagnosis_never_turns_into_a_verdict() {
    let verifier = Verifier::builder()
        .auth_token(TOKEN)
        .public_url(PUBLIC_URL)
        .diagnose(true)
        .build()
        .unwrap();
    let signature = verifier.sign("http://example.com/sms", PAIRS);
    for _ in 0..20 {
        assert!(verify(&verifier, post("/sms", &signature), BODY).is_err());
    }
}

#[test]
fn a_websocket_is_let_in_by_its_url_alone() {
    let verifier = verifier(PUBLIC_URL);
    let upgrade =
        |target: &str, url: &str| get(target, &sign_url(&verifier, url)).header("Upgrade", "websocket");
    assert!(
        verify(
            &verifier,
            upgrade("/ws?once=1", "wss://example.com/ws?once=1"),
            ""
        )
        .is_ok()
    );
    assert!(
        verify(
            &verifier,
            upgrade("/ws?once=2", "wss://example.com/ws?once=1"),
            ""
        )
        .is_err()
    );
    // What is allowed for upgrades is allowed for nothing else.
    for url in ["wss://example.com/ws", "wss://example.com/ws/"] {
        assert!(verify(&verifier, get("/ws", &sign_url(&verifier, url)), "").is_err());
        assert!(
            verify(
                &verifier,
                post("/ws", &sign_url(&verifier, url)).header("Upgrade", "websocket"),
                ""
            )
            .is_err()
        );
    }
    let connect = Request::builder()
        .method(Method::CONNECT)
        .version(Version::HTTP_2)
        .uri("https://example.com/ws")
        .header(SIGNATURE, sign_url(&verifier, "wss://example.com/ws"));
    assert!(verify(&verifier, connect, "").is_ok());
}

#[test]
fn a_proof_cannot_be_slipped_into_another_request() {
    let verifier = verifier(PUBLIC_URL);
    let proof = verify(&verifier, post("/sms", &signature(URL)), BODY).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let app: Router = Router::new().route("/sms", on_post(async |_: Verified<Params>| {}));
    let mut request = Request::post("/sms").body(Body::empty()).unwrap();
    request.extensions_mut().insert(proof);
    let response = runtime.block_on(app.oneshot(request)).unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
}

#[test]
fn secrets_do_not_show_themselves() {
    let token = AuthToken::from(TOKEN);
    let verifier = Verifier::builder()
        .auth_token(TOKEN)
        .shared_key("k", "shared secret")
        .public_url("https://user:hunter2@example.com");
    let builder = format!("{verifier:?}");
    let verifier = verifier.build().unwrap();
    let layer = VerifyLayer::new(verifier.clone());
    let shown = format!(
        "{token:?} {token:#?} {builder} {verifier:?} {verifier:#?} {layer:?} {}",
        verifier.public_url()
    );
    for secret in [TOKEN, "shared secret", "hunter2"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
