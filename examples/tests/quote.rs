//! What a caller hears of a quote that takes eight seconds. The clock of the application is paused, so the test takes none.

use twiml_phone::Phone;

use super::*;

#[tokio::test(start_paused = true)]
async fn a_quote_that_takes_long_is_told_after_a_moment() -> Result<(), BoxError> {
    let verifier = Verifier::new("a token of the tests' own", "https://quotes.example")?;
    let app = app(verifier.clone()).into_router().with_state(Quotes::default());
    // What the document pauses for passes on the clock of the application, too.
    let call = Phone::new(app, verifier).with_tokio_time().strict().call(quote::PATH).await?;
    assert_eq!(call.heard(), ["One moment, please."]);

    call.finish().await;
    assert_eq!(call.heard()[1..], ["That will be 42 dollars. Goodbye!"]);
    Ok(())
}
