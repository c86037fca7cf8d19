//! The request that another webhook could not answer.

use twiml_runtime::prelude::*;

use super::*;

#[sms_webhook("/sms", fallback = sms_fallback)]
async fn sms(_msg: IncomingMessage) -> Result<MessagingResponse, BoxError> {
    Err("out of order".into())
}

#[sms_webhook("/sms-fallback")]
async fn sms_fallback(failed: Fallback<IncomingMessage>, State(seen): State<Seen>) -> MessagingResponse {
    let Fallback { error_code, error_url, request, .. } = failed;
    seen.note_value((error_code.number(), error_url.as_str(), &request.body, request.media.len()));
    twiml! { <Response/> }
}

fn app(seen: &Seen) -> Router {
    webhooks![sms, sms_fallback].verified_by(verifier(PUBLIC_URL)).into_router().with_state(seen.clone())
}

const MESSAGE: [(&str, &str); 6] = [
    ("AccountSid", "AC0123456789abcdef0123456789abcdef"),
    ("MessageSid", "SM0123456789abcdef0123456789abcdef"),
    ("Body", "hello"),
    ("NumMedia", "1"),
    ("MediaUrl0", "https://api.twilio.com/media/0"),
    ("MediaContentType0", "image/png"),
];

#[tokio::test]
async fn it_gets_the_request_and_why_it_failed() {
    let seen = Seen::default();
    let app = app(&seen);
    assert_eq!(post_form(&app, sms::PATH, &MESSAGE).await, StatusCode::INTERNAL_SERVER_ERROR);
    let failed = [("ErrorCode", "11200"), ("ErrorUrl", "https://example.com/sms")];
    assert_eq!(post_form(&app, sms_fallback::PATH, &[&MESSAGE[..], &failed].concat()).await, StatusCode::OK);
    let expected = (11200, "https://example.com/sms", "hello", 1);
    assert_eq!(seen.take(), [(String::new(), format!("{expected:#?}"))]);
}

#[tokio::test]
async fn without_a_reason_it_is_still_answered() {
    let seen = Seen::default();
    let app = app(&seen);
    for failed in [&[][..], &[("ErrorCode", "none"), ("ErrorUrl", "")]] {
        assert_eq!(
            post_form(&app, sms_fallback::PATH, &[&MESSAGE[..], failed].concat()).await,
            StatusCode::OK
        );
        assert_eq!(seen.take(), [(String::new(), format!("{:#?}", (0, "", "hello", 1)))]);
    }
}
