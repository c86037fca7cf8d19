//! Numbers, applications, messaging services and SIP domains: listed, made, changed and deleted.

use serde_json::Value;

use super::asked::{Asked, Form};
use super::desk::Desk;
use super::page::{PAGING, Page};
use super::refusal::Refusal;
use super::reply::Reply;
use super::resource::Resource;
use super::setting::set;
use super::store::{Kind, Store};
use super::{domains, numbers, services};
use crate::message::is_number;
use crate::request::API_VERSION;

impl Desk {
    /// A list, the newest first, which is an assumption.
    pub(super) fn list(&self, kind: Kind, asked: &Asked) -> Result<Reply, Refusal> {
        let filters = kind.filters();
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
        let mut resource = self.fresh(kind, &sid, form.text("PhoneNumber").unwrap_or_default())?;
        let own: &[_] = if kind == Kind::Number { &["PhoneNumber", "AreaCode"] } else { &[] };
        self.apply(&mut resource, kind, own, form)?;
        if let Some(parameter) = kind.required().filter(|parameter| form.text(parameter).is_none()) {
            return Err(Refusal::new(20001, format!("`{parameter}` is missing")));
        }
        self.keep(kind, &resource);
        Ok(resource)
    }

    /// Adds one of these with fields that are as given. The others are those of a new one.
    pub(super) fn seed(&self, kind: Kind, given: &Resource) -> Result<Resource, Refusal> {
        let sid = match given.text("sid") {
            Some(sid) if twiml_values::is_well_formed_sid(sid, &[kind.prefix()]) => sid.to_owned(),
            Some(sid) => return Err(Refusal::new(20001, format!("`sid` is `{sid}`"))),
            None => self.phone.account().new_sid(kind.prefix()),
        };
        let mut resource = self.fresh(kind, &sid, given.text("phone_number").unwrap_or_default())?;
        resource.set_all(given);
        self.keep(kind, &resource);
        Ok(resource)
    }

    /// One of these as it is when it is new.
    fn fresh(&self, kind: Kind, sid: &str, number: &str) -> Result<Resource, Refusal> {
        let settings = kind.settings().iter().map(|setting| (setting.field, setting.initial()));
        let mut resource: Resource = settings.collect();
        resource.set("sid", sid);
        resource.set("account_sid", self.account.as_str());
        match kind {
            Kind::Number if !is_number(number) => return Err(Refusal::new(21421, number)),
            Kind::Number => {
                resource.set("friendly_name", numbers::formatted(number));
                resource.set_all(&numbers::fixed(number).into());
                resource.set("uri", self.uri(&format!("IncomingPhoneNumbers/{sid}")));
            }
            Kind::Application => resource.set("uri", self.uri(&format!("Applications/{sid}"))),
            Kind::Service => {
                let url = format!("{}/v1/Services/{sid}", self.url);
                resource.set_all(&services::fixed(&url).into());
                resource.set("url", url);
            }
            Kind::Domain => {
                let name = format!("SIP/Domains/{sid}");
                resource.set_all(&domains::fixed(&self.path(&name)).into());
                resource.set("uri", self.uri(&name));
            }
        }
        self.date(&mut resource, kind, "date_created");
        self.date(&mut resource, kind, "date_updated");
        Ok(resource)
    }

    fn keep(&self, kind: Kind, resource: &Resource) {
        self.store.change(|store| store.keep(kind, resource.clone()));
        self.tell_numbers(kind);
    }

    /// Gives one of any kind these fields, as they are.
    pub(super) fn edit(&self, sid: &str, fields: &Resource) -> Result<Resource, Refusal> {
        let (kind, mut resource) = self.find_any(sid)?;
        self.date(&mut resource, kind, "date_updated");
        resource.set_all(fields);
        self.keep(kind, &resource);
        Ok(resource)
    }

    /// One of any kind, by its SID.
    pub(super) fn find_any(&self, sid: &str) -> Result<(Kind, Resource), Refusal> {
        let kind = Kind::ALL.into_iter().find(|kind| sid.starts_with(kind.prefix()));
        let kind = kind.ok_or_else(|| Refusal::not_found(sid))?;
        Ok((kind, self.find(kind, sid, sid)?))
    }

    /// Changes one of these.
    pub(super) fn update(&self, kind: Kind, sid: &str, asked: &Asked) -> Result<Reply, Refusal> {
        let mut resource = self.find(kind, sid, &asked.path)?;
        self.apply(&mut resource, kind, &[], &asked.form)?;
        self.keep(kind, &resource);
        Ok(Reply::Shown(resource))
    }

    fn apply(&self, resource: &mut Resource, kind: Kind, own: &[&str], form: &Form) -> Result<(), Refusal> {
        for parameter in ["VoiceApplicationSid", "SmsApplicationSid"] {
            let is_there = |sid: &str| self.store.read(|store| store.find(Kind::Application, sid).is_some());
            if let Some(sid) = form.text(parameter).filter(|sid| !is_there(sid)) {
                return Err(Refusal::new(21218, sid));
            }
        }
        // That this is so for an empty value as well is an assumption.
        if !numbers::takes_messages(resource)
            && let Some((parameter, _)) = form.iter().find(|(name, _)| name.starts_with("Sms"))
        {
            return Err(Refusal::new(21407, format!("`{parameter}`")));
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
            Kind::Number | Kind::Application | Kind::Domain => {
                resource.set(field, self.rfc_2822(self.now()));
                resource.set("api_version", API_VERSION);
            }
        }
    }

    pub(super) fn delete(&self, kind: Kind, sid: &str, path: &str) -> Result<Reply, Refusal> {
        self.find(kind, sid, path)?;
        self.store.change(|store| {
            store.all_mut(kind).retain(|resource| resource.sid() != sid);
            store.pool.retain(|member| member.text("service_sid") != Some(sid) && member.sid() != sid);
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
