//! The rules of the registry.

use std::collections::HashSet;

use proc_macro2::Span;
use syn::{Ident, LitStr};
use twiml_schema::{Delivery, nearest};

use super::row::{Delivered, Receiver, Registry, Row, delivery_of};
use crate::diagnostics::Diagnostics;
use crate::kind::{KINDS, Kind};

pub(super) fn check(registry: &Registry, diagnostics: &mut Diagnostics) {
    check_callbacks(registry, diagnostics);
    check_distinct(registry, diagnostics);
    for row in &registry.payloads {
        if row.received_by.is_empty() {
            diagnostics
                .error(row.payload.name.span(), format!("nothing receives `{}`", row.payload))
                .help("name the attribute: `received_by: voice_webhook(\"incoming-call\");`");
        }
        for receiver in &row.received_by {
            check_receiver(receiver, diagnostics);
        }
        for delivered in &row.delivered_by {
            check_delivered(row, delivered, registry, diagnostics);
        }
    }
    check_recognition(&registry.payloads, diagnostics);
}

/// There is a row for each callback of the schema, and none for others.
fn check_callbacks(registry: &Registry, diagnostics: &mut Diagnostics) {
    let names = || Delivery::ALL.iter().map(|delivery| delivery.name());
    for callback in &registry.callbacks {
        if delivery_of(&callback.name).is_none() {
            unknown("callback of the schema", &callback.name, names(), diagnostics);
        }
    }
    for name in names() {
        if !registry.callbacks.iter().any(|callback| callback.name == name) {
            diagnostics
                .error(Span::call_site(), format!("the callback `{name}` has no row"))
                .help(format!("add one: `{name}: \"`<Verb attribute>`\";`"));
        }
    }
}

/// No payload, callback or webhook is given twice.
fn check_distinct(registry: &Registry, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    let names = registry.payloads.iter().map(|row| (row.payload.to_string(), row.payload.name.span()));
    // A payload and a callback may have the same name.
    let callbacks =
        registry.callbacks.iter().map(|callback| (format!("<{}>", callback.name), callback.name.span()));
    for (name, span) in names.chain(callbacks) {
        if !seen.insert(name.clone()) {
            diagnostics.error(span, format!("`{name}` has two rows")).help("make them one");
        }
    }
    let receivers = registry.payloads.iter().flat_map(|row| &row.received_by);
    let mut seen = HashSet::new();
    for webhook in receivers.flat_map(|receiver| &receiver.webhooks) {
        if !seen.insert(webhook.value()) {
            diagnostics
                .error(webhook.span(), format!("the webhook `{}` already has a row", webhook.value()))
                .help("a webhook sends one payload");
        }
    }
}

fn check_receiver(receiver: &Receiver, diagnostics: &mut Diagnostics) {
    if Kind::find(&receiver.attribute).is_none() {
        let names = KINDS.iter().map(|kind| kind.attribute);
        unknown("attribute", &receiver.attribute, names, diagnostics);
    }
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    for webhook in receiver.webhooks.iter().filter(|webhook| !webhook.value().chars().all(is_plain)) {
        diagnostics
            .error(
                webhook.span(),
                "the name of a webhook is lowercase letters and digits, with hyphens between",
            )
            .help("such as `incoming-call`");
    }
}

fn check_delivered(row: &Row, delivered: &Delivered, registry: &Registry, diagnostics: &mut Diagnostics) {
    let Delivered { callback, .. } = delivered;
    let known = registry.callbacks.iter().find(|known| known.name == *callback);
    let (Some(known), Some(delivery)) = (known, delivery_of(callback)) else {
        let names: Vec<_> = registry.callbacks.iter().map(|callback| callback.name.to_string()).collect();
        unknown("callback", callback, names.iter().map(String::as_str), diagnostics);
        return;
    };
    let mut kinds = row.received_by.iter().filter_map(|receiver| Kind::find(&receiver.attribute));
    if !kinds.any(|kind| kind.replies(delivery.reply())) {
        diagnostics
            .error(
                callback.span(),
                format!(
                    "what receives `{}` does not return what {} expects",
                    row.payload,
                    known.place.value()
                ),
            )
            .help("change `received_by`, or remove the callback");
    }
}

fn unknown<'a>(
    what: &str,
    name: &Ident,
    known: impl Iterator<Item = &'a str>,
    diagnostics: &mut Diagnostics,
) {
    let error = diagnostics.error(name.span(), format!("`{name}` is not a known {what}"));
    if let Some(near) = nearest(&name.to_string(), known) {
        error.help(format!("did you mean `{near}`?"));
    }
}

/// A request is recognised by the first row whose parameters it has, so no row may hide one below it.
fn check_recognition(payloads: &[Row], diagnostics: &mut Diagnostics) {
    let names = |set: &[LitStr]| set.iter().map(LitStr::value).collect::<HashSet<_>>();
    let mut above: Vec<(HashSet<String>, &Row)> = Vec::new();
    for row in payloads {
        for set in &row.recognised_by {
            let own = names(set);
            if let (Some((_, hiding)), Some(first)) =
                (above.iter().find(|(other, _)| other.is_subset(&own)), set.first())
            {
                diagnostics
                    .error(
                        first.span(),
                        format!(
                            "`{}` is never recognised by this: `{}` above is recognised by less",
                            row.payload, hiding.payload
                        ),
                    )
                    .help("move the row up");
            }
            above.push((own, row));
        }
    }
}
