//! What people stumble over when they check Twilio's signatures: each is either impossible here, or the log says what to set.

use axum::body::Body;
use axum::routing::post as on_post;
use axum::{Form, Json, Router};
use bytes::Bytes;
use http::request::{Builder, Parts};
use http::{Request, StatusCode};
use tower::ServiceExt;
use twiml_runtime::verify::Reason;
use twiml_runtime::{Params, Verified, Verifier, VerifyLayer};
use twiml_tests::log::captured;
use twiml_tests::signed::{FORM, PUBLIC_URL, SIGNATURE, TOKEN, get, parts, post, sign_url, verifier, verify};

/// A message, as a form and as pairs. Its values must never be seen in a log.
const BODY: &str = "From=%2B15550001111&Body=top+secret";
const PAIRS: [(&str, &str); 2] = [("From", "+15550001111"), ("Body", "top secret")];

/// What the log says about a request that the verifier refuses. Whatever it says, it gives nothing away.
fn refusal(verifier: &Verifier, request: Builder, body: &str) -> String {
    refusal_of(verifier, &parts(request), body)
}

fn refusal_of(verifier: &Verifier, parts: &Parts, body: &str) -> String {
    let (result, log) = captured(|| verifier.verify(parts, Bytes::copy_from_slice(body.as_bytes())));
    assert!(result.is_err(), "accepted: {parts:?}");
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains("WARN"), "{log}");
    let expected = verifier.sign(verifier.public_url().join(parts.uri.path()), PAIRS);
    let sent = parts
        .headers
        .get(SIGNATURE)
        .map_or("-", |value| value.to_str().unwrap());
    for secret in [TOKEN, "15550001111", "secret", &expected, sent] {
        assert!(!log.contains(secret), "{secret:?} in {log}");
    }
    log
}

/// The log of a signed message that went to `signed_url` and arrived at `target` of an application at `public_url`.
fn refusal_at(public_url: &str, signed_url: &str, target: &str) -> String {
    let verifier = verifier(public_url);
    let signature = verifier.sign(signed_url, PAIRS);
    refusal(&verifier, post(target, &signature), BODY)
}

#[test]
fn tls_ends_at_the_proxy() {
    let log = refusal_at("http://example.com", "https://example.com/sms", "/sms");
    assert!(
        log.contains("it matches https://example.com: TLS ends in front"),
        "{log}"
    );
    assert!(
        log.contains("set the public URL (TWILIO_PUBLIC_URL) to https://example.com"),
        "{log}"
    );
}

#[test]
fn another_host_such_as_that_of_a_tunnel() {
    let verifier = verifier("http://localhost:3000");
    let signature = verifier.sign("https://abc.ngrok-free.app/sms", PAIRS);
    for header in ["Host", "X-Forwarded-Host", "X-Original-Host"] {
        let log = refusal(
            &verifier,
            post("/sms", &signature).header(header, "abc.ngrok-free.app"),
            BODY,
        );
        assert!(
            log.contains("set the public URL (TWILIO_PUBLIC_URL) to https://abc.ngrok-free.app"),
            "{log}"
        );
    }
}

#[test]
fn forwarded_headers_are_trusted_from_nobody() {
    let verifier = verifier("http://example.com");
    let signature = verifier.sign("https://other.example/sms", PAIRS);
    let request = post("/sms", &signature)
        .header("X-Forwarded-Host", "other.example")
        .header("X-Forwarded-Proto", "https");
    assert_eq!(
        verify(&verifier, request, BODY).unwrap_err(),
        Reason::SignatureMismatch
    );
}

#[test]
fn trusted_proxies_need_the_address_of_the_peer() {
    let verifier = Verifier::builder()
        .auth_token(TOKEN)
        .public_url(PUBLIC_URL)
        .trusted_proxies(["10.0.0.0/8"])
        .build()
        .unwrap();
    let signature = verifier.sign("https://other.example/sms", PAIRS);
    let log = refusal(
        &verifier,
        post("/sms", &signature).header("X-Forwarded-Host", "other.example"),
        BODY,
    );
    assert!(log.contains("into_make_service_with_connect_info"), "{log}");
}

