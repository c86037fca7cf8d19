//! Tokens that are looked up: whose they are, and who is unknown.

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
