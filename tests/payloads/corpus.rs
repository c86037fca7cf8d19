//! Real requests, read where they are kept, beside the workspace.

use serde::Deserialize;
use serde_json::{Map, Value};
use twiml_runtime::is_well_formed_sid;
use twiml_runtime::prelude::*;
use twiml_tests::shared;

use super::read::{shows, without_others};
use super::*;
use handlers::{Webhook, by_get, by_post};

#[derive(Deserialize)]
struct Captured {
    kind: String,
    method: String,
    /// A form, as it was sent.
    raw: Option<String>,
    #[serde(default)]
    params: Map<String, Value>,
    /// JSON.
    body: Option<Value>,
}

/// The requests that are there, each with the name of its file.
fn captured() -> impl Iterator<Item = (String, Captured)> {
    let files = shared("corpus/payloads").into_iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let files = files.map(|file| file.unwrap().path());
    files.filter(|file| file.extension().is_some_and(|extension| extension == "json")).map(|file| {
        let name = file.display().to_string();
        let captured: Captured = serde_json::from_str(&std::fs::read_to_string(&file).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, captured.identified())
    })
}

impl Captured {
    /// With well-formed SIDs in place of those that an author masked or a carrier that imitates Twilio made up, and with an
    /// account if the author left that out. Twilio signs no request without them.
    fn identified(mut self) -> Self {
        if self.body.is_some() {
            return self;
        }
        self.params.entry("AccountSid").or_insert_with(|| "AC".into());
        for (name, prefix) in [("AccountSid", "AC"), ("CallSid", "CA")] {
            if let Some(value) = self.params.get_mut(name)
                && !is_well_formed_sid(value.as_str().unwrap(), &[prefix])
            {
                *value = format!("{prefix}0123456789abcdef0123456789abcdef").into();
            }
        }
        let pairs = self.params.iter().map(|(name, value)| (name, value.as_str().unwrap()));
        self.raw =
            self.raw.map(|_| form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish());
        self
    }

    /// Its parameters, and the webhook that it is of; none where it is JSON.
    fn form(&self, file: &str) -> Option<(read::Pairs, &'static Webhook)> {
        if self.body.is_some() {
            return None;
        }
        let pairs = self.params.iter().map(|(name, value)| (name.clone(), value.as_str().unwrap().into()));
        let webhook = Webhook::find(&self.kind).unwrap_or_else(|| panic!("{file}: no row for {}", self.kind));
        Some((pairs.collect(), webhook))
    }
}

/// Whatever comes as JSON.
#[status_callback("/json")]
async fn any_json(Signed(body): Signed<Value>, State(seen): State<Seen>) {
    seen.note_payload(body);
}

#[tokio::test]
async fn every_real_request_arrives() {
    let seen = Seen::default();
    let apps = [by_post::app, by_get::app].map(|app| app(verifier(PUBLIC_URL), seen.clone()));
    let json_app =
        webhooks![any_json].verified_by(verifier(PUBLIC_URL)).into_router().with_state(seen.clone());
    for (file, captured) in captured() {
        let Some((pairs, webhook)) = captured.form(&file) else {
            let body = captured.body.unwrap_or_default();
            let status = post_json(&json_app, any_json::PATH, &body.to_string()).await;
            assert_eq!(status, StatusCode::NO_CONTENT, "{file}");
            assert_eq!(seen.take_payload(), body, "{file}");
            continue;
        };
        let raw = captured.raw.unwrap_or_else(|| panic!("{file}: neither a form nor JSON"));
        let status = match captured.method.as_str() {
            "GET" => get(&apps[1], webhook.path, &raw).await,
            _ => post_body(&apps[0], webhook.path, raw).await,
        };
        assert!(status.is_success(), "{file}: {status}");
        assert_eq!(
            without_others(seen.take_payload()),
            without_others(webhook.read_all(&pairs).json),
            "{file}"
        );
    }
}

#[test]
fn nothing_of_a_real_request_is_lost() {
    for (file, captured) in captured() {
        let Some((pairs, webhook)) = captured.form(&file) else { continue };
        let read = webhook.read_all(&pairs);
        for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            let left_over = read.others.iter().any(|other| other == &(name.clone(), value.clone()));
            assert!(left_over || shows(&read.json, value), "{file}: {name} is lost in {:#}", read.json);
        }
        // Parameters of the applications, and one that Twilio documents nowhere.
        let is_known = |name: &str| matches!(name, "call" | "menu_id" | "uuid" | "InstanceId");
        let unexpected: Vec<_> = read.others.iter().filter(|(name, _)| !is_known(name)).collect();
        assert!(unexpected.is_empty(), "{file}: no field for {unexpected:?}");
    }
}
