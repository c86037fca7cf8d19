//! Several public hosts: whose accounts count where.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use http::Request;
use http::header::HOST;
use twiml_runtime::verify::Host;
use twiml_tests::signed::{FORM, SIGNATURE};

use super::*;

const A: &str = "https://a.example.com";
const B: &str = "https://b.example.com:8443";

/// Two hosts, each with accounts of its own.
fn two() -> Verifier {
    Verifier::builder()
        .auth_token("a")
        .account(ACME, "acme")
        .public_url(A)
        .host(Host::new(B, INITECH, "b").account(INITECH, "rotated").account(GLOBEX, "globex"))
        .build()
        .unwrap()
}

/// A message to one host, whose signature is that of another URL.
fn to(host: &str, signed: &str, account: &str, token: &str) -> (Builder, String) {
    let (request, body) = message_at(&format!("{signed}/sms"), account, token);
    (request.header(HOST, host), body)
}

#[test]
fn each_host_has_its_own_accounts() {
    let verifier = two();
    assert_eq!(check_now(&verifier, to("a.example.com", A, NOBODY, "a")), Ok(()));
    assert_eq!(check_now(&verifier, to("a.example.com", A, ACME, "acme")), Ok(()));
    for (account, token) in [(INITECH, "b"), (INITECH, "rotated"), (GLOBEX, "globex")] {
        assert_eq!(check_now(&verifier, to("b.example.com:8443", B, account, token)), Ok(()), "{token}");
    }
    assert_eq!(verifier.public_urls().map(PublicUrl::as_str).collect::<Vec<_>>(), [A, B]);
    assert_eq!(verifier.public_url().as_str(), A);
    assert!(format!("{verifier:?}").contains(B));
}

#[test]
fn an_account_of_one_host_is_refused_at_the_other() {
    let verifier = two();
    for (account, token, reason) in [
        (NOBODY, "b", Reason::SignatureMismatch),
        (ACME, "b", Reason::SignatureMismatch),
        (ACME, "a", Reason::SignatureMismatch),
        (INITECH, "b", Reason::AccountUnknown),
        // Nor can one host speak for the accounts of another.
        (INITECH, "a", Reason::AccountUnknown),
        (GLOBEX, "a", Reason::AccountUnknown),
    ] {
        let verdict = check_now(&verifier, to("a.example.com", A, account, token));
        assert_eq!(verdict, Err(reason), "{account} {token}");
    }
    for (account, token, reason) in [
        (INITECH, "a", Reason::SignatureMismatch),
        (INITECH, "globex", Reason::SignatureMismatch),
        (GLOBEX, "b", Reason::SignatureMismatch),
        (ACME, "acme", Reason::AccountUnknown),
        (ACME, "b", Reason::AccountUnknown),
        (NOBODY, "b", Reason::AccountUnknown),
        ("", "b", Reason::AccountUnknown),
    ] {
        let verdict = check_now(&verifier, to("b.example.com:8443", B, account, token));
        assert_eq!(verdict, Err(reason), "{account} {token}");
    }
}

