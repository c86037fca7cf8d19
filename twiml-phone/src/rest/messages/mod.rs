//! Messages.
//!
//! <https://www.twilio.com/docs/messaging/api/message-resource>

mod create;
mod show;

use serde_json::json;

use super::asked::{Asked, Form};
use super::desk::Desk;
use super::page::{PAGING, Page};
use super::refusal::Refusal;
use super::reply::Reply;
use super::resource::Resource;
use super::when::Filter;
use crate::message::Record;
use crate::random::Random;

/// Statuses after which nothing happens to a message by itself.
const FINAL: &[&str] =
    &["delivered", "undelivered", "failed", "read", "received", "canceled", "partially_delivered"];

impl Desk {
    fn record(&self, sid: &str, path: &str) -> Result<Record, Refusal> {
        let records = self.phone.office().records();
        records.into_iter().find(|record| record.sid == sid).ok_or_else(|| Refusal::not_found(path))
    }

    pub(super) fn fetch_message(&self, sid: &str, path: &str) -> Result<Reply, Refusal> {
        Ok(Reply::Shown(self.show_message(&self.record(sid, path)?)))
    }

    /// A list, the newest first.
    pub(super) fn list_messages(&self, asked: &Asked) -> Result<Reply, Refusal> {
        let form = &asked.form;
        form.only(&[&["To", "From", "DateSent", "DateSent<", "DateSent>"], &PAGING[..]].concat())?;
        let dates = Filter::read(form, "DateSent")?;
        let fits = |record: &&Record| {
            form.text("To").is_none_or(|to| record.to == to)
                && form.text("From").is_none_or(|from| record.from == from)
                && dates.fits(record.sent_at.map(|at| self.phone.account().dates.at(at)))
        };
        let records = self.phone.office().records();
        let listed = records.iter().rev().filter(fits).map(|record| self.show_message(record)).collect();
        Ok(Reply::Listed("messages", Page::of(listed, &asked.path, form)?))
    }

    /// Cancels a message that was scheduled, or takes its text away.
    pub(super) fn change_message(&self, sid: &str, asked: &Asked) -> Result<Reply, Refusal> {
        let Asked { path, form, .. } = asked;
        let record = self.record(sid, path)?;
        form.only(&["Body", "Status"])?;
        match (form.text("Status"), form.get("Body")) {
            (Some("canceled"), _) if record.status != "scheduled" => {
                return Err(Refusal::new(30409, format!("it is {}", record.status)));
            }
            (Some("canceled"), _) => {
                let (office, sid) = (self.phone.office().clone(), sid.to_owned());
                office.report(&sid, "canceled", None);
                self.later.then(async {});
            }
            (None, Some("")) => self.phone.office().change_record(sid, |record| record.body.clear()),
            (None, Some(_)) => return Err(Refusal::new(20001, "`Body` can only be emptied")),
            (Some(status), _) => return Err(Refusal::new(20001, format!("`Status` is `{status}`"))),
            (None, None) => return Err(Refusal::new(20001, "nothing is changed")),
        }
        self.fetch_message(sid, path)
    }

    pub(super) fn delete_message(&self, sid: &str, path: &str) -> Result<Reply, Refusal> {
        let record = self.record(sid, path)?;
        // A scheduled message that is forgotten would still be sent.
        if !FINAL.contains(&record.status.as_str()) {
            return Err(Refusal::new(20009, format!("it is {}", record.status)));
        }
        self.phone.office().forget(sid);
        Ok(Reply::Deleted)
    }
}

/// The files of messages. What is in them cannot be fetched.
///
/// <https://www.twilio.com/docs/messaging/api/media-resource>
impl Desk {
    pub(super) fn list_media(&self, message: &str, asked: &Asked) -> Result<Reply, Refusal> {
        let record = self.record(message, &asked.path)?;
        asked.form.only(&[&["DateCreated", "DateCreated<", "DateCreated>"], &PAGING[..]].concat())?;
        let dates = Filter::read(&asked.form, "DateCreated")?;
        let fits = dates.fits(Some(self.phone.account().dates.at(record.created_at)));
        let listed = if fits { self.media(&record) } else { Vec::new() };
        Ok(Reply::Listed("media_list", Page::of(listed, &asked.path, &asked.form)?))
    }

    pub(super) fn fetch_media(&self, message: &str, sid: &str, path: &str) -> Result<Reply, Refusal> {
        let media = self.media(&self.record(message, path)?);
        let found = media.into_iter().find(|media| media.sid() == sid);
        found.map(Reply::Shown).ok_or_else(|| Refusal::not_found(path))
    }

    fn media(&self, record: &Record) -> Vec<Resource> {
        let date = self.rfc_2822(record.created_at);
        let files = record.media.iter().enumerate().map(|(number, content_type)| {
            let sid = format!("ME{}", Random::of(0, &format!("{} {number}", record.sid)).hex());
            Resource::from(json!({
                "sid": sid,
                "account_sid": self.account,
                "parent_sid": record.sid,
                "content_type": content_type,
                "date_created": date,
                "date_updated": date,
                "uri": self.uri(&format!("Messages/{}/Media/{sid}", record.sid)),
            }))
        });
        files.collect()
    }
}

/// A flag that has no effect here, but has to be one.
fn check_flags(form: &Form, names: &[&str]) -> Result<(), Refusal> {
    names.iter().try_for_each(|name| form.flag(name).map(|_| ()))
}
