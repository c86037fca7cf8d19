//! What a handler's documents hold, and whether that is for the one who asks.

use syn::{GenericArgument, PathArguments, Type};
use twiml_schema::Delivery;
use twiml_schema::rules::{Severity, wrong_answer};

use super::body::Body;
use super::item::Item;
use crate::diagnostics::{Diagnostics, Warning};
use crate::markup::ast::Name;
use crate::markup::verbs::verbs;

/// The payloads of handlers that only one callback asks, whose answers cannot hold every verb. They are known by their names, before the compiler
/// knows any type; a handler that renames one is warned of by the flow.
const PAYLOADS: [(&str, Delivery); 4] = [
    ("CallScreening", Delivery::CallScreening),
    ("ConferenceWait", Delivery::ConferenceWait),
    ("QueueWait", Delivery::EnqueueWait),
    ("QueueConnect", Delivery::QueueUrl),
];

/// Reports the verbs that are not for the one who asks, and returns what is only worth a warning.
pub(super) fn check(item: &Item, body: &Body, diagnostics: &mut Diagnostics) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let Some(delivery) = item.types().next().and_then(asked_by) else { return warnings };
    let mut check = |verb: &Name| {
        let Some(violation) = wrong_answer(delivery, &verb.text) else { return };
        match violation.severity() {
            Severity::Error => diagnostics.report(verb.span, &violation),
            Severity::Warning => warnings.push(Warning::of(verb.span, &violation)),
        }
    };
    body.documents.iter().for_each(|document| verbs(document, &mut check));
    warnings
}

/// The only callback that sends a payload of this type, also where it comes to a fallback.
fn asked_by(payload: &Type) -> Option<Delivery> {
    let Type::Path(path) = payload else { return None };
    let last = path.path.segments.last()?;
    if let PathArguments::AngleBracketed(arguments) = &last.arguments
        && last.ident == "Fallback"
    {
        let GenericArgument::Type(failed) = arguments.args.first()? else { return None };
        return asked_by(failed);
    }
    PAYLOADS.iter().find(|(name, _)| last.ident == name).map(|(_, delivery)| *delivery)
}
