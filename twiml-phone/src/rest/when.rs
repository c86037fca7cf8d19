//! Filters by date.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::asked::Form;
use super::refusal::Refusal;

/// A filter by date: `DateSent`, `DateSent<` and `DateSent>`, each a day or a point in time in UTC.
///
/// The day or the time that is named fits, whichever the operator is: Twilio's pages say so of messages, and of calls that `<` does not. That it
/// is the same for both is an assumption.
#[derive(Debug, Default)]
pub(super) struct Filter {
    at: Option<Named>,
    until: Option<Named>,
    from: Option<Named>,
}

#[derive(Clone, Copy, Debug)]
enum Named {
    Day(Date),
    Time(Timestamp),
}

impl Filter {
    /// Reads the three parameters of a filter.
    ///
    /// # Errors
    ///
    /// If one of them is no date.
    pub(super) fn read(form: &Form, name: &str) -> Result<Self, Refusal> {
        let read = |name: &str| form.text(name).map(|text| Named::read(name, text)).transpose();
        Ok(Self { at: read(name)?, until: read(&format!("{name}<"))?, from: read(&format!("{name}>"))? })
    }

    /// Whether a date fits. One that is not known fits only where there is no filter.
    pub(super) fn fits(&self, date: Option<Timestamp>) -> bool {
        let Self { at, until, from } = self;
        let compare = |named: &Named, date: Timestamp| match named {
            Named::Day(day) => Offset::UTC.to_datetime(date).date().cmp(day),
            Named::Time(time) => date.cmp(time),
        };
        let fits = |named: &Option<Named>, wanted: fn(std::cmp::Ordering) -> bool| {
            named.as_ref().is_none_or(|named| date.is_some_and(|date| wanted(compare(named, date))))
        };
        fits(at, std::cmp::Ordering::is_eq)
            && fits(until, std::cmp::Ordering::is_le)
            && fits(from, std::cmp::Ordering::is_ge)
    }
}

impl Named {
    fn read(name: &str, text: &str) -> Result<Self, Refusal> {
        let day = text.parse().map(Self::Day).ok().filter(|_| !text.contains('T'));
        day.or_else(|| text.parse().map(Self::Time).ok())
            .ok_or_else(|| Refusal::new(20001, format!("`{name}` is `{text}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(query: &str, date: &str) -> bool {
        Filter::read(&query.into(), "DateSent").unwrap().fits(date.parse().ok())
    }

    #[test]
    fn a_filter_names_a_day_or_a_time() {
        let date = "2026-01-05T17:00:00Z";
        for query in [
            "",
            "DateSent=2026-01-05",
            "DateSent%3C=2026-01-05",
            "DateSent%3E=2026-01-05",
            "DateSent%3E=2026-01-05T16:59:59Z",
            "DateSent%3E=2026-01-01&DateSent%3C=2026-01-31",
        ] {
            assert!(fits(query, date), "{query}");
        }
        for query in ["DateSent=2026-01-06", "DateSent%3C=2026-01-04", "DateSent%3E=2026-01-05T17:00:01Z"] {
            assert!(!fits(query, date), "{query}");
        }
        assert!(fits("", "never") && !fits("DateSent=2026-01-05", "never"));
        assert!(Filter::read(&"DateSent=yesterday".into(), "DateSent").is_err());
    }
}
