//! What Twilio always sends to a handler, with values that a test can believe.

use crate::payload::{
    Fallback, IncomingCall, IncomingMessage, ParameterRow, Payload as _, PayloadRow, Presence, rows,
};
use crate::value::{Format, TimeUnit};
use crate::verify::ACCOUNT;
use crate::webhook::{Descriptor, Kind as _, SmsWebhook, VoiceWebhook};

/// Parameters whose format alone does not say what is usual.
const USUAL: [(&str, &str); 12] = [
    ("Body", "Hello"),
    ("CallStatus", "in-progress"),
    ("DequeingCallSid", "CA00000000000000000000000000000002"),
    ("Direction", "inbound"),
    ("ErrorCode", "11200"),
    ("From", "+15551230001"),
    ("MessageStatus", "delivered"),
    ("NumMedia", "0"),
    ("Payload", "{}"),
    ("PayloadType", "application/json"),
    ("RecordingStatus", "completed"),
    ("To", "+15551230002"),
];

/// What every request to a handler has.
pub(super) fn parameters(handler: &Descriptor) -> Vec<(String, String)> {
    let row = |name: &str| rows().iter().find(|row| row.name == name).copied();
    // What every request to handlers of the attribute has.
    let common = match handler.attribute {
        SmsWebhook::ATTRIBUTE => row(IncomingMessage::NAME),
        VoiceWebhook::ATTRIBUTE => row(IncomingCall::NAME),
        _ => None,
    };
    let of_fallback = || {
        let failed =
            |row: &&&PayloadRow| row.request.map(|request| request.name) == common.map(|common| common.name);
        rows().iter().filter(|row| row.request.is_some()).find(failed).copied()
    };
    let mut parameters = Vec::new();
    let mut next = if handler.payload == Fallback::<IncomingCall>::NAME {
        of_fallback()
    } else {
        row(handler.payload).or(common)
    };
    while let Some(row) = next {
        add(row, &mut parameters);
        next = row.request;
    }
    if parameters.is_empty() {
        parameters.push((ACCOUNT.to_owned(), value(ACCOUNT, Format::Sid(&["AC"]))));
    }
    parameters
}

fn add(row: &PayloadRow, parameters: &mut Vec<(String, String)>) {
    for parameter in row.parameters.iter().filter(|row| row.presence != Presence::Optional) {
        if !parameters.iter().any(|(name, _)| name == parameter.name) {
            parameters.push((parameter.name.to_owned(), value(parameter.name, parameter.format)));
        }
    }
}

/// A value of a parameter that a test can believe, for programs that make requests of their own from [`rows`]. SIDs and addresses are the same in every
/// request.
///
/// ```
/// use twiml_runtime::payload::rows;
/// use twiml_runtime::testing::usual_value;
///
/// let dial = rows().iter().find(|row| row.name == "DialOutcome").ok_or("no such payload")?;
/// let status = dial.parameters.iter().find(|parameter| parameter.name == "DialCallStatus").ok_or("no such parameter")?;
/// assert_eq!(usual_value(status), "completed");
/// # Ok::<(), &str>(())
/// ```
pub fn usual_value(parameter: &ParameterRow) -> String {
    value(parameter.name, parameter.format)
}

fn value(name: &str, format: Format) -> String {
    if let Some((_, usual)) = USUAL.iter().find(|(usual, _)| *usual == name) {
        return (*usual).to_owned();
    }
    match format {
        Format::Sid(prefixes) => {
            format!("{}00000000000000000000000000000001", prefixes.first().copied().unwrap_or_default())
        }
        Format::OneOf(words) => words.first().copied().unwrap_or_default().to_owned(),
        Format::Address => "+15551230003".to_owned(),
        Format::Timestamp => "Tue, 26 Apr 2016 05:02:09 +0000".to_owned(),
        Format::Url => "https://example.com/".to_owned(),
        Format::Json => "{}".to_owned(),
        Format::Boolean => "true".to_owned(),
        Format::TimeSpan(TimeUnit::Milliseconds) => "1000".to_owned(),
        Format::TimeSpan(_) | Format::Integer | Format::Number => "1".to_owned(),
        Format::ErrorCode => "30007".to_owned(),
        _ => name.to_owned(),
    }
}
