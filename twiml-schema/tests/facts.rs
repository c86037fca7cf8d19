//! The table against a copy of the facts it was written from: nothing missing, nothing invented, and every
//! deviation listed here with its reason. What the facts say of faxes is left out: Twilio closed Programmable Fax in 2021.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers, too")]

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};
use twiml_schema::{
    Attribute, Delivery, Element, Family, Reply, Role, Shape, Terminal, Text, TextKind, Value, elements,
    languages, voices,
};

/// Where the table says something else than the facts, as `row field: fact -> table`.
const DEVIATIONS: &[&str] = &[
    // The SSML standard asks for these attributes; whether Twilio does is not confirmed.
    "voice.SsmlPhoneme@ph required: true -> null",
    "voice.SsmlSayAs@interpret-as required: true -> null",
    "voice.SsmlSub@alias required: true -> null",
    // Documented only as "integer": 0 may have a meaning, but nothing lasts for less than no time.
    "voice.Connect@timeout min: 1 -> 0",
    "voice.Conversation@inboundTimeout min: 1 -> 0",
    "voice.Conversation@routingAssignmentTimeout min: 1 -> 0",
    "voice.Pay@timeout min: 1 -> 0",
    "voice.Task@timeout min: 1 -> 0",
    // A list of numbers has no range of its own in the table.
    "voice.Prompt@attempt min: 1 -> null",
    // A text that has to be there has a character.
    "voice.Conference textMin: 1 -> null",
    // Counts say what they count, so that a message can.
    r#"voice.Conference@maxParticipants unit: null -> "participants""#,
    r#"voice.Enqueue@maxQueueSize unit: null -> "callers""#,
    r#"voice.Gather@numDigits unit: null -> "digits""#,
    r#"voice.Pay@maxAttempts unit: null -> "attempts""#,
    r#"voice.Pay@minPostalCodeLength unit: null -> "characters""#,
    // Spellings met in Twilio's own samples, which are not mistakes.
    "voice.Assistant@transcriptionProvider adds: deepgram google",
    "voice.Assistant@ttsProvider adds: Elevenlabs amazon elevenlabs google",
    "voice.ConversationRelay@transcriptionProvider adds: deepgram google",
    "voice.ConversationRelay@ttsProvider adds: Elevenlabs amazon elevenlabs google",
    "voice.Language@transcriptionProvider adds: deepgram google",
    "voice.Language@ttsProvider adds: Elevenlabs amazon elevenlabs google",
    // A word in place of a language.
    "voice.Assistant@transcriptionLanguage adds: multi",
    "voice.ConversationRelay@transcriptionLanguage adds: multi",
    "voice.Language@code adds: multi",
    // Former values, still met and still legal.
    "voice.Conference@trim adds: false true",
    "voice.Conversation@statusCallbackEvent adds: call-in-progress",
    "voice.Pay@validCardTypes adds: master-card",
    "voice.Prompt@cardType adds: master-card",
    "voice.SsmlSayAs@interpret-as adds: character",
    "voice.Stream@track adds: mixed_track",
];

#[test]
fn the_table_says_what_the_facts_say() {
    let facts = read("elements.json");
    let mut facts = facts.as_array().unwrap().clone();
    facts.retain(|fact| fact["families"] != json!(["fax"]));
    assert_eq!(facts.len(), elements().len());

    let mut differences = BTreeSet::new();
    for fact in &facts {
        let key = fact["key"].as_str().unwrap();
        let element = row(fact);
        compare(&mut differences, key, fact, &element_facts(element, &facts), &["attributes"]);

        let names: Vec<_> = element.attributes.iter().map(|attribute| attribute.name).collect();
        let listed = fact["attributes"].as_array().unwrap();
        let expected: Vec<_> = listed.iter().map(|attribute| attribute["name"].as_str().unwrap()).collect();
        assert_eq!(names, expected, "attributes of {key}");
        for (attribute, fact) in element.attributes.iter().zip(listed) {
            let key = format!("{key}@{}", attribute.name);
            compare(&mut differences, &key, fact, &attribute_facts(attribute), &["values", "valuesFile"]);
            compare_values(&mut differences, &key, fact, attribute);
        }
    }

    let expected: BTreeSet<_> = DEVIATIONS.iter().map(ToString::to_string).collect();
    let unexpected: Vec<_> = differences.difference(&expected).collect();
    assert!(unexpected.is_empty(), "not as in the facts: {unexpected:#?}");
    let stale: Vec<_> = expected.difference(&differences).collect();
    assert!(stale.is_empty(), "no longer deviations: {stale:#?}");
}

