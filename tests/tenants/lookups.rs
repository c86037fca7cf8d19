//! Tokens that are looked up: kept, rotated, unknown, or not to be learned.

use futures_util::FutureExt as _;
use futures_util::future::join_all;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use twiml_tests::log::captured;
use twiml_tests::signed::{JSON, MADE_UP, get};

use super::*;

#[tokio::test]
async fn the_tokens_of_an_account_are_looked_up_once() {
    let database = Database::of([(ACME, "acme"), (INITECH, "initech")]);
    let verifier = verifier(&AccountTokens::new(database.clone()));
    for _ in 0..3 {
        assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
        assert_eq!(check(&verifier, message(INITECH, "initech")).await, Ok(()));
    }
    assert_eq!(database.asked(), 2);
}

#[tokio::test]
async fn the_token_of_one_account_does_not_speak_for_another() {
    let database = Database::of([(ACME, "acme"), (INITECH, "initech")]);
    let verifier = verifier(&AccountTokens::new(database));
    assert_eq!(check(&verifier, message(ACME, "initech")).await, Err(Reason::SignatureMismatch));
    assert_eq!(check(&verifier, message(INITECH, "acme")).await, Err(Reason::SignatureMismatch));
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
}

#[tokio::test]
async fn a_function_is_a_source() {
    let one = AccountTokens::from_fn(|account| async move {
        Ok::<_, BoxError>((account == ACME).then(|| "acme".to_owned()))
    });
    let several = AccountTokens::from_fn(async |account: AccountSid| {
        Ok::<_, std::io::Error>(if account.as_str() == ACME { vec!["old", "acme"] } else { Vec::new() })
    });
    for tokens in [one, several] {
        let verifier = verifier(&tokens);
        assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
        assert_eq!(check(&verifier, message(INITECH, "acme")).await, Err(Reason::AccountUnknown));
    }
}

#[tokio::test]
async fn an_account_that_nobody_knows_is_refused() {
    let database = Database::of([(ACME, "acme")]);
    let verifier = verifier(&AccountTokens::new(database.clone()));
    for _ in 0..3 {
        assert_eq!(check(&verifier, message(NOBODY, "acme")).await, Err(Reason::AccountUnknown));
    }
    assert_eq!(database.asked(), 1, "that nobody knows it is kept too");
}

#[tokio::test]
async fn requests_without_an_account_need_a_token_of_the_verifier() {
    let database = Database::of([(ACME, "acme")]);
    let tokens = AccountTokens::new(database.clone());
    let without = |token| {
        let signature = Verifier::new(token, PUBLIC_URL).unwrap().sign(URL, [("Body", "hi")]);
        (post("/sms", &signature), "Body=hi".to_owned())
    };
    assert_eq!(check(&verifier(&tokens), without("acme")).await, Err(Reason::AccountUnknown));

    let with_own = Verifier::builder().auth_token("own").account_tokens(tokens).public_url(PUBLIC_URL);
    let with_own = with_own.build().unwrap();
    assert_eq!(check(&with_own, without("own")).await, Ok(()));
    assert_eq!(check(&with_own, without("acme")).await, Err(Reason::SignatureMismatch));
    // Nor does the own token speak for an account that has tokens.
    assert_eq!(check(&with_own, message(ACME, "own")).await, Err(Reason::SignatureMismatch));
    assert_eq!(check(&with_own, message(ACME, "acme")).await, Ok(()));
    assert_eq!(check(&with_own, message(NOBODY, "own")).await, Ok(()));
}

#[tokio::test]
async fn accounts_that_are_set_are_not_looked_up() {
    let database = Database::of([(ACME, "wrong")]);
    let verifier = Verifier::builder()
        .account_tokens(AccountTokens::new(database.clone()))
        .account(ACME, "acme")
        .public_url(PUBLIC_URL)
        .build()
        .unwrap();
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
    assert_eq!(check_now(&verifier, message(ACME, "acme")), Ok(()));
    assert_eq!(check(&verifier, message(ACME, "wrong")).await, Err(Reason::SignatureMismatch));
    assert_eq!(database.asked(), 0);
}