#[test]
fn a_port_in_the_url() {
    for (public_url, signed_url) in [
        ("https://example.com", "https://example.com:443/sms"),
        ("https://example.com:443", "https://example.com/sms"),
        ("https://example.com:8443", "https://example.com/sms"),
        ("http://example.com:8080", "http://example.com:8080/sms"),
        ("http://example.com", "http://example.com:80/sms"),
    ] {
        let verifier = verifier(public_url);
        let signature = verifier.sign(signed_url, PAIRS);
        assert!(
            verify(&verifier, post("/sms", &signature), BODY).is_ok(),
            "{public_url}, {signed_url}"
        );
    }
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com:8443/sms", PAIRS);
    let log = refusal(
        &verifier,
        post("/sms", &signature).header("Host", "example.com:8443"),
        BODY,
    );
    assert!(
        log.contains("set the public URL (TWILIO_PUBLIC_URL) to https://example.com:8443"),
        "{log}"
    );
}

#[test]
fn a_query_that_the_stack_changed() {
    for (signed, received, says) in [
        ("?b=x%20y", "?b=x+y", "%20 for +"),
        ("?b=x+y", "?b=x%20y", "+ for %20"),
        ("?b=1&a=2", "?a=2&b=1", "another order"),
        ("", "?added=1", "without the query"),
        ("?x[]=1", "?x%5B]=1", "[ for %5B"),
    ] {
        let log = refusal_at(
            PUBLIC_URL,
            &format!("https://example.com/sms{signed}"),
            &format!("/sms{received}"),
        );
        assert!(log.contains(says), "{log}");
    }
    // The raw target is what is checked: nothing parses it and writes it again.
    for query in ["?a=%zz&&b", "?", "?a=1&a=1", "?b=1&a=2", "?%61=+%20", "?a=x?y;z"] {
        let verifier = verifier(PUBLIC_URL);
        let signature = verifier.sign(format!("https://example.com/sms{query}"), PAIRS);
        assert!(
            verify(&verifier, post(&format!("/sms{query}"), &signature), BODY).is_ok(),
            "{query}"
        );
    }
}

#[test]
fn twilio_sorts_the_query_that_it_was_given() {
    let log = refusal_at(PUBLIC_URL, "https://example.com/sms?to=1&id=2", "/sms?id=2&to=1");
    assert!(
        log.contains("configure the webhook with its parameters sorted by name"),
        "{log}"
    );
}

#[test]
fn apostrophes_ats_and_colons_in_the_query() {
    let verifier = verifier(PUBLIC_URL);
    for (signed, received) in [("it's", "it%27s"), ("it%27s", "it's")] {
        let signature = verifier.sign(format!("https://example.com/sms?a={signed}"), PAIRS);
        assert!(verify(&verifier, post(&format!("/sms?a={received}"), &signature), BODY).is_ok());
        let in_path = verifier.sign(format!("https://example.com/{signed}"), PAIRS);
        assert!(verify(&verifier, post(&format!("/{received}"), &in_path), BODY).is_err());
    }
    for signed in ["sip:al%40h", "sip%3Aal@h", "sip:al@h"] {
        let log = refusal_at(
            PUBLIC_URL,
            &format!("https://example.com/sms?a={signed}"),
            "/sms?a=sip%3Aal%40h",
        );
        assert!(log.contains("let the webhook use POST"), "{log}");
    }
}

#[test]
fn a_host_typed_in_capitals() {
    let capitals = verifier("https://Hooks.Example.COM");
    let signature = capitals.sign("https://Hooks.Example.COM/sms", PAIRS);
    assert!(verify(&capitals, post("/sms", &signature), BODY).is_ok());
    let log = refusal_at(
        "https://Hooks.Example.COM",
        "https://hooks.example.com/sms",
        "/sms",
    );
    assert!(
        log.contains("set the public URL (TWILIO_PUBLIC_URL) to https://hooks.example.com"),
        "{log}"
    );
    let small = verifier("https://hooks.example.com");
    let log = refusal(
        &small,
        post("/sms", &signature).header("Host", "Hooks.Example.COM"),
        BODY,
    );
    assert!(log.contains("to https://Hooks.Example.COM"), "{log}");
}

