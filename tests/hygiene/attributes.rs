//! Other attributes on handlers, and lints about them.

use ::core::assert_eq;
use ::core::prelude::v1::test;
use ::twiml_runtime::prelude::Json;
use ::twiml_runtime::{
    GatherInput, IncomingCall, IncomingMessage, MessagingResponse, Signed, VoiceResponse, sms_webhook,
    status_callback, studio_webhook, twiml, voice_webhook, webhooks,
};
use ::twiml_tests::client::{CALL, MESSAGE};

use super::{run, twilio};

/// Documented above.
#[inline]
#[voice_webhook("/everything", deadline = (10s, self::wait))]
/// Documented below.
#[must_use]
#[cfg(not(any()))]
#[cfg_attr(all(), doc = "Documented conditionally.")]
#[allow(unused_variables)]
#[cold]
async fn everything(
    /* a comment */ #[allow(unused_mut)] mut call: IncomingCall,
    #[cfg(not(any()))] headers: ::http::HeaderMap,
    #[cfg(any())] gone: DoesNotExist,
    #[cfg(any())] gone_too: ::axum::extract::Query<DoesNotExist>,
) -> VoiceResponse {
    twiml! { <Response><Say>{&call.from}</Say></Response> }
}

#[cfg(any())]
#[voice_webhook("/never")]
async fn never(_call: DoesNotExist) -> VoiceResponse {
    twiml! { <Response><DoesNotExist/></Response> }
}

#[voice_webhook("/never")]
#[cfg(any())]
async fn never(_call: DoesNotExist) -> VoiceResponse {
    twiml! { <Response/> }
}

#[cfg(any())]
#[voice_webhook("/one-of-two")]
async fn one_of_two() -> VoiceResponse {
    twiml! { <Response/> }
}

#[voice_webhook("/one-of-two")]
#[cfg(not(any()))]
async fn one_of_two() -> VoiceResponse {
    twiml! { <Response><Hangup/></Response> }
}

#[sms_webhook("/old")]
#[deprecated = "nobody writes to this number any more"]
async fn old(_message: IncomingMessage) -> MessagingResponse {
    twiml! { <Response/> }
}

#[status_callback("/quiet", deadline = 10s)]
#[expect(unused_variables, reason = "the lint is the user's own, and is expected once")]
async fn quiet(anything: Signed<()>) {}

const fn wait() -> VoiceResponse {
    twiml! { <Response><Pause/></Response> }
}

#[studio_webhook("/number")]
async fn number(Signed(()): Signed<()>) -> Json<u8> {
    Json(1)
}

#[voice_webhook("/waits")]
async fn waits(input: GatherInput) -> VoiceResponse {
    ::tokio::task::yield_now().await;
    let (digits, count): (::core::option::Option<u8>, usize) = (::core::option::Option::None, 2);
    twiml! {
        <Response>
            let text = input.digits.as_deref().unwrap_or("none");
            <Gather numDigits={digits} timeout={count + 1} hints={&*text}><Say>{text}</Say></Gather>
            if count > 1 { <Pause length={count}/> } else { <Pause/> }
            <Say>{ let digits = digits.unwrap_or(2); digits * 2 }</Say>
            <Say>{ if count == 2 { "two" } else { "many" } }</Say>
        </Response>
    }
}

#[test]
fn attributes_stay_with_the_function() {
    let twilio =
        twilio(|verifier| webhooks![everything, one_of_two, quiet, number, waits].verified_by(verifier));
    assert_eq!(
        run(twilio.post("/everything", &CALL)).twiml(),
        "<Response><Say>+15551230001</Say></Response>"
    );
    assert_eq!(run(twilio.post("/one-of-two", &CALL)).twiml(), "<Response><Hangup/></Response>");
    assert_eq!(run(twilio.post("/quiet", &[])).status, 204);
    assert_eq!(run(twilio.post("/number", &[])).body, "1");
    assert_eq!(
        run(twilio.post("/waits", &[&CALL[..], &[("Digits", "3")]].concat())).twiml(),
        ::core::concat!(
            r#"<Response><Gather timeout="3" hints="3"><Say>3</Say></Gather><Pause length="2"/>"#,
            "<Say>4</Say><Say>two</Say></Response>"
        )
    );
}

#[test]
fn a_deprecated_handler_warns_where_it_is_called() {
    #![expect(deprecated, reason = "it is called here")]
    let twilio = twilio(|verifier| webhooks![old].verified_by(verifier));
    assert_eq!(run(twilio.post("/old", &MESSAGE)).twiml(), "<Response/>");
    let _ = old;
}
