//! A literal that its attribute does not take.

use twiml_schema::Attribute;

use super::super::ast::{Literal, Name};
use super::Checker;
use super::children::Parent;

impl Checker<'_> {
    /// Reports a literal that an attribute does not take.
    pub(super) fn refused(
        &mut self,
        name: &Name,
        literal: &Literal,
        row: &'static Attribute,
        parent: Parent<'_>,
    ) {
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
    }
}