#[test]
fn a_trailing_slash_or_an_index_page() {
    for (signed, received, says) in [
        ("/sms/", "/sms", "with a / at the end"),
        ("/sms", "/sms/", "without the / at the end"),
        ("/sms/", "/sms/index.php", "without index.php"),
    ] {
        let log = refusal_at(PUBLIC_URL, &format!("{PUBLIC_URL}{signed}"), received);
        assert!(log.contains(says), "{log}");
    }
}

#[test]
fn a_gateway_stage_or_a_mount_prefix() {
    let mounted = verifier("https://example.com/prod");
    let signature = mounted.sign("https://example.com/prod/sms", PAIRS);
    assert!(verify(&mounted, post("/sms", &signature), BODY).is_ok());

    let log = refusal_at(PUBLIC_URL, "https://example.com/prod/sms", "/sms");
    assert!(
        log.contains("set the public URL (TWILIO_PUBLIC_URL) to https://example.com/prod"),
        "{log}"
    );
    let log = refusal_at(
        "https://example.com/prod",
        "https://example.com/prod/sms",
        "/prod/sms",
    );
    assert!(log.contains("nothing in front takes it away"), "{log}");
    let log = refusal_at(PUBLIC_URL, "https://example.com/sms", "/internal/sms");
    assert!(log.contains("without /internal in front"), "{log}");

    let plain = verifier(PUBLIC_URL);
    let signature = plain.sign("https://example.com/hooks/sms", PAIRS);
    for (header, value) in [
        ("X-Forwarded-Prefix", "/hooks"),
        ("X-Original-URI", "/hooks/sms?x=1"),
    ] {
        let log = refusal(&plain, post("/sms", &signature).header(header, value), BODY);
        assert!(log.contains("to https://example.com/hooks"), "{log}");
    }
}

#[tokio::test]
async fn a_router_nested_under_a_prefix() {
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com/api/sms", PAIRS);
    let inner = Router::new()
        .route("/sms", on_post(async |_: Verified<Params>| {}))
        .layer(VerifyLayer::new(verifier));
    let app = Router::new().nest("/api", inner);
    let response = app
        .oneshot(post("/api/sms", &signature).body(Body::from(BODY)).unwrap())
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_body_that_is_read_earlier_or_later() {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Message {
        body: String,
    }
    // Whoever reads the body behind the layer finds it whole.
    let handler = async |params: Verified<Params>, form: Form<Message>| {
        assert_eq!(params.get("Body"), Some(form.body.as_str()));
    };
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com/sms", PAIRS);
    let app = Router::new()
        .route("/sms", on_post(handler))
        .layer(VerifyLayer::new(verifier.clone()));
    let response = app
        .oneshot(post("/sms", &signature).body(Body::from(BODY)).unwrap())
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::OK);

    // Something in front took it.
    let log = refusal(&verifier, post("/sms", &signature), "");
    assert!(log.contains("body=\"none\""), "{log}");
}

#[test]
fn parameters_trimmed_on_the_way() {
    let log = |signed: &str, received: &str| {
        let verifier = verifier(PUBLIC_URL);
        let signature = verifier.sign("https://example.com/sms", [("Body", signed)]);
        refusal(&verifier, post("/sms", &signature), received)
    };
    assert!(log("secret", "Body=secret+").contains("white space around the values"));
    assert!(log("secret\n", "Body=secret%0D%0A").contains("line breaks of one"));
    assert!(log("secret\r\n", "Body=secret%0A").contains("line breaks of two"));
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com/sms", [("Body", " hi\r\n")]);
    let params = verify(&verifier, post("/sms", &signature), "Body=+hi%0D%0A").unwrap();
    assert_eq!(params.get("Body"), Some(" hi\r\n"));
}

#[test]
fn parameters_of_a_get_signed_again() {
    let verifier = verifier(PUBLIC_URL);
    let target = "/sms?Body=top+secret";
    let signature = verifier.sign(format!("{PUBLIC_URL}{target}"), [("Body", "top secret")]);
    let log = refusal(&verifier, get(target, &signature), "");
    assert!(log.contains("signed a second time"), "{log}");
    assert!(log.contains("/sms?Body=…"), "{log}");
}

