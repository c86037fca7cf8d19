//! Numbers that are made to lead to the application, and then are as before: what people hear who call and write.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use twiml_client::plan::{RefusalCode, Verdict};
use twiml_client::prelude::*;
use twiml_phone::{Phone, Resource, Rest};

use crate::application::{NUMBER, PERSON, start, webhooks};

const HELLO: &str = "Hello from here.";
const SOMEBODY: &str = "https://somebody.test/sms";

/// A folder for a journal, which is removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("twiml-phone-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What somebody reads who writes to the number.
async fn reply(phone: &Phone, rest: &Rest) -> Vec<String> {
    let url = rest.message_url(NUMBER).unwrap();
    let conversation = phone.text(url, "Hello").from(PERSON).to(NUMBER).await.unwrap();
    conversation.replies().iter().map(|reply| reply.body.clone()).collect()
}

fn everything(rest: &Rest) -> Vec<Resource> {
    let undated = |resource: Resource| {
        let fields = serde_json::to_value(&resource).unwrap();
        let fields =
            fields.as_object().unwrap().clone().into_iter().filter(|(name, _)| name != "date_updated");
        fields.collect()
    };
    [rest.numbers(), rest.applications(), rest.services()].concat().into_iter().map(undated).collect()
}

#[tokio::test]
async fn a_number_leads_here_and_back() {
    let (phone, rest, client, _) = start().await;
    let (webhooks, folder, before) = (webhooks(), Folder::new(), everything(&rest));
    let plan = webhooks.plan(&client, NUMBER).journal(&folder.0).await.unwrap();
    assert_eq!(plan.verdict(), Verdict::Apply);

    let applied = plan.apply(&client).await.unwrap();
    assert_eq!(reply(&phone, &rest).await, [HELLO]);
    let call = phone.call(rest.call_url(NUMBER).unwrap()).from(PERSON).to(NUMBER).await.unwrap();
    call.finish().await;
    assert_eq!(call.heard(), [HELLO]);
    assert_eq!(webhooks.plan(&client, NUMBER).journal(&folder.0).await.unwrap().verdict(), Verdict::Nothing);

    applied.restore(&client).await.unwrap();
    assert_eq!(everything(&rest), before);
}

#[tokio::test]
async fn messages_of_a_number_in_a_service_come_through_it() {
    let (phone, rest, client, _) = start().await;
    let service =
        rest.add_service(&[("FriendlyName", "Orders"), ("UseInboundWebhookOnNumber", "false")]).unwrap();
    rest.add_member_as(json!({ "service_sid": service.sid(), "sid": rest.numbers()[0].sid() })).unwrap();
    let (webhooks, folder, before) = (webhooks(), Folder::new(), everything(&rest));

    let plan = webhooks.plan(&client, NUMBER).journal(&folder.0).await.unwrap();
    assert!(plan.refusals().iter().any(|refusal| refusal.code == RefusalCode::MessagingService), "{plan}");
    for choice in [
        webhooks.plan(&client, NUMBER).configure_service(),
        webhooks.plan(&client, NUMBER).use_number_webhook(),
    ] {
        let plan = choice.journal(&folder.0).await.unwrap();
        let applied = plan.apply(&client).await.unwrap();
        assert_eq!(reply(&phone, &rest).await, [HELLO], "{plan}");
        applied.restore(&client).await.unwrap();
        assert_eq!(everything(&rest), before, "{plan}");
    }
}

#[tokio::test]
async fn an_application_comes_before_the_urls_of_its_number() {
    let (phone, rest, client, _) = start().await;
    let application = rest.add_application(&[("FriendlyName", "Old"), ("SmsUrl", SOMEBODY)]).unwrap();
    let number = rest.numbers()[0].sid().to_owned();
    rest.edit(&number, json!({ "sms_application_sid": application.sid() })).unwrap();
    let (webhooks, folder, before) = (webhooks(), Folder::new(), everything(&rest));

    let plan = webhooks.plan(&client, NUMBER).journal(&folder.0).await.unwrap();
    assert!(plan.refusals().iter().any(|refusal| refusal.code == RefusalCode::Application), "{plan}");
    for choice in [
        webhooks.plan(&client, NUMBER).detach(),
        webhooks.plan(&client, NUMBER).configure_application().overwrite(),
    ] {
        let plan = choice.journal(&folder.0).await.unwrap();
        let applied = plan.apply(&client).await.unwrap();
        assert_eq!(reply(&phone, &rest).await, [HELLO], "{plan}");
        applied.restore(&client).await.unwrap();
        assert_eq!(everything(&rest), before, "{plan}");
    }
}
