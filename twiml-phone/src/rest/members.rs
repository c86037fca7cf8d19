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
use super::store::Kind;
use crate::geography;

impl Desk {
    pub(super) fn list_members(&self, service: &str, asked: &Asked) -> Result<Reply, Refusal> {
        self.find(Kind::Service, service, &asked.path)?;
        asked.form.only(&PAGING)?;
        let members = self.store.read(|store| store.pool.clone());
        let is_in = |member: &Resource| member.text("service_sid") == Some(service);
        let listed = members.into_iter().filter(is_in).collect();
        Ok(Reply::Listed("phone_numbers", Page::of(listed, &asked.path, &asked.form)?))
    }

    pub(super) fn fetch_member(&self, service: &str, number: &str, path: &str) -> Result<Reply, Refusal> {
        let is_it =
            |member: &&Resource| member.text("service_sid") == Some(service) && member.sid() == number;
        let member = self.store.read(|store| store.pool.iter().find(is_it).cloned());
        member.map(Reply::Shown).ok_or_else(|| Refusal::not_found(path))
    }

    /// Adds a number to a service. A number is in one service at most.
    pub(super) fn add_member(&self, service: &str, asked: &Asked) -> Result<Reply, Refusal> {
        self.find(Kind::Service, service, &asked.path)?;
        asked.form.only(&["PhoneNumberSid"])?;
        let number = asked.form.text("PhoneNumberSid").unwrap_or_default();
        if self.store.read(|store| store.find(Kind::Number, number).is_none()) {
            return Err(Refusal::new(21421, format!("`PhoneNumberSid` is `{number}`")));
        }
        let service_of = |member: &Resource| member.text("service_sid").map(str::to_owned);
        let there = self
            .store
            .read(|store| store.pool.iter().find(|member| member.sid() == number).and_then(service_of));
        match there {
            Some(there) if there == service => return Err(Refusal::new(21710, number)),
            Some(there) => return Err(Refusal::new(21712, there)),
            None => {}
        }
        let member = self.new_member(service, number);
        self.store.change(|store| store.pool.push(member.clone()));
        Ok(Reply::Created(member))
    }

    /// Puts a number into a service, with fields that are as given.
    pub(super) fn seed_member(&self, given: &Resource) -> Result<Resource, Refusal> {
        let (service, number) = (given.text("service_sid").unwrap_or_default(), given.sid());
        self.find(Kind::Service, service, service)?;
        self.find(Kind::Number, number, number)?;
        let mut member = self.new_member(service, number);
        member.set_all(given);
        self.store.change(|store| {
            store.pool.retain(|other| other.sid() != number);
            store.pool.push(member.clone());
        });
        Ok(member)
    }

    pub(super) fn remove_member(&self, service: &str, number: &str, path: &str) -> Result<Reply, Refusal> {
        self.fetch_member(service, number, path)?;
        self.store.change(|store| {
            store.pool.retain(|member| member.sid() != number);
        });
        Ok(Reply::Deleted)
    }

    fn new_member(&self, service: &str, number: &str) -> Resource {
        let date = self.iso_8601();
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
