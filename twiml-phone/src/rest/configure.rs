//! Numbers, applications and messaging services: listed, made, changed and deleted.

use serde_json::{Value, json};

use super::asked::{Asked, Form};
use super::desk::Desk;
use super::page::{PAGING, Page};
use super::refusal::Refusal;
use super::reply::Reply;
use super::resource::Resource;
use super::setting::set;
use super::store::{Kind, Membership};
use super::{numbers, services};
use crate::geography;
use crate::message::is_number;

impl Desk {
    /// A list, the newest first, which is an assumption.
    pub(super) fn list(&self, kind: Kind, asked: &Asked) -> Result<Reply, Refusal> {
        let filters: &[_] = match kind {
            Kind::Number => &["PhoneNumber", "FriendlyName", "Beta", "Origin"],
            Kind::Application => &["FriendlyName"],
            Kind::Service => &[],
        };
        asked.form.only(&[filters, &PAGING].concat())?;
        let all = self.store.read(|store| store.all(kind).clone());
        let fits = |resource: &Resource| {
            filters.iter().all(|filter| {
                asked.form.text(filter).is_none_or(|wanted| match *filter {
                    "PhoneNumber" => {
                        resource.text("phone_number").is_some_and(|number| numbers::fits(number, wanted))
                    }
                    "FriendlyName" => resource.text("friendly_name") == Some(wanted),
                    "Beta" => resource.get("beta") == Some(&(wanted == "true").into()),
                    _ => resource.text("origin") == Some(wanted),
                })
            })
        };
        let listed = all.into_iter().rev().filter(fits).collect();
        Ok(Reply::Listed(kind.plural(), Page::of(listed, &asked.path, &asked.form)?))
    }

    pub(super) fn fetch(&self, kind: Kind, sid: &str, path: &str) -> Result<Reply, Refusal> {
        let found = self.store.read(|store| store.find(kind, sid).cloned());
        found.map(Reply::Shown).ok_or_else(|| Refusal::not_found(path))
    }

    /// Makes one of these.
    pub(super) fn make(&self, kind: Kind, form: &Form) -> Result<Resource, Refusal> {
        let sid = self.phone.account().new_sid(kind.prefix());
        let settings = kind.settings().iter().map(|setting| (setting.field, setting.initial()));
        let mut resource: Resource = settings.collect();
        resource.set("sid", sid.as_str());
        resource.set("account_sid", self.account.as_str());
        let number = form.text("PhoneNumber").unwrap_or_default();
        let fixed = match kind {
            Kind::Number if !is_number(number) => return Err(Refusal::new(21421, number)),
            Kind::Number => {
                resource.set("friendly_name", numbers::formatted(number));
                numbers::fixed(number)
            }
            Kind::Application => json!({}),
            Kind::Service if form.text("FriendlyName").is_none() => {
                return Err(Refusal::new(20001, "`FriendlyName` is missing"));
            }
            Kind::Service => services::fixed(&format!("{}/v1/Services/{sid}", self.url)),
        };
        fixed.as_object().into_iter().flatten().for_each(|(field, value)| resource.set(field, value.clone()));
        self.date(&mut resource, kind, "date_created");
        match kind {
            Kind::Service => resource.set("url", format!("{}/v1/Services/{sid}", self.url)),
            Kind::Number => resource.set("uri", self.uri(&format!("IncomingPhoneNumbers/{sid}"))),
            Kind::Application => resource.set("uri", self.uri(&format!("Applications/{sid}"))),
        }
        let own: &[_] = if kind == Kind::Number { &["PhoneNumber", "AreaCode"] } else { &[] };
        self.apply(&mut resource, kind, own, form)?;
        self.store.change(|store| store.all_mut(kind).push(resource.clone()));
        self.tell_numbers();
        Ok(resource)
    }

    /// Changes one of these.
    pub(super) fn update(&self, kind: Kind, sid: &str, asked: &Asked) -> Result<Reply, Refusal> {
        let Reply::Shown(mut resource) = self.fetch(kind, sid, &asked.path)? else {
            return Err(Refusal::not_found(&asked.path));
        };
        self.apply(&mut resource, kind, &[], &asked.form)?;
        self.store.change(|store| {
            let stored = store.all_mut(kind).iter_mut().find(|stored| stored.sid() == sid);
            stored.map(|stored| stored.clone_from(&resource))
        });
        Ok(Reply::Shown(resource))
    }

    fn apply(&self, resource: &mut Resource, kind: Kind, own: &[&str], form: &Form) -> Result<(), Refusal> {
        set(resource, kind.settings(), &[kind.others(), own].concat(), form)?;
        for field in ["voice_application_sid", "sms_application_sid"] {
            let named = resource.text(field);
            let is_there = |sid: &str| self.store.read(|store| store.find(Kind::Application, sid).is_some());
            if let Some(sid) = named.filter(|sid| !is_there(sid)) {
                return Err(Refusal::new(21218, sid));
            }
        }
        // A trunk and an application exclude each other: the one that is set last counts.
        if form.text("TrunkSid").is_some() {
            resource.set("voice_application_sid", "");
        } else if form.text("VoiceApplicationSid").is_some() {
            resource.set("trunk_sid", Value::Null);
        }
        self.date(resource, kind, "date_updated");
        Ok(())
    }

    fn date(&self, resource: &mut Resource, kind: Kind, field: &str) {
        match kind {
            Kind::Service => resource.set(field, self.iso_8601()),
            Kind::Number | Kind::Application => {
                resource.set(field, self.rfc_2822(self.now()));
                resource.set("api_version", crate::request::API_VERSION);
            }
        }
    }

    pub(super) fn delete(&self, kind: Kind, sid: &str, path: &str) -> Result<Reply, Refusal> {
        self.fetch(kind, sid, path)?;
        self.store.change(|store| {
            store.all_mut(kind).retain(|resource| resource.sid() != sid);
            store.pool.retain(|member| member.service != sid && member.number != sid);
        });
        self.tell_numbers();
        Ok(Reply::Deleted)
    }

    /// The phone's messages come from the numbers of the account, if it has any.
    fn tell_numbers(&self) {
        let numbers = self.store.read(super::store::Store::phone_numbers);
        self.phone.office().settings.change(|settings| settings.numbers = numbers);
    }
}

/// The numbers in a messaging service.
///
/// <https://www.twilio.com/docs/messaging/api/phonenumber-resource>
impl Desk {
    pub(super) fn list_members(&self, service: &str, asked: &Asked) -> Result<Reply, Refusal> {
        self.fetch(Kind::Service, service, &asked.path)?;
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
        self.fetch(Kind::Service, service, &asked.path)?;
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
