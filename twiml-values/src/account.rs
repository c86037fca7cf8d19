//! What the parameters about an account may say.

use crate::{Format, Text};

open_enum! {
    /// How often a usage trigger fires.
    ///
    /// <https://www.twilio.com/docs/usage/api/usage-trigger>
    pub enum Recurring {
        /// Each day.
        Daily = "daily",
        /// Each month.
        Monthly = "monthly",
        /// Each year.
        Yearly = "yearly",
        /// Once.
        AllTime = "alltime",
    }

    /// What a usage trigger watches.
    pub enum TriggerBy {
        /// How many.
        Count = "count",
        /// How much.
        Usage = "usage",
        /// What it costs.
        Price = "price",
    }
}

/// How serious an event in the debugger is. Twilio writes it as `ERROR` and as `Error`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DebuggerLevel(Text);

impl DebuggerLevel {
    /// The values that are known, as they are on the wire.
    pub const KNOWN: &'static [&'static str] = &["ERROR", "WARNING", "Error", "Warning"];

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.eq_ignore_ascii_case("error")
    }

    /// Whether it is a warning.
    pub fn is_warning(&self) -> bool {
        self.eq_ignore_ascii_case("warning")
    }
}

text_newtype!(DebuggerLevel, Format::OneOf(Self::KNOWN));
debug_as_text!(DebuggerLevel);
from_text!(DebuggerLevel);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_known_in_capitals_and_small_letters() {
        assert!(DebuggerLevel::from("ERROR").is_error() && DebuggerLevel::from("Error").is_error());
        assert!(DebuggerLevel::from("Warning").is_warning() && !DebuggerLevel::from("Warning").is_error());
    }
}
