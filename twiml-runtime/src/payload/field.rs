//! How a parameter becomes a field.

use std::time::Duration;

use crate::params::Params;
use crate::value::{ErrorCode, Format, FromText, Text, TimeUnit};

/// Whether a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Presence {
    /// Always: it says what the request is about. A request without it is refused, as it is without `AccountSid`.
    Key,
    /// Always. A request without it is read all the same.
    Always,
    /// Not always, or nothing relies on it.
    Optional,
}

/// A field that one parameter fills. `Unit` is the one its number counts in, for durations.
pub(crate) trait Field<Unit = ()>: Sized {
    /// Whether the parameter is always sent.
    const PRESENCE: Presence;

    /// What the parameter's text looks like.
    const FORMAT: Format;

    /// Whether the parameter may be sent several times, so that the field is a list.
    const REPEATS: bool = false;

    /// The field if the parameter is missing.
    fn absent() -> Self;

    /// The field that the parameter makes; `None` if it cannot be read.
    fn read(text: Text) -> Option<Self>;

    /// Takes the parameter once more. The first one counts, unless it repeats.
    fn read_again(&mut self, _: Text) {}

    /// Whether the field keeps all that the parameter said.
    fn tells(text: &Text) -> bool {
        text.is_empty() || Self::read(text.clone()).is_some()
    }
}

/// Fills a field that is still open, or adds to a list.
pub(crate) fn fill<F: Field<U>, U>(field: &mut Option<F>, value: Text) {
    match field {
        None => *field = F::read(value),
        Some(filled) => filled.read_again(value),
    }
}

/// Fills a field that is still open from another parameter.
pub(crate) fn fill_from<F: Field<U>, U>(field: &mut Option<F>, params: &Params, name: &str) {
    if field.is_none() {
        *field = params.text(name).and_then(F::read);
    }
}

/// A value that a parameter's text makes.
pub(crate) trait Value: Sized {
    /// What the text looks like.
    const FORMAT: Format;

    /// The value of no text, for fields that are always there.
    fn empty() -> Self;

    /// The value of a text; `None` if it cannot be read.
    fn parse(text: Text) -> Option<Self>;

    /// Whether the value keeps all that the text said.
    fn tells(text: &Text) -> bool {
        text.is_empty() || Self::parse(text.clone()).is_some()
    }

    /// The text again, if the value is one.
    fn text(&self) -> Option<&str> {
        None
    }
}

macro_rules! texts {
    ($($name:ty,)+) => {$(
        impl Value for $name {
            const FORMAT: Format = <Self as FromText>::FORMAT;

            fn empty() -> Self {
                Self::from_text(Text::default())
            }

            fn parse(text: Text) -> Option<Self> {
                (Self::EMPTY_IS_A_VALUE || !text.is_empty()).then(|| Self::from_text(text))
            }

            fn tells(_: &Text) -> bool {
                true
            }

            fn text(&self) -> Option<&str> {
                Some(self.as_ref())
            }
        }
    )+};
}

twiml_values::each_text_value!(texts);

macro_rules! numbers {
    ($($format:ident: $($number:ty),+;)+) => {$($(
        impl Value for $number {
            const FORMAT: Format = Format::$format;

            fn empty() -> Self {
                Self::default()
            }

            fn parse(text: Text) -> Option<Self> {
                text.trim().parse().ok()
            }
        }
    )+)+};
}

numbers! {
    Integer: u16, u32, u64;
    Number: f64;
}

impl Value for bool {
    const FORMAT: Format = Format::Boolean;

    fn empty() -> Self {
        false
    }

    fn parse(text: Text) -> Option<Self> {
        match text.as_str() {
            "true" | "True" | "TRUE" => Some(true),
            "false" | "False" | "FALSE" => Some(false),
            _ => None,
        }
    }
}

impl Value for ErrorCode {
    const FORMAT: Format = Format::ErrorCode;

    fn empty() -> Self {
        Self::new(0)
    }

    /// A recording without an error has a 0.
    fn parse(text: Text) -> Option<Self> {
        u32::parse(text).filter(|number| *number != 0).map(Self::new)
    }

    fn tells(text: &Text) -> bool {
        <u32 as Value>::tells(text)
    }
}

impl<T: Value> Field for T {
    const PRESENCE: Presence = Presence::Always;
    const FORMAT: Format = T::FORMAT;

    fn absent() -> Self {
        T::empty()
    }

    fn read(text: Text) -> Option<Self> {
        T::parse(text)
    }

    fn tells(text: &Text) -> bool {
        <T as Value>::tells(text)
    }
}

