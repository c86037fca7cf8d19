//! Plans that are applied.

use axum::http::StatusCode;
use twiml_client::plan::{PlanError, PlanWebhooks as _, Record, Verdict};
use twiml_client::{Client, Family, TargetKind};
use twiml_runtime::prelude::Webhooks;

use crate::application::{webhooks, webhooks_at};
use crate::case::Cases;
use crate::folder::Folder;
use crate::server::Twilio;

const FRESH: &str = "PN20202020202020202020202020202020";

/// A server with the number that was never configured.
fn fresh() -> Twilio {
    Twilio::with(Cases::own().state("fresh"))
}

#[tokio::test]
async fn every_plan_does_what_it_says_and_is_put_back() {
    let mut count = 0;
    for cases in Cases::all() {
        for state in
            cases.states().filter(|state| state.get("number").is_some() && state.get("journal").is_none())
        {
            let (twilio, folder) = (Twilio::with(state), Folder::new());
            let client = twilio.client().await;
            let sid = state["number"]["sid"].as_str().unwrap();
            let before = twilio.get(sid);
            let plan = webhooks().plan(&client, sid).overwrite().detach().use_number_webhook();
            let plan = plan.journal(folder.path()).await.unwrap();
            let id = &state["id"];
            let applied = plan.apply(&client).await.unwrap_or_else(|error| panic!("{id}: {error}"));
            let sent: Vec<_> = plan.requests().into_iter().map(|request| request.path).collect();
            let posts: Vec<_> = twilio.posts().into_iter().map(|(path, _)| path).collect();
            assert_eq!(posts, sent, "{id}: one request for each resource");
            assert_eq!(applied.written(), sent.len(), "{id}");
            let again = webhooks().plan(&client, sid).journal(folder.path()).await.unwrap();
            assert_eq!(again.verdict(), Verdict::Nothing, "{id}:\n{again}");
            applied.restore(&client).await.unwrap();
            for (name, value) in twilio.get(sid) {
                let spelled = |value: Option<&serde_json::Value>| {
                    value.and_then(|value| value.as_str()).unwrap_or_default().to_owned()
                };
                assert_eq!(spelled(before.get(&name)), spelled(Some(&value)), "{id}: {name}");
            }
            assert_eq!(folder.pending(), 0, "{id}");
            count += 1;
        }
    }
    assert!(count > 10);
}

#[tokio::test]
async fn a_refused_plan_sends_nothing() {
    let (twilio, folder) = (Twilio::with(Cases::own().state("trunk")), Folder::new());
    let client = twilio.client().await;
    let plan = webhooks().plan(&client, "+15552220001").journal(folder.path()).await.unwrap();
    assert!(matches!(plan.apply(&client).await, Err(PlanError::Refused(_))));
    assert!(twilio.posts().is_empty());
    assert_eq!(folder.pending(), 0);
    assert_eq!((plan.exit_status(false), plan.exit_status(true)), (1, 1));
}

#[tokio::test]
async fn what_has_changed_since_is_planned_again() {
    let (twilio, folder) = (fresh(), Folder::new());
    let client = twilio.client().await;
    let plan = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap();
    assert_eq!((plan.exit_status(false), plan.exit_status(true)), (0, 2));
    twilio.set(FRESH, "voice_url", "https://other.example.org/voice");
    let Err(PlanError::Changed(now)) = plan.apply(&client).await else { panic!("it was applied") };
    assert_eq!(now.verdict(), Verdict::Refuse);
    assert!(now.refusals()[0].text.contains("https://other.example.org/voice"));
    assert!(twilio.posts().is_empty());
    // What is no setting of a webhook can change.
    twilio.set(FRESH, "voice_url", "");
    twilio.set(FRESH, "voice_caller_id_lookup", true);
    plan.apply(&client).await.unwrap();
}

