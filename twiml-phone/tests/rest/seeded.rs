//! Numbers, applications and messaging services in any state that a test likes.

use std::path::{Path, PathBuf};

use http::Method;
use serde_json::{Value, json};
use twiml_phone::{OverHttp, Phone, Rest};
use twiml_runtime::{AccountSid, Verifier};

use crate::application::start;
use crate::client::{Client, TOKEN};

const SERVICE: &str = "MGe5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5";

/// States that a number can be in, each with what belongs to it, or nothing with a line that says that they are missing.
fn states() -> Vec<Value> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let shared = std::env::var_os("TWIML_SHARED").map_or_else(beside, PathBuf::from);
    let path = shared.join("spec/number-states.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is missing", path.display());
        return Vec::new();
    };
    let mut file: Value = serde_json::from_str(&text).unwrap();
    file["states"].as_array_mut().map(std::mem::take).unwrap()
}

/// A REST API of this account, whose application nobody calls.
async fn start_of(account: &Value) -> (Rest, Client) {
    let verifier = Verifier::new(TOKEN, "https://app.example").unwrap();
    let nobody = OverHttp::new("127.0.0.1:9", verifier.public_url().clone());
    let account: AccountSid = account.as_str().unwrap().parse().unwrap();
    let rest = Phone::of_account(&account, nobody, verifier).rest().await.unwrap();
    let client = Client::of(&rest);
    (rest, client)
}

#[tokio::test]
async fn every_state_of_a_number_is_shown_as_it_was_given() {
    for state in states() {
        let (number, related) = (&state["number"], &state["related"]);
        let (rest, client) = start_of(&number["account_sid"]).await;
        rest.add_number_as(number.clone()).unwrap();
        let path = format!("IncomingPhoneNumbers/{}.json", number["sid"].as_str().unwrap());
        let shown = client.get(&path).await;
        assert_eq!((shown.status, &shown.json), (200, number));
        let encoded = number["phone_number"].as_str().unwrap().replace('+', "%2B");
        let found = client.get(&format!("IncomingPhoneNumbers.json?PhoneNumber={encoded}")).await;
        assert_eq!(found.json["incoming_phone_numbers"], json!([number]));
        if related["application"].is_object() {
            let application = rest.add_application_as(related["application"].clone()).unwrap();
            let shown = client.get(&format!("Applications/{}.json", application.sid())).await;
            assert_eq!(shown.json, related["application"]);
        }
        if related["service"].is_object() {
            rest.add_service_as(related["service"].clone()).unwrap();
            rest.add_member_as(related["membership"].clone()).unwrap();
            let service = format!("/v1/Services/{SERVICE}");
            assert_eq!(client.get(&service).await.json, related["service"]);
            let member = format!("{service}/PhoneNumbers/{}", number["sid"].as_str().unwrap());
            assert_eq!(client.get(&member).await.json, related["membership"]);
        }
    }
}

#[tokio::test]
async fn what_is_not_given_is_as_in_a_new_one() {
    let (_, rest, client, _) = start().await;
    let sid = "PN0123456789abcdef0123456789abcdef";
    let given = json!({ "sid": sid, "phone_number": "+12065550199", "voice_url": "", "trunk_sid": "TK1" });
    let number = rest.add_number_as(given).unwrap();
    assert_eq!((number.get("voice_url"), number.text("trunk_sid")), (Some(&json!("")), Some("TK1")));
    assert_eq!((number.text("voice_method"), number.text("status")), (Some("POST"), Some("in-use")));
    // The same SID is the same number, in another state.
    rest.add_number_as(json!({ "sid": sid, "phone_number": "+12065550198" })).unwrap();
    assert_eq!(rest.numbers().len(), 1);
    assert_eq!(client.get(&format!("IncomingPhoneNumbers/{sid}.json")).await.json["trunk_sid"], Value::Null);
    for (wrong, code) in [
        (json!({}), 21421),
        (json!({ "phone_number": "206" }), 21421),
        (json!({ "phone_number": "+12065550199", "sid": "PN1" }), 20001),
    ] {
        assert_eq!(rest.add_number_as(wrong.clone()).unwrap_err().code(), code, "{wrong}");
    }
    assert_eq!(rest.add_service_as(json!({ "sid": sid })).unwrap_err().code(), 20001);
}

