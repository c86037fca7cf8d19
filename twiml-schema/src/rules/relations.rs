//! Rules between an element and what is around it: its parent, its children and its other attributes. One row each.

use super::finding::Findings;
use super::outline::{Element, Node};
use super::place::Place;
use super::relation::{Around, Culprit, Relation, Suspect};
use super::severity::Severity;
use super::violation::Violation;
use crate::limits::MAX_PARAMETER;
use crate::xml;

/// Reports the attribute if the rule is broken.
fn at(attribute: &'static str, broken: bool) -> Option<Culprit> {
    broken.then_some(Culprit::Attribute(attribute))
}

/// The nouns of `<Connect>` and `<Start>` that fork the audio of a call, and how many forks each takes.
fn forks(noun: &str) -> usize {
    match noun {
        "Stream" => 1,
        "Siprec" => 2,
        _ => 0,
    }
}

/// The limit of a call on forks of its audio.
const MAX_FORKS: usize = 4;

/// More than that.
const TOO_LONG: &str = match str::from_utf8(&[b'x'; MAX_PARAMETER + 1]) {
    Ok(text) => text,
    Err(_) => "",
};

/// The longest recording that Twilio transcribes, in seconds.
const MAX_TRANSCRIBED: i64 = 120;

/// Whether a `<break>` is longer than the 10 seconds that Polly's voices pause.
fn is_long_break(time: &str) -> bool {
    let seconds = match time.strip_suffix("ms") {
        Some(milliseconds) => milliseconds.parse::<f64>().map(|number| number / 1000.0),
        None => time.trim_end_matches('s').parse::<f64>(),
    };
    seconds.is_ok_and(|seconds| seconds > 10.0)
}

