//! What a check collects.

use proc_macro2::Span;
use twiml_schema::rules::{Finding, Severity};

use crate::diagnostics::{Diagnostics, Warning};
use crate::source::Surroundings;

/// Collects what is wrong with a document. The files beside this one add what they check.
pub(super) struct Checker<'a> {
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) warnings: Vec<Warning>,
    /// What is around the document.
    pub(super) surroundings: Surroundings,
}

impl<'a> Checker<'a> {
    pub(super) fn new(diagnostics: &'a mut Diagnostics, surroundings: Surroundings) -> Self {
        Self { diagnostics, warnings: Vec::new(), surroundings }
    }

    /// Notes what the rules of TwiML have found.
    pub(super) fn report(&mut self, findings: Vec<Finding<Span>>) {
        for Finding { at, violation } in findings {
            match violation.severity() {
                Severity::Error => self.diagnostics.report(at, &violation),
                Severity::Warning => self.warnings.push(Warning::of(at, &violation)),
            }
        }
    }

    pub(super) fn warn(&mut self, span: Span, message: String) {
        self.warnings.push(Warning { span, message });
    }
}
