//! What has webhook URLs: numbers, TwiML applications, messaging services, SIP domains.

use futures_util::TryStreamExt as _;
use twiml_client::prelude::*;
use twiml_client::{Family, ListApplications, ListNumbers};

use crate::handlers::{apology, call_status, inbox, inbox_fallback, message_status, public_url, voice};
use crate::{contract, sid};

#[tokio::test]
async fn a_number_is_read_and_changed() {
    let Some((_contract, client)) = contract() else { return };
    let url = public_url();
    let number = client.number(&sid("PN")).await.unwrap();
    assert!(number.sid.is_well_formed() && number.phone_number.is_some());
    let update =
        UpdateNumber::of(&number.sid).sms_url::<inbox>(&url).sms_fallback_url::<inbox_fallback>(&url);
    let update = update.voice_url::<voice>(&url).voice_fallback_url::<apology>(&url);
    update.status_callback::<call_status>(&url).send(&client).await.unwrap();
    let cleared = Family::ALL.into_iter().filter(|family| *family != Family::MessageStatus);
    let cleared = cleared.fold(UpdateNumber::of(&number.sid), UpdateNumber::clear);
    let detached = ["SmsApplicationSid", "VoiceApplicationSid", "TrunkSid"];
    let detached = detached.into_iter().fold(cleared, |update, name| update.param(name, ""));
    detached.send(&client).await.unwrap();
}

#[tokio::test]
async fn an_application_a_service_and_a_domain_are_read_and_changed() {
    let Some((_contract, client)) = contract() else { return };
    let url = public_url();
    let application = client.application(&sid("AP")).await.unwrap();
    let update = UpdateApplication::of(&application.sid).voice_url::<voice>(&url).sms_url::<inbox>(&url);
    let update = update.status_callback::<call_status>(&url).message_status_callback::<message_status>(&url);
    update.send(&client).await.unwrap();

    let service = client.service(&sid("MG")).await.unwrap();
    let update =
        UpdateService::of(&service.sid).sms_url::<inbox>(&url).sms_fallback_url::<inbox_fallback>(&url);
    let update =
        update.message_status_callback::<message_status>(&url).param("UseInboundWebhookOnNumber", true);
    update.send(&client).await.unwrap();
    UpdateService::of(&service.sid).clear(Family::Sms).send(&client).await.unwrap();

    let domain = client.sip_domain(&sid("SD")).await.unwrap();
    let update =
        UpdateSipDomain::of(&domain.sid).voice_url::<voice>(&url).voice_fallback_url::<apology>(&url);
    update.status_callback::<call_status>(&url).send(&client).await.unwrap();
}

#[tokio::test]
async fn what_has_webhook_urls_is_listed() {
    let Some((_contract, client)) = contract() else { return };
    // The examples name themselves as the next page, which ends with an error after the first.
    let mut numbers = std::pin::pin!(ListNumbers::new().containing("+1555").page_size(5).stream(&client));
    assert!(numbers.try_next().await.unwrap().is_some());
    let mut applications = std::pin::pin!(ListApplications::new().stream(&client));
    assert!(applications.try_next().await.unwrap().is_some());
}