#[test]
fn voices_and_languages_are_all_there() {
    let known = |list: &[&'static str]| list.iter().copied().collect::<BTreeSet<_>>();
    let mut say = known(voices::SAY);
    assert_eq!(say.len(), voices::SAY.len(), "a voice is listed twice");
    say.insert("alice"); // Known as a retired value of `<Say voice>`.
    assert_eq!(say, words(&read("voices.json")["say"]));

    let facts = read("languages.json");
    for (list, name) in [
        (languages::SAY, "say"),
        (languages::GATHER, "gather"),
        (languages::PAY, "pay"),
        (languages::SSML, "ssmlLang"),
    ] {
        assert_eq!(known(list), words(&facts[name]), "{name}");
        assert_eq!(known(list).len(), list.len(), "a language of {name} is listed twice");
    }
}

/// Twilio has codes of its own for a noun inside a certain verb, which no attribute can hold.
const CODES_OF_A_PLACE: &[&str] = &["Gather>Say", "Conference>Task"];

#[test]
fn error_codes_are_twilios_own() {
    let facts = read("errors.json");
    let facts = facts.as_array().unwrap();
    let codes = |element: &str, attribute: Option<&str>| -> Vec<u64> {
        let about = |fact: &&Json| {
            let place = fact["element"].as_str();
            let place = place.map(|place| place.rsplit(['.', '>']).next().unwrap());
            place.is_none_or(|place| place == element) && fact["attribute"].as_str() == attribute
        };
        facts.iter().filter(about).map(|fact| fact["code"].as_u64().unwrap()).collect()
    };

    let is_wrong_value = |fact: &Json, codes: &[u64]| {
        fact["kind"] == "value"
            && codes.contains(&fact["code"].as_u64().unwrap())
            && !fact["element"].as_str().is_some_and(|place| CODES_OF_A_PLACE.contains(&place))
    };

    for element in elements() {
        let text = element.text.spec().and_then(|text| text.error);
        for code in element.error.into_iter().chain(text) {
            assert!(codes(element.name, None).contains(&u64::from(code)), "{element:?} {code}");
        }
        for attribute in element.attributes {
            let known = codes(element.name, Some(attribute.name));
            if let Some(code) = attribute.error {
                assert!(known.contains(&u64::from(code)), "{element:?} {}: {code}", attribute.name);
            } else {
                let missed = facts.iter().find(|fact| is_wrong_value(fact, &known));
                assert!(missed.is_none(), "{element:?} {} lacks {missed:?}", attribute.name);
            }
        }
    }
    for fact in facts.iter().filter(|fact| fact["kind"] == "child" || fact["kind"] == "verb-not-allowed") {
        let code = fact["code"].as_u64().unwrap();
        let known =
            elements().iter().filter_map(|element| element.error).any(|error| u64::from(error) == code);
        let of_a_callback = fact["attribute"].is_string();
        assert!(known || of_a_callback, "{code} is nowhere");
    }
}

#[test]
fn every_delivery_of_documents_has_a_callback() {
    let callbacks = elements().iter().flat_map(|element| element.callbacks());
    let delivered: Vec<Delivery> = callbacks.map(|(_, callback)| callback.delivers).collect();
    for delivery in Delivery::ALL {
        assert_eq!(delivered.contains(delivery), delivery.setting().is_none(), "{}", delivery.name());
    }
}

fn read(file: &str) -> Json {
    let path = format!("{}/tests/facts/{file}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn words(list: &Json) -> BTreeSet<&str> {
    list.as_array().into_iter().flatten().map(|word| word.as_str().unwrap()).collect()
}

/// The row that a fact is about: tag, families and parents together are unique.
fn row(fact: &Json) -> &'static Element {
    let fits = |element: &&&Element| {
        let families: Vec<_> = element.families.iter().map(Family::to_string).collect();
        let parents: BTreeSet<_> = element.parents().map(|parent| parent.name).collect();
        fact["name"] == element.name
            && fact["families"] == json!(families)
            && parents == words(&fact["parents"])
    };
    let rows: Vec<_> = elements().iter().filter(fits).collect();
    assert_eq!(rows.len(), 1, "rows for {}", fact["key"]);
    rows[0]
}

/// Leaves out what is null or false, as the facts do.
fn stated(facts: Json) -> Json {
    let Json::Object(mut fields) = facts else { unreachable!("facts are objects") };
    fields.retain(|_, value| !value.is_null() && value != false && *value != json!([]));
    Json::Object(fields)
}

fn compare(differences: &mut BTreeSet<String>, key: &str, fact: &Json, table: &Json, skipped: &[&str]) {
    let fields = |facts: &Json| facts.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    for field in fields(fact).union(&fields(table)) {
        let same = match (fact[field].as_f64(), table[field].as_f64()) {
            (Some(fact), Some(table)) => (fact - table).abs() < f64::EPSILON,
            _ => fact[field] == table[field],
        };
        if !same && !skipped.contains(&field.as_str()) {
            differences.insert(format!("{key} {field}: {} -> {}", fact[field], table[field]));
        }
    }
}

fn compare_values(differences: &mut BTreeSet<String>, key: &str, fact: &Json, attribute: &Attribute) {
    // Their words are in their type.
    let has_words = !matches!(attribute.value, Value::Boolean | Value::Method);
    let known = if has_words { attribute.value.known() } else { &[] };
    let retired = attribute.retired.iter().map(|(old, _)| *old);
    let table: BTreeSet<_> = known.iter().copied().chain(retired).collect();
    let file;
    let facts = match fact["valuesFile"].as_str().and_then(|file| file.split_once("#/")) {
        Some((name, list)) => {
            file = read(name);
            words(&file[list])
        }
        None => words(&fact["values"]),
    };
    for (verb, words) in [("lacks", &facts - &table), ("adds", &table - &facts)] {
        if !words.is_empty() {
            differences.insert(format!("{key} {verb}: {}", Vec::from_iter(words).join(" ")));
        }
    }
}

fn element_facts(element: &Element, facts: &[Json]) -> Json {
    let key = |element: &&'static Element| {
        let fact = facts.iter().find(|fact| row(fact) == *element).unwrap();
        fact["key"].clone()
    };
    let mut children: Vec<_> = element.children.iter().map(key).collect();
    children.sort_by_key(ToString::to_string);
    let parents: BTreeSet<_> = element.parents().map(|parent| parent.name).collect();
    let text = element.text.spec();
    let mut listed = stated(json!({
        "key": key(&find(element)),
        "name": element.name,
        "families": element.families.iter().map(Family::to_string).collect::<Vec<_>>(),
        "kind": match element.role {
            Role::Root => "root",
            Role::Verb => "verb",
            Role::Noun => "noun",
            Role::Ssml => "ssml",
        },
        "parents": parents,
        "childKeys": children,
        "text": match element.text {
            Text::None => "none",
            Text::Optional(_) => "optional",
            Text::Required(_) => "required",
        },
        "mixed": text.map(|text| text.mixed),
        "textType": text.and_then(|text| text_type(text.kind)),
        "textMax": text.and_then(|text| text.max),
        "textCallback": text.map(|text| text.callback.is_some()),
        "anyAttributes": element.any_attributes,
        "terminal": match element.terminal {
            Terminal::Always => "always",
            Terminal::WithAction => "action",
            Terminal::DefaultAction => "default-action",
            Terminal::WithoutInput => "no-input",
            Terminal::Never => "never",
        },
        "deprecated": element.deprecated.is_some(),
    }));
    // A verb of two families has one key in each, and the facts name the one of the parent's family.
    if element.name == "Response" && element.families == [Family::Messaging] {
        let children = listed["childKeys"].as_array_mut().unwrap();
        children
            .iter_mut()
            .filter(|key| **key == "voice.Redirect")
            .for_each(|key| *key = json!("messaging.Redirect"));
        children.sort_by_key(ToString::to_string);
    }
    listed
}

