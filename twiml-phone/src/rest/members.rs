//! The numbers in a messaging service.
//!
//! <https://www.twilio.com/docs/messaging/api/phonenumber-resource>

use serde_json::json;

use super::asked::Asked;
use super::desk::Desk;
use super::page::{PAGING, Page};
use super::refusal::Refusal;
use super::reply::Reply;
use super::resource::Resource;
use super::store::{Kind, Membership};
use crate::geography;

impl Desk {
    pub(super) fn list_members(&self, service: &str, asked: &Asked) -> Result<Reply, Refusal> {
        self.find(Kind::Service, service, &asked.path)?;
        asked.form.only(&PAGING)?;
        let members = self.store.read(|store| store.pool.clone());
        let members = members.iter().filter(|member| member.service == service);
        let listed = members.map(|member| self.show_member(member)).collect();
        Ok(Reply::Listed("phone_numbers", Page::of(listed, &asked.path, &asked.form)?))
    }

    pub(super) fn fetch_member(&self, service: &str, number: &str, path: &str) -> Result<Reply, Refusal> {
        let members = self.store.read(|store| store.pool.clone());
        let member = members.iter().find(|member| member.service == service && member.number == number);
        member.map(|member| Reply::Shown(self.show_member(member))).ok_or_else(|| Refusal::not_found(path))
    }

    /// Adds a number to a service. A number is in one service at most.
    pub(super) fn add_member(&self, service: &str, asked: &Asked) -> Result<Reply, Refusal> {
        self.find(Kind::Service, service, &asked.path)?;
        asked.form.only(&["PhoneNumberSid"])?;
        let number = asked.form.text("PhoneNumberSid").unwrap_or_default();
        if self.store.read(|store| store.find(Kind::Number, number).is_none()) {
            return Err(Refusal::new(21421, format!("`PhoneNumberSid` is `{number}`")));
        }
        let there = self.store.read(|store| {
            store.pool.iter().find(|member| member.number == number).map(|member| member.service.clone())
        });
        match there {
            Some(there) if there == service => return Err(Refusal::new(21710, number)),
            Some(there) => return Err(Refusal::new(21712, there)),
            None => {}
        }
        let (service, number) = (service.to_owned(), number.to_owned());
        let member = Membership { service, number, date: self.iso_8601() };
        self.store.change(|store| store.pool.push(member.clone()));
        Ok(Reply::Created(self.show_member(&member)))
    }

    pub(super) fn remove_member(&self, service: &str, number: &str, path: &str) -> Result<Reply, Refusal> {
        self.fetch_member(service, number, path)?;
        self.store.change(|store| {
            store.pool.retain(|member| member.service != service || member.number != number);
        });
        Ok(Reply::Deleted)
    }

    fn show_member(&self, member: &Membership) -> Resource {
        let Membership { service, number, date } = member;
        let shown = self.store.read(|store| store.find(Kind::Number, number).cloned()).unwrap_or_default();
        let phone_number = shown.text("phone_number").unwrap_or_default();
        Resource::from(json!({
            "sid": number,
            "account_sid": self.account,
            "service_sid": service,
            "date_created": date,
            "date_updated": date,
            "phone_number": phone_number,
            "country_code": geography::of(phone_number).map(|place| place.country),
            "capabilities": ["MMS", "SMS", "Voice"],
            "url": format!("{}/v1/Services/{service}/PhoneNumbers/{number}", self.url),
        }))
    }
}
