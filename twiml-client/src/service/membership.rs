//! Which messaging service a number is in.

use std::future::ready;
use std::pin::pin;

use futures_util::{StreamExt as _, TryStreamExt as _};
use serde_json::{Map, Value};
use twiml_values::PhoneNumberSid;

use super::list::ListServices;
use super::resource::MessagingService;
use crate::client::Client;
use crate::error::{Error, Result};
use crate::target::TargetKind;
use crate::wire::{Fields, Missing, Request, Resource};

/// How many services are asked at the same time.
const AT_ONCE: usize = 8;

/// How many services are on a page.
const PAGE: u16 = 1000;

/// A number as a service shows it.
struct Member(Map<String, Value>);

impl Resource for Member {
    fn read(fields: Fields) -> Result<Self, Missing> {
        Ok(Self(fields.as_json().clone()))
    }
}

impl Client {
    /// The messaging service that a number is in, if it is in one. No more than one is possible.
    ///
    /// Twilio has no list of this, so every service of the account is asked, up to eight at the same time: one request for each, and one for their list.
    ///
    /// <https://www.twilio.com/docs/messaging/api/phonenumber-resource>
    ///
    /// # Errors
    ///
    /// [`Error`], if the services cannot be listed or one does not answer.
    pub async fn service_of_number(&self, number: &PhoneNumberSid) -> Result<Option<MessagingService>> {
        let asked = ListServices::new().page_size(PAGE).stream(self).map(|service| async move {
            let service = service?;
            Ok::<_, Error>(self.has_number(&service, number).await?.then_some(service))
        });
        let mut found = pin!(asked.buffer_unordered(AT_ONCE).try_filter_map(|found| ready(Ok(found))));
        found.try_next().await
    }

    async fn has_number(&self, service: &MessagingService, number: &PhoneNumberSid) -> Result<bool> {
        let path = format!("{}/{}/PhoneNumbers/{number}", TargetKind::Service.list(), service.sid);
        match self.show::<Member>(&Request::get(path).named("GET Service PhoneNumber")).await {
            Ok(Member(json)) => Ok(json.get("sid").and_then(Value::as_str) == Some(number)),
            Err(error) if error.is_not_found() => Ok(false),
            Err(error) => Err(error),
        }
    }
}
