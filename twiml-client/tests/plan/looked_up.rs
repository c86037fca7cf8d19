//! What is found out about a target.

use serde_json::json;
use twiml_client::plan::{PlanError, PlanWebhooks as _, RefusalCode, Verdict, WarningCode};
use twiml_client::{Client, Family};

use crate::application::{webhooks, webhooks_at};
use crate::case::Cases;
use crate::folder::Folder;
use crate::server::{self, ACCOUNT, Twilio};

const APPLICATION: &str = "APd4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4";

async fn error(client: &Client, target: &str) -> String {
    let folder = Folder::new();
    let plan = webhooks().plan(client, target).journal(folder.path()).await;
    plan.map_or_else(|error| error.to_string(), |plan| panic!("{plan}"))
}

#[tokio::test]
async fn a_number_is_found_by_its_whole_text() {
    let twilio = Twilio::with(Cases::own().state("fresh"));
    let client = twilio.client().await;
    let longer = json!({"sid": "PN0000000000000000000000000000000a", "account_sid": ACCOUNT, "phone_number": "+155522200201"});
    twilio.add(&longer);
    assert_eq!(client.find_number("+15552220020").await.unwrap().sid, "PN20202020202020202020202020202020");
    let missing = client.find_number("+1555222002").await.unwrap_err().to_string();
    assert!(
        missing.contains(ACCOUNT) && missing.contains("subaccount") && missing.contains("region"),
        "{missing}"
    );
    assert!(!missing.contains("+1555222002"), "{missing}");
    for wrong in ["15552220020", "+1 555", "+1555*", ""] {
        assert!(client.find_number(wrong).await.is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn what_is_no_target_says_what_is_one() {
    let client = Twilio::default().client().await;
    for target in ["", "5551110000", "PN1", "CA00000000000000000000000000000001"] {
        let error = error(&client, target).await;
        assert!(error.contains("E.164") && error.contains("MG"), "{error}");
    }
    assert!(error(&client, "PN00000000000000000000000000000001").await.contains("20404"));
}

#[tokio::test]
async fn the_service_of_a_number_is_looked_for_unless_it_is_not() {
    let cases = Cases::own();
    let twilio = Twilio::with(cases.state("silent-service"));
    let client = twilio.client().await;
    let folder = Folder::new();
    let plan = webhooks().plan(&client, "+15552220009").journal(folder.path());
    let found = plan.clone().await.unwrap();
    assert_eq!(found.refusals()[0].code, RefusalCode::MessagingService);
    assert_eq!(plan.clone().without_services().await.unwrap().verdict(), Verdict::Apply);
    assert_eq!(plan.without(Family::Sms).await.unwrap().verdict(), Verdict::Nothing);
    let number = "PN09090909090909090909090909090909".parse().unwrap();
    assert_eq!(client.service_of_number(&number).await.unwrap().unwrap().friendly_name.unwrap(), "Reminders");
    let other = "PN00000000000000000000000000000001".parse().unwrap();
    assert_eq!(client.service_of_number(&other).await.unwrap(), None);
}

#[tokio::test]
async fn the_numbers_of_an_application_are_counted() {
    let cases = Cases::own();
    let twilio = Twilio::with(cases.state("detach-alone"));
    let client = twilio.client().await;
    let folder = Folder::new();
    let plan = webhooks().plan(&client, APPLICATION).overwrite().journal(folder.path()).await.unwrap();
    let warning =
        plan.warnings().iter().find(|warning| warning.code == WarningCode::AffectsApplication).unwrap();
    assert!(warning.text.contains("1 number names it"), "{warning}");
}

#[tokio::test]
async fn a_url_that_twilio_cannot_reach_is_refused() {
    let twilio = Twilio::with(Cases::own().state("fresh"));
    let client = twilio.client().await;
    let folder = Folder::new();
    for url in ["http://localhost:3000", "https://192.168.1.7"] {
        let local = webhooks_at(url);
        let plan = local.plan(&client, "+15552220020").journal(folder.path());
        let refused = plan.clone().await.unwrap();
        assert_eq!(refused.refusals()[0].code, RefusalCode::LocalUrl, "{url}");
        assert!(matches!(refused.apply(&client).await, Err(PlanError::Refused(_))));
        assert_eq!(plan.allow_local_urls().await.unwrap().verdict(), Verdict::Apply);
    }
}

#[tokio::test]
async fn a_region_has_a_configuration_and_a_journal_of_its_own() {
    let twilio = Twilio::with(Cases::own().state("fresh"));
    let url = twilio.serve().await;
    let client = server::client(url.clone()).region("ie1").build().unwrap();
    let elsewhere = server::client(url).build().unwrap();
    let folder = Folder::new();
    let plan = webhooks().plan(&client, "+15552220020").journal(folder.path()).await.unwrap();
    assert!(plan.warnings().iter().any(|warning| warning.code == WarningCode::Region));
    let applied = plan.apply(&client).await.unwrap();
    assert_eq!(applied.records().len(), 1);
    let record = folder.journal().pending().unwrap().remove(0);
    assert_eq!(record.region.as_deref(), Some("ie1"));
    assert!(matches!(
        folder.journal().restore(&elsewhere, &record).await,
        Err(PlanError::OtherAccount { .. })
    ));
    assert_eq!(applied.restore(&client).await.unwrap().len(), 1);
    assert_eq!(folder.pending(), 0);
}
