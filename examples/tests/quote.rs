//! What a caller hears of a quote that takes eight seconds. The clock of the application is paused, so the test takes none.

use twiml_phone::Phone;

use super::*;

#[tokio::test(start_paused = true)]
async fn a_quote_that_takes_long_is_told_after_a_moment() -> Result<(), BoxError> {
    let verifier = Verifier::new("a token of the tests' own", "https://quotes.example")?;
    let app = app(verifier.clone()).into_router().with_state(Quotes::default());
    let call = Phone::new(app, verifier).strict().call(quote::PATH).await?;
    assert_eq!(call.heard(), ["One moment, please."]);

    // The pause of the document passes on the clock of the phone, and here on that of the application.
    tokio::time::sleep(Duration::from_secs(5)).await;
    call.finish().await;
    assert_eq!(call.heard()[1..], ["That will be 42 dollars. Goodbye!"]);
    Ok(())
}
