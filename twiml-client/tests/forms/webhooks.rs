//! What has webhook URLs.

use twiml_client::Family;
use twiml_client::prelude::*;

use crate::handlers::{apology, call_status, inbox, inbox_fallback, message_status, public_url, voice};
use crate::{check, sid};

#[test]
fn urls_are_written_with_their_methods() {
    let url = public_url();
    let number = UpdateNumber::of(&sid("PN")).voice_url::<voice>(&url).voice_fallback_url::<apology>(&url);
    let number = number.status_callback::<call_status>(&url).clear(Family::Sms);
    let service =
        UpdateService::of(&sid("MG")).sms_url::<inbox>(&url).sms_fallback_url::<inbox_fallback>(&url);
    let service = service.message_status_callback::<message_status>(&url);
    let domain = UpdateSipDomain::of(&sid("SD")).status_callback::<call_status>(&url).clear(Family::Voice);
    let application = UpdateApplication::of(&sid("AP")).message_status_callback::<message_status>(&url);
    check([
        (
            "a number",
            number.params().collect(),
            vec![
                ("VoiceUrl", "https://app.example/voice"),
                ("VoiceMethod", "POST"),
                ("VoiceFallbackUrl", "https://app.example/apology"),
                ("VoiceFallbackMethod", "GET"),
                ("StatusCallback", "https://app.example/call-status"),
                ("StatusCallbackMethod", "POST"),
                ("SmsUrl", ""),
                ("SmsFallbackUrl", ""),
            ],
        ),
        (
            "a service, whose callback is always by POST",
            service.params().collect(),
            vec![
                ("InboundRequestUrl", "https://app.example/inbox"),
                ("InboundMethod", "POST"),
                ("FallbackUrl", "https://app.example/inbox-fallback"),
                ("FallbackMethod", "GET"),
                ("StatusCallback", "https://app.example/message-status"),
            ],
        ),
        (
            "a SIP domain",
            domain.params().collect(),
            vec![
                ("VoiceStatusCallbackUrl", "https://app.example/call-status"),
                ("VoiceStatusCallbackMethod", "POST"),
                ("VoiceUrl", ""),
                ("VoiceFallbackUrl", ""),
            ],
        ),
        (
            "an application",
            application.params().collect(),
            vec![("MessageStatusCallback", "https://app.example/message-status")],
        ),
    ]);
    let shown = format!("{number:?}");
    assert!(shown.contains("VoiceUrl") && !shown.contains("app.example"), "{shown}");
}

#[tokio::test]
async fn a_family_that_there_is_not_is_refused_before_anything_is_sent() {
    let client = Client::new("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a token").unwrap();
    let client = client.base_url("http://127.0.0.1:1").unwrap();
    let refused = UpdateSipDomain::of(&sid("SD")).clear(Family::Sms).send(&client).await.unwrap_err();
    assert!(matches!(refused, Error::Invalid(_)), "{refused}");
    assert!(refused.to_string().contains("SIP domain"), "{refused}");
}