/// Every rule of this kind.
static RELATIONS: &[Relation] = &[
    // https://www.twilio.com/docs/voice/twiml/play#attributes-digits
    Relation {
        element: "Play",
        wrong: "`digits` of `<Play>` is not allowed in `<Gather>`",
        help: "play a file here, or play the digits before the `<Gather>`",
        code: None,
        severity: Severity::Error,
        suspect: None,
        breaks: |around| at("digits", around.parent == "Gather" && around.has("digits")),
    },
    // https://www.twilio.com/docs/api/errors/31941
    Relation {
        element: "Stream",
        wrong: "a `<Stream>` in `<Connect>` takes the inbound track only",
        help: "remove `track`, or put the `<Stream>` into `<Start>`",
        code: Some(31941),
        severity: Severity::Error,
        suspect: Some(Suspect {
            attribute: "track",
            example: "both_tracks",
            is: |_, track| track != "inbound_track",
        }),
        breaks: |around| {
            let other = around.value("track").is_some_and(|track| track != "inbound_track");
            at("track", around.parent == "Connect" && other)
        },
    },
    // https://www.twilio.com/docs/voice/twiml/stream#attributes-url
    Relation {
        element: "Stream",
        wrong: "Twilio drops the query of a `<Stream>`'s `url`",
        help: "pass the values as `<Parameter>`",
        code: None,
        severity: Severity::Error,
        suspect: Some(Suspect {
            attribute: "url",
            example: "wss://a.example/?",
            is: |_, url| url.contains('?'),
        }),
        breaks: |around| at("url", around.value("url").is_some_and(|url| url.contains('?'))),
    },
    // https://www.twilio.com/docs/voice/twiml/stream#custom-parameters
    Relation {
        element: "Parameter",
        wrong: "the name and the value of a `<Parameter>` have to be under 500 characters together",
        help: "shorten the value, or pass a key by which the receiver finds it",
        code: None,
        severity: Severity::Error,
        suspect: Some(Suspect {
            attribute: "value",
            example: TOO_LONG,
            is: |before, value| {
                let name = before.rsplit_once('<').and_then(|(_, tag)| tag.split_once(" name=\""));
                let name = name.and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
                name.len() + value.len() > MAX_PARAMETER
                    && xml::characters(name) + xml::characters(value) > MAX_PARAMETER
            },
        }),
        breaks: |around| {
            let characters = |attribute| around.value(attribute).map_or(0, |value| value.chars().count());
            at("value", characters("name") + characters("value") > MAX_PARAMETER)
        },
    },
    // https://www.twilio.com/docs/api/errors/13214
    Relation {
        element: "Dial",
        wrong: "a phone number cannot be called with the identity of a client as `callerId`",
        help: "write a phone number of yours as `callerId`, or dial a `<Client>` or `<Sip>`",
        code: Some(13214),
        severity: Severity::Error,
        suspect: Some(Suspect {
            attribute: "callerId",
            example: "client:ann",
            is: |_, id| id.starts_with("client:"),
        }),
        breaks: |around| {
            let client = around.value("callerId").is_some_and(|id| id.starts_with("client:"));
            at("callerId", client && around.count(&["", "Number"]) > 0)
        },
    },
    // Twilio takes it, and dials one of them: https://www.twilio.com/docs/voice/twiml/dial/application
    Relation {
        element: "Dial",
        wrong: "nothing else can be dialed beside an `<Application>`",
        help: "put it into a `<Dial>` of its own",
        code: None,
        severity: Severity::Warning,
        suspect: None,
        breaks: |around| {
            let beside = around.count(&["Application"]) > 0 && around.children.len() > 1;
            beside.then_some(Culprit::Child("Application", 0))
        },
    },
    // Likewise: https://www.twilio.com/docs/api/errors/13000
    Relation {
        element: "Dial",
        wrong: "nothing else can be dialed beside a `<Conference>`",
        help: "put it into a `<Dial>` of its own",
        code: Some(13000),
        severity: Severity::Warning,
        suspect: None,
        breaks: |around| {
            let beside = around.count(&["Conference"]) > 0 && around.children.len() > 1;
            beside.then_some(Culprit::Child("Conference", 0))
        },
    },
    // https://www.twilio.com/docs/api/errors/13615
    Relation {
        element: "Record",
        wrong: "a recording of more than 120 seconds is not transcribed",
        help: "set `maxLength` to 120 or less, or leave `transcribe` out",
        code: Some(13615),
        severity: Severity::Error,
        suspect: Some(Suspect {
            attribute: "maxLength",
            example: "121",
            is: |_, length| length.parse::<i64>().is_ok_and(|length| length > MAX_TRANSCRIBED),
        }),
        breaks: |around| {
            let transcribes = around.value("transcribe") == Some("true");
            at(
                "maxLength",
                transcribes && around.number("maxLength").is_some_and(|length| length > MAX_TRANSCRIBED),
            )
        },
    },
    // https://www.twilio.com/docs/api/errors/13110
    Relation {
        element: "Annotate",
        wrong: "an `<Annotate>` needs a `<BillingReferenceTag>`",
        help: "write `<BillingReferenceTag>…</BillingReferenceTag>` into it",
        code: Some(13110),
        severity: Severity::Error,
        suspect: None,
        breaks: |around| {
            (around.complete && around.count(&["BillingReferenceTag"]) == 0).then_some(Culprit::Element)
        },
    },
    // https://www.twilio.com/docs/api/errors/13111
    Relation {
        element: "Annotate",
        wrong: "an `<Annotate>` takes one `<BillingReferenceTag>`",
        help: "keep one of them",
        code: Some(13111),
        severity: Severity::Error,
        suspect: None,
        breaks: |around| {
            let several = around.count(&["BillingReferenceTag"]) > 1;
            several.then_some(Culprit::Child("BillingReferenceTag", 1))
        },
    },
    // https://www.twilio.com/docs/voice/twiml/siprec
    Relation {
        element: "Response",
        wrong: "a call takes four forked streams at most, and a `<Siprec>` counts as two",
        help: "start fewer of them",
        code: None,
        severity: Severity::Error,
        suspect: None,
        breaks: |around| {
            let started =
                around.children.iter().filter(|(tag, _)| *tag == "Start").flat_map(|(_, nouns)| nouns);
            let forked: usize = started.map(|noun| forks(noun)).sum();
            (forked > MAX_FORKS).then_some(Culprit::Element)
        },
    },
    // https://www.twilio.com/docs/voice/media-streams#bidirectional-media-streams
    Relation {
        element: "Response",
        wrong: "a call takes one `<Stream>` in `<Connect>`",
        help: "keep one of them; a stream that only hears belongs in `<Start>`",
        code: None,
        severity: Severity::Error,
        suspect: None,
        breaks: |around| {
            let connects = around.children.iter().filter(|(tag, _)| *tag == "Connect");
            let streams = |nouns: &[&str]| nouns.iter().filter(|noun| **noun == "Stream").count();
            let mut so_far = 0;
            let second = connects.map(|(_, nouns)| streams(nouns)).position(|streams| {
                so_far += streams;
                so_far > 1
            })?;
            Some(Culprit::Child("Connect", second))
        },
    },
    // https://www.twilio.com/docs/voice/twiml/reject
    Relation {
        element: "Response",
        wrong: "`<Reject>` answers the call here, because it is not the first verb",
        help: "put it first, alone or after a `<Pause>`; to end a call that has been answered, write `<Hangup/>`",
        code: None,
        severity: Severity::Warning,
        suspect: None,
        breaks: |around| {
            let first = around.children.iter().find(|(tag, _)| *tag != "Pause")?.0;
            (first != "Reject" && around.count(&["Reject"]) > 0).then_some(Culprit::Child("Reject", 0))
        },
    },
    // Not confirmed by a page that says so, hence a warning.
    Relation {
        element: "Connect",
        wrong: "`<Connect>` connects a call to one service only",
        help: "keep one of its elements",
        code: None,
        severity: Severity::Warning,
        suspect: None,
        breaks: |around| (around.children.len() > 1).then_some(Culprit::Element),
    },
    // https://www.twilio.com/docs/voice/twiml/enqueue
    Relation {
        element: "Enqueue",
        wrong: "an `<Enqueue>` with a `<Task>` needs `workflowSid`",
        help: "add `workflowSid=…`, the workflow that routes the task",
        code: None,
        severity: Severity::Warning,
        suspect: None,
        breaks: |around| {
            let lacks = around.count(&["Task"]) > 0 && !around.has("workflowSid");
            lacks.then_some(Culprit::Child("Task", 0))
        },
    },
    // https://docs.aws.amazon.com/polly/latest/dg/supportedtags.html#break-tag
    Relation {
        element: "break",
        wrong: "Polly's voices pause for 10 seconds at most",
        help: "write several `<break/>`, or a `<Pause>` between two `<Say>`",
        code: None,
        severity: Severity::Warning,
        suspect: Some(Suspect { attribute: "time", example: "11s", is: |_, time| is_long_break(time) }),
        breaks: |around| at("time", around.value("time").is_some_and(is_long_break)),
    },
    // https://www.twilio.com/docs/voice/twiml/say/text-speech
    Relation {
        element: "say-as",
        wrong: "`format` of `<say-as>` has no effect without `interpret-as=\"date\"`",
        help: "remove `format`, or write `interpret-as=\"date\"`",
        code: None,
        severity: Severity::Warning,
        suspect: None,
        breaks: |around| {
            let other = around.value("interpret-as").is_some_and(|interpretation| interpretation != "date");
            at("format", around.has("format") && other)
        },
    },
];

