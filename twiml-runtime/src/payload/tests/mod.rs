//! Payloads read from whole requests: our own, with every documented parameter, and real ones.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use super::*;

mod complete;
mod corpus;
mod lenient;
mod log;

/// What came of a request.
#[derive(Debug)]
struct Read {
    /// What the payload says of itself.
    kind: &'static str,
    /// The payload, serialized.
    json: Value,
    /// What no field shows.
    others: Vec<(String, String)>,
    /// `{:?}`
    log: String,
    /// `{:#?}`
    open: String,
}

macro_rules! kinds {
    ($( $($kind:literal)|+ => $payload:ident, )+) => {
        /// Every kind of webhook that has a payload.
        const KINDS: &[&str] = &[$( $($kind),+ ),+];

        /// Reads a request as what a webhook of that kind receives; `None` for kinds without a payload.
        fn read(kind: &str, pairs: &[(String, String)]) -> Option<Result<Read, PayloadError>> {
            let params = params(pairs);
            Some(match kind {
                $( $($kind)|+ => $payload::from_verified(params).map(|payload| Read {
                    kind: $payload::KIND,
                    json: serde_json::to_value(&payload).unwrap(),
                    others: owned(payload.other_params()),
                    log: format!("{payload:?}"),
                    open: format!("{payload:#?}"),
                }), )+
                "messaging-fallback" => Fallback::<IncomingMessage>::from_verified(params)
                    .map(|failed| read_fallback(&failed, IncomingMessage::KIND, failed.request.other_params())),
                "voice-fallback" => Fallback::<IncomingCall>::from_verified(params)
                    .map(|failed| read_fallback(&failed, IncomingCall::KIND, failed.request.other_params())),
                _ => return None,
            })
        }
    };
}

kinds! {
    "incoming-message" | "message-verb-action" => IncomingMessage,
    "message-status-callback" => MessageStatusUpdate,
    "incoming-call" | "outbound-call-url" | "client-outgoing-call" | "redirect-url" | "studio-twiml-redirect"
        => IncomingCall,
    "call-status-callback" => CallStatusUpdate,
    "call-screening-url" => CallScreening,
    "gather-action" => GatherInput,
    "gather-partial-result" => PartialSpeech,
    "record-action" => RecordedMessage,
    "recording-status-callback" => RecordingStatusUpdate,
    "transcription-callback" => Transcription,
    "dial-action" => DialOutcome,
    "dial-refer-url" => DialRefer,
    "refer-action" => ReferOutcome,
    "conference-status-callback" => ConferenceEvent,
    "conference-wait-url" => ConferenceWait,
    "enqueue-wait-url" => QueueWait,
    "enqueue-action" => EnqueueOutcome,
    "queue-url" => QueueConnect,
    "amd-status-callback" => MachineDetection,
    "pay-action" => PayOutcome,
    "pay-status-callback" => PayProgress,
    "stream-status-callback" => StreamStatus,
    "siprec-status-callback" => SiprecStatus,
    "realtime-transcription-callback" => TranscriptionEvent,
    "conversation-relay-action" => ConversationRelayEnded,
    "connect-action" => ConnectOutcome,
    "caller-id-validation" => CallerIdValidation,
    "usage-trigger" => UsageTriggerFired,
    "debugger-event" => DebuggerEvent,
    "conversations-pre-event" | "conversations-post-event" => ConversationEvent,
    "taskrouter-event-callback" => TaskRouterEvent,
    "taskrouter-assignment-callback" => TaskAssignment,
    "video-room-status-callback" => VideoRoomEvent,
}

fn params(pairs: &[(String, String)]) -> Verified<Params> {
    Verified::new(Params::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))))
}

fn owned<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(String, String)> {
    pairs.map(|(name, value)| (name.into(), value.into())).collect()
}

/// `ErrorCode` and `ErrorUrl` are fields of the fallback, and nothing to the request in it.
fn read_fallback<'a, P: serde::Serialize + std::fmt::Debug>(
    failed: &Fallback<P>,
    kind: &'static str,
    others: impl Iterator<Item = (&'a str, &'a str)>,
) -> Read {
    Read {
        kind,
        json: serde_json::to_value(failed).unwrap(),
        others: owned(others.filter(|(name, _)| !matches!(*name, "ErrorCode" | "ErrorUrl"))),
        log: format!("{failed:?}"),
        open: format!("{failed:#?}"),
    }
}

fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// One of our own requests, with every parameter of its kind: a pair a line.
fn complete(kind: &str) -> Vec<(String, String)> {
    let path = workspace().join(format!("tests/data/payloads/{kind}.txt"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines()
        .map(|line| line.split_once('=').expect("a name and a value"))
        .map(|(n, v)| (n.into(), v.into()))
        .collect()
}

/// The parameters that Twilio documents, by kind.
fn documented() -> BTreeMap<String, Vec<String>> {
    let text = std::fs::read_to_string(workspace().join("tests/data/parameters.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Whether a payload shows a value: as it is, or as the number, duration or truth that it stands for.
fn shows(json: &Value, value: &str) -> bool {
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
