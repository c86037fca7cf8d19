//! What is done with one resource.

use std::fmt;

use twiml_runtime::Method;

use super::finding::{Refusal, RefusalCode};
use super::owner;
use super::record::{DEFAULT_METHOD, Record};
use super::shown::Shown;
use super::state::State;
use super::told::WayOut;
use super::wanted::WantedWebhook;
use crate::target::{Field, Hook, Row, TargetKind, Values};

/// A parameter that changes.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Its name.
    pub parameter: &'static str,
    /// What it holds; none if it is unset. The method of a URL that is unset is unset as well.
    pub from: Option<String>,
    /// What it will hold.
    pub to: Option<String>,
}

/// What is done with one resource, in one request.
#[derive(Clone)]
pub struct Part {
    /// The resource as it is.
    pub state: State,
    /// What changes.
    pub changes: Vec<Change>,
    /// What is as it is wanted, with its value.
    pub unchanged: Vec<(&'static str, String)>,
    /// What is sent: whole families. Nothing, if nothing changes.
    pub form: Vec<(&'static str, String)>,
    /// What is in the journal of the resource.
    pub(super) known: Option<Record>,
}

/// The name. A URL may have a secret in its query.
impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Change").field("parameter", &self.parameter).finish_non_exhaustive()
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("state", &self.state)
            .field("changes", &self.changes)
            .finish_non_exhaustive()
    }
}

impl Part {
    pub(super) fn new(state: &State, known: Option<&Record>) -> Self {
        Self {
            state: state.clone(),
            changes: Vec::new(),
            unchanged: Vec::new(),
            form: Vec::new(),
            known: known.cloned(),
        }
    }

    /// The record that is kept once a plan for this target has written the form, in a region.
    pub(super) fn record(&self, region: Option<&str>, target: &str, for_now: bool) -> Option<Record> {
        if self.form.is_empty() {
            return self.known.clone();
        }
        let record = Record::next(self.known.as_ref(), &self.state, &self.form, target, for_now);
        Some(Record { region: region.map(str::to_owned), ..record })
    }

    /// The resource as it is once the form is written.
    pub(super) fn written(&self) -> State {
        let mut state = self.state.clone();
        for (parameter, value) in &self.form {
            state.values.put(parameter, value.clone());
        }
        state
    }

    /// Sets a field that is no URL.
    pub(super) fn set(&mut self, field: Field, to: Option<&str>) {
        let from = self.state.values.get(field.parameter);
        if from != to {
            let (from, to) = (from.map(str::to_owned), to.map(str::to_owned));
            self.form.push((field.parameter, to.clone().unwrap_or_default()));
            self.changes.push(Change { parameter: field.parameter, from, to });
        }
    }

    /// Sets a family, whole, if it is not as wanted.
    pub(super) fn configure(&mut self, row: &Row, wanted: &WantedWebhook) {
        let differences = differences(&self.state.values, row, wanted);
        if differences.is_empty() {
            self.unchanged.extend(held(&self.state.values, row));
            return;
        }
        let is_changed = |parameter: &str| differences.iter().any(|change| change.parameter == parameter);
        let kept = held(&self.state.values, row).filter(|(parameter, _)| !is_changed(parameter));
        self.unchanged.extend(kept.collect::<Vec<_>>());
        self.changes.extend(differences);
        for (hook, target) in targets(row, wanted) {
            self.form.push((hook.url.parameter, target.map_or_else(String::new, |(url, _)| url.to_owned())));
            if let Some(method) = hook.method {
                let now = self.state.values.get(method.parameter);
                let value =
                    target.map_or_else(|| now.unwrap_or(DEFAULT_METHOD), |(_, method)| method.as_str());
                self.form.push((method.parameter, value.to_owned()));
            }
        }
    }

