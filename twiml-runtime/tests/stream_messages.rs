//! The messages of both protocols: samples with a verdict each, every member that is documented, and any text at all.

#![cfg(feature = "streams")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops on what it did not expect")]

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use twiml_runtime::streams::Ulaw;
use twiml_runtime::streams::messages::{MediaCommand, MediaEvent, MediaMessage, RelayCommand, RelayMessage};

#[derive(Deserialize)]
struct Sample {
    protocol: String,
    direction: String,
    valid: bool,
    message: Value,
    why: String,
}

impl Sample {
    /// A message that is a text is what is on the wire.
    fn text(&self) -> String {
        match &self.message {
            Value::String(raw) => raw.clone(),
            json => json.to_string(),
        }
    }

    /// What is written again after it was read.
    fn written(&self, text: &str) -> Option<String> {
        match (self.protocol.as_str(), self.direction.as_str()) {
            ("media-stream", "from-twilio") => {
                let message = MediaMessage::read(text).ok()?;
                if let MediaEvent::Media(media) = &message.event {
                    Ulaw::from_base64(&media.payload)?;
                }
                Some(message.to_text())
            }
            ("conversation-relay", "from-twilio") => Some(RelayMessage::read(text).ok()?.to_text()),
            ("media-stream", _) => Some(MediaCommand::read(text).ok()?.to_text()),
            _ => Some(RelayCommand::read(text).ok()?.to_text()),
        }
    }
}

fn samples() -> Vec<Sample> {
    let lines = include_str!("data/stream-messages.jsonl").lines();
    let samples = lines.map(|line| serde_json::from_str(line).unwrap());
    // Which stream a connection is for, the session knows, and not the reader.
    samples.filter(|sample: &Sample| !sample.why.contains("another stream")).collect()
}

#[test]
fn each_sample_is_read_or_refused_as_its_verdict_says() {
    for sample in samples() {
        let text = sample.text();
        assert_eq!(sample.written(&text).is_some(), sample.valid, "{}: {text}", sample.why);
    }
}

#[test]
fn what_is_written_reads_as_the_same() {
    for sample in samples().iter().filter(|sample| sample.valid) {
        let written = sample.written(&sample.text()).unwrap();
        assert_eq!(sample.written(&written).as_ref(), Some(&written), "{}", sample.why);
        if sample.direction == "to-twilio" {
            let written: Value = serde_json::from_str(&written).unwrap();
            assert_eq!(written, serde_json::from_str::<Value>(&sample.text()).unwrap(), "{}", sample.why);
        }
    }
}

/// Whether `whole` has everything that `part` has, numbers as text or as numbers.
fn includes(whole: &Value, part: &Value) -> bool {
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(name, part)| whole.get(name).is_some_and(|whole| includes(whole, part)))
        }
        (Value::Array(_), _) => whole == part,
        _ => plain(whole) == plain(part),
    }
}

#[test]
fn no_documented_member_is_lost() {
    // Members that nobody documents are in the message itself, and numbers that are none are unknown.
    let beyond = ["unknown field", "fields that libraries", "negative time", "time beyond", "value not text"];
    let samples = samples();
    let kept = samples.iter().filter(|sample| sample.valid && sample.direction == "from-twilio");
    for sample in kept.filter(|sample| !beyond.iter().any(|why| sample.why.contains(why))) {
        let text = sample.text();
        let written: Value = serde_json::from_str(&sample.written(&text).unwrap()).unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        assert!(includes(&written, &read), "{}: {written} is not {read}", sample.why);
    }
}

/// A documented member of a message.
#[derive(Deserialize)]
struct Row {
    protocol: String,
    direction: String,
    event: String,
    field: String,
    r#type: String,
}

impl Row {
    /// A value that it can have.
    fn value(&self) -> Value {
        match (self.field.as_str(), self.r#type.as_str()) {
            ("event" | "type", _) => json!(self.event),
            ("start.mediaFormat.encoding", _) => json!("audio/x-mulaw"),
            ("start.mediaFormat.sampleRate", _) => json!(8000),
            ("start.mediaFormat.channels" | "loop", _) => json!(1),
            ("durationUntilInterruptMs", _) => json!(460),
            ("media.payload", _) => json!("//8="),
            ("source", _) => json!("https://example.com/a.mp3"),
            ("digits", _) => json!("1w#"),
            ("streamSid" | "start.streamSid", _) => json!("MZ5a1d0000000000000000000000000001"),
            (_, "object") => json!({}),
            (_, "object of string") => json!({"name": "value"}),
            (_, "boolean") => json!(false),
            (_, "decimal-string" | "decimal-string, ms") => json!("7"),
            (_, kind) if kind.starts_with("array") => json!(["inbound"]),
            _ => json!("text"),
        }
    }
}

#[test]
fn every_documented_member_is_read_and_written() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("data/streams.json")).unwrap();
    let mut samples: Vec<Sample> = Vec::new();
    for row in &rows {
        let same = |sample: &Sample| {
            (&sample.protocol, &sample.direction, &sample.why) == (&row.protocol, &row.direction, &row.event)
        };
        if !samples.last().is_some_and(same) {
            let (protocol, direction) = (row.protocol.clone(), row.direction.clone());
            samples.push(Sample {
                protocol,
                direction,
                valid: true,
                message: json!({}),
                why: row.event.clone(),
            });
        }
        let mut place = &mut samples.last_mut().unwrap().message;
        for name in row.field.split('.') {
            place = &mut place[name];
        }
        *place = row.value();
    }
    assert_eq!((rows.len(), samples.len()), (99, 20));
    for sample in samples {
        let written = sample.written(&sample.text()).unwrap_or_else(|| panic!("{}", sample.message));
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), sample.message);
    }
}

#[test]
fn an_unknown_event_is_not_refused_for_what_is_in_it() {
    for text in [
        r#"{"event":"new","media":"a text","sequenceNumber":{},"streamSid":7}"#,
        r#"{"event":"new","start":[1],"mark":{"name":null}}"#,
    ] {
        let message = MediaMessage::read(text).unwrap();
        assert!(matches!(message.event, MediaEvent::Other { text: kept, .. } if kept == text), "{text}");
    }
    let stop = MediaMessage::read(r#"{"event":"stop","stop":"now"}"#).unwrap();
    assert!(matches!(stop.event, MediaEvent::Stop(_)));
}

/// Texts that are nearly messages.
fn nearly() -> impl Strategy<Value = String> {
    let samples: Vec<String> = samples().iter().map(Sample::text).filter(|text| text.len() < 1000).collect();
    (proptest::sample::select(samples), any::<proptest::sample::Index>(), ".{0,3}").prop_map(
        |(text, at, with)| {
            let mut characters: Vec<char> = text.chars().collect();
            if !characters.is_empty() {
                let at = at.index(characters.len());
                characters.splice(at..=at, with.chars());
            }
            characters.into_iter().collect()
        },
    )
}

proptest! {
    #[test]
    fn nothing_panics_and_what_reads_can_be_written(text in prop_oneof![any::<String>(), nearly()]) {
        if let Ok(message) = MediaMessage::read(&text) {
            let written = message.to_text();
            prop_assert_eq!(MediaMessage::read(&written).map(|message| message.to_text()), Ok(written.clone()));
        }
        if let Ok(message) = RelayMessage::read(&text) {
            let written = message.to_text();
            prop_assert_eq!(RelayMessage::read(&written).map(|message| message.to_text()), Ok(written.clone()));
        }
        let _ = MediaCommand::read(&text);
        let _ = RelayCommand::read(&text);
    }
}
