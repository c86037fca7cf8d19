//! The answers, and the parameters that are known, against Twilio's own description of its API.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use twiml_phone::Callee;

use crate::application::start;
use crate::client::Client;

/// Twilio's description of a product, or `None` with a line that says that it is missing.
///
/// <https://github.com/twilio/twilio-oai>
fn description(name: &str) -> Option<Value> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let shared = std::env::var_os("TWIML_SHARED").map_or_else(beside, PathBuf::from);
    let path = shared.join("spec/oai").join(name);
    let text = std::fs::read_to_string(&path);
    if text.is_err() {
        eprintln!("skipped: {} is missing", path.display());
    }
    text.ok().map(|text| serde_json::from_str(&text).unwrap())
}

fn names(object: &Value) -> BTreeSet<String> {
    object.as_object().unwrap_or_else(|| panic!("{object}")).keys().cloned().collect()
}

fn schema<'d>(description: &'d Value, name: &str) -> &'d Value {
    &description["components"]["schemas"][name]
}

fn has_fields(description: &Value, name: &str, resource: &Value) {
    let schema = schema(description, name);
    assert_eq!(names(resource), names(&schema["properties"]), "{name}");
    for (field, described) in schema["properties"].as_object().unwrap() {
        let described = match described["$ref"].as_str() {
            Some(reference) => self::schema(description, reference.rsplit('/').next().unwrap()),
            None => described,
        };
        let value = &resource[field];
        let fits = match described["type"].as_str() {
            Some("string") => value.is_string(),
            Some("boolean") => value.is_boolean(),
            Some("integer") => value.is_u64(),
            Some("number") => value.is_number(),
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            // It can be anything.
            None => true,
            other => panic!("{field}: {other:?}"),
        };
        assert!(fits || value.is_null(), "{name}: {field} is {value}");
        if let (Some(words), Some(_)) = (described["enum"].as_array(), value.as_str()) {
            assert!(words.contains(value), "{name}: {field} is {value}");
        }
    }
}

/// A parameter without a value is taken as if it was not there, so only one that is not known is refused by its name.
async fn knows_parameters(description: &Value, path: &str, client: &Client, target: &str) {
    let form = "application/x-www-form-urlencoded";
    let post = &description["paths"][path]["post"]["requestBody"]["content"][form]["schema"];
    for parameter in names(&post["properties"]) {
        let answer = client.post(target, &[(&parameter, "")]).await;
        let is_unknown = answer.json["code"] == 20001 && answer.text.contains(&format!(": `{parameter}`\""));
        assert!(!is_unknown, "{path}: {answer:?}");
    }
}

async fn knows_filters(description: &Value, path: &str, client: &Client, target: &str) {
    for filter in description["paths"][path]["get"]["parameters"].as_array().unwrap() {
        if filter["in"] == "query" {
            let name = filter["name"].as_str().unwrap();
            let answer =
                client.get(&format!("{target}?{}=", name.replace('<', "%3C").replace('>', "%3E"))).await;
            assert_eq!(answer.status, 200, "{path}: {name}");
        }
    }
}

#[tokio::test]
async fn the_older_products_are_as_twilio_describes_them() {
    let Some(description) = description("twilio_api_v2010.json") else { return };
    let (_, rest, client, _) = start().await;
    let number = rest.add_number("+12065550199").unwrap();
    let application = rest.add_application(&[]).unwrap();
    let domain = rest.add_sip_domain(&[("DomainName", "office.sip.twilio.com")]).unwrap();
    let both = [("To", "+14155550100"), ("From", "+12065550199")];
    let message = [&both[..], &[("Body", "x"), ("MediaUrl", "https://a.example/1.png")]].concat();
    let message = client.post("Messages.json", &message).await;
    let call = client.post("Calls.json", &[&both[..], &[("Twiml", "<Response/>")]].concat()).await;
    rest.on_call(|_| Some(Callee::answers()));
    let live = [&both[..], &[("Twiml", "<Response><Pause/></Response>"), ("Record", "true")]].concat();
    let live = client.post("Calls.json", &live).await;
    rest.settled().await;
    let recording = client.get("Recordings.json").await.json["recordings"][0].clone();
    let of_call = format!("Calls/{}/Recordings", live.sid());
    let own = client.get(&format!("{of_call}/Twilio.CURRENT.json")).await;
    let media = client.get(&format!("Messages/{}/Media.json", message.sid())).await;
    for (name, resource) in [
        ("message", &message.json),
        ("message.media", &media.json["media_list"][0]),
        ("call", &call.json),
        ("incoming_phone_number", &json!(number)),
        ("application", &json!(application)),
        ("sip.sip_domain", &json!(domain)),
        ("recording", &recording),
        ("call.call_recording", &own.json),
    ] {
        has_fields(&description, &format!("api.v2010.account.{name}"), resource);
    }

    let base = "/2010-04-01/Accounts/{AccountSid}";
    for list in
        ["Messages.json", "Calls.json", "IncomingPhoneNumbers.json", "Applications.json", "SIP/Domains.json"]
    {
        knows_parameters(&description, &format!("{base}/{list}"), &client, list).await;
        knows_filters(&description, &format!("{base}/{list}"), &client, list).await;
    }
    let (calls, current) =
        (format!("{base}/Calls/{{CallSid}}/Recordings"), format!("{of_call}/Twilio.CURRENT.json"));
    knows_filters(&description, &format!("{base}/Recordings.json"), &client, "Recordings.json").await;
    knows_filters(&description, &format!("{calls}.json"), &client, &format!("{of_call}.json")).await;
    knows_parameters(&description, &format!("{calls}.json"), &client, &format!("{of_call}.json")).await;
    knows_parameters(&description, &format!("{calls}/{{Sid}}.json"), &client, &current).await;
    rest.settled().await;
    for (list, sid) in [
        ("Messages", message.sid()),
        ("Calls", call.sid()),
        ("IncomingPhoneNumbers", number.sid().to_owned()),
        ("Applications", application.sid().to_owned()),
        ("SIP/Domains", domain.sid().to_owned()),
    ] {
        let target = format!("{list}/{sid}.json");
        knows_parameters(&description, &format!("{base}/{list}/{{Sid}}.json"), &client, &target).await;
    }
}

#[tokio::test]
async fn messaging_services_are_as_twilio_describes_them() {
    let Some(description) = description("twilio_messaging_v1.json") else { return };
    let (_, rest, client, _) = start().await;
    let number = rest.add_number("+12065550199").unwrap();
    let service = rest.add_service(&[("FriendlyName", "Orders")]).unwrap();
    let path = format!("/v1/Services/{}", service.sid());
    let members = format!("{path}/PhoneNumbers");
    let member = client.post(&members, &[("PhoneNumberSid", number.sid())]).await;
    has_fields(&description, "messaging.v1.service", &json!(service));
    has_fields(&description, "messaging.v1.service.phone_number", &member.json);
    knows_parameters(&description, "/v1/Services/{Sid}", &client, &path).await;
    knows_filters(&description, "/v1/Services", &client, "/v1/Services").await;
    knows_filters(&description, "/v1/Services/{ServiceSid}/PhoneNumbers", &client, &members).await;
}