#[tokio::test]
async fn two_numbers_of_a_service_are_planned_before_one_is_applied() {
    let cases = Cases::own();
    let (state, folder) = (cases.state("silent-service"), Folder::new());
    let twilio = Twilio::with(state);
    let mut second = state.clone();
    let sid = "PN0000000000000000000000000000000b";
    second["number"]["sid"] = sid.into();
    second["number"]["phone_number"] = "+15552220099".into();
    second["related"]["membership"]["sid"] = sid.into();
    twilio.add_all(&second);
    let client = twilio.client().await;
    let webhooks = webhooks();
    let plan = |number| webhooks.plan(&client, number).use_number_webhook().journal(folder.path());
    let (first, second) = (plan("+15552220009").await.unwrap(), plan("+15552220099").await.unwrap());
    assert_eq!(second.requests().len(), 2);
    first.apply(&client).await.unwrap();
    let order =
        |records: Vec<Record>| -> Vec<_> { records.iter().map(|record| record.kind().unwrap()).collect() };
    assert_eq!(order(folder.journal().pending().unwrap()), [TargetKind::Number, TargetKind::Service]);
    assert_eq!(second.apply(&client).await.unwrap().written(), 1, "the service is as wanted");
    // Not so if somebody changed the service otherwise.
    let third =
        webhooks.plan(&client, "MGe5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5").journal(folder.path()).await.unwrap();
    twilio.set("MGe5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5", "inbound_method", "GET");
    assert!(matches!(third.apply(&client).await, Err(PlanError::Changed(_))));
}

#[tokio::test]
async fn the_journal_is_written_before_the_request() {
    let (twilio, folder) = (fresh(), Folder::new());
    let client = twilio.client().await;
    let plan = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap();
    let journal = folder.journal();
    twilio.before_post(move |_| {
        let [record] = &journal.pending().unwrap()[..] else { panic!("no record") };
        assert_eq!(record.wrote.get("StatusCallbackMethod"), Some("POST"));
        Some(StatusCode::INTERNAL_SERVER_ERROR)
    });
    let Err(PlanError::Client(error)) = plan.apply(&client).await else { panic!("it was applied") };
    assert!(error.may_have_happened());
    // Nobody knows whether it was written, so the record stays. What was written is not there, so restoring it sends nothing.
    assert_eq!(folder.pending(), 1);
    let mut record = folder.journal().pending().unwrap().remove(0);
    let restored = folder.journal().restore(&client, &record).await.unwrap();
    assert!(restored.form.is_empty() && restored.left.is_empty(), "{restored:?}");
    assert!(twilio.posts().is_empty());
    // It may still be written, until long after the request.
    assert_eq!((restored.is_final, folder.pending()), (false, 1));
    record.time -= 120;
    let restored = folder.journal().restore(&client, &record).await.unwrap();
    assert_eq!((restored.is_final, folder.pending()), (true, 0));
}

#[tokio::test]
async fn what_twilio_refuses_leaves_no_record() {
    let (twilio, folder) = (fresh(), Folder::new());
    let client = twilio.client().await;
    let plan = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap();
    twilio.before_post(|_| Some(StatusCode::BAD_REQUEST));
    assert!(matches!(plan.apply(&client).await, Err(PlanError::Client(_))));
    assert_eq!(folder.pending(), 0);
}

#[tokio::test]
async fn what_reads_back_otherwise_is_an_error_and_in_the_journal() {
    let (twilio, folder) = (fresh(), Folder::new());
    let client = twilio.client().await;
    let plan = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap();
    // It says that it was done, and does nothing.
    twilio.before_post(|_| Some(StatusCode::OK));
    let Err(PlanError::NotAsWritten { parameters, .. }) = plan.apply(&client).await else {
        panic!("it was applied")
    };
    assert!(parameters.contains(&"SmsUrl") && !parameters.contains(&"SmsMethod"), "{parameters:?}");
    assert_eq!(folder.pending(), 1);
}

#[tokio::test]
async fn a_new_address_keeps_what_was_there_first() {
    let (twilio, folder) = (fresh(), Folder::new());
    let client = twilio.client().await;
    twilio.set(FRESH, "voice_url", "https://demo.twilio.com/welcome/voice/");
    for address in ["https://one.trycloudflare.com", "https://two.trycloudflare.com"] {
        let plan = webhooks_at(address).plan(&client, FRESH).journal(folder.path()).await.unwrap();
        assert_eq!(plan.verdict(), Verdict::Apply, "{plan}");
        plan.apply(&client).await.unwrap();
    }
    // The third is written to the journal, and no request follows: SIGKILL.
    let third = webhooks_at("https://three.trycloudflare.com");
    let plan = third.plan(&client, FRESH).journal(folder.path()).await.unwrap();
    twilio.before_post(|_| Some(StatusCode::INTERNAL_SERVER_ERROR));
    plan.apply(&client).await.unwrap_err();
    twilio.heal();
    // The next run knows the second as its own.
    let plan = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap();
    assert_eq!(plan.verdict(), Verdict::Apply, "{plan}");
    let applied = plan.apply(&client).await.unwrap();
    applied.restore(&client).await.unwrap();
    let number = twilio.get(FRESH);
    assert_eq!(number["voice_url"], "https://demo.twilio.com/welcome/voice/");
    assert!(number["sms_url"].is_null() && number["status_callback"].is_null());
}