#[test]
fn what_names_no_account_is_of_the_host_s_own() {
    let verifier = two();
    let unnamed = |token: &str| {
        let signature = Verifier::new(token, PUBLIC_URL).unwrap().sign(format!("{B}/sms"), [("Body", "hi")]);
        (post("/sms", &signature).header(HOST, "b.example.com:8443"), "Body=hi".to_owned())
    };
    assert_eq!(check_now(&verifier, unnamed("b")), Ok(()));
    assert_eq!(check_now(&verifier, unnamed("globex")), Err(Reason::SignatureMismatch));

    let json = |host: &str, url: &str, account: &str| {
        let body = format!(r#"{{"AccountSid":"{account}"}}"#);
        let signed = verifier.sign_json(url, &body);
        let request = Request::post(signed.url.strip_prefix(host).unwrap())
            .header(HOST, host.strip_prefix("https://").unwrap())
            .header(SIGNATURE, signed.signature);
        check_now(&verifier, (request.header("content-type", "application/json"), body))
    };
    assert_eq!(json(B, &format!("{B}/events"), INITECH), Ok(()));
    for foreign in [GLOBEX, ACME, NOBODY] {
        assert_eq!(json(B, &format!("{B}/events"), foreign), Err(Reason::AccountForeign), "{foreign}");
    }
    assert_eq!(json(A, &format!("{A}/events"), NOBODY), Ok(()));
    for foreign in [ACME, INITECH, GLOBEX] {
        assert_eq!(json(A, &format!("{A}/events"), foreign), Err(Reason::AccountForeign), "{foreign}");
    }
}

#[test]
fn a_signature_of_one_host_is_refused_at_the_other() {
    let verifier = Verifier::builder().auth_token("one").public_url(A).also_public_url(B).build().unwrap();
    assert_eq!(check_now(&verifier, to("a.example.com", A, ACME, "one")), Ok(()));
    assert_eq!(check_now(&verifier, to("b.example.com:8443", B, ACME, "one")), Ok(()));
    let refused = Err(Reason::SignatureMismatch);
    assert_eq!(check_now(&verifier, to("b.example.com:8443", A, ACME, "one")), refused);
    assert_eq!(check_now(&verifier, to("a.example.com", B, ACME, "one")), refused);
}

#[test]
fn a_host_that_is_none_of_them_is_refused() {
    let verifier = two();
    let unknown = Err(Reason::HostUnknown);
    assert_eq!(check_now(&verifier, to("c.example.com", A, NOBODY, "a")), unknown);
    assert_eq!(check_now(&verifier, to("", A, NOBODY, "a")), unknown);
    let (request, body) = message_at("https://a.example.com/sms", NOBODY, "a");
    assert_eq!(check_now(&verifier, (request, body.clone())), unknown);
    let (twice, body) = to("a.example.com", A, NOBODY, "a");
    assert_eq!(check_now(&verifier, (twice.header(HOST, "b.example.com:8443"), body)), unknown);
    // Nobody is trusted to say otherwise.
    let (request, body) = to("c.example.com", A, NOBODY, "a");
    assert_eq!(check_now(&verifier, (request.header("X-Forwarded-Host", "a.example.com"), body)), unknown);
    // With one host, the name does not matter, for there is nothing to pick.
    let one = Verifier::new("a", A).unwrap();
    assert_eq!(check_now(&one, to("c.example.com", A, NOBODY, "a")), Ok(()));
}

#[test]
fn http_2_names_the_host_in_its_target() {
    let verifier = two();
    let params = [("Body", "hi")];
    let request = |authority: &str| {
        let request = Request::post(format!("https://{authority}/sms"));
        request.header("content-type", FORM).header(SIGNATURE, verifier.sign(format!("{B}/sms"), params))
    };
    assert_eq!(check_now(&verifier, (request("b.example.com:8443"), form(&params))), Ok(()));
    assert_eq!(
        check_now(&verifier, (request("a.example.com"), form(&params))),
        Err(Reason::SignatureMismatch)
    );
}

#[test]
fn a_trusted_proxy_names_the_host() {
    let verifier = Verifier::builder()
        .auth_token("a")
        .public_url(A)
        .host(Host::new(B, INITECH, "b"))
        .trusted_proxies(["10.0.0.0/8"])
        .build()
        .unwrap();
    let forwarded = |peer: &str, host: &str, proto: &str, signed: &str| {
        let params = [("Body", "hi")];
        let request = Request::post("/sms")
            .header("content-type", FORM)
            .header(SIGNATURE, verifier.sign(format!("{signed}/sms"), params))
            .header(HOST, "a.example.com")
            .header("X-Forwarded-Host", host)
            .header("X-Forwarded-Proto", proto);
        let mut parts = parts(request);
        parts.extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        let verdict = verifier.verify(&parts, form(&params).into());
        verdict.map(drop).map_err(|rejection| rejection.reason())
    };
    assert_eq!(forwarded("10.0.0.1", "b.example.com:8443", "https", B), Ok(()));
    assert_eq!(forwarded("10.0.0.1", "b.example.com", "https", B), Ok(()));
    assert_eq!(forwarded("10.0.0.1", "b.example.com:8443", "http", "http://b.example.com:8443"), Ok(()));
    // It picks one of the hosts, and does not name others.
    assert_eq!(
        forwarded("10.0.0.1", "c.example.com", "https", "https://c.example.com"),
        Err(Reason::HostUnknown)
    );
    assert_eq!(forwarded("11.0.0.1", "b.example.com:8443", "https", B), Err(Reason::SignatureMismatch));
    assert_eq!(forwarded("11.0.0.1", "b.example.com:8443", "https", A), Ok(()));
}

#[tokio::test]
async fn two_hosts_may_have_the_same_account() {
    let database = Database::of([(ACME, "acme")]);
    let tokens = AccountTokens::new(database.clone());
    let verifier = Verifier::builder()
        .account_tokens(tokens.clone())
        .public_url(A)
        .host(Host::with_account_tokens(B, tokens))
        .build()
        .unwrap();
    assert_eq!(check(&verifier, to("a.example.com", A, ACME, "acme")).await, Ok(()));
    assert_eq!(check(&verifier, to("b.example.com:8443", B, ACME, "acme")).await, Ok(()));
    assert_eq!(database.asked(), 1, "they share the memory");
    let refused = Err(Reason::SignatureMismatch);
    assert_eq!(check(&verifier, to("b.example.com:8443", A, ACME, "acme")).await, refused);
}

#[test]
fn the_account_of_a_host_may_be_the_one_of_the_verifier() {
    let verifier = |own: &str| {
        let builder = Verifier::builder().auth_token("own").also_auth_token("rotated").public_url(A);
        builder.host(Host::new(B, ACME, own)).build().unwrap()
    };
    for token in ["own", "rotated"] {
        let verifier = verifier(token);
        assert_eq!(check_now(&verifier, to("a.example.com", A, ACME, "own")), Ok(()));
        assert_eq!(check_now(&verifier, to("b.example.com", B, ACME, token)), Ok(()));
    }
    let other = verifier("another");
    assert_eq!(check_now(&other, to("a.example.com", A, ACME, "own")), Err(Reason::AccountUnknown));
}

#[tokio::test]
async fn each_host_may_have_its_own_source() {
    let (ours, theirs) =
        (Database::of([(ACME, "ours")]), Database::of([(ACME, "theirs"), (INITECH, "initech")]));
    let verifier = Verifier::builder()
        .account_tokens(AccountTokens::new(ours.clone()))
        .public_url(A)
        .host(Host::with_account_tokens(B, AccountTokens::new(theirs.clone())))
        .build()
        .unwrap();
    assert_eq!(check(&verifier, to("a.example.com", A, ACME, "ours")).await, Ok(()));
    assert_eq!(check(&verifier, to("b.example.com:8443", B, ACME, "theirs")).await, Ok(()));
    assert_eq!(
        check(&verifier, to("b.example.com:8443", B, ACME, "ours")).await,
        Err(Reason::SignatureMismatch)
    );
    assert_eq!(
        check(&verifier, to("a.example.com", A, INITECH, "initech")).await,
        Err(Reason::AccountUnknown)
    );
    assert_eq!((ours.asked(), theirs.asked()), (2, 1));
    // A signer is found at the host that knows the account.
    let initech = verifier.signer(INITECH).await.unwrap();
    let url = format!("{B}/sms?AccountSid={INITECH}");
    let target = url.strip_prefix(B).unwrap();
    let request =
        Request::get(target).header(HOST, "b.example.com").header(SIGNATURE, initech.sign_get(&url));
    assert_eq!(check(&verifier, (request, String::new())).await, Ok(()));
}

#[test]
fn sign_takes_the_token_of_the_url_s_host() {
    let verifier = two();
    for (url, token) in
        [(A, "a"), (B, "b"), ("https://b.example.com", "b"), ("https://elsewhere.example", "a")]
    {
        let url = format!("{url}/sms");
        let expected = Verifier::new(token, PUBLIC_URL).unwrap();
        assert_eq!(verifier.sign(&url, [("Body", "hi")]), expected.sign(&url, [("Body", "hi")]), "{url}");
        assert_eq!(verifier.sign_get(&url), expected.sign_get(&url));
        assert_eq!(verifier.sign_json(&url, "{}"), expected.sign_json(&url, "{}"));
    }
}

#[test]
fn hosts_are_checked_when_the_verifier_is_built() {
    let build = |host: Host| Verifier::builder().auth_token("a").public_url(A).host(host).build();
    for (host, said) in [
        (Host::new("b.example.com", ACME, "b"), "https:// in front"),
        (Host::new(B, ACME, ""), "empty"),
        (Host::new(B, "b", ACME), "SID first"),
        (Host::new(B, ACME, "b").account("acme", "token"), "AC"),
        (Host::new(B, ACME, "b").shared_key(" ", "secret"), "id"),
        (Host::new("http://A.example.com/base", ACME, "b"), "two public URLs have the host A.example.com"),
    ] {
        let error = build(host).unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
    assert!(Verifier::builder().auth_token("a").public_url(A).also_public_url("").build().is_err());
    let host = Host::new("https://user:secret@b.example.com", ACME, "hidden");
    let shown = format!("{host:?}");
    assert!(
        shown.contains("https://b.example.com") && !shown.contains("secret") && !shown.contains("hidden")
    );
}
