//! What is put back when an application ends.

use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use futures_util::FutureExt as _;
use twiml_client::Client;
use twiml_client::plan::{PlanError, PlanWebhooks as _, RestoreGuard};

use crate::application::webhooks;
use crate::case::Cases;
use crate::folder::Folder;
use crate::server::Twilio;

const FRESH: &str = "PN20202020202020202020202020202020";

/// A number that is configured, with the guard of it.
async fn guarded(folder: &Folder) -> (Twilio, Client, RestoreGuard) {
    let twilio = Twilio::with(Cases::own().state("fresh"));
    let client = twilio.client().await;
    let plan = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap();
    let guard = plan.apply(&client).await.unwrap().guard(client.clone());
    assert!(is_configured(&twilio));
    (twilio, client, guard)
}

fn is_configured(twilio: &Twilio) -> bool {
    twilio.get(FRESH)["sms_url"].is_string()
}

#[tokio::test]
async fn at_the_end_it_is_put_back() {
    let folder = Folder::new();
    let (twilio, _, guard) = guarded(&folder).await;
    let (ended, restored) = guard.run(async { 7 }).await;
    assert_eq!(ended, Some(7));
    assert_eq!(restored.unwrap()[0].sid, FRESH);
    assert!(!is_configured(&twilio));
}

#[tokio::test]
async fn after_a_panic_it_is_put_back_and_the_panic_goes_on() {
    let folder = Folder::new();
    let (twilio, _, guard) = guarded(&folder).await;
    let run = guard.run(async { assert!(folder.pending() > 7, "on purpose") });
    let panic = AssertUnwindSafe(run).catch_unwind().await.unwrap_err();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"on purpose"));
    assert!(!is_configured(&twilio));
}

#[tokio::test]
async fn a_guard_that_is_dropped_puts_it_back_on_a_single_thread() {
    let folder = Folder::new();
    let (twilio, _, guard) = guarded(&folder).await;
    drop(guard);
    assert!(!is_configured(&twilio));
    assert_eq!(folder.pending(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guard_that_is_dropped_puts_it_back_on_several_threads() {
    let folder = Folder::new();
    let (twilio, _, guard) = guarded(&folder).await;
    drop(guard.run(std::future::pending::<()>()));
    assert!(!is_configured(&twilio));
}

#[tokio::test]
async fn what_is_kept_is_kept() {
    let folder = Folder::new();
    let (twilio, _, guard) = guarded(&folder).await;
    guard.keep();
    assert!(is_configured(&twilio));
    assert_eq!(folder.pending(), 1);
}

#[tokio::test]
async fn it_does_not_wait_for_long() {
    let folder = Folder::new();
    let (twilio, _, guard) = guarded(&folder).await;
    twilio.before_post(|_| {
        std::thread::sleep(Duration::from_secs(8));
        Some(StatusCode::SERVICE_UNAVAILABLE)
    });
    let begin = Instant::now();
    assert!(matches!(guard.restore().await, Err(PlanError::TooLate)));
    assert!(begin.elapsed() < Duration::from_secs(7));
    assert_eq!(folder.pending(), 1);
}

#[cfg(unix)]
#[tokio::test]
async fn after_a_signal_it_is_put_back() {
    let folder = Folder::new();
    let (twilio, _, guard) = guarded(&folder).await;
    let terminate = async {
        // The guard listens once it is run.
        tokio::time::sleep(Duration::from_millis(200)).await;
        let pid = std::process::id().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        std::future::pending::<()>().await;
    };
    let (ended, restored) = guard.run(terminate).await;
    assert!(ended.is_none());
    restored.unwrap();
    assert!(!is_configured(&twilio));
}
