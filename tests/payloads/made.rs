//! Requests that are made from the rows alone, and read back.

use std::collections::BTreeMap;

use serde_json::Value;
use twiml_runtime::payload::{PayloadRow, Presence, rows};
use twiml_runtime::value::{Format, TimeUnit};

use super::handlers::WEBHOOKS;
use super::read::{Pairs, names, shows, verified};

/// A value that looks as the format says.
fn value(format: Format) -> String {
    match format {
        Format::Sid(prefixes) => format!("{}0123456789abcdef0123456789abcdef", prefixes[0]),
        Format::Address => "+15550100001".into(),
        Format::OneOf(words) => words[words.len() - 1].into(),
        Format::Timestamp => "Tue, 26 Apr 2016 05:02:09 +0000".into(),
        Format::Url => "https://example.com/a".into(),
        Format::Json => r#"{"a":1}"#.into(),
        Format::Integer => "7".into(),
        Format::Number => "0.25".into(),
        Format::Boolean => "true".into(),
        Format::ErrorCode => "30007".into(),
        Format::TimeSpan(TimeUnit::Milliseconds) => "1500".into(),
        Format::TimeSpan(_) => "12".into(),
        _ => "some text".into(),
    }
}

/// A parameter, its value, and the field that shows it.
type Made = (String, String, &'static str);

/// Every parameter of a row, but for those of the request in a fallback.
fn made(row: &PayloadRow) -> Vec<Made> {
    let parameters = row.parameters.iter().map(|row| (row.name.to_owned(), value(row.format), row.field));
    let groups = row.groups.iter().flat_map(|group| {
        // Numbered parameters come twice, the others once.
        let named: BTreeMap<_, _> =
            ["0", "1"].iter().flat_map(|number| names(group, number, "X-Customer")).collect();
        named.into_iter().map(|(name, format)| (name, value(format), group.field))
    });
    parameters.chain(groups).collect()
}

fn pairs(made: impl IntoIterator<Item = Made>) -> Pairs {
    made.into_iter().map(|(name, value, _)| (name, value)).collect()
}

fn assert_filled(path: &str, made: &[Made], json: &Value) {
    for (name, value, field) in made {
        assert!(shows(&json[*field], value), "{path}: {name}={value} is {}", json[*field]);
    }
}

#[test]
fn a_request_made_from_the_rows_fills_every_field() {
    for webhook in WEBHOOKS {
        let row = webhook.row();
        let (own, request) = (made(row), row.request.map(made));
        let is_own = |name: &str| own.iter().any(|(own, ..)| own == name);
        let others = request.iter().flatten().filter(|(name, ..)| !is_own(name));
        let read = webhook.read_all(&pairs(own.iter().chain(others).cloned()));
        assert!(read.others.is_empty(), "{}: {:?}", webhook.path, read.others);
        assert_filled(webhook.path, &own, &read.json);
        if let Some(request) = request {
            assert_filled(webhook.path, &request, &read.json["request"]);
        } else {
            let rows = row.parameters.len() + row.groups.len();
            assert_eq!(read.json.as_object().unwrap().len(), rows, "{}: {:#}", webhook.path, read.json);
        }
    }
}

#[test]
fn what_is_always_sent_is_enough() {
    for webhook in WEBHOOKS {
        let row = webhook.row();
        let row = row.request.unwrap_or(row);
        let sent = row.parameters.iter().filter(|row| row.presence != Presence::Optional);
        let made: Vec<Made> = sent.map(|row| (row.name.to_owned(), value(row.format), row.field)).collect();
        let read = webhook.read_all(&pairs(made));
        assert!(read.others.is_empty(), "{}: {:?}", webhook.path, read.others);
    }
}

#[test]
fn a_request_has_one_key_and_it_comes_first() {
    for webhook in WEBHOOKS {
        let row = webhook.row();
        let row = row.request.unwrap_or(row);
        let keys: Vec<_> = row.parameters.iter().map(|row| row.presence == Presence::Key).collect();
        assert_eq!(keys.iter().filter(|key| **key).count(), 1, "{}", webhook.path);
        assert!(keys[0], "{}", webhook.path);
        let rest = made(row).into_iter().filter(|(name, ..)| {
            let key = &row.parameters[0];
            name != key.name && !key.aliases.contains(&name.as_str())
        });
        let refused = (webhook.read)(verified(&pairs(rest))).unwrap_err();
        assert_eq!(refused.parameter(), Some(row.parameters[0].name), "{}", webhook.path);
    }
}

#[test]
fn an_alias_fills_the_field_of_its_parameter() {
    for webhook in WEBHOOKS.iter().filter(|webhook| webhook.row().request.is_none()) {
        let row = webhook.row();
        for parameter in row.parameters {
            for alias in parameter.aliases {
                let left_out = |name: &str| name == parameter.name || parameter.aliases.contains(&name);
                let mut pairs = pairs(made(row).into_iter().filter(|(name, ..)| !left_out(name)));
                pairs.push(((*alias).into(), value(parameter.format)));
                let read = webhook.read_all(&pairs);
                let field = &read.json[parameter.field];
                assert!(shows(field, &value(parameter.format)), "{}: {alias} is {field}", webhook.path);
            }
        }
    }
}

#[test]
fn what_a_request_is_recognised_by_is_among_its_parameters() {
    for webhook in WEBHOOKS {
        let row = webhook.row();
        let made: Vec<_> = made(row).into_iter().chain(row.request.into_iter().flat_map(made)).collect();
        for name in row.recognised_by.iter().copied().flatten() {
            assert!(made.iter().any(|(made, ..)| made == name), "{}: no {name}", webhook.path);
        }
    }
}

#[test]
fn fields_are_named_after_their_parameters() {
    for row in rows() {
        for parameter in row.parameters {
            let mut snake = String::new();
            for c in parameter.name.replace('.', "").chars() {
                if c.is_ascii_uppercase() && !snake.is_empty() {
                    snake.push('_');
                }
                snake.push(c.to_ascii_lowercase());
            }
            assert_eq!(parameter.field, snake, "{}", row.name);
        }
    }
}

#[test]
fn rows_say_what_there_is_to_say() {
    for row in rows() {
        assert!(row.page.starts_with("https://www.twilio.com/docs/"), "{}: {}", row.name, row.page);
        assert!(!row.kind.is_empty() && !row.received_by.is_empty(), "{}", row.name);
        for (field, doc) in row
            .parameters
            .iter()
            .map(|row| (row.field, row.doc))
            .chain(row.groups.iter().map(|row| (row.field, row.doc)))
        {
            assert!(doc.ends_with(['.', '`', ')']) && !doc.contains("]("), "{}: {field}: {doc:?}", row.name);
        }
    }
}