/// Checks an element against what is around it. `parent` is the place that it is in.
pub(super) fn check<T: Copy>(element: &Element<'_, T>, parent: &Place<'_>, findings: &mut Findings<T>) {
    if !element.checked {
        return;
    }
    let mut relations = RELATIONS.iter().filter(|relation| relation.element == element.name).peekable();
    if relations.peek().is_none() {
        return;
    }
    let around = Around::of(element, parent.name());
    for relation in relations {
        // What is passed through as it is may break any rule.
        if let Some(at) = (relation.breaks)(&around).and_then(|culprit| position(element, culprit)) {
            findings.add(at, Violation::Related { relation });
        }
    }
}

/// The rules that an element may break by a value that is not known, with the attribute and the number of the rule for [`Relation::at`]: all else
/// that they ask for is there. `parent` is the place that the element is in.
pub fn suspects<T>(element: &Element<'_, T>, parent: &Place<'_>) -> Vec<(&'static str, u16)> {
    let unknown = |attribute| {
        element
            .attributes
            .iter()
            .any(|given| given.name == attribute && given.checked && given.value.is_none())
    };
    let around = Around::of(element, parent.name());
    let numbered =
        RELATIONS.iter().zip(0..).filter(|(relation, _)| element.checked && relation.element == element.name);
    numbered
        .filter_map(|(relation, number)| {
            let Suspect { attribute, example, .. } =
                relation.suspect.filter(|suspect| unknown(suspect.attribute))?;
            (relation.breaks)(&around.with(attribute, example)).map(|_| (attribute, number))
        })
        .collect()
}

impl Relation {
    /// The rule of this number, see [`suspects`].
    pub fn at(number: u16) -> Option<&'static Self> {
        RELATIONS.get(usize::from(number))
    }
}

/// Where the culprit is, if it is checked.
fn position<T: Copy>(element: &Element<'_, T>, culprit: Culprit) -> Option<T> {
    match culprit {
        Culprit::Element => Some(element.at),
        Culprit::Attribute(name) => {
            let given = element.attributes.iter().find(|given| given.name == name)?;
            given.checked.then(|| given.value.map_or(given.at, |(_, at)| at))
        }
        Culprit::Child(tag, skipped) => {
            let mut children = element.children.iter().filter_map(|node| match node {
                Node::Element(child) if child.checked && child.name == tag => Some(child.at),
                _ => None,
            });
            children.nth(skipped)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RELATIONS;
    use crate::find;

    #[test]
    fn relations_are_about_elements_that_exist() {
        for relation in RELATIONS {
            assert!(find(relation.element).next().is_some(), "{relation:?}");
            assert!(!relation.wrong.ends_with('.') && !relation.help.ends_with('.'), "{relation:?}");
        }
    }
}
