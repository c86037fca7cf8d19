//! How a parameter becomes a field.

use std::time::Duration;

use crate::value::{ErrorCode, FromText, Geography, Media, SipHeaders, Text};

/// A field that one parameter fills. `Unit` is the one its number counts in, for durations.
pub(crate) trait Field<Unit = ()>: Sized {
    /// The field where the parameter did not come.
    fn absent() -> Self;

    /// The field that the parameter makes, `None` where it cannot be read.
    fn read(text: Text) -> Option<Self>;

    /// Whether the field tells all that the parameter said.
    fn tells(text: &Text) -> bool {
        text.is_empty() || Self::read(text.clone()).is_some()
    }
}

/// A value that a parameter's text makes.
pub(crate) trait Value: Sized {
    /// The value of no text, for fields that are always there.
    fn empty() -> Self;

    /// The value of a text, `None` where there is none in it.
    fn parse(text: Text) -> Option<Self>;

    /// Whether the value tells all that the text said.
    fn tells(text: &Text) -> bool {
        text.is_empty() || Self::parse(text.clone()).is_some()
    }

    /// The text again, of values that are one.
    fn text(&self) -> Option<&str> {
        None
    }
}

macro_rules! texts {
    ($($name:ty,)+) => {$(
        impl Value for $name {
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
    ($($number:ty),*) => {$(
        impl Value for $number {
            fn empty() -> Self {
                Self::default()
            }

            fn parse(text: Text) -> Option<Self> {
                text.trim().parse().ok()
            }
        }
    )*};
}

numbers!(u16, u32, u64, f64);

impl Value for bool {
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
    fn empty() -> Self {
        Self::new(0)
    }

    /// Recordings say with a zero that there is no error.
    fn parse(text: Text) -> Option<Self> {
        u32::parse(text).filter(|number| *number != 0).map(Self::new)
    }

    fn tells(text: &Text) -> bool {
        <u32 as Value>::tells(text)
    }
}

impl<T: Value> Field for T {
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

/// What the number of a duration counts.
pub(crate) trait Unit {
    fn duration(number: u64) -> Duration;
}

/// `in seconds`.
pub(crate) enum Seconds {}

/// `in milliseconds`.
pub(crate) enum Milliseconds {}

/// `in minutes`.
pub(crate) enum Minutes {}

impl Unit for Seconds {
    fn duration(number: u64) -> Duration {
        Duration::from_secs(number)
    }
}

impl Unit for Milliseconds {
    fn duration(number: u64) -> Duration {
        Duration::from_millis(number)
    }
}

impl Unit for Minutes {
    fn duration(number: u64) -> Duration {
        Duration::from_secs(number.saturating_mul(60))
    }
}

impl<U: Unit> Field<U> for Duration {
    fn absent() -> Self {
        Self::ZERO
    }

    fn read(text: Text) -> Option<Self> {
        u64::parse(text).map(U::duration)
    }
}

impl<U: Unit> Field<U> for Option<Duration> {
    fn absent() -> Self {
        None
    }

    fn read(text: Text) -> Option<Self> {
        u64::parse(text).map(U::duration).map(Some)
    }
}

/// A field that several parameters fill whose names begin alike.
pub(crate) trait Group: Default {
    /// Takes a parameter, `rest` being its name without the common beginning, and says whether it belongs
    /// here.
    fn collect(&mut self, rest: &str, value: &Text) -> bool;
}

impl Group for Geography {
    fn collect(&mut self, rest: &str, value: &Text) -> bool {
        let place = match rest {
            "City" => &mut self.city,
            "State" => &mut self.state,
            "Zip" => &mut self.zip,
            "Country" => &mut self.country,
            _ => return false,
        };
        if place.is_none() && !value.is_empty() {
            *place = Some(value.clone());
        }
        true
    }
}

impl Group for Vec<Media> {
    fn collect(&mut self, rest: &str, value: &Text) -> bool {
        let (is_url, number) = match (rest.strip_prefix("Url"), rest.strip_prefix("ContentType")) {
            (Some(number), _) => (true, number),
            (None, Some(number)) => (false, number),
            (None, None) => return false,
        };
        let Some(index) = index(number) else { return false };
        let at = self.binary_search_by_key(&index, Media::index).unwrap_or_else(|at| {
            self.insert(at, Media::new(index, Text::default(), Text::default()));
            at
        });
        if let Some(media) = self.get_mut(at) {
            if is_url {
                media.url = FromText::from_text(value.clone());
            } else {
                media.content_type = value.clone();
            }
        }
        true
    }
}

/// A number as Twilio counts: digits alone, no zeros in front.
fn index(number: &str) -> Option<u16> {
    let plain = number.bytes().all(|b| b.is_ascii_digit()) && (number == "0" || !number.starts_with('0'));
    if plain { number.parse().ok() } else { None }
}

impl Group for SipHeaders {
    fn collect(&mut self, rest: &str, value: &Text) -> bool {
        if rest.is_empty() {
            return false;
        }
        self.push(rest, value.clone());
        true
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

    #[test]
    fn media_come_together_by_number() {
        let mut media = Vec::<Media>::new();
        for (rest, value) in
            [("ContentType1", "b/b"), ("Url10", "k"), ("Url0", "a"), ("Url1", "b"), ("ContentType0", "a/a")]
        {
            assert!(media.collect(rest, &value.into()), "{rest}");
        }
        for rest in ["Url", "Url00", "Url+1", "Url70000", "Size0"] {
            assert!(!media.collect(rest, &"x".into()), "{rest}");
        }
        let pairs: Vec<_> = media.iter().map(|m| (m.url.as_str(), m.content_type.as_str())).collect();
        assert_eq!(pairs, [("a", "a/a"), ("b", "b/b"), ("k", "")]);
    }
}