#[tokio::test]
async fn verify_takes_what_is_in_memory() {
    let database = Database::of([(ACME, "acme")]);
    let verifier = verifier(&AccountTokens::new(database.clone()));
    assert_eq!(check_now(&verifier, message(ACME, "acme")), Err(Reason::NotLookedUp));
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
    assert_eq!(check_now(&verifier, message(ACME, "acme")), Ok(()));
    assert_eq!(check_now(&verifier, message(ACME, "other")), Err(Reason::SignatureMismatch));
    assert_eq!(database.asked(), 1);
}

#[tokio::test]
async fn a_rotated_token_works_at_once() {
    let database = Database::of([(ACME, "old")]);
    let tokens = AccountTokens::new(database.clone()).refresh_interval(Duration::ZERO);
    let verifier = verifier(&tokens);
    assert_eq!(check(&verifier, message(ACME, "old")).await, Ok(()));
    database.set(ACME, &["new"]);
    // Nobody has signed with the new token yet.
    assert_eq!(check(&verifier, message(ACME, "old")).await, Ok(()));
    assert_eq!(check(&verifier, message(ACME, "new")).await, Ok(()));
    assert_eq!(database.asked(), 2);
    assert_eq!(check(&verifier, message(ACME, "old")).await, Err(Reason::SignatureMismatch));
}

#[tokio::test]
async fn both_tokens_work_during_a_rotation() {
    let database = Database::of([]);
    database.set(ACME, &["old", "new"]);
    let verifier = verifier(&AccountTokens::new(database.clone()));
    for token in ["old", "new", "old"] {
        assert_eq!(check(&verifier, message(ACME, token)).await, Ok(()));
    }
    assert_eq!(database.asked(), 1);
}

#[tokio::test]
async fn mismatches_ask_again_no_more_often_than_allowed() {
    let database = Database::of([(ACME, "acme")]);
    let tokens = AccountTokens::new(database.clone()).refresh_interval(Duration::from_millis(200));
    let verifier = verifier(&tokens);
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
    tokio::time::sleep(Duration::from_millis(250)).await;
    for _ in 0..50 {
        assert_eq!(check(&verifier, message(ACME, "forged")).await, Err(Reason::SignatureMismatch));
    }
    assert_eq!(database.asked(), 2);
    // Also where the source fails.
    tokio::time::sleep(Duration::from_millis(250)).await;
    database.break_down(true);
    assert_eq!(check(&verifier, message(ACME, "forged")).await, Err(Reason::LookupFailed));
    for _ in 0..50 {
        assert_eq!(check(&verifier, message(ACME, "forged")).await, Err(Reason::SignatureMismatch));
        assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
    }
    assert_eq!(database.asked(), 3);
}

#[tokio::test]
async fn an_account_can_be_forgotten() {
    let database = Database::of([(ACME, "old"), (INITECH, "initech")]);
    let tokens = AccountTokens::new(database.clone()).refresh_interval(LONG);
    let verifier = verifier(&tokens);
    assert_eq!(check(&verifier, message(ACME, "old")).await, Ok(()));
    assert_eq!(check(&verifier, message(INITECH, "initech")).await, Ok(()));
    database.set(ACME, &["new"]);
    tokens.invalidate(ACME);
    assert_eq!(check(&verifier, message(ACME, "old")).await, Err(Reason::SignatureMismatch));
    assert_eq!(check(&verifier, message(ACME, "new")).await, Ok(()));
    assert_eq!(check(&verifier, message(INITECH, "initech")).await, Ok(()));
    assert_eq!(database.asked(), 3);
    // A customer who leaves.
    database.set(ACME, &[]);
    tokens.invalidate_all();
    assert_eq!(check(&verifier, message(ACME, "new")).await, Err(Reason::AccountUnknown));
    // And comes back.
    database.set(ACME, &["new"]);
    assert_eq!(check(&verifier, message(ACME, "new")).await, Err(Reason::AccountUnknown));
    tokens.invalidate(ACME);
    assert_eq!(check(&verifier, message(ACME, "new")).await, Ok(()));
}

