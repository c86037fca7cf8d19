//! What a flow, a conversation and a task get from this application.

use twiml_phone::Phone;

use super::*;

fn phone() -> Result<Phone, BoxError> {
    let verifier = Verifier::new("a token of the tests' own", "https://studio.example")?;
    let flow = Flow { sid: "FW00000000000000000000000000000001".to_owned() };
    Ok(Phone::new(app(verifier.clone()).into_router().with_state(flow), verifier))
}

#[tokio::test]
async fn a_flow_asks_by_form_or_by_json() -> Result<(), BoxError> {
    let phone = phone()?;
    let by_form = phone.send::<order>().with("order", "42").with("express", "true").await?;
    assert_eq!(by_form.body(), r#"{"shipped":true,"days":1}"#);
    let by_json = phone.send::<order>().json(r#"{"order": 1042}"#).await?;
    assert_eq!(by_json.body(), r#"{"shipped":false,"days":4}"#);
    Ok(())
}

#[tokio::test]
async fn the_rating_goes_back_into_the_flow() -> Result<(), BoxError> {
    let call = phone()?.call(survey::PATH).await?;
    assert_eq!(call.heard(), ["How did we do, from 1 to 5?"]);
    call.press("5").await?;
    call.finish().await;
    assert_eq!(call.heard()[1], "Thank you!");
    // Studio is not on this machine, so the call ends where it would go on.
    let questions = call.questions();
    let way_back = questions.last().map(|question| question.url.as_str()).unwrap_or_default();
    assert!(way_back.starts_with("https://webhooks.twilio.com/v1/Accounts/AC"), "{way_back}");
    assert!(
        way_back.ends_with("/Flows/FW00000000000000000000000000000001?FlowEvent=return&rating=5"),
        "{way_back}"
    );
    Ok(())
}

#[tokio::test]
async fn a_message_is_changed_or_stopped_before_it_is_published() -> Result<(), BoxError> {
    let phone = phone()?;
    let message = |body| phone.send::<before>().with("EventType", "onMessageAdd").with("Body", body);
    let changed = message("where is my darn parcel?").await?;
    assert_eq!(changed.body(), r#"{"body":"where is my **** parcel?"}"#);
    let stopped = message("look at http://example.com").await?;
    assert_eq!(stopped.status(), 500);
    Ok(())
}

#[tokio::test]
async fn a_task_is_for_those_who_speak_its_language() -> Result<(), BoxError> {
    let phone = phone()?;
    let task = |attributes| phone.send::<assignment>().with("TaskAttributes", attributes);
    assert_eq!(task(r#"{"language": "en"}"#).await?.body(), r#"{"instruction":"accept"}"#);
    assert_eq!(task(r#"{"language": "fi"}"#).await?.body(), r#"{"instruction":"reject"}"#);
    Ok(())
}