#[tokio::test]
async fn a_number_is_put_into_one_service_and_then_into_another() {
    let (_, rest, client, _) = start().await;
    let number = rest.add_number("+12065550199").unwrap();
    for name in ["A", "B"] {
        let service = rest.add_service_as(json!({ "friendly_name": name })).unwrap();
        let member = json!({ "service_sid": service.sid(), "sid": number.sid() });
        let member = rest.add_member_as(member).unwrap();
        assert_eq!((member.text("phone_number"), member.sid()), (Some("+12065550199"), number.sid()));
        let listed = client.get(&format!("/v1/Services/{}/PhoneNumbers", service.sid())).await;
        assert_eq!(listed.json["phone_numbers"], json!([member]));
        let other = json!({ "service_sid": service.sid(), "sid": "PN1" });
        assert_eq!(rest.add_member_as(other).unwrap_err().code(), 20404);
    }
    let first = rest.services()[0].sid().to_owned();
    let left = client.get(&format!("/v1/Services/{first}/PhoneNumbers/{}", number.sid())).await;
    assert_eq!(left.refusal(), (404, 20404));
}

#[tokio::test]
async fn a_plus_that_is_not_encoded_finds_no_number() {
    let (_, rest, client, _) = start().await;
    rest.add_number("+12065550199").unwrap();
    for (filter, found) in [
        ("%2B12065550199", 1),
        ("%2B1206", 1),
        ("206", 1),
        ("%2B1206555****", 1),
        ("+12065550199", 0),
        ("%2B206", 0),
    ] {
        let listed = client.get(&format!("IncomingPhoneNumbers.json?PhoneNumber={filter}")).await;
        assert_eq!(listed.json["incoming_phone_numbers"].as_array().unwrap().len(), found, "{filter}");
    }
}

#[tokio::test]
async fn a_number_without_messages_has_no_webhook_for_them() {
    let (_, rest, client, _) = start().await;
    let voice = json!({ "voice": true, "sms": false, "mms": false, "fax": false });
    let number =
        rest.add_number_as(json!({ "phone_number": "+12065550199", "capabilities": voice })).unwrap();
    let path = format!("IncomingPhoneNumbers/{}.json", number.sid());
    for (parameter, value) in [("SmsUrl", "https://app.example/sms"), ("SmsUrl", ""), ("SmsMethod", "POST")] {
        let refused = client.post(&path, &[("VoiceUrl", "https://app.example/"), (parameter, value)]).await;
        assert_eq!(refused.refusal(), (400, 21407), "{parameter}={value}");
    }
    assert_eq!(rest.numbers(), [number]);
    assert_eq!(client.post(&path, &[("VoiceUrl", "https://app.example/")]).await.status, 200);
}

#[tokio::test]
async fn somebody_else_edits_a_number_between_two_requests() {
    let (_, rest, client, _) = start().await;
    let number = rest.add_number("+12065550199").unwrap();
    let path = format!("IncomingPhoneNumbers/{}.json", number.sid());
    let theirs = json!({ "voice_url": "https://other.example/", "sms_url": null });
    rest.edit_when(|request| request.method == Method::GET, number.sid(), theirs).unwrap();
    assert_eq!(client.post(&path, &[("VoiceUrl", "https://app.example/")]).await.status, 200);
    let shown = client.get(&path).await.json;
    assert_eq!((&shown["voice_url"], &shown["sms_url"]), (&json!("https://other.example/"), &Value::Null));
    // Once, and no more.
    client.post(&path, &[("VoiceUrl", "https://app.example/")]).await;
    assert_eq!(client.get(&path).await.json["voice_url"], "https://app.example/");
    rest.edit(number.sid(), json!({ "voice_url": "https://other.example/" })).unwrap();
    assert_eq!(client.get(&path).await.json["voice_url"], "https://other.example/");
    for sid in ["PN0123456789abcdef0123456789abcdef", "XX1"] {
        assert_eq!(rest.edit(sid, json!({})).unwrap_err().code(), 20404);
        assert_eq!(rest.edit_when(|_| true, sid, json!({})).unwrap_err().code(), 20404);
    }
}