#[tokio::test]
async fn an_answer_that_is_on_its_way_does_not_survive_that() {
    let database = Database::of([(ACME, "old")]).shut();
    let tokens = AccountTokens::new(database.clone()).refresh_interval(LONG);
    let verifier = verifier(&tokens);
    let mut first = Box::pin(check(&verifier, message(ACME, "old")));
    assert!(first.as_mut().now_or_never().is_none());
    tokens.invalidate(ACME);
    let mut second = Box::pin(check(&verifier, message(ACME, "new")));
    assert!(second.as_mut().now_or_never().is_none());
    assert_eq!(database.asked(), 2, "the second does not wait for the answer to the first");
    database.gate.add_permits(1);
    assert_eq!(first.await, Ok(()));
    database.set(ACME, &["new"]);
    assert_eq!(second.await, Ok(()));
    assert_eq!(check_now(&verifier, message(ACME, "new")), Ok(()));
    assert_eq!(check_now(&verifier, message(ACME, "old")), Err(Reason::SignatureMismatch));
}

#[tokio::test]
async fn answers_do_not_count_for_ever() {
    let database = Database::of([(ACME, "acme")]);
    let tokens = AccountTokens::new(database.clone())
        .time_to_live(Duration::from_millis(100))
        .negative_time_to_live(Duration::from_millis(100));
    let verifier = verifier(&tokens);
    for asked in [2, 4] {
        for _ in 0..2 {
            assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
            assert_eq!(check(&verifier, message(NOBODY, "acme")).await, Err(Reason::AccountUnknown));
        }
        assert_eq!(database.asked(), asked);
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
    assert_eq!(check_now(&verifier, message(ACME, "acme")), Err(Reason::NotLookedUp));
    // After that time the source is asked again, and the account of a customer who has left is refused.
    database.set(ACME, &[]);
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Err(Reason::AccountUnknown));
}

#[tokio::test]
async fn many_requests_at_once_are_one_question() {
    let database = Database::of([(ACME, "acme"), (INITECH, "initech")]).shut();
    let verifier = verifier(&AccountTokens::new(database.clone()));
    let herd = (0..500).map(|at| {
        let message = if at % 2 == 0 { message(ACME, "acme") } else { message(INITECH, "initech") };
        let verifier = verifier.clone();
        tokio::spawn(async move { check(&verifier, message).await })
    });
    let herd: Vec<_> = herd.collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    database.gate.add_permits(1);
    for verdict in join_all(herd).await {
        assert_eq!(verdict.unwrap(), Ok(()));
    }
    assert_eq!(database.asked(), 2);
}

#[tokio::test]
async fn a_client_that_goes_away_stops_nobody_else() {
    let database = Database::of([(ACME, "acme")]).shut();
    let verifier = verifier(&AccountTokens::new(database.clone()));
    let mut first = Box::pin(check(&verifier, message(ACME, "acme")));
    let mut second = Box::pin(check(&verifier, message(ACME, "acme")));
    assert!(first.as_mut().now_or_never().is_none());
    assert!(second.as_mut().now_or_never().is_none());
    drop(first);
    database.gate.add_permits(1);
    assert_eq!(second.await, Ok(()));
    assert_eq!(database.asked(), 1);

    // And where all go away, the next one asks.
    let database = Database::of([(ACME, "acme")]).shut();
    let verifier = super::verifier(&AccountTokens::new(database.clone()));
    assert!(check(&verifier, message(ACME, "acme")).now_or_never().is_none());
    database.gate.add_permits(1);
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
    assert_eq!(database.asked(), 2);
}

