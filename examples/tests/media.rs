//! What people get for their pictures.

use twiml_phone::Phone;

use super::*;

fn phone() -> Result<Phone, BoxError> {
    let verifier = Verifier::new("a token of the tests' own", "https://pictures.example")?;
    Ok(Phone::new(with_pictures(app(verifier.clone()).into_router()), verifier).strict())
}

#[tokio::test]
async fn a_picture_is_sent_for_each_picture() -> Result<(), BoxError> {
    let phone = phone()?;
    let message = phone.text(sms::PATH, "").media("image/jpeg").media("text/vcard").media("image/png");
    let conversation = message.await?;
    let ours = "What a picture! Here is ours.";
    let replies = conversation.replies();
    assert_eq!(replies, ["We only look at pictures, and cannot open text/vcard.", ours, ours]);
    assert_eq!(replies[1].media, ["https://pictures.example/pictures/ours.gif"]);
    Ok(())
}

#[tokio::test]
async fn without_a_picture_there_is_none() -> Result<(), BoxError> {
    let conversation = phone()?.text(sms::PATH, "Hello there").await?;
    assert_eq!(conversation.replies(), ["Send us a picture, and you get one back."]);
    Ok(())
}
