//! The parameters of a request, in their order.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// The parameters of a query or a form. One that is a list is there several times.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Params(Vec<(Cow<'static, str>, String)>);

impl Params {
    /// Adds a parameter, or one more value of a list.
    #[expect(clippy::needless_pass_by_value, reason = "a caller gives a value away, as it is written")]
    pub(crate) fn add(&mut self, name: impl Into<Cow<'static, str>>, value: impl ToString) {
        self.0.push((name.into(), value.to_string()));
    }

    /// Sets a parameter that is there once.
    pub(crate) fn put(&mut self, name: &'static str, value: impl ToString) {
        self.put_list(name, [value]);
    }

    /// Sets a parameter that is a list.
    pub(crate) fn put_list<V: ToString>(&mut self, name: &'static str, values: impl IntoIterator<Item = V>) {
        self.0.retain(|(other, _)| other != name);
        values.into_iter().for_each(|value| self.add(name, value));
    }

    /// Sets a group of parameters, whose names begin in one of these ways: none of what was in it is left.
    pub(crate) fn put_group(&mut self, beginnings: &[&str], group: Self) {
        self.0.retain(|(name, _)| !beginnings.iter().any(|beginning| name.starts_with(beginning)));
        self.0.extend(group.0);
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(other, _)| other == name)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value.as_str()))
    }

    /// The query or form, encoded: a space is `+`, and a `+` is `%2B`.
    pub(crate) fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(self.iter()).finish()
    }
}

/// The names. The values may be personal, or secrets.
impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

/// A time as Twilio reads it, in seconds. Part of a second counts as a whole one.
pub(crate) fn seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// A point in time as Twilio reads it, without fractions of a second.
pub(crate) fn instant(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plus_is_not_a_space() {
        let mut params = Params::default();
        params.add("PhoneNumber", "+15551110000");
        params.add("FriendlyName", "a b");
        assert_eq!(params.encoded(), "PhoneNumber=%2B15551110000&FriendlyName=a+b");
    }

    #[test]
    fn a_list_is_the_name_again() {
        let mut params = Params::default();
        params.add("MediaUrl", "a");
        params.add("MediaUrl", "b");
        assert_eq!(params.encoded(), "MediaUrl=a&MediaUrl=b");
        params.put("MediaUrl", "c");
        assert_eq!(params.encoded(), "MediaUrl=c");
    }

    #[test]
    fn what_is_put_takes_the_place_of_what_was() {
        let mut params = Params::default();
        params.put("A", 1);
        params.put_list("B", ["1", "2"]);
        params.put("BMore", 3);
        params.put_list("B", ["4", "5"]);
        assert_eq!(params.encoded(), "A=1&BMore=3&B=4&B=5");
        let mut group = Params::default();
        group.put("B", 6);
        params.put_group(&["B"], group);
        assert_eq!(params.encoded(), "A=1&B=6");
    }

    #[test]
    fn part_of_a_second_is_a_second() {
        assert_eq!([0, 1, 1000, 1001].map(|millis| seconds(Duration::from_millis(millis))), [0, 1, 1, 2]);
        assert_eq!(instant("2026-01-02T03:04:05.678Z".parse().unwrap()), "2026-01-02T03:04:05Z");
    }
}