#[test]
fn a_source_that_fails_lets_nobody_in() {
    let database = Database::of([(ACME, "acme")]);
    database.break_down(true);
    let own = Verifier::builder().auth_token("acme").public_url(PUBLIC_URL);
    let own = own.account_tokens(AccountTokens::new(database.clone())).build().unwrap();
    let rejection = |verifier: &Verifier| {
        let (request, body) = message(ACME, "acme");
        verifier.verify_async(&parts(request), body.into()).now_or_never().unwrap().unwrap_err()
    };
    for verifier in [verifier(&AccountTokens::new(database.clone())), own] {
        let (rejection, log) = captured(|| rejection(&verifier));
        assert_eq!(
            (rejection.reason(), rejection.status()),
            (Reason::LookupFailed, StatusCode::SERVICE_UNAVAILABLE)
        );
        assert!(log.contains("ERROR") && log.contains("the database is down") && log.contains(ACME), "{log}");
    }
    // Nothing of it is kept.
    database.break_down(false);
    let verifier = verifier(&AccountTokens::new(database));
    assert_eq!(check(&verifier, message(ACME, "acme")).now_or_never(), Some(Ok(())));
}

#[tokio::test]
async fn a_source_that_panics_lets_nobody_in() {
    let tokens = AccountTokens::from_fn(|account: AccountSid| async move {
        assert!(account != ACME, "a mistake of the application");
        Ok::<_, BoxError>(Some("initech"))
    });
    let verifier = verifier(&tokens);
    let (first, second) =
        tokio::join!(check(&verifier, message(ACME, "acme")), check(&verifier, message(ACME, "acme")));
    assert_eq!((first, second), (Err(Reason::LookupFailed), Err(Reason::LookupFailed)));
    assert_eq!(check(&verifier, message(INITECH, "initech")).await, Ok(()));
}

#[tokio::test]
async fn a_token_that_cannot_be_one_lets_nobody_in() {
    for token in ["", " acme", "your_auth_token", ACME] {
        let database = Database::of([(ACME, token)]);
        let verifier = verifier(&AccountTokens::new(database));
        let (request, body) = (post("/sms", MADE_UP), form(&[("AccountSid", ACME)]));
        assert_eq!(check(&verifier, (request, body)).await, Err(Reason::LookupFailed), "{token:?}");
    }
}

#[tokio::test]
async fn a_source_that_is_slow_is_not_waited_for() {
    let database = Database::of([(ACME, "acme")]).shut();
    let tokens = AccountTokens::new(database.clone()).lookup_timeout(Duration::from_millis(100));
    let verifier = verifier(&tokens);
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Err(Reason::LookupFailed));
    database.gate.add_permits(10);
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
}

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

/// Everything at once, on several threads: no request waits for ever, and none passes with a token that its account never had.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_accounts_that_rotate_and_are_forgotten_while_requests_come() {
    let accounts: Vec<_> = (0..8).map(|at| format!("AC8{at:031x}")).collect();
    let database = Database::of([]);
    let tokens = AccountTokens::new(database.clone())
        .refresh_interval(Duration::ZERO)
        .time_to_live(Duration::from_millis(1))
        .max_accounts(5)
        .max_lookups_per_second(1_000_000)
        .max_concurrent_lookups(2);
    let verifier = verifier(&tokens);
    let requests = (0..2000_usize).map(|at| {
        let (database, tokens, verifier) = (database.clone(), tokens.clone(), verifier.clone());
        let account = accounts[at % accounts.len()].clone();
        tokio::spawn(async move {
            match at % 7 {
                0 => database.set(&account, &[&format!("{account} {}", at % 3)]),
                1 => tokens.invalidate(&account),
                2 => {
                    // A client that goes away.
                    let _gone = check(&verifier, message(&account, "late")).now_or_never();
                }
                3 => {
                    let forged = check(&verifier, message(&account, "forged")).await;
                    assert!(
                        matches!(forged, Err(Reason::SignatureMismatch | Reason::AccountUnknown)),
                        "{forged:?}"
                    );
                }
                _ => {
                    let token = format!("{account} {}", at % 3);
                    let verdict = check(&verifier, message(&account, &token)).await;
                    let refused = matches!(verdict, Err(Reason::SignatureMismatch | Reason::AccountUnknown));
                    assert!(verdict.is_ok() || refused, "{verdict:?}");
                }
            }
        })
    });
    let requests = join_all(requests.collect::<Vec<_>>());
    for request in tokio::time::timeout(Duration::from_secs(60), requests).await.unwrap() {
        request.unwrap();
    }
}
