//! Which request is for what.

use std::sync::Arc;

use http::Method;

use super::asked::Asked;
use super::desk::Desk;
use super::refusal::Refusal;
use super::reply::{Format, Reply};
use super::store::Kind;
use crate::request::API_VERSION;

impl Desk {
    /// How the answer to a request is written, by its path.
    pub(super) fn format(&self, path: &str) -> Format<'_> {
        if path.starts_with("/v1/") {
            Format::JsonWithUrls(&self.url)
        } else if path.strip_suffix(".json").is_some() || !path.starts_with(&format!("/{API_VERSION}/")) {
            Format::Json
        } else {
            Format::Xml
        }
    }

    /// Answers a request.
    pub(super) fn answer(self: &Arc<Self>, asked: &Asked) -> Result<Reply, Refusal> {
        let segments: Vec<_> = asked.path.trim_matches('/').split('/').collect();
        match segments.as_slice() {
            [API_VERSION, "Accounts", account, within @ ..] => {
                self.admit(asked)?;
                if *account != self.account {
                    return Err(Refusal::new(20003, ""));
                }
                self.v2010(asked, within)
            }
            ["v1", "Services", within @ ..] => {
                self.admit(asked)?;
                self.messaging(asked, within)
            }
            _ => Err(Refusal::not_found(&asked.path)),
        }
    }

    /// Lets a request in that has the credentials of the account, and a form for a body if it has one.
    ///
    /// # Errors
    ///
    /// If one of them is missing.
    fn admit(&self, asked: &Asked) -> Result<(), Refusal> {
        match asked.basic() {
            Some(basic) if self.credentials.allow(&basic) => {}
            Some(_) => return Err(Refusal::new(20003, "")),
            None => return Err(Refusal::new(20003, "there are none")),
        }
        if asked.is_other { Err(Refusal::no_form()) } else { Ok(()) }
    }

    /// What is in the account. `.json` at the end of a path is not part of a name. Without it, some names are those of files.
    fn v2010(self: &Arc<Self>, asked: &Asked, within: &[&str]) -> Result<Reply, Refusal> {
        let is_file = asked.method == Method::GET && asked.path.strip_suffix(".json").is_none();
        let within: Vec<_> = within.iter().map(|name| name.strip_suffix(".json").unwrap_or(name)).collect();
        let Asked { method, path, form, .. } = asked;
        match (method, within.as_slice()) {
            (&Method::GET, ["Messages"]) => self.list_messages(asked),
            (&Method::POST, ["Messages"]) => self.create_message(form),
            (&Method::GET, ["Messages", sid]) => self.fetch_message(sid, path),
            (&Method::POST, ["Messages", sid]) => self.change_message(sid, asked),
            (&Method::DELETE, ["Messages", sid]) => self.delete_message(sid, path),
            (&Method::GET, ["Messages", sid, "Media"]) => self.list_media(sid, asked),
            (&Method::GET, ["Messages", sid, "Media", media]) if is_file => self.fetch_file(sid, media, path),
            (&Method::GET, ["Messages", sid, "Media", media]) => self.fetch_media(sid, media, path),
            (&Method::DELETE, ["Messages", sid, "Media", media]) => self.delete_media(sid, media, path),
            (&Method::GET, ["Calls"]) => self.list_calls(asked),
            (&Method::POST, ["Calls"]) => self.create_call(form),
            (&Method::GET, ["Calls", sid]) => self.fetch_call(sid, path),
            (&Method::POST, ["Calls", sid]) => self.change_call(sid, asked),
            (&Method::DELETE, ["Calls", sid]) => self.delete_call(sid, path),
            (_, ["Calls", sid, "Recordings", within @ ..]) => self.recorded(Some(sid), asked, within),
            (&Method::GET, ["Recordings", name]) if is_file => self.fetch_sound(name, asked),
            (_, ["Recordings", within @ ..]) => self.recorded(None, asked, within),
            (_, ["IncomingPhoneNumbers", within @ ..]) => self.configure(Kind::Number, asked, within),
            (_, ["Applications", within @ ..]) => self.configure(Kind::Application, asked, within),
            (_, ["SIP", "Domains", within @ ..]) => self.configure(Kind::Domain, asked, within),
            (_, ["Messages" | "Calls"] | ["Messages" | "Calls", _]) => Err(Refusal::new(20004, method)),
            _ => Err(Refusal::not_found(path)),
        }
    }

    /// Recordings of the account, or those of a call.
    fn recorded(&self, call: Option<&str>, asked: &Asked, within: &[&str]) -> Result<Reply, Refusal> {
        let Asked { method, path, .. } = asked;
        match (method, call, within) {
            (&Method::GET, _, []) => self.list_recordings(call, asked),
            (&Method::POST, Some(call), []) => self.begin_recording(call, asked),
            (&Method::GET, _, [sid]) => self.fetch_recording(call, sid, asked),
            (&Method::POST, Some(call), [sid]) => self.change_recording(call, sid, asked),
            (&Method::DELETE, _, [sid]) => self.delete_recording(call, sid, path),
            (_, _, [] | [_]) => Err(Refusal::new(20004, method)),
            _ => Err(Refusal::not_found(path)),
        }
    }

    fn messaging(&self, asked: &Asked, within: &[&str]) -> Result<Reply, Refusal> {
        match (&asked.method, within) {
            (&Method::GET, [service, "PhoneNumbers"]) => self.list_members(service, asked),
            (&Method::POST, [service, "PhoneNumbers"]) => self.add_member(service, asked),
            (&Method::GET, [service, "PhoneNumbers", sid]) => self.fetch_member(service, sid, &asked.path),
            (&Method::DELETE, [service, "PhoneNumbers", sid]) => {
                self.remove_member(service, sid, &asked.path)
            }
            _ => self.configure(Kind::Service, asked, within),
        }
    }

    fn configure(&self, kind: Kind, asked: &Asked, within: &[&str]) -> Result<Reply, Refusal> {
        let Asked { method, path, form, .. } = asked;
        match (method, within) {
            (&Method::GET, []) => self.list(kind, asked),
            (&Method::POST, []) => self.make(kind, form).map(Reply::Created),
            (&Method::GET, [sid]) => self.fetch(kind, sid, path),
            (&Method::POST, [sid]) => self.update(kind, sid, asked),
            (&Method::DELETE, [sid]) => self.delete(kind, sid, path),
            (_, [] | [_]) => Err(Refusal::new(20004, method)),
            _ => Err(Refusal::not_found(path)),
        }
    }
}
