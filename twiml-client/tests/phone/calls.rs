//! A call whose `url` is a handler.

use twiml_client::prelude::*;
use twiml_phone::Callee;
use twiml_runtime::prelude::*;

use crate::application::{NUMBER, PERSON, answered, call_status, public_url, start};

#[tokio::test]
async fn a_machine_is_detected_and_a_message_is_left() {
    let (_, rest, client, told) = start().await;
    rest.on_call(|_| Some(Callee::is_machine(true)));
    let call = PlaceCall::to(PERSON)
        .from(NUMBER)
        .url::<answered>(&public_url())
        .machine_detection(DetectMachine::until_message_end())
        .status_callback::<call_status>(&public_url())
        .send(&client)
        .await
        .unwrap();
    rest.settled().await;

    let machine = rest.call(call.sid.as_str()).unwrap();
    machine.finish().await;
    assert_eq!(machine.heard(), ["Please call back."]);
    assert_eq!(*told.calls.lock().unwrap(), ["answered by machine_end_beep", "completed"]);
    let read = client.call(&call.sid).await.unwrap();
    assert_eq!((read.status, read.answered_by), (CallStatus::Completed, Some(AnsweredBy::MachineEndBeep)));
}

#[tokio::test]
async fn a_call_that_goes_on_gets_something_else_to_do() {
    let (_, rest, client, _) = start().await;
    rest.on_call(|_| Some(Callee::answers()));
    let wait: VoiceResponse = twiml! { <Response><Pause length=60/></Response> };
    let call = PlaceCall::to(PERSON).from(NUMBER).twiml(&wait, &public_url()).send(&client).await.unwrap();
    rest.settled().await;
    assert_eq!(client.call(&call.sid).await.unwrap().status, CallStatus::InProgress);

    call.update().url::<answered>(&public_url()).send(&client).await.unwrap();
    let person = rest.call(call.sid.as_str()).unwrap();
    person.finish().await;
    assert_eq!(person.heard(), ["Please call back."]);
}
