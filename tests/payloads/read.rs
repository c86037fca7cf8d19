//! Payloads read from requests without a handler between, and what came of them.

use std::fmt::Debug;
use std::fs;

use serde::Serialize;
use serde_json::Value;
use twiml_runtime::payload::{Endings, GroupRow, Payload, PayloadError, PayloadRow, rows};
use twiml_runtime::value::Format;
use twiml_runtime::{Params, Verified};
use twiml_tests::workspace;

use super::handlers::{WEBHOOKS, Webhook};
use super::{PUBLIC_URL, form, requests, verifier};

/// A request's parameters, in order.
pub(super) type Pairs = Vec<(String, String)>;

/// What came of a request.
#[derive(Debug)]
pub(super) struct Read {
    /// The payload, serialized.
    pub(super) json: Value,
    /// What no field shows.
    pub(super) others: Pairs,
    /// `{:?}`
    pub(super) log: String,
    /// `{:#?}`
    pub(super) open: String,
}

/// Reads a request as a payload.
pub(super) fn read<P: Payload + Serialize + Debug>(params: Verified<Params>) -> Result<Read, PayloadError> {
    let payload = P::from_verified(params)?;
    let json = serde_json::to_value(&payload).unwrap();
    let request = json.get("request");
    let others = request.unwrap_or(&json).get("other_params");
    let others: Pairs =
        others.map(|others| serde_json::from_value(others.clone()).unwrap()).unwrap_or_default();
    // Fields of the fallback, and nothing to the request in it.
    let is_own = |name: &str| request.is_some() && matches!(name, "ErrorCode" | "ErrorUrl");
    let others = others.into_iter().filter(|(name, _)| !is_own(name)).collect();
    Ok(Read { others, log: format!("{payload:?}"), open: format!("{payload:#?}"), json })
}

/// A request's parameters, signed and verified.
pub(super) fn verified(pairs: &[(impl AsRef<str>, impl AsRef<str>)]) -> Verified<Params> {
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).collect();
    let verifier = verifier(PUBLIC_URL);
    let signature = verifier.sign(format!("{PUBLIC_URL}/"), pairs.iter().copied());
    requests::verify(&verifier, requests::post("/", &signature), form(&pairs)).unwrap()
}

impl Webhook {
    /// The webhook's name.
    pub(super) fn name(&self) -> &'static str {
        self.path.trim_start_matches('/')
    }

    /// The webhook of that name.
    pub(super) fn find(name: &str) -> Option<&'static Self> {
        WEBHOOKS.iter().find(|webhook| webhook.name() == name)
    }

    /// The row of the payload that it sends.
    pub(super) fn row(&self) -> &'static PayloadRow {
        let sends = |row: &&&PayloadRow| {
            row.received_by.iter().any(|receiver| receiver.webhooks.contains(&self.name()))
        };
        rows().iter().find(sends).unwrap_or_else(|| panic!("{} has a row", self.path))
    }

    /// What came of a request that is read without a mistake.
    pub(super) fn read_all(&self, pairs: &[(String, String)]) -> Read {
        (self.read)(verified(pairs)).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }

    /// One of our own requests, with every documented parameter: a pair a line.
    pub(super) fn complete(&self) -> Pairs {
        let file = workspace().join(format!("tests/data/payloads{}.txt", self.path));
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let pairs = text.lines().map(|line| line.split_once('=').unwrap());
        pairs.map(|(name, value)| (name.into(), value.into())).collect()
    }
}

/// The names that a group makes with a number or a name of its own, each with what its value looks like.
pub(super) fn names(group: &GroupRow, number: &str, name: &str) -> Vec<(String, Format)> {
    let (endings, varies) = match group.endings {
        Endings::Named(endings) => (endings, ""),
        Endings::Numbered(endings) => (endings, number),
        Endings::Any(format) => (&[("", format)][..], name),
        other => panic!("{other:?} has no names"),
    };
    let names =
        endings.iter().map(|&(ending, format)| (format!("{}{ending}{varies}", group.beginning), format));
    names.collect()
}

/// A serialized payload but for what no field shows, which comes in the order of the request.
pub(super) fn without_others(mut json: Value) -> Value {
    let payload = if json.get("request").is_some() { &mut json["request"] } else { &mut json };
    payload.as_object_mut().unwrap().remove("other_params");
    json
}

/// Whether a payload shows a value: as it is, or as the number, duration or truth that it says.
pub(super) fn shows(json: &Value, value: &str) -> bool {
    match json {
        Value::String(text) => text == value,
        Value::Number(number) => value.parse() == Ok(number.as_f64().unwrap_or(f64::NAN)),
        Value::Bool(truth) => value.eq_ignore_ascii_case(&truth.to_string()),
        Value::Array(items) => items.iter().any(|item| shows(item, value)),
        Value::Object(map) => {
            let duration = map.get("secs").zip(map.get("nanos")).is_some_and(|(secs, nanos)| {
                let millis = secs.as_u64().unwrap_or(0) * 1000 + nanos.as_u64().unwrap_or(0) / 1_000_000;
                value.parse::<u64>().is_ok_and(|n| [n, n * 1000, n * 60_000].contains(&millis))
            });
            duration || map.values().any(|item| shows(item, value))
        }
        Value::Null => false,
    }
}
