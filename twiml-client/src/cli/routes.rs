//! `routes`: what is mounted.

use serde_json::{Value, json};
use twiml_runtime::{Descriptor, Entry, EntryRole, Webhooks};

use super::command::RoutesArgs;
use super::terminal::{BOLD, PLAIN, line};

/// Prints them.
pub(super) fn run<S>(webhooks: &Webhooks<S>, args: &RoutesArgs) {
    let entries: Vec<_> = webhooks.entries().collect();
    if args.json {
        let routes: Value = webhooks.routes().map(|handler| to_json(handler, &entries)).collect();
        line(format_args!("{routes:#}"));
    } else {
        let rows: Vec<_> = webhooks.routes().map(|handler| to_row(handler, &entries)).collect();
        for row in table(&rows) {
            line(row);
        }
    }
}

type Row = [String; 5];

const TITLES: [&str; 5] = ["METHOD", "PATH", "HANDLER", "PAYLOAD", "ENTRY"];

fn to_row(handler: Descriptor, entries: &[Entry]) -> Row {
    let fallback_for = || entries.iter().find(|entry| entry.fallback == Some(handler));
    let entry = match (handler.entry, fallback_for()) {
        (Some(role), _) => role.to_string(),
        (None, Some(entry)) => format!("fallback of {}", entry.handler.name),
        (None, None) => String::new(),
    };
    let Descriptor { method, path, name, payload, .. } = handler;
    [method.to_string(), path.to_owned(), name.to_owned(), payload.to_owned(), entry]
}

fn to_json(handler: Descriptor, entries: &[Entry]) -> Value {
    let entry = entries.iter().find(|entry| entry.handler == handler);
    json!({
        "method": handler.method.as_str(),
        "path": handler.path,
        "handler": handler.name,
        "attribute": handler.attribute,
        "payload": Some(handler.payload).filter(|payload| !payload.is_empty()),
        "entry": handler.entry.map(role_name),
        "fallback": entry.and_then(|entry| entry.fallback).map(|fallback| fallback.name),
        "location": handler.location.to_string(),
    })
}

/// The name of a role for programs.
fn role_name(role: EntryRole) -> &'static str {
    match role {
        EntryRole::Message => "message",
        EntryRole::Call => "call",
        EntryRole::CallStatus => "call-status",
        EntryRole::MessageStatus => "message-status",
    }
}

/// The lines of a table, below their titles.
fn table(rows: &[Row]) -> Vec<String> {
    let width = |column: usize| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.chain([TITLES[column].len()]).max().unwrap_or_default()
    };
    let widths: [usize; 5] = std::array::from_fn(width);
    let padded = |cells: [&str; 5]| {
        let cells = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let titles = format!("{BOLD}{}{PLAIN}", padded(TITLES));
    let rows = rows.iter().map(|row| padded(row.each_ref().map(String::as_str)));
    [titles].into_iter().chain(rows).collect()
}
