//! What was there, put back.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Map, json};
use twiml_client::TargetKind;
use twiml_client::plan::{PlanError, PlanWebhooks as _, Record, Restoration, State};

use crate::application::webhooks;
use crate::case::Cases;
use crate::folder::Folder;
use crate::server::{ACCOUNT, Twilio};

const FRESH: &str = "PN20202020202020202020202020202020";

fn number(fields: &[(&str, &str)]) -> State {
    let mut json =
        Map::from_iter([("sid".to_owned(), json!(FRESH)), ("account_sid".to_owned(), json!(ACCOUNT))]);
    json.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), json!(value))));
    State::read(TargetKind::Number, &json).unwrap()
}

fn record(before: &[(&str, &str)], wrote: &[(&str, &str)]) -> Record {
    let values = |pairs: &[(&str, &str)]| pairs.iter().copied().collect();
    Record::new(ACCOUNT, FRESH, values(before), values(wrote))
}

/// The form, and the parameters that are left alone.
fn restoration(now: &State, record: &Record) -> (BTreeMap<&'static str, String>, Vec<&'static str>) {
    let Restoration { form, left, .. } = Restoration::of(now, record);
    (form.into_iter().collect(), left.iter().map(|left| left.parameter).collect())
}

const OURS: &[(&str, &str)] = &[
    ("VoiceUrl", "https://a.example/voice"),
    ("VoiceMethod", "POST"),
    ("VoiceFallbackUrl", "https://a.example/fallback"),
    ("VoiceFallbackMethod", "POST"),
];

#[test]
fn what_somebody_changed_is_left_alone_with_its_method() {
    let before = [
        ("VoiceUrl", "https://b.example/"),
        ("VoiceMethod", "GET"),
        ("VoiceFallbackUrl", ""),
        ("VoiceFallbackMethod", "GET"),
    ];
    let now = number(&[
        ("voice_url", "https://new.example/"),
        ("voice_method", "POST"),
        ("voice_fallback_url", "https://a.example/fallback"),
        ("voice_fallback_method", "POST"),
    ]);
    let (form, left) = restoration(&now, &record(&before, OURS));
    assert_eq!(left, ["VoiceUrl"]);
    assert_eq!(form.keys().copied().collect::<Vec<_>>(), ["VoiceFallbackMethod", "VoiceFallbackUrl"]);
}

#[test]
fn no_fallback_is_left_without_its_url() {
    let ours = [
        ("voice_url", "https://a.example/voice"),
        ("voice_method", "POST"),
        ("voice_fallback_url", "https://a.example/fallback"),
        ("voice_fallback_method", "POST"),
    ];
    // It was there alone, which Twilio does not take.
    let before = [
        ("VoiceUrl", ""),
        ("VoiceMethod", "POST"),
        ("VoiceFallbackUrl", "https://b.example/f"),
        ("VoiceFallbackMethod", "POST"),
    ];
    let (form, left) = restoration(&number(&ours), &record(&before, OURS));
    assert_eq!(left, ["VoiceFallbackUrl"]);
    assert_eq!((form["VoiceUrl"].as_str(), form["VoiceFallbackUrl"].as_str()), ("", ""));
    // Somebody set a fallback of their own, which needs ours to stay.
    let before = [
        ("VoiceUrl", ""),
        ("VoiceMethod", "POST"),
        ("VoiceFallbackUrl", ""),
        ("VoiceFallbackMethod", "POST"),
    ];
    let mut theirs = ours;
    theirs[2].1 = "https://new.example/f";
    let (form, left) = restoration(&number(&theirs), &record(&before, OURS));
    assert_eq!(left, ["VoiceUrl", "VoiceFallbackUrl"]);
    assert!(form.is_empty(), "{form:?}");
}

#[test]
fn a_trunk_is_not_put_over_an_application() {
    let record = record(&[("TrunkSid", "TK1")], &[("TrunkSid", "")]);
    let (form, left) = restoration(&number(&[("voice_application_sid", "AP1")]), &record);
    assert_eq!((form.len(), left), (0, vec!["TrunkSid"]));
    assert_eq!(restoration(&number(&[]), &record).0["TrunkSid"], "TK1");
}

#[tokio::test]
async fn a_number_that_is_gone_has_nothing_to_put_back() {
    let (twilio, folder) = (Twilio::with(Cases::own().state("fresh")), Folder::new());
    let client = twilio.client().await;
    let plan = webhooks().plan(&client, FRESH).journal(folder.path()).await.unwrap();
    let applied = plan.apply(&client).await.unwrap();
    twilio.remove(FRESH);
    let restored = applied.restore(&client).await.unwrap();
    assert!(!restored[0].exists);
    assert_eq!(folder.pending(), 0);
}

#[tokio::test]
async fn a_record_of_another_account_is_kept() {
    let (twilio, folder) = (Twilio::default(), Folder::new());
    let client = twilio.client().await;
    let other = Record::new(
        "ACffffffffffffffffffffffffffffffff",
        FRESH,
        [("SmsUrl", "")].into_iter().collect(),
        [("SmsUrl", "x")].into_iter().collect(),
    );
    let error = folder.journal().restore(&client, &other).await.unwrap_err();
    assert!(matches!(error, PlanError::OtherAccount { .. }));
}

proptest! {
    /// Nothing is sent for what somebody changed, and what is left has a reason.
    #[test]
    fn only_what_was_written_is_put_back(values in prop::collection::vec((0_usize..4, 0_usize..4, 0_usize..4), 10)) {
        const URLS: [&str; 4] = ["", "https://a.example/", "https://b.example/", "https://c.example/"];
        let urls = ["VoiceUrl", "VoiceFallbackUrl", "SmsUrl", "SmsFallbackUrl", "StatusCallback"];
        let fields = ["voice_url", "voice_fallback_url", "sms_url", "sms_fallback_url", "status_callback"];
        let at = |pick: fn(&(usize, usize, usize)) -> usize| -> Vec<&str> { values.iter().map(|value| URLS[pick(value)]).collect() };
        let (before, wrote, now) = (at(|v| v.0), at(|v| v.1), at(|v| v.2));
        let pairs = |values: &[&'static str]| -> Vec<(&str, &str)> { urls.iter().copied().zip(values.iter().copied()).collect() };
        let there: Vec<_> = fields.iter().copied().zip(now.iter().copied()).collect();
        let (form, left) = restoration(&number(&there), &record(&pairs(&before), &pairs(&wrote)));
        for at in 0..urls.len() {
            let url = urls[at];
            if now[at] != wrote[at] {
                prop_assert!(!form.contains_key(url), "{url}");
                prop_assert_eq!(left.contains(&url), now[at] != before[at], "{}", url);
            } else if let Some(sent) = form.get(url) {
                prop_assert!(sent == before[at] || left.contains(&url), "{url}");
            }
        }
        let after = |at: usize| form.get(urls[at]).map_or(now[at], String::as_str);
        for (primary, fallback) in [(0, 1), (2, 3)] {
            let was_alone = now[primary].is_empty() && !now[fallback].is_empty();
            prop_assert!(!after(primary).is_empty() || after(fallback).is_empty() || was_alone);
        }
    }
}
