//! `SECURITY.md` lists all that the runtime can log: its table is compared with the source.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// An event or a span.
#[derive(Debug, PartialEq)]
struct Logged {
    /// `WARN`, or `span, INFO`.
    level: String,
    /// The message, with `…` for what is put into it; of a span, its name.
    what: String,
    fields: BTreeSet<String>,
}

#[test]
fn the_list_in_security_md_has_every_event_with_its_fields() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut logged = Vec::new();
    add(&root.join("twiml-runtime/src"), &mut logged);
    assert!(logged.len() > 20, "{logged:?}");
    let listed = listed(&fs::read_to_string(root.join("SECURITY.md")).unwrap());
    let is_of = |event: &Logged, row: &Logged| {
        event.level == row.level && event.fields == row.fields && event.what.starts_with(&row.what)
    };
    let missing: Vec<_> = logged.iter().filter(|event| !listed.iter().any(|row| is_of(event, row))).collect();
    assert!(missing.is_empty(), "not in the table of SECURITY.md: {missing:#?}");
    let gone: Vec<_> = listed.iter().filter(|row| !logged.iter().any(|event| is_of(event, row))).collect();
    assert!(gone.is_empty(), "in the table of SECURITY.md, and nowhere in the source: {gone:#?}");
}

/// The rows of the table.
fn listed(text: &str) -> Vec<Logged> {
    let (_, table) = text.split_once("## What is logged").unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(2);
    let row = |line: &str| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [level, what, fields] = cells[..] else { panic!("{line}") };
        // What is in parentheses explains a message that is known at run time alone.
        let what = what.split(" (").next().unwrap_or_default().to_owned();
        let fields = fields.split(", ").filter(|field| !field.is_empty()).map(str::to_owned).collect();
        Logged { level: level.to_owned(), what, fields }
    };
    rows.map(row).collect()
}

/// What the files of a folder log.
fn add(folder: &Path, logged: &mut Vec<Logged>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            add(&entry, logged);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&entry).unwrap();
            visit(source.parse().unwrap(), logged);
        }
    }
}

/// Finds `tracing::warn!(…)` and the like.
fn visit(tokens: TokenStream, logged: &mut Vec<Logged>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let before: String = tokens[at.saturating_sub(5)..at].iter().map(ToString::to_string).collect();
        match before.strip_prefix("tracing::").and_then(|rest| rest.strip_suffix('!')) {
            Some(name) => logged.push(read(name, group.stream())),
            None => visit(group.stream(), logged),
        }
    }
}

fn read(name: &str, arguments: TokenStream) -> Logged {
    let span = name.strip_suffix("_span");
    let level = match span {
        Some(level) => format!("span, {}", level.to_uppercase()),
        None => name.to_uppercase(),
    };
    let mut found = Logged { level, what: String::new(), fields: BTreeSet::new() };
    let arguments: Vec<_> = arguments.into_iter().collect();
    for argument in
        arguments.split(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','))
    {
        let mut tokens = argument
            .iter()
            .filter(|token| !matches!(token, TokenTree::Punct(sign) if "%?".contains(sign.as_char())));
        match tokens.next() {
            Some(TokenTree::Literal(text)) => {
                found.what = with_holes(text.to_string().trim_matches('"'));
                if span.is_none() {
                    // What follows is put into the message.
                    break;
                }
            }
            Some(TokenTree::Ident(field)) if field != "target" => {
                found.fields.insert(field.to_string());
            }
            _ => {}
        }
    }
    found
}

/// `{name}` becomes `…`, and signs of code are left out.
fn with_holes(message: &str) -> String {
    let mut shown = String::new();
    for (at, part) in message.replace('`', "").split('{').enumerate() {
        if at == 0 {
            shown.push_str(part);
        } else {
            shown.push('…');
            shown.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
        }
    }
    shown
}
