//! Which parameters a payload has fields for.

use crate::params::Params;
use crate::value::Text;

use super::field::{Field, Group};

/// Whether a field tells all that its parameter said.
pub(crate) type Tells = fn(&Text) -> bool;

/// Whether a group takes a parameter, by the rest of its name.
pub(crate) type Collects = fn(&str, &Text) -> bool;

/// The parameters that a payload has fields for, and what of them its fields can tell.
pub(crate) struct Shape {
    /// By the parameter's name.
    pub(crate) fields: &'static [(&'static str, Tells)],
    /// By the beginning of the parameters' names.
    pub(crate) groups: &'static [(&'static str, Collects)],
}

impl Shape {
    /// The pairs that no field shows: unknown names, values that could not be read, and repetitions.
    pub(crate) fn others<'a>(&self, params: &'a Params) -> impl Iterator<Item = (&'a str, &'a str)> {
        params.iter().enumerate().filter_map(|(at, (name, value))| {
            let repeated = params.iter().take(at).any(|(earlier, _)| earlier == name);
            (repeated || !self.shows(name, value)).then_some((name, value))
        })
    }

    fn shows(&self, name: &str, value: &str) -> bool {
        let value = Text::from(value);
        match self.fields.iter().find(|(field, _)| *field == name) {
            Some((_, tells)) => tells(&value),
            None => self.groups.iter().any(|(beginning, collects)| {
                name.strip_prefix(beginning).is_some_and(|rest| collects(rest, &value))
            }),
        }
    }
}

/// Whether a group takes the parameter.
pub(crate) fn collects<G: Group>(rest: &str, value: &Text) -> bool {
    G::default().collect(rest, value)
}

/// Fills a field that is still open.
pub(crate) fn fill<F: Field<U>, U>(field: &mut Option<F>, value: Text) {
    if field.is_none() {
        *field = F::read(value);
    }
}

/// Fills a field that is still open from another parameter.
pub(crate) fn stand_in<F: Field<U>, U>(field: &mut Option<F>, params: &Params, name: &str) {
    if field.is_none() {
        *field = params.text(name).and_then(F::read);
    }
}
