//! Values for what nobody has decided.

use twiml_runtime::payload::ParameterRow;
use twiml_values::{Format, TimeUnit};

use crate::sid::Sids;

/// Parameters whose format alone does not say what is usual.
const USUAL: [(&str, &str); 10] = [
    ("Body", "Hello"),
    ("CallStatus", "in-progress"),
    ("Direction", "inbound"),
    ("DialCallStatus", "completed"),
    ("ErrorCode", "11200"),
    ("MessageStatus", "delivered"),
    ("NumMedia", "0"),
    ("PayloadType", "application/json"),
    ("RecordingStatus", "completed"),
    ("TranscriptionStatus", "completed"),
];

/// A value of a parameter that one can believe.
pub(super) fn value(parameter: &ParameterRow, sids: &mut Sids) -> String {
    if let Some((_, usual)) = USUAL.iter().find(|(name, _)| *name == parameter.name) {
        return (*usual).to_owned();
    }
    match parameter.format {
        Format::Sid(prefixes) => sids.next(prefixes.first().copied().unwrap_or_default()),
        Format::OneOf(words) => words.first().copied().unwrap_or_default().to_owned(),
        Format::Address => "+14155550100".to_owned(),
        Format::Timestamp => "Mon, 05 Jan 2026 17:00:00 +0000".to_owned(),
        Format::Url => "https://api.twilio.com/".to_owned(),
        Format::Json => "{}".to_owned(),
        Format::Boolean => "true".to_owned(),
        Format::TimeSpan(TimeUnit::Milliseconds) => "1000".to_owned(),
        Format::TimeSpan(_) | Format::Integer | Format::Number => "1".to_owned(),
        Format::ErrorCode => "30007".to_owned(),
        _ => parameter.name.to_owned(),
    }
}
