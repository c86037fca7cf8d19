//! A literal against what its attribute takes.

use twiml_schema::Attribute;

use super::super::ast::{Literal, Name};
use super::Checker;
use super::children::Parent;

impl Checker<'_> {
    /// Whether an attribute takes a literal; an error if it does not.
    pub(super) fn literal_value(
        &mut self,
        name: &Name,
        literal: &Literal,
        row: &'static Attribute,
        parent: Parent<'_>,
    ) -> bool {
        if row.value.accepts(&literal.text) && row.value.respelled(&literal.text).is_none() {
            return true;
        }
        let error = self.diagnostics.error(
            literal.span,
            format!("`{}` takes {}, not `{}`", name.text, row.value.describe(), literal.text),
        );
        let error = match row.value.meant_by(&literal.text) {
            Some(guess) => error.help(format!("did you mean `\"{guess}\"`?")),
            None => error,
        };
        let error = match row.error {
            Some(code) => error.note(format!("Twilio reports this as error {code}")),
            None => error,
        };
        if let [element, ..] = parent.rows {
            error.note(format!("see {}", element.page));
        }
        false
    }
}
