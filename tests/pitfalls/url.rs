//! The URL that the server sees is not the one that Twilio signed.

use super::*;

#[test]
fn tls_ends_at_the_proxy() {
    let log = refusal_at("http://example.com", "https://example.com/sms", "/sms");
    assert!(log.contains("it matches https://example.com: TLS ends in front"), "{log}");
    assert!(log.contains("set the public URL (TWILIO_PUBLIC_URL) to https://example.com"), "{log}");
}

#[test]
fn another_host_such_as_that_of_a_tunnel() {
    let verifier = verifier("http://localhost:3000");
    let signature = verifier.sign("https://abc.ngrok-free.app/sms", PAIRS);
    for header in ["Host", "X-Forwarded-Host", "X-Original-Host"] {
        let log = refusal(&verifier, post("/sms", &signature).header(header, "abc.ngrok-free.app"), BODY);
        assert!(
            log.contains("set the public URL (TWILIO_PUBLIC_URL) to https://abc.ngrok-free.app"),
            "{log}"
        );
    }
}

#[test]
fn the_same_host_with_or_without_www() {
    for (public_url, signed) in
        [("https://example.com", "www.example.com"), ("https://www.example.com", "example.com")]
    {
        let log = refusal_at(public_url, &format!("https://{signed}/sms"), "/sms");
        assert!(
            log.contains(&format!("set the public URL (TWILIO_PUBLIC_URL) to https://{signed}")),
            "{log}"
        );
    }
}

#[test]
fn forwarded_headers_are_not_trusted() {
    let verifier = verifier("http://example.com");
    let signature = verifier.sign("https://other.example/sms", PAIRS);
    let request = post("/sms", &signature)
        .header("X-Forwarded-Host", "other.example")
        .header("X-Forwarded-Proto", "https");
    assert_eq!(verify(&verifier, request, BODY).unwrap_err(), Reason::SignatureMismatch);
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
    let log = refusal(&verifier, post("/sms", &signature).header("X-Forwarded-Host", "other.example"), BODY);
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
        assert!(verify(&verifier, post("/sms", &signature), BODY).is_ok(), "{public_url}, {signed_url}");
    }
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign("https://example.com:8443/sms", PAIRS);
    let log = refusal(&verifier, post("/sms", &signature).header("Host", "example.com:8443"), BODY);
    assert!(log.contains("set the public URL (TWILIO_PUBLIC_URL) to https://example.com:8443"), "{log}");
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
        let log =
            refusal_at(PUBLIC_URL, &format!("https://example.com/sms{signed}"), &format!("/sms{received}"));
        assert!(log.contains(says), "{log}");
    }
    // The raw target is what is checked: nothing parses it and writes it again.
    for query in ["?a=%zz&&b", "?", "?a=1&a=1", "?b=1&a=2", "?%61=+%20", "?a=x?y;z"] {
        let verifier = verifier(PUBLIC_URL);
        let signature = verifier.sign(format!("https://example.com/sms{query}"), PAIRS);
        assert!(verify(&verifier, post(&format!("/sms{query}"), &signature), BODY).is_ok(), "{query}");
    }
}

#[test]
fn twilio_sorts_the_query_that_it_was_given() {
    let log = refusal_at(PUBLIC_URL, "https://example.com/sms?to=1&id=2", "/sms?id=2&to=1");
    assert!(log.contains("configure the webhook with its parameters sorted by name"), "{log}");
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
        let log =
            refusal_at(PUBLIC_URL, &format!("https://example.com/sms?a={signed}"), "/sms?a=sip%3Aal%40h");
        assert!(log.contains("let the webhook use POST"), "{log}");
    }
}