#[tokio::test]
async fn a_second_apply_of_a_plan_with_nothing_to_do_still_restores() {
    let (twilio, folder) = (fresh(), Folder::new());
    let client = twilio.client().await;
    webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap().apply(&client).await.unwrap();
    let plan = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap();
    let applied = plan.apply(&client).await.unwrap();
    assert_eq!((applied.written(), twilio.posts().len()), (0, 1));
    applied.restore(&client).await.unwrap();
    assert!(twilio.get(FRESH)["sms_url"].is_null());
}

#[tokio::test]
async fn what_is_written_for_now_lies_above_what_stays() {
    let (twilio, folder) = (fresh(), Folder::new());
    let client = twilio.client().await;
    let deployed = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap();
    deployed.apply(&client).await.unwrap();
    let sms_url = || twilio.get(FRESH)["sms_url"].clone();
    let there = sms_url();

    // At the same address there is nothing to put back.
    let again = webhooks().plan(&client, FRESH).for_now().journal(folder.path()).await.unwrap();
    assert!(again.apply(&client).await.unwrap().restore(&client).await.unwrap().is_empty());
    assert_eq!(sms_url(), there);

    let tunnel = webhooks_at("https://one.trycloudflare.com");
    let plan = tunnel.plan(&client, FRESH).for_now().journal(folder.path()).await.unwrap();
    let applied = plan.apply(&client).await.unwrap();
    assert_ne!(sms_url(), there);
    applied.restore(&client).await.unwrap();
    assert_eq!(sms_url(), there, "the deployment is back");

    // Killed, and deployed again: what was there first is still known.
    plan_and_apply_for_now(&tunnel, &client, &folder).await;
    let deployed = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap();
    deployed.apply(&client).await.unwrap();
    let [record] = &folder.journal().pending().unwrap()[..] else { panic!("not one record") };
    folder.journal().restore(&client, record).await.unwrap();
    assert!(sms_url().is_null());
    assert_eq!(folder.pending(), 0);
}

async fn plan_and_apply_for_now(webhooks: &Webhooks<()>, client: &Client, folder: &Folder) {
    let plan = webhooks.plan(client, FRESH).for_now().journal(folder.path()).await.unwrap();
    plan.apply(client).await.unwrap();
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_no_hindrance() {
    let (twilio, folder) = (fresh(), Folder::new());
    let client = twilio.client().await;
    webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap().apply(&client).await.unwrap();
    let other = format!("{}/PNffffffffffffffffffffffffffffffff.json", folder.path().display());
    std::fs::write(other, r#"{"version": 2}"#).unwrap();
    assert_eq!(folder.pending(), 1);
    assert_eq!(folder.journal().unreadable().len(), 1);
}

#[tokio::test]
async fn a_family_that_is_left_out_is_not_sent() {
    let (twilio, folder) = (fresh(), Folder::new());
    let client = twilio.client().await;
    let plan = webhooks().plan(&client, FRESH).without(Family::Sms).without(Family::Status);
    plan.journal(folder.path()).await.unwrap().apply(&client).await.unwrap();
    let [(_, form)] = &twilio.posts()[..] else { panic!("not one request") };
    assert!(form.iter().all(|(name, _)| name.starts_with("Voice")), "{form:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn the_journal_is_for_nobody_else() {
    use std::os::unix::fs::PermissionsExt as _;
    let (twilio, folder) = (fresh(), Folder::new());
    let client = twilio.client().await;
    webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap().apply(&client).await.unwrap();
    let file = folder.path().join(format!("{FRESH}.json"));
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(&folder.path())), (0o600, 0o700));
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(files.len(), 1);
    // One of a later version is not overwritten.
    std::fs::write(&file, r#"{"version": 2}"#).unwrap();
    let error = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap_err().to_string();
    assert!(error.contains("version 2"), "{error}");
}
