//! Sources of tokens that fail, panic or are slow.

use futures_util::FutureExt as _;
use http::StatusCode;
use twiml_tests::log::captured;
use twiml_tests::signed::MADE_UP;

use super::*;

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
