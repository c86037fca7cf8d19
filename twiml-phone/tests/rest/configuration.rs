//! Numbers, applications and messaging services.

use serde_json::{Value, json};

use crate::application::start;

#[tokio::test]
async fn a_number_is_found_and_configured() {
    let (_, rest, client, _) = start().await;
    rest.add_number("+12065550199").unwrap();
    let number = rest.add_number("+12065550198").unwrap();
    assert_eq!(rest.add_number("206").unwrap_err().code(), 21421);
    let found = client.get("IncomingPhoneNumbers.json?PhoneNumber=%2B12065550198").await;
    let shown = &found.json["incoming_phone_numbers"][0];
    for (field, value) in [
        ("sid", json!(number.sid())),
        ("friendly_name", json!("(206) 555-0198")),
        ("sms_url", json!("")),
        ("voice_url", Value::Null),
        ("voice_method", json!("POST")),
        ("sms_application_sid", json!("")),
        ("trunk_sid", Value::Null),
        ("capabilities", json!({ "voice": true, "sms": true, "mms": true, "fax": false })),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    let path = format!("IncomingPhoneNumbers/{}.json", number.sid());
    let form = [
        ("VoiceUrl", "https://app.example/voice"),
        ("VoiceMethod", "get"),
        ("SmsUrl", "https://app.example/sms"),
    ];
    let changed = client.post(&path, &form).await;
    assert_eq!(changed.status, 200);
    assert_eq!(
        (&changed.json["voice_method"], &changed.json["sms_url"]),
        (&json!("GET"), &json!("https://app.example/sms"))
    );
    assert_eq!(rest.numbers()[1].text("voice_url"), Some("https://app.example/voice"));
    assert_eq!(client.post(&path, &[("VoiceUrl", "")]).await.json["voice_url"], Value::Null);
    assert_eq!(client.get(&path).await.json["sms_url"], "https://app.example/sms");
}

#[tokio::test]
async fn a_wrong_setting_is_refused() {
    let (_, rest, client, _) = start().await;
    let number = rest.add_number("+12065550199").unwrap();
    let path = format!("IncomingPhoneNumbers/{}.json", number.sid());
    for (change, code) in [
        (("VoiceUrl", "/voice"), 21402),
        (("VoiceMethod", "PUT"), 21403),
        (("VoiceFallbackUrl", "https://app.example/"), 21405),
        (("SmsFallbackUrl", "https://app.example/"), 21406),
        (("VoiceApplicationSid", "AP0123456789abcdef0123456789abcdef"), 21218),
        (("VoiceURL", "https://app.example/"), 20001),
    ] {
        assert_eq!(client.post(&path, &[change]).await.refusal(), (400, code), "{change:?}");
    }
    assert_eq!(client.post("IncomingPhoneNumbers/PN1.json", &[]).await.refusal(), (404, 20404));
    assert_eq!(rest.numbers(), [number]);
}

#[tokio::test]
async fn a_trunk_and_an_application_exclude_each_other() {
    let (_, rest, client, _) = start().await;
    let number = rest.add_number("+12065550199").unwrap();
    let application = rest.add_application(&[]).unwrap();
    let path = format!("IncomingPhoneNumbers/{}.json", number.sid());
    client.post(&path, &[("TrunkSid", "TK0123456789abcdef0123456789abcdef")]).await;
    let changed = client.post(&path, &[("VoiceApplicationSid", application.sid())]).await;
    assert_eq!(changed.json["trunk_sid"], Value::Null);
    let changed = client.post(&path, &[("TrunkSid", "TK0123456789abcdef0123456789abcdef")]).await;
    assert_eq!(changed.json["voice_application_sid"], "");
}

#[tokio::test]
async fn applications_are_made_changed_and_deleted() {
    let (_, rest, client, _) = start().await;
    let made = client
        .post("Applications.json", &[("FriendlyName", "Browser"), ("VoiceUrl", "https://app.example/")])
        .await;
    assert_eq!((made.status, &made.json["sms_url"]), (201, &Value::Null));
    let path = format!("Applications/{}.json", made.sid());
    let changed = client.post(&path, &[("MessageStatusCallback", "https://app.example/status")]).await;
    assert_eq!(changed.json["message_status_callback"], "https://app.example/status");
    assert_eq!(client.get("Applications.json?FriendlyName=Brow").await.json["applications"], json!([]));
    let listed = client.get("Applications.json?FriendlyName=Browser").await;
    assert_eq!(listed.json["applications"], json!([changed.json]));
    assert_eq!(client.delete(&path).await.status, 204);
    assert_eq!(rest.applications(), []);
}

#[tokio::test]
async fn a_number_is_in_one_messaging_service_at_most() {
    let (_, rest, client, _) = start().await;
    let number = rest.add_number("+12065550199").unwrap();
    let made = client.post("/v1/Services", &[("FriendlyName", "Orders")]).await;
    assert_eq!((made.status, &made.json["inbound_request_url"]), (201, &Value::Null));
    assert_eq!(made.json["date_created"], "2026-01-05T17:00:00Z");
    let service = format!("/v1/Services/{}", made.sid());
    let changed = client.post(&service, &[("UseInboundWebhookOnNumber", "true")]).await;
    assert_eq!(changed.json["use_inbound_webhook_on_number"], true);

    let members = format!("{service}/PhoneNumbers");
    let member = format!("{members}/{}", number.sid());
    assert_eq!(client.get(&member).await.refusal(), (404, 20404));
    let add = [("PhoneNumberSid", number.sid())];
    let added = client.post(&members, &add).await;
    assert_eq!((added.status, &added.json["sid"]), (201, &json!(number.sid())));
    assert_eq!(
        (&added.json["phone_number"], &added.json["country_code"]),
        (&json!("+12065550199"), &json!("US"))
    );
    assert_eq!(client.get(&member).await.json, added.json);
    assert_eq!(client.post(&members, &add).await.refusal(), (409, 21710));
    let other = rest.add_service(&[("FriendlyName", "Other")]).unwrap();
    let elsewhere = client.post(&format!("/v1/Services/{}/PhoneNumbers", other.sid()), &add).await;
    assert_eq!(elsewhere.refusal(), (409, 21712));
    assert_eq!(client.delete(&member).await.status, 204);
    assert_eq!(client.get(&members).await.json["phone_numbers"], json!([]));
}

#[tokio::test]
async fn a_service_an_application_or_the_number_itself_answers() {
    let (_, rest, client, _) = start().await;
    let (phone_number, app) = ("+12065550199", "https://app.example");
    let number = rest.add_number(phone_number).unwrap();
    let path = format!("IncomingPhoneNumbers/{}.json", number.sid());
    let urls = || (rest.message_url(phone_number), rest.call_url(phone_number));
    assert_eq!(urls(), (None, None));
    assert_eq!(rest.message_url("+12065550100"), None);

    let own = (format!("{app}/sms"), format!("{app}/voice"));
    client.post(&path, &[("SmsUrl", &own.0), ("VoiceUrl", &own.1)]).await;
    assert_eq!(urls(), (Some(own.0.clone()), Some(own.1)));

    let of_application = (format!("{app}/app/sms"), format!("{app}/app/voice"));
    let form = [("SmsUrl", &*of_application.0), ("VoiceUrl", &*of_application.1)];
    let application = rest.add_application(&form).unwrap();
    let both = ["SmsApplicationSid", "VoiceApplicationSid"].map(|name| (name, application.sid()));
    client.post(&path, &both).await;
    assert_eq!(urls(), (Some(of_application.0), Some(of_application.1)));
    client
        .post(&path, &[("TrunkSid", "TK0123456789abcdef0123456789abcdef"), ("SmsApplicationSid", "")])
        .await;
    assert_eq!(urls(), (Some(own.0.clone()), None));

    let service = rest.add_service(&[("FriendlyName", "Orders")]).unwrap();
    let service_path = format!("/v1/Services/{}", service.sid());
    client.post(&format!("{service_path}/PhoneNumbers"), &[("PhoneNumberSid", number.sid())]).await;
    assert_eq!(rest.message_url(phone_number), None);
    let of_service = format!("{app}/service");
    client.post(&service_path, &[("InboundRequestUrl", &of_service)]).await;
    assert_eq!(rest.message_url(phone_number), Some(of_service));
    client.post(&service_path, &[("UseInboundWebhookOnNumber", "true")]).await;
    assert_eq!(rest.message_url(phone_number), Some(own.0));
}

#[tokio::test]
async fn a_sip_domain_is_found_and_configured() {
    let (_, rest, client, _) = start().await;
    let made = client.post("SIP/Domains.json", &[("DomainName", "office.sip.twilio.com")]).await;
    assert_eq!((made.status, &made.json["voice_method"]), (201, &json!("POST")));
    let domain = rest.sip_domains().remove(0);
    assert_eq!(rest.add_sip_domain(&[]).unwrap_err().code(), 20001);
    let listed = client.get("SIP/Domains.json").await;
    assert_eq!(listed.json["domains"], json!([domain]));
    assert_eq!(listed.json["next_page_uri"], Value::Null);
    let path = format!("SIP/Domains/{}.json", domain.sid());
    let form = [
        ("VoiceUrl", "https://app.example/voice"),
        ("VoiceMethod", "GET"),
        ("VoiceStatusCallbackUrl", "https://app.example/status"),
        ("SipRegistration", "true"),
    ];
    let changed = client.post(&path, &form).await;
    assert_eq!((changed.status, &changed.json["sip_registration"]), (200, &json!(true)));
    assert_eq!(client.get(&path).await.json, changed.json);
    assert_eq!(rest.sip_domains()[0].text("voice_method"), Some("GET"));
    for (change, code) in [
        (("VoiceUrl", "/voice"), 21402),
        (("VoiceStatusCallbackMethod", "PUT"), 21403),
        (("VoiceURL", ""), 20001),
    ] {
        assert_eq!(client.post(&path, &[change]).await.refusal(), (400, code), "{change:?}");
    }
    assert_eq!(client.post(&path, &[("VoiceStatusCallbackUrl", "")]).await.status, 200);
    rest.edit(domain.sid(), json!({ "voice_url": "https://other.example/" })).unwrap();
    assert_eq!(client.get(&path).await.json["voice_url"], "https://other.example/");
    let given = json!({ "domain_name": "shop.sip.twilio.com", "voice_url": "", "auth_type": "IP_ACL" });
    let seeded = rest.add_sip_domain_as(given).unwrap();
    assert_eq!((seeded.get("voice_url"), seeded.text("auth_type")), (Some(&json!("")), Some("IP_ACL")));
    assert_eq!(client.delete(&path).await.status, 204);
    assert_eq!(client.get(&path).await.refusal(), (404, 20404));
}

#[tokio::test]
async fn pages_of_services_have_absolute_urls() {
    let (_, rest, client, _) = start().await;
    for name in ["A", "B", "C"] {
        rest.add_service(&[("FriendlyName", name)]).unwrap();
    }
    let first = client.get("/v1/Services?PageSize=2").await;
    assert_eq!(first.json["meta"]["key"], "services");
    let next = first.json["meta"]["next_page_url"].as_str().unwrap();
    let second = client.get(next.strip_prefix(rest.url()).unwrap()).await;
    assert_eq!(second.json["services"][0]["friendly_name"], "A");
    assert_eq!(second.json["meta"]["next_page_url"], Value::Null);
}
