//! `explain`: what an error code means.

use twiml_phone::fault::{self, FaultRow, Level};
use twiml_values::ErrorCode;

use super::Outcome;

pub(super) fn run(codes: &[u32]) -> Outcome {
    if codes.is_empty() {
        for row in fault::rows() {
            anstream::println!("{}  {:7}  {}", row.code, level(row), row.words());
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
            anstream::println!("{code}, {}: {}", level(row), row.words());
            anstream::println!("  What happens: {}.", row.outcome);
            true
        }
        (None, Some(meaning)) => {
            anstream::println!("{code}: {meaning}");
            true
        }
        (None, None) => {
            anstream::println!("{code}: the phone never raises it");
            false
        }
    };
    anstream::println!("  Twilio's page: {page}");
    is_known
}

const fn level(row: &FaultRow) -> &'static str {
    match row.level {
        Level::Warning => "warning",
        Level::Error => "error",
    }
}