impl<T: Value> Field for Option<T> {
    const PRESENCE: Presence = Presence::Optional;
    const FORMAT: Format = T::FORMAT;

    fn absent() -> Self {
        None
    }

    fn read(text: Text) -> Option<Self> {
        T::parse(text).map(Some)
    }

    fn tells(text: &Text) -> bool {
        <T as Value>::tells(text)
    }
}

/// A parameter that Twilio repeats: every value, in the order in which they came.
impl<T: Value> Field for Vec<T> {
    const PRESENCE: Presence = Presence::Optional;
    const FORMAT: Format = T::FORMAT;
    const REPEATS: bool = true;

    fn absent() -> Self {
        Self::new()
    }

    fn read(text: Text) -> Option<Self> {
        T::parse(text).map(|value| vec![value])
    }

    fn read_again(&mut self, text: Text) {
        self.extend(T::parse(text));
    }

    fn tells(text: &Text) -> bool {
        <T as Value>::tells(text)
    }
}

/// What the number of a duration counts.
pub(crate) trait Unit {
    const UNIT: TimeUnit;

    fn duration(number: u64) -> Duration;
}

/// `in seconds`.
pub(crate) enum Seconds {}

/// `in milliseconds`.
pub(crate) enum Milliseconds {}

/// `in minutes`.
pub(crate) enum Minutes {}

impl Unit for Seconds {
    const UNIT: TimeUnit = TimeUnit::Seconds;

    fn duration(number: u64) -> Duration {
        Duration::from_secs(number)
    }
}

impl Unit for Milliseconds {
    const UNIT: TimeUnit = TimeUnit::Milliseconds;

    fn duration(number: u64) -> Duration {
        Duration::from_millis(number)
    }
}

impl Unit for Minutes {
    const UNIT: TimeUnit = TimeUnit::Minutes;

    fn duration(number: u64) -> Duration {
        Duration::from_secs(number.saturating_mul(60))
    }
}

impl<U: Unit> Field<U> for Duration {
    const PRESENCE: Presence = Presence::Always;
    const FORMAT: Format = Format::TimeSpan(U::UNIT);

    fn absent() -> Self {
        Self::ZERO
    }

    fn read(text: Text) -> Option<Self> {
        u64::parse(text).map(U::duration)
    }
}

impl<U: Unit> Field<U> for Option<Duration> {
    const PRESENCE: Presence = Presence::Optional;
    const FORMAT: Format = Format::TimeSpan(U::UNIT);

    fn absent() -> Self {
        None
    }

    fn read(text: Text) -> Option<Self> {
        u64::parse(text).map(U::duration).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: Field>(text: &str) -> Option<T> {
        T::read(text.into())
    }

    #[test]
    fn numbers_that_are_none_are_left_out() {
        assert_eq!(read::<Option<u32>>("3"), Some(Some(3)));
        assert_eq!(read::<Option<u32>>("-3"), None);
        assert_eq!(read::<Option<u32>>("99999999999"), None);
        assert_eq!(read::<u32>("three"), None);
        assert_eq!(read::<Option<f64>>("0.91234567"), Some(Some(0.912_345_67)));
        assert_eq!(read::<Option<bool>>("maybe"), None);
        assert!(!<u32 as Field>::tells(&"three".into()) && <u32 as Field>::tells(&"3".into()));
    }

    #[test]
    fn an_error_code_of_zero_is_no_error() {
        assert_eq!(read::<Option<ErrorCode>>("0"), None);
        assert_eq!(read::<Option<ErrorCode>>("30007"), Some(Some(ErrorCode::new(30007))));
        assert!(<ErrorCode as Field>::tells(&"0".into()));
    }

    #[test]
    fn durations_have_units() {
        let read = |text: &str| <Option<Duration> as Field<Minutes>>::read(text.into());
        assert_eq!(read("2"), Some(Some(Duration::from_mins(2))));
        assert_eq!(read("18446744073709551615"), Some(Some(Duration::from_secs(u64::MAX))));
        assert_eq!(<Duration as Field<Milliseconds>>::read("2180".into()), Some(Duration::from_millis(2180)));
        assert_eq!(<Duration as Field<Seconds>>::read("4".into()), Some(Duration::from_secs(4)));
    }

    #[test]
    fn empty_texts_are_texts_and_empty_sids_are_none() {
        assert_eq!(read::<Option<Text>>(""), Some(Some("".into())));
        assert_eq!(read::<Option<crate::CallSid>>(""), None);
        assert_eq!(read::<Option<crate::Address>>(""), None);
        assert!(<crate::Address as Field>::absent().is_empty());
    }
}
