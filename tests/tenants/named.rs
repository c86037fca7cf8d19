//! Where a request names its account: in its form, its query, or the URL of what is not a form.

use http::header::CONTENT_TYPE;
use twiml_tests::signed::{JSON, get};

use super::*;

#[tokio::test]
async fn a_subaccount_signs_with_its_own_token_unless_the_source_says_otherwise() {
    let (parent, sub) = (ACME, INITECH);
    let database = Database::of([(parent, "parent"), (sub, "sub")]);
    let tokens = AccountTokens::new(database.clone());
    let verifier = verifier(&tokens);
    assert_eq!(check(&verifier, message(sub, "sub")).await, Ok(()));
    assert_eq!(check(&verifier, message(sub, "parent")).await, Err(Reason::SignatureMismatch));
    assert_eq!(check(&verifier, message(parent, "sub")).await, Err(Reason::SignatureMismatch));
    database.set(sub, &["sub", "parent"]);
    tokens.invalidate(sub);
    assert_eq!(check(&verifier, message(sub, "parent")).await, Ok(()));
    assert_eq!(check(&verifier, message(parent, "sub")).await, Err(Reason::SignatureMismatch));
}

#[tokio::test]
async fn queries_and_json_name_their_account_in_the_url() {
    let database = Database::of([(ACME, "acme"), (INITECH, "initech")]);
    let verifier = verifier(&AccountTokens::new(database.clone()));
    let acme = verifier.signer(ACME).await.unwrap();

    let url = format!("{URL}?AccountSid={ACME}&Body=hi");
    let request = get(&format!("/sms?AccountSid={ACME}&Body=hi"), &acme.sign_get(&url));
    assert_eq!(check(&verifier, (request, String::new())).await, Ok(()));

    let json = async |account: &str, body: String| {
        let signed = acme.sign_json(format!("{URL}?AccountSid={account}"), &body);
        let target = signed.url.strip_prefix(PUBLIC_URL).unwrap().to_owned();
        check(&verifier, (post_json(&target, &signed.signature), body)).await
    };
    assert_eq!(json(ACME, format!(r#"{{"account_sid":"{ACME}"}}"#)).await, Ok(()));
    assert_eq!(json(ACME, r#"{"type":"none"}"#.to_owned()).await, Ok(()));
    let foreign = format!(r#"[{{"data":{{"accountSid":"{INITECH}"}}}}]"#);
    assert_eq!(json(ACME, foreign).await, Err(Reason::AccountForeign));
    assert_eq!(json(INITECH, "{}".to_owned()).await, Err(Reason::SignatureMismatch));
    let asked = database.asked();
    let many: Vec<_> = (0..100).map(|at| format!(r#""AC{at:032x}""#)).collect();
    let many = format!(r#"{{"AccountSid":[{}]}}"#, many.join(","));
    assert_eq!(json(ACME, many).await, Err(Reason::AccountForeign));
    assert_eq!(database.asked(), asked, "what a body names is not looked up");
}

fn post_json(target: &str, signature: &str) -> Builder {
    http::Request::post(target).header("X-Twilio-Signature", signature).header(CONTENT_TYPE, JSON)
}

#[tokio::test]
async fn signers_are_of_accounts() {
    let database = Database::of([(ACME, "acme")]);
    let tokens = AccountTokens::new(database.clone());
    let looked_up = verifier(&tokens);
    let params = [("AccountSid", ACME), ("Body", "hi")];
    let expected = Verifier::new("acme", PUBLIC_URL).unwrap().sign(URL, params);
    let signer = looked_up.signer(ACME).await.unwrap();
    assert_eq!(signer.sign(URL, params), expected);
    assert!(!format!("{signer:?} {looked_up:?} {tokens:?}").contains("acme"));

    let error = looked_up.signer(NOBODY).await.unwrap_err();
    assert!(error.to_string().contains("no token is known"), "{error}");
    assert!(looked_up.signer("acme").await.is_err());
    database.break_down(true);
    assert_eq!(looked_up.signer(INITECH).await.unwrap_err().to_string(), "the database is down");

    let set = Verifier::builder().auth_token("own").account(ACME, "acme").public_url(PUBLIC_URL).build();
    let set = set.unwrap();
    assert_eq!(set.signer(ACME).await.unwrap().sign(URL, params), expected);
    assert_eq!(set.signer(NOBODY).await.unwrap().sign(URL, params), set.sign(URL, params));
}

#[tokio::test]
async fn websockets_and_others_without_an_account_name_it_in_their_url() {
    let database = Database::of([(ACME, "acme"), (INITECH, "initech")]);
    let verifier = Verifier::builder()
        .account_tokens(AccountTokens::new(database.clone()))
        .account_from_url(|url| url.path().strip_prefix("/media/")?.parse().ok())
        .public_url(PUBLIC_URL)
        .build()
        .unwrap();
    let acme = verifier.signer(ACME).await.unwrap();
    let upgrade = |path: &str| {
        let signature = acme.sign_get(format!("wss://example.com{path}"));
        (get(path, &signature).header("upgrade", "websocket"), String::new())
    };
    assert_eq!(check(&verifier, upgrade(&format!("/media/{ACME}"))).await, Ok(()));
    assert_eq!(check(&verifier, upgrade(&format!("/media/{INITECH}"))).await, Err(Reason::SignatureMismatch));
    assert_eq!(check(&verifier, upgrade("/media/acme")).await, Err(Reason::AccountUnknown));
    // A customer who gives Twilio the URL of another one.
    let path = format!("/media/{ACME}");
    let params = [("AccountSid", INITECH)];
    let signature = acme.sign(format!("{PUBLIC_URL}{path}"), params);
    assert_eq!(
        check(&verifier, (post(&path, &signature), form(&params))).await,
        Err(Reason::AccountAmbiguous)
    );
    let params = [("FlowSid", "FW1")];
    let signature = acme.sign(format!("{PUBLIC_URL}{path}"), params);
    assert_eq!(check(&verifier, (post(&path, &signature), form(&params))).await, Ok(()));
    let body = format!(r#"{{"account_sid":"{ACME}"}}"#);
    let signed = acme.sign_json(format!("{PUBLIC_URL}{path}"), &body);
    let target = signed.url.strip_prefix(PUBLIC_URL).unwrap();
    assert_eq!(check(&verifier, (post_json(target, &signed.signature), body)).await, Ok(()));
}
