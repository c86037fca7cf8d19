//! Points in time, as Twilio writes them.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// The date and the time at which a phone begins: the same every time, so that what it sends is the same as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dates {
    beginning: Timestamp,
}

impl Dates {
    /// Monday, 5 January 2026, 17:00 UTC.
    pub(crate) const fn new() -> Self {
        Self { beginning: Timestamp::constant(1_767_632_400, 0) }
    }

    /// The point in time when so much has passed since the beginning.
    pub(crate) fn at(self, passed: Duration) -> Timestamp {
        let passed = SignedDuration::try_from(passed).unwrap_or(SignedDuration::MAX);
        self.beginning.checked_add(passed).unwrap_or(Timestamp::MAX)
    }

    /// As requests about calls have it: `Mon, 05 Jan 2026 17:00:00 +0000`.
    pub(crate) fn rfc_2822(self, passed: Duration) -> String {
        self.at(passed).strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
    }

    /// As events of streams, transcriptions and the debugger have it: `2026-01-05T17:00:00.000Z`.
    pub(crate) fn iso_8601(self, passed: Duration) -> String {
        format!("{:.3}", self.at(passed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_a_date_are_twilios() {
        let (dates, passed) = (Dates::new(), Duration::from_millis(61_500));
        assert_eq!(dates.rfc_2822(passed), "Mon, 05 Jan 2026 17:01:01 +0000");
        assert_eq!(dates.iso_8601(passed), "2026-01-05T17:01:01.500Z");
        assert_eq!(dates.at(Duration::MAX), Timestamp::MAX);
    }
}
