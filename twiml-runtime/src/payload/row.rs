//! A payload and its parameters as data: what is read from a request, and what a program makes one of.

use std::collections::HashSet;
use std::fmt;

use twiml_schema::Delivery;

use crate::params::Params;
use crate::value::{Format, Text, is_well_formed_sid};
use crate::verify::ACCOUNT;

use super::entry::{Entry, Receiver, recognises};
use super::field::{Field, Presence};
use super::group::{Endings, Group};

/// A payload: what sends it where, and its parameters.
///
/// [`rows`](super::rows) has them all.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct PayloadRow {
    /// The type, as a handler writes it: `IncomingCall`.
    pub name: &'static str,
    /// What messages call it: `an incoming call`.
    pub kind: &'static str,
    /// Twilio's page on it.
    pub page: &'static str,
    /// The attributes that receive it.
    pub received_by: &'static [Receiver],
    /// The callbacks of TwiML and of the REST API that deliver it, as `twiml_schema` has them.
    pub delivered_by: &'static [Delivery],
    /// Parameters that distinguish it from the payloads of the rows below: all of the first set, or all of the second …
    pub recognised_by: &'static [&'static [&'static str]],
    /// The parameters that are a field each. The one that the request is about is the first.
    pub parameters: &'static [ParameterRow],
    /// The fields that several parameters fill.
    pub groups: &'static [GroupRow],
    /// In a [`Fallback`](super::Fallback), the payload of the request that failed, whose parameters are sent as well.
    pub request: Option<&'static PayloadRow>,
}

/// A parameter that is a field.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ParameterRow {
    /// Twilio's name: `CallSid`.
    pub name: &'static str,
    /// The field: `call_sid`.
    pub field: &'static str,
    /// Parameters that the field is read from if this one is missing, in this order.
    pub aliases: &'static [&'static str],
    /// Whether it is always sent.
    pub presence: Presence,
    /// What its value looks like.
    pub format: Format,
    /// Whether it may be sent several times, so that the field is a list. Any other parameter is sent once.
    pub repeats: bool,
    /// Whether `{:?}` hides the value: personal data, or a token.
    pub secret: bool,
    /// What it means.
    pub doc: &'static str,
    pub(crate) tells: Reader<Tells>,
}

/// A field that several parameters fill, whose names begin alike.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct GroupRow {
    /// What the names begin with: `From` of `FromCity`.
    pub beginning: &'static str,
    /// The field: `from_geography`.
    pub field: &'static str,
    /// What follows the beginning.
    pub endings: Endings,
    /// Whether a parameter of the group may be sent several times.
    pub repeats: bool,
    /// What it means.
    pub doc: &'static str,
    pub(crate) collects: Reader<Collects>,
}

/// Whether a field keeps all that its parameter said.
pub(crate) type Tells = fn(&Text) -> bool;

/// Whether a group takes a parameter, by the rest of its name.
pub(crate) type Collects = fn(&str, &Text) -> bool;

/// A function of a row. `Debug` has nothing to show of it.
#[derive(Clone, Copy)]
pub(crate) struct Reader<F>(F);

impl<F> fmt::Debug for Reader<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// A payload that has a row.
pub(crate) trait Described {
    const ROW: &'static PayloadRow;
}

impl PayloadRow {
    /// The row of a payload of the registry.
    pub(crate) const fn new(
        entry: &Entry,
        page: &'static str,
        parameters: &'static [ParameterRow],
        groups: &'static [GroupRow],
        request: Option<&'static Self>,
    ) -> Self {
        let Entry { name, kind, received_by, delivered_by, recognised_by, .. } = *entry;
        Self { name, kind, page, received_by, delivered_by, recognised_by, parameters, groups, request }
    }

    /// The pairs that no field shows: unknown names, values that could not be read, and repetitions.
    pub(crate) fn others<'a>(&self, params: &'a Params) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut seen = HashSet::new();
        params.iter().filter(move |(name, value)| {
            let is_first = seen.insert(*name);
            !self.shows(name, value) || (!is_first && self.sends_once(name).is_some())
        })
    }

    /// The row of the SID that says what a request is about: that of the key, or the first where the key is a word, such as the
    /// type of an event.
    pub(crate) fn subject_row(&self) -> Option<&'static ParameterRow> {
        let parameters = self.request.map_or(self.parameters, |request| request.parameters);
        parameters.iter().find(|row| matches!(row.format, Format::Sid(_)) && row.name != ACCOUNT)
    }

    /// The SID of what a request is about, with its field.
    pub(crate) fn subject<'a>(&self, params: &'a Params) -> Option<(&'static str, &'a str)> {
        let ParameterRow { name, field, aliases, format: Format::Sid(prefixes), .. } = self.subject_row()?
        else {
            return None;
        };
        let mut names = std::iter::once(name).chain(*aliases);
        let sid = names.find_map(|name| params.get(name))?;
        is_well_formed_sid(sid, prefixes).then_some((*field, sid))
    }

    /// Whether a request is of this kind, by the names of its parameters.
    pub(crate) fn recognises(&self, params: &Params) -> bool {
        recognises(self.recognised_by, params)
    }

    /// The name of a parameter that Twilio sends once, as the rows have it. A group is named by its beginning.
    pub(crate) fn sends_once(&self, name: &str) -> Option<&'static str> {
        match self.parameters.iter().find(|row| row.name == name || row.aliases.contains(&name)) {
            Some(parameter) if parameter.repeats => None,
            Some(ParameterRow { name: own, aliases, .. }) => {
                std::iter::once(own).chain(*aliases).copied().find(|known| *known == name)
            }
            None => {
                self.groups.iter().find(|group| !group.repeats && group.names(name)).map(|row| row.beginning)
            }
        }
    }

    fn shows(&self, name: &str, value: &str) -> bool {
        let value = Text::from(value);
        match self.parameters.iter().find(|parameter| parameter.name == name) {
            Some(parameter) => (parameter.tells.0)(&value),
            None => self.groups.iter().any(|group| {
                name.strip_prefix(group.beginning).is_some_and(|rest| (group.collects.0)(rest, &value))
            }),
        }
    }
}

impl ParameterRow {
    /// The row of a field of the type `F`.
    pub(crate) const fn of<F: Field<U>, U>(
        name: &'static str,
        field: &'static str,
        aliases: &'static [&'static str],
        secret: bool,
        doc: &'static str,
    ) -> Self {
        Self {
            name,
            field,
            aliases,
            presence: F::PRESENCE,
            format: F::FORMAT,
            repeats: F::REPEATS,
            secret,
            doc: doc.trim_ascii(),
            tells: Reader(F::tells),
        }
    }

    /// The row of the parameter that the request is about.
    pub(crate) const fn key(self) -> Self {
        Self { presence: Presence::Key, ..self }
    }
}

impl GroupRow {
    /// Whether a parameter belongs to the group.
    fn names(&self, name: &str) -> bool {
        name.strip_prefix(self.beginning).is_some_and(|rest| (self.collects.0)(rest, &Text::default()))
    }

    /// The row of a field of the type `G`.
    pub(crate) const fn of<G: Group>(
        beginning: &'static str,
        field: &'static str,
        doc: &'static str,
    ) -> Self {
        Self {
            beginning,
            field,
            endings: G::ENDINGS,
            repeats: G::REPEATS,
            doc: doc.trim_ascii(),
            collects: Reader(|rest, value| G::default().collect(rest, value)),
        }
    }
}
