//! What is kept of tokens that were looked up: rotated, forgotten, too old, asked for by many at once.

use futures_util::FutureExt as _;
use futures_util::future::join_all;

use super::*;

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
