//! What `Debug` shows of a payload.

use std::fmt;
use std::time::Duration;

use crate::params::{Name, Params};
use crate::value::mask::Hidden;
use crate::value::{Geography, Media, SipHeaders};

use super::field::Value;
use super::row::PayloadRow;

/// A field, as a log shows it.
pub(crate) trait Show: fmt::Debug {
    /// Whether the field is left out.
    fn is_absent(&self) -> bool {
        false
    }

    /// The text of a hidden field.
    fn text(&self) -> Option<&str> {
        None
    }

    /// The field without the `Some` around it, because absent fields are left out.
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<T: Show> Show for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(Show::text)
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Some(value) => value.show(f),
            None => fmt::Debug::fmt(self, f),
        }
    }
}

impl<T: Value + fmt::Debug> Show for T {
    fn text(&self) -> Option<&str> {
        Value::text(self)
    }
}

impl Show for Duration {}

impl Show for Geography {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Value + fmt::Debug> Show for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Show for Vec<Media> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Show for SipHeaders {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// One field of a payload, by name.
pub(crate) struct Shown<'a> {
    pub(crate) name: &'static str,
    pub(crate) value: &'a dyn Show,
    pub(crate) hidden: bool,
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.hidden && !f.alternate() {
            match self.value.text() {
                Some(text) => fmt::Display::fmt(&Hidden(text), f),
                None => f.write_str("…"),
            }
        } else {
            self.value.show(f)
        }
    }
}

/// `Debug` of a payload: the fields that are set, and the names of the parameters that no field shows.
pub(crate) fn debug(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    fields: &[Shown<'_>],
    params: &Params,
    row: &PayloadRow,
) -> fmt::Result {
    let mut out = f.debug_struct(name);
    for field in fields.iter().filter(|field| !field.value.is_absent()) {
        out.field(field.name, field);
    }
    let others = Others { params, row };
    if row.others(params).next().is_some() {
        out.field("other_params", &others);
    }
    out.finish()
}

struct Others<'a> {
    params: &'a Params,
    row: &'a PayloadRow,
}

impl fmt::Debug for Others<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let others = self.row.others(self.params);
        if f.alternate() {
            f.debug_map().entries(others).finish()
        } else {
            f.debug_list().entries(others.map(|(name, _)| Name(name))).finish()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::rows;

    #[test]
    fn logs_show_every_name_of_twilio() {
        for parameter in rows().iter().flat_map(|row| row.parameters) {
            for name in std::iter::once(&parameter.name).chain(parameter.aliases) {
                assert!(Name(name).is_shown(), "{name}");
            }
        }
    }
}
