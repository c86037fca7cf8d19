//! Calls.
//!
//! <https://www.twilio.com/docs/voice/api/call-resource>

mod create;
mod recorded;
mod show;

pub(super) use recorded::recording;

use std::time::Duration;

use twiml_values::Method;

use super::asked::{Asked, Form};
use super::desk::Desk;
use super::page::{PAGING, Page};
use super::refusal::Refusal;
use super::reply::Reply;
use super::when::Filter;
use crate::call::{Change, Leg, Watcher};
use crate::fetch::{Webhook, check_url};

impl Desk {
    /// All calls, in the order in which they began.
    pub(super) fn legs(&self) -> Vec<Leg> {
        let is_there = |leg: &Leg| self.store.read(|store| !store.deleted.contains(leg.sid()));
        self.phone.board().legs().into_iter().filter(is_there).collect()
    }

    pub(super) fn leg(&self, sid: &str, path: &str) -> Result<Leg, Refusal> {
        self.legs().into_iter().find(|leg| leg.sid() == sid).ok_or_else(|| Refusal::not_found(path))
    }

    pub(super) fn fetch_call(&self, sid: &str, path: &str) -> Result<Reply, Refusal> {
        Ok(Reply::Shown(self.show_call(&self.leg(sid, path)?)))
    }

    /// A list, the newest first.
    pub(super) fn list_calls(&self, asked: &Asked) -> Result<Reply, Refusal> {
        const FILTERS: &[&str] = &[
            "To",
            "From",
            "ParentCallSid",
            "Status",
            "StartTime",
            "StartTime<",
            "StartTime>",
            "EndTime",
            "EndTime<",
            "EndTime>",
        ];
        let form = &asked.form;
        form.only(&[FILTERS, &PAGING].concat())?;
        let (starts, ends) = (Filter::read(form, "StartTime")?, Filter::read(form, "EndTime")?);
        let date = |at| self.phone.account().dates.at(at);
        let fits = |leg: &&Leg| {
            let facts = leg.facts();
            form.text("To").is_none_or(|to| facts.to == to)
                && form.text("From").is_none_or(|from| facts.from == from)
                && form.text("ParentCallSid").is_none_or(|sid| facts.parent.as_deref() == Some(sid))
                && form.text("Status").is_none_or(|status| self.show_call(leg).text("status") == Some(status))
                && starts.fits(Some(date(leg.began_at())))
                && ends.fits(leg.ended_at().map(date))
        };
        let legs = self.legs();
        let listed = legs.iter().rev().filter(fits).map(|leg| self.show_call(leg)).collect();
        Ok(Reply::Listed("calls", Page::of(listed, &asked.path, form)?))
    }

    /// Gives a live call something else to do, or ends it.
    ///
    /// `StatusCallback` takes effect with or without `Url`, as Twilio's page says. Others have seen it ignored without one:
    /// <https://github.com/twilio/twilio-python/issues/884>. It is told of the end alone. A fallback stays until there is another one, which is an assumption.
    pub(super) fn change_call(&self, sid: &str, asked: &Asked) -> Result<Reply, Refusal> {
        const KNOWN: &[&str] = &[
            "Url",
            "Method",
            "Twiml",
            "Status",
            "FallbackUrl",
            "FallbackMethod",
            "StatusCallback",
            "StatusCallbackMethod",
            "TimeLimit",
        ];
        let Asked { path, form, .. } = asked;
        let leg = self.leg(sid, path)?;
        form.only(KNOWN)?;
        let (status, time_limit) = (form.text("Status").map(str::to_owned), time_limit(form)?);
        let fallback = webhook(form, "FallbackUrl", "FallbackMethod", 21205)?;
        let told = webhook(form, "StatusCallback", "StatusCallbackMethod", 21609)?;
        if let Some(status) =
            status.as_ref().filter(|status| !matches!(status.as_str(), "canceled" | "completed"))
        {
            return Err(Refusal::new(20001, format!("`Status` is `{status}`")));
        }
        let webhook = webhook(form, "Url", "Method", 21205)?;
        let twiml = form.text("Twiml").map(str::to_owned);
        let redirects = webhook.is_some() || twiml.is_some();
        if redirects && !leg.is_answered() && leg.facts().direction != "inbound" {
            return Err(Refusal::new(21220, format!("it is {}", leg.status().as_str())));
        }
        let ends = status.as_ref().is_some_and(|status| status == "completed" || !leg.is_answered());
        self.phone.board().change(
            &leg,
            Change {
                url: webhook.as_ref().map(|webhook| webhook.url.clone()),
                method: webhook.map(|webhook| webhook.method),
                twiml,
                status,
                fallback,
                watcher: told.map(|webhook| Watcher { webhook, events: vec!["completed".to_owned()] }),
                time_limit,
            },
        )?;
        self.later.then(async {});
        let mut shown = self.show_call(&leg);
        if ends {
            // It is not over before the phone goes on, which may be after this answer.
            shown.set("status", if leg.is_answered() { "completed" } else { "canceled" });
        }
        Ok(Reply::Shown(shown))
    }

    pub(super) fn delete_call(&self, sid: &str, path: &str) -> Result<Reply, Refusal> {
        let leg = self.leg(sid, path)?;
        if !leg.is_over() {
            return Err(Refusal::new(20009, format!("it is {}", leg.status().as_str())));
        }
        self.store.change(|store| store.deleted.insert(sid.to_owned()));
        Ok(Reply::Deleted)
    }
}

/// The webhook of two parameters, if its URL is given.
///
/// # Errors
///
/// With this code, if it is not valid.
fn webhook(form: &Form, url: &str, method: &str, code: u32) -> Result<Option<Webhook>, Refusal> {
    let method = match form.text(method) {
        None => Method::Post,
        Some(text) => text
            .to_ascii_uppercase()
            .parse()
            .map_err(|_| Refusal::new(21209, format!("`{method}` is `{text}`")))?,
    };
    let Some(url) = form.text(url) else { return Ok(None) };
    check_url(url).map_err(|fault| Refusal::new(code, fault.about()))?;
    Ok(Some(Webhook { url: url.to_owned(), method }))
}

/// The events that are told: a list, or one text with spaces. If there is none, it is `completed`.
///
/// # Errors
///
/// With this code, if one is not known.
fn events(form: &Form, name: &str, known: &[&str], code: u32) -> Result<Vec<String>, Refusal> {
    let values = form.list(name);
    let events = values.iter().flat_map(|value| value.split_whitespace().map(str::to_owned));
    let events: Vec<_> = events.collect();
    match events.iter().find(|event| !known.contains(&event.as_str())) {
        Some(event) => Err(Refusal::new(code, format!("`{event}`"))),
        None if events.is_empty() => Ok(vec!["completed".to_owned()]),
        None => Ok(events),
    }
}

/// How long a call lasts at most. What Twilio allows depends on the account; here it is a day, and no call lasts for more than four hours.
fn time_limit(form: &Form) -> Result<Option<Duration>, Refusal> {
    const DAY: u64 = 24 * 3600;
    Ok(form.number("TimeLimit", 1..=DAY, 20001)?.map(Duration::from_secs))
}
