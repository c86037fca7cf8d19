//! Numbers, applications and messaging services: listed, made, changed and deleted.

use serde_json::{Value, json};

use super::asked::{Asked, Form};
use super::desk::Desk;
use super::page::{PAGING, Page};
use super::refusal::Refusal;
use super::reply::Reply;
use super::resource::Resource;
use super::setting::set;
use super::store::{Kind, Store};
use super::{numbers, services};
use crate::message::is_number;
use crate::request::API_VERSION;

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
        self.find(kind, sid, path).map(Reply::Shown)
    }

    pub(super) fn find(&self, kind: Kind, sid: &str, path: &str) -> Result<Resource, Refusal> {
        let found = self.store.read(|store| store.find(kind, sid).cloned());
        found.ok_or_else(|| Refusal::not_found(path))
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
        self.tell_numbers(kind);
        Ok(resource)
    }

    /// Changes one of these.
    pub(super) fn update(&self, kind: Kind, sid: &str, asked: &Asked) -> Result<Reply, Refusal> {
        let mut resource = self.find(kind, sid, &asked.path)?;
        self.apply(&mut resource, kind, &[], &asked.form)?;
        self.store.change(|store| {
            let stored = store.all_mut(kind).iter_mut().find(|stored| stored.sid() == sid);
            stored.map(|stored| stored.clone_from(&resource))
        });
        Ok(Reply::Shown(resource))
    }

    fn apply(&self, resource: &mut Resource, kind: Kind, own: &[&str], form: &Form) -> Result<(), Refusal> {
        for parameter in ["VoiceApplicationSid", "SmsApplicationSid"] {
            let is_there = |sid: &str| self.store.read(|store| store.find(Kind::Application, sid).is_some());
            if let Some(sid) = form.text(parameter).filter(|sid| !is_there(sid)) {
                return Err(Refusal::new(21218, sid));
            }
        }
        set(resource, kind.settings(), &[kind.others(), own].concat(), form)?;
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
                resource.set("api_version", API_VERSION);
            }
        }
    }

    pub(super) fn delete(&self, kind: Kind, sid: &str, path: &str) -> Result<Reply, Refusal> {
        self.find(kind, sid, path)?;
        self.store.change(|store| {
            store.all_mut(kind).retain(|resource| resource.sid() != sid);
            store.pool.retain(|member| member.service != sid && member.number != sid);
        });
        self.tell_numbers(kind);
        Ok(Reply::Deleted)
    }

    /// The phone's messages come from the numbers of the account, if it has any.
    fn tell_numbers(&self, kind: Kind) {
        if kind == Kind::Number {
            let numbers = self.store.read(Store::phone_numbers);
            self.phone.office().settings.change(|settings| settings.numbers = numbers);
        }
    }
}
