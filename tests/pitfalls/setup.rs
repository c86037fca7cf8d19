//! Keys, settings and routes.

use twiml_tests::log::all_captured;

use super::*;

#[test]
fn the_wrong_token() {
    let verifier = verifier(PUBLIC_URL);
    let other = Verifier::new("the secondary token", PUBLIC_URL).unwrap();
    let log = refusal(&verifier, post("/sms", &other.sign("https://example.com/sms", PAIRS)), BODY);
    assert!(log.contains("TWILIO_AUTH_TOKEN") && log.contains("primary token"), "{log}");
    assert!(log.contains("params=\"From, Body\""), "{log}");
    assert!(log.contains("28 characters"), "{log}");
    assert!(log.contains("another address than https://example.com"), "{log}");

    let rotating =
        Verifier::builder().auth_token(TOKEN).also_auth_token("the secondary token").public_url(PUBLIC_URL);
    let rotating = rotating.build().unwrap();
    for signer in [&verifier, &other] {
        let signature = signer.sign("https://example.com/sms", PAIRS);
        assert!(verify(&rotating, post("/sms", &signature), BODY).is_ok());
    }
}

#[test]
fn the_token_of_an_account_for_a_request_that_names_none() {
    const ACCOUNT: &str = "AC00000000000000000000000000000001";
    let builder = Verifier::builder().auth_token(TOKEN).account(ACCOUNT, "token of the subaccount");
    let verifier = builder.public_url(PUBLIC_URL).build().unwrap();
    let subaccount = Verifier::new("token of the subaccount", PUBLIC_URL).unwrap();

    let json = r#"{"Body":"top secret"}"#;
    let log = refusal(&verifier, post_json(&subaccount, "https://example.com/flow", json), json);
    assert!(log.contains("does not say which account it is of: put AccountSid into the query"), "{log}");
    let log = refusal(&verifier, post("/sms", &subaccount.sign("https://example.com/sms", PAIRS)), BODY);
    assert!(log.contains("the request has no AccountSid"), "{log}");

    // The other way round.
    let with_account = [PAIRS[0], PAIRS[1], ("AccountSid", ACCOUNT)];
    let log = refusal(
        &verifier,
        post(
            "/sms",
            &Verifier::new(TOKEN, PUBLIC_URL).unwrap().sign("https://example.com/sms", with_account),
        ),
        &format!("{BODY}&AccountSid={ACCOUNT}"),
    );
    assert!(log.contains("see which belongs to the request's AccountSid"), "{log}");

    // Each token was tried, so that it is not the account's name that is missing.
    let other = Verifier::new("another token", PUBLIC_URL).unwrap();
    let log = refusal(&verifier, post_json(&other, "https://example.com/flow", json), json);
    assert!(log.contains("the cause is not known") && !log.contains("AccountSid"), "{log}");
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
fn settings_that_can_never_work_stop_it_as_well() {
    let sid = "AC0123456789abcdef0123456789abcdef";
    for (token, said) in [
        (sid, "SID of an account"),
        ("SK0123456789abcdef0123456789abcdef", "SID of an API key"),
        (PUBLIC_URL, "is a URL"),
        ("your_auth_token", "placeholder"),
        ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "placeholder"),
        ("changeme", "placeholder"),
    ] {
        let builder = || Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL);
        for result in [
            Verifier::new(token, PUBLIC_URL),
            builder().also_auth_token(token).build(),
            builder().account(sid, token).build(),
        ] {
            let error = result.unwrap_err().to_string();
            assert!(error.contains(said) && !error.contains(token), "{token}: {error}");
        }
    }
}

#[test]
fn a_token_in_the_place_of_another_setting_is_not_shown() {
    let builder = || Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL);
    let sid = "AC0123456789abcdef0123456789abcdef";
    for result in [
        builder().account("hunter2hunter2", sid).build(),
        builder().account("hunter2hunter2", "hunter2hunter2").build(),
        builder().trusted_proxies(["hunter2hunter2"]).build(),
        builder().public_url("hunter2hunter2").build(),
        builder().public_url("https://hunter2 hunter2").build(),
        builder().public_url("hunter2hunter2://example.com").build(),
        Verifier::new(PUBLIC_URL, "hunter2hunter2"),
    ] {
        let error = result.unwrap_err();
        assert!(!format!("{error} {error:?} {error:#?}").contains("hunter2"), "{error}");
    }
    let error = builder().account("hunter2hunter2", sid).build().unwrap_err().to_string();
    assert!(error.contains(".account(sid, token)"), "{error}");
}

#[test]
fn a_public_url_to_be_doubted_is_logged_once() {
    let log = |url: &str| all_captured(|| verifier(url)).1;
    for (url, said) in [
        ("http://shop.example.io", "serve over https://"),
        ("http://93.184.215.14:8080/base", "serve over https://"),
        ("https://example.com", "a host for examples"),
        ("http://hooks.example.org", "a host for examples"),
    ] {
        let log = log(url);
        assert!(log.contains("WARN") && log.contains(said) && log.lines().count() == 1, "{url}: {log}");
    }
    for url in ["https://shop.example.io", "http://localhost:3000", "http://127.0.0.1", "http://[::1]:80"] {
        assert_eq!(log(url), "");
    }
    assert!(!log("http://user:hunter2@shop.example.io").contains("hunter2"));
}

#[test]
fn a_route_without_the_layer() {
    let app: Router = Router::new().route("/sms", on_post(async |_: Verified<Params>| {}));
    let (answer, log) = captured(|| run(send(&app, post("/sms", MADE_UP), BODY)));
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(log.contains("ERROR") && log.contains("VerifyLayer is missing on this route"), "{log}");
}

#[test]
fn a_refusal_by_the_layer_is_logged_once() {
    let layer = VerifyLayer::new(verifier(PUBLIC_URL));
    let app: Router = Router::new().route("/sms", on_post(async |_: Verified<Params>| {})).layer(layer);
    for request in [Request::post("/sms"), post("/sms", MADE_UP)] {
        let (answer, log) = captured(|| run(send(&app, request, BODY)));
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(log.lines().count(), 1, "{log}");
        assert!(!log.contains("secret"), "{log}");
    }
}

#[test]
fn hints_are_rate_limited_and_can_be_left_out() {
    let log = |verifier: &Verifier| {
        let signature = verifier.sign("http://example.com/sms", PAIRS);
        refusal(verifier, post("/sms", &signature), BODY)
    };
    let loud = verifier(PUBLIC_URL);
    let signature = loud.sign("http://example.com/sms", PAIRS);
    let ((), lines) = captured(|| (0..30).for_each(|_| drop(verify(&loud, post("/sms", &signature), BODY))));
    let hints = lines.matches("it matches").count();
    assert!((10..15).contains(&hints) && lines.lines().count() == hints, "{lines}");

    let quiet = Verifier::builder().auth_token(TOKEN).public_url(PUBLIC_URL).diagnose(false).build().unwrap();
    assert!(!log(&quiet).contains("hint"));
}
