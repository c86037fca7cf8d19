//! Which handler can be the fallback of which. What must not compile is in `ui/wrong-fallback`.

use twiml_runtime::flow::Via;
use twiml_runtime::prelude::*;
use twiml_tests::signed::{PUBLIC_URL, verifier};

#[voice_webhook("/any-call")]
async fn any_call(_failed: Fallback<IncomingCall>) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/failed-input")]
async fn failed_input(_failed: Fallback<GatherInput>) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/anything")]
async fn anything(_failed: Fallback<Signed<()>>) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/parameters")]
async fn parameters(_failed: Fallback<Verified<Params>>) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/call", fallback = any_call)]
async fn call(_call: IncomingCall) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/dialed", fallback = any_call)]
async fn dialed(_outcome: DialOutcome) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/input", fallback = failed_input)]
async fn input(_input: GatherInput) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/recorded", fallback = anything)]
async fn recorded(_message: RecordedMessage) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/queued", fallback = parameters)]
async fn queued(_outcome: EnqueueOutcome) -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/unread", fallback = failed_input)]
async fn unread() -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/own", fallback = any_call)]
async fn own(_call: Signed<()>) -> VoiceResponse {
    twiml! { <Response/> }
}

#[test]
fn a_fallback_takes_what_failed_or_all_of_its_kind() {
    let webhooks: Webhooks<()> = webhooks![
        any_call,
        failed_input,
        anything,
        parameters,
        call,
        dialed,
        input,
        recorded,
        queued,
        unread,
        own
    ]
    .verified_by(verifier(PUBLIC_URL));
    let edges: Vec<_> = webhooks
        .flow()
        .edges()
        .filter(|edge| edge.via == Via::Fallback)
        .map(|edge| (edge.from.name, edge.to.name))
        .collect();
    assert_eq!(
        edges,
        [
            ("call", "any_call"),
            ("dialed", "any_call"),
            ("input", "failed_input"),
            ("recorded", "anything"),
            ("queued", "parameters"),
            ("unread", "failed_input"),
            ("own", "any_call"),
        ]
    );
}
