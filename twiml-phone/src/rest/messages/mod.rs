//! Messages.
//!
//! <https://www.twilio.com/docs/messaging/api/message-resource>

mod create;
mod media;
mod show;

use super::asked::{Asked, Form};
use super::desk::Desk;
use super::page::{PAGING, Page};
use super::refusal::Refusal;
use super::reply::Reply;
use super::when::Filter;
use crate::message::Record;

/// Statuses after which nothing happens to a message by itself.
const FINAL: &[&str] =
    &["delivered", "undelivered", "failed", "read", "received", "canceled", "partially_delivered"];

impl Desk {
    pub(in crate::rest) fn record(&self, sid: &str, path: &str) -> Result<Record, Refusal> {
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

/// A flag that has no effect here, but has to be one.
fn check_flags(form: &Form, names: &[&str]) -> Result<(), Refusal> {
    names.iter().try_for_each(|name| form.flag(name).map(|_| ()))
}
