//! The parameters of a request.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

/// The parameters of a request, in their order. A name may come more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// None.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of a parameter, if it is there; the first one, if it is there more than once.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(given, _)| *given == name).map(|(_, value)| value)
    }

    /// All names and values.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &str)> + Clone {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The parameters with this one: in the place of the first of its name, or as the last one where there is none.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// The parameters with this one, if there is a value.
    #[must_use]
    pub(crate) fn with_some(self, name: &str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The parameters with this one as the last, also where there is one of its name: Twilio repeats a few.
    #[must_use]
    pub fn and(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }

    /// The parameters without this one.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.0.retain(|(given, _)| given != name);
        self
    }

    /// The parameters with all of these, each as [`with`](Self::with) puts it there.
    #[must_use]
    pub(crate) fn with_all(mut self, others: &Self) -> Self {
        for (name, value) in others.iter() {
            self.set(name, value);
        }
        self
    }

    pub(crate) fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        let Some(at) = self.0.iter().position(|(given, _)| *given == name) else {
            self.0.push((name, value));
            return;
        };
        let mut here = 0..;
        self.0.retain(|(given, _)| here.next() <= Some(at) || *given != name);
        if let Some((_, old)) = self.0.get_mut(at) {
            *old = value;
        }
    }

    pub(crate) fn sort_by_key<K: Ord>(&mut self, key: impl Fn(&str) -> K) {
        self.0.sort_by_key(|(name, _)| key(name));
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Parameters {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

/// As a map, in their order.
impl Serialize for Parameters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_takes_the_place_of_all_of_its_name() {
        let given: Parameters = [("To", "a"), ("From", "b"), ("To", "c")].into_iter().collect();
        let changed = given.clone().with("To", "d").with("Body", "hi");
        assert_eq!(changed.iter().collect::<Vec<_>>(), [("To", "d"), ("From", "b"), ("Body", "hi")]);
        assert_eq!(given.clone().and("From", "e").len(), 4);
        assert_eq!(given.without("To").iter().collect::<Vec<_>>(), [("From", "b")]);
    }

    #[test]
    fn they_are_written_as_a_map() {
        let given = Parameters::new().with("To", "a").with("Body", "");
        assert_eq!(serde_json::to_string(&given).unwrap(), r#"{"To":"a","Body":""}"#);
    }
}