#[test]
fn a_host_typed_in_capitals() {
    let capitals = verifier("https://Hooks.Example.COM");
    let signature = capitals.sign("https://Hooks.Example.COM/sms", PAIRS);
    assert!(verify(&capitals, post("/sms", &signature), BODY).is_ok());
    let log = refusal_at("https://Hooks.Example.COM", "https://hooks.example.com/sms", "/sms");
    assert!(log.contains("set the public URL (TWILIO_PUBLIC_URL) to https://hooks.example.com"), "{log}");
    let small = verifier("https://hooks.example.com");
    let log = refusal(&small, post("/sms", &signature).header("Host", "Hooks.Example.COM"), BODY);
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
    assert!(log.contains("set the public URL (TWILIO_PUBLIC_URL) to https://example.com/prod"), "{log}");
    let log = refusal_at("https://example.com/prod", "https://example.com/prod/sms", "/prod/sms");
    assert!(log.contains("without /prod, which nothing takes away"), "{log}");
    let log = refusal_at(PUBLIC_URL, "https://example.com/sms", "/internal/sms");
    assert!(log.contains("without /internal: "), "{log}");

    let plain = verifier(PUBLIC_URL);
    let signature = plain.sign("https://example.com/hooks/sms", PAIRS);
    for (header, value) in [("X-Forwarded-Prefix", "/hooks"), ("X-Original-URI", "/hooks/sms?x=1")] {
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
    let answer = send(&app, post("/api/sms", &signature), BODY).await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[test]
fn websocket_urls() {
    let verifier = verifier(PUBLIC_URL);
    let upgrade = |signature: &str| {
        get("/ws?token=secret", signature).header("Upgrade", "websocket").header("Connection", "Upgrade")
    };
    for signed in ["wss://example.com/ws?token=secret", "wss://example.com/ws/?token=secret"] {
        assert!(verify(&verifier, upgrade(&sign_url(&verifier, signed)), "").is_ok(), "{signed}");
    }
    // Agent Connect signs the query as a form.
    let signature = verifier.sign("wss://example.com/ws", [("token", "secret")]);
    assert!(verify(&verifier, upgrade(&signature), "").is_ok());

    let log = refusal(&verifier, upgrade(&sign_url(&verifier, "https://example.com/ws?token=secret")), "");
    assert!(log.contains("it matches an ordinary request"), "{log}");
    let signature = sign_url(&verifier, "wss://example.com/ws?token=secret");
    let log = refusal(&verifier, get("/ws?token=secret", &signature), "");
    assert!(log.contains("pass on the Upgrade and Connection headers"), "{log}");
}

#[tokio::test]
async fn a_path_that_the_router_reads_differently() {
    // The check hangs on the route, so a path that routes here is checked, however it is written.
    let handler = async |_: Verified<Params>| {};
    let app = Router::new().route("/{name}", on_post(handler)).layer(VerifyLayer::new(verifier(PUBLIC_URL)));
    for path in ["/sms", "/%73ms", "/SMS", "/sms;x", "/..%2Fsms"] {
        let answer = send(&app, unsigned(path), BODY).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
}

/// A call, as a GET has it: the webhook's own parameter, and twenty of Twilio's.
const CALL: &str = "step=two%20b&Called=%2B15550002222&ToState=CA&CallerCountry=US&Direction=inbound&CallerState=NY\
    &ToZip=&CallSid=CA00000000000000000000000000000001&To=%2B15550002222&CallerZip=10001&ToCountry=US&ApiVersion=2010-04-01\
    &CalledZip=&CalledCity=SAN+JOSE&CallStatus=ringing&From=%2B15550001111&AccountSid=AC00000000000000000000000000000001\
    &CalledCountry=US&CallerCity=NEW+YORK&Caller=%2B15550001111&CallerName=it%2A%7Es";

/// The log of a GET that was signed as one target and arrived as another.
fn refusal_of_get(signed: &str, received: &str) -> String {
    let verifier = verifier(PUBLIC_URL);
    let signature = sign_url(&verifier, &format!("{PUBLIC_URL}{signed}"));
    refusal(&verifier, get(received, &signature), "")
}

fn sorted(query: &str) -> String {
    let mut pairs: Vec<_> = query.split('&').collect();
    pairs.sort_unstable();
    pairs.join("&")
}

#[test]
fn a_long_query_in_another_order() {
    let sorted = sorted(CALL);
    let (own, twilios) = CALL.split_once('&').unwrap();
    for (signed, received, says) in [
        (&*sorted, CALL, "in another order, sorted by name"),
        (CALL, &*format!("{twilios}&{own}"), "in another order, Twilio's last"),
        (&*format!("{twilios}&{own}"), CALL, "in another order, Twilio's first"),
    ] {
        let log = refusal_of_get(&format!("/call?{signed}"), &format!("/call?{received}"));
        assert!(log.contains(says) && log.contains("byte for byte"), "{log}");
        assert!(!log.contains("TWILIO_AUTH_TOKEN"), "{log}");
    }
}

/// The order in which Twilio sent them cannot be found again.
#[test]
fn a_long_query_that_was_sorted_on_the_way() {
    let log = refusal_of_get(&format!("/call?{CALL}"), &format!("/call?{}", sorted(CALL)));
    assert!(log.contains("the cause is not known"), "{log}");
    assert!(
        log.contains("its parameters arrive sorted by name, so something in front may sort them"),
        "{log}"
    );
    assert!(log.contains("compare the query with the one in Twilio's request inspector"), "{log}");
    assert!(!log.contains("probably"), "{log}");
}

#[test]
fn a_long_query_in_another_spelling() {
    let other = |from: &str, to: &str| CALL.replace(from, to);
    for received in [
        other("%2B", "%2b").replace("%2A", "%2a").replace("%7E", "%7e").replace('+', "%20"),
        other("%20", "+"),
        other("+", "%20"),
        other("%2A%7E", "*~"),
        other("%2A", "*").replace('+', "%20"),
    ] {
        let log = refusal_of_get(&format!("/call?{CALL}"), &format!("/call?{received}"));
        assert!(
            log.contains("in another spelling (letters, digits") && log.contains("byte for byte"),
            "{log}"
        );
        assert!(!log.contains("TWILIO_AUTH_TOKEN"), "{log}");
    }
}

#[test]
fn a_path_in_another_spelling() {
    for (signed, received) in [
        ("/caf%C3%A9/call", "/caf%c3%a9/call"),
        ("/~ann/call", "/%7Eann/call"),
        ("/%7Eann/call", "/~ann/call"),
        ("/a:b@c/call", "/a%3Ab%40c/call"),
        ("/a%3ab%40c/call", "/a:b@c/call"),
        ("/caf%c3%a9/call?a=%c3%a9&b=x+y&C=1", "/caf%C3%A9/call?a=%C3%A9&b=x%20y&C=1"),
    ] {
        let log = refusal_of_get(signed, received);
        assert!(log.contains("the URL in another spelling"), "{received}: {log}");
        let log = refusal_at(PUBLIC_URL, &format!("{PUBLIC_URL}{signed}"), received);
        assert!(log.contains("the URL in another spelling"), "{received}: {log}");
    }
}

#[test]
fn a_query_of_any_length_costs_a_bounded_number_of_trials() {
    let pairs: Vec<_> = (0..3000).rev().map(|n| format!("parameter%2f{n}=x+y")).collect();
    let verifier = Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL).max_params(10_000);
    let log = refusal(&verifier.build().unwrap(), get(&format!("/call?{}", pairs.join("&")), MADE_UP), "");
    assert!(log.contains("the cause is not known"), "{log}");
}
