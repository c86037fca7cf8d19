//! What all values have in common that are a text with a meaning.

use crate::{Format, Text};

/// A value that can be made from any text, however odd the text is.
///
/// It is how code that is generic over values reads them: nothing fails, and nothing is lost, because the value
/// gives back the same text by [`AsRef<str>`].
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::{CallStatus, FromText};
///
/// assert_eq!(CallStatus::from_text("busy".into()), CallStatus::Busy);
/// assert_eq!(CallStatus::from_text("parked".into()).as_ref(), "parked");
/// ```
pub trait FromText: AsRef<str> + Sized {
    /// Whether an empty parameter has a meaning. Where it has none, it is the same as a missing one.
    const EMPTY_IS_A_VALUE: bool = false;

    /// What the texts that Twilio sends look like.
    const FORMAT: Format;

    /// The value of this text.
    fn from_text(text: Text) -> Self;
}

impl FromText for Text {
    const EMPTY_IS_A_VALUE: bool = true;
    const FORMAT: Format = Format::Text;

    #[inline]
    fn from_text(text: Text) -> Self {
        text
    }
}

/// Reading and writing of a type that has `as_str` and [`FromText`]: as the text on the wire, both ways.
macro_rules! as_on_the_wire {
    ($name:ident) => {
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl PartialEq<$name> for str {
            fn eq(&self, other: &$name) -> bool {
                self == other.as_str()
            }
        }

        impl PartialEq<$name> for &str {
            fn eq(&self, other: &$name) -> bool {
                *self == other.as_str()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.as_str().to_owned()
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as ::serde::Deserialize>::deserialize(deserializer)?;
                Ok($crate::FromText::from_text(text.into()))
            }
        }
    };
}

/// A tuple struct over [`Text`] that behaves as the text does, and what its texts look like.
macro_rules! text_newtype {
    ($name:ident, $format:expr) => {
        impl $name {
            /// The text, exactly as it was on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl $crate::FromText for $name {
            const FORMAT: $crate::Format = $format;

            #[inline]
            fn from_text(text: $crate::Text) -> Self {
                Self(text)
            }
        }

        impl ::std::ops::Deref for $name {
            type Target = str;

            #[inline]
            fn deref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        as_on_the_wire!($name);
    };
}

/// `Debug` as the text in quotes, for the text newtypes that hide nothing.
macro_rules! debug_as_text {
    ($name:ident) => {
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(self.as_str(), f)
            }
        }
    };
}

/// Values that any text makes, from texts of every kind and by `parse`, which does not fail.
macro_rules! from_text {
    ($name:ident) => {
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $crate::FromText::from_text(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                $crate::FromText::from_text(text.into())
            }
        }

        impl From<$crate::Text> for $name {
            fn from(text: $crate::Text) -> Self {
                $crate::FromText::from_text(text)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(text.into())
            }
        }
    };
}

/// Values that are checked as they are made: `TryFrom` the same texts as `parse`, which says what is wrong.
macro_rules! try_from_text {
    ($name:ident) => {
        impl TryFrom<&str> for $name {
            type Error = <Self as ::std::str::FromStr>::Err;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = <Self as ::std::str::FromStr>::Err;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<$crate::Text> for $name {
            type Error = <Self as ::std::str::FromStr>::Err;

            fn try_from(text: $crate::Text) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
    };
}