#[test]
fn empty_parameters_are_signed() {
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com/sms", [("FromCity", ""), ("Digits", "")]);
    for body in ["FromCity=&Digits=", "FromCity&Digits", "Digits=&&FromCity="] {
        let params = verify(&verifier, post("/sms", &signature), body).unwrap();
        assert_eq!((params.get("FromCity"), params.get("Body")), (Some(""), None));
    }
    assert!(verify(&verifier, post("/sms", &signature), "FromCity=").is_err());
}

#[test]
fn repeated_names_are_kept() {
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com/sms", [("D", "2"), ("D", "10"), ("D", "2")]);
    let params = verify(&verifier, post("/sms", &signature), "D=2&D=10&D=2").unwrap();
    assert_eq!(params.get_all("D").collect::<Vec<_>>(), ["2", "10", "2"]);
}

#[test]
fn names_alone_are_sorted() {
    let verifier = verifier(PUBLIC_URL);
    let pairs = [("ReasonConferenceEnded", "a"), ("Reason", "z"), ("reason", "b")];
    let signature = verifier.sign("https://example.com/sms", pairs);
    assert!(
        verify(
            &verifier,
            post("/sms", &signature),
            "reason=b&Reason=z&ReasonConferenceEnded=a"
        )
        .is_ok()
    );
}

#[test]
fn names_are_kept_as_they_are() {
    let verifier = verifier(PUBLIC_URL);
    for name in [
        "MessagingBinding.Address",
        "a b",
        "a[]",
        "a[b]",
        "<x>",
        "__proto__",
        "",
    ] {
        let signature = verifier.sign("https://example.com/sms", [(name, "1")]);
        let body = format!("{}=1", name.replace(' ', "+"));
        let params = verify(&verifier, post("/sms", &signature), body).unwrap();
        assert_eq!(params.get(name), Some("1"));
    }
}

/// A signed JSON body, its target, and the request to it.
fn json(verifier: &Verifier, body: &str) -> Builder {
    let signed = verifier.sign_json("https://example.com/flow?x=1", body);
    Request::post(signed.url.strip_prefix(PUBLIC_URL).unwrap())
        .header("Content-Type", "application/json")
        .header(SIGNATURE, signed.signature)
}

#[test]
fn a_json_body_written_anew() {
    let verifier = verifier(PUBLIC_URL);
    let body = r#"{"Body": "top secret"}"#;
    let params = verify(&verifier, json(&verifier, body), body.to_owned()).unwrap();
    assert_eq!(params.json(), Some(body.as_bytes()));
    for (changed, says) in [
        (format!("{body}\n"), "white space around the body"),
        (body.replace(": ", ":"), "parses it and writes it again"),
        (String::new(), "the body is missing"),
    ] {
        let log = refusal(&verifier, json(&verifier, body), &changed);
        assert!(log.contains(says), "{log}");
    }
}

#[tokio::test]
async fn a_json_body_behind_the_layer() {
    let verifier = verifier(PUBLIC_URL);
    let body = r#"{"Body": "hi"}"#;
    let request = json(&verifier, body).body(Body::from(body)).unwrap();
    let handler = async |params: Verified<Params>, Json(value): Json<serde_json::Value>| {
        assert_eq!(params.deserialize::<serde_json::Value>().unwrap(), value);
    };
    let app = Router::new()
        .route("/flow", on_post(handler))
        .layer(VerifyLayer::new(verifier));
    assert_eq!(app.oneshot(request).await.unwrap().status(), StatusCode::OK);
}

