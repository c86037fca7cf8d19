//! Attempts to make the server check a URL for which the attacker has a signature.

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
    assert_eq!(refused(post(ELSEWHERE, &signature(ELSEWHERE)), BODY), Reason::SignatureMismatch);
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
    parts.headers.append("X-Forwarded-Host", HeaderValue::from_static("example.com"));
    assert!(verify_parts(&verifier, &parts, BODY).is_err());
}
