//! A plan as a difference, as infrastructure tools show it.

use std::fmt;

use super::super::outcome::{Plan, Verdict};
use super::super::part::{Change, Part};
use super::super::shown::Shown;
use crate::target::TargetKind;

/// The difference in plain text. A line begins with `+` for what is set, `-` for what is cleared, `~` for what changes, `=` for what is as wanted, after two
/// spaces.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.parts().iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            show(f, part)?;
        }
        for refusal in self.refusals() {
            writeln!(f, "\nRefused: {refusal}")?;
        }
        for warning in self.warnings() {
            writeln!(f, "\nWarning: {warning}")?;
        }
        match (self.verdict(), self.requests().len()) {
            (Verdict::Nothing, _) => writeln!(f, "\nNothing to do."),
            (Verdict::Apply, 1) => writeln!(f, "\nTo apply: 1 request."),
            (Verdict::Apply, count) => writeln!(f, "\nTo apply: {count} requests."),
            (Verdict::Refuse, _) => writeln!(f, "\nNothing is sent."),
        }
    }
}

fn show(f: &mut fmt::Formatter<'_>, part: &Part) -> fmt::Result {
    let state = &part.state;
    match (&state.name, state.kind) {
        (Some(number), TargetKind::Number) => writeln!(f, "{number} ({})", state.sid)?,
        (Some(name), kind) => writeln!(f, "{kind} {} ({name:?})", state.sid)?,
        (None, kind) => writeln!(f, "{kind} {}", state.sid)?,
    }
    let changed = part.changes.iter().map(|change| change.parameter);
    let widths = changed.chain(part.unchanged.iter().map(|(parameter, _)| *parameter)).map(str::len);
    let width = widths.max().unwrap_or_default();
    for field in state.kind.fields() {
        if let Some(change) = part.changes.iter().find(|change| change.parameter == field.parameter) {
            let Change { parameter, from, to } = change;
            match (from, to) {
                (Some(from), Some(to)) => {
                    writeln!(f, "  ~ {parameter:width$}  {:?} -> {:?}", Shown(from), Shown(to))?;
                }
                (None, Some(to)) => writeln!(f, "  + {parameter:width$}  {:?}", Shown(to))?,
                (Some(from), None) => writeln!(f, "  - {parameter:width$}  {:?}", Shown(from))?,
                (None, None) => {}
            }
        } else if let Some((parameter, value)) =
            part.unchanged.iter().find(|(known, _)| *known == field.parameter)
        {
            writeln!(f, "  = {parameter:width$}  {:?}", Shown(value))?;
        }
    }
    Ok(())
}
