//! What puts back what was there: three-way, so that nothing is lost that somebody changed since.

use std::fmt;

use super::record::{DEFAULT_METHOD, Record};
use super::shown::Shown;
use super::state::State;
use crate::target::{Field, Hook, Row, USE_NUMBER_WEBHOOK};

/// What is put back of one resource, and what is left alone.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Restoration {
    /// What is sent; nothing, if everything is as it was.
    pub form: Vec<(&'static str, String)>,
    /// What is left alone.
    pub left: Vec<LeftAlone>,
}

/// A parameter that is left alone, and why.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftAlone {
    /// Its name.
    pub parameter: &'static str,
    /// Why, for people.
    pub reason: String,
}

/// What becomes of a URL.
enum Fate {
    /// It is not in the record.
    Unknown,
    /// It holds what was written.
    Back,
    /// It is as it was.
    AsBefore,
    /// Somebody changed it.
    Changed,
}

/// The names of what is sent. A URL may have a secret in its query.
impl fmt::Debug for Restoration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.form.iter().map(|(name, _)| name).collect();
        f.debug_struct("Restoration").field("form", &names).finish_non_exhaustive()
    }
}

/// The name. The reason has a URL in it.
impl fmt::Debug for LeftAlone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LeftAlone").field("parameter", &self.parameter).finish_non_exhaustive()
    }
}

impl Restoration {
    /// Compares what was there, what was written, and what is there now.
    pub fn of(now: &State, record: &Record) -> Self {
        let mut restoration = Self::default();
        restoration.single(USE_NUMBER_WEBHOOK, now, record);
        for row in now.kind.rows() {
            restoration.owners(row, now, record);
        }
        for row in now.kind.rows() {
            restoration.family(row, now, record);
        }
        if restoration
            .form
            .iter()
            .all(|(parameter, value)| now.values.get(parameter).unwrap_or_default() == value)
        {
            restoration.form.clear();
        }
        restoration
    }

    fn single(&mut self, field: Field, now: &State, record: &Record) {
        match fate(field, now, record) {
            Fate::Back => self.put(field, record.before.get(field.parameter).unwrap_or_default()),
            Fate::Changed => self.leave_changed(field, now),
            Fate::AsBefore | Fate::Unknown => {}
        }
    }

    /// Twilio deletes one of trunk and application where the other is set, so none is set over another.
    fn owners(&mut self, row: &Row, now: &State, record: &Record) {
        let taken = row.owners.iter().find_map(|owner| now.values.get(owner.parameter));
        for owner in row.owners {
            let is_back = matches!(fate(*owner, now, record), Fate::Back);
            match taken {
                Some(sid) if is_back && record.before.get(owner.parameter).is_some() => {
                    let reason = format!("{sid} has been set since, which it would replace");
                    self.left.push(LeftAlone { parameter: owner.parameter, reason });
                }
                _ => self.single(*owner, now, record),
            }
        }
    }

    /// A family: never a fallback without a primary, which Twilio refuses (21405, 21406).
    fn family(&mut self, row: &Row, now: &State, record: &Record) {
        let primary = fate(row.primary.url, now, record);
        let fallback = row.fallback.map(|hook| (hook, fate(hook.url, now, record)));
        let stays = match primary {
            Fate::Back => record.before.get(row.primary.url.parameter),
            _ => now.values.get(row.primary.url.parameter),
        };
        let blocks = fallback.as_ref().filter(|(hook, fate)| {
            stays.is_none() && !matches!(fate, Fate::Back) && now.values.get(hook.url.parameter).is_some()
        });
        match (primary, blocks) {
            (Fate::Back, Some((hook, _))) => {
                let reason = format!("{} is set, and Twilio allows none without it", hook.url.parameter);
                self.left.push(LeftAlone { parameter: row.primary.url.parameter, reason });
            }
            (Fate::Back, None) => {
                self.put_hook(row.primary, record.before.get(row.primary.url.parameter), record);
            }
            (Fate::Changed, _) => self.leave_changed(row.primary.url, now),
            (Fate::AsBefore | Fate::Unknown, _) => {}
        }
        match fallback {
            Some((hook, Fate::Back)) => {
                let url = record.before.get(hook.url.parameter);
                if let Some(url) = url
                    && stays.is_none()
                {
                    let reason = format!(
                        "it was {url} without a {}, which Twilio does not take any more",
                        row.primary.url.parameter
                    );
                    self.left.push(LeftAlone { parameter: hook.url.parameter, reason });
                }
                self.put_hook(hook, url.filter(|_| stays.is_some()), record);
            }
            Some((hook, Fate::Changed)) => self.leave_changed(hook.url, now),
            Some((_, Fate::AsBefore | Fate::Unknown)) | None => {}
        }
    }

    /// A URL with its method.
    fn put_hook(&mut self, hook: Hook, url: Option<&str>, record: &Record) {
        self.put(hook.url, url.unwrap_or_default());
        if let Some(method) = hook.method {
            self.put(method, record.before.get(method.parameter).unwrap_or(DEFAULT_METHOD));
        }
    }

    fn put(&mut self, field: Field, value: &str) {
        self.form.push((field.parameter, value.to_owned()));
    }

    fn leave_changed(&mut self, field: Field, now: &State) {
        let value = now
            .values
            .get(field.parameter)
            .map_or_else(|| "unset".to_owned(), |value| format!("{:?}", Shown(value)));
        let reason = format!("it is {value} now, which this application did not write");
        self.left.push(LeftAlone { parameter: field.parameter, reason });
    }
}

fn fate(field: Field, now: &State, record: &Record) -> Fate {
    let value = now.values.get(field.parameter);
    if !record.before.mentions(field.parameter) {
        Fate::Unknown
    } else if record.wrote(field.parameter, value) {
        Fate::Back
    } else if record.before.get(field.parameter) == value {
        Fate::AsBefore
    } else {
        Fate::Changed
    }
}