fn find(element: &Element) -> &'static Element {
    elements().iter().find(|row| **row == element).unwrap()
}

fn text_type(kind: TextKind) -> Option<&'static str> {
    Some(match kind {
        TextKind::Speech => "speech",
        TextKind::Message => "message",
        TextKind::Phone => "phone",
        TextKind::SipUri => "sip-uri",
        TextKind::MediaUrl => "media-url",
        TextKind::Url => "url",
        TextKind::Json => "json",
        TextKind::QueueName => "queue-name",
        TextKind::ConferenceName => "conference-name",
        TextKind::ClientIdentity => "client-identity",
        TextKind::Sid => "sid",
        TextKind::Name => "name",
        TextKind::Any => return None,
    })
}

fn attribute_facts(attribute: &Attribute) -> Json {
    let kind = match attribute.value {
        // A label is a text with a note.
        Value::Text { shape: Some(Shape::Label), max } => json!({"type": "string", "maxLength": max}),
        Value::Text { shape, max } => {
            let unit = (shape == Some(Shape::MillisecondsOrAuto)).then_some("milliseconds");
            json!({"type": "string", "pattern": shape.map(pattern), "maxLength": max, "unit": unit})
        }
        Value::Integer { min, max, unit } => json!({"type": "integer", "min": min, "max": max, "unit": unit}),
        Value::Number { min, max } => json!({"type": "number", "min": min, "max": max}),
        Value::Boolean => json!({"type": "boolean"}),
        Value::OneOf(_) => json!({"type": "enum"}),
        Value::OneOfOpen(_) => json!({"type": "enum", "open": true}),
        Value::ListOf(_) => json!({"type": "enum-list", "separator": " "}),
        Value::ListOfOpen(_) => json!({"type": "enum-list", "separator": " ", "open": true}),
        Value::List { separator, integers } => {
            json!({"type": "list", "separator": separator, "itemType": integers.then_some("integer")})
        }
        Value::Url { schemes, .. } => json!({"type": "url", "schemes": schemes}),
        Value::Method => json!({"type": "method"}),
        Value::Language(_) => json!({"type": "language", "open": true}),
        Value::Voice(_) => json!({"type": "voice", "open": true}),
        Value::Phone => json!({"type": "phone"}),
        Value::Sid => json!({"type": "sid"}),
        Value::Duration => json!({"type": "duration", "pattern": r"^[0-9]*\.?[0-9]+(s|ms)$"}),
    };
    let mut facts = json!({
        "name": attribute.name,
        "default": attribute.default,
        "required": attribute.required,
        "callback": attribute.callback.is_some(),
        "callbackKind": attribute.callback.map(|callback| match callback.reply {
            Reply::None => "status",
            Reply::Voice | Reply::Messaging | Reply::SameFamily | Reply::Any => "twiml",
        }),
        "methodAttribute": attribute.callback.and_then(|callback| callback.method),
        "deprecated": attribute.deprecated.is_some(),
    });
    if let (Some(default), Value::Integer { .. }) = (attribute.default, attribute.value) {
        facts["default"] = json!(default.parse::<i64>().unwrap());
    }
    let (Json::Object(mut facts), Json::Object(kind)) = (facts, kind) else {
        unreachable!("both are objects")
    };
    facts.extend(kind);
    stated(Json::Object(facts))
}

/// The regular expression of a shape.
fn pattern(shape: Shape) -> &'static str {
    match shape {
        Shape::OneKey => "^[0-9#*]?$",
        Shape::Keys => "^[0-9#*]*$",
        Shape::Tones => "^[0-9A-DwW#*]+$",
        Shape::SipTones => "^[0-9wW#*]+$",
        Shape::SecondsOrAuto => "^(auto|[1-9][0-9]*)$",
        Shape::MillisecondsOrAuto => "^(auto|[0-9]+)$",
        Shape::Label => unreachable!("the facts have no pattern for it"),
        Shape::Pitch => r"^(default|x-low|low|medium|high|x-high|[+-][0-9]+(\.[0-9]+)?%)$",
        Shape::Rate => r"^(x-slow|slow|medium|fast|x-fast|[0-9]+(\.[0-9]+)?%)$",
        Shape::Volume => r"^(default|silent|x-soft|soft|medium|loud|x-loud|[+-][0-9]+(\.[0-9]+)?dB)$",
    }
}
