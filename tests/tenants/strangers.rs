//! Anyone can send any `AccountSid`: what that costs the database, and the customers.

use futures_util::future::join_all;
use http::StatusCode;
use twiml_tests::client::send;
use twiml_tests::signed::MADE_UP;

use super::*;

fn stranger(number: usize) -> (Builder, String) {
    (post("/sms", MADE_UP), form(&[("AccountSid", &format!("AC9{number:031x}"))]))
}

#[tokio::test]
async fn a_flood_of_accounts_reaches_the_database_in_drops() {
    let database = Database::of([(ACME, "acme")]);
    let tokens = AccountTokens::new(database.clone()).max_lookups_per_second(2);
    let verifier = verifier(&tokens);
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
    let mut refused = 0;
    for number in 0..5000 {
        match check(&verifier, stranger(number)).await {
            Err(Reason::AccountUnknown) => {}
            Err(Reason::LookupsExceeded) => refused += 1,
            other => panic!("{other:?}"),
        }
    }
    assert!(database.asked() < 40, "{}", database.asked());
    assert!(refused > 4900, "{refused}");
    // Who is known does not notice.
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
    // Nor when the source is to be asked again.
    database.set(ACME, &["new"]);
    let impatient = super::verifier(&tokens.clone().refresh_interval(Duration::ZERO));
    assert_eq!(check(&impatient, message(ACME, "new")).await, Ok(()));
    let forgetful = super::verifier(&tokens.time_to_live(Duration::ZERO));
    assert_eq!(check(&forgetful, message(ACME, "new")).await, Ok(()));
    // An account that is new has to wait for its turn.
    database.set(INITECH, &["initech"]);
    assert_eq!(check(&verifier, message(INITECH, "initech")).await, Err(Reason::LookupsExceeded));
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(check(&verifier, message(INITECH, "initech")).await, Ok(()));
}

#[tokio::test]
async fn strangers_do_not_push_customers_out_of_memory() {
    let database = Database::of([(ACME, "acme"), (INITECH, "initech")]);
    let tokens = AccountTokens::new(database.clone()).max_accounts(2);
    let verifier = verifier(&tokens);
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
    assert_eq!(check(&verifier, message(INITECH, "initech")).await, Ok(()));
    for number in 0..100 {
        assert_eq!(check(&verifier, stranger(number)).await, Err(Reason::AccountUnknown));
    }
    assert_eq!(check_now(&verifier, message(ACME, "acme")), Ok(()));
    assert_eq!(check_now(&verifier, message(INITECH, "initech")), Ok(()));
    // The memory for each is bounded all the same: the oldest goes first.
    assert_eq!(check_now(&verifier, stranger(99)), Err(Reason::AccountUnknown));
    assert_eq!(check_now(&verifier, stranger(0)), Err(Reason::NotLookedUp));
    database.set(NOBODY, &["third"]);
    assert_eq!(check(&verifier, message(NOBODY, "third")).await, Ok(()));
    assert_eq!(check_now(&verifier, message(ACME, "acme")), Err(Reason::NotLookedUp));
    assert_eq!(check_now(&verifier, message(INITECH, "initech")), Ok(()));
}

#[tokio::test]
async fn the_database_is_asked_for_a_few_at_once() {
    let database = Database::of([(ACME, "acme")]);
    let tokens = AccountTokens::new(database.clone());
    assert_eq!(check(&verifier(&tokens), message(ACME, "acme")).await, Ok(()));
    let slow = Database { gate: Arc::new(Semaphore::new(0)), ..database.clone() };
    let tokens = AccountTokens::new(slow.clone()).max_concurrent_lookups(3);
    let verifier = verifier(&tokens);
    let flood: Vec<_> = (0..100)
        .map(|number| {
            let verifier = verifier.clone();
            tokio::spawn(async move { check(&verifier, stranger(number)).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(slow.asked() - 1, 3);
    slow.gate.add_permits(100);
    for verdict in join_all(flood).await {
        assert_eq!(verdict.unwrap(), Err(Reason::AccountUnknown));
    }
    assert_eq!(slow.most_at_once.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn customers_do_not_wait_behind_strangers() {
    // The database does not answer for strangers, and the line is full of them.
    let tokens = AccountTokens::from_fn(|account: AccountSid| async move {
        if account != ACME {
            std::future::pending::<()>().await;
        }
        Ok::<_, BoxError>(Some("acme"))
    });
    let tokens = tokens.max_concurrent_lookups(1).time_to_live(Duration::ZERO).lookup_timeout(LONG);
    let verifier = verifier(&tokens);
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
    let waiting = verifier.clone();
    let flood = tokio::spawn(async move { check(&waiting, stranger(1)).await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(check(&verifier, message(ACME, "acme")).await, Ok(()));
    flood.abort();
}

#[tokio::test]
async fn what_cannot_be_an_account_is_not_asked_for() {
    let database = Database::of([(ACME, "acme")]);
    let verifier = verifier(&AccountTokens::new(database.clone()));
    let upper = ACME.to_uppercase();
    let long = format!("{ACME}0");
    for sid in
        ["", "AC", "AC1", "'; drop table accounts; --", &upper, &long, "SM000000000000000000000000000000a1"]
    {
        let request = (post("/sms", MADE_UP), form(&[("AccountSid", sid)]));
        assert_eq!(check(&verifier, request).await, Err(Reason::AccountUnknown), "{sid}");
    }
    let two = (post("/sms", MADE_UP), form(&[("AccountSid", ACME), ("AccountSid", INITECH)]));
    assert_eq!(check(&verifier, two).await, Err(Reason::AccountAmbiguous));
    // Nor for requests that are refused without it.
    let unsigned = (twiml_tests::signed::unsigned("/sms"), form(&[("AccountSid", ACME)]));
    assert_eq!(check(&verifier, unsigned).await, Err(Reason::SignatureMissing));
    let malformed = (post("/sms", "short"), form(&[("AccountSid", ACME)]));
    assert_eq!(check(&verifier, malformed).await, Err(Reason::SignatureMalformed));
    let method =
        http::Request::delete(format!("/sms?AccountSid={ACME}")).header("X-Twilio-Signature", MADE_UP);
    assert_eq!(check(&verifier, (method, String::new())).await, Err(Reason::MethodUnusable));
    assert_eq!(database.asked(), 0);
}

#[sms_webhook("/sms")]
async fn sms(_message: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

#[tokio::test]
async fn strangers_get_a_bare_status() {
    let tokens = AccountTokens::new(Database::of([])).max_lookups_per_second(1);
    let app = webhooks![sms].verified_by(verifier(&tokens)).into_router();
    let mut statuses = Vec::new();
    for number in 0..12 {
        let (request, body) = stranger(number);
        let answer = send(&app, request, body).await;
        assert!(answer.body.is_empty() && answer.headers.get("retry-after").is_none());
        statuses.push(answer.status);
    }
    assert_eq!(statuses[0], StatusCode::FORBIDDEN);
    assert_eq!(statuses[11], StatusCode::SERVICE_UNAVAILABLE);
}
