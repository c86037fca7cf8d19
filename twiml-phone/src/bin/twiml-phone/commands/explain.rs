//! `explain`: what an error code means.

use twiml_phone::fault::{self, FaultRow, Level};
use twiml_values::ErrorCode;

use crate::outcome::Outcome;
use crate::terminal::line;

pub(super) fn run(codes: &[u32]) -> Outcome {
    if codes.is_empty() {
        for row in fault::rows() {
            line(format_args!("{}  {:7}  {}", row.code, level(row), row.words()));
        }
        return Outcome::Well;
    }
    let known = codes.iter().filter(|code| explain(**code)).count();
    Outcome::of(known == codes.len())
}

/// Whether anything is known of it.
fn explain(code: u32) -> bool {
    let page = ErrorCode::new(code).link();
    let is_known = match (fault::row(code), ErrorCode::new(code).meaning()) {
        (Some(row), _) => {
            line(format_args!("{code}, {}: {}", level(row), row.words()));
            line(format_args!("  What happens: {}.", row.outcome));
            true
        }
        (None, Some(meaning)) => {
            line(format_args!("{code}: {meaning}"));
            true
        }
        (None, None) => {
            line(format_args!("{code}: the phone never raises it"));
            false
        }
    };
    line(format_args!("  Twilio's page: {page}"));
    is_known
}

const fn level(row: &FaultRow) -> &'static str {
    match row.level {
        Level::Warning => "warning",
        Level::Error => "error",
    }
}