    /// Why a family must not be written: it has a URL that is neither unset, nor Twilio's, nor ours.
    pub(super) fn foreign(&self, row: &Row, wanted: &WantedWebhook, is_ignored: bool) -> Option<Refusal> {
        let found = targets(row, wanted).into_iter().find_map(|(hook, target)| {
            let parameter = hook.url.parameter;
            let url = self.state.values.get(parameter)?;
            let is_ours = target.is_some_and(|(wanted, _)| wanted == url)
                || self.known.as_ref().is_some_and(|known| known.wrote(parameter, Some(url)));
            (!is_ours && !owner::is_demonstration(url)).then_some((parameter, url, target))
        });
        let (parameter, url, target) = found?;
        let of_what = match self.state.kind {
            TargetKind::Number => String::new(),
            _ => format!(" of {}", self.state.described()),
        };
        let product = owner::product(url).map(|product| format!(" ({product})")).unwrap_or_default();
        let who = if target.is_some_and(|(wanted, _)| owner::has_path_of(url, wanted)) {
            "this machine did not write: the same path under another host, perhaps a colleague's tunnel or an old one of yours"
        } else if owner::is_tunnel(url) {
            "this application did not write: somebody's tunnel, perhaps one that is not open any more"
        } else {
            "this application did not write"
        };
        let ignored = if is_ignored { " (it is ignored today)" } else { "" };
        Some(Refusal {
            code: RefusalCode::Foreign,
            family: Some(row.family),
            text: format!("{parameter}{of_what} is {}{product}, which {who}{ignored}.", Shown(url)),
            ways_out: vec![WayOut::Overwrite],
        })
    }

    /// Puts what was set in the order of the table.
    pub(super) fn order(&mut self) {
        let order: Vec<_> = self.state.kind.fields().map(|field| field.parameter).collect();
        let place = |parameter: &str| order.iter().position(|known| *known == parameter);
        self.changes.sort_by_key(|change| place(change.parameter));
        self.form.sort_by_key(|(parameter, _)| place(parameter));
        self.unchanged.sort_by_key(|(parameter, _)| place(parameter));
    }

    /// Whether a URL of Twilio's demonstrations is replaced.
    pub(super) fn replaces_demonstrations(&self) -> bool {
        self.changes.iter().any(|change| change.from.as_deref().is_some_and(owner::is_demonstration))
    }
}

/// What differs in a family. A method counts where its URL is set.
pub(super) fn differences(values: &Values, row: &Row, wanted: &WantedWebhook) -> Vec<Change> {
    let fields = targets(row, wanted).into_iter().flat_map(|(hook, target)| {
        let url = values.get(hook.url.parameter);
        let pairs = [
            Some((hook.url, url, target.map(|(url, _)| url))),
            hook.method.map(|method| {
                let now = url.map(|_| values.get(method.parameter).unwrap_or(DEFAULT_METHOD));
                (method, now, target.map(|(_, method)| method.as_str()))
            }),
        ];
        pairs.into_iter().flatten()
    });
    let different = fields.filter(|(_, from, to)| from != to).map(|(field, from, to)| Change {
        parameter: field.parameter,
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
    });
    different.collect()
}

/// What a family holds, as far as its URLs are set.
fn held<'a>(values: &'a Values, row: &'a Row) -> impl Iterator<Item = (&'static str, String)> + use<'a> {
    let set = row.hooks().filter(|hook| values.get(hook.url.parameter).is_some());
    set.flat_map(Hook::fields)
        .filter_map(|field| Some((field.parameter, values.get(field.parameter)?.to_owned())))
}

/// The URLs of a family, each with what it should be.
fn targets<'a>(row: &Row, wanted: &'a WantedWebhook) -> Vec<(Hook, Option<(&'a str, Method)>)> {
    let fallback = wanted.fallback.as_ref().map(|(url, method)| (url.as_str(), *method));
    let primary = (row.primary, Some((wanted.url.as_str(), wanted.method)));
    [Some(primary), row.fallback.map(|hook| (hook, fallback))].into_iter().flatten().collect()
}
