//! What the log says where a tenant's request is refused, and what that costs.

use std::time::Instant;

use futures_util::FutureExt as _;
use http::header::HOST;
use twiml_runtime::verify::Host;
use twiml_tests::log::captured;
use twiml_tests::signed::MADE_UP;

use super::*;

const A: &str = "https://a.example.com";
const B: &str = "https://b.example.com";

/// The log of a request that is refused.
fn refusal(verifier: &Verifier, request: (Builder, String)) -> String {
    let (verdict, log) = captured(|| check(verifier, request).now_or_never().unwrap());
    verdict.unwrap_err();
    log
}

fn to(host: &str, url: &str, account: &str, token: &str) -> (Builder, String) {
    let (request, body) = message_at(&format!("{url}/sms"), account, token);
    (request.header(HOST, host), body)
}

#[test]
fn the_log_says_which_account_or_host_it_would_have_matched() {
    let build = |builder: twiml_runtime::VerifierBuilder<_, _>| builder.diagnose(true).build().unwrap();
    let verifier = build(Verifier::builder().auth_token("a").public_url(A).host(Host::new(B, INITECH, "b")));
    let log = refusal(&verifier, to("a.example.com", A, ACME, "b"));
    assert!(log.contains("another host's account"), "{log}");
    let log = refusal(&verifier, to("a.example.com", B, ACME, "b"));
    assert!(log.contains("it matches https://b.example.com") && log.contains("Host header"), "{log}");
    let log = refusal(&verifier, to("c.example.com", A, ACME, "a"));
    assert!(log.contains("none of the public URLs") && log.contains("also_public_url"), "{log}");
    assert!(!log.contains("c.example.com"), "{log}");
}

#[test]
fn the_log_says_what_to_do_about_lookups() {
    let database = Database::of([(ACME, "acme"), (INITECH, "initech")]);
    let tokens = AccountTokens::new(database);
    let verifier =
        Verifier::builder().account_tokens(tokens).public_url(PUBLIC_URL).diagnose(true).build().unwrap();
    let log = refusal(&verifier, message(NOBODY, "acme"));
    assert!(log.contains("no token is known") && log.contains("auth_token(..)"), "{log}");
    assert!(!log.contains(NOBODY), "{log}");
    assert_eq!(check(&verifier, message(INITECH, "initech")).now_or_never(), Some(Ok(())));
    let log = refusal(&verifier, message(ACME, "initech"));
    assert!(log.contains("another account's auth token"), "{log}");
    // The mistake of everybody who tests such an application first.
    let params = [("AccountSid", ACME)];
    let log = refusal(&verifier, (post("/sms", &verifier.sign(URL, params)), form(&params)));
    assert!(log.contains("verifier.signer(account)"), "{log}");
    let (verdict, log) = captured(|| {
        check_now(
            &verifier,
            (post("/sms", MADE_UP), form(&[("AccountSid", "AC0000000000000000000000000000000f")])),
        )
    });
    assert!(verdict.is_err());
    assert!(log.contains("verify_async"), "{log}");
}

#[test]
fn the_diagnosis_does_not_grow_with_the_tenants() {
    let verifier = |accounts: usize, hosts: usize| {
        let builder = Verifier::builder().auth_token("a").public_url(A).diagnose(true);
        let builder = (0..accounts)
            .fold(builder, |builder, at| builder.account(format!("AC{at:032x}"), format!("token {at}")));
        let builder = (0..hosts).fold(builder, |builder, at| {
            builder.host(Host::new(
                format!("https://{at}.tenants.example.com"),
                format!("AC9{at:031x}"),
                format!("host {at}"),
            ))
        });
        builder.build().unwrap()
    };
    let time = |verifier: &Verifier| {
        let started = Instant::now();
        for _ in 0..5 {
            refusal(verifier, to("a.example.com", A, ACME, "wrong"));
        }
        started.elapsed()
    };
    let (few, many) = (verifier(64, 8), verifier(20_000, 2_000));
    let (few, many) = (time(&few), time(&many));
    assert!(many < few * 5 + Duration::from_millis(50), "{few:?} {many:?}");
}
