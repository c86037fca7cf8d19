//! Which facts a request tells: those that its payload's row knows.

use twiml_runtime::payload::{
    Endings, IncomingMessage, MessageStatusUpdate, ParameterRow, Payload as _, PayloadRow, Presence, rows,
};
use twiml_runtime::testing::usual_value;
use twiml_schema::Family;
use twiml_values::Format;

use super::order::in_order;
use super::parameters::Parameters;
use crate::sid::Sids;

/// The row of a payload, by the name of its type.
pub(crate) fn row(payload: &str) -> Option<&'static PayloadRow> {
    rows().iter().copied().find(|row| row.name == payload)
}

/// The parameters that Twilio sends with a payload: of the facts, those that the payload's row knows, in Twilio's order.
///
/// So a callback that does not tell who called is not told, however much is known.
pub(crate) fn of_facts(row: &PayloadRow, facts: &Parameters) -> Parameters {
    let known = facts.iter().filter(|(name, _)| row_knows(row, name));
    in_order(known.collect(), family(row))
}

/// As [`of_facts`], and with a value made up for each parameter that is always sent and is not among the facts.
pub(crate) fn complete(row: &PayloadRow, facts: &Parameters, sids: &mut Sids) -> Parameters {
    let mut facts = facts.clone();
    let mut next = Some(row);
    while let Some(row) = next {
        for parameter in row.parameters.iter().filter(|parameter| parameter.presence != Presence::Optional) {
            if facts.get(parameter.name).is_none() {
                facts.set(parameter.name, made_up(parameter, sids));
            }
        }
        next = row.request;
    }
    of_facts(row, &facts)
}

/// A value for what nobody has decided: another SID each time, and otherwise what is usual.
fn made_up(parameter: &ParameterRow, sids: &mut Sids) -> String {
    match parameter.format {
        Format::Sid(prefixes) => sids.next(prefixes.first().copied().unwrap_or_default()),
        _ => usual_value(parameter),
    }
}

fn row_knows(row: &PayloadRow, name: &str) -> bool {
    row.parameters.iter().any(|parameter| parameter.name == name)
        || row
            .groups
            .iter()
            .any(|group| name.strip_prefix(group.beginning).is_some_and(|rest| fits(&group.endings, rest)))
        || row.request.is_some_and(|request| row_knows(request, name))
}

fn fits(endings: &Endings, rest: &str) -> bool {
    match endings {
        Endings::Named(endings) => endings.iter().any(|(ending, _)| *ending == rest),
        Endings::Numbered(endings) => endings.iter().any(|(ending, _)| {
            let number = rest.strip_prefix(ending);
            number
                .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        }),
        Endings::Any(_) => !rest.is_empty(),
        _ => false,
    }
}

/// What a payload is about: messages, or calls and everything else.
fn family(row: &PayloadRow) -> Family {
    let about = row.request.map_or(row.name, |request| request.name);
    if [IncomingMessage::NAME, MessageStatusUpdate::NAME].contains(&about) {
        Family::Messaging
    } else {
        Family::Voice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Parameters {
        [
            ("CallSid", "CA00000000000000000000000000000001"),
            ("AccountSid", "AC00000000000000000000000000000001"),
            ("From", "+15550001111"),
            ("FromCity", "SEATTLE"),
            ("RecordingStatus", "completed"),
            ("RecordingSid", "RE00000000000000000000000000000001"),
            ("Digits", "1"),
        ]
        .into_iter()
        .collect()
    }

    fn names(parameters: &Parameters) -> Vec<&str> {
        let mut names: Vec<_> = parameters.iter().map(|(name, _)| name).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_payload_tells_what_its_row_knows() {
        let recording = of_facts(row("RecordingStatusUpdate").unwrap(), &facts());
        assert_eq!(names(&recording), ["AccountSid", "CallSid", "RecordingSid", "RecordingStatus"]);
        let gather = of_facts(row("GatherInput").unwrap(), &facts());
        assert_eq!(names(&gather), ["AccountSid", "CallSid", "Digits", "From", "FromCity"]);
    }

    #[test]
    fn what_is_always_sent_is_made_up_for_every_payload() {
        for row in rows() {
            let made = complete(row, &Parameters::new(), &mut Sids::new(1));
            let always = row.parameters.iter().filter(|parameter| parameter.presence != Presence::Optional);
            for parameter in always {
                let value = made.get(parameter.name);
                assert!(value.is_some_and(|value| !value.is_empty()), "{} of {}", parameter.name, row.name);
            }
            assert!(made.get("AccountSid").is_some(), "{}", row.name);
        }
    }
}
