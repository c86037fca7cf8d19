//! The rows of the payloads beside what Twilio documents.
//!
//! The facts are in `data/parameters.json`, by webhook. They are a copy of what `spec/webhooks.json` says, the reference, which
//! is kept outside the repository and says more. Where the reference is at hand, the copy is compared with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;
use twiml_runtime::payload::{PayloadRow, Presence, rows};
use twiml_runtime::value::Format;
use twiml_tests::{shared, workspace};

use super::handlers::Webhook;
use super::read::names;

/// Where rows differ from the facts: the payload, or `*` for any; the parameter; and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("*", "ApiVersion", "says nothing about the call, and nothing relies on it"),
    ("IncomingMessage", "SmsSid", "an old copy of `MessageSid`, and nothing relies on it"),
    ("IncomingMessage", "SmsMessageSid", "an old copy of `MessageSid`, and nothing relies on it"),
    ("Fallback<IncomingMessage>", "SmsSid", "as in the message"),
    ("Fallback<IncomingMessage>", "SmsMessageSid", "as in the message"),
    ("MessageStatusUpdate", "SmsSid", "an old copy of `MessageSid`, and nothing relies on it"),
    ("MessageStatusUpdate", "SmsStatus", "an old copy of `MessageStatus`, and nothing relies on it"),
    (
        "MessageStatusUpdate",
        "ChannelToAddress",
        "documented as text: an address, sometimes with its end masked",
    ),
    ("ConversationEvent", "StateFrom", "documented as text: the words of `State`"),
    ("ConversationEvent", "StateTo", "documented as text: the words of `State`"),
    ("TaskRouterEvent", "Timestamp", "documented as text: seconds since 1970, which a `Timestamp` reads"),
];

/// Parameters of every payload of a call that Twilio documents only for some of them: a SIP call has them in all.
const OF_ANY_CALL: [&str; 6] =
    ["SipDomain", "SipDomainSid", "SipUsername", "SipCallId", "SipSourceIp", "SipHeader_{name}"];

/// A parameter, as a row has it.
struct Parameter {
    /// With `{…}` for what varies.
    name: String,
    presence: Presence,
    format: Format,
}

/// The parameters of a payload.
fn parameters(row: &PayloadRow) -> Vec<Parameter> {
    let mut parameters: Vec<_> = row.request.map(parameters).unwrap_or_default();
    // A fallback's `ErrorCode` is its own, and not that of the request.
    parameters.retain(|parameter| !row.parameters.iter().any(|own| own.name == parameter.name));
    let own = row.parameters.iter();
    parameters.extend(own.map(|row| Parameter {
        name: row.name.into(),
        presence: row.presence,
        format: row.format,
    }));
    for (name, format) in row.groups.iter().flat_map(|group| names(group, "{N}", "{name}")) {
        parameters.push(Parameter { name, presence: Presence::Optional, format });
    }
    parameters
}

/// The webhooks that send a payload.
fn webhooks(row: &PayloadRow) -> impl Iterator<Item = &'static str> {
    row.received_by.iter().flat_map(|receiver| receiver.webhooks).copied()
}

/// What is documented of a parameter.
#[derive(Debug, PartialEq, Deserialize)]
struct Facts {
    name: String,
    r#type: String,
    #[serde(default)]
    prefix: Vec<String>,
    #[serde(default)]
    always: bool,
    #[serde(default)]
    values: Vec<String>,
    /// `unverified` for what is only remembered.
    evidence: Option<String>,
}

impl Facts {
    fn are_verified(&self) -> bool {
        self.evidence.as_deref() != Some("unverified")
    }

    /// Whether a row's format is the documented type.
    fn allow(&self, format: Format) -> bool {
        match (self.r#type.as_str(), format) {
            ("sid", Format::Sid(prefixes)) => {
                self.prefix.iter().all(|prefix| prefixes.contains(&prefix.as_str()))
            }
            ("enum", Format::OneOf(words)) => self.values.iter().all(|value| words.contains(&value.as_str())),
            ("integer", Format::Integer | Format::ErrorCode | Format::TimeSpan(_))
            | ("phone-or-address", Format::Address)
            | ("number", Format::Number)
            | ("boolean", Format::Boolean)
            | ("url", Format::Url)
            | ("json", Format::Json)
            | ("rfc2822" | "iso8601", Format::Timestamp)
            | ("string", Format::Text) => true,
            _ => false,
        }
    }
}

