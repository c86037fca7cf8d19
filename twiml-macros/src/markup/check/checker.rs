//! What a check collects.

use std::iter;

use proc_macro2::Span;
use twiml_schema::rules::{Finding, Severity};

use crate::diagnostics::{Diagnostics, help, note};
use crate::markup::tree::Warning;

/// Collects what is wrong with a document. The files beside this one add what they check.
pub(super) struct Checker<'a> {
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) warnings: Vec<Warning>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(diagnostics: &'a mut Diagnostics) -> Self {
        Self { diagnostics, warnings: Vec::new() }
    }

    /// Notes what the rules of TwiML have found.
    pub(super) fn report(&mut self, findings: Vec<Finding<Span>>) {
        for Finding { at, violation } in findings {
            match violation.severity() {
                Severity::Error => self.diagnostics.report(at, &violation),
                Severity::Warning => {
                    let told = iter::once(violation.to_string());
                    let told = told.chain(help(&violation)).chain(note(&violation));
                    self.warn(at, told.collect::<Vec<_>>().join("; "));
                }
            }
        }
    }

    pub(super) fn warn(&mut self, span: Span, message: String) {
        self.warnings.push(Warning { span, message });
    }
}
