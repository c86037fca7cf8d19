//! Which request is for what.

use std::collections::VecDeque;
use std::sync::Arc;

use http::Method;

use super::asked::Asked;
use super::desk::Desk;
use super::refusal::Refusal;
use super::reply::{Format, Reply};
use super::store::Kind;

impl Desk {
    /// Answers a request, and says how the answer is written.
    pub(super) fn answer(self: &Arc<Self>, asked: &Asked) -> (Result<Reply, Refusal>, Format<'_>) {
        let segments: Vec<_> = asked.path.trim_matches('/').split('/').collect();
        match segments.as_slice() {
            [crate::request::API_VERSION, "Accounts", account, within @ ..] => {
                let format = asked.path.strip_suffix(".json").map_or(Format::Xml, |_| Format::Json);
                let is_ours = *account == self.account;
                (self.allow(asked, is_ours).and_then(|()| self.v2010(asked, within)), format)
            }
            ["v1", "Services", within @ ..] => {
                let format = Format::JsonWithUrls(&self.url);
                (self.allow(asked, true).and_then(|()| self.messaging(asked, within)), format)
            }
            _ => (Err(Refusal::not_found(&asked.path)), Format::Json),
        }
    }

    fn allow(&self, asked: &Asked, is_ours: bool) -> Result<(), Refusal> {
        if let Some(code) = self.refusals.change(VecDeque::pop_front) {
            return Err(Refusal::new(code, ""));
        }
        match &asked.basic {
            Some(basic) if is_ours && self.credentials.allow(basic) => Ok(()),
            Some(_) => Err(Refusal::new(20003, "")),
            None => Err(Refusal::new(20003, "there are none")),
        }
    }

    /// What is in the account. `.json` at the end of a path is no part of a name.
    fn v2010(self: &Arc<Self>, asked: &Asked, within: &[&str]) -> Result<Reply, Refusal> {
        let within: Vec<_> = within.iter().map(|name| name.strip_suffix(".json").unwrap_or(name)).collect();
        let Asked { method, path, form, .. } = asked;
        match (method, within.as_slice()) {
            (&Method::GET, ["Messages"]) => self.list_messages(asked),
            (&Method::POST, ["Messages"]) => self.create_message(form),
            (&Method::GET, ["Messages", sid]) => self.fetch_message(sid, path),
            (&Method::POST, ["Messages", sid]) => self.change_message(sid, asked),
            (&Method::DELETE, ["Messages", sid]) => self.delete_message(sid, path),
            (&Method::GET, ["Messages", sid, "Media"]) => self.list_media(sid, asked),
            (&Method::GET, ["Messages", sid, "Media", media]) => self.fetch_media(sid, media, path),
            (&Method::GET, ["Calls"]) => self.list_calls(asked),
            (&Method::POST, ["Calls"]) => self.create_call(form),
            (&Method::GET, ["Calls", sid]) => self.fetch_call(sid, path),
            (&Method::POST, ["Calls", sid]) => self.change_call(sid, asked),
            (&Method::DELETE, ["Calls", sid]) => self.delete_call(sid, path),
            (_, ["IncomingPhoneNumbers", within @ ..]) => self.configure(Kind::Number, asked, within),
            (_, ["Applications", within @ ..]) => self.configure(Kind::Application, asked, within),
            (_, ["Messages" | "Calls"] | ["Messages" | "Calls", _]) => Err(Refusal::new(20004, method)),
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
