//! What answers when somebody writes to a number of the account, or calls it.

use twiml_values::Method;

use super::desk::Desk;
use super::resource::Resource;
use super::store::{Kind, Store};
use crate::fetch::Webhook;
use crate::message::{Content, Incoming, IncomingMedia};
use crate::transcript::SentMessage;

impl Store {
    fn number(&self, phone_number: &str) -> Option<&Resource> {
        let is_it = |number: &&Resource| number.text("phone_number") == Some(phone_number);
        self.all(Kind::Number).iter().find(is_it)
    }

    /// The application that a field of a number names, in place of which the number's own URLs do not count; or else the number.
    fn application<'s>(&'s self, number: &'s Resource, field: &str) -> Option<&'s Resource> {
        match number.text(field) {
            Some(sid) => self.find(Kind::Application, sid),
            None => Some(number),
        }
    }

    /// What is asked when somebody writes to a number: the webhook of its messaging service, unless that leaves it to the number; or that of its
    /// application; or its own. A service without a URL drops the message.
    ///
    /// <https://www.twilio.com/docs/messaging/services#incoming-messages>
    pub(super) fn message_webhook(&self, phone_number: &str) -> Option<Webhook> {
        let number = self.number(phone_number)?;
        let member = self.pool.iter().find(|member| member.sid() == number.sid());
        let service = member
            .and_then(|member| self.find(Kind::Service, member.text("service_sid").unwrap_or_default()));
        let leaves_it =
            |service: &&Resource| service.get("use_inbound_webhook_on_number") == Some(&true.into());
        match service.filter(|service| !leaves_it(service)) {
            Some(service) => webhook(service, "inbound_request_url", "inbound_method"),
            None => webhook(self.application(number, "sms_application_sid")?, "sms_url", "sms_method"),
        }
    }

    /// What is asked when somebody calls a number: the webhook of its application, or its own. A number with a trunk asks neither.
    pub(super) fn call_webhook(&self, phone_number: &str) -> Option<Webhook> {
        let number = self.number(phone_number).filter(|number| number.text("trunk_sid").is_none())?;
        webhook(self.application(number, "voice_application_sid")?, "voice_url", "voice_method")
    }
}

impl Desk {
    /// Lets a message arrive at a number of the account, if it was sent to one, and asks the number's webhook.
    ///
    /// The fallback of the number or the service is not asked.
    pub(super) async fn arrive(&self, message: &SentMessage) {
        let Some(webhook) = self.store.read(|store| store.message_webhook(&message.to)) else { return };
        // What the files are is not known here.
        let media = message.media.iter().map(|url| IncomingMedia {
            content_type: "application/octet-stream".to_owned(),
            content: Content::At(url.clone()),
        });
        let incoming = Incoming {
            from: message.from.clone(),
            to: message.to.clone(),
            body: message.body.clone(),
            media: media.collect(),
            ..Incoming::default()
        };
        let sid = self.phone.account().new_sid(incoming.sid_prefix());
        // What is wrong with the answer is in the transcript.
        let _ = self.phone.office().clone().receive(&sid, incoming, webhook).await;
    }
}

fn webhook(resource: &Resource, url: &str, method: &str) -> Option<Webhook> {
    let method = if resource.text(method) == Some("GET") { Method::Get } else { Method::Post };
    resource.text(url).map(|url| Webhook { url: url.to_owned(), method })
}
