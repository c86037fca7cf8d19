//! Whose messages are answered, and in whose name.

use twiml_phone::{Conversation, Failed, Phone};

use super::*;

const OURS: &str = "https://messages.example";
const INITECHS: &str = "https://initech.example";

/// Somebody writes to the number of an account at this host, signed with this token.
async fn write_to(account: &str, host: &str, token: &str) -> Result<Result<Conversation, Failed>, BoxError> {
    let customers = Customers::open()?;
    let app = app(verifier(&customers, OURS, INITECHS)?).into_router().with_state(customers);
    let phone = Phone::new(app, Verifier::new(token, host)?);
    let message = phone.text(sms::PATH, "Hello").with("AccountSid", account);
    Ok(message.await)
}

#[tokio::test]
async fn each_customer_is_answered_in_their_own_name() -> Result<(), BoxError> {
    for (account, host, token, reply) in [
        (ACME, OURS, ACMES_TOKEN, "Thanks for writing to Acme at https://messages.example"),
        (GLOBEX, OURS, GLOBEXS_TOKEN, "Thanks for writing to Globex at https://messages.example"),
        (INITECH, INITECHS, INITECHS_TOKEN, "Thanks for writing to us at https://initech.example"),
    ] {
        assert_eq!(write_to(account, host, token).await??.replies(), [reply]);
    }
    Ok(())
}

#[tokio::test]
async fn nobody_speaks_for_another_customer() -> Result<(), BoxError> {
    for (account, host, token) in
        [(GLOBEX, OURS, ACMES_TOKEN), (ACME, INITECHS, ACMES_TOKEN), (ACME, INITECHS, INITECHS_TOKEN)]
    {
        let refused = write_to(account, host, token).await?;
        assert!(refused.is_err_and(|failed| failed.code() == 11200), "{account} at {host} with {token}");
    }
    Ok(())
}