/// The facts on all parameters, by webhook.
fn documented() -> BTreeMap<String, Vec<Facts>> {
    let text = fs::read_to_string(workspace().join("tests/data/parameters.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_facts_are_those_of_the_reference() {
    #[derive(Deserialize)]
    struct Reference {
        webhooks: Vec<Webhook>,
    }

    #[derive(Deserialize)]
    struct Webhook {
        kind: String,
        params: Vec<Facts>,
    }

    let Some(file) = shared("spec/webhooks.json") else { return };
    let reference: Reference = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let webhooks = reference.webhooks.into_iter();
    let mut reference: BTreeMap<_, _> = webhooks.map(|webhook| (webhook.kind, webhook.params)).collect();
    for (name, facts) in documented() {
        let params = reference.remove(&name).unwrap_or_else(|| panic!("{name} is in the reference"));
        // Parameters that an application invents.
        let params: Vec<_> = params.into_iter().filter(|facts| facts.name != "{custom}").collect();
        assert_eq!(facts.len(), params.len(), "{name}");
        for (copy, mut original) in facts.iter().zip(params) {
            // Whether they were read or seen makes no difference here.
            original.evidence = original.evidence.filter(|evidence| evidence == "unverified");
            assert_eq!(*copy, original, "{name}");
        }
    }
}

#[test]
fn every_documented_parameter_has_a_row_and_every_row_is_documented() {
    let documented = documented();
    for webhook in documented.keys() {
        assert!(Webhook::find(webhook).is_some(), "{webhook} is in the registry");
    }
    for row in rows() {
        let documented =
            |row| webhooks(row).flat_map(|webhook| &documented[webhook]).map(|facts| facts.name.as_str());
        let own: BTreeSet<_> = documented(row).collect();
        // The request in a fallback is of any webhook that sends its payload.
        let request = row.request.into_iter().flat_map(documented);
        let elsewhere: BTreeSet<_> = request.chain(OF_ANY_CALL).collect();
        let parameters = parameters(row);
        let described: BTreeSet<_> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        let lost: Vec<_> = own.difference(&described).collect();
        assert!(lost.is_empty(), "{}: no row for {lost:?}", row.name);
        let undocumented: Vec<_> =
            described.iter().filter(|name| !own.contains(*name) && !elsewhere.contains(*name)).collect();
        assert!(undocumented.is_empty(), "{}: documented nowhere: {undocumented:?}", row.name);
    }
}

#[test]
fn rows_agree_with_the_facts() {
    let documented = documented();
    let mut found = BTreeSet::new();
    for row in rows() {
        let webhooks: Vec<_> = webhooks(row).map(|webhook| &documented[webhook]).collect();
        for Parameter { name, presence, format } in parameters(row) {
            let facts: Vec<_> =
                webhooks.iter().map(|webhook| webhook.iter().find(|facts| facts.name == name)).collect();
            let known = || facts.iter().copied().flatten().filter(|facts| facts.are_verified());
            let mut differs = |what: String| {
                found.insert((row.name, name.clone(), what));
            };
            for facts in known().filter(|facts| !facts.allow(format)) {
                differs(format!(
                    "{format:?} is documented as {} {:?} {:?}",
                    facts.r#type, facts.prefix, facts.values
                ));
            }
            // Always sent by every webhook that sends the payload, as far as is known.
            let not_always = facts.contains(&None) || known().any(|facts| !facts.always);
            let is_certain = not_always || facts.iter().flatten().all(|facts| facts.are_verified());
            if is_certain && (presence == Presence::Optional) != not_always {
                differs(format!(
                    "{presence:?} is documented as {}",
                    if not_always { "optional" } else { "always" }
                ));
            }
        }
    }
    let is_exception = |exception: &(&str, &str, &str), (payload, parameter, _): &(&str, String, String)| {
        (exception.0 == "*" || exception.0 == *payload) && exception.1 == *parameter
    };
    for exception in EXCEPTIONS {
        let holds = found.iter().any(|found| is_exception(exception, found));
        assert!(holds, "the rows agree with the facts: remove the exception {exception:?}");
    }
    found.retain(|found| !EXCEPTIONS.iter().any(|exception| is_exception(exception, found)));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_word_of_a_set_is_documented_somewhere() {
    let documented = documented();
    let mut sets: BTreeMap<&[&str], BTreeSet<&str>> = BTreeMap::new();
    for row in rows() {
        for Parameter { name, format, .. } in parameters(row) {
            let Format::OneOf(words) = format else { continue };
            let facts =
                webhooks(row).flat_map(|webhook| &documented[webhook]).filter(|facts| facts.name == name);
            let values = facts.flat_map(|facts| &facts.values).map(String::as_str);
            sets.entry(words).or_default().extend(values);
        }
    }
    for (words, documented) in sets {
        let unknown: Vec<_> = words.iter().filter(|word| !documented.contains(**word)).collect();
        assert!(unknown.is_empty(), "{unknown:?} of {words:?}");
    }
}