#[test]
fn a_json_body_that_nobody_checks() {
    let verifier = verifier(PUBLIC_URL);
    let signature = sign_url(&verifier, "https://example.com/flow");
    let request = Request::post("/flow")
        .header("Content-Type", "application/json")
        .header(SIGNATURE, &signature);
    let log = refusal(&verifier, request, r#"{"Body": "top secret"}"#);
    assert!(log.contains("the signature does not cover the body"), "{log}");
}

#[test]
fn the_wrong_token() {
    let verifier = verifier(PUBLIC_URL);
    let other = Verifier::new("the secondary token", PUBLIC_URL).unwrap();
    let log = refusal(
        &verifier,
        post("/sms", &other.sign("https://example.com/sms", PAIRS)),
        BODY,
    );
    assert!(
        log.contains("TWILIO_AUTH_TOKEN") && log.contains("primary token"),
        "{log}"
    );
    assert!(log.contains("params=\"From, Body\""), "{log}");
    assert!(log.contains("28 characters"), "{log}");

    let rotating = Verifier::builder()
        .auth_token(TOKEN)
        .also_auth_token("the secondary token")
        .public_url(PUBLIC_URL);
    let rotating = rotating.build().unwrap();
    for signer in [&verifier, &other] {
        assert!(
            verify(
                &rotating,
                post("/sms", &signer.sign("https://example.com/sms", PAIRS)),
                BODY
            )
            .is_ok()
        );
    }
}

#[test]
fn settings_that_are_missing_stop_the_application_at_its_start() {
    for token in ["", " ", "token\n"] {
        assert!(Verifier::new(token, PUBLIC_URL).is_err(), "{token:?}");
        let builder = Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL);
        assert!(builder.also_auth_token(token).build().is_err(), "{token:?}");
    }
    let builder = || Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL);
    assert!(builder().account("SK123", "token").build().is_err());
    assert!(builder().shared_key("", "secret").build().is_err());
    assert!(builder().shared_key("id", "").build().is_err());
    assert!(builder().trusted_proxies(["everyone"]).build().is_err());
}

#[test]
fn websocket_urls() {
    let verifier = verifier(PUBLIC_URL);
    let upgrade = |signature: &str| {
        get("/ws?token=secret", signature)
            .header("Upgrade", "websocket")
            .header("Connection", "Upgrade")
    };
    for signed in [
        "wss://example.com/ws?token=secret",
        "wss://example.com/ws/?token=secret",
    ] {
        assert!(
            verify(&verifier, upgrade(&sign_url(&verifier, signed)), "").is_ok(),
            "{signed}"
        );
    }
    // Agent Connect signs the query as a form.
    let signature = verifier.sign("wss://example.com/ws", [("token", "secret")]);
    assert!(verify(&verifier, upgrade(&signature), "").is_ok());

    let log = refusal(
        &verifier,
        upgrade(&sign_url(&verifier, "https://example.com/ws?token=secret")),
        "",
    );
    assert!(log.contains("it matches an ordinary request"), "{log}");
    let signature = sign_url(&verifier, "wss://example.com/ws?token=secret");
    let log = refusal(&verifier, get("/ws?token=secret", &signature), "");
    assert!(
        log.contains("pass on the Upgrade and Connection headers"),
        "{log}"
    );
}

#[tokio::test]
async fn a_path_that_the_router_reads_differently() {
    // The check hangs on the route, so a path that routes here is checked, however it is written.
    let handler = async |_: Verified<Params>| {};
    let app = Router::new()
        .route("/{name}", on_post(handler))
        .layer(VerifyLayer::new(verifier(PUBLIC_URL)));
    for path in ["/sms", "/%73ms", "/SMS", "/sms;x", "/..%2Fsms"] {
        let request = Request::post(path)
            .header("Content-Type", FORM)
            .body(Body::from(BODY))
            .unwrap();
        assert_eq!(
            app.clone().oneshot(request).await.unwrap().status(),
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_route_without_the_layer() {
    let app: Router = Router::new().route("/sms", on_post(async |_: Verified<Params>| {}));
    let request = post("/sms", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        .body(Body::from(BODY))
        .unwrap();
    assert_eq!(
        app.oneshot(request).await.unwrap().status(),
        StatusCode::INTERNAL_SERVER_ERROR
    );
}

#[test]
fn hints_are_rate_limited_and_can_be_left_out() {
    let log = |verifier: &Verifier| {
        let signature = verifier.sign("http://example.com/sms", PAIRS);
        refusal(verifier, post("/sms", &signature), BODY)
    };
    let loud = verifier(PUBLIC_URL);
    let hints = (0..30).filter(|_| log(&loud).contains("it matches")).count();
    assert!((10..15).contains(&hints), "{hints}");
    assert!(log(&loud).contains("too many refusals in a row"));

    let quiet = Verifier::builder()
        .auth_token(TOKEN)
        .public_url(PUBLIC_URL)
        .diagnose(false)
        .build()
        .unwrap();
    assert!(!log(&quiet).contains("hint"));
}
